"""3 and 4. The seed, the tickets, and the order that they give.

3. `seed = hex(SHA-256("campaignkit.draw/1:seed:" + commit + ":" + randomness))`.
4.1 `ticket(id, n) = SHA-256(seed + ":" + id + ":" + n)`, n from 1 in decimal. 4.2 In a pool an
entry ranks by its smallest ticket, a group by the smallest among its entries *of that pool*.
4.3 Order: ticket bytes, then id bytes.

For one seed a ticket depends on its entry alone, so the ranking is one pass that keeps a few
candidates, and rankings of parts of a list merge into the ranking of the whole.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Protocol, TypeAlias

from attrs import frozen

from campaignkit.values import Digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from hashlib import _Hash as HASH

    from campaignkit.draw.protocol.tiers import Unit

Pool: TypeAlias = str | None
UnitKey: TypeAlias = tuple[str, str]
Candidate: TypeAlias = tuple[bytes, bytes, int, bytes]

LAST = b"\xff" * 32
ALONE = b"-"
PLAINEST = b"\t1\t-\t-\n"


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


Ranking: TypeAlias = "Mapping[Pool, tuple[Ranked, ...]]"


class Engine(Protocol):
    """Whoever ranks: every engine gives the same units, bit for bit."""

    def rank(self, lines: Iterable[bytes], *, seed: Digest, unit: Unit, want: Mapping[Pool, int]) -> Ranking:
        """The first `want[pool]` units of each wanted pool, best first; fewer when the pool has fewer.

        `lines` are those of a checked list, header first, each with its LF; they are read once. An
        open binary file is such an iterable, and an engine may read it in its own way.
        The key None of `want` is the pool of everybody.
        """
        ...


def seed_of(commit: Digest, randomness: Digest) -> Digest:
    """3. The seed that binds list, rules and tiers (through `commit`) to the round."""
    return Digest(sha256(f"campaignkit.draw/1:seed:{commit}:{randomness}".encode()).hexdigest())


def ticket_of(seed: Digest, name: str, n: int) -> Digest:
    """4.1 Ticket number `n` (from 1) of the entry of that id.

    >>> ticket_of(Digest(sha256(b"campaignkit example A 0").hexdigest()), "c1", 1)[:8]
    '0e209ef8'
    """
    return Digest(sha256(f"{seed}:{name}:{n}".encode()).hexdigest())


class StandardEngine:
    """The reference: the standard library alone, one pass, a few candidates per pool in memory.

    The seed fills exactly one block of SHA-256, so its midstate is kept and copied: every ticket
    costs one block.
    """

    def rank(self, lines: Iterable[bytes], *, seed: Digest, unit: Unit, want: Mapping[Pool, int]) -> Ranking:
        """The first units of each pool, as `Engine.rank` promises."""
        races = {pool: _Race(number) for pool, number in want.items()}
        midstate, everybody = sha256(seed.encode()), races.get(None, _Race(0))
        pooled = {pool.encode(): race for pool, race in races.items() if pool is not None}
        copy, limit, grouped = midstate.copy, everybody.limit, unit == "group"
        only, coming = (everybody,), iter(lines)
        next(coming, None)
        for line in coming:
            if line.endswith(PLAINEST):
                one = copy()
                one.update(b":" + line[:-7] + b":1")
                ticket = one.digest()
                if ticket <= limit:
                    everybody.enter((ticket, line[:-7], 1, b""))
            else:
                name, tickets, group, pools = line[:-1].split(b"\t")
                ticket, n = _smallest(midstate, b":" + name + b":", int(tickets))
                for race in (everybody, *_of(pools, pooled)) if pools != ALONE else only:
                    if ticket <= race.limit:
                        race.enter((ticket, name, n, group if grouped and group != ALONE else b""))
            limit = everybody.limit
        return {pool: race.placed() for pool, race in races.items()}


def merged(parts: Iterable[Ranking], want: Mapping[Pool, int]) -> Ranking:
    """The ranking of a whole list from those of its parts, each ranked with the same seed, unit and `want`."""
    races = {pool: _Race(number) for pool, number in want.items()}
    for part in parts:
        for pool, ranked in part.items():
            for one in ranked:
                races[pool].enter((bytes.fromhex(one.ticket), one.id.encode(), one.n, (one.group or "").encode()))
    return {pool: race.placed() for pool, race in races.items()}


class _Race:
    """The best units of one pool so far: at most twice as many as wanted, and the limit they set.

    A unit dropped beyond the limit may come back only with a ticket below it, and then by that
    ticket alone; so nothing about it needs remembering.
    """

    def __init__(self, want: int) -> None:
        self.limit = LAST
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


def _of(pools: bytes, races: Mapping[bytes, _Race]) -> tuple[_Race, ...]:
    return tuple(races[pool] for pool in pools.split(b",") if pool in races)


def _smallest(midstate: HASH, head: bytes, tickets: int) -> tuple[bytes, int]:
    """4.2 The smallest ticket of one entry and its number; of two equal ones the first."""
    best, best_n, copy = LAST, 1, midstate.copy
    for n in range(1, tickets + 1):
        one = copy()
        one.update(head + b"%d" % n)
        ticket = one.digest()
        if ticket < best:
            best, best_n = ticket, n
    return best, best_n
