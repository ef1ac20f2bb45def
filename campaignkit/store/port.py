"""The store's port: rows of text, appended inside a transaction and never changed.

The store knows nothing of campaigns and decisions. Every number is a whole one, every instant
counts microseconds from 1970-01-01T00:00:00Z, nothing is None in a row: absent is the empty text.

There is one way in, `Store.transaction`: what is read there is what is decided on, and what is
appended there becomes visible whole, or not at all. Appending needs the transaction of a store,
not its read view.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeAlias

from attrs import field, frozen, validators

from campaignkit.values import Digest

LARGEST = 2**63 - 1


@frozen(kw_only=True)
class NewEvent:
    """An event as the caller gives it; `body` is exact RFC 8785 text, `definition` the digest that it is pinned to."""

    kind: str
    schema: int = field(validator=validators.ge(1))
    definition: str
    recorded_at: int = field(validator=[validators.ge(0), validators.le(LARGEST)])
    actor: str
    body: str = field(repr=False)


@frozen(kw_only=True)
class StoredEvent:
    """One row of the log, its fields in the order of the table.

    `position` counts over the whole log and `version` in the stream, both from 1 and without gaps;
    `ordinal` counts the events of one command from 0; `prev` and `hash` chain the stream.
    """

    position: int
    stream: str
    version: int
    kind: str
    schema: int
    definition: str
    recorded_at: int
    actor: str
    command_id: str
    command_sha256: str
    ordinal: int
    body: str = field(repr=False)
    prev: str
    hash: str


Body: TypeAlias = tuple[str, int, str]
"""The kind, the schema and the body of an event."""


@frozen(kw_only=True)
class Head:
    """The last row of a stream."""

    stream: str
    version: int
    position: int
    hash: str
    recorded_at: int


@frozen(kw_only=True)
class EntryRow:
    """One entry as it was ruled on, without a word of personal text.

    `post` is what the entry stands under; `status` is `admitted` or `refused`. An admitted row has
    one ticket or more, a refused one a `reason` and no ticket. `pools` is sorted and comma-separated.
    """

    source: str
    source_id: str
    round: str
    subject: str
    post: str = ""
    at: int = field(validator=[validators.ge(0), validators.le(LARGEST)])
    status: str = field(validator=validators.in_(("admitted", "refused")))
    reason: str = ""
    article: str = ""
    tickets: int = field(default=0, validator=[validators.ge(0), validators.le(LARGEST)])
    group: str = ""
    pools: str = ""

    def __attrs_post_init__(self) -> None:
        if (self.status == "admitted") != (self.tickets > 0) or (self.status == "refused") != bool(self.reason):
            message = f"{self.status} with {self.tickets} tickets and the reason {self.reason!r}"
            raise ValueError(message)


@frozen(kw_only=True)
class BookEntry:
    """One entry of the book as it stands now.

    `id` is opaque, is never given twice in a campaign and sorts by its bytes in the order of admission;
    `status` may also be `withdrawn` or `disqualified`, with the reason and article of that.
    """

    id: str
    source: str
    source_id: str
    round: str
    subject: str
    post: str
    at: int
    status: str
    reason: str
    article: str
    tickets: int
    group: str
    pools: str


@frozen(kw_only=True)
class Admission:
    """What came of one batch.

    `rows` were offered, `already` of them were in the book before or came twice and were left out;
    `refused_by_reason` counts by (reason, article). `sha256` covers every row that was written.
    """

    batch: str
    rows: int
    admitted: int
    refused_by_reason: Mapping[tuple[str, str], int]
    already: int
    sha256: Digest


@frozen(kw_only=True)
class Count:
    """How many entries of a round have this status, for this reason, and how many tickets those hold."""

    status: str
    reason: str
    article: str
    entries: int
    tickets: int


@frozen(kw_only=True)
class Attachment:
    """A file that proves something, under the name it came with."""

    name: str
    content: bytes = field(repr=False)


@frozen(kw_only=True)
class DueRow:
    """One thing that falls due, as other programs read it; `as_of` is when it was worked out, `blocks` 0 or 1."""

    due_at: int
    place: str
    owner: str
    blocks: int
    act: str
    what_fr: str
    what_en: str
    as_of: int


class ReadView(Protocol):
    """The store as it was at one moment; of no use once its `with` block has ended."""

    def events(self, stream: str, after_version: int = 0) -> Iterator[StoredEvent]:
        """The events of a stream above a version, in order."""

    def bodies(self, stream: str, after_version: int = 0) -> Sequence[Body]:
        """What the same events say, without who, when and how they are chained: all that a fold needs."""

    def streams(self) -> tuple[Head, ...]:
        """The head of every stream, sorted by stream."""

    def head(self, stream: str) -> Head | None:
        """The last row of a stream; None when it has none."""

    def recorded(self, stream: str, command_id: str) -> tuple[StoredEvent, ...]:
        """What an earlier command with this id appended to the stream, in order; empty when there was none."""

    def entries(self, campaign: str, round: str) -> Iterator[BookEntry]:  # noqa: A002 (the domain's word)
        """Every entry of a round, refused ones too, sorted by id; read in portions."""

    def entry(self, campaign: str, entry: str) -> BookEntry | None:
        """The entry of this id, or None."""

    def counts(self, campaign: str, round: str) -> tuple[Count, ...]:  # noqa: A002
        """The entries of a round by status, reason and article, sorted by these."""

    def batch_digest(self, campaign: str, batch: str) -> Digest | None:
        """The digest of a batch, computed again from the book; None when there is no such batch."""

    def batch(self, campaign: str, batch: str) -> Iterator[BookEntry]:
        """The rows of a batch as they were admitted, sorted by id; none when there is no such batch."""

    def removals(self, campaign: str) -> Mapping[str, str]:
        """The id of every entry that was taken out, with its status."""

    def in_book(self, campaign: str) -> int:
        """How many rows the book holds for a campaign."""

    def batch_rows(self, campaign: str) -> Mapping[str, int]:
        """How many rows each batch of a campaign holds, in the order of their admission."""

    def due(self, campaign: str) -> tuple[DueRow, ...]:
        """What falls due in a campaign, as it was worked out when the log last grew."""

    def get(self, subject: str, field: str) -> str | None:
        """What the directory knows of a person under this field, or None."""

    def fields(self, subject: str) -> Mapping[str, str]:
        """Everything that the directory knows of a person."""

    def find(self, field: str, value: str) -> str | None:
        """The person of whom this is known, the first by id when there are several; None without one."""

    def attachment(self, sha256: str) -> Attachment | None:
        """The file with this digest, or None."""

    def setting(self, name: str) -> bytes | None:
        """A secret or setting of this store, or None."""


class Transaction(ReadView, Protocol):
    """A write transaction: to load, to decide and to append are one; an exception undoes all of it."""

    def append(
        self,
        stream: str,
        events: Sequence[NewEvent],
        *,
        command_id: str,
        command_sha256: str,
        expected_version: int | None = None,
    ) -> tuple[StoredEvent, ...]:
        """Append the events of one command to a stream, and give the rows.

        Raises StaleError when the stream is not at `expected_version` (None: any will do),
        CommandIdReusedError when the stream has events of this command id, ClockError when an
        event would be recorded before the one that precedes it.
        """

    def admit(self, campaign: str, rows: Iterable[EntryRow]) -> Admission:
        """Write a batch into the entry book; rows are read in portions, millions are welcome.

        A row whose (source, source_id) the campaign's book has, from this batch too, is left out.
        """

    def set_status(self, campaign: str, entries: Iterable[str], *, status: str, reason: str, article: str = "") -> None:
        """Take entries out: `withdrawn` or `disqualified`. An id that is not in the book raises UnknownEntryError."""

    def put_due(self, campaign: str, rows: Sequence[DueRow]) -> None:
        """Write anew what falls due in a campaign, for the view `v_due`."""

    def put(self, subject: str, field: str, value: str) -> None:
        """Write into the directory what is known of a person; a value that stood there is replaced."""

    def put_all(self, values: Iterable[tuple[str, str, str]]) -> None:
        """As `put`, for many (subject, field, value), read as they come; nothing else is asked meanwhile."""

    def erase(self, subjects: Iterable[str]) -> int:
        """Forget everything about these people; how many values there were.

        When the transaction has ended, no byte of them is left in any file of the store. Where
        somebody still reads an older moment, its end waits, then raises ErasureUnfinishedError:
        everything is committed, and the last to close the store removes the bytes.
        """

    def put_attachment(self, name: str, content: bytes) -> Digest:
        """Keep a file; its digest, by which it is found. The same bytes are kept once."""

    def put_setting(self, name: str, value: bytes) -> None:
        """Keep a secret or setting of this store, in place of the one that had this name."""


RawRow: TypeAlias = tuple[Any, ...]
"""One row of the event table as it lies there, columns in order: numbers and, for text, bytes."""


class Store(Protocol):
    """A log, an entry book and a directory of people, in one place.

    Transactions are one at a time; a second one waits, up to 30 seconds. Inside one, a thread
    opens no other and no read view; a read view may be opened inside a read view.
    """

    def transaction(self) -> AbstractContextManager[Transaction]:
        """The only way in; commits at the end of the block, undoes everything on an exception."""

    def read(self) -> AbstractContextManager[ReadView]:
        """The store as it is at this moment."""

    def streams(self) -> tuple[Head, ...]:
        """The head of every stream, sorted by stream."""

    def tail(self, after: int = 0) -> Iterator[StoredEvent]:
        """Every event above a position, in order: whoever asks again from the last one misses nothing."""

    def raw_rows(self) -> Iterator[RawRow]:
        """Every row of the event table, by position, whatever is in it: for those who check it."""

    def checking_integrity(self) -> AbstractContextManager[None]:
        """Check what holds the rows: indexes, pages, files; meanwhile or at the end of a block that reads them.

        Raises ForeignDatabaseError when damaged, but what the block raises goes first.
        """

    def close(self) -> None:
        """Let go of every file and connection."""
