"""Clause 7: whoever changes one field of anything is found out, by a step that has a number."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from attrs import evolve

from campaignkit.draw.protocol import (
    Certificate,
    Commitment,
    Documents,
    Published,
    RegisterRow,
    Report,
    StandardEngine,
    Substitution,
    VerificationError,
    Witness,
    allot,
    issue,
    list_lines,
    next_row,
    public_key_of,
    seal,
    seed_of,
    settle,
    sign_as_witness,
    substitute,
    verify,
    wanted,
)
from campaignkit.draw.protocol.register import Kind
from campaignkit.draw.protocol.signing import sign_document
from campaignkit.values import instant
from tests.draw.worked import (
    ENTRIES_A,
    ENTRIES_B,
    ORGANISER,
    ROUND,
    RULES,
    STRANGER,
    TIERS_A,
    TIERS_B,
    WITNESS,
    committed,
    drawn,
)

LINES = list(list_lines(ENTRIES_A))
SEEN_AT = instant("2023-09-15T10:30:00Z")


def witnessed() -> Witness:
    commit = committed(seal(LINES), TIERS_A).commit
    return Witness(level="witnessed", signature=sign_as_witness(WITNESS, commit, SEEN_AT))


def settled(certificate: Certificate) -> Certificate:
    """The certificate of settlement after the trip and then the kit fell free."""
    commitment = certificate.commitment
    ranking = StandardEngine().rank(
        LINES, seed=certificate.seed, unit=commitment.one_prize_per.unit, want=wanted(commitment)
    )
    lines: tuple[Substitution, ...] = ()
    for day, row in enumerate(certificate.winners[:2], start=1):
        lines += substitute(
            commitment,
            ranking,
            lines,
            at=commitment.beacon.comes_at.add(days=day),
            tier=row.tier,
            holder=row.id,
            cause="silence",
        )
    return settle(certificate, lines, library="campaignkit 0.1.0", private_key=ORGANISER)


def held_by(key: bytes, commitment: Commitment) -> Certificate:
    """The draw of a commitment, by whoever has its key."""
    seed = seed_of(commitment.commit, ROUND.randomness)
    ranking = StandardEngine().rank(LINES, seed=seed, unit="group", want=wanted(commitment))
    return issue(
        commitment=commitment, beacon=ROUND, allotment=allot(commitment, ranking), library="another", private_key=key
    )


def rows_for(*certificates: Certificate) -> list[RegisterRow]:
    rows: list[RegisterRow] = []
    rows.append(next_row(rows, kind="commitment", sha256=certificates[0].commitment_sha256, private_key=ORGANISER))
    for certificate in certificates:
        rows.append(next_row(rows, kind="certificate", sha256=certificate.digest, private_key=ORGANISER))
    return rows


def exported(rows: list[RegisterRow]) -> bytes:
    return json.dumps([row.to_plain() for row in rows]).encode()


FIRST = drawn(ENTRIES_A, TIERS_A, witnessed())
FINAL = settled(FIRST)
ALL = Documents(
    witness_keys=(public_key_of(WITNESS),),
    rules=RULES,
    earlier=FIRST.content,
    register=exported(rows_for(FIRST, FINAL)),
)


def failing(content: bytes, lines: list[bytes] = LINES, documents: Documents = ALL) -> VerificationError:
    with pytest.raises(VerificationError) as caught:
        verify(content, lines, documents)
    return caught.value


def leaves(plain: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every value that is not an object or an array."""
    if isinstance(plain, dict | list) and plain:
        for key, value in plain.items() if isinstance(plain, dict) else enumerate(plain):
            yield from leaves(value, (*path, key))
    else:
        yield path


def flipped(value: Any) -> Any:
    """Another value, of the same form where there is one."""
    if isinstance(value, str):
        return another(value)
    return {type(None): "0" * 64, list: [{}]}.get(type(value)) or value + 1


