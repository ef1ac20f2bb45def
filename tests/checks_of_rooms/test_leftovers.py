"""What a copied plan still says of the contest that it was copied from."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from pendulum import Date

from campaignkit.campaign import AdoptedPlan, CampaignPlan, CopiedFrom, lint, planned, remembered
from campaignkit.campaign.checks.leftovers import LEFTOVERS
from campaignkit.checklists import Answer, Case, Severity, Verdict
from campaignkit.codec import TEMPLATES, plan_text, read_plan, template_text
from campaignkit.creatives import Fact, Printed
from campaignkit.organisers import OrganisersPlan
from campaignkit.prizes import Component, PrizesPlan
from campaignkit.simulation.demo import demo_plan
from campaignkit.values import UNKNOWN, CampaignId, Text, instant, local, period
from tests.cases import case, copied
from tests.checks_of_rooms.answers import BESIDE, FAIL, OPEN, PASS, Row, answered, names
from tests.checks_of_rooms.answers import UNKNOWN as ASKED

NOW = instant("2026-01-01T00:00:00Z")
OLD = read_plan(
    template_text("giveaway", id=CampaignId("old"), title="Jeu", opening=date(2026, 9, 1), lang="fr"), CampaignPlan
)


def copy(**about: Any) -> CampaignPlan:
    """The contest of September held again in December, with something else in it."""
    text = copied(plan_text(OLD), id=CampaignId("new"), opening=date(2026, 12, 1))
    return evolve(read_plan(text, CampaignPlan), **about)


def said(plan: CampaignPlan, post: str) -> CampaignPlan:
    first, *rest = plan.creatives.posts
    return evolve(plan, creatives=evolve(plan.creatives, posts=(evolve(first, text=post), *rest)))


def found(plan: CampaignPlan) -> dict[str, tuple[Answer, ...]]:
    """What lint finds of leftovers, by check."""
    lines = lint(AdoptedPlan(plan=plan, digests={}), NOW).lines
    wanted = {check.id for check in LEFTOVERS}
    return {
        line.check.id: tuple(each for each in line.answers if each.verdict in OPEN)
        for line in lines
        if line.check.id in wanted and line.verdict in OPEN
    }


class TestNoFalseAlarm:
    """'false alarms on the templates, demo and corpus plan must be none'"""

    @pytest.mark.parametrize("lang", ["fr", "en"])
    @pytest.mark.parametrize("name", TEMPLATES)
    def test_on_a_template_or_its_copy(self, name: str, lang: str) -> None:
        text = template_text(name, id=CampaignId("a"), title="A", opening=date(2026, 9, 1), lang=lang)
        assert not found(read_plan(text, CampaignPlan))
        again = copied(text, id=CampaignId("b"), opening=date(2026, 12, 2))
        assert not found(read_plan(again, CampaignPlan))

    def test_on_the_demonstration(self) -> None:
        assert not found(demo_plan())

    @given(st.dates(date(2026, 12, 1), date(2026, 12, 7)), st.sampled_from(["{:%d/%m/%Y}", "{:%Y-%m-%d}"]))
    def test_on_a_day_of_play(self, day: date, form: str) -> None:
        plan = evolve(copy(), copied_from=None)
        assert not found(said(plan, form.format(day)))

    def test_on_what_follows_from_the_plan_and_on_what_lies_years_away(self) -> None:
        assert not found(said(copy(), "Réponse avant le 17 décembre ; marque fondée le 3 mai 1950."))

    def test_nothing_is_said_of_a_plan_without_dates_or_prizes(self) -> None:
        nothing = CampaignPlan(id=CampaignId("a"), title=Text("5 mai 2020", "5 May 2020"))
        assert not found(nothing)


class TestDates:
    """'a date printed in a text/visual/post that is none of the plan's dates'"""

    def test_a_date_of_the_old_contest_quotes_both_places(self) -> None:
        (answer,) = found(said(copy(), "Jusqu'au 7 septembre !"))["campaign.no-old-date"]
        assert answer.where == "creatives.posts[launch].text"
        assert '"7 septembre", which is no date of the plan (copied_from.days: 2026-09-07)' in answer.because.en
        assert "« 7 septembre »" in answer.because.fr

    def test_any_other_date_nearby_too_in_a_plan_that_was_copied_by_hand(self) -> None:
        (answer,) = found(said(evolve(copy(), copied_from=None), "Tirage le 15/09/2025"))["campaign.no-old-date"]
        assert "(rounds: 2026-12-01 … " in answer.because.en

    def test_a_later_date_is_asked_about(self) -> None:
        plan = said(evolve(copy(), copied_from=None), "Tirage le 17 janvier, et avant cela le 29 février 2028")
        asked = found(plan)["campaign.no-old-date"]
        assert [each.verdict for each in asked] == [Verdict.UNKNOWN] * 2

    def test_an_old_date_within_the_new_days_of_play(self) -> None:
        text = copied(plan_text(OLD), id=CampaignId("new"), opening=date(2026, 9, 3))
        later = said(read_plan(text, CampaignPlan), "Dernier jour : le 7 septembre")
        assert set(found(later)) == {"campaign.no-old-date"}

    def test_in_the_rules_on_a_visual_and_in_an_answer(self) -> None:
        plan = copy()
        first, *rest = plan.creatives.visuals
        plan = evolve(
            plan,
            creatives=evolve(
                plan.creatives,
                visuals=(evolve(first, prints=(Printed(what=Fact.OTHER, says="le 8 septembre"),)), *rest),
            ),
            channels=evolve(plan.channels, answers=(Text("le 1er septembre", "on September 1"),)),
        )
        wheres = [each.where for each in found(plan)["campaign.no-old-date"]]
        assert wheres == ["creatives.visuals[launch].prints", "channels.answers[0]", "channels.answers[0]"]


