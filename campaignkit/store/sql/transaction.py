"""What is written inside a database transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from attrs import asdict

from campaignkit.store.book import batch_id, entry_number
from campaignkit.store.chain import Link
from campaignkit.store.errors import unknown_entry
from campaignkit.store.port import Admission, DueRow, EntryRow, NewEvent, StoredEvent
from campaignkit.store.sql import statements as s
from campaignkit.store.sql.driver import Driver, Value
from campaignkit.store.sql.view import PORTION, SqlView
from campaignkit.store.whole import Whole, refuse_halves
from campaignkit.values import Digest, digest_of

T = TypeVar("T")


class SqlTransaction(SqlView):
    """A write transaction; see `Transaction`. `erased` says that values were erased in it."""

    def __init__(self, driver: Driver) -> None:
        super().__init__(driver)
        self.whole: Whole = Whole()
        self.erased: bool = False

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
        link = Link(stream, self.head(stream), self._in.number(s.LAST_POSITION))
        link.refuse_reuse(command_id, seen=bool(self.recorded(stream, command_id)))
        link.refuse_stale(expected_version)
        rows = tuple(link.rows(events, command_id, command_sha256))
        with self.whole.step():
            self._in.run_all(s.APPEND, (asdict(row) for row in rows))
        return rows

    def admit(self, campaign: str, rows: Iterable[EntryRow]) -> Admission:
        """Write a batch into the entry book."""
        with self.whole.step():
            first = self._in.number(s.LAST_NUMBER, campaign=campaign) + 1
            offered, new = self._write(campaign, rows)
            last, number = first + new - 1, len(self._batches(campaign)) + 1
            self._in.run(s.NEW_BATCH, campaign=campaign, batch=number, first=first, last=last)
            refused = self._refused(campaign, first, last)
            return Admission(
                batch=batch_id(number), rows=offered, admitted=new - sum(refused.values()), refused_by_reason=refused,
                already=offered - new, sha256=self._digest(campaign, first, last),
            )  # fmt: skip

    def _write(self, campaign: str, rows: Iterable[EntryRow]) -> tuple[int, int]:
        """How many rows were offered, and how many of them were new."""
        offered = new = 0
        for portion in _portions(rows):
            offered += len(portion)
            new += self._in.run_all(s.ADMIT, (_values(campaign, row) for row in portion))
        return offered, new

    def _refused(self, campaign: str, first: int, last: int) -> Mapping[tuple[str, str], int]:
        counts = self._in.rows(s.BATCH_COUNTS, campaign=campaign, first=first, last=last)
        return {(reason, article): many for status, reason, article, many in counts if status == "refused"}

    def set_status(self, campaign: str, entries: Iterable[str], *, status: str, reason: str, article: str = "") -> None:
        """Take entries out."""
        with self.whole.step():
            for entry in entries:
                if self.entry(campaign, entry) is None:
                    raise unknown_entry(campaign, entry)
                number = entry_number(entry)
                self._in.run(s.REMOVE, campaign=campaign, number=number, status=status, reason=reason, article=article)

    def put_due(self, campaign: str, rows: Sequence[DueRow]) -> None:
        """Write anew what falls due in a campaign."""
        with self.whole.step():
            self._in.run(s.FORGET_DUE, campaign=campaign)
            given = ({"campaign": campaign, "nth": nth, **asdict(row)} for nth, row in enumerate(rows, start=1))
            self._in.run_all(s.PUT_DUE, given)

    def put(self, subject: str, field: str, value: str) -> None:
        """Write into the directory."""
        self._in.run(s.PUT, **_known((subject, field, value)))

    def put_all(self, values: Iterable[tuple[str, str, str]]) -> None:
        """Write many into the directory."""
        with self.whole.step():
            self._in.run_all(s.PUT, map(_known, values))

    def erase(self, subjects: Iterable[str]) -> int:
        """Forget everything about these people."""
        with self.whole.step():
            gone = self._in.run_all(s.ERASE, ({"subject": subject} for subject in subjects))
        self.erased = self.erased or gone > 0
        return gone

    def put_attachment(self, name: str, content: bytes) -> Digest:
        """Keep a file."""
        sha256 = digest_of(content)
        self._in.run(s.PUT_ATTACHMENT, sha256=sha256, name=name, content=content)
        return sha256

    def put_setting(self, name: str, value: bytes) -> None:
        """Keep a secret or setting."""
        self._in.run(s.PUT_SETTING, name=name, value=value)


def _portions(rows: Iterable[T]) -> Iterator[list[T]]:
    coming = iter(rows)
    while portion := list(islice(coming, PORTION)):
        yield portion


def _known(of: tuple[str, str, str]) -> Mapping[str, Value]:
    subject, field, value = of
    refuse_halves(subject=subject, field=field, value=value)
    return {"subject": subject, "field": field, "value": value}


def _values(campaign: str, row: EntryRow) -> Mapping[str, Value]:
    return {
        "campaign": campaign, "source": row.source, "source_id": row.source_id, "round": row.round,
        "subject": row.subject, "post": row.post, "at": row.at, "status": row.status, "reason": row.reason,
        "article": row.article, "tickets": row.tickets, "group": row.group, "pools": row.pools,
    }  # fmt: skip
