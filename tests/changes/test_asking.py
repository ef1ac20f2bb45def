"""What may be changed in a few words, of a plan that says as little as it likes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pendulum
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.campaign import CampaignPlan
from campaignkit.codec import read_plan
from campaignkit.desk.changing import changed
from campaignkit.testing import plans
from campaignkit.values import UNKNOWN, CampaignKitError, local
from tests.changes.port import PLAN

BARE = read_plan("id: a\ntitle: b\nzone: Europe/Paris\nrounds: [{id: main}]\n", CampaignPlan)
DAY = "2026-12-24"
WORDS: dict[str, Callable[[CampaignPlan], Any]] = {
    "draws_at": lambda plan: plan.draw.draws_at,
    "draws_by": lambda plan: plan.draw.draws_by,
    "confirm_by": lambda plan: plan.claims.confirm_by,
    "ships_on": lambda plan: plan.shipping.ships_on,
}


def said(word: str, plan: CampaignPlan) -> Any:
    return pendulum.Date(2026, 12, 24) if word == "ships_on" else local(f"{DAY} 10:00", plan.clock)


@given(plans(), st.sampled_from(sorted(WORDS)))
def test_a_date_becomes_the_one_that_is_said_and_nothing_else_changes(plan: CampaignPlan, word: str) -> None:
    """'`draws_at`, `draws_by`, `confirm_by` and `ships_on` are dates of the plan', in it already or not"""
    after = changed(plan, {word: DAY if word == "ships_on" else f"{DAY} 10:00"})
    assert WORDS[word](after) == said(word, plan)
    whole = evolve(after, draw=plan.draw, claims=plan.claims, shipping=plan.shipping)
    assert whole == plan
    undated: dict[str, Any] = {"draws_at": UNKNOWN, "draws_by": UNKNOWN}
    assert evolve(after.draw, **undated) == evolve(plan.draw, **undated)


@pytest.mark.parametrize("word", sorted(WORDS))
def test_so_it_does_in_a_plan_without_that_group(word: str) -> None:
    assert WORDS[word](BARE) is UNKNOWN
    assert WORDS[word](changed(BARE, {word: DAY if word == "ships_on" else f"{DAY} 10:00"})) == said(word, BARE)


def test_a_closing_that_nobody_knew_becomes_known() -> None:
    assert changed(BARE, {"closes_at": f"{DAY} 23:59"}).rounds[0].closes_at == local(f"{DAY} 23:59", BARE.clock)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"when": DAY}, "closes_at (round), draws_at, draws_by, confirm_by, ships_on"),
        ({"prizes.lines[cake].name": "x"}, "in prizes.lines there is: phare"),
        ({"prize.lines": ()}, "say prizes, or a path"),
        ({"draw_at": DAY}, "say draws_at"),
        ({"draw.draw_at": DAY}, "draws_at"),
        ({"draws_at": "tomorrow"}, "tomorrow"),
        ({"round": "main"}, "round goes with closes_at only"),
        ({"closes_at": f"{DAY} 10:00", "round": "other"}, "round= one of: main"),
    ],
)
def test_what_cannot_be_understood_is_said_with_what_can(changes: dict[str, object], words: str) -> None:
    with pytest.raises(CampaignKitError) as caught:
        changed(PLAN, changes)
    assert words in caught.value.say("en")
    assert "plan.yaml" not in caught.value.say("en")
    assert caught.value.say("fr") != caught.value.say("en")
