"""What still says what is no longer true, and where two plans differ."""

from __future__ import annotations

from datetime import date
from functools import cache
from random import Random

import pendulum
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.campaign import Campaign, CampaignPlan, what_if, with_closing
from campaignkit.campaign.changes import Difference, Order, WhatIf, differences
from campaignkit.campaign.changes.mentions import mentions
from campaignkit.creatives import ConfirmPost, Fact, Post, Printed
from campaignkit.draw import TierId, TierPlan
from campaignkit.objectives import Reworked
from campaignkit.prizes import Component, Exactly, ExactValue, LineId, PrizeLine, ValueRange
from campaignkit.simulation.before import LEAD
from campaignkit.testing import plans
from campaignkit.testing.story import PLAN as STORY
from campaignkit.testing.story import adopting
from campaignkit.values import UNKNOWN, Instant, Money, Text, both
from tests.changes.port import PLAN, tuesday, when

DAY = date(2026, 11, 22)
MONTHS = (
    "", "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


class TestMentions:
    """'Whether the text names this day'"""

    @pytest.mark.parametrize(
        "text",
        [
            "Clôture le 22 novembre à minuit", "dim. 22 nov.", "Dimanche 22 NOVEMBRE 2026.", "du 22 au 30 novembre",
            "le 22/11", "22/11/26", "22.11.2026", "2026-11-22 23:59", "until November 22nd, 2026", "22nd of November",
            "Nov. 22", "November 22", "(22 nov)", "les 22 et lundi 23 novembre", "du dimanche 22 au lundi 30 novembre",
            "22, 23 et 24 novembre", "November 20-22", "Nov. 20, 21 and 22", "22-11-2026", "du 22 au 30/11",
            "2026/11/22", "22nd to 24th November", "November 22: the draw", "22 NOVEMBRE à 23h59",
        ],
    )  # fmt: skip
    def test_it_is_named_in_words_and_in_figures(self, text: str) -> None:
        assert mentions(text, DAY)

    @pytest.mark.parametrize(
        "text",
        [
            "", "le 23 novembre", "122 novembre", "22 novembre 2025", "22/11/2025", "22 décembre", "22 h, novembre",
            "du 9 au 23 novembre", "2026-11-221", "22 novembres", "1.22.11", "nov. 22 h", "22 gagnants",
            "22.11 €", "22,11 €", "11/22", "22 gagnants, le 3 novembre",
            "November 22:30", "November 2026, 22 winners",
        ],
    )  # fmt: skip
    def test_something_else_is_not(self, text: str) -> None:
        assert not mentions(text, DAY)

    def test_the_language_of_the_plan_counts_and_an_unknown_one_does_no_harm(self) -> None:
        assert mentions("bis zum 3. Oktober", date(2026, 10, 3), "de")
        assert mentions("3 octobre", date(2026, 10, 3), "xx-nonsense")
        assert mentions("vom 22. bis 24. November", DAY, "de-AT")
        assert mentions("22 de noviembre", DAY, "es")
        assert mentions("11/22/2026", DAY, "en")

    def test_the_first_of_a_month_and_months_without_their_accents(self) -> None:
        assert mentions("le premier décembre", date(2026, 12, 1))
        assert mentions("1er decembre", date(2026, 12, 1))
        assert not mentions("le premier lot, le 3 décembre", date(2026, 12, 1))

    @given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.dates(date(2020, 1, 1), date(2030, 12, 31)))
    def test_a_text_names_the_day_that_is_written_in_it_and_no_other(self, said: date, other: date) -> None:
        text = f"jusqu'au {said.day} {MONTHS[said.month]} {said.year}"
        assert mentions(text, said)
        assert mentions(text, other) == (said == other)


@cache
def played(plan: CampaignPlan) -> tuple[Campaign, Instant]:
    """The contest under a plan in the middle of its play, and that moment: a value, so once will do."""
    game = tuesday(plan)
    return game.state, game.desk.clock()


def foretold(after: CampaignPlan, before: CampaignPlan = PLAN) -> WhatIf:
    campaign, now = played(before)
    return what_if(campaign, adopting(after), now, LEAD)


def found(outcome: WhatIf) -> dict[str, list[str]]:
    return {each.what.value: [thing.name for thing in each.things] for each in outcome.redo}