def another(word: str) -> str:
    """Another key, signature, instant, digest or name."""
    if word.endswith("=="):
        raw = bytearray(base64.b64decode(word))
        return base64.b64encode(bytes([raw[0] ^ 1, *raw[1:]])).decode()
    if word.endswith("="):
        return public_key_of(STRANGER)
    head, last, tail = (word[:-2], word[-2], "Z") if word.endswith("Z") else (word[:-1], word[-1], "")
    return head + ("1" if last != "1" else "2") + tail


def altered(plain: dict[str, Any], path: tuple[str | int, ...]) -> dict[str, Any]:
    changed = deepcopy(plain)
    holder: Any = changed
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = flipped(holder[path[-1]])
    return changed


def named(path: tuple[str | int, ...]) -> str:
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path).lstrip(".")


PLAIN = FINAL.to_plain()
LEAVES = [pytest.param(path, id=named(path)) for path in leaves(PLAIN)]
# What the signer alone vouches for: which program wrote it, when a prize was lost, less than the level that holds.
VOUCHED = {"library", "substitutions[0].at", "substitutions[1].at", "witness.level", "witness.token"}


def step_of(name: str) -> set[str]:
    """The steps that may name a change of this field."""
    heads: dict[str, set[str]] = {
        "commitment.": {"7.1", "7.2"},
        "commitment_sha256": {"7.2"},
        "witness": {"7.1", "7.3", "7.11"},
        "beacon": {"7.1", "7.4"},
        "seed": {"7.6"},
        "winners": {"7.7", "7.8"},
        "alternates": {"7.7", "7.8"},
        "unfilled": {"7.1", "7.8"},
        "cutoffs": {"7.1", "7.9"},
        "substitutions": {"7.1", "7.10", "7.11"},
        "supersedes": {"7.11"},
        "library": {"7.11"},
        "signature": {"7.11"},
    }
    return next(steps for head, steps in heads.items() if name.startswith(head))


class TestTamperCatalogue:
    """'Flip each field, and the named step fails.'"""

    @pytest.mark.parametrize("path", LEAVES)
    def test_one_field_changed(self, path: tuple[str | int, ...]) -> None:
        error = failing(json.dumps(altered(PLAIN, path)).encode())
        assert error.step in step_of(named(path))
        assert error.where

    @pytest.mark.parametrize("path", [leaf for leaf in LEAVES if leaf.id not in VOUCHED | {"signature"}])
    def test_one_field_changed_and_signed_again_by_the_organiser(self, path: tuple[str | int, ...]) -> None:
        signed = sign_document(ORGANISER, altered(PLAIN, path))
        error = failing(json.dumps(signed).encode())
        assert error.step in step_of(named(path)) | {"7.12"}

    @pytest.mark.parametrize("path", [leaf for leaf in LEAVES if leaf.id in VOUCHED])
    def test_what_only_the_signer_vouches_for_is_missed_by_the_register(self, path: tuple[str | int, ...]) -> None:
        changed = altered(PLAIN, path)
        changed["witness"]["level"] = "claimed"
        assert failing(json.dumps(sign_document(ORGANISER, changed)).encode()).step == "7.13"

    def test_signed_by_a_stranger(self) -> None:
        error = failing(json.dumps(sign_document(STRANGER, PLAIN)).encode())
        assert (error.step, error.where) == ("7.11", "signature")

    def test_signed_and_claimed_by_a_stranger(self) -> None:
        changed = deepcopy(PLAIN)
        changed["commitment"]["signer"] = public_key_of(STRANGER)  # type: ignore[index]
        assert failing(json.dumps(sign_document(STRANGER, changed)).encode()).step == "7.2"

    def test_a_second_spelling_of_the_same_signature(self) -> None:
        signature = str(PLAIN["signature"])
        again = signature[:-3] + {"A": "B", "Q": "R", "g": "h", "w": "x"}[signature[-3]] + "=="
        assert base64.b64decode(again) == base64.b64decode(signature)
        assert failing(json.dumps({**PLAIN, "signature": again}).encode()).step == "7.1"


def with_lines(change: Callable[[list[bytes]], object]) -> list[bytes]:
    lines = list(LINES)
    change(lines)
    return lines


