"""Whether the rooms agree with each other, where half of it is not known yet."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from campaignkit.campaign import RoundPlan, WindowFor, WindowPlan
from campaignkit.campaign.checks import CROSS_CHECKS
from campaignkit.checklists import Case
from campaignkit.creatives import Fact
from campaignkit.draw import DrawPlan, RoundDraw
from campaignkit.privacy import About, PrivacyPlan, RetentionFor
from campaignkit.privacy import After as Since
from campaignkit.rulepacks import Library, Reading, Ruling
from campaignkit.rules import Action
from campaignkit.shipping import Mode
from campaignkit.values import UNKNOWN as NOBODY_KNOWS
from campaignkit.values import Instant, Maybe, Place, RoundId, Text, period
from tests.cases import NOON, case
from tests.checks_of_rooms.answers import BESIDE, FAIL, PASS, UNKNOWN, Row, answered, names
from tests.checks_of_rooms.test_campaign import (
    BY_THEN,
    KEPT,
    MAIN,
    OVER,
    PACK,
    PLAN,
    RULE,
    SHUT,
    WIN_DATE,
    but,
    dated_case,
    of,
    printing,
    under_packs,
    window,
)
from tests.checks_of_rooms.test_campaign_closely import (
    CLAIM,
    COLLECT,
    EARLY,
    FOLLOWING,
    NO_COLLECTION,
    OF_ONE_ROUND,
    aged,
    beside,
    windows,
)

assert isinstance(WIN_DATE, Instant)
assert OVER is not None
IN_THE_SHOP = evolve(PLAN.shipping, mode=Mode.COLLECTION)
ELSEWHERE = RoundId("elsewhere")
A_DAY = Text("un jour", "some day")


def drawn(*given: tuple[RoundId, Maybe[Instant]], **about: Any) -> DrawPlan:
    """Some rounds are drawn at a time of their own."""
    return evolve(PLAN.draw, rounds=tuple(RoundDraw(id=name, at=at) for name, at in given), **about)


def endless(what: WindowFor, **about: Any) -> Case[Any, Any]:
    """A window of which nobody knows the instant when it ends."""
    return windows(WindowPlan(id="w", what=what, **about))


def loosely(**about: Any) -> Case[Any, Any]:
    """A period to claim beside a draw of which not everything is known."""
    return windows(CLAIM, draw=evolve(PLAN.draw, **about))


def perhaps(days_ago: int) -> Case[Any, Any]:
    """A rule that nobody has read again for so many days, of which it is not known whether it applies."""
    source = evolve(RULE.source, reading=Reading.UNDATED_COPY, read_on=NOON.subtract(days=days_ago).date())
    rule = evolve(RULE, source=source)
    pack = evolve(PACK, rules=(rule,))
    rulings = {
        "a": Ruling(pack=pack, rule=rule, applies=NOBODY_KNOWS, because=()),
        "b": Ruling(pack=pack, rule=evolve(rule, id="b"), applies=NOBODY_KNOWS, because=()),
        "c": Ruling(pack=pack, rule=evolve(rule, id="c"), applies=False, because=()),
    }
    return case(PLAN, evolve(of().state, packs=Library(packs=(pack,)), rulings=rulings))


def nowhere() -> Case[Any, Any]:
    """Nobody knows where entrants live, and rules are read."""
    seen = under_packs()
    return evolve(seen, state=evolve(seen.state, facts={}))


def stateless() -> Case[Any, Any]:
    """Nobody knows where the promoter is established."""
    parties = tuple(evolve(each, country=NOBODY_KNOWS) for each in PLAN.organisers.parties)
    return but(organisers=evolve(PLAN.organisers, parties=parties))


def lasting(span: str, about: About = About.WINNER) -> PrivacyPlan:
    """What is known of them is kept so long after the draw."""
    kept = evolve(KEPT, about=about, retention=RetentionFor(period=period(span), after=Since.DRAW))
    return evolve(PLAN.privacy, purposes=(kept,))


def winning(residence: Any, sent: tuple[Place, ...] = (Place("DE"), Place("AT"), Place("CH"))) -> Case[Any, Any]:
    """Who may win lives there, and prizes are sent to these places."""
    rule = evolve(SHUT, id="win", action=Action.WIN, residence=residence)
    entering = evolve(SHUT, residence=(Place("DE"), Place("CH")))
    lines = tuple(evolve(each, delivered_to=sent) for each in PLAN.prizes.lines)
    return but(
        rules=evolve(PLAN.rules, eligibility=(entering, rule)),
        shipping=evolve(PLAN.shipping, countries=sent),
        prizes=evolve(PLAN.prizes, lines=lines),
    )


def unzoned(seen: Case[Any, Any]) -> Case[Any, Any]:
    return evolve(seen, plan=evolve(seen.plan, zone=NOBODY_KNOWS), zoned=False)


ROWS: list[Row] = [
    ("campaign.law-fresh", perhaps(900), UNKNOWN),
    ("campaign.law-fresh", perhaps(1), PASS),
    ("campaign.law-read", nowhere(), UNKNOWN),
    ("campaign.references-hold", dated_case(draw=drawn((MAIN.id, OVER))), PASS),
    ("campaign.references-hold", dated_case(draw=drawn((ELSEWHERE, OVER))), FAIL),
    ("campaign.promoter-at-home", stateless(), UNKNOWN),
    ("campaign.majority-met", aged("KE", minimum_age=None, guardian_consent=NOBODY_KNOWS), UNKNOWN),
    ("campaign.majority-met", aged("FR", minimum_age=None, guardian_consent=NOBODY_KNOWS), UNKNOWN),
    ("campaign.majority-met", aged("FR", minimum_age=None), FAIL),
    ("campaign.dates-in-turn", endless(WindowFor.CLAIM), UNKNOWN),
    ("campaign.dates-in-turn", endless(WindowFor.ANNOUNCE), PASS),
    (
        "campaign.dates-in-turn",
        windows(WindowPlan(id="a", what=WindowFor.ANNOUNCE), WindowPlan(id="b", what=WindowFor.CLAIM)),
        UNKNOWN,
    ),
    ("campaign.kept-until-collected", windows(CLAIM, draw=BY_THEN, privacy=lasting("P1M", About.ENTRANT)), PASS),
    (
        "campaign.dates-printed",
        evolve(
            printing(Fact.CLOSING, "2023-09-16 00:00"),
            plan=evolve(printing(Fact.CLOSING, "2023-09-16 00:00").plan, rounds=(MAIN, RoundPlan(id=RoundId("b")))),
        ),
        UNKNOWN,
    ),
    ("campaign.dates-in-turn", endless(WindowFor.CLAIM, closes_when=A_DAY), BESIDE),
    ("campaign.dates-in-turn", endless(WindowFor.ANNOUNCE, closes_when=A_DAY), PASS),
    ("campaign.dates-in-turn", windows(CLAIM, rounds=(evolve(MAIN, closes_at=NOBODY_KNOWS),)), BESIDE),
    ("campaign.dates-in-turn", windows(CLAIM, rounds=(), draw=evolve(PLAN.draw, draws_at=NOBODY_KNOWS)), BESIDE),
    ("campaign.dates-in-turn", dated_case(draw=drawn((MAIN.id, NOBODY_KNOWS))), BESIDE),
    ("campaign.dates-in-turn", dated_case(draw=drawn((ELSEWHERE, OVER))), PASS),
    ("campaign.dates-in-turn", dated_case(draw=drawn((ELSEWHERE, OVER), (MAIN.id, NOON))), PASS),
    ("campaign.dates-in-turn", dated_case(draw=drawn((ELSEWHERE, OVER), (MAIN.id, OVER.subtract(days=1)))), FAIL),
    (
        "campaign.dates-in-turn",
        dated_case(rounds=(evolve(MAIN, closes_at=NOBODY_KNOWS),), draw=drawn((MAIN.id, OVER.subtract(days=1)))),
        BESIDE,
    ),
    (
        "campaign.dates-in-turn",
        windows(
            WindowPlan(id="open", what=WindowFor.CLAIM, rounds=OF_ONE_ROUND),
            evolve(EARLY, id="late", what=WindowFor.CLAIM, rounds=OF_ONE_ROUND),
        ),
        FAIL,
    ),
    ("campaign.dates-in-turn", windows(evolve(CLAIM, rounds=OF_ONE_ROUND), draw=BY_THEN), BESIDE),
    ("campaign.dates-in-turn", loosely(draws_at=NOBODY_KNOWS, draws_by=WIN_DATE), BESIDE),
    ("campaign.dates-in-turn", window(WindowFor.VOTE, WIN_DATE.add(days=1), draw=BY_THEN), FAIL),
    ("campaign.dates-in-turn", window(WindowFor.CLAIM, WIN_DATE.subtract(days=1), draw=BY_THEN), UNKNOWN),
    (
        "campaign.kept-until-collected",
        windows(
            evolve(CLAIM, closes_at=NOBODY_KNOWS), shipping=NO_COLLECTION, privacy=evolve(PLAN.privacy, purposes=())
        ),
        BESIDE,
    ),
    (
        "campaign.kept-until-collected",
        windows(
            WindowPlan(id="w", what=WindowFor.USE), shipping=NO_COLLECTION, privacy=evolve(PLAN.privacy, purposes=())
        ),
        PASS,
    ),
    ("campaign.kept-until-collected", windows(COLLECT, shipping=IN_THE_SHOP), UNKNOWN),
    ("campaign.kept-until-collected", windows(CLAIM, draw=BY_THEN, privacy=lasting("P1M")), BESIDE),
    ("campaign.kept-until-collected", windows(CLAIM, draw=BY_THEN, privacy=lasting("P1D")), FAIL),
    ("campaign.dates-in-turn", endless(WindowFor.USE, opens_at=WIN_DATE.add(seconds=1)), BESIDE),
    ("campaign.dates-in-turn", endless(WindowFor.USE, opens_at=WIN_DATE), UNKNOWN),
    ("campaign.dates-in-turn", endless(WindowFor.VOTE, opens_at=WIN_DATE.add(days=1)), UNKNOWN),
    ("campaign.winners-can-receive", winning(NOBODY_KNOWS), PASS),
    ("campaign.winners-can-receive", winning(NOBODY_KNOWS, sent=(Place("CH"),)), UNKNOWN),
    ("campaign.promoter-at-home", winning(NOBODY_KNOWS), BESIDE),
    ("campaign.dates-printed", unzoned(printing(Fact.CLOSING, "2023-09-15 00:00")), UNKNOWN),
    ("campaign.rounds-alike", unzoned(beside(FOLLOWING, evolve(FOLLOWING, id=RoundId("c")))), BESIDE),
    ("campaign.rounds-alike", beside(FOLLOWING, RoundPlan(id=RoundId("c"))), BESIDE),
    ("campaign.rounds-alike", beside(RoundPlan(id=RoundId("two"))), PASS),
    ("campaign.rounds-apart", but(rounds=(evolve(MAIN, closes_at=NOBODY_KNOWS),)), PASS),
    ("campaign.rounds-apart", beside(evolve(FOLLOWING, opens_at=OVER)), PASS),
    ("campaign.rounds-apart", beside(evolve(FOLLOWING, opens_at=OVER), RoundPlan(id=RoundId("c"))), BESIDE),
    ("campaign.rounds-apart", beside(evolve(FOLLOWING, opens_at=MAIN.opens_at), RoundPlan(id=RoundId("c"))), FAIL),
]


@pytest.mark.parametrize("row", ROWS, ids=names(ROWS))
def test_the_checks_answer(row: Row) -> None:
    answered(CROSS_CHECKS, row)
