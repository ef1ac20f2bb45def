"""What a plan tells of the facts that rules ask about."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pendulum
import pytest
from attrs import evolve

from campaignkit.campaign import CampaignPlan, RoundPlan
from campaignkit.campaign.facts import READINGS, contradicted, countries, facts
from campaignkit.campaign.plan import Rate
from campaignkit.codec import PlanFileError, read_plan, shipped_library
from campaignkit.draw import Method, Stage, Step
from campaignkit.entries import Action as Act
from campaignkit.entries import EntryMethod
from campaignkit.followup import Publication, PublicationForm
from campaignkit.organisers import Party, PartyRole
from campaignkit.privacy import About, Basis, Processor, Purpose, PurposeId
from campaignkit.prizes import ExactValue, Unlimited
from campaignkit.rulepacks import FACTS, AtLeast, Territory, Value, Worth, comparison, holds
from campaignkit.rules import Override, Purchase
from campaignkit.simulation import demo_plan
from campaignkit.values import UNKNOWN, CampaignId, InvalidValueError, Maybe, Money, Place, RoundId, Text

PLAN = demo_plan()
NOTHING = CampaignPlan(id=CampaignId("draft"), title=Text("", ""))
LINE = PLAN.prizes.lines[0]
ENTER = PLAN.rules.eligibility[0]
LOTS = Stage(id="lots", step=Step.DRAW, what=Text("tirage", "draw"))
TAGGING = EntryMethod(id="tag", source="instagram", action=Act.COMMENT, also=(Act.FOLLOW,), mentions=2)
DE, FR, CH, BAVARIA = Place("DE"), Place("FR"), Place("CH"), Place("DE-BY")
VOID = Override(id="x", residence=(FR,), open=False)


def within(room: str, **about: Any) -> CampaignPlan:
    return evolve(PLAN, **{room: evolve(getattr(PLAN, room), **about)})


def lines(*given: dict[str, Any]) -> CampaignPlan:
    return within("prizes", lines=tuple(evolve(LINE, **about) for about in given))


def methods(*acts: Act) -> CampaignPlan:
    entering = tuple(EntryMethod(id=act.value, source="web", action=act) for act in acts)
    return evolve(within("entries", methods=entering), facts={})


def parties(*roles: PartyRole, **about: Any) -> CampaignPlan:
    return within("organisers", parties=tuple(Party(id=role.value, name="x", roles=(role,), **about) for role in roles))


def purposes(*bases: Maybe[Basis], about: About = About.ENTRANT) -> CampaignPlan:
    return within(
        "privacy",
        purposes=tuple(
            Purpose(id=PurposeId(str(n)), text=Text("x", "x"), about=about, basis=basis)
            for n, basis in enumerate(bases)
        ),
    )


def in_places(*places: Place, without: tuple[Place, ...] = ()) -> Territory:
    return Territory(places=frozenset(places), without=frozenset(without))


WORTH = ExactValue(money=Money(90, "EUR"))
DOLLARS = ExactValue(money=Money(90, "USD"))
ROWS: list[tuple[str, CampaignPlan, Maybe[Value]]] = [
    ("open_to", PLAN, in_places(DE)),
    (
        "open_to",
        within("rules", eligibility=(evolve(ENTER, not_in=(Place("DE-BY"),)),)),
        in_places(DE, without=(Place("DE-BY"),)),
    ),
    (
        "open_to",
        within("rules", overrides=(Override(id="x", residence=(FR,), open=False),)),
        in_places(DE, without=(FR,)),
    ),
    ("open_to", within("rules", eligibility=(evolve(ENTER, residence=UNKNOWN),)), UNKNOWN),
    (
        "open_to",
        within("rules", eligibility=(evolve(ENTER, residence=None, not_in=(Place("US-NY"),)),)),
        Territory(places=frozenset(), without=frozenset({Place("US-NY")}), everywhere=True),
    ),
    ("mechanic", PLAN, "chance"),
    ("mechanic", within("draw", method=Method.JURY), "jury"),
    ("mechanic", within("draw", method=Method.RECORDED), UNKNOWN),
    ("mechanic", within("draw", method=Method.RECORDED, stages=(LOTS,)), "chance"),
    ("channels", PLAN, frozenset({"instagram"})),
    ("channels", within("objectives", networks=("twitter", "a fair")), frozenset({"x", "instagram"})),
    ("entry_payment", PLAN, "none"),
    ("entry_payment", within("rules", purchase=Purchase.ONE_OF_WAYS), "purchase"),
    (
        "entry_actions",
        evolve(within("entries", methods=(TAGGING,)), facts={}),
        AtLeast(frozenset({"comment", "follow", "tag_friend"})),
    ),
    ("amoe", PLAN, True),
    ("amoe", within("rules", purchase=Purchase.REQUIRED, free_route=None), False),
    ("amoe", within("rules", purchase=Purchase.ONE_OF_WAYS, free_route=Text("x", "x")), True),
    ("amoe", within("rules", purchase=Purchase.REQUIRED), UNKNOWN),
    ("entry_actions", methods(Act.COMMENT), AtLeast(frozenset({"comment"}))),
    ("entry_actions", PLAN, frozenset({"comment"})),
    ("entry_actions", methods(Act.UPLOAD, Act.FORM), AtLeast(frozenset({"post_ugc"}))),
    ("entry_actions", methods(Act.FORM), UNKNOWN),
    ("entry_payment", methods(Act.LETTER), UNKNOWN),
    ("partner_count", within("organisers", parties=()), UNKNOWN),
    ("partner_kinds", within("organisers", parties=()), UNKNOWN),
    ("entry_actions", methods(Act.OTHER), UNKNOWN),
    ("min_age", PLAN, Decimal(18)),
    ("min_age", within("rules", eligibility=(evolve(ENTER, minimum_age=None),)), Decimal(0)),
    ("min_age", within("rules", overrides=(Override(id="x", residence=(FR,), minimum_age=16),)), Decimal(16)),
    ("min_age", within("rules", eligibility=(evolve(ENTER, minimum_age=UNKNOWN),)), UNKNOWN),
    ("prize_total", PLAN, Money(50, "EUR")),
    ("prize_total", within("prizes", declared_total=Money(80, "EUR")), Money(80, "EUR")),
    ("prize_total", within("prizes", declared_total=Money(20, "EUR")), Money(50, "EUR")),
    ("prize_total", within("prizes", declared_total=Money(20, "USD")), Money(20, "USD")),
    ("prize_max_single", lines({}, {"value": WORTH}), Money(90, "EUR")),
    ("prize_max_single", lines({}, {"value": DOLLARS}), UNKNOWN),
    ("prize_max_single", lines({}, {"value": UNKNOWN}), UNKNOWN),
    ("prize_kinds", PLAN, frozenset({"in_kind"})),
    (
        "prize_kinds",
        lines({"travel": True}, {"cash_option": Money(9, "EUR")}),
        frozenset({"travel", "in_kind", "cash"}),
    ),
    ("prize_kinds", lines({"regulated": True}), UNKNOWN),
    ("guaranteed_reward", PLAN, False),
    ("guaranteed_reward", lines({"quantity": Unlimited()}), True),
    ("guaranteed_reward", lines({"quantity": UNKNOWN}), UNKNOWN),
    ("draw_count", PLAN, Decimal(1)),
    ("duration_days_total", PLAN, Decimal(2)),
    ("duration_days_total", evolve(PLAN, rounds=(RoundPlan(id=RoundId("x")),)), UNKNOWN),
    ("online", PLAN, True),
    ("online", methods(Act.LETTER), False),
    ("promoter_country", PLAN, in_places(CH)),
    ("promoter_country", parties(PartyRole.PROMOTER), UNKNOWN),
    ("promoter_kind", parties(PartyRole.PROMOTER, natural_person=True), "individual"),
    ("promoter_kind", PLAN, UNKNOWN),
    ("joint_promoters", PLAN, False),
    ("joint_promoters", parties(PartyRole.PROMOTER, PartyRole.CO_PROMOTER), True),
    ("partner_count", parties(PartyRole.PROMOTER, PartyRole.INFLUENCER, PartyRole.CHARITY), Decimal(2)),
    ("partner_kinds", parties(PartyRole.INFLUENCER, PartyRole.CHARITY), frozenset({"influencer", "charity"})),
    ("claim_cost", PLAN, False),
    ("claim_cost", lines({"costs_borne_by_winner": (Text("x", "x"),)}), True),
    ("personal_data", PLAN, True),
    ("legal_basis", purposes(Basis.CONSENT, Basis.LEGAL_OBLIGATION), frozenset({"consent", "legal_obligation"})),
    ("legal_basis", purposes(Basis.CONSENT, UNKNOWN), UNKNOWN),
    ("marketing_reuse", PLAN, False),
    ("marketing_reuse", purposes(Basis.CONSENT, about=About.MARKETING), True),
    ("uses_processor", PLAN, UNKNOWN),
    ("uses_processor", within("privacy", processors=(Processor(party="p"),)), True),
    ("winner_publication", PLAN, False),
    ("winner_publication", within("followup", publication=Publication(form=PublicationForm.HANDLE)), True),
    ("award_date", PLAN, pendulum.Date(2023, 9, 15)),
]


@pytest.mark.parametrize(("name", "plan", "value"), ROWS)
def test_a_fact_is_read_off_the_plan(name: str, plan: CampaignPlan, value: Maybe[Value]) -> None:
    assert facts(plan)[name] == value


@pytest.mark.parametrize("name", READINGS)
def test_an_empty_plan_tells_nothing_but_that_it_names_no_partner(name: str) -> None:
    known = facts(NOTHING)[name]
    assert known is UNKNOWN or name in {"partner_count", "partner_kinds"}


def test_every_fact_of_the_vocabulary_is_there_and_every_reading_has_a_row() -> None:
    assert facts(PLAN).keys() == FACTS.keys()
    assert {name for name, _plan, _value in ROWS} == READINGS.keys()


HOLDS_NO_DATA = within("privacy", no_data=True, purposes=())


class TestNoData:
    """A contest that collects no personal data is not asked the law of data."""

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("personal_data", False), ("marketing_reuse", False), ("uses_processor", False),
            ("data_collected", frozenset()), ("legal_basis", frozenset()), ("marketing_channels", frozenset()),
        ],
    )  # fmt: skip
    def test_the_facts_of_data_are_known(self, name: str, value: Value) -> None:
        assert facts(HOLDS_NO_DATA)[name] == value
        assert facts(within("privacy", no_data=True))[name] != value or name == "marketing_reuse"

    def test_no_rule_of_data_is_left_open(self) -> None:
        on = pendulum.Date(2026, 12, 1)
        found = shipped_library().rulings(facts(HOLDS_NO_DATA), on)
        about_data = {each.rule.id: each.applies for each in found if each.pack.id == "data-eu"}
        assert len(about_data) == 10
        assert set(about_data.values()) == {False}


def test_the_regulation_is_not_asked_of_a_contest_that_opened_before_it_applied() -> None:
    """GDPR, article 99(2): 'It shall apply from 25 May 2018.'"""
    asked = {
        day: {rule.id for pack, rule in shipped_library().rules if pack.id == "data-eu" and rule.in_force(day)}
        for day in (pendulum.Date(2018, 5, 24), pendulum.Date(2018, 5, 25))
    }
    before, after = asked.values()
    assert before == {"eprivacy-email-optin"}
    assert {name for name in after if name.startswith("gdpr-")} == after - before
    assert len(after) == 10


class TestStatedFacts:
    """'Facts come from the plan first. Ask a person only what no plan can know.'"""

    def test_what_the_plan_states_goes_before_what_its_sections_tell(self) -> None:
        known = facts(evolve(PLAN, facts={"promoter_sector": "alcohol", "mechanic": "mixed"}))
        assert (known["promoter_sector"], known["mechanic"]) == ("alcohol", "mixed")

    def test_a_fact_that_does_not_exist_is_refused_when_the_plan_is_read(self) -> None:
        with pytest.raises(PlanFileError) as caught:
            read_plan("id: x\ntitle: x\nfacts: {sector: alcohol}\n", CampaignPlan)
        assert "is no known fact" in caught.value.problems[0].because.en

    def test_a_value_that_a_fact_cannot_have_is_refused_at_birth(self) -> None:
        with pytest.raises(InvalidValueError):
            evolve(PLAN, facts={"promoter_sector": "wine"})


def test_the_countries_of_a_plan_are_where_entrants_may_live() -> None:
    assert countries(PLAN) == (DE,)
    assert countries(NOTHING) == ()


class TestStatedAndShown:
    """'derivation from plan and state': what is stated beside the sections does not contradict them."""

    @pytest.mark.parametrize(
        ("stated", "against"),
        [
            ({"open_to": "DE"}, ()),
            ({"open_to": "none"}, ("open_to",)),
            ({"open_to": "DE, FR"}, ("open_to",)),
            ({"entry_actions": "comment, tag_friend"}, ()),
            ({"entry_actions": "tag_friend"}, ("entry_actions",)),
            ({"min_age": "16"}, ("min_age",)),
            ({"promoter_sector": "alcohol"}, ()),
        ],
    )
    def test_a_fact_that_the_sections_tell_otherwise_is_found(
        self, stated: dict[str, str], against: tuple[str, ...]
    ) -> None:
        assert contradicted(evolve(PLAN, facts=stated)) == against

    def test_the_whole_world_but_a_place_lives_anywhere_else(self) -> None:
        open_to = Territory(places=frozenset(), without=frozenset({Place("US-NY")}), everywhere=True)
        assert [open_to.meets(place) for place in ("US-NY", "US", "FR", "EEA")] == [False, True, True, True]

    def test_a_place_that_is_open_again_asks_its_own_law(self) -> None:
        shut = Override(id="us", residence=(Place("US"),), open=False)
        again = Override(id="ny", residence=(Place("US-NY"),), open=True)
        open_to = facts(within("rules", overrides=(shut, again)))["open_to"]
        assert isinstance(open_to, Territory)
        assert [open_to.meets(place) for place in ("US", "US-NY", "US-FL", "DE")] == [True, True, False, True]


class TestRates:
    """'money compares in its own currency or through a rate stated in the plan, else UNKNOWN'"""

    RATE = Rate(one="EUR", costs=Money("1.25", "USD"), on=pendulum.Date(2026, 11, 20), source="ECB")

    @pytest.mark.parametrize(
        ("line", "answer"),
        [("prize_total > 62 USD", True), ("prize_total > 62.50 USD", False), ("prize_total > 40 GBP", UNKNOWN)],
    )
    def test_money_is_compared_through_the_rate(self, line: str, answer: Maybe[bool]) -> None:
        known = facts(evolve(PLAN, rates=(self.RATE,)))
        assert known["prize_total"] == Worth((Money(50, "EUR"), Money("62.50", "USD")))
        assert holds(comparison(line), known) is answer

    def test_a_rate_is_read_both_ways(self) -> None:
        assert self.RATE.converted(Money(10, "USD")) == Money(8, "EUR")
        assert self.RATE.converted(Money(10, "GBP")) is None

    @pytest.mark.parametrize("costs", [Money(0, "USD"), Money(-1, "USD"), Money(1, "EUR")])
    def test_a_rate_that_is_none_is_refused(self, costs: Money) -> None:
        with pytest.raises(InvalidValueError, match="does not cost"):
            evolve(self.RATE, costs=costs)
