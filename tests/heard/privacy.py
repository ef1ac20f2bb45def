"""Purposes of data that are known, vague and forgotten; and what has become of the data."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from campaignkit.checklists import Case
from campaignkit.privacy import (
    About,
    After,
    Erased,
    Held,
    Kept,
    PrivacyPlan,
    PrivacyState,
    Processor,
    Purpose,
    PurposeId,
    RetentionFor,
    RetentionUntil,
)
from campaignkit.values import UNKNOWN, Digest, SubjectId, Text, period
from tests.cases import NOON
from tests.heard.asking import Cases
from tests.privacy.test_checks import PLAY, WHOLE, of

FORGOTTEN = Purpose(id=PurposeId("log"), text=Text("journal", "log"), about=About.LOG)
NEWS = evolve(PLAY, id=PurposeId("news"), about=About.MARKETING)
GONE = Erased(rows=1, attestation=Digest("0" * 64), by=SubjectId("lea"), at=NOON)
VAGUE = evolve(PLAY, retention=RetentionUntil(what=Text("fin du jeu", "contest completed")))

TWO_WORKING_DAYS = evolve(PLAY, retention=RetentionFor(period=period("P2B"), after=After.CLOSE))


def kept(*purposes: Purpose, **about: Any) -> Case[Any, Any]:
    """Data for these purposes."""
    return of(evolve(WHOLE, purposes=purposes, **about))


def claimed(days: int, *purposes: Purpose) -> Case[Any, Any]:
    """A prize can be claimed so many days after the close."""
    return evolve(kept(*(purposes or (PLAY,))), anchors={"close": NOON, "claim": NOON.add(days=days)})


def asking(*fields: str) -> Case[Any, Any]:
    """Entrants are asked for these fields."""
    return kept(evolve(PLAY, fields=fields))


def bound(**about: Any) -> Case[Any, Any]:
    """One processor."""
    return of(evolve(WHOLE, processors=(Processor(party="tool", **about),)))


def left(**purposes: Any) -> Case[Any, Any]:
    """What has become of the data."""
    return of(state=PrivacyState(purposes={PurposeId(name): here for name, here in purposes.items()}))


TOLD_LATE = {"claim": "claims.notify_within"}
CASES: Cases = {
    "a whole plan": of(),
    "nothing is known": of(PrivacyPlan()),
    "no data": of(PrivacyPlan(no_data=True)),
    "no data, and a purpose": of(PrivacyPlan(no_data=True, purposes=(PLAY,))),
    "no purpose": kept(),
    "a purpose that nobody thought about": kept(PLAY, FORGOTTEN),
    "a log only": kept(evolve(PLAY, about=About.LOG)),
    "consent that comes with the entry": kept(PLAY, opt_in=False),
    "marketing without consent": kept(PLAY, NEWS),
    "marketing with consent": kept(PLAY, NEWS, opt_in=True),
    "marketing, and nobody knows of consent": kept(PLAY, NEWS, opt_in=UNKNOWN),
    "no field is listed": asking(),
    "all are asked where they live": asking("account", "postal-address"),
    "all are asked in French where they live": asking("ADRESSE_POSTALE", "ville"),
    "all are asked for their e-mail address": asking("e-mail address", "adresse_ip"),
    "winners are asked where they live": kept(PLAY, evolve(PLAY, id=PurposeId("prize"), about=About.WINNER)),
    "no contract is signed": bound(contract=False),
    "nobody knows whether a contract is signed": bound(),
    "no processor": of(evolve(WHOLE, processors=())),
    "until the contest is completed": kept(VAGUE),
    "claimed before it is erased": claimed(29),
    "claimed when it is erased": claimed(30),
    "claimed after it is erased": claimed(31),
    "kept for two working days, and claimed after": claimed(3, TWO_WORKING_DAYS),
    "kept for two working days, of which one is a holiday": evolve(
        claimed(3, TWO_WORKING_DAYS), works=lambda day: day != NOON.add(days=1).date()
    ),
    "a log erased before the claim": claimed(99, evolve(PLAY, about=About.LOG)),
    "winners erased before the claim": claimed(99, evolve(PLAY, about=About.WINNER)),
    "kept until nobody knows when, and claimed": claimed(99, VAGUE),
    "kept from a draw that nobody knows, and claimed": claimed(
        99, evolve(PLAY, retention=RetentionFor(period=period("P1D"), after=After.DRAW))
    ),
    "everything is gone": left(play=GONE),
    "something is still there": left(play=GONE, log=Kept(about=About.LOG)),
    "a lawsuit": left(play=Held(about=About.ENTRANT, reason="lawsuit")),
    "claimed nobody knows how much later than when it is erased": evolve(claimed(30), later=TOLD_LATE),
    "claimed nobody knows how much later, and not before anything else": evolve(claimed(30), later={"draw": "x"}),
    "a log only, and claimed nobody knows how much later": evolve(
        claimed(30, evolve(PLAY, about=About.LOG)), later=TOLD_LATE
    ),
    "claimed after it is erased, or perhaps before": evolve(claimed(60), earlier={"claim": "draw.draws_at"}),
    "claimed after it is erased, and both may be earlier": evolve(
        claimed(60), earlier={"claim": "draw.draws_at", "close": "rounds"}
    ),
    "claimed after it is erased, which may be earlier": evolve(claimed(60), earlier={"close": "rounds"}),
    "kept until long after a claim, from a date that may be earlier": evolve(claimed(10), earlier={"close": "rounds"}),
}