AMOUNTS = ("49,90 €", "1 500 €", "€1,500.00", "EUR 1500.-", "99,80 euros", "5 000 €", "12 €")
DAYS = ("le 11 décembre", "vendredi 12/12/2026", "jusqu'au 30 novembre à minuit")


def posting(text: str, said: tuple[str, ...]) -> tuple[Post, ...]:
    """One post for each thing that is said in it, which is its name."""
    return tuple(evolve(PLAN.creatives.posts[0], id=each, text=text.format(each)) for each in said)


class TestWhatIsToRedo:
    def test_every_text_and_visual_with_the_old_dates(self) -> None:
        assert found(foretold(with_closing(PLAN, "main", when("2026-11-25 23:59")))) == {
            "rules": ["3", "7", "9"],
            "visual": ["rappel", "dernière chance"],
            "post": ["rappel", "lots", "dernier-jour"],
            "page": ["bio", "formulaire de gain", "commentaire épinglé"],
        }

    def test_every_text_and_visual_with_the_old_prize(self) -> None:
        """The prize gets another name and another value; a post still praises the old one, a visual shows it."""
        line = PLAN.prizes.lines[0]
        creatives = PLAN.creatives
        praise = evolve(creatives.posts[2], text="Une NUIT AU PHARE à gagner")
        price = evolve(creatives.posts[3], text="Valeur : 250 € !")
        other = evolve(creatives.posts[0], text="1250 € de lots")
        shown = evolve(creatives.visuals[2], prints=(Printed(what=Fact.PRIZE, says="nuit au phare"),))
        before = evolve(PLAN, creatives=evolve(creatives, posts=(praise, price, other), visuals=(shown,)))
        dearer = evolve(line, name=Text("dîner", "dinner"), value=ExactValue(money=Money(300, "EUR")))
        after = evolve(before, prizes=evolve(before.prizes, lines=(dearer,)))
        assert found(foretold(after, before)) == {"visual": ["lots"], "post": ["lots", "dernier-jour"]}

    def test_every_amount_of_the_prizes_that_changes(self) -> None:
        """One unit, both ends of a range, a part, all units, and the total that the rules declare."""
        creatives, line = PLAN.creatives, PLAN.prizes.lines[0]
        parts = (Component(id="cake", name=both("cake"), value=Money(12, "EUR")),)
        cheap = evolve(
            line,
            id=LineId("b"),
            name=both("b"),
            quantity=Exactly(units=2),
            value=ExactValue(money=Money("49.90", "EUR")),
        )
        dear = evolve(line, value=ValueRange(lowest=Money(3, "EUR"), highest=Money(1500, "EUR")), components=parts)
        prizes = evolve(PLAN.prizes, lines=(dear, cheap), declared_total=Money(5000, "EUR"))
        posts = posting("À gagner : {} !", AMOUNTS)
        before = evolve(PLAN, prizes=prizes, creatives=evolve(creatives, posts=posts))
        kept = evolve(before, prizes=evolve(prizes, not_for_cash=True))
        after = evolve(before, prizes=evolve(prizes, lines=(), declared_total=UNKNOWN))
        assert "post" not in found(foretold(kept, before))
        assert found(foretold(after, before))["post"] == list(AMOUNTS)

    def test_another_draw_alone_leaves_the_closing_as_it_is_said(self) -> None:
        after = evolve(PLAN, draw=evolve(PLAN.draw, draws_at=when("2026-11-24 11:00")))
        assert found(foretold(after)) == {"rules": ["7", "9"], "page": ["formulaire de gain"]}

    def test_every_other_day_that_moves(self) -> None:
        """The day parcels leave, an event of a prize, and an answer until midnight, which is said as the day before."""
        posts, line = posting("À savoir : {}", DAYS), PLAN.prizes.lines[0]
        before = evolve(
            PLAN,
            creatives=evolve(PLAN.creatives, posts=posts),
            claims=evolve(PLAN.claims, confirm_by=when("2026-12-01 00:00")),
            prizes=evolve(PLAN.prizes, lines=(evolve(line, happens_at=when("2026-12-12 20:00")),)),
        )
        after = evolve(
            before,
            claims=evolve(before.claims, confirm_by=when("2026-12-04 00:00")),
            shipping=evolve(before.shipping, ships_on=pendulum.Date(2026, 12, 14)),
            prizes=evolve(PLAN.prizes, lines=(evolve(line, happens_at=when("2026-12-13 20:00")),)),
        )
        assert "post" not in found(foretold(evolve(before, brand="Another"), before))
        assert found(foretold(after, before))["post"] == list(DAYS)

    def test_a_post_that_is_public_says_so(self) -> None:
        game = tuesday()
        game.do(ConfirmPost("rappel", address="https://social.example/p/2"))
        (posts,) = [each for each in game.what_if(closes_at="2026-11-25 23:59").redo if each.what is Reworked.POST]
        assert [thing.public for thing in posts.things] == [True, False, False]

    def test_what_redoing_takes_may_be_unknown_and_then_so_is_the_cost(self) -> None:
        before = evolve(PLAN, objectives=evolve(PLAN.objectives, rework=PLAN.objectives.rework[:2]))
        outcome = foretold(with_closing(before, "main", when("2026-11-25 23:59")), before)
        assert outcome.unknown_work == (Reworked.POST, Reworked.PAGE)
        assert outcome.cost.hours == 3
        assert outcome.cost.money is UNKNOWN


