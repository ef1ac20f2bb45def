"""Ways to enter, with limits, weights and pools that go together, and that do not; and what was counted."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from campaignkit.checklists import Case
from campaignkit.entries import (
    Action,
    AmountTimes,
    Consequence,
    Constant,
    EntriesPlan,
    EntryPool,
    LimitPeriod,
    NetworkCount,
    Scope,
)
from campaignkit.values import UNKNOWN, Text
from tests.cases import signed
from tests.entries.contest import COMMENT, PER_POST, PLAN, under
from tests.entries.test_checks import FORM, TALLY, of
from tests.heard.asking import Cases

BONUS = evolve(COMMENT, weight=Constant(tickets=5))
POOLED = evolve(COMMENT, pools=("lyon",))
LYON = EntryPool(id="lyon", name=Text("Lyon", "Lyons"))


def seen(method: Any = COMMENT, **about: Any) -> Case[Any, Any]:
    """One method, one limit."""
    return of(evolve(under(method, PER_POST), **about))


def entering(action: Action) -> Case[Any, Any]:
    """One enters so."""
    return seen(evolve(COMMENT, action=action))


def limited(**about: Any) -> Case[Any, Any]:
    """The limit is another one."""
    return of(under(COMMENT, evolve(PER_POST, **about)))


CASES: Cases = {
    "a whole plan": of(),
    "nothing is decided": of(EntriesPlan()),
    "no limit at all": of(EntriesPlan(methods=(COMMENT,), unlimited=True)),
    "limited and unlimited": of(evolve(PLAN, unlimited=True)),
    "a bonus, limited": seen(BONUS),
    "a bonus without a limit": of(EntriesPlan(methods=(BONUS,), unlimited=True)),
    "two tickets without a limit": of(
        EntriesPlan(methods=(evolve(COMMENT, weight=Constant(tickets=2)),), unlimited=True)
    ),
    "nobody knows whether a word is asked for": seen(evolve(COMMENT, word=UNKNOWN)),
    "a form, and nobody knows whether a word is asked for": seen(evolve(FORM, word=UNKNOWN)),
    "a limit twice": of(under(COMMENT, PER_POST, PER_POST)),
    "a limit of one method, another without": of(
        EntriesPlan(methods=(COMMENT, FORM), limits=(evolve(PER_POST, methods=("comment",)),))
    ),
    "a method thrice": of(EntriesPlan(methods=(COMMENT, COMMENT, COMMENT), limits=(PER_POST,))),
    "a weight without a bound": seen(evolve(COMMENT, weight=AmountTimes(multiplier=3))),
    "a bounded weight": seen(evolve(COMMENT, weight=AmountTimes(multiplier=3, most=50))),
    "a pool that is nowhere": seen(POOLED),
    "a pool that is another": of(evolve(under(POOLED, PER_POST), pools=(evolve(LYON, id="nice"),))),
    "a pool that is there": of(evolve(under(POOLED, PER_POST), pools=(LYON,))),
    "one bad post disqualifies": limited(scope=Scope.POST, consequence=Consequence.DISQUALIFY),
    "one bad account disqualifies": limited(consequence=Consequence.DISQUALIFY),
    "a limit per post": limited(scope=Scope.POST),
    "a limit per person": limited(scope=Scope.PERSON),
    "a limit per household": limited(scope=Scope.HOUSEHOLD, period=LimitPeriod.CONTEST),
    "comments and a form, per household": of(
        EntriesPlan(methods=(COMMENT, FORM), limits=(evolve(PER_POST, scope=Scope.HOUSEHOLD),))
    ),
    "a form": seen(FORM),
    "a code of a purchase": entering(Action.PURCHASE_CODE),
    "an upload": entering(Action.UPLOAD),
    "a post": entering(Action.POST),
    "a vote": entering(Action.VOTE),
    "a letter": entering(Action.LETTER),
    "a filter is chosen": of(evolve(PLAN, anti_fraud=None)),
    "a filter is signed and not chosen": of(sign_offs=signed("entries.anti-fraud@easter")),
    "counted, not compared": of(tally=TALLY),
    "compared before the last came": of(tally=evolve(TALLY, network=NetworkCount(shown=9, read=7, reason="deleted"))),
    "compared": of(tally=evolve(TALLY, network=NetworkCount(shown=9, read=8, reason="deleted"))),
    "refused by an article": of(tally=evolve(TALLY, refused_by_reason={"over-limit 4.2": 3})),
    "refused without an article": of(tally=evolve(TALLY, refused_by_reason={"over-limit": 1, "hidden": 2})),
    "one refused without an article": of(tally=evolve(TALLY, refused_by_reason={"over-limit 4.2": 3, "hidden": 1})),
    "none refused without an article": of(tally=evolve(TALLY, refused_by_reason={"over-limit": 0})),
    "refused as a duplicate": of(tally=evolve(TALLY, refused_by_reason={"duplicate": 3})),
}
