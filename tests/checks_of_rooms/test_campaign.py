"""Whether the rooms agree with each other: one published contest, and what is wrong with it."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from campaignkit.campaign import AdoptedPlan, Campaign, CampaignPlan, RoundPlan, planned
from campaignkit.campaign.checks import CROSS_CHECKS
from campaignkit.campaign.checks.leftovers import LEFTOVERS
from campaignkit.campaign.checks.texts import places_named
from campaignkit.campaign.states import Closed, Live, Open
from campaignkit.checklists import Case
from campaignkit.codec import shipped_library
from campaignkit.creatives import Fact, Printed
from campaignkit.house import House
from campaignkit.incidents import Incident, IncidentsState, Reported, Resolved
from campaignkit.rules import Action
from campaignkit.shipping import ClockFrom
from campaignkit.simulation.demo import demo_plan
from campaignkit.values import UNKNOWN as NOBODY_KNOWS
from campaignkit.values import CampaignId, Place, RoundId, Text, Zone
from tests.cases import NOON, by_id, case, places, signed
from tests.checks_of_rooms.answers import BESIDE, FAIL, PASS, UNKNOWN, Row, answered, both_ways, names

PLAN = demo_plan()
NOTHING = CampaignPlan(id=CampaignId("nothing"), title=Text("rien", "nothing"))
MAIN = PLAN.rounds[0]
OVER = MAIN.over_at
assert OVER is not None


def under(plan: CampaignPlan) -> Campaign:
    return planned(AdoptedPlan(plan=plan, digests={}))


def of(plan: CampaignPlan = PLAN, **about: object) -> Case[Any, Any]:
    return case(plan, under(plan), **about)


def but(**about: Any) -> Case[Any, Any]:
    return of(evolve(PLAN, **about))


def within(room: str, **about: Any) -> Case[Any, Any]:
    """The plan with something else in one of its rooms."""
    return but(**{room: evolve(getattr(PLAN, room), **about)})


def public(**about: Any) -> Case[Any, Any]:
    """The campaign once it is live, with something else in its state."""
    return case(PLAN, evolve(under(PLAN), phase=Live(launched_at=NOON), **about))


def after(opens: int, plan: CampaignPlan = PLAN) -> CampaignPlan:
    """A second round that opens so many minutes after the first is over."""
    assert OVER is not None
    second = RoundPlan(id=RoundId("two"), opens_at=OVER.add(minutes=opens), closes_at=OVER.add(days=9))
    return evolve(plan, rounds=(second, *plan.rounds))


def rounds(**about: Any) -> Case[Any, Any]:
    return but(rounds=(evolve(MAIN, **about),))


def tier(**about: Any) -> Case[Any, Any]:
    return within("draw", tiers=(evolve(PLAN.draw.tiers[0], **about),))


def admitting(*homes: str, **about: Any) -> Case[Any, Any]:
    each = evolve(PLAN.rules.eligibility[0], residence=tuple(Place(home) for home in homes), **about)
    return within("rules", eligibility=(each,))


def printing(what: Fact, says: str) -> Case[Any, Any]:
    return within("creatives", visuals=(evolve(PLAN.creatives.visuals[0], prints=(Printed(what=what, says=says),)),))


def mechanics(words: str) -> Case[Any, Any]:
    text = PLAN.rules.texts[0]
    sections = tuple(evolve(each, text=words) if each.id == "mechanics" else each for each in text.sections)
    return within("rules", texts=(evolve(text, sections=sections),))


def permitting(gate: str, may: Any) -> Case[Any, Any]:
    plan = evolve(PLAN, incidents=evolve(PLAN.incidents, **{f"may_{gate}": may}))
    return case(plan, evolve(under(plan), phase=Live(launched_at=NOON)))


def under_packs(**about: Any) -> Case[Any, Any]:
    """The plan, asked by every rule pack of the package."""
    plan = evolve(PLAN, **about)
    return case(plan, planned(AdoptedPlan(plan=plan, digests={}), shipped_library()))


KENYANS = evolve(PLAN.rules.eligibility[0], residence=(Place("KE"),))
SUPPLIED = PLAN.prizes.lines[0]
HAPPENED = Incident(trigger="mishap", what=("x",), reported_at=NOON)
OPEN_ONE = IncidentsState(incidents={"i1": Reported(incident=HAPPENED)})
CLOSED_ONE = IncidentsState(incidents={"i1": Resolved(incident=HAPPENED, lesson="x", resolved_at=NOON)})
WIN = evolve(PLAN.rules.eligibility[0], id="win", action=Action.WIN, residence=(Place("FR"),))
VOTE = evolve(PLAN.rules.eligibility[0], id="vote", action=Action.VOTE)
GATES = ("pause", "extend", "shorten", "cancel", "amend")
HOUSED = evolve(
    but(houses=("agence",)), state=evolve(but(houses=("agence",)).state, houses={"agence": House(name="agence")})
)
ROWS: list[Row] = [
    ("campaign.facts-agree", of(), PASS),
    ("campaign.facts-agree", but(facts={"open_to": "FR"}), FAIL),
    ("campaign.houses-known", of(), BESIDE),
    ("campaign.houses-known", but(houses=("agence",)), UNKNOWN),
    ("campaign.houses-known", HOUSED, PASS),
    ("campaign.dates-known", of(), PASS),
    ("campaign.dates-known", of(NOTHING), UNKNOWN),
    ("campaign.dates-known", but(zone=NOBODY_KNOWS), UNKNOWN),
    ("campaign.dates-known", rounds(opens_at=NOBODY_KNOWS), UNKNOWN),
    ("campaign.dates-known", rounds(closes_at=NOBODY_KNOWS), UNKNOWN),
    ("campaign.zone-fits-date", of(), FAIL),
    ("campaign.zone-fits-date", but(zone_as_written="mesz"), PASS),
    ("campaign.zone-fits-date", but(zone_as_written="UTC", zone=Zone("UTC")), PASS),
    ("campaign.zone-fits-date", but(rounds=(RoundPlan(id=RoundId("later")),)), PASS),
    ("campaign.zone-fits-date", but(zone_as_written=NOBODY_KNOWS), BESIDE),
    ("campaign.zone-fits-date", but(zone_as_written="Berlin"), BESIDE),
    ("campaign.zone-fits-date", but(zone=NOBODY_KNOWS), BESIDE),
    ("campaign.rounds-apart", of(), PASS),
    ("campaign.rounds-apart", of(after(0)), PASS),
    ("campaign.rounds-apart", of(after(-1)), FAIL),
    ("campaign.rounds-apart", of(after(1)), FAIL),
    ("campaign.dates-printed", of(), PASS),
    ("campaign.dates-printed", printing(Fact.OPENING, "2023-09-13 10:00"), PASS),
    ("campaign.dates-printed", printing(Fact.OPENING, "2023-09-13 08:00"), FAIL),
    ("campaign.dates-printed", printing(Fact.CLOSING, "2023-09-15 00:00"), FAIL),
    ("campaign.dates-printed", of(NOTHING), BESIDE),
    ("campaign.every-prize-drawn", of(), PASS),
    ("campaign.every-prize-drawn", tier(count=2), FAIL),
    ("campaign.every-prize-drawn", of(after(0)), FAIL),
    ("campaign.every-prize-drawn", tier(prize="cake"), FAIL),
    ("campaign.every-prize-drawn", tier(count=NOBODY_KNOWS), PASS),
    ("campaign.every-prize-drawn", within("prizes", lines=(evolve(SUPPLIED, quantity=NOBODY_KNOWS),)), PASS),
    ("campaign.every-prize-drawn", of(NOTHING), UNKNOWN),
    ("campaign.winners-can-receive", of(), PASS),
    ("campaign.winners-can-receive", admitting("DE", "AT"), FAIL),
    ("campaign.winners-can-receive", admitting("DE-BY"), PASS),
    ("campaign.winners-can-receive", within("rules", eligibility=(*PLAN.rules.eligibility, WIN)), FAIL),
    ("campaign.winners-can-receive", within("rules", eligibility=(VOTE,)), UNKNOWN),
    ("campaign.winners-can-receive", within("shipping", countries=()), PASS),
    ("campaign.winners-can-receive", of(NOTHING), UNKNOWN),
    ("campaign.promoter-at-home", of(), FAIL),
    ("campaign.promoter-at-home", admitting("DE", "CH"), PASS),
    ("campaign.promoter-at-home", of(NOTHING), BESIDE),
    ("campaign.delivery-after-claim", of(), FAIL),
    ("campaign.delivery-after-claim", within("shipping", clock_from=ClockFrom.CONFIRMATION), PASS),
    ("campaign.delivery-after-claim", of(NOTHING), UNKNOWN),
    ("campaign.references-hold", of(), PASS),
    ("campaign.references-hold", of(NOTHING), PASS),
    ("campaign.references-hold", within("prizes", lines=(evolve(SUPPLIED, supplier="nobody"),)), FAIL),
    ("campaign.references-hold", within("channels", accounts=()), FAIL),
    ("campaign.entry-place-agrees", of(), FAIL),
    ("campaign.entry-place-agrees", mechanics("Kommentiere auf Instagram, einmal je Beitrag."), PASS),
    ("campaign.entry-place-agrees", mechanics("Kommentiere unter jedem Beitrag."), PASS),
    ("campaign.entry-place-agrees", of(NOTHING), UNKNOWN),
    ("campaign.law-read", of(), BESIDE),
    ("campaign.law-read", under_packs(), PASS),
    ("campaign.law-read", under_packs(rules=evolve(PLAN.rules, eligibility=(KENYANS,))), FAIL),
    ("campaign.law-fresh", of(), BESIDE),
    ("campaign.law-fresh", evolve(under_packs(), state=evolve(under_packs().state, rulings={})), PASS),
    ("campaign.law-fresh", under_packs(), FAIL),
    ("campaign.go", of(sign_offs=signed("campaign.go")), PASS),
    ("campaign.go", of(), UNKNOWN),
    ("campaign.last-look", of(sign_offs=signed("campaign.last-look")), PASS),
    ("campaign.last-look", of(sign_offs=signed("campaign.last-look", subject="older")), UNKNOWN),
    *((f"campaign.may-{gate}", of(), BESIDE) for gate in GATES),
    *((f"campaign.may-{gate}", permitting(gate, may=True), PASS) for gate in GATES),
    *((f"campaign.may-{gate}", permitting(gate, may=False), FAIL) for gate in GATES),
    *((f"campaign.may-{gate}", permitting(gate, may=NOBODY_KNOWS), UNKNOWN) for gate in GATES),
    ("campaign.may-amend-rules", of(), BESIDE),
    ("campaign.may-amend-rules", permitting("amend", may=True), PASS),
    ("campaign.may-amend-rules", permitting("amend", may=False), FAIL),
    ("campaign.amendment-reviewed", of(), BESIDE),
    ("campaign.amendment-reviewed", public(), UNKNOWN),
    (
        "campaign.amendment-reviewed",
        evolve(public(), sign_offs=signed("campaign.amendment-reviewed")),
        PASS,
    ),
    ("campaign.incidents-over", public(), PASS),
    ("campaign.incidents-over", public(incidents=CLOSED_ONE), PASS),
    ("campaign.incidents-over", public(incidents=OPEN_ONE), FAIL),
    ("campaign.rounds-played-out", public(rounds={MAIN.id: Closed()}), PASS),
    ("campaign.rounds-played-out", public(rounds={MAIN.id: Open()}), FAIL),
]


@pytest.mark.parametrize("row", ROWS, ids=names(ROWS))
def test_the_checks_answer(row: Row) -> None:
    answered(CROSS_CHECKS, row)


def test_every_check_passes_and_is_open() -> None:
    both_ways(tuple(check for check in CROSS_CHECKS if check not in LEFTOVERS), ROWS)


def said(check: str, seen: Case[Any, Any]) -> list[str]:
    return [answer.because.en for answer in by_id(CROSS_CHECKS, check).answers(seen)]


def test_the_zone_as_written_is_compared_on_every_date() -> None:
    assert places(CROSS_CHECKS, "campaign.zone-fits-date", of()) == ["rounds[main].opens_at", "rounds[main].closes_at"]
    assert said("campaign.zone-fits-date", of())[0] == (
        "zone_as_written says MEZ (UTC+1), Europe/Berlin is at UTC+2 on 2023-09-13"
    )


def test_a_gap_is_no_overlap() -> None:
    assert said("campaign.rounds-apart", of(after(1))) == ["leaves a gap after rounds[main]"]
    assert said("campaign.rounds-apart", of(after(-1))) == ["overlaps rounds[main]"]


def test_a_round_without_its_dates_is_compared_with_nothing() -> None:
    loose = evolve(PLAN, rounds=(*PLAN.rounds, RoundPlan(id=RoundId("later"), opens_at=MAIN.opens_at)))
    assert said("campaign.rounds-apart", of(loose)) == [""]


def test_a_visual_is_told_what_the_plan_says() -> None:
    assert said("campaign.dates-printed", printing(Fact.CLOSING, "2023-09-15 00:00")) == [
        "the visual says 2023-09-15 00:00, the plan says 2023-09-14 23:59"
    ]


def test_every_tier_counts_once_in_each_round() -> None:
    assert said("campaign.every-prize-drawn", of(after(0))) == [
        "draw.tiers give 2 winners, prizes.lines[parcel].quantity promises 1"
    ]
    assert places(CROSS_CHECKS, "campaign.every-prize-drawn", tier(prize="cake")) == [
        "draw.tiers[parcel].prize",
        "prizes.lines[parcel].quantity",
    ]


def test_where_winners_live_counts_before_where_entrants_do() -> None:
    seen = within("rules", eligibility=(*PLAN.rules.eligibility, WIN))
    assert said("campaign.winners-can-receive", seen) == [
        "rules.eligibility admits FR, shipping.countries does not have it"
    ]


def test_the_published_terms_have_people_enter_elsewhere() -> None:
    assert said("campaign.entry-place-agrees", of()) == ["the rules say ebay.de, entries.methods say instagram"]
    assert places_named("Nur auf TikTok und www.Shop.example.") == {"tiktok", "www.shop.example"}


def test_each_name_that_leads_nowhere_is_found() -> None:
    seen = but(
        channels=evolve(PLAN.channels, accounts=()),
        organisers=evolve(PLAN.organisers, parties=()),
        creatives=evolve(PLAN.creatives, visuals=(), posts=PLAN.creatives.posts[:1]),
    )
    people = [f"organisers.people[{person.id}].party" for person in PLAN.organisers.people]
    assert places(CROSS_CHECKS, "campaign.references-hold", seen) == [
        "prizes.lines[parcel].supplier",
        *people,
        "creatives.posts[egg-1].account",
        "creatives.posts[egg-1].visual",
        "privacy.controller",
        "draw.operator",
    ]
