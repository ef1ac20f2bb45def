"""Who says that the list was sealed before the round: asked, signed, stated only when it holds, and read back."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from attrs import evolve

from campaignkit.beacons import recorded_rounds
from campaignkit.cli import witnessing
from campaignkit.draw.protocol import canonical, list_lines, seal
from campaignkit.values import Instant, instant
from tests.cli.terminal import Said, typed
from tests.draw.worked import ENTRIES_A, ORGANISER, ROUND, RULES, TIERS_A, committed

pytest.importorskip("rfc3161_client", reason="not run: the extra `timestamp` is not installed")

STAMP = json.loads((Path(__file__).parents[1] / "draw" / "vectors" / "timestamp.json").read_text("utf-8"))
LINES = list(list_lines(ENTRIES_A))
COMMITMENT = committed(seal(LINES), TIERS_A)
RUN = "draw run commitment.json --list list.tsv --beacon round.json --key k"
VERIFY = "verify certificate.json --list list.tsv"
IN_TIME, TOO_LATE = instant("2023-09-15T10:30:00Z"), ROUND.reference.comes_at.subtract(seconds=59)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The draw that is worked in the specification, sealed: its files, and the answer of an authority."""
    monkeypatch.chdir(tmp_path)
    files = {
        "list.tsv": b"".join(LINES), "rules.txt": RULES, "k": base64.b64encode(ORGANISER), "k.register.json": b"[]",
        "commitment.json": canonical(COMMITMENT.to_plain()), "round.json": canonical(ROUND.to_plain()),
        "answer.tsr": base64.b64decode(STAMP["response"]), "roots.pem": STAMP["root"].encode(),
    }  # fmt: skip
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "k").chmod(0o600)
    return tmp_path


def signed(monkeypatch: pytest.MonkeyPatch, at: Instant = IN_TIME) -> str:
    """The key of a witness who signs at an instant."""
    monkeypatch.setattr(witnessing, "system_clock", lambda: at)
    said = typed("draw witness commitment.json --key w")
    assert said.code == 0
    return str(json.loads(Path("witness.json").read_bytes())["key"])


class TestTimeStamp:
    """'RFC 3161 through rfc3161-client'"""

    def test_the_imprint_of_the_request_is_the_commit(self, place: Path) -> None:
        said = typed("draw request commitment.json")
        assert (said.code, said.err) == (0, "")
        asked = (place / "commitment.tsq").read_bytes()
        assert bytes.fromhex(COMMITMENT.commit) in asked
        assert len(asked) < 100

    def test_a_reader_with_the_roots_sees_it_witnessed_and_one_without_is_told_what_fails(self, place: Path) -> None:
        assert typed(f"{RUN} --timestamp answer.tsr --roots roots.pem").code == 0
        seen = typed(f"{VERIFY} --roots roots.pem --rules rules.txt --register k.register.json")
        assert (seen.code, seen.err) == (0, "")
        assert seen.out.startswith("witnessed: ")
        assert all(f"7.{step} " in seen.out for step in (2, 3, 13))
        without = typed(VERIFY)
        assert (without.code, "7.3" in without.err) == (1, True)
        (place / "rules.txt").write_text("other rules", "utf-8")
        assert "7.2" in typed(f"{VERIFY} --roots roots.pem --rules rules.txt").err

    @pytest.mark.parametrize(
        ("options", "because"),
        [
            ("--timestamp answer.tsr", "the roots of its authority are missing"),
            ("--timestamp list.tsv --roots roots.pem", "this witness counts for nothing"),
            ("--timestamp nowhere.tsr --roots roots.pem", "nowhere.tsr"),
        ],
    )
    def test_what_counts_for_nothing_is_refused_before_anything_is_drawn(
        self, place: Path, options: str, because: str
    ) -> None:
        said = typed(f"{RUN} {options}")
        assert (said.code, because in said.err) == (1, True)
        assert not (place / "certificate.json").exists()
        assert json.loads((place / "k.register.json").read_bytes()) == []

    def test_a_stamp_of_another_commitment_is_refused(self, place: Path) -> None:
        other = evolve(COMMITMENT, draw="other")
        (place / "commitment.json").write_bytes(canonical(other.to_plain()))
        said = typed(f"{RUN} --timestamp answer.tsr --roots roots.pem")
        assert (said.code, "of something else" in said.err) == (1, True)


class TestAPerson:
    """'witness signature'"""

    def test_one_whose_key_the_rules_name_makes_it_witnessed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        key = signed(monkeypatch)
        assert typed(f"{RUN} --witness witness.json").code == 0
        assert typed(f"{VERIFY} --witness-key {key}").out.startswith("witnessed: ")
        assert "7.3" in typed(VERIFY).err

    @pytest.mark.parametrize(("lang", "because"), [("en", "it came less than 60 s"), ("fr", "à moins de 60 s")])
    def test_one_who_came_too_late_is_refused(self, monkeypatch: pytest.MonkeyPatch, lang: str, because: str) -> None:
        signed(monkeypatch, TOO_LATE)
        said = typed(f"{RUN} --witness witness.json --lang {lang}")
        assert (said.code, because in said.err) == (1, True)

    @pytest.mark.parametrize(
        ("field", "value"),
        [("at", "2023-09-15T10:30:01Z"), ("key", base64.b64encode(bytes(32)).decode()), ("value", "")],
    )
    def test_a_statement_of_which_a_field_was_changed_is_refused(
        self, place: Path, monkeypatch: pytest.MonkeyPatch, field: str, value: str
    ) -> None:
        signed(monkeypatch)
        said = json.loads((place / "witness.json").read_bytes())
        (place / "witness.json").write_text(json.dumps({**said, field: value}), "utf-8")
        refused = typed(f"{RUN} --witness witness.json")
        assert (refused.code, "Traceback" in refused.err) == (1, False)
        assert not (place / "certificate.json").exists()

    def test_any_other_file_is_no_statement(self) -> None:
        said = typed(f"{RUN} --witness round.json")
        assert (said.code, "no statement of a witness" in said.err) == (1, True)


class TestPublished:
    """'published'"""

    def test_an_address_and_an_archive_leave_the_looking_to_the_reader(self) -> None:
        assert typed(f"{RUN} --published https://a.example/c.json https://archive.example/c").code == 0
        assert typed(VERIFY).out.startswith("published: ")


class TestKeptRounds:
    """'Beacons fetched by an adapter (timeout, several relays, archive)'"""

    def test_a_round_that_was_fetched_once_is_had_from_the_folder(
        self, place: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kept = place / "rounds" / ROUND.chain_hash / f"{ROUND.round}.json"
        kept.parent.mkdir(parents=True)
        kept.write_bytes(canonical(next(each for each in recorded_rounds() if each.round == ROUND.round).to_plain()))
        monkeypatch.setenv("CAMPAIGNKIT_RELAYS", "http://127.0.0.1:9")
        monkeypatch.setenv("CAMPAIGNKIT_ROUNDS", str(place / "rounds"))
        assert drawn().code == 0
        kept.unlink()
        Path("certificate.json").unlink()
        assert (drawn().code, Path("certificate.json").exists()) == (1, False)


def drawn() -> Said:
    return typed(RUN.replace(" --beacon round.json", ""))
