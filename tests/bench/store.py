"""The store beside the library eventsourcing: `python -m tests.bench.store [--book MILLIONS]`.

Both append to a SQLite file in the same folder, turn by turn; both replay what they wrote. Ratios are
of one run: disks and machines differ. What waits for no disk is measured by what a processor does.
With `--book`, the entry book alone, in batches of a million.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from campaignkit.desk import Desk, SetClock
from campaignkit.desk.log import long_fact, short_fact
from campaignkit.simulation import before
from campaignkit.store import EntryRow, connect, verify_book, verify_log
from tests.desk.stage import at, launched
from tests.store.rows import NOON, SHA, new_event

APPENDS, EVENTS, LONG, ENTRIES, SINGLES, TURNS, VERIFIED = 300, 500, 100_000, 100_000, 50, 15, 9
MILLION, FILLING = 1_000_000, bytes(130)
"""`FILLING` is as long as what is hashed of a row besides its digests and its body."""


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


def busy(work: Callable[[], object]) -> float:
    """How long the work keeps a processor busy, whoever else is waiting for it."""
    begun = process_time()
    work()
    return process_time() - begun


def both_clocks(work: Callable[[], object]) -> tuple[float, float]:
    """How long the work takes, and how long it keeps processors busy, all threads together."""
    begun = process_time()
    return seconds(work), process_time() - begun


@cache
def their_line() -> Any:
    """An aggregate of the library eventsourcing, whose event says as much as a sign-off."""
    from eventsourcing.domain import Aggregate, event

    class Line(Aggregate):
        @event("Begun")
        def __init__(self) -> None:
            self.signed = ""

        @event("Signed")
        def sign(self, by: str, channel: str, proof: str) -> None:
            self.signed = f"{by} {channel} {proof}"

    return Line


class Theirs:
    """One aggregate in a SQLite file."""

    def __init__(self, path: Path) -> None:
        from eventsourcing.application import Application

        module = {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(path)}
        self.app: Any = Application(env=module)
        self.line: Any = their_line()()
        self.app.save(self.line)

    def append(self) -> None:
        """One event, durably."""
        self.line.sign(by="p-02", channel="e-mail", proof=SHA)
        self.app.save(self.line)

    def replay(self) -> None:
        """The aggregate, from its events."""
        self.app.repository.get(self.line.id)


def appended(folder: Path) -> None:
    """Durable appends, theirs and ours in turn."""
    theirs, ours, number = Theirs(folder / "theirs.db"), connect(str(folder / "ours.db")), iter(range(10**9))

    def append() -> None:
        with ours.transaction() as tx:
            each = next(number)
            tx.append("noel", [new_event(each, at=NOON + each)], command_id=f"c{each}", command_sha256=SHA)

    pairs = [(seconds(append), seconds(theirs.append)) for _ in range(APPENDS)]
    mine, other = (median(times) * 1e3 for times in zip(*pairs, strict=True))
    print(f"durable append      {mine:7.2f} ms  {mine / other:5.2f} x eventsourcing (wanted: at most 1.2)")


def replayed(folder: Path) -> None:
    """A campaign and an aggregate of as many events, from their files; no two sign-offs are alike."""
    theirs = Theirs(folder / "aggregate.db")
    for _ in range(EVENTS):
        theirs.append()
    clock = SetClock(at("2023-08-21 09:00"))
    with Desk.connect(folder / "campaign.db", clock=clock) as desk:
        game = launched(desk, clock)
        for number in range(len(game.history()), EVENTS):
            game.sign("channels.rehearsed", decided_by="p-05", channel="e-mail", proof=before.proof(f"again {number}"))
        turns = [
            (busy(partial(opened_first, desk)), busy(partial(opened, desk)), busy(theirs.replay)) for _ in range(TURNS)
        ]
    first, again, other = (min(times) * 1e3 for times in zip(*turns, strict=True))
    for when, took, wanted in (("first", first, ""), ("again", again, "  (wanted: under 10 ms, 3 times)")):
        print(f"{EVENTS} events, {when:<7} {took:7.2f} ms  {other / took:5.2f} x as fast as eventsourcing{wanted}")


def opened(desk: Desk) -> object:
    """The campaign, opened by a desk that is new to it, in a process that knows its events."""
    return Desk(desk.store, clock=desk.clock)["ostern"].state


def opened_first(desk: Desk) -> object:
    """The same in a process that has never read these events, and has worked out what rules say of the plan."""
    long_fact.cache_clear()
    short_fact.cache_clear()
    return opened(desk)


def verified(folder: Path) -> None:
    """The chain of a long log."""
    store = connect(str(folder / "long.db"))
    for start in range(0, LONG, 1000):
        events = [new_event(number, at=NOON + number) for number in range(start, start + 1000)]
        with store.transaction() as tx:
            tx.append("noel", events, command_id=f"c{start}", command_sha256=SHA)
    least = partial(fetched_and_hashed, folder / "long.db")
    turns = [(*both_clocks(lambda: verify_log(store)), *both_clocks(least)) for _ in range(VERIFIED)]
    store.close()
    passed, ours, floor_passed, floor = (LONG / min(times) for times in zip(*turns, strict=True))
    print(f"chain verified      {passed:7,.0f} events a second (wanted: 200,000), {ours:,.0f} for a second of CPU")
    print(f"SQLite and SHA-256  {floor_passed:7,.0f} one after the other, {floor:,.0f}; nothing is looked at")


def fetched_and_hashed(path: Path) -> None:
    """The least that verifying takes: SQLite looks at its pages, gives every row, and something as long is hashed."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA integrity_check(1)").fetchall()
        raw.text_factory = bytes
        for row in raw.execute("SELECT * FROM event ORDER BY position"):
            sha256(b"".join((row[5], row[9], row[11], row[12], FILLING))).hexdigest()


