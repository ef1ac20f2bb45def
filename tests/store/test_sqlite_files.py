"""The file: what is not ours, too new, damaged, locked or full is told in words, and left as it was."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError

from campaignkit.store import (
    ChainError,
    Fault,
    ForeignDatabaseError,
    MemoryStore,
    Store,
    StoreError,
    connect,
    verify_log,
)
from campaignkit.store.errors import WHY, unusable
from campaignkit.store.sql.faults import in_our_words
from campaignkit.store.sql.files import APPLICATION_ID, STEPS
from campaignkit.store.sql.sqlite import SqliteStore
from campaignkit.store.sql.tables import METADATA
from tests.store.forging import database, forge, rows
from tests.store.rows import SHA, admitted, appended, new_event, sqlite_at


def refused(target: Path | str) -> ForeignDatabaseError:
    with pytest.raises(ForeignDatabaseError) as caught:
        connect(str(target))
    return caught.value


class TestWhatIsNotOurs:
    """'A clear error with the remedy, the file untouched (compared byte for byte).'"""

    def test_a_directory(self, tmp_path: Path) -> None:
        assert refused(tmp_path).fault is Fault.DIRECTORY

    def test_a_directory_that_is_not_there(self, tmp_path: Path) -> None:
        assert refused(tmp_path / "none" / "x.db").fault is Fault.NO_FOLDER
        assert not (tmp_path / "none").exists()

    def test_a_file_that_is_no_database(self, tmp_path: Path) -> None:
        path = tmp_path / "x.db"
        path.write_bytes(b"id,text\n1,hello\n")
        assert refused(path).fault is Fault.NOT_OURS
        assert path.read_bytes() == b"id,text\n1,hello\n"
        assert list(tmp_path.iterdir()) == [path]

    @pytest.mark.parametrize("application", [0, 7])
    def test_a_database_of_another_program(self, tmp_path: Path, application: int) -> None:
        path = tmp_path / "x.db"
        with closing(sqlite3.connect(path)) as other:
            other.executescript(f"PRAGMA application_id = {application}; CREATE TABLE event (x);")
        before = path.read_bytes()
        assert refused(path).fault is Fault.NOT_OURS
        assert path.read_bytes() == before
        assert list(tmp_path.iterdir()) == [path]

    def test_a_database_of_a_newer_version(self, tmp_path: Path) -> None:
        sqlite_at(tmp_path).close()
        path = database(tmp_path)
        with closing(sqlite3.connect(path)) as other:
            other.execute("PRAGMA user_version = 99")
        before = path.read_bytes()
        error = refused(path)
        assert error.fault is Fault.NEWER
        assert "upgrade" in error.say("en")
        assert path.read_bytes() == before

    def test_a_newer_version_that_still_stands_in_the_wal(self, tmp_path: Path) -> None:
        sqlite_at(tmp_path).close()
        with closing(sqlite3.connect(database(tmp_path))) as other:
            other.execute("PRAGMA user_version = 99")
            assert refused(database(tmp_path)).fault is Fault.NEWER

    def test_a_file_of_ours_that_says_it_is_new_and_is_not(self, tmp_path: Path) -> None:
        store = sqlite_at(tmp_path)
        appended(store)
        store.close()
        with closing(sqlite3.connect(database(tmp_path))) as other:
            other.execute("PRAGMA user_version = 0")
        before = database(tmp_path).read_bytes()
        assert refused(database(tmp_path)).fault is Fault.NOT_OURS
        assert database(tmp_path).read_bytes() == before

    def test_a_wal_without_its_file(self, tmp_path: Path) -> None:
        wal = tmp_path / "x.db-wal"
        wal.write_bytes(b"all that is left")
        assert refused(tmp_path / "x.db").fault is Fault.ORPHAN_WAL
        assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"all that is left"]

    def test_a_name_that_no_file_can_have(self, tmp_path: Path) -> None:
        assert refused(tmp_path / ("x" * 300)).fault is Fault.NOT_WRITABLE

    def test_a_file_that_cannot_be_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def no(*_: object, **__: object) -> None:
            raise PermissionError

        monkeypatch.setattr(Path, "open", no)
        assert refused(tmp_path / "x.db").fault is Fault.NOT_WRITABLE

    def test_an_address_is_refused_without_its_password(self) -> None:
        error = refused("mysql://lea:secret@db.example.org/contests")
        assert error.fault is Fault.UNSUPPORTED
        assert "secret" not in repr(error) + str(error.args)

    def test_a_store_in_memory_has_a_name_of_its_own(self) -> None:
        assert isinstance(connect(":memory:"), MemoryStore)

    def test_every_fault_says_why_and_what_to_do_in_both_languages(self) -> None:
        assert set(WHY) == set(Fault)
        assert all(text.fr != text.en for pair in WHY.values() for text in pair)


class TestHowTheFileIsKept:
    """'WAL, synchronous=FULL, STRICT tables, secure_delete on, application_id and user_version set.'"""

    def test_the_file_says_whose_it_is(self, sqlite: Store, tmp_path: Path) -> None:
        appended(sqlite)
        for pragma, value in (
            ("application_id", APPLICATION_ID),
            ("user_version", len(STEPS)),
            ("journal_mode", "wal"),
        ):
            assert rows(tmp_path, f"PRAGMA {pragma}") == [(value,)]
        strict = rows(
            tmp_path, "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        assert len(strict) == 8
        assert all(is_strict for _, is_strict in strict)

    def test_every_connection_writes_through_and_wipes(self, tmp_path: Path) -> None:
        store = SqliteStore(tmp_path / "x.db")
        with store._connected() as driver:
            said = [driver.asked(f"PRAGMA {name}")[0][0] for name in ("synchronous", "secure_delete", "busy_timeout")]
        store.close()
        assert said == [2, 1, 30_000]

    def test_the_tables_are_those_that_the_statements_know(self, sqlite: Store, tmp_path: Path) -> None:
        appended(sqlite)
        for table in METADATA.sorted_tables:
            found = rows(tmp_path, f"PRAGMA table_info({table.name})")
            assert [column.name for column in table.columns] == [name for _, name, *_ in found]
            assert [(True, column.primary_key) for column in table.columns] == [
                (not_null == 1, bool(key)) for *_, not_null, _, key in found
            ]

    @pytest.mark.parametrize(
        "forbidden",
        [
            "UPDATE event SET body = '{}'",
            "DELETE FROM event",
            "REPLACE INTO event SELECT * FROM event",
            "REPLACE INTO event VALUES (9, 'noel', 1, 'k', 1, '', 1, 's1', 'c9', '', 0, '{}', '', '')",
            "UPDATE entry SET tickets = 9",
            "DELETE FROM entry",
        ],
    )
    def test_another_program_cannot_change_a_row_by_mistake(
        self, sqlite: Store, tmp_path: Path, forbidden: str
    ) -> None:
        appended(sqlite)
        with sqlite.transaction() as tx:
            tx.admit("noel", [admitted(1)])
        with closing(sqlite3.connect(database(tmp_path))) as raw, pytest.raises(sqlite3.IntegrityError):
            raw.execute(forbidden)
        assert verify_log(sqlite).events == 1

    def test_a_store_stays_where_it_was_opened(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        store = connect("contests.db")
        (tmp_path / "elsewhere").mkdir()
        monkeypatch.chdir(tmp_path / "elsewhere")
        with store.read(), store.read() as view:
            assert view.head("noel") is None
        store.close()
        assert not list((tmp_path / "elsewhere").iterdir())


class TestWhenTheDiskOrAnotherProgramIsInTheWay:
    """'Disk full, read-only, lock held: typed error, state unchanged.'"""

    def test_a_lock_that_another_program_holds(self, tmp_path: Path) -> None:
        store = SqliteStore(database(tmp_path), patience_s=0.05)
        kept = appended(store)
        with closing(sqlite3.connect(database(tmp_path), isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(ForeignDatabaseError) as caught:
                appended(store, "noel", 2)
            assert caught.value.fault is Fault.LOCKED
            assert tuple(store.tail()) == kept
        assert appended(store, "noel", 2)
        store.close()

    def test_a_new_file_that_another_program_keeps_locked(self, tmp_path: Path) -> None:
        with closing(sqlite3.connect(database(tmp_path), isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(ForeignDatabaseError) as caught:
                SqliteStore(database(tmp_path), patience_s=0.05)
            assert caught.value.fault is Fault.LOCKED

    def test_a_switch_to_wal_that_has_to_wait(self, tmp_path: Path) -> None:
        sqlite_at(tmp_path).close()
        forge(tmp_path, f"PRAGMA user_version = {len(STEPS)}")
        with closing(sqlite3.connect(database(tmp_path), isolation_level=None)) as other:
            assert other.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
            other.execute("BEGIN")
            other.execute("SELECT * FROM event").fetchall()
            with pytest.raises(ForeignDatabaseError) as caught:
                SqliteStore(database(tmp_path), patience_s=0.05)
            assert caught.value.fault is Fault.LOCKED
        sqlite_at(tmp_path).close()
        assert rows(tmp_path, "PRAGMA journal_mode") == [("wal",)]

    def test_a_full_disk_leaves_nothing_half_written(self, tmp_path: Path) -> None:
        store = SqliteStore(database(tmp_path))
        kept = appended(store)
        with store._connected() as driver:
            driver.asked("PRAGMA max_page_count = 30")

        def append_and_admit() -> None:
            with store.transaction() as tx:
                tx.append("noel", [new_event(2)], command_id="c2", command_sha256=SHA)
                tx.admit("noel", (admitted(n) for n in range(20_000)))

        with pytest.raises(ForeignDatabaseError) as caught:
            append_and_admit()
        assert caught.value.fault is Fault.FULL
        assert tuple(store.tail()) == kept
        with store.read() as view:
            assert view.in_book("noel") == 0
        store.close()

    def test_a_file_that_may_only_be_read(self, tmp_path: Path) -> None:
        store = SqliteStore(database(tmp_path))
        kept = appended(store)
        with store._connected() as driver:
            driver.asked("PRAGMA query_only = ON")
        with pytest.raises(ForeignDatabaseError) as caught:
            appended(store, "noel", 2)
        assert caught.value.fault is Fault.NOT_WRITABLE
        assert tuple(store.tail()) == kept
        store.close()

    def test_a_message_that_is_no_text_is_damage(self) -> None:
        with pytest.raises(ForeignDatabaseError) as caught, in_our_words("x.db"):
            b"\xff".decode()
        assert caught.value.fault is Fault.DAMAGED

    def test_what_the_pool_says_is_put_into_our_words_too(self) -> None:
        said = DatabaseError("SELECT 1", {}, sqlite3.DatabaseError("file is not a database"))
        with pytest.raises(ForeignDatabaseError) as caught, in_our_words("x.db"):
            raise said
        assert caught.value.fault is Fault.DAMAGED


class TestDamage:
    """'A clear typed error or a named row, never a traceback.'"""

    def used(self, folder: Path) -> None:
        """Everything that a day's work does, on whatever is there."""
        store = sqlite_at(folder)
        try:
            verify_log(store)
            list(store.tail())
            with store.transaction() as tx:
                list(tx.events("noel"))
                tx.append("noel", [new_event(900)], command_id="new", command_sha256=SHA)
                list(tx.entries("noel", "r1"))
                tx.batch_digest("noel", "b1")
                tx.find("name", "Lea")
                tx.erase(["s1"])
            store.streams()
        finally:
            store.close()

    @pytest.mark.parametrize("seed", [*range(20), 206, 281, 316, 378])
    def test_a_file_with_random_bytes_in_it(self, tmp_path: Path, seed: int) -> None:
        store = sqlite_at(tmp_path)
        appended(store, "noel", *range(60))
        with store.transaction() as tx:
            tx.admit("noel", (admitted(n) for n in range(100)))
            tx.put("s1", "name", "Lea")
        store.close()
        chance = random.Random(seed)  # noqa: S311
        damaged = bytearray(database(tmp_path).read_bytes())
        start = chance.randrange(len(damaged) - 64)
        for place in range(start, start + chance.choice((1, 16, 64))):
            damaged[place] = chance.randrange(256)
        database(tmp_path).write_bytes(damaged)
        with suppress(StoreError):
            self.used(tmp_path)

    @pytest.mark.parametrize("kept", [0.99, 0.5, 0.1])
    def test_a_file_that_was_cut_short(self, tmp_path: Path, kept: float) -> None:
        store = sqlite_at(tmp_path)
        appended(store, "noel", *range(200))
        store.close()
        size = database(tmp_path).stat().st_size
        os.truncate(database(tmp_path), int(size * kept))
        with pytest.raises(StoreError):
            self.used(tmp_path)

    def test_a_row_on_a_page_that_cannot_be_read_is_named(self, sqlite: Store, tmp_path: Path) -> None:
        appended(sqlite, "noel", *range(200))
        sqlite.close()
        damaged = database(tmp_path).read_bytes()
        page = damaged.index(b'"line":"p150"') // 4096
        database(tmp_path).write_bytes(damaged[: page * 4096] + bytes([255]) * 4096 + damaged[(page + 1) * 4096 :])
        again = sqlite_at(tmp_path)
        with pytest.raises(ChainError) as caught:
            verify_log(again)
        again.close()
        assert 100 < caught.value.position <= 151

    def test_every_row_before_a_page_that_cannot_be_read_is_given(self, sqlite: Store, tmp_path: Path) -> None:
        """Portions grow smaller near damage, so no row that can be read is left out."""
        appended(sqlite, "noel", *range(200))
        sqlite.close()
        damaged = database(tmp_path).read_bytes()
        page = damaged.index(b'"line":"p150"') // 4096
        database(tmp_path).write_bytes(damaged[: page * 4096] + bytes([255]) * 4096 + damaged[(page + 1) * 4096 :])
        again, given = sqlite_at(tmp_path), list[int]()
        with pytest.raises(ForeignDatabaseError):
            given.extend(iter(row[0] for row in again.raw_rows()))
        again.close()
        assert given == list(range(1, len(given) + 1))
        assert len(given) > 100

    def test_a_locked_store_is_asked_once(self, sqlite: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        """Only damage is worth asking again: whoever waits for a lock has waited long enough."""
        asked = []

        def locked(_ask: object) -> None:
            asked.append(1)
            raise unusable(Fault.LOCKED, "x.db")

        monkeypatch.setattr(sqlite, "_asked", locked)
        with pytest.raises(ForeignDatabaseError):
            list(sqlite.raw_rows())
        assert asked == [1]

    def test_an_index_that_misses_what_its_table_has_is_found(self, sqlite: Store, tmp_path: Path) -> None:
        appended(sqlite, "noel", 1, 2, 3)
        with sqlite.transaction() as tx:
            tx.put("s1", "name", "Lea")
        turned = "UPDATE sqlite_schema SET sql = replace(sql, '(field, value)', '(value, field)') WHERE type = 'index'"
        forge(tmp_path, "PRAGMA writable_schema = ON", turned)
        sqlite.close()
        again = sqlite_at(tmp_path)
        with pytest.raises(ForeignDatabaseError, match="person_by_value") as caught:
            verify_log(again)
        again.close()
        assert caught.value.fault is Fault.DAMAGED
