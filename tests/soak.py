"""Four processes that write, are killed and begin again: `python -m tests.soak [--minutes N]`; not in CI.

Half of the time on a SQLite file, half on a PostgreSQL server that is killed as well. Ends with what
was acknowledged and is not there (lost), and what is there twice (doubled): both must be 0.
"""

from __future__ import annotations

import argparse
import itertools
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from campaignkit.store import verify_log
from tests.postgres import OwnServer
from tests.store.test_at_once import Place, Writer

PROCESSES, LONGEST_S, SERVER_EVERY = 4, 2.0, 25
CHANCE = Random()  # noqa: S311 - moments at which somebody is killed


class Soak:
    """Writers on one place, what they acknowledged, and how often one was killed."""

    def __init__(self, place: Callable[[], Place]) -> None:
        self._place = place
        self._names = itertools.count()
        self._writers: list[Writer] = []
        self.acknowledged: list[str] = []
        self.kills = 0

    def fill_up(self) -> None:
        """As many writers as there should be."""
        while len(self._writers) < PROCESSES:
            self._writers.append(self._place().writer(f"w{next(self._names)}", 0))

    def kill(self, many: int) -> None:
        """Kill some, whatever they do."""
        for _ in range(many):
            writer = self._writers.pop(CHANCE.randrange(len(self._writers)))
            writer.process.kill()
            self.acknowledged += writer.said()
            self.kills += 1

    def run(self, minutes: float, server: OwnServer | None) -> None:
        """Kill one after the other, and now and then the server under all of them."""
        ends_at = time.monotonic() + 60 * minutes
        for turn in itertools.count(1):
            self.fill_up()
            time.sleep(CHANCE.uniform(0, LONGEST_S))
            if server is not None and turn % SERVER_EVERY == 0:
                server.kill()
                self.kill(PROCESSES)
                server.start()
            else:
                self.kill(1)
            if time.monotonic() > ends_at:
                self.kill(len(self._writers))
                return

    def told(self, name: str) -> None:
        """Look at what is there, and print it."""
        store = self._place().opened()
        stored = Counter(event.command_id for event in store.tail())
        with store.read() as view:
            entries = view.in_book("noel")
        lost = sum(each not in stored for each in self.acknowledged)
        doubled = sum(count != 2 for count in stored.values()) + abs(entries - len(stored))
        rows = verify_log(store).events
        print(  # noqa: T201 (whoever started it reads)
            f"{name:<10} {self.kills:>6} kills {len(self.acknowledged):>8} acknowledged {len(stored):>8} stored "
            f"{rows:>8} rows verified   lost {lost}, doubled {doubled}"
        )


def main() -> None:
    """Soak both stores."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=20)
    minutes = parser.parse_args().minutes / 2
    with tempfile.TemporaryDirectory() as folder:
        on_file = Soak(lambda: Place(str(Path(folder) / "contests.db")))
        on_file.run(minutes, None)
        on_file.told("SQLite")
    server = OwnServer()
    on_server = Soak(lambda: Place(server.address, "contests"))
    on_server.run(minutes, server)
    on_server.told("PostgreSQL")


if __name__ == "__main__":
    main()