class TestBrands:
    """'a brand known from the copied plan … that is not this one's'"""

    def renamed(self) -> CampaignPlan:
        plan = copy(brand="Miel & Co")
        parties = tuple(
            evolve(each, name="Miel & Co SAS") if each.id == "brand" else each for each in plan.organisers.parties
        )
        return evolve(plan, organisers=evolve(plan.organisers, parties=parties))

    def test_the_old_brand_is_found_wherever_it_is_named(self) -> None:
        answers = found(self.renamed())["campaign.no-old-brand"]
        assert [each.where for each in answers] == ["rules.texts[fr].sections[organiser]"]
        assert '"La Marque" (copied_from.brands), the brand of the plan is "Miel & Co"' in answers[0].because.en

    def test_also_in_a_hashtag_or_an_address(self) -> None:
        plan = self.renamed()
        plan = evolve(plan, channels=evolve(plan.channels, hashtag="#jeu la marque"))
        assert "channels.hashtag" in {each.where for each in found(plan)["campaign.no-old-brand"]}

    def test_a_brand_that_is_still_one_of_the_plan_s_is_not(self) -> None:
        assert "campaign.no-old-brand" not in found(copy(brand="La Marque by Miel & Co"))


class TestPrizes:
    """'a prize name that is no line of this plan'"""

    def with_prize(self, french: str, english: str, plan: CampaignPlan) -> CampaignPlan:
        (line,) = plan.prizes.lines
        return evolve(plan, prizes=evolve(plan.prizes, lines=(evolve(line, name=Text(french, english)),)))

    def test_the_old_prize_is_found_in_the_rules(self) -> None:
        (answer,) = found(self.with_prize("vélo", "bicycle", copy()))["campaign.no-old-prize"]
        assert answer.where == "rules.texts[fr].sections[prizes]"
        assert '"panier garni" (copied_from.prizes)' in answer.because.en

    def test_a_prize_on_a_visual_that_the_plan_does_not_have(self) -> None:
        plan = evolve(copy(), copied_from=None)
        first, *rest = plan.creatives.visuals
        for says, strange in (("Un téléphone", True), ("Vos paniers garnis", False), ("80 €", False)):
            shown = evolve(first, prints=(Printed(what=Fact.PRIZE, says=says),))
            visuals = evolve(plan, creatives=evolve(plan.creatives, visuals=(shown, *rest)))
            assert ("campaign.no-old-prize" in found(visuals)) is strange


def of(plan: CampaignPlan) -> Case[Any, Any]:
    return case(plan, planned(AdoptedPlan(plan=plan, digests={})))


def by_hand(**about: Any) -> CampaignPlan:
    """A copy that remembers nothing of the old contest."""
    return copy(copied_from=None, **about)


def shown(says: str, what: Fact = Fact.PRIZE, **about: Any) -> CampaignPlan:
    """A copy made by hand whose launch visual shows this."""
    plan = by_hand(**about)
    first, *rest = plan.creatives.visuals
    visuals = (evolve(first, prints=(Printed(what=what, says=says),)), *rest)
    return evolve(plan, creatives=evolve(plan.creatives, visuals=visuals))


