"""The log and the entry book as lines of JSON, and back into an empty store, with equal heads.

The first line names the format, the head of every stream and what there is of each entry book. Then
come the rows of the log by position, every column as it lies in the table; then, for each campaign,
its batches, each followed by its rows as they were admitted, and the entries that were taken out.
The directory of people, secrets and attachments are no part of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter

from attrs import asdict, fields, frozen

from campaignkit.store.book import entry_id
from campaignkit.store.chain import COLUMNS
from campaignkit.store.errors import StoreError, altered_line, no_such_stream, not_an_export, not_empty
from campaignkit.store.lines import OTHER, Lines, Said, sealed
from campaignkit.store.port import BookEntry, EntryRow, Head, NewEvent, ReadView, Store, StoredEvent, Transaction
from campaignkit.values import Text

FORMAT = "campaignkit.log/1"
BOOKED = tuple(column.name for column in fields(BookEntry))
GIVEN = tuple(column.name for column in fields(NewEvent))
_ROW, _BOOKED, _GIVEN = attrgetter(*COLUMNS), attrgetter(*BOOKED), attrgetter(*GIVEN)
FIRST_ROW = 2
UNCHAINED = Text("elle ne s'enchaîne pas à la ligne d'avant", "it does not follow from the row before")
NO_HEAD = Text("un flux ne finit pas comme il est dit", "a stream does not end as is said there")


@frozen(kw_only=True)
class Carried:
    """How much was exported or imported: rows of the log, streams, rows of entry books."""

    events: int
    streams: int
    entries: int


def export_lines(store: Store, streams: Collection[str] = ()) -> Iterator[bytes]:
    """The lines of these streams, all when none is named, and of their entry books, as of one moment.

    StoreError names those that do not exist.
    """
    return sealed(_said(store, streams))


def _said(store: Store, streams: Collection[str]) -> Iterator[Said]:
    with store.read() as view:
        heads = _heads(store, view, streams)
        yield {
            "line": "log", "format": FORMAT, "whole": not streams,
            "heads": [asdict(head) for head in heads],
            "books": [
                {"campaign": head.stream, "batches": len(batches), "removals": len(view.removals(head.stream))}
                for head in heads if (batches := view.batch_rows(head.stream))
            ],
        }  # fmt: skip
        yield from _events(store, {head.stream: head.version for head in heads})
        for head in heads:
            yield from _book(view, head.stream)


def _heads(store: Store, view: ReadView, streams: Collection[str]) -> list[Head]:
    heads = {found.stream: found for each in store.streams() if (found := view.head(each.stream)) is not None}
    unknown = [stream for stream in streams if stream not in heads]
    if unknown:
        raise no_such_stream(unknown, heads)
    return [head for head in heads.values() if not streams or head.stream in streams]


def _events(store: Store, wanted: Mapping[str, int]) -> Iterator[Said]:
    """The log only grows: what stood in it when the view was opened stands there still."""
    left = sum(wanted.values())
    for event in store.tail() if left else ():
        if event.version <= wanted.get(event.stream, 0):
            yield {"line": "event", **dict(zip(COLUMNS, _ROW(event), strict=True))}
            left -= 1
            if not left:
                return


def _book(view: ReadView, campaign: str) -> Iterator[Said]:
    for batch, rows in view.batch_rows(campaign).items():
        sha256 = view.batch_digest(campaign, batch)
        yield {"line": "batch", "campaign": campaign, "batch": batch, "rows": rows, "sha256": sha256}
        for entry in view.batch(campaign, batch):
            yield {"line": "entry", **dict(zip(BOOKED, _BOOKED(entry), strict=True))}
    for removed in view.removals(campaign):
        now = view.entry(campaign, removed)
        if now is not None:
            why = {"status": now.status, "reason": now.reason, "article": now.article}
            yield {"line": "removal", "entry": removed, **why}


def import_lines(store: Store, lines: Iterable[bytes]) -> Carried:
    """Bring an export into an empty store: all of it, every row checked against its hash, or nothing.

    Positions are those of the export when it was of all streams, and counted anew from 1 otherwise;
    everything else of a row, and so its hash, is what it was. ExportFileError names the line, and the
    row, that is not as it was written; StoreError when the store has rows already.
    """
    if store.streams():
        raise not_empty()
    read = Lines(lines)
    with store.transaction() as tx:
        try:
            return _Import(tx, read).run()
        except (LookupError, TypeError, ValueError) as cause:  # its sums are right, and it says nonsense
            raise altered_line(read.number, OTHER) from cause


class _Import:
    def __init__(self, tx: Transaction, lines: Lines) -> None:
        self._tx = tx
        self._lines = lines

    def run(self) -> Carried:
        begin = self._lines.next("log")
        if begin.get("format") != FORMAT:
            raise not_an_export()
        heads, books = [Head(**head) for head in begin["heads"]], begin["books"]
        events = sum(head.version for head in heads)
        self._append(events, whole=begin["whole"])
        self._refuse_other_heads(heads)
        entries = sum(self._book(**book) for book in books)
        self._lines.end()
        return Carried(events=events, streams=len(heads), entries=entries)

    def _append(self, events: int, *, whole: bool) -> None:
        rows = enumerate((StoredEvent(**said) for said in self._lines.many("event", events)), start=FIRST_ROW)
        for _command, group in groupby(rows, lambda numbered: (numbered[1].stream, numbered[1].command_id)):
            numbered = tuple(group)
            for (line, row), made in zip(numbered, self._appended(numbered), strict=True):
                if _ROW(row)[1:] != _ROW(made)[1:] or (whole and row.position != made.position):
                    raise altered_line(line, UNCHAINED, row.stream, row.version)

    def _appended(self, numbered: tuple[tuple[int, StoredEvent], ...]) -> tuple[StoredEvent, ...]:
        """What a command becomes when it is appended again."""
        line, row = numbered[0]
        events = [NewEvent(**dict(zip(GIVEN, _GIVEN(each), strict=True))) for _, each in numbered]
        try:
            return self._tx.append(row.stream, events, command_id=row.command_id, command_sha256=row.command_sha256)
        except StoreError as cause:
            raise altered_line(line, UNCHAINED, row.stream, row.version) from cause

    def _refuse_other_heads(self, heads: list[Head]) -> None:
        for said in heads:
            found = self._tx.head(said.stream)
            if found is None or (found.version, found.hash) != (said.version, said.hash):
                raise altered_line(1, NO_HEAD, said.stream, said.version)

    def _book(self, campaign: str, batches: int, removals: int) -> int:
        entries = 0
        for _ in range(batches):
            entries += self._batch(campaign, entries)
        for said in self._lines.many("removal", removals):
            self._tx.set_status(campaign, [said.pop("entry")], **said)
        return entries

    def _batch(self, campaign: str, before: int) -> int:
        said = self._lines.next("batch")
        line, rows = self._lines.number, said["rows"]
        made = self._tx.admit(campaign, self._entries(before, rows))
        again = {"campaign": campaign, "batch": made.batch, "rows": made.rows - made.already, "sha256": made.sha256}
        if again != said:
            raise altered_line(line, OTHER)
        return made.rows

    def _entries(self, before: int, count: int) -> Iterator[EntryRow]:
        for number, said in enumerate(self._lines.many("entry", count), start=before + 1):
            if said.pop("id") != entry_id(number):
                raise altered_line(self._lines.number, OTHER)
            yield EntryRow(**said)
