"""RFC 3797: publicly verifiable random selection, offered beside the protocol because committees use it.

Sources are numbers that nobody can foresee (lotteries, share prices), announced before. Each is
sorted and written with full stops, all are joined with strokes; MD5 of the key between two
counters picks from the names that are left. It has no sealed list, no weights, no alternates of
its own, and no proof of when the sources were chosen.
Source: RFC 3797, sections 4 and 5.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import md5

from campaignkit.values import InvalidValueError, Text


def key_of(sources: Sequence[Sequence[int]]) -> str:
    """The key that the sources make, each with its numbers in ascending order.

    >>> key_of([[9319], [2, 5, 12, 8, 10]])
    '9319./2.5.8.10.12./'
    """
    return "".join("".join(f"{number}." for number in sorted(source)) + "/" for source in sources)


MOST = 1 << 16


def picked(key: str, pool: int, want: int) -> tuple[int, ...]:
    """The places of the `want` names that are picked of `pool`, in their order; places count from 1.

    Raises InvalidValueError when more are wanted than there are.

    >>> picked("9319./2.5.8.10.12./9.18.26.34.41.45./", 25, 3)
    (17, 7, 2)
    """
    if not 0 < want <= min(pool, MOST):
        raise InvalidValueError(
            Text(f"{want} noms sur {pool}", f"{want} names of {pool}"),
            None,
            Text(
                "demander au moins un nom, et pas plus qu'il n'y en a ; la RFC numérote ses tours jusqu'à 65536",
                "ask for one name or more, and no more than there are; the RFC numbers its turns up to 65536",
            ),
        )
    left = list(range(1, pool + 1))
    return tuple(left.pop(_number(key, turn) % len(left)) for turn in range(want))


def _number(key: str, turn: int) -> int:
    counter = turn.to_bytes(2, "big")
    return int.from_bytes(md5(counter + key.encode() + counter, usedforsecurity=False).digest(), "big")
