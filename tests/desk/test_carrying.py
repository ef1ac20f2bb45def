"""A log carried into another store has the same heads, a copy of a store at work is whole, and nothing is half made."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaignkit.desk import Desk, SetClock, StoreKey
from campaignkit.desk.carrying import backup, export_log, import_log
from campaignkit.store import (
    ExportFileError,
    ForeignDatabaseError,
    MemoryStore,
    Store,
    StoreError,
    connect,
    export_lines,
    import_lines,
    verify_log,
)
from campaignkit.store.lines import sealed
from tests.cli.terminal import typed
from tests.desk.stage import ROUND, at, drawn
from tests.kit.house import ROOT
from tests.store.rows import admitted, appended, refused

KEY = StoreKey(bytes(32))


@pytest.fixture
def clock() -> SetClock:
    return SetClock(at("2023-08-21 09:00"))


@pytest.fixture
def file(tmp_path: Path, clock: SetClock) -> Path:
    """A file with a contest whose winners are known."""
    with Desk.connect(tmp_path / "a.db", clock=clock, key=KEY) as desk:
        drawn(desk, clock, tmp_path)
    return tmp_path / "a.db"


def written(store: Store) -> Store:
    """Two streams and an entry book in two batches, one entry taken out."""
    for number in range(1, 4):
        appended(store, "noel", number, number)
        appended(store, "avent", number)
    with store.transaction() as tx:
        tx.admit("noel", [admitted(1), refused(2), admitted(1)])
        tx.admit("noel", [admitted(4, group="é")])
        tx.set_status("noel", ["e000000000001"], status="withdrawn", reason="wish")
    return store


LINES = list(export_lines(written(MemoryStore())))


class TestEqualHeads:
    """'`log export` / `log import` with equal heads'"""

    def test_of_every_store_into_every_store(self, tmp_path: Path, postgres_server: str, schema: str) -> None:
        for target in (MemoryStore(), connect(str(tmp_path / "b.db")), connect(postgres_server, schema=schema)):
            carried = import_lines(target, LINES)
            assert (carried.events, carried.streams, carried.entries) == (9, 2, 3)
            assert list(export_lines(target)) == LINES
            assert verify_log(target).events == 9
            with pytest.raises(StoreError, match="has a log already"):
                import_lines(target, LINES)
            target.close()

    def test_a_whole_contest_comes_to_the_same_state(self, file: Path, tmp_path: Path, clock: SetClock) -> None:
        with Desk.connect(file, clock=clock, key=KEY) as desk:
            export_log(desk, tmp_path / "log.jsonl")
            state, heads = desk["ostern"].state, desk.store.streams()
        import_log(tmp_path / "b.db", tmp_path / "log.jsonl")
        with Desk.connect(tmp_path / "b.db", clock=clock) as other:
            assert (other["ostern"].state, other.store.streams()) == (state, heads)
            with other.store.read() as tx:
                assert tx.counts("ostern", ROUND)
        assert not re.search(rb"account\d", (tmp_path / "log.jsonl").read_bytes())

    def test_one_campaign_alone_has_positions_of_its_own(self) -> None:
        target = MemoryStore()
        assert import_lines(target, export_lines(written(MemoryStore()), ["avent"])).events == 3
        assert [row.position for row in target.tail()] == [1, 2, 3]
        assert verify_log(target).events == 3

    def test_a_stream_that_does_not_exist_is_said_with_those_that_do(self) -> None:
        with pytest.raises(StoreError, match=r"ete.*avent, noel"):
            list(export_lines(written(MemoryStore()), ["ete"]))


class TestDamaged:
    """'A clear error, and nothing lost or half-written.'"""

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.data())
    def test_any_byte_changed_is_found_at_its_line(self, data: st.DataObject) -> None:
        number = data.draw(st.integers(0, len(LINES) - 1))
        line = bytearray(LINES[number])
        line[data.draw(st.integers(0, len(line) - 2))] ^= data.draw(st.integers(1, 127))
        target = MemoryStore()
        with pytest.raises(ExportFileError) as caught:
            import_lines(target, [*LINES[:number], bytes(line), *LINES[number + 1 :]])
        assert caught.value.line == number + 1
        assert target.streams() == ()

    @given(st.integers(0, len(LINES) - 1), st.sampled_from(["gone", "twice", "cut"]))
    def test_a_line_that_is_gone_doubled_or_the_last(self, number: int, what: str) -> None:
        before, line, after = LINES[:number], LINES[number], LINES[number + 1 :]
        kept = {"gone": [*before, *after], "twice": [*before, line, line, *after]}
        with pytest.raises(ExportFileError):
            import_lines(MemoryStore(), kept.get(what, before))

    def test_sums_made_anew_do_not_help_whoever_changes_a_row(self) -> None:
        said = [{key: value for key, value in json.loads(line).items() if key != "sum"} for line in LINES]
        said[2]["body"] = "{}"
        with pytest.raises(ExportFileError) as caught:
            import_lines(MemoryStore(), sealed(said))
        assert (caught.value.line, caught.value.stream) == (3, "noel")

    def test_nothing_is_left_of_a_database_that_could_not_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "log.jsonl").write_bytes(b"".join(LINES)[:-40])
        said = typed(f"log import {tmp_path / 'b.db'} {tmp_path / 'log.jsonl'} --lang fr")
        assert (said.code, "altéré à la ligne" in said.err) == (1, True)
        assert [path.name for path in tmp_path.iterdir()] == ["log.jsonl"]


class TestBackup:
    """'Online backup of a live SQLite store; restore tried in a test.'"""

    def test_a_copy_made_under_load_is_whole_and_goes_on(self, tmp_path: Path) -> None:
        path, copy = tmp_path / "a.db", tmp_path / "copy.db"
        with closing(connect(str(path))) as made:
            appended(made, "house:load")
        code = f"from tests.store.load import write; write({str(path)!r})"
        with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            acknowledged = int([writer.stdout.readline() for _ in range(20)][-1])
            report = backup(path, copy)
            writer.kill()
        restored = connect(str(copy))
        assert report.events >= acknowledged
        assert [row.position for row in restored.tail()] == list(range(1, report.events + 1))
        appended(restored, "house:other", 1)
        assert verify_log(restored).events == report.events + 1
        restored.close()

    def test_what_is_personal_is_read_with_the_key_alone(self, file: Path, tmp_path: Path, clock: SetClock) -> None:
        said = typed(f"backup {file} {tmp_path / 'copy.db'}")
        assert (said.code, said.err, f"{file}.key" in said.out) == (0, "", True)
        with Desk.connect(tmp_path / "copy.db", clock=clock, key=KEY) as desk:
            game = desk["ostern"]
            assert game.reveal(game.state.standing(ROUND)[0], why="to write").startswith("account")
            assert game.sealed_list(ROUND)
            assert game.certificate(ROUND)

    @pytest.mark.parametrize("what", ["nowhere.db", "text.db"])
    def test_what_is_no_store_is_not_copied(self, tmp_path: Path, what: str) -> None:
        (tmp_path / "text.db").write_text("a text", "utf-8")
        with pytest.raises(ForeignDatabaseError):
            backup(tmp_path / what, tmp_path / "copy.db")
        assert [path.name for path in tmp_path.iterdir()] == ["text.db"]

    def test_nothing_is_ever_replaced(self, file: Path, tmp_path: Path) -> None:
        (tmp_path / "copy.db").write_text("mine", "utf-8")
        assert typed(f"backup {file} {tmp_path / 'copy.db'}").code == 1
        assert (tmp_path / "copy.db").read_text("utf-8") == "mine"
