"""Which dates a change shifts, and what stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from campaignkit.calendar import working_days_between
from campaignkit.campaign.anchors import anchors
from campaignkit.campaign.changes.nouns import Date, Margin, Shift
from campaignkit.campaign.plan import CampaignPlan
from campaignkit.privacy import retention_ends
from campaignkit.values import UNKNOWN, Instant, civil

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
    """The working days left between the last answer and the sending; None where one of the two dates is not known.

    Where they have different days to send on, that of the new plan counts for both.
    """
    ships_on = after.shipping.ships_on
    last, now_last = anchors(before).get("claim"), anchors(after).get("claim")
    if ships_on is UNKNOWN or ships_on is None or last is None or now_last is None:
        return None
    left = [working_days_between(_there(after, at), ships_on, after.works) for at in (last, now_last)]
    return Margin(ships_on=ships_on, before=left[0], after=left[1])


def same(before: CampaignPlan, after: CampaignPlan) -> tuple[str, ...]:
    """Which of the things that people ask about are in the plan, and stay as they are."""
    return tuple(name for name, look in ASKED_ABOUT.items() if look(before) and look(before) == look(after))


def _dates(plan: CampaignPlan) -> Iterator[tuple[tuple[Date, str], Instant]]:
    for each in plan.rounds:
        for kind, at in ((Date.OPENING, each.opens_at), (Date.CLOSING, each.closes_at)):
            if at is not UNKNOWN:
                yield (kind, each.id), at
    known = anchors(plan)
    yield from (
        ((kind, ""), known[kind.value]) for kind in (Date.DRAW, Date.CLAIM, Date.DELIVERY) if kind.value in known
    )
    if "draw" in known:
        yield (Date.SEAL, ""), known["draw"].subtract(minutes=plan.draw.margin_minutes)
    for purpose in plan.privacy.purposes:
        ends = retention_ends(purpose, known, plan.clock, plan.works)
        if ends is not None:
            yield (Date.ERASURE, purpose.id), ends


def _there(plan: CampaignPlan, at: Instant) -> date:
    return date.fromordinal(civil(at, plan.clock).toordinal())
