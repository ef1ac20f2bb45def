"""Commands about the log and diagrams."""

from __future__ import annotations

import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.cli.logs import machines
from tests.cli.terminal import typed

Store = Callable[[str], Path]
TRIGGERS = ("event_is_never_changed", "event_is_never_deleted", "event_is_never_replaced")
TEXT = (
    "stream", "kind", "definition", "actor", "command_id", "command_sha256", "body", "prev", "hash",
)  # fmt: skip
NUMBERS = ("version", "schema", "recorded_at", "ordinal")


def forge(path: Path, sql: str, *values: object) -> None:
    """Write into a store with another program, its triggers out of the way."""
    with closing(sqlite3.connect(path)) as raw, raw:
        for trigger in TRIGGERS:
            raw.execute(f"DROP TRIGGER {trigger}")
        raw.execute(sql, values)


def asked(path: Path, sql: str, *values: object) -> object:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute(sql, values).fetchone()[0]


class TestLogShow:
    def test_one_line_for_each_fact_oldest_first(self, store: Store) -> None:
        store("closed")
        lines = typed("log show store.db ostern").out.splitlines()
        rows = typed("log show store.db ostern --json").json
        assert [line.split()[3] for line in lines] == [row["kind"] for row in rows]
        assert [row["version"] for row in rows] == list(range(1, len(rows) + 1))
        assert lines[0].split()[1:3] == ["2023-08-21", "09:00"]

    def test_a_campaign_that_does_not_exist_is_said_with_those_that_do(self, store: Store) -> None:
        store("planned")
        said = typed("log show store.db oster")
        assert (said.code, said.out) == (1, "")
        assert "in this store: ostern" in said.err


class TestLogVerify:
    """'`campaignkit log verify DB` names the row when any byte of the event table is changed.'"""

    def test_a_log_as_it_was_written_passes(self, store: Store) -> None:
        store("closed")
        assert re.fullmatch(r"\d+ rows, none altered\.\n", typed("log verify store.db").out)
        assert "aucune altérée" in typed("log verify store.db --lang fr").out

    @given(data=st.data())
    def test_any_character_changed_names_the_row(self, made: dict[str, Path], data: st.DataObject) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(shutil.copy(made["launched"], folder))
            position = data.draw(st.integers(1, int(str(asked(path, "SELECT count(*) FROM event")))))
            column = data.draw(st.sampled_from(TEXT))
            old = str(asked(path, f"SELECT {column} FROM event WHERE position = ?", position))  # noqa: S608
            where = data.draw(st.integers(0, max(len(old) - 1, 0)))
            wrong = old[:where] + ("0" if old[where : where + 1] != "0" else "1") + old[where + 1 :]
            forge(path, f"UPDATE event SET {column} = ? WHERE position = ?", wrong, position)  # noqa: S608
            said = typed(f"log verify {path}")
        assert (said.code, said.out) == (1, "")
        assert f"altered at position {position}." in said.err

    @pytest.mark.parametrize("column", NUMBERS)
    def test_any_number_changed_names_the_row(self, store: Store, column: str) -> None:
        path = store("launched")
        forge(path, f"UPDATE event SET {column} = {column} + 1000 WHERE position = 7")  # noqa: S608
        said = typed("log verify store.db --lang fr")
        assert said.code == 1
        assert "altéré à la position 7." in said.err

    def test_a_row_taken_out_is_named(self, store: Store) -> None:
        forge(store("launched"), "DELETE FROM event WHERE position = 7")
        said = typed("log verify store.db")
        assert said.code == 1
        assert "position 7." in said.err

    @given(data=st.data())
    def test_a_log_that_was_changed_never_makes_a_command_break(
        self, made: dict[str, Path], data: st.DataObject
    ) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(shutil.copy(made["planned"], folder))
            column, wrong = data.draw(st.sampled_from(TEXT)), data.draw(st.text(st.characters(codec="ascii")))
            forge(path, f"UPDATE event SET {column} = ? WHERE position = 1", wrong)  # noqa: S608
            command = data.draw(
                st.sampled_from(("log show {} ostern", "explain {} ostern", "due {}", "launch {} ostern"))
            )
            assert typed(command.format(path)).code in {0, 1}


class TestACheckpoint:
    """'`campaignkit log verify DB [--checkpoint FILE]`'."""

    def test_a_log_that_only_grew_passes(self, store: Store) -> None:
        store("launched")
        said = typed("log checkpoint store.db --out kept/mark.json --lang fr")
        assert (said.code, said.out) == (0, "Écrit : kept/mark.json\n")
        typed("do store.db ostern campaign.pause reason=storm")
        assert typed("log verify store.db --checkpoint kept/mark.json").code == 0

    def test_an_end_that_was_cut_off_is_named(self, store: Store) -> None:
        path = store("launched")
        typed("log checkpoint store.db")
        last = asked(path, "SELECT max(position) FROM event")
        forge(path, "DELETE FROM event WHERE position > ?", int(str(last)) - 3)
        assert typed("log verify store.db").code == 0
        said = typed("log verify store.db --checkpoint checkpoint.json")
        assert said.code == 1
        assert f"position {last}." in said.err

    @pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b"[" * 100_000])
    def test_what_is_no_checkpoint_is_said(self, here: Path, store: Store, content: bytes) -> None:
        store("planned")
        (here / "mark.json").write_bytes(content)
        said = typed("log verify store.db --checkpoint mark.json")
        assert (said.code, said.out) == (1, "")
        assert said.err

    @pytest.mark.parametrize("name", ["nothing.json", "."])
    def test_one_that_is_not_there_is_said(self, store: Store, name: str) -> None:
        store("planned")
        assert "cannot be read" in typed(f"log verify store.db --checkpoint {name}").err

    def test_a_place_that_cannot_be_written_to_is_said(self, here: Path, store: Store) -> None:
        store("planned")
        assert typed("log checkpoint store.db --out .").code == 1
        assert typed("log checkpoint store.db --out store.db/mark.json").code == 1
        assert sorted(path.name for path in here.iterdir()) == ["store.db", "store.db.key"]


class TestDiagram:
    def test_of_the_campaign_unless_another_is_named(self) -> None:
        assert typed("diagram").out == typed("diagram campaign").out

    @pytest.mark.parametrize("name", sorted(machines()))
    def test_of_every_machine(self, name: str) -> None:
        said = typed(f"diagram {name}")
        assert said.code == 0
        assert said.out.startswith("stateDiagram-v2\n")

    def test_a_machine_that_does_not_exist_is_said_with_those_that_do(self) -> None:
        said = typed("diagram campain --lang fr")
        assert said.code == 2
        said = typed("diagram campain")
        assert (said.code, said.out) == (1, "")
        assert "claim, parcel" in said.err
