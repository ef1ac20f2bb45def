"""One SQLite file: WAL, every commit on the disk, one writer at a time, erased values gone from every file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event

from campaignkit.store.errors import Fault, erasure_unfinished, unusable
from campaignkit.store.sql import statements as s
from campaignkit.store.sql.base import SqlStore
from campaignkit.store.sql.driver import Driver
from campaignkit.store.sql.faults import in_our_words
from campaignkit.store.sql.files import bring_up_to_date, pragma, refuse_at_sight, within
from campaignkit.store.sql.transaction import SqlTransaction
from campaignkit.store.sql.view import SqlView
from campaignkit.store.turn import PATIENCE_S, Turn

KEPT_UP = (
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cell_size_check = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA cache_size = -32000",
)
# `secure_delete` alone leaves values behind in pages that were rearranged, so the whole table is written anew.
REWRITE_PEOPLE = (
    "CREATE TEMP TABLE kept AS SELECT * FROM person",
    "DELETE FROM person",
    "INSERT INTO person SELECT * FROM kept",
    "DROP TABLE kept",
)


class SqliteStore(SqlStore):
    """A store in one SQLite file, shared by the threads and processes of one machine."""

    def __init__(self, path: Path, *, patience_s: float = PATIENCE_S) -> None:
        refuse_at_sight(path)
        self.asking: Callable[[], AbstractContextManager[Driver]] = self._connected
        self._name = path.name
        self._words = partial(in_our_words, path.name)
        self._engine = _engine(path.absolute(), patience_s)
        self._turn = Turn(path.name, readers_wait=False, patience_s=patience_s)
        try:
            with self._connected() as driver:
                bring_up_to_date(driver, path.name, patience_s)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def transaction(self) -> Iterator[SqlTransaction]:
        """The only way in; see `Store`."""
        with self._turn.writing(), self._connected() as driver:
            opened = SqlTransaction(driver)
            with within(driver, "BEGIN IMMEDIATE"):
                try:
                    yield opened
                finally:
                    opened.end()
                opened.whole.refuse_spoiled()
                if opened.erased:
                    _rewrite_people(driver)
            if opened.erased and _busy_readers(driver):
                raise erasure_unfinished()

    @contextmanager
    def read(self) -> Iterator[SqlView]:
        """The store as it is at this moment; writers do not wait for it."""
        with self._turn.reading(), self._connected() as driver, within(driver, "BEGIN"):
            driver.number(s.LAST_POSITION)
            opened = SqlView(driver)
            try:
                yield opened
            finally:
                opened.end()

    @contextmanager
    def checking_integrity(self) -> Iterator[None]:
        """Let SQLite check every page and index, in a thread: it needs no turn of Python's while it looks."""
        with self._connected() as driver, ThreadPoolExecutor(1) as beside:
            connection: Any = driver.connection
            found = beside.submit(pragma, driver, "integrity_check(1)")
            try:
                yield
            except BaseException:
                connection.interrupt()
                raise
        if found.result() != "ok":
            raise unusable(Fault.DAMAGED, self._name, str(found.result()))

    def close(self) -> None:
        """Close every connection; the last one folds the WAL into the file."""
        self._engine.dispose()

    @contextmanager
    def _connected(self) -> Iterator[Driver]:
        with self._words():
            connection = self._engine.raw_connection()
        try:
            yield Driver(connection, self._engine.dialect, self._words)
        finally:
            connection.close()


def _engine(path: Path, patience_s: float) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"isolation_level": None, "timeout": patience_s},
        pool_size=1,
        max_overflow=-1,
    )
    event.listen(engine, "connect", _keep_up)
    return engine


def _keep_up(connection: Any, _record: object) -> None:
    for setting in KEPT_UP:
        connection.execute(setting)


def _rewrite_people(driver: Driver) -> None:
    for statement in REWRITE_PEOPLE:
        driver.asked(statement)


def _busy_readers(driver: Driver) -> bool:
    """Fold the WAL, which held the erased values, into the file and cut it; true when somebody reads in it."""
    return bool(pragma(driver, "wal_checkpoint(TRUNCATE)"))
