"""What is late and what falls due is read from plans and logs; nothing happens by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaignkit.claims import NotifyWinner
from campaignkit.desk import Desk, RefusedError
from campaignkit.simulation import after, demo_plan
from tests.desk.stage import ROUND, at, closed, drawn, in_memory, launched, quiet


def acts(desk: Desk, days: int = 400) -> set[str]:
    """What `apply_due` could do."""
    return {item.act for item in desk.due(days=days)}


class TestDue:
    """`due()` reads; `apply_due(item)` acts."""

    def test_before_the_launch_every_open_question_is_due_on_its_day(self) -> None:
        desk, clock = in_memory("2023-09-06 10:00")
        desk.start(demo_plan())
        items = desk.due(days=3)
        late = [item for item in items if item.due_at < clock.now]
        assert any(item.where == "rules.legal-review" and item.blocks for item in late)
        assert items == tuple(sorted(items, key=lambda item: item.due_at))
        with pytest.raises(RefusedError):
            desk.apply_due(items[0])

    def test_while_it_runs_the_close_is_due(self) -> None:
        desk, clock = in_memory()
        launched(desk, clock)
        assert any(item.where == ROUND for item in desk.due(days=2))

    def test_a_closed_a_sealed_and_a_drawn_round_have_their_own_questions(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = closed(desk, clock, tmp_path)
        clock.now = at("2023-09-15 11:30")
        game.seal(ROUND)
        assert any(item.where.startswith("draw.") for item in desk.due(days=10))
        drawn_desk, drawn_clock = in_memory()
        drawn(drawn_desk, drawn_clock, tmp_path)
        assert any(item.where.startswith("claims.") for item in drawn_desk.due(days=10))

    def test_a_silent_winner_is_given_up_by_a_person_and_only_after_the_deadline(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = drawn(desk, clock, tmp_path)
        (claim,) = game.state.standing(ROUND)
        game.do(NotifyWinner(claim, channel="direct message", proof="message"))
        (item,) = (item for item in desk.due(days=30) if item.act == "expire")
        with pytest.raises(RefusedError):
            desk.apply_due(item)
        clock.now = at("2023-09-23 10:00")
        desk.apply_due(item)
        assert game.state.standing(ROUND) == ()

    def test_erasure_is_due_on_its_date_and_then_never_again(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = drawn(desk, clock, tmp_path)
        after.award(game, clock, quiet())
        after.deliver(game, clock, quiet())
        after.enter_figures(game, clock, quiet())
        after.close_books(game, b"report", quiet())
        clock.now = at("2023-12-18 10:00")
        for item in [item for item in desk.due(days=1) if item.act == "erase"]:
            desk.apply_due(item)
        game.archive()
        assert acts(desk) == set()
