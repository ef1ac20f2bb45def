"""Runs statements on the driver's own cursor: compiled once for each dialect, values given by position."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from typing import Any, Protocol, TypeAlias

from attrs import frozen
from sqlalchemy import ClauseElement, Dialect

Value: TypeAlias = int | str | bytes
Row: TypeAlias = tuple[Any, ...]
Words: TypeAlias = Callable[[], AbstractContextManager[None]]


class Connection(Protocol):
    """What is used of a driver's connection (PEP 249)."""

    def cursor(self) -> Any:
        """A cursor."""


@frozen
class Compiled:
    """The text of a statement, the names of its places in order, and what stands in them unless it is given."""

    sql: str
    places: tuple[str, ...]
    fixed: Mapping[str, Value]

    def values(self, given: Mapping[str, Value]) -> tuple[Value, ...]:
        """What stands in each place."""
        return tuple([given[place] if place in given else self.fixed[place] for place in self.places])


@cache
def compiled(statement: ClauseElement, dialect: Dialect) -> Compiled:
    """The statement in the words of a dialect whose places are positional."""
    done: Any = statement.compile(dialect=dialect)
    return Compiled(str(done), tuple(done.positiontup or ()), done.params)


@frozen
class Driver:
    """One connection, in whose dialect statements are run; `words` puts what it raises into our own."""

    connection: Connection
    dialect: Dialect
    words: Words

    def rows(self, statement: ClauseElement, **given: Value) -> list[Row]:
        """Every row that the statement gives."""
        said = compiled(statement, self.dialect)
        return self.asked(said.sql, said.values(given))

    def row(self, statement: ClauseElement, **given: Value) -> Row | None:
        """The first row, or None."""
        return next(iter(self.rows(statement, **given)), None)

    def number(self, statement: ClauseElement, **given: Value) -> int:
        """The one number that the statement gives."""
        return int(self.rows(statement, **given)[0][0])

    def run(self, statement: ClauseElement, **given: Value) -> None:
        """Run it once."""
        self.run_all(statement, (given,))

    def run_all(self, statement: ClauseElement, given: Iterable[Mapping[str, Value]]) -> int:
        """Run it for each of these; how many rows it touched in all."""
        said = compiled(statement, self.dialect)
        with self._cursor() as cursor:
            cursor.executemany(said.sql, map(said.values, given))
            return max(int(cursor.rowcount), 0)

    def asked(self, sql: str, values: tuple[Value, ...] = ()) -> list[Row]:
        """Every row that plain SQL gives."""
        with self._cursor() as cursor:
            cursor.execute(sql, values) if values else cursor.execute(sql)
            found: list[Row] = cursor.fetchall() if cursor.description else []
            return found

    @contextmanager
    def _cursor(self) -> Iterator[Any]:
        with self.words():
            cursor = self.connection.cursor()
            try:
                yield cursor
            finally:
                cursor.close()
