"""fair_pick 0.2, a peer of the benchmark, written in Python from its public description.

The ids are sorted, and each stands as often as its weight; a full Durstenfeld shuffle from the end; the first of each
id wins. A number below n is SHA-256 of the seed and a counter (32 bits, big-endian), modulo n; values at or above the
greatest multiple of n are passed over. Source: https://hex.pm/packages/fair_pick/0.2.0 (MIT), with the vectors below.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

VALUES = 1 << 256
VECTORS = (
    ((("a", 1), ("b", 1), ("c", 1)), bytes(32), 1, ["c"]),
    ((("alpha", 3), ("beta", 1), ("gamma", 2)), b"\xff" * 32, 2, ["gamma", "alpha"]),
    ((("x", 5), ("y", 1)), bytes.fromhex("ABCDEF0123456789" * 4), 2, ["x", "y"]),
    ((("solo", 3),), b"\x11" * 32, 5, ["solo"]),
    ((("only", 1),), b"\x22" * 32, 1, ["only"]),
)


def fair_pick(entries: Iterable[tuple[str, int]], seed: bytes, count: int) -> list[str]:
    """The ids that win, in order."""
    pool = [name for name, weight in sorted(entries) for _turn in range(weight)]
    counter = 0
    for last in range(len(pool) - 1, 0, -1):
        most = VALUES // (last + 1) * (last + 1)
        while (value := int.from_bytes(sha256(seed + counter.to_bytes(4, "big")).digest(), "big")) >= most:
            counter += 1
        counter += 1
        other = value % (last + 1)
        pool[last], pool[other] = pool[other], pool[last]
    return list(dict.fromkeys(pool))[:count]
