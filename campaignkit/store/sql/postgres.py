"""A schema of a PostgreSQL server: one writer at a time, every commit on the disk, readers never wait.

A writer takes the advisory lock of its schema first, so positions are committed in their order and a
reader who tails by position misses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from hashlib import sha256
from importlib.resources import files
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, make_url
from sqlalchemy.dialects.postgresql.psycopg import dialect
from sqlalchemy.exc import ArgumentError

from campaignkit.store.errors import Fault, ForeignDatabaseError, erasure_unfinished, unusable
from campaignkit.store.sql import statements as s
from campaignkit.store.sql.base import SqlStore
from campaignkit.store.sql.driver import Driver
from campaignkit.store.sql.pg_faults import in_our_words, refuse_without_driver
from campaignkit.store.sql.transaction import SqlTransaction
from campaignkit.store.sql.view import SqlView
from campaignkit.store.turn import PATIENCE_S, Turn
from campaignkit.values import InvalidValueError, Text

STEPS = ("postgres_001", "postgres_002")
SCHEMA = "campaignkit"
WIPE_S = 2
NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
DIALECT = dialect(paramstyle="format")  # type: ignore[no-untyped-call]


class PostgresStore(SqlStore):
    """A store in one schema of a PostgreSQL server, shared by the machines of a team.

    `source` is an address, an engine of SQLAlchemy, or a connection: everything then happens in
    the transaction of that connection, which its owner commits, or undoes.
    """

    def __init__(
        self, source: str | Engine | Connection, *, schema: str = SCHEMA, patience_s: float = PATIENCE_S
    ) -> None:
        refuse_without_driver()
        if not NAME.fullmatch(schema):
            raise _no_schema(schema)
        self._schema = schema
        self._own: Engine | None = _engine(source) if isinstance(source, str) else None
        self._source: Engine | Connection = self._own or source  # type: ignore[assignment]
        self._name = _shown(self._source.engine.url)
        self._words = partial(in_our_words, self._name)
        self._turn = Turn(self._name, readers_wait=isinstance(self._source, Connection), patience_s=patience_s)
        self._begin = f"SET LOCAL search_path = {schema}, pg_catalog; SET LOCAL lock_timeout = '{patience_s:.0f}s'"
        self._alone = f"SELECT pg_advisory_xact_lock({_lock_of(schema)})"
        self.asking: Callable[[], AbstractContextManager[Driver]] = partial(self._within, "READ ONLY")
        try:
            self._bring_up_to_date()
        except BaseException:
            self.close()
            raise

    @contextmanager
    def transaction(self) -> Iterator[SqlTransaction]:
        """The only way in; see `Store`."""
        with self._turn.writing():
            with self._within("READ WRITE") as driver:
                driver.asked(self._alone)
                opened = SqlTransaction(driver)
                try:
                    yield opened
                finally:
                    opened.end()
                opened.whole.refuse_spoiled()
            if opened.erased:
                self._wipe()

    @contextmanager
    def read(self) -> Iterator[SqlView]:
        """The store as it is at this moment; writers do not wait for it."""
        with self._turn.reading(), self._within("ISOLATION LEVEL REPEATABLE READ, READ ONLY") as driver:
            driver.number(s.LAST_POSITION)
            opened = SqlView(driver)
            try:
                yield opened
            finally:
                opened.end()

    @contextmanager
    def checking_integrity(self) -> Iterator[None]:
        """Read every row once more, past its indexes; the pages are checked by the server."""
        yield
        self._asked(lambda driver: driver.asked("SET LOCAL enable_indexscan = off") and driver.number(s.LAST_POSITION))

    def close(self) -> None:
        """Close every connection of this store; an engine or a connection that was given stays open."""
        if self._own is not None:
            self._own.dispose()

    @contextmanager
    def _within(self, mode: str) -> Iterator[Driver]:
        """A transaction; within the one of a connection that was given, a part that is undone alone."""
        joined = isinstance(self._source, Connection)
        with self._connected() as driver:
            begin, done, undone = JOINED if joined else (f"BEGIN {mode}", "COMMIT", "ROLLBACK")
            before = driver.asked(KEPT)[0] if joined else ()
            driver.asked(f"{begin}; {self._begin}")
            try:
                yield driver
                if joined:
                    driver.asked(PUT_BACK, before)
                driver.asked(done)
            except BaseException:
                _undo(driver, undone)
                raise

    @contextmanager
    def _connected(self) -> Iterator[Driver]:
        if isinstance(self._source, Connection):
            with self._words():
                if not self._source.in_transaction():
                    self._source.begin()
                raw: Any = self._source.connection
            yield Driver(raw, DIALECT, self._words)
            return
        with self._words():
            opened = self._source.connect().execution_options(isolation_level="AUTOCOMMIT")
        with opened:
            yield Driver(opened.connection, DIALECT, self._words)

    def _bring_up_to_date(self) -> None:
        """Take every step that the schema has not taken, one program at a time; a newer one is refused."""
        with self._within("READ WRITE") as driver:
            driver.asked(self._alone)
            taken = self._steps_taken(driver)
            if taken > len(STEPS):
                raise unusable(Fault.NEWER, self._name)
            for step in STEPS[taken:]:
                if not taken:
                    driver.asked(f"CREATE SCHEMA IF NOT EXISTS {self._schema}")
                driver.asked((files(__package__) / "steps" / f"{step}.sql").read_text("utf-8"))
                driver.asked("INSERT INTO step VALUES (%s)", (STEPS.index(step) + 1,))

    def _steps_taken(self, driver: Driver) -> int:
        tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = %s"
        there = {name for (name,) in driver.asked(tables, (self._schema,))}
        if "step" in there:
            return int(driver.asked("SELECT coalesce(max(number), 0) FROM step")[0][0])
        if there & set(s.TABLES):
            raise unusable(Fault.NOT_OURS, self._name)
        return 0

    def _wipe(self) -> None:
        """Write the table of people anew, without the rows that were erased; a reader of them is waited for."""
        if isinstance(self._source, Connection):
            return  # its owner has not committed yet
        with self._connected() as driver:
            try:
                driver.asked(f"SET lock_timeout = '{WIPE_S}s'")
                driver.asked(f"VACUUM (FULL) {self._schema}.person")
            except ForeignDatabaseError as error:
                raise erasure_unfinished() from error
            finally:
                driver.asked("RESET lock_timeout")


KEPT = "SELECT current_setting('search_path'), current_setting('lock_timeout')"
PUT_BACK = "SELECT set_config('search_path', %s, true), set_config('lock_timeout', %s, true)"
JOINED = ("SAVEPOINT campaignkit", "RELEASE SAVEPOINT campaignkit", "ROLLBACK TO SAVEPOINT campaignkit")


def _undo(driver: Driver, undone: str) -> None:
    """Undo what was done; a connection that is gone has undone it already."""
    if not getattr(driver.connection, "closed", False):
        driver.asked(undone)


def _lock_of(schema: str) -> int:
    return int.from_bytes(sha256(f"campaignkit:{schema}".encode()).digest()[:8], signed=True)


def _engine(address: str) -> Engine:
    try:
        url = make_url(address)
    except ArgumentError as cause:
        raise unusable(Fault.UNSUPPORTED, address.partition("://")[0]) from cause
    return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)


def _shown(url: URL) -> str:
    """Where the database is, without whoever may enter it."""
    return f"{url.host or url.query.get('host') or 'localhost'}/{url.database or ''}"


def _no_schema(schema: str) -> InvalidValueError:
    return InvalidValueError(
        Text(f"« {schema} » ne peut pas nommer un schéma", f"{schema!r} cannot name a schema"),
        Text(
            "il faut une minuscule, puis des minuscules, chiffres ou tirets bas",
            "a small letter is wanted, then small letters, digits or underscores",
        ),
        Text("écrire par exemple agence", "write for example agency"),
    )
