"""What is read inside a database transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import ClauseElement

from campaignkit.store.book import batch_id, entry_id, entry_number
from campaignkit.store.chain import digest_of_entries, event_of
from campaignkit.store.port import Attachment, Body, BookEntry, Count, DueRow, Head, StoredEvent
from campaignkit.store.sql import statements as s
from campaignkit.store.sql.driver import Driver, Row, Value
from campaignkit.store.turn import OVER
from campaignkit.values import Digest

PORTION = 10_000


class SqlView:
    """The store at one moment; see `ReadView`."""

    def __init__(self, driver: Driver) -> None:
        self._driver: Driver | None = driver

    def end(self) -> None:
        """Be of no use from now on."""
        self._driver = None

    @property
    def _in(self) -> Driver:
        if self._driver is None:
            raise RuntimeError(OVER)
        return self._driver

    def events(self, stream: str, after_version: int = 0) -> Iterator[StoredEvent]:
        """The events of a stream above a version, in order."""
        return map(event_of, self._in.rows(s.EVENTS, stream=stream, after=after_version))

    def bodies(self, stream: str, after_version: int = 0) -> list[Body]:
        """What these events say."""
        return self._in.rows(s.BODIES, stream=stream, after=after_version)

    def streams(self) -> tuple[Head, ...]:
        """The head of every stream."""
        return tuple(map(head_of_row, self._in.rows(s.STREAMS)))

    def head(self, stream: str) -> Head | None:
        """The last row of a stream."""
        row = self._in.row(s.HEAD, stream=stream)
        return head_of_row(row) if row else None

    def recorded(self, stream: str, command_id: str) -> tuple[StoredEvent, ...]:
        """What an earlier command with this id appended."""
        return tuple(map(event_of, self._in.rows(s.RECORDED, stream=stream, command_id=command_id)))

    def entries(self, campaign: str, round: str) -> Iterator[BookEntry]:  # noqa: A002 (the domain's word)
        """Every entry of a round, as it stands now."""
        return map(_entry, self._portions(s.ENTRIES, 0, campaign=campaign, round=round))

    def entry(self, campaign: str, entry: str) -> BookEntry | None:
        """The entry of this id."""
        row = self._in.row(s.ENTRY_OF, campaign=campaign, number=entry_number(entry))
        return _entry(row) if row else None

    def counts(self, campaign: str, round: str) -> tuple[Count, ...]:  # noqa: A002
        """The entries of a round by status, reason and article."""
        rows = self._in.rows(s.COUNTS, campaign=campaign, round=round)
        return tuple(
            Count(status=status, reason=reason, article=article, entries=entries, tickets=tickets)
            for status, reason, article, entries, tickets in rows
        )

    def batch_digest(self, campaign: str, batch: str) -> Digest | None:
        """The digest of a batch, computed again."""
        found = self._numbers(campaign, batch)
        return self._digest(campaign, *found) if found else None

    def batch(self, campaign: str, batch: str) -> Iterator[BookEntry]:
        """The rows of a batch as they were admitted."""
        found = self._numbers(campaign, batch)
        return map(_entry, self._admitted(campaign, *found)) if found else iter(())

    def _numbers(self, campaign: str, batch: str) -> list[int] | None:
        return {name: numbers for name, *numbers in self._batches(campaign)}.get(batch)

    def _admitted(self, campaign: str, first: int, last: int) -> Iterator[Row]:
        return self._portions(s.BATCH_ROWS, first - 1, campaign=campaign, last=last)

    def _digest(self, campaign: str, first: int, last: int) -> Digest:
        return digest_of_entries((entry_id(number), *rest) for number, *rest in self._admitted(campaign, first, last))

    def removals(self, campaign: str) -> Mapping[str, str]:
        """Every entry that was taken out."""
        return {entry_id(number): status for number, status in self._in.rows(s.REMOVALS, campaign=campaign)}

    def in_book(self, campaign: str) -> int:
        """How many rows the book holds."""
        return self._in.number(s.IN_BOOK, campaign=campaign)

    def batch_rows(self, campaign: str) -> Mapping[str, int]:
        """How many rows each batch holds."""
        return {batch: last - first + 1 for batch, first, last in self._batches(campaign)}

    def _batches(self, campaign: str) -> list[tuple[str, int, int]]:
        return [(batch_id(n), first, last) for n, first, last in self._in.rows(s.BATCHES, campaign=campaign)]

    def due(self, campaign: str) -> tuple[DueRow, ...]:
        """What falls due in a campaign."""
        names = [column.name for column in s.DUE_OF.selected_columns]
        return tuple(DueRow(**dict(zip(names, row, strict=True))) for row in self._in.rows(s.DUE_OF, campaign=campaign))

    def get(self, subject: str, field: str) -> str | None:
        """What the directory knows of a person under this field."""
        return self.fields(subject).get(field)

    def fields(self, subject: str) -> Mapping[str, str]:
        """Everything that the directory knows of a person."""
        return dict(self._in.rows(s.FIELDS, subject=subject))

    def find(self, field: str, value: str) -> str | None:
        """The first person of whom this is known."""
        found: str | None = self._in.rows(s.FIND, field=field, value=value)[0][0]
        return found

    def attachment(self, sha256: str) -> Attachment | None:
        """The file with this digest."""
        row = self._in.row(s.ATTACHMENT_OF, sha256=sha256)
        return Attachment(name=row[0], content=bytes(row[1])) if row else None

    def setting(self, name: str) -> bytes | None:
        """A secret or setting."""
        row = self._in.row(s.SETTING_OF, name=name)
        return bytes(row[0]) if row else None

    def _portions(self, statement: ClauseElement, after: int, **given: Value) -> Iterator[Row]:
        """Every row, read in portions; the first column says where the next portion begins."""
        while rows := self._in.rows(statement, after=after, many=PORTION, **given):
            yield from rows
            after = rows[-1][0]


def head_of_row(row: Row) -> Head:
    """The head in a row of (stream, version, position, hash, recorded_at)."""
    stream, version, position, hash_, recorded_at = row
    return Head(stream=stream, version=version, position=position, hash=hash_, recorded_at=recorded_at)


def _entry(row: Row) -> BookEntry:
    (number, source, source_id, round_, subject, post, at, status, reason, article, tickets, group, pools) = row
    return BookEntry(
        id=entry_id(number), source=source, source_id=source_id, round=round_, subject=subject, post=post, at=at,
        status=status, reason=reason, article=article, tickets=tickets, group=group, pools=pools,
    )  # fmt: skip
