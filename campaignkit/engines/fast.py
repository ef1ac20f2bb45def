"""The engine `fast`: a compiled pass finds the few lines that may win, and hashlib has the last word on each.

Before it ranks, the compiled code is held against known answers (once in a process) and against
hashlib on lines of this very list, chosen at random; if it differs, nothing is ranked.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from random import Random, SystemRandom
from types import ModuleType
from typing import Any

from attrs import frozen

from campaignkit.draw.protocol import Pool, Races, Ranking, Unit, merged, seal, smallest
from campaignkit.engines.errors import EngineError, missing_extra
from campaignkit.engines.files import filed, parts_of
from campaignkit.values import Digest, Text

TRIED_LINES, TRIED_TICKETS, SHORTEST_LINE = 1000, 1_000_000, 8
BATCH = 4096
FAST, FIPS = "fast", b"FIPS 180-4"
EVERY = 2**64 - 1
FIPS_180 = (b"abc", b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")


@frozen(kw_only=True)
class FastEngine:
    """The quickest on one machine: `threads` threads read the file of the list through memory mapping.

    Needs the extra `fast`. Raises MissingExtraError without it, EngineError when the compiled code
    differs from hashlib, and ProtocolError for a list that is not canonical.
    """

    threads: int = 2

    def rank(self, lines: Iterable[bytes], *, seed: Digest, unit: Unit, want: Mapping[Pool, int]) -> Ranking:
        """The first units of each pool, as `Engine.rank` promises."""
        kernel = _kernel()
        _prove(kernel)
        with filed(lines) as path, path.open("rb") as file, ThreadPoolExecutor(self.threads) as workers:
            memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            reading = _Reading(kernel, path, memory, seed)
            reading.prove(SystemRandom())
            ranged = workers.map(lambda part: reading.ranked(part, unit, want), parts_of(path, self.threads))
            return merged(ranged, want)


class _Reading:
    """One list in memory, under one seed."""

    def __init__(self, kernel: ModuleType, path: Path, memory: mmap.mmap, seed: Digest) -> None:
        import numpy as np

        self._kernel, self._path, self._memory = kernel, path, memory
        self._array = np.frombuffer(memory, np.uint8)
        self._midstate, self._ours = np.empty(8, np.uint32), sha256(seed.encode())
        kernel.compress(kernel.START, np.frombuffer(seed.encode(), np.uint8), 0, self._midstate)

    def prove(self, chance: Random) -> None:
        """Hold the compiled pass against hashlib on lines of this list; EngineError when they differ."""
        begin, size, tickets = self._memory.find(b"\n") + 1, len(self._memory), 0
        if self._memory[-1:] != b"\n":
            raise self._broken(size)
        for _turn in range(min(TRIED_LINES, (size - begin) // SHORTEST_LINE)):
            at = self._memory.rfind(b"\n", 0, chance.randrange(begin, size)) + 1
            found, (name, many, *_rest) = self._scan_one(at), self._read(at)
            ticket, n = smallest(self._ours, name, many)
            if found not in ([at, n, _bits(ticket)], [at, 0, _bits(ticket)]):
                raise _differs(name)
            tickets += many
            if tickets > TRIED_TICKETS:
                return

    def ranked(self, part: tuple[int, int], unit: Unit, want: Mapping[Pool, int]) -> Ranking:
        """The ranking of the lines from one byte to another."""
        import numpy as np

        races, (at, end), found = Races(want, grouped=unit == "group"), part, np.empty((BATCH, 3), np.uint64)
        names = _names(want)
        while at < end:
            limits = [races.everybody.limit, *races.limits.values()]
            reach = (np.array([_bits(limit) for limit in limits], np.uint64), *names)
            at, count = self._scan(at, end, reach, found)
            for row in found[:count].tolist():
                self._finish(races, *row)
        return races.placed()

    def _finish(self, races: Races, at: int, n: int, first: int) -> None:
        """The whole ticket by hashlib; where two share their first bits, by looking at every one."""
        name, tickets, group, pools = self._read(at)
        if n == 0:
            ticket, n = smallest(self._ours, name, tickets)
        else:
            one = self._ours.copy()
            one.update(b":%b:%d" % (name, n))
            ticket = one.digest()
        if _bits(ticket) != first:
            raise _differs(name)
        races.enter(ticket, n, (name, group, pools))

    def _scan(self, at: int, end: int, reach: Any, found: Any) -> tuple[int, int]:
        stopped, count = self._kernel.scan(self._array, at, end, self._midstate, reach, found)
        if count == self._kernel.BROKEN:
            raise self._broken(stopped)
        return stopped, count

    def _scan_one(self, at: int) -> list[int]:
        import numpy as np

        end, found = self._memory.find(b"\n", at) + 1, np.zeros((2, 3), np.uint64)
        self._scan(at, end, (np.array([EVERY], np.uint64), *_names({})), found)
        return [int(each) for each in found[0]]

    def _broken(self, at: int) -> EngineError:
        """A line that is none is named as sealing names it; where sealing finds nothing, the compiled code is wrong."""
        with self._path.open("rb") as lines:
            seal(lines)
        return _differs(b"%d" % at)

    def _read(self, at: int) -> tuple[bytes, int, bytes, bytes]:
        name, tickets, group, pools = self._memory[at : self._memory.find(b"\n", at)].split(b"\t")
        return name, int(tickets), group, pools


def _kernel() -> ModuleType:
    try:
        from campaignkit.engines import kernel
    except ImportError as cause:
        raise missing_extra(FAST, "numba") from cause
    return kernel


@lru_cache(maxsize=1)
def _prove(kernel: ModuleType) -> None:
    """Hold the compiled compression against the known answers of FIPS 180-4, once; EngineError when it differs."""
    import numpy as np

    for message in FIPS_180:
        length = 64 * (1 + (len(message) + 8) // 64)
        padded = (message + b"\x80").ljust(length - 8, b"\0") + (8 * len(message)).to_bytes(8, "big")
        blocks, state = np.frombuffer(padded, np.uint8), kernel.START.copy()
        for at in range(0, length, 64):
            kernel.compress(state, blocks, at, state)
        if state.astype(">u4").tobytes() != sha256(message).digest():
            raise _differs(FIPS)


def _names(want: Mapping[Pool, int]) -> tuple[Any, Any]:
    """The names of the pools as one array, and where each ends."""
    import numpy as np

    names = [pool.encode() for pool in want if pool is not None]
    ends = np.cumsum([len(name) for name in names], dtype=np.int64)
    return np.frombuffer(b"".join(names), np.uint8), ends


def _bits(ticket: bytes) -> int:
    return int.from_bytes(ticket[:8], "big")


def _differs(where: bytes) -> EngineError:
    return EngineError(
        Text(
            f"le moteur « fast » compte autrement que la bibliothèque standard ({where.decode()})",
            f"the engine `fast` differs from hashlib ({where.decode()})",
        ),
        Text("son code compilé est faux sur cette machine", "its compiled code is wrong on this machine"),
        Text(
            "prendre un autre moteur (--engine python), et nous le dire",
            "take another engine (--engine python), and report it",
        ),
    )
