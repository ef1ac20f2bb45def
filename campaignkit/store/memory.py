"""A store in memory, under the same laws as the one in a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext

from attrs import asdict, astuple, evolve

from campaignkit.store.book import batch_id, entry_id
from campaignkit.store.chain import Link, digest_of_entries, head_of, raw_row
from campaignkit.store.errors import unknown_entry
from campaignkit.store.memory_contents import Book, Contents, Journal
from campaignkit.store.port import (
    Admission,
    Attachment,
    Body,
    BookEntry,
    Count,
    DueRow,
    EntryRow,
    Head,
    NewEvent,
    RawRow,
    StoredEvent,
)
from campaignkit.store.turn import OVER, Turn
from campaignkit.store.whole import Whole, refuse_halves
from campaignkit.values import Digest, digest_of


class MemoryStore:
    """A store that lives as long as the process does.

    >>> with MemoryStore().transaction() as tx:
    ...     tx.put("s1", "name", "Lea")
    ...     tx.find("name", "Lea")
    's1'
    """

    def __init__(self) -> None:
        self._contents = Contents()
        self._turn = Turn("memory", readers_wait=True)

    @contextmanager
    def transaction(self) -> Iterator[MemoryTransaction]:
        """The only way in; see `Store`."""
        with self._turn.writing():
            journal = Journal()
            opened = MemoryTransaction(self._contents, journal)
            try:
                yield opened
                opened.whole.refuse_spoiled()
            except BaseException:
                journal.undo()
                raise
            finally:
                opened.end()
            self._contents.committed = len(self._contents.log)

    @contextmanager
    def read(self) -> Iterator[MemoryView]:
        """The store as it is at this moment; writers wait until the block ends."""
        with self._turn.reading():
            opened = MemoryView(self._contents)
            try:
                yield opened
            finally:
                opened.end()

    def streams(self) -> tuple[Head, ...]:
        """The head of every stream, sorted by stream."""
        last = {event.stream: event for event in self.tail()}
        return tuple(head_of(last[stream]) for stream in sorted(last))

    def tail(self, after: int = 0) -> Iterator[StoredEvent]:
        """Every committed event above a position, in order."""
        return iter(self._contents.log[max(after, 0) : self._contents.committed])

    def raw_rows(self) -> Iterator[RawRow]:
        """Every row, its text as bytes."""
        return map(raw_row, self.tail())

    def checking_integrity(self) -> AbstractContextManager[None]:
        """Nothing holds these rows that could be damaged."""
        return nullcontext()

    def close(self) -> None:
        """Nothing is held open."""


class MemoryView:
    """The store at one moment; see `ReadView`."""

    def __init__(self, contents: Contents) -> None:
        self._open: Contents | None = contents

    def end(self) -> None:
        """Be of no use from now on."""
        self._open = None

    @property
    def _in(self) -> Contents:
        if self._open is None:
            raise RuntimeError(OVER)
        return self._open

    def _book(self, campaign: str) -> Book:
        return self._in.books.get(campaign, Book())

    def events(self, stream: str, after_version: int = 0) -> Iterator[StoredEvent]:
        """The events of a stream above a version, in order."""
        return iter(self._in.streams.get(stream, [])[max(after_version, 0) :])

    def bodies(self, stream: str, after_version: int = 0) -> list[Body]:
        """What these events say."""
        return [(row.kind, row.schema, row.body) for row in self.events(stream, after_version)]

    def streams(self) -> tuple[Head, ...]:
        """The head of every stream."""
        return tuple(head_of(rows[-1]) for _stream, rows in sorted(self._in.streams.items()) if rows)

    def head(self, stream: str) -> Head | None:
        """The last row of a stream."""
        rows = self._in.streams.get(stream)
        return head_of(rows[-1]) if rows else None

    def recorded(self, stream: str, command_id: str) -> tuple[StoredEvent, ...]:
        """What an earlier command with this id appended."""
        return self._in.commands.get((stream, command_id), ())

    def entries(self, campaign: str, round: str) -> Iterator[BookEntry]:  # noqa: A002 (the domain's word)
        """Every entry of a round, as it stands now."""
        book = self._book(campaign)
        yield from (_now(book, entry) for entry in tuple(book.entries.values()) if entry.round == round)

    def entry(self, campaign: str, entry: str) -> BookEntry | None:
        """The entry of this id."""
        book = self._book(campaign)
        found = book.entries.get(entry)
        return _now(book, found) if found else None

    def counts(self, campaign: str, round: str) -> tuple[Count, ...]:  # noqa: A002
        """The entries of a round by status, reason and article."""
        entries: Counter[tuple[str, str, str]] = Counter()
        tickets: Counter[tuple[str, str, str]] = Counter()
        for each in self.entries(campaign, round):
            key = (each.status, each.reason, each.article)
            entries[key] += 1
            tickets[key] += each.tickets
        return tuple(
            Count(status=s, reason=r, article=a, entries=entries[s, r, a], tickets=tickets[s, r, a])
            for s, r, a in sorted(entries)
        )

    def batch_digest(self, campaign: str, batch: str) -> Digest | None:
        """The digest of a batch, computed again."""
        known = batch in self._book(campaign).batches
        return digest_of_entries(map(astuple, self.batch(campaign, batch))) if known else None

    def batch(self, campaign: str, batch: str) -> Iterator[BookEntry]:
        """The rows of a batch as they were admitted."""
        book = self._book(campaign)
        return iter([book.entries[each] for each in book.batches.get(batch, ())])

    def removals(self, campaign: str) -> Mapping[str, str]:
        """Every entry that was taken out."""
        return {entry: status for entry, (status, _, _) in sorted(self._book(campaign).removed.items())}

    def in_book(self, campaign: str) -> int:
        """How many rows the book holds."""
        return len(self._book(campaign).entries)

    def batch_rows(self, campaign: str) -> Mapping[str, int]:
        """How many rows each batch holds."""
        return {batch: len(entries) for batch, entries in self._book(campaign).batches.items()}

    def due(self, campaign: str) -> tuple[DueRow, ...]:
        """What falls due in a campaign."""
        return self._in.due.get(campaign, ())

    def get(self, subject: str, field: str) -> str | None:
        """What the directory knows of a person under this field."""
        return self.fields(subject).get(field)

    def fields(self, subject: str) -> Mapping[str, str]:
        """Everything that the directory knows of a person."""
        return dict(sorted(self._in.people.get(subject, {}).items()))

    def find(self, field: str, value: str) -> str | None:
        """The first person of whom this is known."""
        people = self._in.people.items()
        return min((subject for subject, known in people if known.get(field) == value), default=None)

    def attachment(self, sha256: str) -> Attachment | None:
        """The file with this digest."""
        return self._in.attachments.get(sha256)

    def setting(self, name: str) -> bytes | None:
        """A secret or setting."""
        return self._in.settings.get(name)


class MemoryTransaction(MemoryView):
    """A write transaction; see `Transaction`."""

    def __init__(self, contents: Contents, journal: Journal) -> None:
        super().__init__(contents)
        self.whole: Whole = Whole()
        self._journal = journal

    def append(
        self,
        stream: str,
        events: Sequence[NewEvent],
        *,
        command_id: str,
        command_sha256: str,
        expected_version: int | None = None,
    ) -> tuple[StoredEvent, ...]:
        """Append the events of one command to a stream."""
        link = Link(stream, self.head(stream), len(self._in.log))
        link.refuse_reuse(command_id, seen=bool(self.recorded(stream, command_id)))
        link.refuse_stale(expected_version)
        rows = tuple(link.rows(events, command_id, command_sha256))
        self._keep(stream, command_id, rows)
        return rows

    def _keep(self, stream: str, command_id: str, rows: tuple[StoredEvent, ...]) -> None:
        if not rows:
            return
        contents = self._in
        if stream not in contents.streams:
            self._journal.set(contents.streams, stream, [])
        for row in rows:
            self._journal.add(contents.log, row)
            self._journal.add(contents.streams[stream], row)
        self._journal.set(contents.commands, (stream, command_id), rows)

    def admit(self, campaign: str, rows: Iterable[EntryRow]) -> Admission:
        """Write a batch into the entry book."""
        if campaign not in self._in.books:
            self._journal.set(self._in.books, campaign, Book())
        book = self._in.books[campaign]
        with self.whole.step():
            offered, new = self._write(book, rows)
            batch = batch_id(len(book.batches) + 1)
            self._journal.set(book.batches, batch, tuple(entry.id for entry in new))
            refused = Counter((entry.reason, entry.article) for entry in new if entry.status == "refused")
            return Admission(
                batch=batch, rows=offered, admitted=len(new) - refused.total(), already=offered - len(new),
                refused_by_reason=dict(sorted(refused.items())), sha256=digest_of_entries(map(astuple, new)),
            )  # fmt: skip

    def _write(self, book: Book, rows: Iterable[EntryRow]) -> tuple[int, list[BookEntry]]:
        """How many rows were offered, and those of them that were new."""
        offered, new = 0, []
        for offered, row in enumerate(rows, start=1):  # noqa: B007 (the last count is the result)
            if (row.source, row.source_id) not in book.known:
                entry = BookEntry(id=entry_id(len(book.entries) + 1), **asdict(row, recurse=False))
                self._journal.set(book.known, (row.source, row.source_id), entry.id)
                self._journal.set(book.entries, entry.id, entry)
                new.append(entry)
        return offered, new

    def set_status(self, campaign: str, entries: Iterable[str], *, status: str, reason: str, article: str = "") -> None:
        """Take entries out."""
        book = self._book(campaign)
        with self.whole.step():
            for entry in entries:
                if entry not in book.entries:
                    raise unknown_entry(campaign, entry)
                self._journal.set(book.removed, entry, (status, reason, article))

    def put_due(self, campaign: str, rows: Sequence[DueRow]) -> None:
        """Write anew what falls due in a campaign."""
        self._journal.set(self._in.due, campaign, tuple(rows))

    def put(self, subject: str, field: str, value: str) -> None:
        """Write into the directory."""
        refuse_halves(subject=subject, field=field, value=value)
        if subject not in self._in.people:
            self._journal.set(self._in.people, subject, {})
        self._journal.set(self._in.people[subject], field, value)

    def put_all(self, values: Iterable[tuple[str, str, str]]) -> None:
        """Write many into the directory."""
        with self.whole.step():
            for subject, field, value in values:
                self.put(subject, field, value)

    def erase(self, subjects: Iterable[str]) -> int:
        """Forget everything about these people."""
        known = [subject for subject in dict.fromkeys(subjects) if subject in self._in.people]
        gone = sum(len(self._in.people[subject]) for subject in known)
        for subject in known:
            self._journal.drop(self._in.people, subject)
        return gone

    def put_attachment(self, name: str, content: bytes) -> Digest:
        """Keep a file."""
        sha256 = digest_of(content)
        if sha256 not in self._in.attachments:
            self._journal.set(self._in.attachments, sha256, Attachment(name=name, content=content))
        return sha256

    def put_setting(self, name: str, value: bytes) -> None:
        """Keep a secret or setting."""
        self._journal.set(self._in.settings, name, value)


def _now(book: Book, entry: BookEntry) -> BookEntry:
    """The entry with what was decided about it since it was admitted."""
    if entry.id not in book.removed:
        return entry
    status, reason, article = book.removed[entry.id]
    return evolve(entry, status=status, reason=reason, article=article)
