"""Several processes, and processes that are killed: nothing lost, nothing doubled."""

from __future__ import annotations

import time
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

import pytest
from attrs import frozen

from campaignkit.store import Store, connect, verify_log
from tests.postgres import OwnServer
from tests.store.at_once import write
from tests.store.forging import database

FORKS = get_context("forkserver")
FORKS.set_forkserver_preload(
    ["tests.store.at_once", "campaignkit.store.sql.sqlite", "campaignkit.store.sql.postgres", "psycopg"]
)
PROCESSES, COMMANDS, KILLS = "abcd", 250, 100
pytestmark = pytest.mark.slow


@frozen
class Writer:
    """A process that writes, and what it says."""

    process: BaseProcess
    told: Connection

    def said(self) -> list[str]:
        """Everything that it says until it ends."""
        heard = []
        with suppress(EOFError):
            while True:
                heard.append(str(self.told.recv()))
        self.process.join(60)
        return heard


@frozen
class Place:
    """Where a store is, as a process is told it."""

    target: str
    schema: str | None = None

    def opened(self) -> Store:
        return connect(self.target, schema=self.schema)

    def writer(self, name: str, how_many: int) -> Writer:
        """A process of its own, forked from one that has everything loaded and nothing open."""
        ours, theirs = FORKS.Pipe(duplex=False)
        process = FORKS.Process(target=write, args=(self.target, self.schema, name, how_many, theirs))
        process.start()
        theirs.close()
        return Writer(process, ours)


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A file, or a schema of a server, that is not there yet."""
    if request.param == "sqlite":
        return Place(str(database(tmp_path)))
    server, schema = request.getfixturevalue("postgres_server"), request.getfixturevalue("schema")
    return Place(server, schema)


class TestSeveralProcesses:
    """'Four processes, 1,000 commands: none lost, none doubled, no "locked" reaches the user.'"""

    def test_four_processes_that_make_the_store_and_write_at_once(self, place: Place) -> None:
        writers = [place.writer(name, COMMANDS) for name in PROCESSES]
        said = [each.said() for each in writers]
        assert [each.process.exitcode for each in writers] == [0] * len(PROCESSES)
        wanted = sorted(f"{name}-{number}" for name in PROCESSES for number in range(COMMANDS))
        assert sorted(line for lines in said for line in lines) == wanted
        store = place.opened()
        assert sorted(event.command_id for event in store.tail()) == sorted(wanted * 2)
        assert verify_log(store).events == 2 * len(wanted)
        with store.read() as view:
            assert [view.in_book("noel"), len(view.batch_rows("noel"))] == [len(wanted)] * 2
        store.close()


class TestAReaderWhoTails:
    """'A reader that tails by position misses nothing.'"""

    def test_while_four_write_it_sees_every_event_once_and_in_order(self, place: Place) -> None:
        store, seen = place.opened(), list[int]()
        writers = [place.writer(name, 25) for name in PROCESSES]
        while any(each.process.is_alive() for each in writers):
            seen += [event.position for event in store.tail(seen[-1] if seen else 0)]
        seen += [event.position for event in store.tail(seen[-1] if seen else 0)]
        assert seen == list(range(1, 2 * 25 * len(PROCESSES) + 1))
        store.close()
        assert [each.process.exitcode for each in writers] == [0] * len(PROCESSES)


class TestAProcessThatIsKilled:
    """'kill -9 at random points, 100 times: every acknowledged event present, at most one unacknowledged command.'"""

    def test_what_it_acknowledged_is_there_and_at_most_one_command_more(self, place: Place) -> None:
        chance = Random(9)  # noqa: S311 - the same moments at every run
        before = 0
        for number in range(KILLS):
            killed = place.writer(f"k{number}", 0)
            acknowledged = [str(killed.told.recv())]
            time.sleep(chance.random() / 20)
            killed.process.kill()
            acknowledged += killed.said()
            store = place.opened()
            stored = [event.command_id for event in store.tail(before) if event.ordinal == 0]
            assert stored[: len(acknowledged)] == acknowledged
            assert len(stored) - len(acknowledged) in (0, 1)
            before += 2 * len(stored)
            assert verify_log(store).events == before
            with store.read() as view:
                assert 2 * view.in_book("noel") == before
            store.close()


class TestAServerThatIsKilled:
    """'PostgreSQL killed and restarted under load: nothing acknowledged lost.'"""

    def test_what_it_acknowledged_is_there_once_it_is_back(self, own_server: OwnServer) -> None:
        acknowledged: list[str] = []
        for number in range(3):
            place = Place(own_server.address, "contests")
            writers = [place.writer(f"{name}{number}", 0) for name in "ab"]
            acknowledged += [str(each.told.recv()) for each in writers for _ in range(10)]
            own_server.kill()
            acknowledged += [name for each in writers for name in each.said()]
            assert all(each.process.exitcode for each in writers)
            own_server.start()
            store = Place(own_server.address, "contests").opened()
            stored = [event.command_id for event in store.tail() if event.ordinal == 0]
            assert set(acknowledged) <= set(stored)
            assert len(stored) == len(set(stored)) <= len(acknowledged) + 2 * (number + 1)
            assert verify_log(store).events == 2 * len(stored)
            store.close()
