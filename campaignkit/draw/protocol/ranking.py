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

from campaignkit.draw.protocol.races import ALONE, LAST, Pool, Races, Ranked
from campaignkit.values import Digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from hashlib import _Hash as HASH

    from campaignkit.draw.protocol.tiers import Unit

PLAINEST = b"\t1\t-\t-\n"

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
        races, midstate = Races(want, grouped=unit == "group"), sha256(seed.encode())
        everybody, copy, coming = races.everybody, midstate.copy, iter(lines)
        limit = everybody.limit
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
                ticket, n = smallest(midstate, name, int(tickets))
                if pools != ALONE or ticket <= limit:
                    races.enter(ticket, n, (name, group, pools))
            limit = everybody.limit
        return races.placed()


def merged(parts: Iterable[Ranking], want: Mapping[Pool, int]) -> Ranking:
    """The ranking of a whole list from those of its parts, each ranked with the same seed, unit and `want`."""
    races = Races(want, grouped=True)
    for part in parts:
        races.join(part)
    return races.placed()


def smallest(midstate: HASH, name: bytes, tickets: int) -> tuple[bytes, int]:
    """4.2 The smallest ticket of one entry and its number; of two equal ones the first.

    `midstate` is SHA-256 after the seed.
    """
    best, best_n, copy, head = LAST, 1, midstate.copy, b":" + name + b":"
    for n in range(1, tickets + 1):
        one = copy()
        one.update(head + b"%d" % n)
        ticket = one.digest()
        if ticket < best:
            best, best_n = ticket, n
    return best, best_n
