"""Commands about entries, draws and certificates."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import campaignkit.beacons
from campaignkit.beacons import RecordedBeacon
from campaignkit.cli import witnessing
from campaignkit.draw.protocol import VerificationError, verify
from campaignkit.values import instant
from tests.cli.conftest import ACCOUNTS, comments
from tests.cli.terminal import Said, typed

Store = Callable[[str], Path]
Now = Callable[[str], None]
WITNESS = "draw.sealed-and-witnessed@main"
WAIVE = f"waive store.db ostern {WITNESS} --by p-02 --reason small --by-phone --until '2023-09-20 00:00'"


def rows_in_log() -> int:
    return len(typed("log show store.db ostern --json").json)


class TestImport:
    """'the import with counts by reason'; 'a file of comments with a broken row: … nothing half-written'."""

    def test_the_counts_add_up(self, here: Path, store: Store, now: Now) -> None:
        store("launched")
        now("2023-09-15 08:00")
        (here / "c.json").write_text(comments("anna", "ben", "catch.de"), "utf-8")
        said = typed("entries import store.db ostern c.json")
        assert (said.code, said.err) == (0, "")
        assert re.search(r"^  \S? +3  read$", said.out, re.MULTILINE)
        assert "-         1  " in said.out
        assert "=         2  entries, of 2 different accounts" in said.out

    def test_the_same_file_twice_changes_nothing(self, here: Path, store: Store, now: Now) -> None:
        store("launched")
        now("2023-09-15 08:00")
        (here / "c.json").write_text(comments("anna", "ben"), "utf-8")
        assert typed("entries import store.db ostern c.json --round main --lang fr").code == 0
        before = rows_in_log()
        said = typed("entries import store.db ostern c.json --lang fr")
        assert said.code == 0
        assert said.out.endswith("… · déjà importé, rien n'a changé\n")
        assert rows_in_log() == before

    def test_every_broken_row_is_said_and_nothing_is_imported(self, here: Path, store: Store, now: Now) -> None:
        store("launched")
        now("2023-09-15 08:00")
        rows = json.loads(comments("anna", "ben", "cem", "dora"))
        del rows[1]["username"]
        rows[2]["timestamp"] = "yesterday"
        (here / "c.json").write_text(json.dumps(rows), "utf-8")
        before = rows_in_log()
        said = typed("entries import store.db ostern c.json")
        assert (said.code, said.out) == (1, "")
        assert "username" in said.err
        assert "yesterday" in said.err
        assert rows_in_log() == before
        del rows[1:3]
        (here / "c.json").write_text(json.dumps(rows), "utf-8")
        assert "=         2  " in typed("entries import store.db ostern c.json").out

    def test_times_without_an_offset_are_read_in_a_zone(self, here: Path, store: Store, now: Now) -> None:
        store("launched")
        now("2023-09-15 08:00")
        rows = "id,media,text,timestamp,username\nc1,17900000000000001,ja,2023-09-13 12:00,anna\n"
        (here / "c.csv").write_text(rows, "utf-8")
        assert typed("entries import store.db ostern c.csv").code == 1
        assert typed("entries import store.db ostern c.csv --tz Nowhere").code == 1
        said = typed("entries import store.db ostern c.csv --tz Europe/Berlin --shown 2 --why hidden")
        assert (said.code, said.err) == (0, "")
        assert "=         1  " in said.out

    @pytest.mark.parametrize("file", ["nothing.json", "."])
    def test_a_file_that_is_not_there_is_said(self, store: Store, file: str) -> None:
        store("launched")
        assert typed(f"entries import store.db ostern {file}").code == 1

    @pytest.mark.parametrize("shown", ["-4", "99999999999999999999999999"])
    def test_a_number_that_nobody_can_have_seen_is_refused(
        self, here: Path, store: Store, now: Now, shown: str
    ) -> None:
        store("launched")
        now("2023-09-15 08:00")
        (here / "c.json").write_text(comments("anna"), "utf-8")
        before = rows_in_log()
        assert typed(f"entries import store.db ostern c.json --shown {shown} --why x").code in {1, 2}
        assert rows_in_log() == before


class TestARound:
    """'`round close|seal|draw DB CAMPAIGN`'."""

    def test_closed_sealed_drawn_and_verified_by_anybody(
        self, here: Path, store: Store, now: Now, beacon: Path
    ) -> None:
        store("launched")
        now("2023-09-15 08:00")
        assert typed("round close store.db ostern").out == "campaign.gate-passed\ncampaign.round-closed\n"
        (here / "c.json").write_text(comments(*(f"a{number}" for number in range(5))), "utf-8")
        assert typed("entries import store.db ostern c.json --shown 5").code == 0
        now("2023-09-15 11:30")
        sealed = typed("round seal store.db ostern --list lists/main.tsv --lang fr")
        assert (sealed.code, sealed.err) == (0, "")
        assert sealed.out.endswith("Écrit : lists/main.tsv, commitment.json\n")
        assert typed(WAIVE).code == 0
        now("2023-09-15 13:00:10")
        drawn = typed(f"round draw store.db ostern --beacon {beacon.name}")
        assert (drawn.code, drawn.err) == (0, "")
        assert drawn.out.endswith("Written: certificate.json\n")
        said = typed("verify certificate.json --list lists/main.tsv")
        assert said.code == 0
        assert said.out.startswith("claimed: ")
        shown = typed("reveal store.db ostern main.parcel.1 --why 'to write to the winner'")
        assert (shown.code, shown.err) == (0, "")
        assert re.fullmatch(r"a[0-4]\n", shown.out)

    def test_a_witness_of_its_commitment_makes_its_certificate_witnessed(
        self, store: Store, now: Now, monkeypatch: pytest.MonkeyPatch, beacon: Path
    ) -> None:
        store("closed")
        now("2023-09-15 11:30")
        assert typed("round seal store.db ostern").code == 0
        monkeypatch.setattr(witnessing, "system_clock", lambda: instant("2023-09-15T10:00:00Z"))
        (key,) = re.findall(r"Key of the witness: (\S+)", typed("draw witness commitment.json").out)
        assert typed(WAIVE).code == 0
        now("2023-09-15 13:00:10")
        assert typed(f"round draw store.db ostern --beacon {beacon.name} --witness witness.json").code == 0
        assert typed(f"verify certificate.json --list entrants.tsv --witness-key {key}").out.startswith("witnessed: ")

    def test_a_draw_before_its_randomness_waits(
        self, store: Store, now: Now, monkeypatch: pytest.MonkeyPatch, here: Path
    ) -> None:
        store("closed")
        now("2023-09-15 11:30")
        assert typed("round seal store.db ostern").code == 0
        assert typed(WAIVE).code == 0
        monkeypatch.setattr(campaignkit.beacons, "RelayBeacon", lambda **_: RecordedBeacon(()))
        said = typed("round draw store.db ostern")
        assert said.code == 1
        assert "2023-09-15T11:00:03Z" in said.err
        assert not (here / "certificate.json").exists()

    @pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"kind": "drand"}', "[" * 100_000, "\x00"])
    def test_what_is_no_record_of_a_round_is_said(self, here: Path, store: Store, content: str) -> None:
        store("closed")
        (here / "b.json").write_text(content, "utf-8")
        said = typed("round draw store.db ostern --beacon b.json --lang fr")
        assert (said.code, said.out) == (1, "")
        assert "b.json" in said.err

    def test_a_record_that_is_not_there_is_said(self, store: Store) -> None:
        store("closed")
        assert "b.json" in typed("round draw store.db ostern --beacon b.json").err

    def test_a_round_is_not_sealed_early(self, here: Path, store: Store, now: Now) -> None:
        store("launched")
        now("2023-09-14 12:00")
        assert typed("round seal store.db ostern").code == 1
        assert not (here / "entrants.tsv").exists()

    @pytest.mark.parametrize("verb", ["close", "seal", "draw"])
    def test_a_round_that_does_not_exist_is_said_with_those_that_do(self, store: Store, verb: str) -> None:
        store("closed")
        said = typed(f"round {verb} store.db ostern --round second")
        assert said.code == 1
        assert '--round: there is no "second"' in said.err
        assert "main" in said.err

    def test_a_plan_without_rounds_has_none_to_close(self, here: Path) -> None:
        typed("new noel.yaml")
        typed("start store.db noel.yaml")
        assert "--round manque" in typed("round close store.db noel --lang fr").err
        assert here.is_dir()


def leaves(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every field of a certificate that holds no other."""
    inside = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    below = [leaf for name, value in inside for leaf in leaves(value, (*path, name))]
    yield from below or [path]