class TestAnotherList:
    """'List against digest and root.'"""

    @pytest.mark.parametrize(
        ("lines", "where"),
        [
            (with_lines(lambda lines: lines.pop()), "commitment.list.sha256"),
            (with_lines(lambda lines: lines.append(b"zz\t1\t-\t-\n")), "commitment.list.sha256"),
            (with_lines(lambda lines: lines.__setitem__(1, b"a1\t9\t-\t-\n")), "commitment.list.sha256"),
            (with_lines(lambda lines: lines.__setitem__(1, b"a1\t01\t-\t-\n")), "line 2, tickets"),
            (with_lines(lambda lines: lines.reverse()), "line 1"),
            ([], "line 1"),
        ],
        ids=["one gone", "one more", "more tickets", "01", "reversed", "nothing"],
    )
    def test_a_list_changed_after_sealing_is_found_out(self, lines: list[bytes], where: str) -> None:
        error = failing(FINAL.content, lines)
        assert (error.step, error.where) == ("7.5", where)

    def test_a_list_that_can_be_read_only_once_is_enough(self) -> None:
        assert verify(FINAL.content, iter(LINES), ALL).level == "witnessed"


class TestWitnessLevels:
    """'So every verification states first which level holds. It never says "proved" for *claimed*.'"""

    def test_witnessed_by_a_key_of_the_rules(self) -> None:
        report = verify(FINAL.content, LINES, ALL)
        assert report.say().splitlines()[0].startswith("witnessed: ")
        assert report.say("fr").splitlines()[0].startswith("attesté : ")

    def test_a_witness_whom_the_rules_do_not_name_counts_for_nothing(self) -> None:
        error = failing(FINAL.content, documents=evolve(ALL, witness_keys=()))
        assert (error.step, error.where) == ("7.3", "witness.level")

    def test_a_witness_who_came_too_late_counts_for_nothing(self) -> None:
        commitment = committed(seal(LINES), TIERS_A)
        late = sign_as_witness(WITNESS, commitment.commit, commitment.beacon.comes_at.subtract(seconds=59))
        certificate = drawn(ENTRIES_A, TIERS_A, Witness(level="witnessed", signature=late))
        assert failing(certificate.content).step == "7.3"

    def test_published_leaves_the_looking_to_the_reader(self) -> None:
        published = Published(address="https://example.org/draw", archive="https://archive.example/1")
        certificate = drawn(ENTRIES_A, TIERS_A, Witness(level="published", published=published))
        report = verify(certificate.content, LINES)
        assert report.level == "published"
        assert "you must look" in report.about_time.en
        assert certificate.commitment_sha256 in report.still_to_check[0].en

    def test_the_level_is_computed_again_when_less_is_stated(self) -> None:
        certificate = drawn(ENTRIES_A, TIERS_A, evolve(witnessed(), level="claimed"))
        assert (
            verify(certificate.content, LINES, Documents(witness_keys=(public_key_of(WITNESS),))).level == "witnessed"
        )

    @pytest.mark.parametrize("lang", ["en", "fr"])
    def test_claimed_is_never_called_proved(self, lang: str) -> None:
        said = verify(drawn(ENTRIES_A, TIERS_A).content, LINES).say(lang).lower()
        assert not any(word in said for word in ("prove", "prouv", "attesté", "witnessed"))
        assert said.startswith(("claimed: only the organiser says", "déclaré : seul l'organisateur"))


