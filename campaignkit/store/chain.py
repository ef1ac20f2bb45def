"""The chain: each row carries the hash of the row before it in its stream.

The hash is SHA-256, in lower-case hexadecimal, of every column but `position` and `hash`, in the
order of the table, each as its length in UTF-8 (4 bytes, big-endian) and its UTF-8; numbers in
decimal. The first `prev` of a stream is 64 zeros.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any

from attrs import astuple, fields

from campaignkit.store.errors import clock_ran_back, reused, stale
from campaignkit.store.port import Head, NewEvent, RawRow, StoredEvent
from campaignkit.values import Digest, digest_of

GENESIS = "0" * 64
COLUMNS = tuple(column.name for column in fields(StoredEvent))
LENGTH: Callable[[int], bytes] = struct.Struct(">I").pack
LENGTHS = tuple(map(LENGTH, range(4096)))
"""`LENGTH` of every number that a column is usually as long as."""
DIGITS: Callable[[int], str] = int.__repr__
"""The decimal digits of a whole number; TypeError for anything else, where `str` takes it."""


def framed(columns: Iterable[int | str | bytes]) -> bytes:
    r"""The bytes that are hashed: each column after its length.

    >>> framed(["é", 12])
    b'\x00\x00\x00\x02\xc3\xa9\x00\x00\x00\x0212'
    """
    raw = [column if isinstance(column, bytes) else str(column).encode() for column in columns]
    return b"".join([part for column in raw for part in (LENGTH(len(column)), column)])


def row_hash(row: RawRow) -> Digest:
    """The hash that a row of the event table must carry, whatever `position` and `hash` it has."""
    return digest_of(framed(row[1:-1]))


def quick_hash(row: RawRow) -> bytes | None:
    """What `row_hash` gives, at half the cost.

    None for a row that is not as a table of ours holds it, or has a column of more than 4,095 bytes.

    >>> row = (1, b"noel", 1, b"a.b", 1, b"", 12, b"s1", b"c1", b"", 0, b"{}", GENESIS.encode(), b"")
    >>> quick_hash(row).decode() == row_hash(row)
    True
    """
    _, stream, number, kind, form, definition, instant, actor, command, sent, nth, body, prev, _ = row
    try:
        version, schema, at = DIGITS(number).encode(), DIGITS(form).encode(), DIGITS(instant).encode()
        ordinal = DIGITS(nth).encode()
        size = LENGTHS
        whole = b"".join((
            size[len(stream)], stream, size[len(version)], version, size[len(kind)], kind, size[len(schema)], schema,
            size[len(definition)], definition, size[len(at)], at, size[len(actor)], actor, size[len(command)], command,
            size[len(sent)], sent, size[len(ordinal)], ordinal, size[len(body)], body, size[len(prev)], prev,
        ))  # fmt: skip
        return sha256(whole).hexdigest().encode()
    except (TypeError, IndexError):
        return None


def raw_row(event: StoredEvent) -> RawRow:
    """The row as a table holds it: whole numbers and bytes."""
    return tuple(column.encode() if isinstance(column, str) else column for column in astuple(event))


def head_of(event: StoredEvent) -> Head:
    """The head of a stream that ends with this event."""
    return Head(
        stream=event.stream, version=event.version, position=event.position,
        hash=event.hash, recorded_at=event.recorded_at,
    )  # fmt: skip


class Link:
    """Makes rows of the events of one command, from the end of its stream and the end of the log."""

    def __init__(self, stream: str, head: Head | None, last_position: int) -> None:
        self._stream = stream
        self._head = head or Head(stream=stream, version=0, position=0, hash=GENESIS, recorded_at=0)
        self._last_position = last_position

    def refuse_stale(self, expected_version: int | None) -> None:
        """StaleError unless the stream is at this version; None: any will do."""
        if expected_version is not None and expected_version != self._head.version:
            raise stale(self._stream, expected_version, self._head.version)

    def refuse_reuse(self, command_id: str, *, seen: bool) -> None:
        """CommandIdReusedError when the stream has seen the command."""
        if seen:
            raise reused(self._stream, command_id)

    def rows(self, events: Sequence[NewEvent], command_id: str, command_sha256: str) -> Iterator[StoredEvent]:
        """The rows, each chained to the one before; ClockError when one is earlier than that."""
        for ordinal, event in enumerate(events):
            if event.recorded_at < self._head.recorded_at:
                raise clock_ran_back(self._stream, self._head.recorded_at, event.recorded_at)
            yield self._row(event, command_id, command_sha256, ordinal)

    def _row(self, event: NewEvent, command_id: str, command_sha256: str, ordinal: int) -> StoredEvent:
        self._last_position += 1
        unhashed = (
            self._last_position, self._stream, self._head.version + 1, event.kind, event.schema, event.definition,
            event.recorded_at, event.actor, command_id, command_sha256, ordinal, event.body, self._head.hash,
        )  # fmt: skip
        row = event_of((*unhashed, row_hash((*unhashed, ""))))
        self._head = head_of(row)
        return row


def event_of(row: Sequence[Any]) -> StoredEvent:
    """The event of a row whose columns stand in the order of the table."""
    position, stream, version, kind, schema, definition, at, actor, command, sent, ordinal, body, prev, own = row
    return StoredEvent(
        position=position, stream=stream, version=version, kind=kind, schema=schema, definition=definition,
        recorded_at=at, actor=actor, command_id=command, command_sha256=sent, ordinal=ordinal, body=body, prev=prev,
        hash=own,
    )  # fmt: skip


def digest_of_entries(entries: Iterable[Iterable[int | str]]) -> Digest:
    """The digest of a batch: every column of its entries as admitted, framed as in the chain, in the order of ids."""
    whole = sha256()
    for columns in entries:
        whole.update(framed(columns))
    return Digest(whole.hexdigest())
