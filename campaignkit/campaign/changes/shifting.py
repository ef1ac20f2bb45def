"""Which dates a change shifts, and what stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from campaignkit.calendar import working_days_between
from campaignkit.campaign.anchors import anchors
from campaignkit.campaign.changes.nouns import Date, Margin, Shift
from campaignkit.campaign.moving import civil_day
from campaignkit.campaign.plan import CampaignPlan
from campaignkit.privacy import retention_ends
from campaignkit.values import UNKNOWN, Instant, Maybe

ASKED_ABOUT: Mapping[str, Callable[[CampaignPlan], Any]] = {
    "prizes": lambda plan: plan.prizes.lines,
    "budget": lambda plan: plan.objectives.budget,
    "alternates": lambda plan: tuple((tier.id, tier.alternates) for tier in plan.draw.tiers),
    "retention": lambda plan: tuple((purpose.id, purpose.retention) for purpose in plan.privacy.purposes),
}
"""What people ask about when something changes, by the name under which the answer is given."""


def shifts(before: CampaignPlan, after: CampaignPlan) -> tuple[Shift, ...]:
    """Every date that one plan has otherwise than the other, in the order of a contest."""
    old, new = dict(_dates(before)), dict(_dates(after))
    keys = sorted({*old, *new}, key=lambda key: (list(Date).index(key[0]), key[1]))
    return tuple(
        Shift(date=kind, of=of, before=old.get((kind, of)), after=new.get((kind, of)))
        for kind, of in keys
        if old.get((kind, of)) != new.get((kind, of))
    )


def margin(before: CampaignPlan, after: CampaignPlan) -> Margin | None:
    """The working days between the last answer and the sending, under each plan; None where a date is not known."""
    ships_on, left, now_left = after.shipping.ships_on, _left(before), _left(after)
    if ships_on is UNKNOWN or ships_on is None or left is None or now_left is None:
        return None
    return Margin(ships_on=ships_on, before=left, after=now_left)


def _left(plan: CampaignPlan) -> int | None:
    ships_on, last = plan.shipping.ships_on, anchors(plan).get("claim")
    if ships_on is UNKNOWN or ships_on is None or last is None:
        return None
    return working_days_between(civil_day(last, plan.clock), ships_on, plan.works)


def same(before: CampaignPlan, after: CampaignPlan) -> tuple[str, ...]:
    """Which of the things that people ask about are in the plan, and stay as they are."""
    return tuple(name for name, look in ASKED_ABOUT.items() if look(before) and look(before) == look(after))


def _dates(plan: CampaignPlan) -> Iterator[tuple[tuple[Date, str], Instant]]:
    known = anchors(plan)
    for kind, of, at in _said(plan):
        if isinstance(at, Instant):
            yield (kind, of), at
    answered = plan.claims.confirm_by if isinstance(plan.claims.confirm_by, Instant) else known.get("claim")
    for kind, end in ((Date.CLAIM, answered), (Date.DELIVERY, known.get("delivery"))):
        if end is not None:
            yield (kind, ""), end
    if plan.draw.draws_at is not UNKNOWN:
        yield (Date.SEAL, ""), plan.draw.draws_at.subtract(minutes=plan.draw.margin_minutes)
    for purpose in plan.privacy.purposes:
        ends = retention_ends(purpose, known, plan.clock, plan.works)
        if ends is not None:
            yield (Date.ERASURE, purpose.id), ends


def _said(plan: CampaignPlan) -> Iterator[tuple[Date, str, Maybe[Instant | None]]]:
    """The dates that the plan itself gives, or does not yet."""
    for each in plan.rounds:
        yield Date.OPENING, each.id, each.opens_at
        yield Date.CLOSING, each.id, each.closes_at
    yield Date.DRAW, "", plan.draw.draws_at
    yield Date.DRAWN_BY, "", plan.draw.draws_by
    yield from ((Date.ROUND_DRAW, each.id, each.at) for each in plan.draw.rounds)
    yield Date.NOTICE, "", plan.claims.notify_by
    yield Date.COLLECTION, "", plan.shipping.collect_until
    yield Date.PUBLICATION, "", getattr(plan.followup.publication, "by", UNKNOWN)
    for window in plan.windows:
        yield Date.WINDOW_OPENING, window.id, window.opens_at
        yield Date.WINDOW_CLOSING, window.id, window.closes_at
