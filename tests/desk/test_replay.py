"""'Replay equals live after every step, from disk, in another process; every prefix replays to the state held then.'"""

from __future__ import annotations

from collections.abc import Mapping
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from campaignkit.campaign import NOTHING_YET, Campaign
from campaignkit.desk import Desk, Game, SetClock, StoreKey
from campaignkit.desk.storekey import Keyring
from campaignkit.rulepacks import NO_PACKS
from campaignkit.store import MemoryStore, Store, Transaction, connect
from tests.desk.stage import at, drawn
from tests.store.forging import database


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """Each of the three, new and empty."""
    if request.param == "memory":
        return MemoryStore()
    if request.param == "sqlite":
        return connect(str(database(tmp_path)))
    return connect(request.getfixturevalue("postgres_server"), schema=request.getfixturevalue("schema"))


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Mapping[int, Campaign]:
    """The state after every command of a contest, by the version of its log."""
    states: dict[int, Campaign] = {}
    done = Game.do_within

    def watched(game: Game, tx: Transaction, command: object, **how: Any) -> tuple[Any, ...]:
        facts = done(game, tx, command, **how)
        head = tx.head(game.id)
        assert head is not None
        states[head.version] = game.load(tx)
        return facts

    monkeypatch.setattr(Game, "do_within", watched)
    return states


def in_another_process(path: str) -> Campaign:
    """The state as somebody else reads it from the file, without the packs, of which every process has its own."""
    with Desk.connect(path) as desk:
        return without_packs(desk["ostern"].state)


def without_packs(campaign: Campaign) -> Campaign:
    return evolve(campaign, packs=NO_PACKS, own=())


def desk_on(store: Store, clock: SetClock) -> Desk:
    return Desk(store, clock=clock, keyring=Keyring(given=StoreKey(bytes(32))))


class TestReplay:
    def test_every_prefix_leads_to_the_state_held_then(
        self, store: Store, held: Mapping[int, Campaign], tmp_path: Path
    ) -> None:
        clock = SetClock(at("2023-08-21 09:00"))
        game = drawn(desk_on(store, clock), clock, tmp_path)
        fresh = desk_on(store, clock)
        with store.read() as tx:
            bodies = tx.bodies(game.id)
        begun = evolve(NOTHING_YET, packs=fresh.packs, own=fresh.checks)
        assert max(held) == len(bodies)
        assert len(held) > 30
        for version, state in held.items():
            assert fresh.log.fold(begun, bodies[:version]) == state
        store.close()

    def test_another_process_reads_the_same_state_from_the_disk(self, tmp_path: Path) -> None:
        clock = SetClock(at("2023-08-21 09:00"))
        path = str(database(tmp_path))
        with Desk.connect(path, clock=clock) as desk:
            live = without_packs(drawn(desk, clock, tmp_path).state)
        with get_context("spawn").Pool(1) as other:
            theirs = other.apply(in_another_process, (path,))
        assert without_packs(theirs) == live

    def test_facts_that_desks_share_are_never_changed(self, tmp_path: Path) -> None:
        """'Facts never change': after a whole contest, what is shared is what its body says."""
        clock = SetClock(at("2023-08-21 09:00"))
        desk = Desk.in_memory(clock=clock)
        game = drawn(desk, clock, tmp_path)
        for row in game.history():
            shared = desk.log.fact(row)
            assert desk.log.fact(row) is shared
            assert desk.log.events.decode(row.kind, row.schema, row.body) == shared