def entry(number: int) -> EntryRow:
    """One entry, admitted."""
    return EntryRow(
        source="instagram", source_id=f"1790{number}", round="r1", subject=f"s{number}", post="p1", at=NOON,
        status="admitted", tickets=1,
    )  # fmt: skip


def booked(folder: Path) -> None:
    """Entries admitted to the book, many and one."""
    store = connect(str(folder / "book.db"))

    def admit(first: int, many: int) -> None:
        with store.transaction() as tx:
            tx.admit("noel", map(entry, range(first, first + many)))

    timed(f"{ENTRIES:,} entries", lambda: admit(0, ENTRIES))
    single = median([seconds(partial(admit, ENTRIES + number, 1)) for number in range(SINGLES)])
    print(f"one entry more      {single * 1e3:7.2f} ms  (wanted: under 5)")


def filled(folder: Path, millions: int) -> None:
    """A book of many millions: each million admitted, the room that all take, and every digest computed again."""
    store, digests = connect(str(folder / "book.db")), dict[str, str]()

    def admit(first: int) -> None:
        with store.transaction() as tx:
            said = tx.admit("noel", map(entry, range(first, first + MILLION)))
            digests[said.batch] = said.sha256

    def check() -> None:
        with store.read() as view:
            verify_book(view, "noel", batches=digests, removals={})

    for number in range(millions):
        timed(f"million {number + 1} admitted", partial(admit, number * MILLION))
    timed("every digest checked", check)
    store.close()
    room = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
    print(f"on disk                 {room:8,.0f} MB, {room / millions:.0f} for a million")


def timed(what: str, work: Callable[[], object]) -> None:
    """Say how long the work took, and how long a processor was busy with it: others may be at work too."""
    begun = process_time()
    took = seconds(work)
    print(f"{what:<22} {took:8.1f} s, {process_time() - begun:.1f} of CPU", flush=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--book", type=int, metavar="MILLIONS")
    millions = parser.parse_args().book
    for part in [partial(filled, millions=millions)] if millions else [appended, replayed, verified, booked]:
        with tempfile.TemporaryDirectory() as folder:
            part(Path(folder))


if __name__ == "__main__":
    main()
