"""What is foretold of a change, as a person reads it: golden outputs, kept beside this file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.campaign import WhatIf
from campaignkit.campaign.changes import Cost
from campaignkit.desk import Desk, Game, SetClock
from campaignkit.documents import change_text
from campaignkit.rulepacks import NO_PACKS
from campaignkit.rules import Deposit
from campaignkit.values import UNKNOWN, Money
from tests.changes.port import LEAD, PLAN, hours_away, tuesday, when

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def game() -> Game:
    return tuesday()


class TestTheGoldenOutput:
    """'the sums, weekdays and working days are right: keep them as golden outputs'"""

    @pytest.mark.parametrize("lang", ["fr", "en"])
    @pytest.mark.parametrize(
        ("name", "changes"),
        [
            ("later", {"closes_at": "2026-11-25 23:59"}),
            ("prize", {"prizes.lines[phare].name": "d\u00eener au phare", "ships_on": "2026-12-14"}),
            ("refused", {"closes_at": "2026-11-20 18:00"}),
        ],
    )
    def test_it_says_everything_at_80_columns(self, game: Game, name: str, changes: dict[str, Any], lang: str) -> None:
        said = "\n".join(change_text(game.what_if(**changes), lang)) + "\n"
        assert said == (HERE / f"{name}.{lang}.txt").read_text("utf-8")

    def test_its_sums_are_those_of_a_person_with_a_calendar(self, game: Game) -> None:
        """Four hours at 60 EUR and 96 EUR; Monday 30 November to Friday 11 December: nine working days, then six."""
        outcome = game.what_if(closes_at="2026-11-25 23:59")
        assert outcome.cost == Cost(
            hours=outcome.cost.hours, fee=Money(96, "EUR"), money=Money("336.0", "EUR"), asked=5, agreed=3
        )
        assert outcome.cost.hours == 4
        assert outcome.margin is not None
        assert (outcome.margin.before, outcome.margin.after) == (9, 6)


class TestAnyChange:
    @given(hours_away, st.sampled_from(["fr", "en"]))
    def test_no_line_is_longer_than_the_screen(self, game: Game, hours: int, lang: str) -> None:
        """'at most 80 columns'"""
        outcome = game.what_if(closes_at=when("2026-11-22 23:59").add(hours=hours))
        lines = list(change_text(outcome, lang))
        assert lines
        assert max(map(len, lines)) <= 80
        assert not any("{" in line for line in lines)


def told(outcome: WhatIf, lang: str = "en") -> str:
    return "\n".join(change_text(outcome, lang))


class TestWhatIsNotKnown:
    """'Unknown is a value': what nobody knows is not counted as nothing."""

    def test_work_that_nobody_has_estimated_shows(self) -> None:
        before = evolve(PLAN, objectives=evolve(PLAN.objectives, rework=()))
        game = tuesday(before)
        said = told(game.what_if(closes_at="2026-11-25 23:59"))
        assert "?" in said
        assert "at least 0 h + amendment \u20ac96 = unknown" in said

    def test_a_fee_that_nobody_knows_shows(self) -> None:
        assert isinstance(PLAN.rules.deposit, Deposit)
        deposit = evolve(PLAN.rules.deposit, amendment_fee=UNKNOWN)
        game = tuesday(evolve(PLAN, rules=evolve(PLAN.rules, deposit=deposit)))
        assert "amendment unknown = unknown" in told(game.what_if(closes_at="2026-11-25 23:59"))

    def test_dates_that_become_known_are_told(self) -> None:
        before = evolve(PLAN, draw=evolve(PLAN.draw, draws_at=UNKNOWN))
        game = tuesday(before)
        assert "SHIFTS  sealing 10:00 and draw 11:00: unknown \u2192 Mon 23 Nov 2026" in told(
            game.what_if(draws_at="2026-11-23 11:00")
        )


class TestTheLastDayOfADraw:
    def test_it_is_told_as_that_and_not_as_the_draw(self) -> None:
        before = evolve(PLAN, draw=evolve(PLAN.draw, draws_at=UNKNOWN, draws_by=when("2026-11-28 00:00")))
        said = told(tuesday(before).what_if(closes_at="2026-11-24 23:59"), "fr")
        assert said.startswith("port-noel \u00b7 cl\u00f4ture du dim. 22 au mar. 24 nov., 23 h 59")
        assert "tirage au plus tard : ven. 27 \u2192 lun. 30 nov." in said
        assert "scellement" not in said


class TestAClosingWithSomethingElse:
    def test_it_is_told_what_to_do_first_and_dates_stand_in_their_order(self, game: Game) -> None:
        """'A closing and something else together take two steps.'"""
        outcome = game.what_if(closes_at="2026-11-24 23:59", ships_on="2026-12-14")
        said = " ".join(told(outcome, "fr").split())
        assert "déplacer d'abord la clôture seule (« extend » ou « shorten »), puis changer le reste" in said
        assert "SE DÉCALE clôture : dim. 22 → mar. 24 nov. scellement 10 h et tirage 11 h : lun. 23" in said


class TestADraft:
    def test_before_the_launch_it_says_what_holds_afterwards(self) -> None:
        game = tuesday_before()
        assert "FREE  nothing is public yet; after the launch: allowed" in told(
            game.what_if(closes_at="2026-11-25 23:59")
        )
        assert "after the launch: forbidden" in told(game.what_if(closes_at="2026-11-20 23:59"))

    def test_no_change_at_all_is_said(self, game: Game) -> None:
        said = told(game.what_if(), "fr")
        assert said == "port-noel \u00b7 rien ne change"


def tuesday_before() -> Game:
    desk = Desk.in_memory(clock=SetClock(when("2026-11-05 09:00")), packs=NO_PACKS)
    desk.actor = LEAD
    return desk.start(PLAN)