class TestWhatIsLeft:
    """'Returns a report that begins with the witness level and ends with what the reader must still check.'"""

    def test_a_reader_who_brings_everything_is_told_of_every_step(self) -> None:
        report = verify(FINAL.content, LINES, ALL)
        assert [number for number, _ in report.steps] == [f"7.{number}" for number in range(1, 14)]

    def test_a_step_that_could_not_be_made_is_not_claimed(self) -> None:
        report = verify(drawn(ENTRIES_A, TIERS_A).content, LINES)
        assert not {"7.12", "7.13"} & {number for number, _ in report.steps}
        assert left(report, "published rules")
        assert left(report, "second draw")

    def test_what_no_step_can_see_is_always_named(self) -> None:
        report = verify(FINAL.content, LINES, ALL)
        for words in ("no other contest", "is the organiser's", "entitled", "causes of the substitutions"):
            assert left(report, words)
        assert not left(report, "published rules")

    def test_another_commitment_and_a_void_in_the_register_are_pointed_at(self) -> None:
        rows = rows_for(FIRST, FINAL)
        kinds: tuple[Kind, ...] = ("commitment", "void")
        for kind in kinds:
            rows.append(next_row(rows, kind=kind, sha256=FIRST.seed, private_key=ORGANISER))
        report = verify(FINAL.content, LINES, evolve(ALL, register=exported(rows)))
        assert left(report, "the other commitments of the register (1)")
        assert left(report, "the voids of the register (1)")
        assert not left(verify(FINAL.content, LINES, ALL), "of the register (")

    def test_without_the_certificate_of_the_draw_the_reader_is_told_its_digest(self) -> None:
        assert left(verify(FINAL.content, LINES, evolve(ALL, earlier=None)), FIRST.digest)

    def test_a_draw_held_again_names_its_parent(self) -> None:
        parent = "1" * 64
        assert left(verify(drawn(ENTRIES_A, TIERS_A, parent=parent).content, LINES), parent)


def left(report: Report, words: str) -> bool:
    return any(words in text.en for text in report.still_to_check)


class TestAttacks:
    """Each is detected at the level that the documentation promises, and no more is claimed."""

    def test_a_round_that_came_before_sealing(self) -> None:
        certificate = drawn(ENTRIES_A, TIERS_A, sealed_at=instant("2023-09-15T10:59:04Z"))
        error = failing(certificate.content, documents=Documents())
        assert (error.step, error.where) == ("7.4", "beacon.round")

    def test_grinding_the_time_of_sealing_passes_as_claimed_and_as_nothing_more(self) -> None:
        ground = next(
            certificate
            for second in range(60)
            if (certificate := drawn(ENTRIES_A, TIERS_A, sealed_at=instant(f"2023-09-15T09:00:{second:02}Z")))
            .winners[0]
            .id
            == "e1"
        )
        assert verify(ground.content, LINES).level == "claimed"
        assert failing(evolve(ground, witness=witnessed()).content, documents=ALL).step == "7.3"

    def test_a_second_commitment_shows_in_the_register(self) -> None:
        other = drawn(ENTRIES_B, TIERS_B, draw="again")
        rows = rows_for(other)
        assert failing(FIRST.content, documents=evolve(ALL, register=exported(rows))).step == "7.13"

    def test_a_chain_of_ones_own(self) -> None:
        own = deepcopy(PLAIN)
        own["commitment"]["beacon"]["chain_hash"] = own["beacon"]["chain_hash"] = "a" * 64  # type: ignore[index]
        error = failing(json.dumps(sign_document(ORGANISER, own)).encode())
        assert (error.step, "chain_hash" in error.where) == ("7.1", True)

    def test_a_swapped_key_passes_until_somebody_has_the_register(self) -> None:
        """'11. The key is exchanged': a draw under another key is whole; only the register is another."""
        commitment = committed(seal(LINES), TIERS_A, signer=public_key_of(STRANGER))
        other = held_by(STRANGER, commitment)
        assert verify(other.content, LINES).level == "claimed"
        assert left(verify(other.content, LINES), "second draw")
        assert failing(other.content, documents=evolve(ALL, earlier=None)).step == "7.13"

    def test_a_list_changed_after_sealing(self) -> None:
        entries = tuple(evolve(entry, tickets=entry.tickets + (entry.id == "e1")) for entry in ENTRIES_A)
        assert failing(FIRST.content, list(list_lines(entries))).step == "7.5"

    def test_another_rules_file(self) -> None:
        error = failing(FINAL.content, documents=evolve(ALL, rules=b"Kinder rules"))
        assert (error.step, error.where) == ("7.2", "commitment.rules_sha256")

    def test_another_certificate_of_the_draw(self) -> None:
        other = drawn(ENTRIES_A, TIERS_A, draw="other")
        error = failing(FINAL.content, documents=evolve(ALL, earlier=other.content))
        assert (error.step, error.where) == ("7.12", "supersedes")
