"""What the stores of every database have in common: whoever reads beside a transaction reads in portions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from typing import Any, TypeVar

from campaignkit.store.chain import event_of
from campaignkit.store.errors import Fault, ForeignDatabaseError
from campaignkit.store.port import Head, RawRow, StoredEvent
from campaignkit.store.sql import statements as s
from campaignkit.store.sql.driver import Driver
from campaignkit.store.sql.view import head_of_row

T = TypeVar("T")

LOWEST, MANY = -(2**63), 500


class SqlStore:
    """A store in a database; `asking` gives a connection on which one question is asked."""

    asking: Callable[[], AbstractContextManager[Driver]]

    def streams(self) -> tuple[Head, ...]:
        """The head of every stream, sorted by stream."""
        return self._asked(lambda driver: tuple(map(head_of_row, driver.rows(s.STREAMS))))

    def tail(self, after: int = 0) -> Iterator[StoredEvent]:
        """Every event above a position, in order, read in portions."""
        while rows := self._asked(partial(_portion_of_tail, after=after)):
            yield from map(event_of, rows)
            after = rows[-1][0]

    def raw_rows(self) -> Iterator[RawRow]:
        """Every row of the event table, whatever is in it, read in portions; near damage in smaller ones."""
        after = LOWEST
        while rows := self._rows_after(after, MANY):
            yield from rows
            after = rows[-1][0]

    def _rows_after(self, position: int, many: int) -> list[RawRow]:
        try:
            return self._asked(partial(_portion_of_rows, after=position, many=many))
        except ForeignDatabaseError as error:
            if many == 1 or error.fault is not Fault.DAMAGED:
                raise
            return self._rows_after(position, many // 2)

    def _asked(self, ask: Callable[[Driver], T]) -> T:
        with self.asking() as driver:
            return ask(driver)


def _portion_of_tail(driver: Driver, after: int) -> list[Any]:
    return driver.rows(s.TAIL, after=after, many=MANY)


def _portion_of_rows(driver: Driver, after: int, many: int) -> list[RawRow]:
    return driver.rows(s.RAW_ROWS, after=after, many=many)
