"""Whether the rooms agree with each other: one published contest, and what is wrong with it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve

from campaignkit.campaign import AdoptedPlan, Campaign, CampaignPlan, RoundPlan, WindowFor, WindowPlan, planned
from campaignkit.campaign.anchors import dated
from campaignkit.campaign.checks import CROSS_CHECKS
from campaignkit.campaign.checks.leftovers import LEFTOVERS
from campaignkit.campaign.checks.order import AFTER_DRAW, BEFORE_DRAW
from campaignkit.campaign.checks.texts import places_named
from campaignkit.campaign.states import Closed, Live, Open
from campaignkit.checklists import Case
from campaignkit.codec import shipped_library
from campaignkit.creatives import Fact, Printed
from campaignkit.draw import DrawPlan, Method, RoundDraw, Stage, Step
from campaignkit.entries import Action as EntryAction
from campaignkit.house import House
from campaignkit.incidents import Incident, IncidentsState, Reported, Resolved
from campaignkit.organisers import OrganisersPlan
from campaignkit.privacy import About, After, Basis, PurposeId, RetentionFor
from campaignkit.rulepacks import Ruling
from campaignkit.rules import Action, Override, Purchase, RulesPlan
from campaignkit.shipping import ClockFrom, LineDelivery, Mode
from campaignkit.simulation.demo import demo_plan
from campaignkit.values import UNKNOWN as NOBODY_KNOWS
from campaignkit.values import CampaignId, Instant, Place, RoundId, Text, Zone, civil, local, period
from tests.cases import NOON, by_id, case, places, signed
from tests.checks_of_rooms.answers import BESIDE, FAIL, PASS, UNKNOWN, Row, answered, both_ways, names

PLAN = demo_plan()
NOTHING = CampaignPlan(id=CampaignId("nothing"), title=Text("rien", "nothing"))
MAIN = PLAN.rounds[0]
OVER, CLOSING = MAIN.over_at, MAIN.closes_at
assert OVER is not None
assert isinstance(CLOSING, Instant)


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


def staying(words: str) -> Case[Any, Any]:
    """The rules say these words, and the prize is a stay."""
    stay = evolve(PLAN.prizes.lines[0], name=Text("séjour, deux nuits", "a stay of two nights"))
    return but(rules=mechanics(words).plan.rules, prizes=evolve(PLAN.prizes, lines=(stay,)))


def weeks(*days: int) -> Case[Any, Any]:
    """Rounds that follow each other, so many days long."""
    starts = [local("2026-10-19 00:00", PLAN.clock)]
    for length in days:
        starts.append(civil(starts[-1], PLAN.clock).add(days=length))
    rounds = tuple(
        RoundPlan(id=RoundId(f"w{number}"), opens_at=start, closes_at=end)
        for number, (start, end) in enumerate(pairwise(starts))
    )
    return of(evolve(PLAN, rounds=rounds), zone=PLAN.clock)


def permitting(gate: str, may: Any) -> Case[Any, Any]:
    plan = evolve(PLAN, incidents=evolve(PLAN.incidents, **{f"may_{gate}": may}))
    return case(plan, evolve(under(plan), phase=Live(launched_at=NOON)))


def under_packs(**about: Any) -> Case[Any, Any]:
    """The plan, asked by every rule pack of the package."""
    plan = evolve(PLAN, **about)
    return case(plan, planned(AdoptedPlan(plan=plan, digests={}), shipped_library()))


def counting_working_days(**about: Any) -> Case[Any, Any]:
    return but(claims=evolve(PLAN.claims, reply_within=period("P5B")), **about)


KENYANS = evolve(PLAN.rules.eligibility[0], residence=(Place("KE"),))
ON_CONSENT = evolve(PLAN.privacy, purposes=(evolve(PLAN.privacy.purposes[0], basis=Basis.CONSENT),))
PACK, RULE = shipped_library().rules[0]
AT_ODDS = {
    name: Ruling(pack=PACK, rule=evolve(RULE, id=name, verified=True, parameters={name: age}), applies=True, because=())
    for name, age in (("min_age", "18"), ("max_age", "16"))
}
IN_KENYA = evolve(PLAN.rules, eligibility=(KENYANS,))
SUPPLIED = PLAN.prizes.lines[0]
HAPPENED = Incident(trigger="mishap", what=("x",), reported_at=NOON)
OPEN_ONE = IncidentsState(incidents={"i1": Reported(incident=HAPPENED)})
CLOSED_ONE = IncidentsState(incidents={"i1": Resolved(incident=HAPPENED, lesson="x", resolved_at=NOON)})
LETTER = evolve(PLAN.entries.methods[0], action=EntryAction.LETTER)
SHUT = PLAN.rules.eligibility[0]
VOID = Override(id="de", residence=(Place("DE"),), open=False)
WIN = evolve(PLAN.rules.eligibility[0], id="win", action=Action.WIN, residence=(Place("FR"),))
VOTE = evolve(PLAN.rules.eligibility[0], id="vote", action=Action.VOTE)
GATES = ("pause", "extend", "shorten", "cancel", "amend")
HOUSED = evolve(
    but(houses=("agence",)), state=evolve(but(houses=("agence",)).state, houses={"agence": House(name="agence")})
)
WIN_DATE = PLAN.draw.draws_at
assert isinstance(WIN_DATE, Instant)
BY_THEN = evolve(PLAN.draw, draws_at=NOBODY_KNOWS, draws_by=WIN_DATE)
BY_POST = LineDelivery(line="parcel", mode=Mode.PARCEL)


def window(what: WindowFor, end: Instant, *, draw: DrawPlan = PLAN.draw, **about: Any) -> Case[Any, Any]:
    """The plan with one window more, that ends then; with its dates."""
    return dated_case(draw=draw, windows=(WindowPlan(id="w", what=what, closes_at=end, **about),))


def own_draw(drawn: Instant) -> DrawPlan:
    """The draw with a date of its own for the only round."""
    return evolve(PLAN.draw, rounds=(RoundDraw(id=MAIN.id, at=drawn),))


def dated_case(**about: Any) -> Case[Any, Any]:
    """The plan with something else in it, and the dates that it comes to."""
    plan = evolve(PLAN, **about)
    known = dated(plan)
    return of(plan, anchors=known.anchors, told=known.told, earlier=known.earlier, later=known.later, zone=plan.clock)


def selection(words: str, **about: Any) -> Case[Any, Any]:
    text = PLAN.rules.texts[0]
    sections = tuple(evolve(each, text=words) if each.id == "selection" else each for each in text.sections)
    texts = evolve(PLAN.rules, texts=(evolve(text, sections=sections),))
    return but(rules=texts, draw=evolve(PLAN.draw, **about))


SCORED = Stage(id="taste", step=Step.SCORE, what=Text("goût", "taste"))
BEST_THREE = Text("les trois meilleurs", "the best three")
KEPT = evolve(
    PLAN.privacy.purposes[0],
    id=PurposeId("winners"),
    about=About.WINNER,
    retention=RetentionFor(period=period("P1M"), after=After.DRAW),
)
ROWS: list[Row] = [
    ("campaign.dates-in-turn", dated_case(), PASS),
    *(("campaign.dates-in-turn", window(what, WIN_DATE), PASS) for what in BEFORE_DRAW),
    *(("campaign.dates-in-turn", window(what, WIN_DATE.add(seconds=1)), FAIL) for what in BEFORE_DRAW),
    *(("campaign.dates-in-turn", window(what, WIN_DATE.add(seconds=1)), PASS) for what in AFTER_DRAW),
    *(("campaign.dates-in-turn", window(what, WIN_DATE), FAIL) for what in AFTER_DRAW),
    ("campaign.dates-in-turn", window(WindowFor.RECEIVE, OVER.subtract(minutes=2)), FAIL),
    ("campaign.dates-in-turn", window(WindowFor.RECEIVE, OVER), PASS),
    ("campaign.dates-in-turn", window(WindowFor.ENTER, OVER), PASS),
    ("campaign.dates-in-turn", window(WindowFor.ENTER, OVER.add(seconds=1)), FAIL),
    ("campaign.dates-in-turn", window(WindowFor.ENTER, OVER.add(days=1), rounds=(MAIN.id,)), PASS),
    ("campaign.dates-in-turn", dated_case(claims=evolve(PLAN.claims, notify_by=WIN_DATE)), FAIL),
    ("campaign.dates-in-turn", dated_case(claims=evolve(PLAN.claims, notify_by=WIN_DATE.add(days=1))), PASS),
    ("campaign.dates-in-turn", dated_case(draw=BY_THEN, claims=evolve(PLAN.claims, notify_by=WIN_DATE)), BESIDE),
    (
        "campaign.dates-in-turn",
        dated_case(draw=BY_THEN, claims=evolve(PLAN.claims, notify_by=WIN_DATE.subtract(seconds=1))),
        UNKNOWN,
    ),
    ("campaign.dates-in-turn", dated_case(draw=own_draw(OVER)), PASS),
    ("campaign.dates-in-turn", dated_case(draw=own_draw(OVER.subtract(seconds=1))), FAIL),
    ("campaign.dates-in-turn", window(WindowFor.CLAIM, WIN_DATE, rounds=(MAIN.id,)), FAIL),
    ("campaign.dates-in-turn", window(WindowFor.CLAIM, WIN_DATE, rounds=(MAIN.id,), draw=own_draw(OVER)), PASS),
    ("campaign.dates-in-turn", window(WindowFor.VOTE, WIN_DATE, rounds=(MAIN.id,)), PASS),
    ("campaign.dates-in-turn", window(WindowFor.VOTE, WIN_DATE, rounds=(MAIN.id,), draw=own_draw(OVER)), FAIL),
    ("campaign.dates-in-turn", window(WindowFor.RECEIVE, CLOSING), PASS),
    ("campaign.one-end-each", dated_case(draw=BY_THEN), PASS),
    ("campaign.dates-in-turn", dated_case(shipping=evolve(PLAN.shipping, collect_until=WIN_DATE)), FAIL),
    ("campaign.dates-in-turn", dated_case(draw=evolve(PLAN.draw, draws_at=NOBODY_KNOWS)), PASS),
    ("campaign.one-end-each", dated_case(), PASS),
    ("campaign.one-end-each", window(WindowFor.CLAIM, WIN_DATE.add(days=9)), PASS),
    ("campaign.one-end-each", dated_case(draw=evolve(PLAN.draw, draws_by=WIN_DATE)), FAIL),
    ("campaign.one-end-each", dated_case(draw=evolve(PLAN.draw, draws_by=WIN_DATE.add(seconds=1))), PASS),
    ("campaign.kept-until-collected", window(WindowFor.COLLECT, WIN_DATE.add(months=3)), PASS),
    (
        "campaign.kept-until-collected",
        dated_case(
            shipping=evolve(PLAN.shipping, collect_until=WIN_DATE.add(days=9)),
            privacy=evolve(PLAN.privacy, purposes=(KEPT,)),
        ),
        PASS,
    ),
    (
        "campaign.kept-until-collected",
        dated_case(
            shipping=evolve(PLAN.shipping, collect_until=WIN_DATE.add(months=3)),
            privacy=evolve(PLAN.privacy, purposes=(KEPT,)),
        ),
        FAIL,
    ),
    ("campaign.one-selection", of(), PASS),
    ("campaign.one-selection", selection("Das Los entscheidet."), PASS),
    ("campaign.one-selection", selection("Eine Jury wählt aus."), FAIL),
    ("campaign.one-selection", selection("A jury scores the photos."), FAIL),
    ("campaign.one-selection", selection("Drawn at random, or chosen by a jury."), FAIL),
    ("campaign.one-selection", selection("A jury; on a tie, by lot.", method=Method.JURY), FAIL),
    ("campaign.one-selection", selection("A jury; by lot.", method=Method.JURY, tie_break=(BEST_THREE,)), PASS),
    ("campaign.one-selection", within("draw", stages=(SCORED,)), FAIL),
    ("campaign.one-selection", selection("A jury.", stages=(SCORED,), method=Method.JURY), PASS),
    ("campaign.one-selection", within("draw", method=NOBODY_KNOWS), BESIDE),
    ("campaign.one-selection", within("draw", method=Method.RECORDED), BESIDE),
    ("campaign.midnight-clear", of(), PASS),
    ("campaign.midnight-clear", mechanics("Bis 18.04. um 23:59 Uhr einschließlich."), PASS),
    ("campaign.midnight-clear", mechanics("From 10:00, included in the price."), PASS),
    ("campaign.midnight-clear", mechanics("Jusqu'au 18 avril à 00:00 inclus."), FAIL),
    ("campaign.midnight-clear", mechanics("jusqu'au 18 avril à 0 h inclus"), FAIL),
    ("campaign.midnight-clear", mechanics("until midnight, inclusive"), FAIL),
    ("campaign.medium-agrees", of(), PASS),
    ("campaign.medium-agrees", mechanics("Un bulletin raturé ou déchiré ne compte pas."), FAIL),
    ("campaign.medium-agrees", but(entries=evolve(PLAN.entries, methods=(LETTER,))), BESIDE),
    ("campaign.promises-kept", of(), PASS),
    ("campaign.promises-kept", mechanics("Gagnez 2 nuits à Las Palmas."), FAIL),
    ("campaign.promises-kept", mechanics("Un vol de données n'est pas couvert."), PASS),
    ("campaign.promises-kept", staying("Gagnez 2 nuits à Las Palmas."), PASS),
    ("campaign.promises-kept", of(NOTHING), BESIDE),
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
    ("campaign.zone-fits-date", but(rounds=(RoundPlan(id=RoundId("later")),)), BESIDE),
    ("campaign.zone-fits-date", but(zone_as_written=NOBODY_KNOWS), BESIDE),
    ("campaign.zone-fits-date", but(zone_as_written="Berlin"), BESIDE),
    ("campaign.zone-fits-date", but(zone=NOBODY_KNOWS), BESIDE),
    ("campaign.rounds-apart", of(), PASS),
    ("campaign.rounds-apart", of(after(0)), PASS),
    ("campaign.rounds-apart", of(after(-1)), FAIL),
    ("campaign.rounds-apart", of(after(1)), FAIL),
    ("campaign.rounds-alike", of(), PASS),
    ("campaign.rounds-alike", weeks(7, 7, 7), PASS),
    ("campaign.rounds-alike", weeks(7, 7, 6), FAIL),
    ("campaign.rounds-alike", weeks(7, 7, 8), PASS),
    ("campaign.rounds-alike", weeks(7, 6), PASS),
    ("campaign.rounds-alike", weeks(7, 7, 6, 5), PASS),
    ("campaign.rounds-alike", of(NOTHING), PASS),
    ("campaign.dates-printed", of(), PASS),
    ("campaign.dates-printed", printing(Fact.OPENING, "2023-09-13 10:00"), PASS),
    ("campaign.dates-printed", printing(Fact.OPENING, "2023-09-13 08:00"), FAIL),
    ("campaign.dates-printed", printing(Fact.CLOSING, "2023-09-15 00:00"), FAIL),
    ("campaign.dates-printed", of(NOTHING), BESIDE),
    ("campaign.holidays-known", of(), BESIDE),
    ("campaign.holidays-known", counting_working_days(), PASS),
    ("campaign.holidays-known", counting_working_days(holidays=Place("DE-XX")), FAIL),
    ("campaign.holidays-known", counting_working_days(holidays=None), PASS),
    ("campaign.holidays-known", counting_working_days(organisers=OrganisersPlan(), rules=RulesPlan()), UNKNOWN),
    ("campaign.purchase-agrees", of(), PASS),
    ("campaign.purchase-agrees", within("rules", purchase=Purchase.REQUIRED), FAIL),
    ("campaign.purchase-agrees", within("rules", purchase=Purchase.ONE_OF_WAYS), FAIL),
    ("campaign.purchase-agrees", of(NOTHING), BESIDE),
    ("campaign.every-prize-drawn", of(), PASS),
    ("campaign.every-prize-drawn", tier(count=2), FAIL),
    ("campaign.every-prize-drawn", of(after(0)), FAIL),
    ("campaign.every-prize-drawn", tier(prize="cake"), FAIL),
    ("campaign.every-prize-drawn", tier(count=NOBODY_KNOWS), UNKNOWN),
    ("campaign.every-prize-drawn", within("prizes", lines=(evolve(SUPPLIED, quantity=NOBODY_KNOWS),)), UNKNOWN),
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
    ("campaign.law-admitted", of(), BESIDE),
    ("campaign.law-admitted", within("rules", eligibility=(evolve(SHUT, not_in=(Place("CH"),)),)), PASS),
    ("campaign.law-admitted", within("rules", law=NOBODY_KNOWS), BESIDE),
    ("campaign.law-admitted", within("rules", law=NOBODY_KNOWS, overrides=(VOID,)), UNKNOWN),
    ("campaign.law-admitted", within("rules", eligibility=(evolve(SHUT, not_in=(Place("FR"),)),)), PASS),
    ("campaign.law-admitted", within("rules", eligibility=(evolve(SHUT, not_in=(Place("DE"),)),)), FAIL),
    ("campaign.law-admitted", within("rules", overrides=(VOID,)), FAIL),
    ("campaign.law-admitted", within("rules", overrides=(evolve(VOID, open=True),)), BESIDE),
    ("campaign.delivery-after-claim", of(), FAIL),
    ("campaign.delivery-after-claim", within("shipping", clock_from=ClockFrom.CONFIRMATION), PASS),
    ("campaign.delivery-after-claim", of(NOTHING), UNKNOWN),
    ("campaign.delivery-after-claim", within("shipping", clock_from=NOBODY_KNOWS), UNKNOWN),
    ("campaign.delivery-after-claim", within("shipping", clock_from=NOBODY_KNOWS, mode=Mode.COLLECTION), BESIDE),
    (
        "campaign.delivery-after-claim",
        within("shipping", clock_from=NOBODY_KNOWS, mode=Mode.COLLECTION, lines=(BY_POST,)),
        UNKNOWN,
    ),
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
    ("campaign.majority-met", of(), BESIDE),
    ("campaign.majority-met", under_packs(), PASS),
    ("campaign.majority-met", under_packs(rules=evolve(PLAN.rules, eligibility=(KENYANS,))), UNKNOWN),
    ("campaign.consent-age-met", of(), BESIDE),
    ("campaign.consent-age-met", under_packs(privacy=ON_CONSENT), PASS),
    ("campaign.consent-age-met", under_packs(privacy=ON_CONSENT, rules=IN_KENYA), UNKNOWN),
    ("campaign.law-agrees", of(), BESIDE),
    ("campaign.law-agrees", under_packs(), PASS),
    ("campaign.law-agrees", evolve(under_packs(), state=evolve(under_packs().state, rulings=AT_ODDS)), FAIL),
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
        "rounds[main].opens_at says 2023-09-13 10:00 (UTC+2); zone_as_written says MEZ (UTC+1); zone says Europe/Berlin"
    )


def test_a_gap_is_no_overlap() -> None:
    ends = "rounds[main].closes_at says 2023-09-14 23:59"
    assert said("campaign.rounds-apart", of(after(1), zone=PLAN.clock)) == [
        f"rounds[two].opens_at says 2023-09-15 00:01; {ends}: nobody can enter between the two"
    ]
    assert said("campaign.rounds-apart", of(after(-1), zone=PLAN.clock)) == [
        f"rounds[two].opens_at says 2023-09-14 23:59; {ends}: they overlap"
    ]


def test_a_round_without_its_dates_is_compared_with_nothing() -> None:
    loose = evolve(PLAN, rounds=(*PLAN.rounds, RoundPlan(id=RoundId("later"), opens_at=MAIN.opens_at)))
    assert said("campaign.rounds-apart", of(loose)) == ["the plan does not say so yet"]


def test_a_visual_is_told_what_the_plan_says() -> None:
    assert said("campaign.dates-printed", printing(Fact.CLOSING, "2023-09-15 00:00")) == [
        "creatives.visuals[launch].prints says 2023-09-15 00:00; rounds[main].closes_at says 2023-09-14 23:59"
    ]


def test_two_ends_of_one_thing_are_quoted_side_by_side() -> None:
    assert isinstance(WIN_DATE, Instant)
    plan = evolve(
        PLAN,
        windows=(WindowPlan(id="shop", what=WindowFor.COLLECT, closes_at=WIN_DATE.add(months=1)),),
        shipping=evolve(PLAN.shipping, collect_until=WIN_DATE.add(months=3)),
    )
    assert said("campaign.one-end-each", of(plan, zone=PLAN.clock)) == [
        "shipping.collect_until says 2023-12-15 12:00:03; windows[shop].closes_at says 2023-10-15 13:00:03"
    ]


def test_what_a_text_promises_is_quoted_with_the_prizes() -> None:
    assert said("campaign.promises-kept", mechanics("Gagnez 2 nuits à Las Palmas.")) == [
        "rules.texts[de].sections[mechanics] says 2 nuits; prizes.lines says parcel of products: no prize has nights"
    ]


def test_every_tier_counts_once_in_each_round() -> None:
    assert said("campaign.every-prize-drawn", of(after(0))) == [
        "prizes.lines[parcel].quantity says 1; draw.tiers[parcel].count says 1 x 2: winners: 2, prizes: 1"
    ]
    assert places(CROSS_CHECKS, "campaign.every-prize-drawn", tier(prize="cake")) == [
        "draw.tiers[parcel].prize",
        "prizes.lines[parcel].quantity",
    ]


def test_where_winners_live_counts_before_where_entrants_do() -> None:
    seen = within("rules", eligibility=(*PLAN.rules.eligibility, WIN))
    assert said("campaign.winners-can-receive", seen) == [
        "shipping.countries says DE; rules.eligibility[win].residence says FR: no delivery: FR",
        "prizes.lines[parcel].delivered_to says DE; rules.eligibility[win].residence says FR: no delivery: FR",
    ]


def test_the_published_terms_have_people_enter_elsewhere() -> None:
    assert said("campaign.entry-place-agrees", of()) == [
        "rules.texts[de].sections[mechanics] says ebay.de; entries.methods[comment].source says instagram"
    ]
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
