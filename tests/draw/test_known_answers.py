"""Known answers, worked in a script that imports nothing of ours, frozen, and given again by the library."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any, ClassVar

import pytest

from campaignkit.draw.protocol import (
    CAUSES,
    REACTIONS,
    Award,
    Commitment,
    Documents,
    Entry,
    OnePrizePer,
    Ranking,
    Reactions,
    RegisterRow,
    StandardEngine,
    Substitution,
    Tier,
    allot,
    certificate_from,
    commitment_from,
    holders,
    issue,
    issue_void,
    list_lines,
    next_row,
    receipts,
    seal,
    seed_of,
    settle,
    sign_as_witness,
    substitute,
    verify,
    wanted,
)
from campaignkit.values import Digest, instant
from tests.draw import known_answer, known_documents
from tests.draw.worked import ORGANISER, WITNESS, committed

HERE = Path(__file__).parent
FROZEN: dict[str, Any] = json.loads((HERE / "vectors" / "campaignkit_draw_1.json").read_text())
DOCUMENTS: dict[str, Any] = json.loads((HERE / "vectors" / "campaignkit_draw_1_documents.json").read_text())
CASES = known_answer.CASES


def imports_of(script: str) -> list[str]:
    tree = ast.parse((HERE / script).read_text())
    return sorted(
        node.module or "" if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
    )


def test_the_scripts_import_nothing_of_ours() -> None:
    assert imports_of("known_answer.py") == ["hashlib", "itertools", "json", "typing"]
    signing = "cryptography.hazmat.primitives.asymmetric.ed25519"
    assert imports_of("known_documents.py") == [
        "base64", signing, "hashlib", "json", "tests.draw.known_answer", "typing",
    ]  # fmt: skip


def test_the_scripts_still_give_the_frozen_answers() -> None:
    assert known_answer.answers() == FROZEN
    assert known_documents.answers() == DOCUMENTS


def test_every_reaction_occurs_in_a_frozen_answer() -> None:
    """'all six reactions'"""
    lines = [line for answer in FROZEN.values() for line in answer.get("substitutions", [])]
    assert {line["reaction"] for line in lines} == set(REACTIONS)
    assert {line["cause"] for line in lines} == set(CAUSES)


def entries_of(case: dict[str, Any]) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            id=name,
            tickets=tickets,
            group=None if group == "-" else group,
            pools=() if pools == "-" else tuple(pools.split(",")),
        )
        for name, tickets, group, pools in case["entries"]
    )


@pytest.mark.parametrize("name", CASES)
def test_the_library_gives_the_frozen_draw(name: str) -> None:
    case, answer = CASES[name], FROZEN[name]
    sealed = seal(list_lines(entries_of(case)))
    assert {field: getattr(sealed, field) for field in answer["list"]} == answer["list"]
    tiers = tuple(Tier(**{**tier, "on": Reactions(**tier["on"])}) for tier in case["tiers"])
    commitment = committed(sealed, tiers, one_prize_per=OnePrizePer(unit=case["unit"], within=case["within"]))
    ranking = StandardEngine().rank(
        list_lines(entries_of(case)), seed=answer["seed"], unit=case["unit"], want=wanted(commitment)
    )
    allotment = allot(commitment, ranking)
    for rows in ("winners", "alternates", "unfilled", "cutoffs"):
        assert [row.to_plain() for row in getattr(allotment, rows)] == answer[rows]
    lines = after_falls(case, commitment, ranking, allotment.winners)
    told = [line.to_plain() for line in lines]
    assert [{field: line[field] for field in line if field != "at"} for line in told] == answer["substitutions"]


def after_falls(
    case: dict[str, Any], commitment: Commitment, ranking: Ranking, winners: tuple[Award, ...]
) -> tuple[Substitution, ...]:
    """The lines of what fell free; a case names the holder by id, or by the rank of the place."""
    lines: tuple[Substitution, ...] = ()
    places: dict[tuple[str, int], str | None] = {(row.tier, row.rank): row.id for row in winners}
    for tier, named, cause in case["falls"]:
        holder = named if isinstance(named, str) else places[tier, named]
        assert (tier, holder) in holders(commitment, ranking, lines)
        told = substitute(
            commitment, ranking, lines, at=commitment.beacon.comes_at, tier=tier, holder=str(holder), cause=cause
        )
        moved = {(line.tier, line.from_id): line.to_id for line in told}
        places = {place: moved.get((place[0], str(held)), held) for place, held in places.items()}
        lines += told
    return lines


def test_commitment_seed_and_winners_follow_from_a_real_round() -> None:
    answer = FROZEN["whole"]
    commitment = commitment_from(answer["commitment"])
    assert commitment.commit == answer["commitment_sha256"]
    seed = seed_of(commitment.commit, Digest(known_answer.RANDOMNESS))
    assert seed == answer["seed"]
    ranking = StandardEngine().rank(
        list_lines(entries_of(CASES["A"])), seed=seed, unit="group", want=wanted(commitment)
    )
    assert [row.to_plain() for row in allot(commitment, ranking).winners] == answer["winners"]


class TestDocuments:
    """'Frozen vectors of our own for every feature': parent, void, witness, signatures, receipts, register."""

    LINES: ClassVar[list[bytes]] = DOCUMENTS["list"].encode().splitlines(keepends=True)
    DRAW = certificate_from(DOCUMENTS["certificate"])

    def test_the_certificate_of_the_draw_is_issued_with_the_same_bytes(self) -> None:
        held, commitment = self.DRAW, self.DRAW.commitment
        ranking = StandardEngine().rank(self.LINES, seed=held.seed, unit="entry", want=wanted(commitment))
        statement = sign_as_witness(WITNESS, commitment.commit, instant(known_documents.SEEN_AT))
        assert statement == held.witness.signature
        issued = issue(
            commitment=commitment, beacon=held.beacon, allotment=allot(commitment, ranking), library="by hand",
            private_key=ORGANISER, witness=held.witness,
        )  # fmt: skip
        assert issued.to_plain() == DOCUMENTS["certificate"]

    def test_so_is_that_of_the_settlement_with_every_reaction(self) -> None:
        final = certificate_from(DOCUMENTS["final"])
        settled = settle(self.DRAW, final.substitutions, library="by hand", private_key=ORGANISER)
        assert settled.to_plain() == DOCUMENTS["final"]

    def test_a_reader_who_brings_everything_passes_every_step(self) -> None:
        report = verify(
            json.dumps(DOCUMENTS["final"]).encode(), self.LINES,
            Documents(
                witness_keys=(known_documents.key_of(WITNESS),), earlier=self.DRAW.content,
                register=json.dumps(DOCUMENTS["register"]).encode(),
            ),
        )  # fmt: skip
        assert report.level == "witnessed"
        assert [number for number, _ in report.steps] == [f"7.{number}" for number in range(1, 14)]

    def test_the_void_is_signed_with_the_same_bytes(self) -> None:
        sealed = commitment_from(DOCUMENTS["first"])
        void = issue_void(
            sealed, reason="the prize is gone", at=instant(known_documents.VOID_AT), private_key=ORGANISER
        )
        assert void.to_plain() == DOCUMENTS["void"]
        assert self.DRAW.commitment.parent == sealed.commit == self.DRAW.commitment.previous

    def test_the_register_grows_with_the_same_bytes(self) -> None:
        rows: list[RegisterRow] = []
        for row in DOCUMENTS["register"]:
            rows.append(next_row(rows, kind=row["kind"], sha256=Digest(row["sha256"]), private_key=ORGANISER))
        assert [row.to_plain() for row in rows] == DOCUMENTS["register"]

    def test_everybody_has_the_two_receipts(self) -> None:
        entries = entries_of(CASES["A"])
        found = receipts(list_lines(entries), [entry.id for entry in entries])
        assert [found[entry.id].to_plain() for entry in entries] == DOCUMENTS["receipts"]
        assert [entry.to_plain() for entry in entries] == DOCUMENTS["entered"]
