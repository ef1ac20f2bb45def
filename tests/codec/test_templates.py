"""Every template is a whole plan, clean under lint, whatever day it opens on."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.campaign import AdoptedPlan, CampaignPlan, findings_of, lint, planned, reviewed
from campaignkit.checklists import Verdict
from campaignkit.codec import TEMPLATES, digests, plan_text, read_plan, shipped_library, template_text
from campaignkit.draw import Method
from campaignkit.values import CampaignId, CampaignKitError, instant

NOW = instant("2026-01-01T00:00:00Z")
every_template = pytest.mark.parametrize("name", TEMPLATES)
every_language = pytest.mark.parametrize("lang", ["fr", "en"])


def text_of(name: str, lang: str = "en", opening: date = date(2026, 12, 1)) -> str:
    return template_text(name, id=CampaignId("noel"), title="Noël", opening=opening, lang=lang)


def plan_of(name: str, lang: str = "en", opening: date = date(2026, 12, 1)) -> CampaignPlan:
    return read_plan(text_of(name, lang, opening), CampaignPlan)


def adopted(plan: CampaignPlan) -> AdoptedPlan:
    return AdoptedPlan(plan=plan, digests=digests(plan))


@every_template
@every_language
class TestClean:
    """'Templates, each clean under lint'"""

    def test_lint_finds_nothing(self, name: str, lang: str) -> None:
        assert not findings_of(lint(adopted(plan_of(name, lang)), NOW))

    def test_it_comes_back_as_it_was_written(self, name: str, lang: str) -> None:
        plan = plan_of(name, lang)
        assert read_plan(plan_text(plan), CampaignPlan) == plan

    def test_no_mark_is_left_and_the_other_language_is_gone(self, name: str, lang: str) -> None:
        text = text_of(name, lang)
        assert not re.findall(r"<<|>>|\[\[|\]\]", text)
        assert ("organise ce jeu" in text) is (lang == "fr")

    def test_law_asks_no_question_that_blocks(self, name: str, lang: str) -> None:
        """'at most 6 questions about facts'"""
        review = reviewed(planned(adopted(plan_of(name, lang)), shipped_library()), "launch", "", NOW)
        open_ones = [a for line in review.lines for a in line.answers if a.verdict is Verdict.UNKNOWN]
        questions = {a.where for a in open_ones if a.where.startswith("facts.")}
        blocking = {a.where for line in review.blocking for a in line.answers if a.where.startswith("facts.")}
        assert len(questions) <= 6
        assert not blocking


class TestDates:
    """Whatever day it opens on, its dates follow: rounds, posts, watches, draw."""

    @given(st.sampled_from(TEMPLATES), st.dates(date(2024, 1, 1), date(2031, 12, 31)))
    def test_lint_finds_nothing_on_any_opening_day(self, name: str, opening: date) -> None:
        plan = plan_of(name, opening=opening)
        blocking = [line.key for line in lint(adopted(plan), NOW).blocking]
        assert not blocking
        first = plan.rounds[0].opens_at
        assert f"{first:%Y-%m}" in {f"{opening:%Y-%m}", f"{opening.replace(day=1):%Y-%m}", _before(opening)}


def _before(day: date) -> str:
    """The month before: midnight in Paris is the day before in UTC."""
    return f"{day.year - (day.month == 1)}-{(day.month - 2) % 12 + 1:02d}"


def test_each_is_of_its_kind() -> None:
    methods = {name: plan_of(name).draw.method for name in TEMPLATES}
    assert methods == {
        "giveaway": Method.DRAW,
        "quiz": Method.ESTIMATE,
        "purchase": Method.INSTANT_WIN,
        "advent": Method.DRAW,
        "photo": Method.JURY,
    }
    assert len(plan_of("advent").rounds) == 24


def test_a_template_that_does_not_exist_is_refused_with_the_nearest() -> None:
    with pytest.raises(CampaignKitError) as caught:
        text_of("giveway")
    assert "giveaway" in caught.value.say("en")
