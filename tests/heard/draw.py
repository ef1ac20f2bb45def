"""Draws that are arranged, half arranged, and arranged in ways that cannot be."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from campaignkit.checklists import Case
from campaignkit.draw import DrawPlan, Method, Reaction, ReactionsPlan, TierId, TierPlan, Within
from campaignkit.values import UNKNOWN, Text
from tests.cases import signed
from tests.draw.rounds import ON, committed, held
from tests.draw.test_checks import CLOSE, TRIP, UP, WHOLE, of
from tests.heard.asking import Cases

KIT = TierPlan(id=TierId("kit"), prize="kit", count=1, alternates=1, on=UP, pool="lyon")
SEALED = "draw.sealed-and-witnessed@r1"


def trip(**about: Any) -> Case[Any, Any]:
    """The whole plan, with something else in its one tier."""
    return of(evolve(WHOLE, tiers=(evolve(TRIP, **about),)))


def but(**about: Any) -> Case[Any, Any]:
    """The whole plan, with something else in it."""
    return of(evolve(WHOLE, **about))


CASES: Cases = {
    "a whole plan": of(),
    "nothing is known": of(DrawPlan()),
    "a tier of which nothing is known": but(tiers=(TierPlan(id=TierId("trip"), prize="trip"),)),
    "two reactions of four": trip(on=ReactionsPlan(silence=Reaction.NEXT, ineligible=Reaction.NEXT)),
    "two reactions of four, for nobody knows how many": trip(
        count=UNKNOWN, on=ReactionsPlan(silence=Reaction.NEXT, ineligible=Reaction.NEXT)
    ),
    "no witness is chosen": but(witness=UNKNOWN),
    "a bailiff": but(witness="bailiff"),
    "a bailiff who was there": of(evolve(WHOLE, witness="bailiff"), sign_offs=signed("draw.witness-present@r1")),
    "a day that nobody knows": but(draws_at=UNKNOWN),
    "a last day": but(draws_at=UNKNOWN, draws_by=CLOSE.add(days=4)),
    "an instant win": but(method=Method.INSTANT_WIN, draws_at=UNKNOWN),
    "first come": but(method=Method.FIRST_COME, draws_at=UNKNOWN),
    "a draw before the close": of(anchors={"close": CLOSE, "draw": CLOSE.subtract(seconds=1)}),
    "a draw by a date after the close": of(
        anchors={"close": CLOSE, "draw": CLOSE.add(days=1)}, earlier={"draw": "draw.draws_at", "claim": "x"}
    ),
    "a draw at the close": of(anchors={"close": CLOSE, "draw": CLOSE}),
    "a close, and no draw": of(anchors={"close": CLOSE}),
    "a draw, and no close": of(anchors={"draw": CLOSE}),
    "no alternate": trip(alternates=0),
    "no alternate, and winners who move up": trip(alternates=0, on=UP),
    "no alternate, and none needed": trip(alternates=0, on=ReactionsPlan(silence=Reaction.LAPSE)),
    "nobody knows how many alternates": trip(alternates=UNKNOWN),
    "winners move up in a tier alone": of(evolve(WHOLE, tiers=(evolve(TRIP, on=UP),), within=Within.TIER)),
    "winners move up in the draw": of(evolve(WHOLE, tiers=(evolve(TRIP, on=UP),), within=Within.DRAW)),
    "winners move up from another pool": of(evolve(WHOLE, tiers=(TRIP, KIT), within=Within.DRAW)),
    "winners move up when a parcel comes back": of(
        evolve(WHOLE, tiers=(evolve(TRIP, on=evolve(UP, undeliverable=Reaction.CASCADE)),), within=Within.DRAW)
    ),
    "winners move up in one pool, tier by tier": of(
        evolve(WHOLE, tiers=(TRIP, evolve(KIT, pool=TRIP.pool)), within=Within.TIER)
    ),
    "a jury": of(DrawPlan(method=Method.JURY)),
    "a vote": of(DrawPlan(method=Method.VOTE)),
    "an estimate, the earliest first": of(
        DrawPlan(method=Method.ESTIMATE, tie_break=(Text("le premier reçu", "the earliest"),))
    ),
    "a decision from outside": of(DrawPlan(method=Method.RECORDED)),
    "dice": but(chain="dice"),
    "the older chain": but(chain="default"),
    "nobody knows which randomness": but(chain=UNKNOWN),
    "a sealed list": of(state=committed()),
    "a sealed list that a witness saw": of(state=committed(), sign_offs=signed(SEALED)),
    "a sealed list of another round": of(
        state=committed(), item="r2", sign_offs=signed("draw.sealed-and-witnessed@r2")
    ),
    "drawn": of(state=held(), sign_offs=signed(SEALED)),
    "all four reactions": trip(on=ON),
}