def changed(node: Any, path: tuple[str | int, ...], how: Callable[[Any], Any]) -> Any:
    """A copy of the certificate with one field changed."""
    whole = copy.deepcopy(node)
    within = whole
    for name in path[:-1]:
        within = within[name]
    within[path[-1]] = how(within[path[-1]])
    return whole


def other(value: Any) -> Any:
    """A value of the same form that is another, or of another form where there is no such."""
    match value:
        case int():
            return value + 1
        case str():
            return re.sub(r"[0-9a-f](?=[^0-9a-f]*$)", lambda m: "1" if m[0] == "0" else "0", value) + "x" * (
                not re.search("[0-9a-f]", value)
            )
        case None:
            return "0" * 64
        case _:
            return ["x"]


class TestVerify:
    """'`campaignkit verify` names the failing step when any one field of the certificate is changed'."""

    def test_a_true_certificate_passes_and_the_report_says_what_is_left(self, demo: Path) -> None:
        said = typed("verify certificate.json --list entrants.tsv --lang fr")
        assert (said.code, said.err) == (0, "")
        assert said.out.startswith("déclaré : ")
        assert "Reste à vérifier vous-même" in said.out
        assert demo.is_dir()

    def test_every_field_changed_names_the_step_that_fails(self, demo: Path) -> None:
        true = json.loads((demo / "certificate.json").read_bytes())
        paths = list(leaves(true))
        assert len(paths) > 50
        for path in paths:
            (demo / "certificate.json").write_text(json.dumps(changed(true, path, other)), "utf-8")
            said = typed("verify certificate.json --list entrants.tsv")
            assert (said.code, said.out) == (1, ""), path
            assert re.search(r"\b7\.\d+\b", said.err), path

    def test_every_field_taken_away_fails_the_form(self, demo: Path) -> None:
        true = json.loads((demo / "certificate.json").read_bytes())
        for path in leaves(true):
            within = whole = copy.deepcopy(true)
            for name in path[:-1]:
                within = within[name]
            del within[path[-1]]
            (demo / "certificate.json").write_text(json.dumps(whole), "utf-8")
            said = typed("verify certificate.json --list entrants.tsv")
            assert said.code == 1, path
            assert re.search(r"\b7\.\d+\b", said.err), path

    @given(data=st.data())
    def test_any_value_in_any_field_fails_in_its_step(
        self, told: dict[str, tuple[Path, Said]], data: st.DataObject
    ) -> None:
        folder, _ = told["en"]
        true = json.loads((folder / "certificate.json").read_bytes())
        path = data.draw(st.sampled_from(list(leaves(true))))
        json_values: st.SearchStrategy[Any] = (
            st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text()) | st.just({})
        )
        wrong = changed(true, path, lambda _: data.draw(json_values))
        content = json.dumps(wrong).encode()
        with (folder / "entrants.tsv").open("rb") as lines:
            if content == json.dumps(true).encode():
                verify(content, lines)
            else:
                with pytest.raises(VerificationError, match=r"7\.\d+"):
                    verify(content, lines)

    def test_a_list_with_another_entry_fails_at_its_step(self, demo: Path) -> None:
        with (demo / "entrants.tsv").open("ab") as lines:
            lines.write(b"e999999999999\t1\t\t\n")
        said = typed("verify certificate.json --list entrants.tsv")
        assert said.code == 1
        assert "7.5" in said.err

    @pytest.mark.parametrize(
        "line",
        ["nothing.json --list entrants.tsv", "certificate.json --list nothing.tsv", ". --list entrants.tsv",
         "certificate.json --list ."],
    )  # fmt: skip
    def test_a_file_that_is_not_there_is_said(self, demo: Path, line: str) -> None:
        said = typed(f"verify {line}")
        assert (said.code, said.out) == (1, "")
        assert "cannot be read" in said.err
        assert demo.is_dir()

    def test_without_a_list_it_is_wrong_use(self, demo: Path) -> None:
        assert typed(f"verify {demo / 'certificate.json'}").code == 2


@pytest.fixture
def beacon(told: dict[str, tuple[Path, Said]], here: Path) -> Path:
    """The record of the round of randomness that the contest is committed to."""
    record = json.loads((told["en"][0] / "certificate.json").read_bytes())["beacon"]
    (here / "beacon.json").write_text(json.dumps(record), "utf-8")
    return here / "beacon.json"


def test_the_stores_hold_as_many_entries_as_the_tests_think(store: Store) -> None:
    store("closed")
    (row,) = (row for row in typed("log show store.db ostern --json").json if row["kind"] == "entries.batch-admitted")
    assert json.loads(row["body"])["admitted"] == ACCOUNTS
