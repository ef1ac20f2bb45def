"""Lists of thousands of entries for the engines, the same at every run."""

from __future__ import annotations

from hashlib import sha256
from random import Random

from campaignkit.draw.protocol import Entry
from campaignkit.values import Digest
from tests.draw.lists import GROUPS, POOLS

SEED = Digest(sha256(b"engines").hexdigest())


def many(number: int) -> tuple[Entry, ...]:
    """Entries of every kind: long ids, many tickets, households that meet in other pools."""
    chance = Random(5)  # noqa: S311 - the same list at every run
    names = sorted(
        f"{chance.getrandbits(80):x}"[: chance.randint(9, 20)] + "x" * chance.choice((0, 0, 40)) for _ in range(number)
    )
    return tuple(
        Entry(
            id=name,
            tickets=chance.choice((1, 1, 1, 2, 9, 10, 11, 120)),
            group=chance.choice((None, *GROUPS)),
            pools=tuple(sorted(chance.sample(POOLS, chance.randint(0, 3)))),
        )
        for name in names
    )  # fmt: skip
