"""'A refusal leaves state and log byte-identical', in memory and on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from campaignkit.campaign import COMMANDS
from campaignkit.desk import Desk, Game, RefusedError, SetClock
from campaignkit.machine import Refused
from campaignkit.testing.buttons import pressed
from campaignkit.values import CampaignKitError
from tests.desk.stage import at, drawn

EACH = 6


@pytest.fixture(params=["memory", "sqlite"])
def game(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Game]:
    clock = SetClock(at("2023-08-21 09:00"))
    about = Desk.in_memory(clock=clock) if request.param == "memory" else Desk.connect(tmp_path / "a.db", clock=clock)
    with about as desk:
        yield drawn(desk, clock, tmp_path)


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("a.db*")) if not path.name.endswith("-shm"))


def test_whatever_is_refused_leaves_no_byte(game: Game, tmp_path: Path) -> None:
    before = game.state, tuple(game.desk.store.tail()), bytes_of(tmp_path)
    refused = 0
    for command in (each for kind in COMMANDS for each in islice(pressed(game.state, kind), EACH)):
        if isinstance(game.ask(command), Refused):
            with pytest.raises(CampaignKitError):
                game.do(command)
            refused += 1
    assert refused > 200
    assert (game.state, tuple(game.desk.store.tail()), bytes_of(tmp_path)) == before
    game.desk.verify()


def test_what_the_desk_computes_is_refused_without_a_byte_too(game: Game, tmp_path: Path) -> None:
    before = tuple(game.desk.store.tail()), bytes_of(tmp_path)
    asked: tuple[tuple[Callable[[str], object], str], ...] = (
        (game.seal, "main"), (game.draw, "nowhere"), (game.erase, "contest"),
    )  # fmt: skip
    for ask, about in asked:
        with pytest.raises(RefusedError):
            ask(about)
    assert (tuple(game.desk.store.tail()), bytes_of(tmp_path)) == before
