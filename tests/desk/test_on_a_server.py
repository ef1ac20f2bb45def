"""A whole contest on a PostgreSQL server: as in memory, and nothing personal is left after the erasure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine

from campaignkit.cli.console import opened
from campaignkit.desk import Desk, Game, SetClock, StoreKey
from campaignkit.desk.errors import NoSuchCampaignError
from campaignkit.desk.storekey import StoreKeyError
from campaignkit.draw.protocol import verify
from campaignkit.simulation import after, demo_plan
from tests.desk.stage import ROUND, at, drawn, in_memory, launched, quiet
from tests.desk.test_erasing import settled
from tests.postgres import OwnServer

KEY = StoreKey(bytes(range(32)))


def counting() -> Callable[[], str]:
    """Ids that are the same at every run."""
    numbers: Iterator[int] = iter(range(10**6))
    return lambda: f"{next(numbers):032x}"


@pytest.fixture
def clock() -> SetClock:
    return SetClock(at("2023-08-21 09:00"))


@pytest.fixture
def desk(postgres_server: str, schema: str, clock: SetClock) -> Iterator[Desk]:
    """A desk on a schema of its own."""
    with Desk.connect(postgres_server, schema=schema, clock=clock, key=KEY, fresh=counting()) as opened:
        yield opened


def shown(game: Game) -> tuple[object, ...]:
    """What a contest shows of itself."""
    lines = game.sealed_list(ROUND).splitlines(keepends=True)
    return verify(game.certificate(ROUND), lines).level, game.state.claims, len(game.history()), game.report()


def test_a_contest_comes_to_the_same_as_in_memory(desk: Desk, clock: SetClock, tmp_path: Path) -> None:
    """'`Desk.connect("postgresql://…")` just works'"""
    memory, other_clock = in_memory()
    memory.use_signing_key(bytes(32))
    memory.fresh = counting()
    desk.use_signing_key(bytes(32))
    assert shown(drawn(desk, clock, tmp_path)) == shown(drawn(memory, other_clock, tmp_path))
    assert desk["ostern"].sealed_list(ROUND).splitlines()[0] == b"id\ttickets\tgroup\tpools"
    assert desk.verify().events == memory.verify().events


def test_another_desk_sees_what_the_first_one_recorded(
    desk: Desk, clock: SetClock, postgres_server: str, schema: str
) -> None:
    state = launched(desk, clock).state
    with Desk.connect(postgres_server, schema=schema, clock=clock, key=KEY) as other:
        assert other["ostern"].state == state


def test_without_its_key_the_log_is_read_and_no_name(
    desk: Desk, clock: SetClock, postgres_server: str, schema: str
) -> None:
    desk.people.keep("p-99", name="Léa")
    launched(desk, clock)
    with Desk.connect(postgres_server, schema=schema, clock=clock) as other:
        assert other.verify().events == desk.verify().events
        with pytest.raises(StoreKeyError, match="CAMPAIGNKIT_KEY"):
            other.people.find("Léa")


def test_what_a_program_around_the_desk_undoes_is_undone(postgres_server: str, schema: str, clock: SetClock) -> None:
    """'`Desk.connect(engine)` with a schema name, joining the caller\'s transaction'"""
    engine = create_engine(postgres_server.replace("postgresql:", "postgresql+psycopg:"))
    for keep in (False, True):
        with engine.connect() as connection:
            Desk.connect(connection, schema=schema, clock=clock, key=KEY).start(demo_plan())
            connection.commit() if keep else connection.rollback()
        with Desk.connect(engine, schema=schema, clock=clock, key=KEY) as desk:
            assert list(desk) == (["ostern"] if keep else [])
    engine.dispose()


def test_the_command_line_takes_an_address(desk: Desk, clock: SetClock, postgres_server: str) -> None:
    launched(desk, clock)
    with opened(Path(postgres_server), "p-02", "en") as other, pytest.raises(NoSuchCampaignError):
        other["ostern"]
    with psycopg.connect(postgres_server, autocommit=True) as raw:
        raw.execute("DROP SCHEMA campaignkit CASCADE")


def test_after_the_erasure_nothing_of_a_person_is_left_in_the_tables(
    own_server: OwnServer, clock: SetClock, tmp_path: Path
) -> None:
    """'On PostgreSQL the key is outside and gone.'"""
    with Desk.connect(own_server.address, clock=clock, key=KEY) as desk:
        settled(desk, clock, tmp_path)
        with desk.store.read() as tx:
            known = [value for row in tx.entries("ostern", ROUND) for value in tx.fields(row.subject).values()]
        after.erase(desk["ostern"], clock, quiet())
        assert desk.verify().events
    with psycopg.connect(own_server.address, autocommit=True) as raw:
        raw.execute("CHECKPOINT")
    left = b"".join(path.read_bytes() for path in (own_server.folder / "base").rglob("*") if path.is_file())
    assert known
    assert not [value for value in known if value.encode() in left]
