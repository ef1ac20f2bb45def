"""Laws of verification: whatever is done to one row or to many, the first row that is wrong is named."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.store import ChainError, MemoryStore, checkpoint, verify_log
from campaignkit.store.chain import quick_hash, row_hash
from campaignkit.values import instant
from tests.store.rows import appended

KEY = bytes(range(32))
AT = instant("2026-12-01T10:00:00Z")
STREAMS = ("avent", "noel", "house:agency")
VERSION, PREV, HASH = 2, 12, 13
NUMBERS = (0, 2, 4, 6, 10)
TEXT = (1, 3, 5, 7, 8, 9, 11, 12, 13)
LONGEST = 4095

Row = tuple[Any, ...]
LOGS = st.lists(st.sampled_from(STREAMS), min_size=2, max_size=12)


class Forged(MemoryStore):
    """A store whose table holds these rows, whoever put them there; it gives them by position."""

    def __init__(self, rows: list[Row]) -> None:
        super().__init__()
        self._rows = sorted(rows, key=lambda row: row[0])

    def raw_rows(self) -> Iterator[Row]:
        return iter(self._rows)


def written(turns: list[str]) -> tuple[list[Row], str]:
    """One row for each turn, and a checkpoint of them."""
    store = MemoryStore()
    for number, stream in enumerate(turns):
        appended(store, stream, number + 1)
    return list(store.raw_rows()), checkpoint(store, at=AT, private_key=KEY)


def found(rows: list[Row], kept: str | None = None) -> int:
    """The position that is named."""
    with pytest.raises(ChainError) as caught:
        verify_log(Forged(rows), checkpoint=kept)
    return caught.value.position


def with_column(row: Row, column: int, value: object) -> Row:
    return (*row[:column], value, *row[column + 1 :])


def altered(data: st.DataObject, old: bytes) -> bytes:
    """One byte changed, taken out or added."""
    where = data.draw(st.integers(0, len(old)))
    new = data.draw(st.binary(max_size=1))
    wrong = old[:where] + new + old[where + data.draw(st.integers(0, 1)) :]
    return wrong if wrong != old else old + b"0"


def chained_anew(rows: list[Row], stream: bytes) -> list[Row]:
    """Every hash of a stream computed again, by the words of the page about the log alone."""
    prev, done = b"0" * 64, []
    for row in rows:
        if row[1] == stream:
            columns = [each if isinstance(each, bytes) else str(each).encode() for each in (*row[1:PREV], prev)]
            prev_now = sha256(b"".join(len(each).to_bytes(4) + each for each in columns)).hexdigest().encode()
            done.append((*row[:PREV], prev, prev_now))
            prev = prev_now
        else:
            done.append(row)
    return done


class TestWhateverIsDoneToARow:
    """'Any byte changed, any row deleted, swapped, renumbered, truncated, re-chained is reported with its position.'"""

    @given(turns=LOGS)
    def test_what_was_written_passes_with_its_checkpoint(self, turns: list[str]) -> None:
        rows, kept = written(turns)
        assert verify_log(Forged(rows), checkpoint=kept).events == len(turns)

    @given(turns=LOGS, data=st.data())
    def test_any_byte_of_any_text(self, turns: list[str], data: st.DataObject) -> None:
        rows, _ = written(turns)
        number = data.draw(st.integers(0, len(rows) - 1))
        column = data.draw(st.sampled_from([each for each in range(14) if each not in NUMBERS]))
        rows[number] = with_column(rows[number], column, altered(data, rows[number][column]))
        assert found(rows) == number + 1

    @given(turns=LOGS, data=st.data())
    def test_any_number(self, turns: list[str], data: st.DataObject) -> None:
        rows, _ = written(turns)
        number = data.draw(st.integers(0, len(rows) - 1))
        column, old = data.draw(st.sampled_from(NUMBERS[1:])), rows[number]
        same = st.sampled_from((float, str, lambda number: str(number).encode())).map(lambda kind: kind(old[column]))
        other = st.integers(-(2**63), 2**63 - 1) | st.floats() | st.binary(max_size=3) | same
        value = data.draw(other.filter(lambda value: type(value) is not int or value != old[column]))
        rows[number] = with_column(old, column, value)
        assert found(rows) == number + 1

    @given(turns=LOGS, data=st.data())
    def test_a_number_or_nothing_where_text_belongs(self, turns: list[str], data: st.DataObject) -> None:
        rows, _ = written(turns)
        number = data.draw(st.integers(0, len(rows) - 1))
        column = data.draw(st.sampled_from(TEXT))
        rows[number] = with_column(rows[number], column, data.draw(st.none() | st.integers() | st.floats()))
        assert found(rows) == number + 1

    @given(turns=LOGS, data=st.data())
    def test_no_hash_at_all_beside_a_column_that_cannot_be_hashed_quickly(
        self, turns: list[str], data: st.DataObject
    ) -> None:
        rows, _ = written(turns)
        number = data.draw(st.integers(0, len(rows) - 1))
        unusual = data.draw(st.just(b"x" * (LONGEST + 1)) | st.integers() | st.none())
        rows[number] = with_column(with_column(rows[number], 11, unusual), HASH, b"")
        assert found(rows) == number + 1

    def test_a_body_as_long_as_a_plan_passes_and_is_found_when_it_was_altered(self) -> None:
        rows, _ = written(["noel", "noel"])
        long = chained_anew([with_column(row, 11, b"x" * (LONGEST + 1)) for row in rows], b"noel")
        assert verify_log(Forged(long)).events == 2
        assert found([long[0], with_column(long[1], 11, b"x" * LONGEST + b"y")]) == 2

    @given(turns=LOGS, data=st.data())
    def test_a_row_deleted(self, turns: list[str], data: st.DataObject) -> None:
        rows, kept = written(turns)
        number = data.draw(st.integers(0, len(rows) - 1))
        last = number == len(rows) - 1
        del rows[number]
        assert found(rows, kept if last else None) == number + 1

    @given(turns=LOGS, data=st.data())
    def test_a_row_renumbered(self, turns: list[str], data: st.DataObject) -> None:
        rows, _ = written(turns)
        number = data.draw(st.integers(0, len(rows) - 1))
        before = data.draw(st.booleans())
        new = data.draw(st.integers(-5, 0) if before else st.integers(len(rows) + 1, len(rows) + 5))
        rows[number] = with_column(rows[number], 0, new)
        assert found(rows) == (1 if before else number + 1)

    @given(length=st.integers(2, 12), data=st.data())
    def test_two_rows_of_a_stream_swapped(self, length: int, data: st.DataObject) -> None:
        rows, _ = written(["noel"] * length)
        one, other = sorted(data.draw(st.sets(st.integers(0, length - 1), min_size=2, max_size=2)))
        rows[one], rows[other] = with_column(rows[other], 0, one + 1), with_column(rows[one], 0, other + 1)
        assert found(rows) == one + 1

    @given(turns=LOGS, data=st.data())
    def test_an_end_cut_off(self, turns: list[str], data: st.DataObject) -> None:
        rows, kept = written(turns)
        left = data.draw(st.integers(0, len(rows) - 1))
        last = {row[1]: row[0] for row in rows}
        assert verify_log(Forged(rows[:left])).events == left
        assert found(rows[:left], kept) == min(position for position in last.values() if position > left)

    @given(turns=LOGS, data=st.data())
    def test_a_stream_chained_anew_from_any_row(self, turns: list[str], data: st.DataObject) -> None:
        rows, kept = written(turns)
        number = data.draw(st.integers(0, len(rows) - 1))
        stream = rows[number][1]
        rows[number] = with_column(rows[number], 11, b"{}")
        forged = chained_anew(rows, stream)
        assert verify_log(Forged(forged)).events == len(rows)
        assert found(forged, kept) == max(row[0] for row in rows if row[1] == stream)


class TestTheQuickHash:
    """'The hash covers every column but `position` and `hash`, each as 4-byte big-endian length + UTF-8.'"""

    @given(
        st.tuples(
            st.integers(), st.binary(), st.integers(), st.binary(), st.integers(), st.binary(), st.integers(),
            st.binary(), st.binary(), st.binary(), st.integers(), st.binary(max_size=9_000), st.binary(), st.binary(),
        )
    )  # fmt: skip
    def test_it_is_the_hash_of_the_row(self, row: Row) -> None:
        quick, long = quick_hash(row), any(len(row[column]) > LONGEST for column in TEXT[:-1])
        assert quick == (None if long else row_hash(row).encode())
