"""Whether the rooms agree with each other, at each bound and in each place where they may not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pendulum
import pytest
from attrs import evolve

from campaignkit.campaign import AdoptedPlan, RoundPlan, WindowFor, WindowPlan, planned
from campaignkit.campaign.checks import CROSS_CHECKS
from campaignkit.channels import Shift
from campaignkit.checklists import Case
from campaignkit.creatives import Fact, Printed
from campaignkit.draw import Method, Stage, Step
from campaignkit.entries import EntryPool
from campaignkit.followup import Publication, PublicationForm
from campaignkit.organisers import Person
from campaignkit.privacy import After as Since
from campaignkit.privacy import Basis, Processor, PurposeId, RetentionFor
from campaignkit.rulepacks import AgeRow, AgeTable, Library, Reading, Rule, Ruling
from campaignkit.rules import Bond, Deposit, Edition, Override, Purchase
from campaignkit.shipping import LineDelivery, Mode, ShippingPlan
from campaignkit.values import UNKNOWN as NOBODY_KNOWS
from campaignkit.values import Instant, Place, RoundId, SubjectId, Text, period
from tests.cases import NOON, case
from tests.checks_of_rooms.answers import BESIDE, FAIL, PASS, UNKNOWN, Row, answered, names
from tests.checks_of_rooms.test_campaign import (
    AT_ODDS,
    KEPT,
    MAIN,
    OVER,
    PACK,
    PLAN,
    RULE,
    SCORED,
    SHUT,
    SUPPLIED,
    VOTE,
    WIN_DATE,
    admitting,
    but,
    dated_case,
    of,
    rounds,
    selection,
    tier,
    under_packs,
    window,
    within,
)

DAY = pendulum.Date(2026, 12, 1)
ANYWHERE = evolve(SHUT, residence=None)
METHOD = PLAN.entries.methods[0]
ALL = EntryPool(id="all", name=Text("tous", "all"))
LOTS = Stage(id="lots", step=Step.DRAW, what=Text("tirage", "draw"))


def of_names(*, astray: bool) -> Case[Any, Any]:
    """A plan that names something of its own wherever it can; `astray`, what is not there."""

    def name(there: str) -> Any:
        return "elsewhere" if astray else there

    rounds_ = (RoundId(name("main")),)
    posts = (evolve(PLAN.creatives.posts[0], account=name("catch"), visual=name("launch")),)
    return but(
        **naming_parties(name),
        **naming_entries(name),
        creatives=evolve(PLAN.creatives, posts=posts),
        draw=evolve(
            PLAN.draw,
            stages=(evolve(LOTS, by=name("ebay")),),
            operator=name("ebay"),
            witness=name("ebay"),
            tiers=(evolve(PLAN.draw.tiers[0], pool=name("all"), rounds=rounds_),),
        ),
        rounds=(evolve(MAIN, feeds=rounds_),),
        windows=(WindowPlan(id="late", what=WindowFor.ENTER, rounds=rounds_),),
        shipping=evolve(PLAN.shipping, lines=(LineDelivery(line=name("parcel")),)),
    )


def naming_parties(name: Callable[[str], Any]) -> dict[str, Any]:
    """The rooms that name parties and people, and the rules."""
    deposit = Deposit(party=name("ebay"))
    lea = Person(id=SubjectId("lea"), party=name("ebay"), deputy=name("max"))
    return {
        "organisers": evolve(
            PLAN.organisers, people=(lea, Person(id=SubjectId("max"), party=name("ebay"), deputy=None))
        ),
        "privacy": evolve(PLAN.privacy, controller=name("ebay"), processors=(Processor(party=name("ebay")),)),
        "rules": evolve(
            PLAN.rules,
            deposit=deposit,
            further_deposits=(deposit,),
            bond=Bond(party=name("ebay")),
            editions=(Edition(id="1", rounds=(name("main"),), prizes=(name("parcel"),)),),
        ),
        "channels": evolve(
            PLAN.channels, on_call=(Shift(person=name("max"), starts_at=NOON, ends_at=NOON.add(hours=1)),)
        ),
    }


def naming_entries(name: Callable[[str], Any]) -> dict[str, Any]:
    """The rooms that name prizes, pools and ways to enter."""
    line = evolve(SUPPLIED, supplier=name("ebay"), pool=name("all"), given_with=name("parcel"))
    return {
        "prizes": evolve(PLAN.prizes, lines=(line,)),
        "entries": evolve(
            PLAN.entries,
            methods=(evolve(METHOD, window=name("late")),),
            limits=(evolve(PLAN.entries.limits[0], methods=(name("comment"),)),),
            pools=(ALL,),
        ),
    }


def sent(*places: str, countries: Any = PLAN.shipping.countries, mode: Any = Mode.PARCEL) -> Case[Any, Any]:
    """The prize says itself where it can be sent, and the delivery where it goes."""
    line = evolve(SUPPLIED, delivered_to=tuple(map(Place, places)))
    return but(
        prizes=evolve(PLAN.prizes, lines=(line,)), shipping=evolve(PLAN.shipping, countries=countries, mode=mode)
    )


FREE: dict[str, Any] = {"free": True, "paid": False, "unknown": NOBODY_KNOWS}


def costing(said: Any, *ways: str) -> Case[Any, Any]:
    """The rules say so of a purchase, and the ways in are free or not."""
    methods = tuple(evolve(METHOD, id=f"m{number}", free=FREE[way]) for number, way in enumerate(ways))
    return but(rules=evolve(PLAN.rules, purchase=said), entries=evolve(PLAN.entries, methods=methods))


def beside(*others: RoundPlan, feeds: tuple[RoundId, ...] = ()) -> Case[Any, Any]:
    """Other rounds beside the main one."""
    return but(rounds=(evolve(MAIN, feeds=feeds), *others))


def ended(*rules: Rule, opening: pendulum.Date = DAY) -> Case[Any, Any]:
    """These rules apply, all read yesterday, to a contest that opens that day."""
    library = Library(packs=(evolve(PACK, rules=rules),))
    rulings = {rule.id: Ruling(pack=PACK, rule=rule, applies=True, because=()) for rule in rules[:1]}
    state = evolve(of().state, packs=library, rulings=rulings)
    return case(PLAN, state, anchors={"opening": noon(opening)})


def noon(day: pendulum.Date) -> Instant:
    return NOON.add(days=(day - DAY).days)


def rule(name: str, **about: Any) -> Rule:
    source = evolve(RULE.source, reading=Reading.UNDATED_COPY, read_on=DAY.subtract(days=1))
    return evolve(RULE, id=name, title=Text("la règle", "the rule"), source=source, **about)


def at_odds(**about: Any) -> Case[Any, Any]:
    """Two rules at odds, of which one has other dates; the contest opens on a day."""
    rulings = {
        name: evolve(each, rule=evolve(each.rule, **(about if name == "max_age" else {})))
        for name, each in AT_ODDS.items()
    }
    state = evolve(under_packs().state, rulings=rulings)
    return case(PLAN, state, anchors={"opening": NOON.add(days=9)})


TABLE = AgeTable(
    id="age-of-majority",
    version="1.0.0",
    title=Text("majorité", "majority"),
    says=Text("x", "x"),
    otherwise=18,
    read_on=DAY,
    fresh_months=12,
    rows=(
        AgeRow(place="FR", age=18, law="Code civil", verified=True, effective_to=DAY),
        AgeRow(place="FR", age=19, law="loi future", verified=True, effective_from=DAY.add(days=1)),
        AgeRow(place="FR-67", age=17, law="droit local", verified=True),
        AgeRow(place="KE", age=17, verified=False),
        AgeRow(place="XK", age=None, verified=True),
        AgeRow(place="MC", age=None, verified=False),
    ),
)


def aged(home: str, opening: pendulum.Date = DAY, overrides: tuple[Override, ...] = (), **about: Any) -> Case[Any, Any]:
    """Who lives there may enter from an age, by the table above."""
    entering = evolve(SHUT, residence=(Place(home),), **about)
    plan = evolve(PLAN, rules=evolve(PLAN.rules, eligibility=(entering,), overrides=overrides))
    return case(
        plan,
        planned(AdoptedPlan(plan=plan, digests={}), Library(tables=(TABLE,))),
        anchors={"opening": noon(opening)},
    )


def resting_on(*bases: Any) -> Case[Any, Any]:
    purposes = tuple(
        evolve(PLAN.privacy.purposes[0], id=PurposeId(f"p{number}"), basis=basis) for number, basis in enumerate(bases)
    )
    return within("privacy", purposes=purposes)


def sections(**words: str) -> Case[Any, Any]:
    """Some sections of the rules say something else."""
    text = PLAN.rules.texts[0]
    said = tuple(evolve(each, text=words.get(each.id, each.text)) for each in text.sections)
    return within("rules", texts=(evolve(text, sections=said),))


def promising(prize: str, words: str) -> Case[Any, Any]:
    """The one prize is this, and the rules say these words."""
    line = evolve(SUPPLIED, name=Text(prize, "a prize"))
    return but(prizes=evolve(PLAN.prizes, lines=(line,)), rules=sections(mechanics=words).plan.rules)


def windows(*given: WindowPlan, **about: Any) -> Case[Any, Any]:
    return dated_case(windows=given, **about)


NO_COLLECTION = evolve(PLAN.shipping, collect_until=None)


def published(by: Instant | None) -> Case[Any, Any]:
    publication = Publication(form=PublicationForm.HANDLE, by=by)
    return dated_case(followup=evolve(PLAN.followup, publication=publication))


def kept(span: str, *given: WindowPlan, shipping: ShippingPlan = PLAN.shipping, **about: Any) -> Case[Any, Any]:
    """What is known of winners is kept so long after the draw."""
    purpose = evolve(KEPT, retention=RetentionFor(period=period(span), after=Since.DRAW))
    seen = windows(*given, privacy=evolve(PLAN.privacy, purposes=(purpose,)), shipping=shipping)
    return evolve(seen, **about)


assert isinstance(WIN_DATE, Instant)
assert OVER is not None
LATER = WIN_DATE.add(days=9)
CLAIM = WindowPlan(id="ask", what=WindowFor.CLAIM, closes_at=LATER)
COLLECT = WindowPlan(id="shop", what=WindowFor.COLLECT, closes_at=LATER)
EARLY = WindowPlan(id="post", what=WindowFor.RECEIVE, closes_at=MAIN.opens_at)
OF_ONE_ROUND = (RoundId("main"),)
BY_NINE = evolve(PLAN.claims, confirm_by=LATER)
BY_TEN = evolve(PLAN.claims, confirm_by=LATER.add(days=1))
UNTIL_TEN = evolve(PLAN.shipping, collect_until=LATER.add(days=1))
FINAL = RoundPlan(id=RoundId("final"), opens_at=MAIN.opens_at, closes_at=OVER)
FOLLOWING = RoundPlan(id=RoundId("later"), opens_at=OVER.add(days=1), closes_at=OVER.add(days=2))
ROWS: list[Row] = [
    ("campaign.references-hold", of_names(astray=False), PASS),
    ("campaign.references-hold", of_names(astray=True), FAIL),
    ("campaign.winners-can-receive", within("rules", eligibility=(ANYWHERE,)), BESIDE),
    ("campaign.winners-can-receive", within("rules", eligibility=(SHUT, evolve(VOTE, residence=None))), PASS),
    ("campaign.winners-can-receive", sent("DE", countries=NOBODY_KNOWS), UNKNOWN),
    ("campaign.winners-can-receive", sent("DE", countries=NOBODY_KNOWS, mode=Mode.DIGITAL), PASS),
    ("campaign.winners-can-receive", sent("DE", countries=NOBODY_KNOWS, mode=Mode.COLLECTION), PASS),
    ("campaign.winners-can-receive", sent("DE", "FR"), FAIL),
    (
        "campaign.winners-can-receive",
        within(
            "prizes",
            lines=(evolve(SUPPLIED, delivered_to=NOBODY_KNOWS), evolve(SUPPLIED, delivered_to=(Place("FR"),))),
        ),
        FAIL,
    ),
    ("campaign.winners-can-receive", admitting("DE", "AT", "CH"), FAIL),
    ("campaign.winners-can-receive", admitting("DE", "AT", not_in=(Place("AT"),)), PASS),
    ("campaign.winners-can-receive", admitting("DE", "AT", "CH", not_in=(Place("AT"),)), FAIL),
    ("campaign.promoter-at-home", admitting("CH-ZH"), PASS),
    ("campaign.promoter-at-home", admitting("DE", "CH", not_in=(Place("CH"),)), FAIL),
    ("campaign.delivery-after-claim", dated_case(), FAIL),
    ("campaign.purchase-agrees", costing(Purchase.NONE), BESIDE),
    ("campaign.purchase-agrees", costing(NOBODY_KNOWS, "free"), BESIDE),
    ("campaign.purchase-agrees", costing(Purchase.NONE, "free", "unknown"), UNKNOWN),
    ("campaign.purchase-agrees", costing(Purchase.NONE, "paid", "unknown"), FAIL),
    ("campaign.purchase-agrees", costing(Purchase.ONE_OF_WAYS, "paid", "unknown"), UNKNOWN),
    ("campaign.purchase-agrees", costing(Purchase.ONE_OF_WAYS, "free", "paid", "unknown"), PASS),
    ("campaign.purchase-agrees", costing(Purchase.ONE_OF_WAYS, "free", "paid"), PASS),
    ("campaign.purchase-agrees", costing(Purchase.ONE_OF_WAYS, "paid", "paid"), FAIL),
    ("campaign.zone-fits-date", rounds(opens_at=NOBODY_KNOWS), FAIL),
    ("campaign.rounds-apart", beside(RoundPlan(id=RoundId("late"), opens_at=MAIN.opens_at)), BESIDE),
    ("campaign.rounds-apart", beside(RoundPlan(id=RoundId("early"), closes_at=MAIN.closes_at)), BESIDE),
    ("campaign.rounds-apart", beside(FOLLOWING, RoundPlan(id=RoundId("between"))), UNKNOWN),
    ("campaign.rounds-apart", beside(FOLLOWING), FAIL),
    ("campaign.rounds-apart", beside(FINAL), FAIL),
    ("campaign.rounds-apart", beside(FINAL, feeds=(FINAL.id,)), PASS),
    ("campaign.rounds-alike", beside(RoundPlan(id=RoundId("late"), opens_at=MAIN.opens_at)), PASS),
    ("campaign.rounds-alike", beside(RoundPlan(id=RoundId("early"), closes_at=MAIN.closes_at)), PASS),
    (
        "campaign.dates-printed",
        within(
            "creatives",
            visuals=(
                evolve(
                    PLAN.creatives.visuals[0],
                    prints=(
                        Printed(what=Fact.PRIZE, says="Produktpaket"),
                        Printed(what=Fact.CLOSING, says="2023-09-15 00:00"),
                    ),
                ),
            ),
        ),
        FAIL,
    ),
    ("campaign.dates-printed", but(rounds=()), UNKNOWN),
    ("campaign.law-read", under_packs(rules=evolve(PLAN.rules, eligibility=(ANYWHERE,))), UNKNOWN),
    ("campaign.law-fresh", ended(rule("a")), PASS),
    ("campaign.law-fresh", ended(rule("a", effective_to=DAY)), PASS),
    ("campaign.law-fresh", ended(rule("a", effective_to=DAY), opening=DAY.add(days=1)), FAIL),
    ("campaign.law-fresh", ended(rule("a", successor="b"), rule("b", effective_from=DAY.add(days=1))), FAIL),
    (
        "campaign.law-fresh",
        ended(
            rule("a", effective_to=DAY, successor="b"),
            rule("b", effective_from=DAY.add(days=1)),
            opening=DAY.add(days=1),
        ),
        PASS,
    ),
    (
        "campaign.law-fresh",
        ended(
            rule("a", effective_to=DAY, successor="b"),
            rule("b", effective_from=DAY.add(days=9)),
            opening=DAY.add(days=1),
        ),
        FAIL,
    ),
    ("campaign.law-agrees", at_odds(), FAIL),
    ("campaign.law-agrees", at_odds(effective_to=DAY.add(days=8)), PASS),
    ("campaign.law-agrees", at_odds(effective_from=DAY.add(days=9)), FAIL),
    ("campaign.majority-met", aged("FR"), PASS),
    ("campaign.majority-met", aged("FR", DAY.add(days=1)), FAIL),
    ("campaign.majority-met", aged("FR", minimum_age=16), FAIL),
    ("campaign.majority-met", aged("FR", minimum_age=None), FAIL),
    ("campaign.majority-met", aged("FR", minimum_age=NOBODY_KNOWS), BESIDE),
    ("campaign.majority-met", aged("FR", minimum_age=16, guardian_consent=True), PASS),
    ("campaign.majority-met", aged("FR", minimum_age=16, guardian_consent=False), FAIL),
    ("campaign.majority-met", aged("FR", minimum_age=16, of_age=True), PASS),
    ("campaign.majority-met", aged("FR", minimum_age=16, persons=False), PASS),
    ("campaign.majority-met", aged("FR-67", minimum_age=17), PASS),
    (
        "campaign.majority-met",
        aged("FR", overrides=(Override(id="alsace", residence=(Place("FR-67"),), minimum_age=16),)),
        FAIL,
    ),
    ("campaign.majority-met", aged("KE"), UNKNOWN),
    ("campaign.majority-met", aged("KE", minimum_age=12, guardian_consent=True), PASS),
    ("campaign.majority-met", aged("BR"), UNKNOWN),
    ("campaign.majority-met", aged("MC"), UNKNOWN),
    ("campaign.majority-met", aged("XK", minimum_age=None), UNKNOWN),
    ("campaign.consent-age-met", resting_on(Basis.CONTRACT, NOBODY_KNOWS), UNKNOWN),
    ("campaign.consent-age-met", resting_on(), UNKNOWN),
    ("campaign.one-selection", selection("By lot.", stages=(SCORED, LOTS)), PASS),
    ("campaign.one-selection", selection("By lot.", stages=(LOTS, SCORED)), FAIL),
    ("campaign.one-selection", selection("A jury.", stages=(LOTS,), method=Method.JURY), PASS),
    ("campaign.one-selection", selection("A vote.", stages=(LOTS,), method=Method.JURY), FAIL),
    ("campaign.one-selection", selection("A tie-break question."), FAIL),
    ("campaign.one-selection", selection("A tie-break question.", tie_break=(Text("a", "a"),)), PASS),
    ("campaign.one-selection", tier(method=Method.VOTE), PASS),
    ("campaign.one-selection", selection("A jury.", stages=(SCORED,), method=Method.VOTE), PASS),
    ("campaign.promises-kept", promising("deux nuits", "Gagnez 2 nuits à Paris."), PASS),
    ("campaign.promises-kept", promising("Nuits au château", "Gagnez 2 nuits à Paris."), PASS),
    ("campaign.promises-kept", promising("minuit", "Gagnez 2 nuits à Paris."), FAIL),
    ("campaign.entry-place-agrees", sections(mechanics="Kommentiere auf Instagram.", selection="Auf ebay.de."), PASS),
    ("campaign.dates-in-turn", windows(evolve(EARLY, rounds=OF_ONE_ROUND), evolve(EARLY, id="two")), FAIL),
    ("campaign.dates-in-turn", window(WindowFor.RECEIVE, OVER, rounds=OF_ONE_ROUND), PASS),
    ("campaign.dates-in-turn", evolve(window(WindowFor.RECEIVE, WIN_DATE), anchors={}), PASS),
    ("campaign.dates-in-turn", published(None), PASS),
    ("campaign.dates-in-turn", published(WIN_DATE), FAIL),
    ("campaign.dates-in-turn", published(WIN_DATE.add(seconds=1)), PASS),
    ("campaign.dates-in-turn", dated_case(followup=evolve(PLAN.followup, publication=NOBODY_KNOWS)), PASS),
    ("campaign.one-end-each", windows(CLAIM, claims=BY_NINE), PASS),
    ("campaign.one-end-each", windows(CLAIM, claims=BY_TEN), FAIL),
    ("campaign.one-end-each", windows(evolve(CLAIM, rounds=OF_ONE_ROUND), claims=BY_TEN), PASS),
    ("campaign.one-end-each", windows(COLLECT, shipping=UNTIL_TEN), FAIL),
    ("campaign.one-end-each", windows(COLLECT, claims=BY_TEN), PASS),
    ("campaign.one-end-each", windows(evolve(COLLECT, rounds=OF_ONE_ROUND), shipping=UNTIL_TEN), PASS),
    ("campaign.kept-until-collected", kept("P9D", COLLECT), PASS),
    ("campaign.kept-until-collected", kept("P9D", COLLECT, shipping=NO_COLLECTION), PASS),
    ("campaign.kept-until-collected", kept("P8D", COLLECT), FAIL),
    ("campaign.kept-until-collected", kept("P8D", evolve(COLLECT, what=WindowFor.USE), shipping=NO_COLLECTION), PASS),
    ("campaign.kept-until-collected", kept("P8D", CLAIM), FAIL),
    ("campaign.kept-until-collected", kept("P5B", COLLECT), FAIL),
    ("campaign.kept-until-collected", kept("P5B", COLLECT, works=lambda day: day.isoweekday() == 1), PASS),
]


@pytest.mark.parametrize("row", ROWS, ids=names(ROWS))
def test_the_checks_answer(row: Row) -> None:
    answered(CROSS_CHECKS, row)
