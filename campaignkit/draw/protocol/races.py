"""4.2, 4.3 The races: of each wanted pool the best units so far, and the ticket beyond which nobody is of interest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from attrs import frozen

from campaignkit.values import Digest

Pool: TypeAlias = str | None
UnitKey: TypeAlias = tuple[str, str]
Candidate: TypeAlias = tuple[bytes, bytes, int, bytes]

LAST = b"\xff" * 32
ALONE = b"-"


@frozen(kw_only=True)
class Ranked:
    """One unit in the order of one pool, by the entry `id` and its ticket number `n` that are best there.

    `group` is None for an entry that stands alone, or when the unit is the entry.
    """

    id: str
    n: int
    ticket: Digest
    group: Digest | None = None

    @property
    def unit(self) -> UnitKey:
        """What can win once. Tagged, because an id may look like the digest of another's group."""
        return ("group", self.group) if self.group else ("entry", self.id)


class Race:
    """The best units of one pool so far: at most twice as many as wanted, and the limit they set.

    A unit dropped beyond the limit may come back only with a ticket below it, and then by that
    ticket alone; so nothing about it needs remembering.
    """

    def __init__(self, want: int) -> None:
        self.limit: bytes = LAST
        self._want = want
        self._best: dict[bytes, Candidate] = {}

    def enter(self, candidate: Candidate) -> None:
        """Take one candidate: (ticket, id, n, group or nothing)."""
        unit = b"g" + candidate[3] if candidate[3] else b"e" + candidate[1]
        held = self._best.get(unit)
        if held is None or candidate < held:
            self._best[unit] = candidate
        if len(self._best) > 2 * self._want:
            self._prune()

    def placed(self) -> tuple[Ranked, ...]:
        """The wanted units, best first."""
        return tuple(
            Ranked(id=name.decode(), n=n, ticket=Digest(ticket.hex()), group=Digest(group.decode()) if group else None)
            for ticket, name, n, group in sorted(self._best.values())[: self._want]
        )

    def _prune(self) -> None:
        kept = sorted(self._best.items(), key=lambda unit: unit[1])[: self._want]
        self._best = dict(kept)
        self.limit = kept[-1][1][0] if kept else b""


class Races:
    """The race of every wanted pool of one ranking; None is the pool of everybody.

    `grouped`: a household is one unit, by its best entry of the pool.
    """

    def __init__(self, want: Mapping[Pool, int], *, grouped: bool) -> None:
        self._races = {pool: Race(number) for pool, number in want.items()}
        self._pooled = {pool.encode(): race for pool, race in self._races.items() if pool is not None}
        self._grouped = grouped
        self.everybody: Race = self._races.get(None, Race(0))

    @property
    def limits(self) -> Mapping[bytes, bytes]:
        """For each wanted pool but that of everybody, the ticket beyond which nobody is of interest."""
        return {pool: race.limit for pool, race in self._pooled.items()}

    def enter(self, ticket: bytes, n: int, line: tuple[bytes, bytes, bytes]) -> None:
        """Let an entry run, with its best ticket and the number of it; `line` is its id, group and pools."""
        name, group, pools = line
        household = group if self._grouped and group != ALONE else b""
        for race in (self.everybody, *self._of(pools)):
            if ticket <= race.limit:
                race.enter((ticket, name, n, household))

    def join(self, part: Mapping[Pool, Iterable[Ranked]]) -> None:
        """Let those run whom another ranking has placed."""
        for pool, ranked in part.items():
            for one in ranked:
                self._races[pool].enter((bytes.fromhex(one.ticket), one.id.encode(), one.n, (one.group or "").encode()))

    def placed(self) -> Mapping[Pool, tuple[Ranked, ...]]:
        """The wanted units of each pool, best first."""
        return {pool: race.placed() for pool, race in self._races.items()}

    def _of(self, pools: bytes) -> Iterable[Race]:
        if pools == ALONE:
            return ()
        return (self._pooled[pool] for pool in pools.split(b",") if pool in self._pooled)