def drawn(at: Any, plan: CampaignPlan) -> CampaignPlan:
    return evolve(plan, draw=evolve(plan.draw, draws_at=at))


def played(opens_at: Any, closes_at: Any, plan: CampaignPlan) -> CampaignPlan:
    (first,) = plan.rounds
    return evolve(plan, rounds=(evolve(first, opens_at=opens_at, closes_at=closes_at),))


def named(*names: Text, plan: CampaignPlan | None = None) -> CampaignPlan:
    """The plan has these prizes, the first made of the others."""
    plan = copy() if plan is None else plan
    (line,) = plan.prizes.lines
    first, *parts = names
    components = tuple(Component(id=f"c{number}", name=part) for number, part in enumerate(parts))
    return evolve(plan, prizes=evolve(plan.prizes, lines=(evolve(line, name=first, components=components),)))


def told(within: Any, plan: CampaignPlan) -> CampaignPlan:
    """The winners are told within so long."""
    return evolve(plan, claims=evolve(plan.claims, notify_within=within))


def remembering(plan: CampaignPlan, day: Date) -> CampaignPlan:
    """The plan, copied from a contest that had this day."""
    return evolve(plan, copied_from=CopiedFrom(id=CampaignId("old"), days=(day,)))


def in_january() -> CampaignPlan:
    text = copied(plan_text(OLD), id=CampaignId("new"), opening=date(2027, 1, 10))
    return evolve(read_plan(text, CampaignPlan), copied_from=None)


