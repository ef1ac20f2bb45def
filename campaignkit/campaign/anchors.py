"""The dates that due dates, checks and retention count from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from attrs import frozen

from campaignkit.campaign.plan import CampaignPlan
from campaignkit.campaign.windows import RoundPlan
from campaignkit.checklists import Quote, on_clock
from campaignkit.claims import ClaimClock
from campaignkit.shipping import ClockFrom
from campaignkit.values import UNKNOWN, Instant, Maybe, Text

Pairs: TypeAlias = Iterator[tuple[str, str]]
"""Names of dates, each with a place of the plan."""


def anchors(plan: CampaignPlan, round_id: str = "") -> Mapping[str, Instant]:
    """Opening, close, draw, claim, delivery and retention, as far as the plan lets them be known.

    For one round its own opening, close and draw; for the whole campaign the first opening, the
    last close and the last draw. `draw` is the last instant of the draw where its own is unknown
    (`draws_by`); `claim` is the last instant (exclusive) at which a winner may still answer.
    """
    rounds = tuple(each for each in plan.rounds if each.id == round_id) or plan.rounds
    return dict(_dates(plan, rounds))


@frozen
class Dated:
    """The dates of a campaign or a round, and the places of the plan that give them, with what they say.

    `earlier` and `later` name the dates that may still prove to be so, each with the place that would settle it.
    """

    anchors: Mapping[str, Instant]
    told: Mapping[str, Quote]
    earlier: Mapping[str, str]
    later: Mapping[str, str]


def dated(plan: CampaignPlan, round_id: str = "") -> Dated:
    """The dates, as far as they are known, with the place of each."""
    known = anchors(plan, round_id)
    rounds = tuple(each for each in plan.rounds if each.id == round_id) or plan.rounds
    return Dated(
        known, dict(_told(plan, rounds, known)), dict(_earlier(plan, rounds, known)), dict(_later(plan, known))
    )


def _earlier(plan: CampaignPlan, rounds: tuple[RoundPlan, ...], dates: Mapping[str, Instant]) -> Pairs:
    """The dates that what is not said yet may still bring forward."""
    undrawn = next((where for at, where in _draws(plan, rounds) if at is UNKNOWN), None)
    if undrawn is not None and "draw" in dates:
        yield "draw", undrawn
    told = plan.claims.clock_from is ClaimClock.FIRST_NOTICE and isinstance(plan.claims.notify_by, Instant)
    counted = "claim" in dates and not plan.claims.confirm_by
    if counted and plan.claims.clock_from is UNKNOWN:
        yield "claim", "claims.clock_from"
    elif counted and undrawn is not None and plan.claims.clock_from is not ClaimClock.CLOSE and not told:
        yield "claim", undrawn
    if "delivery" in dates and plan.shipping.clock_from is UNKNOWN:
        yield "delivery", "shipping.clock_from"
    elif "delivery" in dates and undrawn is not None and plan.shipping.clock_from is not ClockFrom.CLOSE:
        yield "delivery", undrawn


def _later(plan: CampaignPlan, dates: Mapping[str, Instant]) -> Pairs:
    """The dates of which only the earliest is known: nobody has said how soon winners are told, and they are."""
    claims = plan.claims
    counted = "claim" in dates and not claims.confirm_by and not claims.winner_writes_first
    untold = claims.notify_within is UNKNOWN and not isinstance(claims.notify_by, Instant)
    if counted and untold and claims.clock_from not in (ClaimClock.CLOSE, ClaimClock.DRAW):
        yield "claim", "claims.notify_within"


def _told(
    plan: CampaignPlan, rounds: tuple[RoundPlan, ...], dates: Mapping[str, Instant]
) -> Iterator[tuple[str, Quote]]:
    for each in rounds:
        if "opening" in dates and each.opens_at == dates["opening"]:
            yield "opening", Quote(f"rounds[{each.id}].opens_at", on_clock(dates["opening"], plan.clock))
        if "close" in dates and each.over_at == dates["close"] and each.closes_at is not UNKNOWN:
            yield "close", Quote(f"rounds[{each.id}].closes_at", on_clock(each.closes_at, plan.clock))
    if "draw" in dates:
        yield "draw", Quote(_drawn(plan, rounds)[0], on_clock(dates["draw"], plan.clock))
    if "claim" in dates:
        where = "claims.confirm_by" if plan.claims.confirm_by else "claims.reply_within"
        yield "claim", _until(where, "" if plan.claims.confirm_by else plan.claims.reply_within, dates["claim"], plan)
    if "delivery" in dates:
        yield "delivery", _until("shipping.deliver_within", plan.shipping.deliver_within, dates["delivery"], plan)


def _until(where: str, delay: object, end: Instant, plan: CampaignPlan) -> Quote:
    """A delay of the plan with the instant at which it ends (exclusive), or that instant alone."""
    until = on_clock(end, plan.clock)
    return Quote(where, Text(f"{delay}, jusqu'au {until}", f"{delay}, until {until}") if delay else until)


def _dates(plan: CampaignPlan, rounds: tuple[RoundPlan, ...]) -> Iterator[tuple[str, Instant]]:
    openings = [each.opens_at for each in rounds if each.opens_at is not UNKNOWN]
    closings = [each.over_at for each in rounds if each.over_at is not None]
    if openings:
        yield "opening", min(openings)
    over = max(closings) if closings and len(closings) == len(rounds) else None
    if over is not None:
        yield "close", over
    _where, drawn = _drawn(plan, rounds)
    if drawn is not None:
        yield "draw", drawn
        yield from _delivery(plan, drawn, over)
        yield from _claim(plan, drawn, over)


def _draws(plan: CampaignPlan, rounds: tuple[RoundPlan, ...]) -> list[tuple[Maybe[Instant], str]]:
    """When each round is drawn, with the place that says it."""
    return [plan.draw.date_of(each.id) for each in rounds] or [(plan.draw.draws_at, "draw.draws_at")]


def _drawn(plan: CampaignPlan, rounds: tuple[RoundPlan, ...]) -> tuple[str, Instant | None]:
    """When winners are chosen, or by when at the latest, with the place that says it; None while neither is known."""
    draw, dates = plan.draw, _draws(plan, rounds)
    known = [(at, where) for at, where in dates if at is not UNKNOWN]
    if len(known) == len(dates):
        at, where = max(known)
        return where, at
    return "draw.draws_by", None if draw.draws_by is UNKNOWN else draw.draws_by


def _claim(plan: CampaignPlan, drawn: Instant, over: Instant | None) -> Iterator[tuple[str, Instant]]:
    claims, zone, works = plan.claims, plan.clock, plan.works
    told = drawn if claims.notify_within is UNKNOWN else claims.notify_within.after(drawn, zone, works)
    if isinstance(claims.notify_by, Instant):
        told = max(drawn, claims.notify_by)
    starts = {ClaimClock.CLOSE: over, ClaimClock.DRAW: drawn}
    start = told if claims.clock_from is UNKNOWN else starts.get(claims.clock_from, told)
    if claims.confirm_by is not UNKNOWN and claims.confirm_by is not None:
        yield "claim", claims.confirm_by
    elif claims.reply_within is not UNKNOWN and claims.reply_within is not None and start is not None:
        yield "claim", claims.reply_within.after(start, zone, works)


def _delivery(plan: CampaignPlan, drawn: Instant, over: Instant | None) -> Iterator[tuple[str, Instant]]:
    """The last day of the promised delivery, counted from the close or the draw; later clocks run per winner."""
    shipping = plan.shipping
    start = over if shipping.clock_from is ClockFrom.CLOSE else drawn
    if shipping.deliver_within is not UNKNOWN and start is not None:
        yield "delivery", shipping.deliver_within.after(start, plan.clock, plan.works)
