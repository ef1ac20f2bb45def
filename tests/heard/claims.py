"""Winners who are told, answer, keep silent; and plans that say less, or too much, of when they must."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from campaignkit.claims import ClaimClock, ClaimsPlan, Consent
from campaignkit.values import UNKNOWN, Text, period
from tests.cases import NOON
from tests.claims.test_checks import CONFIRMED, EXPIRED, FIRST, NAMED, SECOND, SELECTED, TOLD, WHOLE, YES, of
from tests.heard.asking import Cases

FIXED = evolve(WHOLE, reply_within=UNKNOWN, clock_from=ClaimClock.FIXED)
DRAWN: dict[str, Any] = {"anchors": {"draw": NOON}}


def by(days: int, **about: Any) -> ClaimsPlan:
    """The winners answer by a date, so many days after the draw."""
    return evolve(FIXED, confirm_by=NOON.add(days=days), **about)


CASES: Cases = {
    "a whole plan": of(TOLD, WHOLE),
    "nothing is decided": of(SELECTED, ClaimsPlan()),
    "a delay that begins nobody knows when": of(plan=evolve(WHOLE, clock_from=UNKNOWN)),
    "no delay, and nobody knows when it begins": of(plan=evolve(WHOLE, reply_within=None, clock_from=UNKNOWN)),
    "a fixed date that nobody knows": of(plan=FIXED),
    "no fixed date": of(plan=evolve(FIXED, confirm_by=None)),
    "nobody knows what becomes of a prize": of(plan=evolve(WHOLE, unclaimed=UNKNOWN)),
    "a date and a delay to answer": of(plan=evolve(WHOLE, confirm_by=NOON)),
    "a date and a delay to tell": of(plan=evolve(WHOLE, notify_by=NOON)),
    "two dates": of(plan=evolve(WHOLE, reply_within=None, confirm_by=NOON, notify_within=UNKNOWN, notify_by=NOON)),
    "a last day before the draw": of(plan=by(-1, notify_within=UNKNOWN), **DRAWN),
    "a last day that is the draw's": of(plan=by(0, notify_within=UNKNOWN), **DRAWN),
    "a last day after the draw": of(plan=by(1, notify_within=UNKNOWN), **DRAWN),
    "a last day when the last is told": of(plan=by(5), **DRAWN),
    "a last day after the last is told": of(plan=by(6), **DRAWN),
    "a last day before the close": of(plan=by(-1), anchors={"close": NOON}),
    "a last day before the draw, after the close": of(
        plan=by(-1), anchors={"close": NOON.subtract(days=9), "draw": NOON}
    ),
    "told within two working days, of which one is a holiday": of(
        plan=by(3, notify_within=period("P2B")), works=lambda day: day != NOON.add(days=1).date(), **DRAWN
    ),
    "told within two working days": of(plan=by(3, notify_within=period("P2B")), **DRAWN),
    "a last day, and no draw": of(plan=by(1)),
    "no other channel": of(TOLD, evolve(WHOLE, second_channel=None)),
    "no document": of(plan=evolve(WHOLE, documents=())),
    "not told": of(SELECTED),
    "told once": of(TOLD),
    "told twice by one channel": of(evolve(TOLD, attempts=(FIRST, FIRST))),
    "told by both channels": of(evolve(TOLD, attempts=(FIRST, SECOND))),
    "told three times": of(evolve(TOLD, attempts=(FIRST, SECOND, SECOND))),
    "told, and no reminder planned": of(TOLD, evolve(WHOLE, reminders=0)),
    "reminded once, and no reminder planned": of(evolve(TOLD, attempts=(FIRST, FIRST)), evolve(WHOLE, reminders=0)),
    "told, with no last day": of(evolve(TOLD, deadline=None)),
    "too late by a moment": of(evolve(TOLD, deadline=NOON)),
    "a second is left": of(evolve(TOLD, deadline=NOON.add(seconds=1))),
    "said yes": of(YES),
    "said yes, without a name": of(evolve(YES, consent=Consent(form="no-name", proof="answer"))),
    "told, and agreed to be named": of(evolve(TOLD, consent=NAMED)),
    "confirmed": of(CONFIRMED),
    "confirmed, and agreed to be named": of(evolve(CONFIRMED, consent=NAMED)),
    "too late": of(EXPIRED),
    "nobody is named": of(plan=evolve(WHOLE, publication_consent=False)),
    "nobody knows who is named": of(CONFIRMED, evolve(WHOLE, publication_consent=UNKNOWN)),
    "another fate": of(plan=evolve(WHOLE, unclaimed=Text("don", "charity"), reply_within=period("P1D"))),
    "a last day before the last is told": of(plan=by(3, notify_within=UNKNOWN, notify_by=NOON.add(days=4)), **DRAWN),
    "a last day after the last is told by a date": of(
        plan=by(5, notify_within=UNKNOWN, notify_by=NOON.add(days=4)), **DRAWN
    ),
    "a last day before a draw that may be earlier": of(
        plan=by(-1), anchors={"draw": NOON}, earlier={"draw": "draw.draws_at"}
    ),
    "a last day after the close, and a draw that nobody has dated": of(plan=by(6), anchors={"close": NOON}),
    "a last day that is the last to be told, after a draw that may be earlier": of(
        plan=by(4, notify_within=UNKNOWN, notify_by=NOON.add(days=4)), earlier={"draw": "draw.draws_at"}, **DRAWN
    ),
    "a last day after the draw of a card that is scratched": of(
        plan=by(1, notify_within=UNKNOWN, winner_writes_first=True), **DRAWN
    ),
}