NAMELESS = evolve(TestBrands().renamed(), brand=UNKNOWN)
BIKE = Text("vélo", "bicycle")
BRAND, DATE, PRIZE = "campaign.no-old-brand", "campaign.no-old-date", "campaign.no-old-prize"
FEBRUARY = local("2027-02-10 00:00", OLD.clock)
CHRISTMAS_EVE = local("2026-12-24 12:00", OLD.clock)
MIDNIGHT = local("2026-12-09 00:00", OLD.clock)
UNCLEAR = ("30 novembre 2026", "7 janvier 2027", "8 janvier 2027")
ROWS: list[Row] = [
    (BRAND, of(OLD), BESIDE),
    (BRAND, of(copy()), PASS),
    (BRAND, of(TestBrands().renamed()), FAIL),
    (BRAND, of(NAMELESS), FAIL),
    (BRAND, of(evolve(NAMELESS, organisers=OrganisersPlan())), FAIL),
    (BRAND, of(said(TestBrands().renamed(), "La Marquise et LA MARQUE.")), FAIL),
    (BRAND, of(copy(brand="La Marque by Miel & Co")), PASS),
    (PRIZE, of(copy(prizes=PrizesPlan())), BESIDE),
    (PRIZE, of(OLD), PASS),
    (PRIZE, of(copy()), PASS),
    (PRIZE, of(named(BIKE)), FAIL),
    (PRIZE, of(named(BIKE, Text("grand panier garni", "large hamper"))), PASS),
    (PRIZE, of(named(BIKE, Text("casque", "helmet"), plan=shown("Un casque"))), PASS),
    (PRIZE, of(named(BIKE, Text("casque", "helmet"), plan=shown("Un téléphone"))), FAIL),
    (PRIZE, of(named(BIKE, plan=shown("Ein Telefon", language="de"))), PASS),
    (PRIZE, of(named(BIKE, plan=shown("A telephone", language="en"))), FAIL),
    (PRIZE, of(named(BIKE, plan=shown("A bicycle", language="en"))), PASS),
    (PRIZE, of(named(BIKE, plan=shown("Un téléphone", Fact.OTHER))), PASS),
    (PRIZE, of(named(Text("thé", "tea"), plan=shown("Un téléphone"))), PASS),
    (PRIZE, of(shown("80 €")), PASS),
    (DATE, of(OLD), PASS),
    (DATE, of(copy()), PASS),
    (DATE, of(CampaignPlan(id=CampaignId("a"), title=Text("5 mai 2020", "5 May 2020"))), BESIDE),
    (DATE, of(CampaignPlan(id=CampaignId("a"), title=Text("rien", "nothing"))), PASS),
    (DATE, of(said(copy(), "Jusqu'au 7 septembre !")), FAIL),
    (DATE, of(said(by_hand(), "Jusqu'au 7 septembre !")), ASKED),
    (DATE, of(said(copy(), "Le 4/3/2026, et le 3 mars.")), ASKED),
    (DATE, of(said(by_hand(), "Le 30 novembre 2024 et le 2 décembre 2024.")), ASKED),
    (DATE, of(said(by_hand(), "Le 30 novembre 2024.")), PASS),
    (DATE, of(said(by_hand(), "Le 3 décembre et le 7 décembre.")), PASS),
    (DATE, of(said(by_hand(), "Le 29 février 2028.")), ASKED),
    (DATE, of(said(by_hand(), "Le 31 mai 2026, et le 1er juin.")), ASKED),
    (DATE, of(drawn(UNKNOWN, said(by_hand(), "Tirage le 17 janvier 2027."))), ASKED),
    (DATE, of(drawn(UNKNOWN, said(by_hand(), "Tirage le 17 novembre 2026."))), ASKED),
    (DATE, of(drawn(UNKNOWN, said(by_hand(), "Le 1er décembre 2025."))), ASKED),
    (DATE, of(played(MIDNIGHT, MIDNIGHT.add(days=1), said(by_hand(), "Le 8 et le 9 décembre."))), PASS),
    (DATE, of(played(MIDNIGHT, UNKNOWN, said(by_hand(), "Le 5 décembre 2026."))), ASKED),
    (DATE, of(played(UNKNOWN, MIDNIGHT, said(by_hand(), "Le 5 décembre 2026."))), ASKED),
    (DATE, of(said(copy(), "Du 1er décembre au 7 septembre.")), FAIL),
    (DATE, of(played(FEBRUARY, FEBRUARY.add(days=3), said(by_hand(), "Le 9 février."))), PASS),
    (DATE, of(played(FEBRUARY.add(seconds=30), FEBRUARY.add(days=3), said(by_hand(), "Le 9 février."))), ASKED),
    (DATE, of(played(FEBRUARY, FEBRUARY.add(days=3, hours=12), said(by_hand(), "Le 13 février."))), PASS),
    (DATE, of(played(FEBRUARY, FEBRUARY.add(days=3, hours=12), said(by_hand(), "Le 14 février."))), ASKED),
    (DATE, of(played(FEBRUARY, FEBRUARY.add(days=3, hours=12), said(by_hand(), "Le 12 février."))), PASS),
    (DATE, of(said(by_hand(), "Le 1er décembre 2024.")), PASS),
    (DATE, of(told(UNKNOWN, said(by_hand(), "Le 7 décembre."))), PASS),
    (DATE, of(told(period("P1B"), drawn(CHRISTMAS_EVE, said(by_hand(), "Le 28 décembre.")))), PASS),
    (DATE, of(told(period("P1B"), drawn(CHRISTMAS_EVE, said(by_hand(), "Le 25 décembre.")))), ASKED),
    (DATE, of(drawn(UNKNOWN, said(by_hand(), "Le 3 mars."))), ASKED),
    (DATE, of(drawn(UNKNOWN, said(in_january(), "Le 20 décembre."))), ASKED),
    (DATE, of(said(remembering(in_january(), Date(2025, 12, 20)), "Le 20 décembre.")), FAIL),
    (DATE, of(said(remembering(by_hand(), Date(2026, 1, 5)), "Le 5 janvier.")), ASKED),
    *((DATE, of(evolve(said(by_hand(), f"Le {day}."), zone=UNKNOWN)), PASS) for day in UNCLEAR),
    (DATE, of(evolve(said(by_hand(), "Le 29 novembre 2026."), zone=UNKNOWN)), ASKED),
    (DATE, of(evolve(said(by_hand(), "Le 9 janvier 2027."), zone=UNKNOWN)), ASKED),
    (DATE, of(said(copy(), "Réponse avant le 17 décembre ; marque fondée le 3 mai 1950.")), PASS),
]


@pytest.mark.parametrize("row", ROWS, ids=names(ROWS))
def test_the_checks_answer(row: Row) -> None:
    answered(LEFTOVERS, row)


def test_a_copy_of_a_draft_remembers_what_there_was() -> None:
    nothing = CampaignPlan(id=CampaignId("a"), title=Text("rien", "nothing"))
    assert nothing.brand is UNKNOWN
    assert (remembered(nothing).brands, remembered(nothing).days, remembered(nothing).prizes) == ((), (), ())


def test_every_check_of_leftovers_passes_and_is_open() -> None:
    plan = TestBrands().renamed()
    everything = said(TestPrizes().with_prize("vélo", "bicycle", plan), "jusqu'au 7 septembre")
    assert set(found(everything)) == {check.id for check in LEFTOVERS}
    assert all(check.severity is Severity.WARNING for check in LEFTOVERS)