class TestDifferences:
    """'Every place where one differs from the other, as deep as both have it'"""

    def test_they_are_named_by_their_paths(self) -> None:
        lines = (PLAN.prizes.lines[0], PrizeLine(id=LineId("cake"), name=both("cake")))
        after = evolve(PLAN, brand="Another", prizes=evolve(PLAN.prizes, lines=lines))
        found = {each.path: (each.before, each.after) for each in differences(PLAN, after)}
        assert found == {"brand": ("Le Port", "Another"), "prizes.lines[cake]": (None, lines[1])}

    @given(plans(), plans())
    def test_two_plans_differ_somewhere_exactly_when_they_are_not_the_same(
        self, one: CampaignPlan, other: CampaignPlan
    ) -> None:
        there, back = list(differences(one, other)), list(differences(other, one))
        assert bool(there) == (one != other)
        assert {each.path for each in there} == {each.path for each in back}
        assert all(each.before != each.after for each in there)

    def test_of_as_many_groups_without_ids_each_is_compared_with_its_own(self) -> None:
        visual = PLAN.creatives.visuals[0]
        before = evolve(visual, prints=tuple(Printed(what=Fact.CLOSING, says=day) for day in ("Monday", "Tuesday")))
        after = evolve(visual, prints=(before.prints[0], evolve(before.prints[1], says="Friday")))
        assert [*differences(before, after)] == [Difference(path="prints[1].says", before="Tuesday", after="Friday")]
        fewer = evolve(visual, prints=before.prints[:1])
        assert [each.path for each in differences(before, fewer)] == ["prints"]

    def test_an_order_that_changes_is_a_difference_beside_those_of_the_items(self) -> None:
        """'tiers for example are drawn in their order'"""
        gold, silver, third = (TierPlan(id=TierId(name), prize="phare") for name in ("gold", "silver", "third"))
        before = evolve(PLAN, draw=evolve(PLAN.draw, tiers=(gold, silver)))
        dearer = evolve(gold, alternates=7)
        after = evolve(PLAN, draw=evolve(PLAN.draw, tiers=(third, silver, dearer)))
        found = {each.path: (each.before, each.after) for each in differences(before, after)}
        assert found["draw.tiers"] == (Order(("gold", "silver")), Order(("silver", "gold")))
        assert found["draw.tiers[third]"] == (None, third)
        assert found["draw.tiers[gold].alternates"] == (gold.alternates, 7)
        assert len(found) == 3

    @given(plans(), st.randoms(use_true_random=False))
    def test_so_is_every_other_order_of_a_list_of_a_plan(self, plan: CampaignPlan, chance: Random) -> None:
        for name in ("prizes.lines", "draw.tiers", "creatives.posts", "channels.pages"):
            room, _, field = name.partition(".")
            items = list(getattr(getattr(plan, room), field))
            chance.shuffle(items)
            after = evolve(plan, **{room: evolve(getattr(plan, room), **{field: tuple(items)})})
            assert [each.path for each in differences(plan, after)] == ([name] if after != plan else [])

    def test_a_plan_differs_in_nothing_from_itself(self) -> None:
        assert not list(differences(STORY, STORY))
