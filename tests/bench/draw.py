"""How fast each engine ranks a list from its file, beside the limit of the machine and beside its peers.

`python -m tests.bench.draw [ENTRIES ...] [--peers N] [--only fast]`: lists of so many entries (1,000,000 otherwise),
k = 100, one ticket each. Every row is a process of its own, so that its peak of anonymous memory (RssAnon, Linux) is
its own. Spark is there when pyspark is installed; its memory is that of Java and of the workers.

The limit is what two threads reach with hashlib over long buffers, one block of SHA-256 for each entry: OpenSSL, with
the instructions of the processor, no list and no Python in between. The blocks of a long buffer wait for each other;
those of tickets do not, so an engine may come below it. The peers hold the list in memory, and rank N entries
(200,000): consistent_sampler from PyPI, and fair_pick 0.2 written from its public description, a full shuffle.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import perf_counter
from typing import Any

from campaignkit.draw.protocol import HEADER, Engine, StandardEngine
from campaignkit.engines import FastEngine, ProcessEngine, SparkEngine, SqlEngine
from campaignkit.values import Digest
from tests.bench.fair_pick import fair_pick

SEED = Digest(sha256(b"bench").hexdigest())
PLACES = 100
ENGINES: dict[str, Engine] = {
    "fast": FastEngine(threads=2),
    "python": StandardEngine(),
    "python, 2 processes": ProcessEngine(processes=2),
    "sql": SqlEngine(threads=2),
    **({"spark, 2 workers": SparkEngine(workers=2)} if find_spec("pyspark") else {}),
}
GROUPED = "fast, 2 tickets, households"


def made(path: Path, entries: int, *, households: bool = False) -> None:
    """Write a list; with households, two tickets each and a household for every two entries."""
    chance = Random(1)  # noqa: S311 - a list of a benchmark
    with path.open("wb") as file:
        file.write(HEADER)
        for number in range(entries):
            group = f"{chance.getrandbits(20):064x}" if households else "-"
            file.write(f"e{number:09d}\t{2 if households else 1}\t{group}\t-\n".encode())


def limit(entries: int) -> float:
    """The seconds that two threads take for one block of SHA-256 for each entry."""
    buffer = bytes(1 << 20)

    def half(_thread: int) -> None:
        one = sha256()
        for _turn in range(entries * 32 // len(buffer) + 1):
            one.update(buffer)

    with ThreadPoolExecutor(2) as threads:
        begun = perf_counter()
        list(threads.map(half, range(2)))
        return perf_counter() - begun


def hash_loop(path: Path) -> object:
    """What anybody would write: a line, its ticket, no more."""
    best = b"\xff" * 32
    with path.open("rb") as lines:
        next(lines)
        for line in lines:
            best = min(best, sha256(b"%b:%b:1" % (SEED.encode(), line.split(b"\t")[0])).digest())
    return best


def ids(path: Path) -> list[str]:
    """The ids of a list, as the peers want them: all at once."""
    return [line.split("\t")[0] for line in path.read_text().splitlines()[1:]]


def sampled(path: Path) -> object:
    """consistent_sampler 1.0."""
    from consistent_sampler import sampler

    return list(sampler(ids(path), seed=SEED, take=PLACES, output="id"))


def picked(path: Path) -> object:
    """fair_pick 0.2."""
    return fair_pick([(name, 1) for name in ids(path)], bytes.fromhex(SEED), PLACES)


def ranked(path: Path, name: str) -> str:
    """The digest of what an engine places: equal digests, equal winners bit for bit."""
    unit: Any = "group" if name == GROUPED else "entry"
    engine = ENGINES["fast" if name == GROUPED else name]
    with path.open("rb") as lines:
        ranking = engine.rank(lines, seed=SEED, unit=unit, want={None: PLACES})
    return sha256(repr(ranking).encode()).hexdigest()


OTHERS: dict[str, Callable[[Path], object]] = {
    "hashlib loop": hash_loop,
    "consistent_sampler": sampled,
    "fair_pick": picked,
}


def measured(name: str, path: Path) -> tuple[float, float, str]:
    """Seconds, peak megabytes of anonymous memory, and what came out; after a first turn on a short list."""
    with TemporaryDirectory() as folder:
        short = Path(folder) / "short.tsv"
        made(short, 10)
        work = OTHERS.get(name) or (lambda file: ranked(file, name))
        work(short)
        over, peak = Event(), [anonymous()]

        def watch() -> None:
            while not over.wait(0.01):
                peak[0] = max(peak[0], anonymous())

        watching = Thread(target=watch)
        watching.start()
        begun = perf_counter()
        found = str(work(path))
        took = perf_counter() - begun
        over.set()
        watching.join()
    return took, peak[0], found


def anonymous() -> float:
    """The anonymous memory of this process and of those below it, in megabytes."""
    total, pids = 0.0, ["self"]
    for pid in pids:
        pids += (below for task in Path(f"/proc/{pid}/task").glob("*/children") for below in _read(task).split())
        for line in _read(Path(f"/proc/{pid}/status")).splitlines():
            if line.startswith("RssAnon"):
                total += int(line.split()[1]) / 1000
    return total


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""  # a process that has just ended


def in_its_own_process(name: str, path: Path) -> tuple[float, float, str]:
    """The same, measured by a fresh interpreter."""
    command = [sys.executable, "-m", "tests.bench.draw", "--one", name, str(path)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    took, peak, found = said.split("|", 2)
    return float(took), float(peak), found


def row(name: str, entries: int, times: tuple[float, float, str], limit_s: float) -> float:
    """Print one row; the nanoseconds for an entry."""
    took, peak, _found = times
    each = took / entries * 1e9
    print(f"{name:<28}{entries:>12,}{took:>9.2f} s{each:>9.0f} ns{took / limit_s:>9.2f} x limit{peak:>8.0f} MB")
    return each


def best_limit(entries: int) -> float:
    """Print the limit, the best of three turns."""
    limits = [limit(entries) for _turn in range(3)]
    print(f"{'limit, 2 threads':<28}{entries:>12,}{min(limits):>9.2f} s{min(limits) / entries * 1e9:>9.0f} ns")
    print(f"  best of three turns: {', '.join(f'{each:.2f}' for each in limits)}")
    return min(limits)


def alone(name: str, entries: int, folder: Path) -> None:
    """One engine beside the limit."""
    path = folder / "list.tsv"
    made(path, entries)
    limit_s = best_limit(entries)
    row(name, entries, in_its_own_process(name, path), limit_s)


def compare(entries: int, peers: int, folder: Path) -> None:
    """The table of one size."""
    path, few, grouped = folder / f"{entries}.tsv", folder / f"{peers}.tsv", folder / "grouped.tsv"
    made(path, entries)
    made(few, peers)
    made(grouped, 1_000_000, households=True)
    limit_s = best_limit(entries)
    found, each = set(), {}
    for name in ENGINES:
        times = in_its_own_process(name, path)
        each[name] = row(name, entries, times, limit_s)
        found.add(times[2])
    print(f"all engines agree: {len(found) == 1}")
    each["loop"] = row("hashlib loop", entries, in_its_own_process("hashlib loop", path), limit_s)
    for name in ("consistent_sampler", "fair_pick"):
        each[name] = row(name, peers, in_its_own_process(name, few), limit_s * peers / entries)
        print(f"  the best engine is {each[name] / min(each[one] for one in ENGINES):.0f} times faster for an entry")
    print(f"  python beside a hashlib loop: {each['python'] / each['loop']:.2f} of its time")
    row(GROUPED, 1_000_000, in_its_own_process(GROUPED, grouped), limit_s / entries * 2_000_000)


def main() -> None:
    """Print a table for each size."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("entries", type=int, nargs="*", default=[1_000_000])
    asked.add_argument("--peers", type=int, default=200_000)
    asked.add_argument("--only", choices=ENGINES, help="this engine and the limit alone")
    asked.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.one:
        print("|".join(str(each) for each in measured(given.one[0], Path(given.one[1]))), end="")
        return
    for entries in given.entries:
        with TemporaryDirectory() as folder:
            if given.only:
                alone(given.only, entries, Path(folder))
            else:
                compare(entries, given.peers, Path(folder))


if __name__ == "__main__":
    main()
