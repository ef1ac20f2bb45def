"""A contest brought to the point that a test begins at, through the same doors as everybody else."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from campaignkit.desk import Desk, Game, RefusedError, SetClock
from campaignkit.simulation import Teller, before, demo_plan
from campaignkit.values import Instant, local

ROUND = "main"
POST = "17900000000000001"
ZONE = demo_plan().clock


def at(text: str) -> Instant:
    """A civil time of the contest."""
    return local(text, ZONE)


def in_memory(when: str = "2023-08-21 09:00", **about: Any) -> tuple[Desk, SetClock]:
    """A desk in memory whose clock stands still."""
    clock = SetClock(at(when))
    return Desk.in_memory(clock=clock, **about), clock


def quiet() -> Teller:
    """Somebody who plays the chapters without a word."""
    return Teller(lambda _line: None, "en")


def launched(desk: Desk, clock: SetClock) -> Game:
    """A contest that is public."""
    game = desk.start(demo_plan())
    desk.actor = before.LEAD
    for chapter in (before.prepare, before.sign, before.correct):
        chapter(game, quiet())
    before.launch(game, clock, quiet())
    return game


def comment(number: int, author: str, when: str = "2023-09-13 12:00", **more: Any) -> dict[str, Any]:
    """A comment as the network returns it."""
    stamp = f"{at(when):%Y-%m-%dT%H:%M:%S}+0000"
    return {"id": f"c{number}", "media": {"id": POST}, "text": "ja", "timestamp": stamp, "username": author, **more}


def file_of(folder: Path, *rows: dict[str, Any], name: str = "comments.json") -> Path:
    """A file of comments."""
    path = folder / name
    path.write_text(json.dumps(list(rows)), "utf-8")
    return path


def closed(desk: Desk, clock: SetClock, folder: Path, accounts: int = 12) -> Game:
    """A contest whose round is closed, with so many entries counted against the network."""
    game = launched(desk, clock)
    clock.now = at("2023-09-15 08:00")
    game.close(ROUND)
    rows = [comment(number, f"account{number}") for number in range(accounts)]
    game.import_entries(file_of(folder, *rows), ROUND, shown=accounts)
    return game


def drawn(desk: Desk, clock: SetClock, folder: Path) -> Game:
    """A contest whose winners are known."""
    game = closed(desk, clock, folder)
    clock.now = at("2023-09-15 11:30")
    game.seal(ROUND)
    game.waive(
        f"draw.sealed-and-witnessed@{ROUND}", reason="small prize", decided_by=before.LEAD, until=at("2023-09-20 00:00")
    )
    clock.now = at("2023-09-15 13:00:10")
    game.draw(ROUND)
    return game


def let_pass(game: Game, check: str) -> None:
    """Amend into a contradiction with open eyes: the sealing is asked what it refuses by itself."""
    for signatory in ("p-03", "p-01", "p-05", "p-06"):
        with suppress(RefusedError):
            game.waive(check, reason="test", decided_by=signatory, until=at("2023-12-31 00:00"))
