"""The reference in several processes: each ranks a part of the file, and the rankings merge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from attrs import frozen

from campaignkit.draw.protocol import Pool, Ranking, StandardEngine, Unit, merged
from campaignkit.engines.files import filed, lines_of, parts_of
from campaignkit.values import Digest


@frozen(kw_only=True)
class ProcessEngine:
    """The standard library alone, in `processes` processes; nothing to install.

    Started from a script, it wants `if __name__ == "__main__":` there, as `multiprocessing` does.
    """

    processes: int = 2

    def rank(self, lines: Iterable[bytes], *, seed: Digest, unit: Unit, want: Mapping[Pool, int]) -> Ranking:
        """The first units of each pool, as `Engine.rank` promises."""
        with filed(lines) as path, ProcessPoolExecutor(self.processes, mp_context=get_context("spawn")) as workers:
            work = partial(_rank_part, path, seed=seed, unit=unit, want=dict(want))
            return merged(workers.map(work, parts_of(path, self.processes)), want)


def _rank_part(path: Path, part: tuple[int, int], *, seed: Digest, unit: Unit, want: Mapping[Pool, int]) -> Ranking:
    return StandardEngine().rank(lines_of(path, *part), seed=seed, unit=unit, want=want)
