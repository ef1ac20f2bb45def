"""What encrypting people costs: `python -m tests.bench.people [HOW MANY]`.

The same accounts are put plain and encrypted into two SQLite files, found again, and read. Ratios are
to the plain directory, in one run; processor time, since disks differ.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import process_time

from campaignkit.desk import StoreKey
from campaignkit.desk.vault import Vault
from campaignkit.store import Transaction, connect

FIELD, LOOKED_UP = "account:ostern", 2_000


def seconds(work: Callable[[], object]) -> float:
    """The processor time that the work takes."""
    begun = process_time()
    work()
    return process_time() - begun


def plain(tx: Transaction, people: list[tuple[str, str]], asked: list[tuple[str, str]]) -> list[float]:
    """Write, find and read plain rows."""
    return [
        seconds(lambda: tx.put_all((subject, FIELD, account) for subject, account in people)),
        seconds(lambda: [tx.find(FIELD, account) for _subject, account in asked]),
        seconds(lambda: [tx.get(subject, FIELD) for subject, _account in asked]),
    ]


def encrypted(tx: Transaction, people: list[tuple[str, str]], asked: list[tuple[str, str]]) -> list[float]:
    """Write, find and read what is encrypted."""
    vault = Vault(tx, StoreKey.fresh())
    return [
        seconds(lambda: vault.add(people, FIELD)),
        seconds(lambda: [vault.find(FIELD, account) for _subject, account in asked]),
        seconds(lambda: [vault.get(subject, FIELD) for subject, _account in asked]),
    ]


def main(many: int) -> None:
    """Print the table."""
    chance = Random(7)  # noqa: S311 - ids of a benchmark
    people = sorted((f"{chance.getrandbits(128):032x}", f"account{number}") for number in range(many))
    asked = chance.sample(people, LOOKED_UP)
    with tempfile.TemporaryDirectory() as folder:
        taken, size = [], []
        for name, way in (("plain", plain), ("encrypted", encrypted)):
            path = Path(folder) / f"{name}.db"
            store = connect(str(path))
            with store.transaction() as tx:
                taken.append(way(tx, people, asked))
            store.close()
            size.append(path.stat().st_size / 1e6)
    print(f"{'':<34}{'plain':>12}{'encrypted':>12}{'ratio':>8}")
    for what, scale, unit, times in zip(
        (f"write {many} people", "find one by account", "read one account"),
        (1, 1e6 / LOOKED_UP, 1e6 / LOOKED_UP), ("s", "µs", "µs"), zip(*taken, strict=True), strict=True,
    ):  # fmt: skip
        one, two = (each * scale for each in times)
        print(f"{what:<34}{one:>9.2f} {unit:<2}{two:>9.2f} {unit:<2}{two / one:>8.1f}")
    print(f"{'size of the file':<34}{size[0]:>9.1f} MB{size[1]:>9.1f} MB{size[1] / size[0]:>8.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
