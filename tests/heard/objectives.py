"""Objectives, figures, money and hours: whole, blank, and at each bound."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from attrs import evolve

from campaignkit.checklists import Case
from campaignkit.objectives import Approved, BudgetState, Estimated, Measures, Revised
from campaignkit.values import UNKNOWN, Money, SubjectId, Text
from tests.cases import NOON
from tests.heard.asking import Cases
from tests.objectives.test_checks import ADS, EMPTY, FIVE, OTHERS, POSTS, PRIMARY, WHOLE, of

YES = Approved(planned=FIVE, amount=FIVE, reference="po-1", by=SubjectId("lea"), at=NOON)
FRANCS = Money(5, "CHF")


def but(budget: BudgetState | None = YES, **about: Any) -> Case[Any, Any]:
    """The whole plan, approved, with something else in it."""
    return of(evolve(WHOLE, **about), budget)


def primary(**about: Any) -> Case[Any, Any]:
    """Another primary KPI."""
    return but(kpis=(evolve(PRIMARY, **about), *OTHERS))


def beside(*others: Any) -> Case[Any, Any]:
    """Other secondary KPIs."""
    return but(kpis=(PRIMARY, *others))


def networks(count: int, hours: str) -> Case[Any, Any]:
    """So many networks, for so many hours."""
    return but(networks=tuple(f"network-{n}" for n in range(count)), hours=(evolve(POSTS, hours=Decimal(hours)),))


FOURTH, FIFTH = evolve(OTHERS[0], id="k3"), evolve(OTHERS[0], id="k4")
CASES: Cases = {
    "a whole plan": but(),
    "a blank plan": of(EMPTY),
    "blank words": but(objective=Text(" ", "")),
    "no English words": but(objective=Text("300 inscrits", " "), audience=Text("familles", "")),
    "no French words": but(objective=Text("", "300 sign-ups"), audience=Text(" ", "families")),
    "no country": but(countries=()),
    "nobody knows which country": but(countries=UNKNOWN),
    "a primary figure of which nothing is known": primary(
        baseline=UNKNOWN, target=UNKNOWN, source=UNKNOWN, measures=UNKNOWN
    ),
    "no primary figure": but(kpis=OTHERS),
    "two primary figures": but(kpis=(PRIMARY, evolve(PRIMARY, id="second", measures=Measures.REACH))),
    "likes decide": primary(measures=Measures.LIKES),
    "reach decides": primary(measures=Measures.REACH),
    "sales decide": primary(measures=Measures.SALES),
    "two other figures": beside(*OTHERS[:2]),
    "four other figures": beside(*OTHERS, FOURTH),
    "five other figures": beside(*OTHERS, FOURTH, FIFTH),
    "a figure without a target": beside(*OTHERS, evolve(FOURTH, target=UNKNOWN)),
    "no hours": but(hours=()),
    "ads nobody knows for how much": of(evolve(WHOLE, budget=(evolve(ADS, amount=UNKNOWN),)), YES),
    "two currencies": but(hours=(evolve(POSTS, rate=FRANCS),)),
    "zero hours": but(hours=(evolve(POSTS, hours=Decimal(0)),)),
    "hours nobody knows at what rate": but(hours=(evolve(POSTS, rate=UNKNOWN),)),
    "nothing kept aside": but(contingency_percent=UNKNOWN),
    "9.9 % kept aside": but(contingency_percent=Decimal("9.9")),
    "15 % kept aside": but(contingency_percent=Decimal(15)),
    "15.1 % kept aside": but(contingency_percent=Decimal("15.1")),
    "an estimate": but(Estimated(planned=FIVE)),
    "a revision": but(Revised(planned=FIVE, amount=FIVE, reason="more ads")),
    "no network": networks(0, "0"),
    "four networks, 9.9 hours": networks(4, "9.9"),
    "four networks, ten hours": networks(4, "10"),
    "three networks, one hour": networks(3, "1"),
    "four networks, no hours": but(networks=("a", "b", "c", "d"), hours=()),
    "one network four times": but(networks=("a", "a", "a", "a"), hours=()),
}
