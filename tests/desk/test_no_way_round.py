"""A checklist that nobody can walk round: with one answer missing no command launches, whatever the log lies in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from campaignkit.approvals import WithdrawSignOff
from campaignkit.campaign import COMMANDS, Cancel, Launch
from campaignkit.campaign.events import Launched
from campaignkit.campaign.states import Planning
from campaignkit.desk import Desk, Game, RefusedError, SetClock
from campaignkit.desk.game import DESK_ONLY
from campaignkit.machine import Accepted
from campaignkit.simulation import before, demo_plan
from campaignkit.testing.buttons import pressed
from tests.desk.stage import at, quiet

EACH = 6
MISSING = "campaign.go"


@pytest.fixture(params=["memory", "file", "server"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    clock = SetClock(at("2023-08-21 09:00"))
    match request.param:
        case "memory":
            opened = Desk.in_memory(clock=clock)
        case "file":
            opened = Desk.connect(tmp_path / "a.db", clock=clock)
        case _:
            server, schema = (request.getfixturevalue(name) for name in ("postgres_server", "schema"))
            opened = Desk.connect(server, schema=schema, clock=clock)
    with opened as desk:
        yield desk


def nearly_ready(desk: Desk) -> Game:
    """A contest that is prepared and signed, but for one answer that was taken back."""
    game = desk.start(demo_plan())
    desk.actor = before.LEAD
    for chapter in (before.prepare, before.sign, before.correct):
        chapter(game, quiet())
    game.do(WithdrawSignOff(MISSING, reason="not yet"))
    return game


def open_now(game: Game) -> set[str]:
    return {line.key for line in game.review("launch").blocking}


def test_launch_is_impossible_with_an_open_blocking_check(desk: Desk) -> None:
    """'Launch is impossible … with an open blocking check, through any public command, on any store.'"""
    game = nearly_ready(desk)
    assert MISSING in open_now(game)
    with pytest.raises(RefusedError):
        game.launch()
    done = 0
    kinds = (kind for kind in COMMANDS if kind not in (Cancel, *DESK_ONLY))
    for command in (each for kind in kinds for each in islice(pressed(game.state, kind), EACH)):
        if getattr(command, "on", "") != MISSING and isinstance(game.ask(command), Accepted):
            game.do(command)
            done += 1
            assert MISSING in open_now(game)
            assert isinstance(game.state.phase, Planning)
    assert done > 20
    assert isinstance(game.state.phase, Planning)
    assert not any(event.kind == Launched.kind for event in desk.store.tail())
    with pytest.raises(RefusedError):
        game.do(Launch())
