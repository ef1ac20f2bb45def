"""Whatever is done to the log behind its back is found, and the row is named."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from campaignkit.store import ChainError, CheckpointError, LogReport, MemoryStore, Store, checkpoint, verify_log
from campaignkit.store.errors import Fault, ForeignDatabaseError, unusable
from campaignkit.values import instant
from tests.store.forging import forge, rows
from tests.store.rows import appended

KEY, STRANGER = bytes(range(32)), bytes(32)
AT = instant("2026-12-01T10:00:00Z")
TEXT = ["stream", "kind", "definition", "actor", "command_id", "command_sha256", "body", "prev", "hash"]
COLUMNS = (
    "position, stream, version, kind, schema, definition, recorded_at, actor, command_id, command_sha256, "
    "ordinal, body, prev, hash"
)
NUMBERS = ["version", "schema", "recorded_at", "ordinal"]


def written(store: Store) -> None:
    """Two streams of four rows each, turn by turn: `avent` at the odd positions."""
    for number in range(1, 5):
        appended(store, "avent", number)
        appended(store, "noel", number)


def found(store: Store, **how: str) -> ChainError:
    with pytest.raises(ChainError) as caught:
        verify_log(store, **how)
    return caught.value


def moved(old: int, new: int) -> tuple[str, tuple[int, int]]:
    return "UPDATE event SET position = ? WHERE position = ?", (new, old)


def chained_anew(folder: Path, stream: str) -> None:
    """What somebody does who knows how the chain is made: every hash of a stream computed again."""
    prev = "0" * 64
    for row in rows(folder, f"SELECT * FROM event WHERE stream = '{stream}' ORDER BY version"):  # noqa: S608
        columns = [str(column).encode() for column in (*row[1:-2], prev)]
        framed = b"".join(len(column).to_bytes(4) + column for column in columns)
        digest = sha256(framed).hexdigest()
        forge(folder, ("UPDATE event SET prev = ?, hash = ? WHERE position = ?", (prev, digest, row[0])))
        prev = digest


class TestALogThatIsRight:
    """'What must not be ignored raises: a report, or an error.'"""

    def test_a_log_as_it_was_written_passes(self, store: Store) -> None:
        written(store)
        assert verify_log(store) == LogReport(events=8, streams=2)

    def test_an_empty_log_passes_and_says_that_it_is_empty(self, store: Store) -> None:
        assert verify_log(store).events == 0

    def test_a_log_that_went_on_after_its_checkpoint_passes(self, store: Store) -> None:
        written(store)
        kept = checkpoint(store, at=AT, private_key=KEY)
        appended(store, "noel", 9)
        appended(store, "house:agency", 9)
        report = verify_log(store, checkpoint=kept, signer=json.loads(kept)["signer"])
        assert (report.events, report.streams, report.signer) == (10, 3, json.loads(kept)["signer"])


class TestAStoreThatCannotBeRead:
    """'Lock held: typed error.'"""

    def test_a_locked_store_is_not_called_altered(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def locked() -> Iterator[tuple[int, bytes]]:
            yield from ()
            raise unusable(Fault.LOCKED, "x.db")

        store = MemoryStore()
        monkeypatch.setattr(store, "raw_rows", locked)
        with pytest.raises(ForeignDatabaseError) as caught:
            verify_log(store)
        assert caught.value.fault is Fault.LOCKED


class TestOneRowChanged:
    """'Names the row when any byte of the event table is changed.'"""

    @pytest.mark.parametrize("column", TEXT)
    @pytest.mark.parametrize("change", ["last byte", "no text", "emptied", "longer"])
    def test_a_text_that_was_changed(self, sqlite: Store, tmp_path: Path, column: str, change: str) -> None:
        written(sqlite)
        forged = {
            "last byte": f"CAST(substr({column}, 1, length({column}) - 1) || '~' AS TEXT)",
            "no text": f"CAST(x'ff' || CAST({column} AS BLOB) AS TEXT)",
            "emptied": "''",
            "longer": f"{column} || char(0)",
        }[change]
        forge(tmp_path, f"UPDATE event SET {column} = {forged} WHERE position = 5")  # noqa: S608
        error = found(sqlite)
        assert error.position == 5
        if column != "stream":
            assert (error.stream, error.version) == ("avent", 3)

    @pytest.mark.parametrize("column", NUMBERS)
    @pytest.mark.parametrize("by", [1, -1, 10**12])
    def test_a_number_that_was_changed(self, sqlite: Store, tmp_path: Path, column: str, by: int) -> None:
        written(sqlite)
        if column == "version":
            by = max(by, 2)
        forge(tmp_path, f"UPDATE event SET {column} = {column} + {by} WHERE position = 8")  # noqa: S608
        assert found(sqlite).position == 8

    @pytest.mark.parametrize("position", [0, -5, 9, 10**15])
    def test_a_row_that_was_renumbered(self, sqlite: Store, tmp_path: Path, position: int) -> None:
        written(sqlite)
        forge(tmp_path, moved(5, position))
        assert found(sqlite).position == (5 if position > 8 else 1)

    def test_a_column_that_no_longer_keeps_its_kind(self, sqlite: Store, tmp_path: Path) -> None:
        written(sqlite)
        forge(
            tmp_path,
            f"CREATE TABLE other ({COLUMNS})",
            "INSERT INTO other SELECT * FROM event",
            "DROP VIEW v_event",
            "DROP TABLE event",
            "ALTER TABLE other RENAME TO event",
            "UPDATE event SET recorded_at = CAST(recorded_at AS TEXT) WHERE position = 5",
        )
        assert found(sqlite).position == 5

    def test_the_message_says_which_row_and_why(self, sqlite: Store, tmp_path: Path) -> None:
        written(sqlite)
        forge(tmp_path, "UPDATE event SET body = '{}' WHERE position = 5")
        error = found(sqlite)
        assert "position 5" in error.say("en")
        assert "'avent', version 3: its content is not what was written" in error.say("en")
        assert "son contenu n'est pas celui qui a été écrit" in error.say("fr")


class TestRowsMoved:
    """'Any row deleted, swapped, renumbered: reported with its position.'"""

    def test_a_row_that_was_deleted(self, sqlite: Store, tmp_path: Path) -> None:
        written(sqlite)
        forge(tmp_path, "DELETE FROM event WHERE position = 3")
        error = found(sqlite)
        assert (error.position, error.stream, error.version) == (3, "", 0)

    def test_a_row_that_was_deleted_and_the_rest_renumbered(self, sqlite: Store, tmp_path: Path) -> None:
        written(sqlite)
        forge(
            tmp_path,
            "DELETE FROM event WHERE position = 3",
            *(moved(n, n - 1) for n in range(4, 9)),
        )
        error = found(sqlite)
        assert (error.position, error.stream, error.version) == (4, "avent", 3)

    def test_two_rows_of_a_stream_that_were_swapped(self, sqlite: Store, tmp_path: Path) -> None:
        written(sqlite)
        forge(
            tmp_path,
            *(moved(old, new) for old, new in ((3, 99), (5, 3), (99, 5))),
        )
        error = found(sqlite)
        assert (error.position, error.version) == (3, 3)

    def test_a_row_that_was_slipped_in(self, sqlite: Store, tmp_path: Path) -> None:
        written(sqlite)
        forge(
            tmp_path,
            "INSERT INTO event SELECT 9, stream, 5, kind, schema, definition, recorded_at, actor, 'cx', "
            "command_sha256, ordinal, body, prev, hash FROM event WHERE position = 7",
        )
        assert found(sqlite).position == 9

    def test_rows_dated_backwards_by_somebody_who_can_chain(self, sqlite: Store, tmp_path: Path) -> None:
        written(sqlite)
        forge(tmp_path, "UPDATE event SET recorded_at = 5 WHERE position = 7")
        chained_anew(tmp_path, "avent")
        assert found(sqlite).position == 7

    def test_a_chain_joined_to_another_past(self, sqlite: Store, tmp_path: Path) -> None:
        written(sqlite)
        row = rows(tmp_path, "SELECT * FROM event WHERE position = 8")[0]
        columns = [str(column).encode() for column in (*row[1:-2], "f" * 64)]
        digest = sha256(b"".join(len(column).to_bytes(4) + column for column in columns)).hexdigest()
        forge(tmp_path, ("UPDATE event SET prev = ?, hash = ? WHERE position = 8", ("f" * 64, digest)))
        assert found(sqlite).position == 8


class TestAgainstACheckpoint:
    """'Signed checkpoints of every head expose swaps across streams, truncation and re-chaining.'"""

    def kept(self, store: Store) -> str:
        written(store)
        return checkpoint(store, at=AT, private_key=KEY)

    def test_an_end_that_was_cut_off(self, sqlite: Store, tmp_path: Path) -> None:
        kept = self.kept(sqlite)
        forge(tmp_path, "DELETE FROM event WHERE position = 8")
        assert verify_log(sqlite).events == 7
        error = found(sqlite, checkpoint=kept)
        assert (error.position, error.stream, error.version) == (8, "noel", 4)

    def test_a_log_that_was_emptied(self, sqlite: Store, tmp_path: Path) -> None:
        kept = self.kept(sqlite)
        forge(tmp_path, "DELETE FROM event")
        assert found(sqlite, checkpoint=kept).position == 7

    def test_a_stream_that_was_rewritten_and_chained_anew(self, sqlite: Store, tmp_path: Path) -> None:
        kept = self.kept(sqlite)
        forge(tmp_path, "UPDATE event SET body = '{}' WHERE position = 2")
        chained_anew(tmp_path, "noel")
        assert verify_log(sqlite).events == 8
        error = found(sqlite, checkpoint=kept)
        assert (error.position, error.stream) == (8, "noel")

    def test_rows_of_two_streams_that_changed_places(self, sqlite: Store, tmp_path: Path) -> None:
        kept = self.kept(sqlite)
        forge(
            tmp_path,
            *(moved(old, new) for old, new in ((7, 99), (8, 7), (99, 8))),
        )
        assert verify_log(sqlite).events == 8
        assert found(sqlite, checkpoint=kept).position == 7

    def test_a_checkpoint_of_another_signer_is_refused(self, store: Store) -> None:
        kept = self.kept(store)
        other = json.loads(checkpoint(MemoryStore(), at=AT, private_key=STRANGER))["signer"]
        with pytest.raises(CheckpointError, match="not by the key"):
            verify_log(store, checkpoint=kept, signer=other)

    @pytest.mark.parametrize("field", ["at", "signer", "signature", "heads"])
    def test_a_checkpoint_of_which_any_field_was_changed_is_refused(self, store: Store, field: str) -> None:
        plain = json.loads(self.kept(store))
        other = json.loads(checkpoint(MemoryStore(), at=instant("2027-01-01T10:00:00Z"), private_key=STRANGER))
        with pytest.raises(CheckpointError):
            verify_log(store, checkpoint=json.dumps(plain | {field: other[field]}))

    @pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"kind": 1}', "[" * 100_000, "\ud800"])
    def test_what_is_no_checkpoint_is_refused(self, store: Store, text: str) -> None:
        with pytest.raises(CheckpointError, match="not a checkpoint"):
            verify_log(store, checkpoint=text)

    def test_heads_of_another_shape_are_refused_even_when_signed(self, store: Store) -> None:
        from campaignkit.draw.protocol.signing import sign_document

        plain = json.loads(self.kept(store))
        for heads in ([{"stream": "noel"}], ["noel"], [{**plain["heads"][0], "version": "1"}]):
            unsigned = {name: value for name, value in plain.items() if name != "signature"} | {"heads": heads}
            with pytest.raises(CheckpointError, match="not a checkpoint"):
                verify_log(store, checkpoint=json.dumps(sign_document(KEY, unsigned)))

    def test_a_checkpoint_names_no_person_and_every_head(self, store: Store) -> None:
        plain = json.loads(self.kept(store))
        assert plain["kind"] == "campaignkit.checkpoint/1"
        assert plain["at"] == "2026-12-01T10:00:00Z"
        assert [(head["stream"], head["version"], head["position"]) for head in plain["heads"]] == [
            ("avent", 4, 7), ("noel", 4, 8),
        ]  # fmt: skip
