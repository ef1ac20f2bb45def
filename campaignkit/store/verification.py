"""The log and the book checked against themselves, and against what was said of them elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from attrs import frozen

from campaignkit.store.chain import GENESIS, quick_hash, row_hash
from campaignkit.store.checkpoints import Checkpoint, Mark, read_checkpoint
from campaignkit.store.errors import (
    Fault,
    ForeignDatabaseError,
    altered_batch,
    altered_entry,
    broken_chain,
)
from campaignkit.store.port import RawRow, ReadView, Store
from campaignkit.values import Text

GONE = Text("la ligne a disparu, ou porte un autre numéro", "the row is gone, or bears another number")
OUT_OF_TURN = Text("elle n'est pas à sa place dans son flux", "it is out of turn in its stream")
UNCHAINED = Text("elle ne s'enchaîne pas à la ligne d'avant", "it does not follow from the row before")
CHANGED = Text("son contenu n'est pas celui qui a été écrit", "its content is not what was written")
EARLIER = Text("elle est datée d'avant la ligne précédente", "it is dated before the row that precedes it")
UNREADABLE = Text("elle ne se lit plus", "it can no longer be read")
CUT_OFF = Text("la fin du flux a disparu", "the end of the stream is gone")
NO_BATCH = "?"
REWRITTEN = Text("le point de contrôle a vu une autre ligne", "the checkpoint saw another row")


@frozen(kw_only=True)
class LogReport:
    """What was checked and found right; `signer` is whose checkpoint it was compared with, None without one."""

    events: int
    streams: int
    signer: str | None = None


_End: TypeAlias = tuple[int, bytes, int]
"""The version, hash and instant of the last row of a stream, as far as it was read."""

NUMBERS = (2, 4, 6, 10)
BEFORE: _End = (0, GENESIS.encode(), 0)


def verify_log(store: Store, *, checkpoint: str | None = None, signer: str | None = None) -> LogReport:
    """Check every row of the log, what holds the rows, and a checkpoint if there is one.

    Raises ChainError, which names the first bad row and why; CheckpointError for a checkpoint
    that is unreadable or not by `signer`; ForeignDatabaseError when rows are right and what holds
    them is damaged. Without a checkpoint that lay elsewhere, an end that was cut off and a log that
    was chained anew from some row on cannot be told from a true one.

    >>> from campaignkit.store import MemoryStore
    >>> verify_log(MemoryStore()).events
    0
    """
    seen = read_checkpoint(checkpoint, signer) if checkpoint is not None else None
    walk = _Walk(seen)
    with store.checking_integrity():
        walk.take_all(store.raw_rows())
        walk.refuse_missing_marks()
    return LogReport(events=walk.events, streams=len(walk.ends), signer=seen.signer if seen else None)


class _Walk:
    """One pass over the rows, by position."""

    def __init__(self, seen: Checkpoint | None) -> None:
        self.events = 0
        self.ends: dict[bytes, _End] = {}
        self._marks = {(mark.stream.encode(), mark.version): mark for mark in seen.marks} if seen else {}

    def take_all(self, rows: Iterator[RawRow]) -> None:
        """Check the rows; where they can no longer be read, the row is named."""
        try:
            self._take_all(rows)
        except ForeignDatabaseError as error:
            if error.fault is not Fault.DAMAGED:
                raise
            raise broken_chain(self.events + 1, "", 0, UNREADABLE) from error

    def _take_all(self, rows: Iterator[RawRow]) -> None:
        ends, marks = self.ends, self._marks
        for events, row in enumerate(rows, 1):
            position, stream, version, _, _, _, at, _, _, _, _, _, prev, own = row
            last_version, last_hash, last_at = ends.get(stream, BEFORE)
            if not (
                own == quick_hash(row)
                and prev == last_hash
                and version == last_version + 1
                and position == events
                and at >= last_at
                and (not marks or (stream, version) not in marks)
            ):
                self._look_closely(row)
            self.events = events
            ends[stream] = (version, own, at)

    def _look_closely(self, row: RawRow) -> None:
        """Say what is wrong with a row that did not pass at once; nothing, when only the quick look was too strict."""
        position, stream, version = row[:3]
        if position != self.events + 1:
            raise broken_chain(self.events + 1, "", 0, GONE)
        for fault in self._faults_in(row, self.ends.get(stream, BEFORE)):
            raise broken_chain(position, shown(stream), version, fault)

    def _faults_in(self, row: RawRow, end: _End) -> Iterator[Text]:
        stream, version, recorded_at, prev, own = *row[1:3], row[6], row[-2], row[-1]
        last_version, last_hash, last_at = end
        if own != row_hash(row).encode() or any(type(row[each]) is not int for each in NUMBERS):
            yield CHANGED
        if version != last_version + 1:
            yield OUT_OF_TURN
        if prev != last_hash:
            yield UNCHAINED
        if recorded_at < last_at:
            yield EARLIER
        if self._is_other(self._marks.pop((stream, version), None), row):
            yield REWRITTEN

    def _is_other(self, mark: Mark | None, row: RawRow) -> bool:
        return mark is not None and (mark.position, mark.hash.encode()) != (row[0], row[-1])

    def refuse_missing_marks(self) -> None:
        """What the checkpoint saw must all have been met."""
        for mark in sorted(self._marks.values(), key=lambda mark: mark.position):
            raise broken_chain(mark.position, mark.stream, mark.version, CUT_OFF)


def shown(column: int | bytes) -> str:
    """A text column as it can be shown, whatever is in it."""
    return column.decode("utf-8", "backslashreplace") if isinstance(column, bytes) else str(column)


def verify_book(view: ReadView, campaign: str, *, batches: Mapping[str, str], removals: Mapping[str, str]) -> None:
    """Check the entry book against the log's words: the digest of each batch, and who was taken out.

    `batches` maps every batch to its digest, `removals` every entry that was taken out to its last
    status. Raises BookError, which names the first batch or entry that differs.
    """
    _check_batches(view, campaign, batches)
    if view.in_book(campaign) != sum(view.batch_rows(campaign).values()):
        raise altered_batch(NO_BATCH, Text("des lignes ne sont d'aucun lot", "there are rows of no batch"))
    found = view.removals(campaign)
    for entry in sorted({*found, *removals}):
        if found.get(entry) != removals.get(entry):
            raise altered_entry(entry, _other(removals.get(entry, "admitted"), found.get(entry, "admitted")))


def _check_batches(view: ReadView, campaign: str, batches: Mapping[str, str]) -> None:
    for batch in (*batches, *(each for each in view.batch_rows(campaign) if each not in batches)):
        said, found = batches.get(batch, "-"), view.batch_digest(campaign, batch) or "-"
        if said != found:
            raise altered_batch(batch, _other(said, found))


def _other(said: str, found: str) -> Text:
    return Text(f"le journal dit {said}, le livre {found}", f"the log says {said}, the book {found}")
