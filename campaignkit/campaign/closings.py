"""The closing of a round that moves, the dates that follow it, and by when one must say so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import evolve, has

from campaignkit.campaign.plan import CampaignPlan
from campaignkit.campaign.windows import WindowFor, WindowPlan, first_after
from campaignkit.draw import RoundDraw
from campaignkit.values import UNKNOWN, Instant, Maybe, Period, civil

FOLLOWERS = (
    ("draw", "draws_at"),
    ("draw", "draws_by"),
    ("claims", "notify_by"),
    ("claims", "confirm_by"),
    ("shipping", "collect_until"),
    ("followup", "publication", "by"),
)
"""Dates of the plan that follow the last closing."""
STAYING = frozenset((WindowFor.EVENT, WindowFor.USE, WindowFor.ANNOUNCE))
"""Windows whose dates do not depend on when a round closes."""


def with_closing(plan: CampaignPlan, round_id: str, closes_at: Instant) -> CampaignPlan:
    """The plan in which this round closes then; the plan itself when it has no such round.

    Its own draw (`draw.rounds`) follows it. When the last closing of all moves by it, the dates in `FOLLOWERS`, where
    they come after it, follow by as many civil days, at the same time of day; from a working day to a working day,
    the next one. So do the windows: an end that is the closing becomes the new one, a beginning follows by civil
    days alone, and those of an event, of use and of announcements stay. Where that would leave a date before the
    close, it follows by the exact time instead.
    """
    rounds = tuple(evolve(each, closes_at=closes_at) if each.id == round_id else each for each in plan.rounds)
    draw = evolve(plan.draw, rounds=tuple(_own_draws(plan, round_id, closes_at)))
    after = evolve(plan, rounds=rounds, draw=draw)
    was, now = _last_closing(plan), _last_closing(after)
    if was is None or now is None or was == now:
        return after
    after = evolve(after, windows=tuple(_moved_window(plan, each, was, now) for each in plan.windows))
    for path in FOLLOWERS:
        after = _with(after, path, _following(plan, _at(plan, path), was, now))
    return after


def only_closing(before: CampaignPlan, after: CampaignPlan, round_id: str) -> bool:
    """Whether nothing differs but the closing of this round and the dates that follow it, all in its direction."""
    old, new = before.round(round_id), after.round(round_id)
    if _but_for(before, round_id) != _but_for(after, round_id):
        return False
    if old is None or new is None or old.closes_at is UNKNOWN or new.closes_at is UNKNOWN:
        return _followers(before) == _followers(after)
    later = new.closes_at > old.closes_at
    return all(
        was == now or (isinstance(was, Instant) and isinstance(now, Instant) and (now > was) == later)
        for was, now in zip(_followers(before), _followers(after), strict=True)
    )


def announce_before(plan: CampaignPlan, round_id: str, closes_at: Instant) -> Instant | None:
    """The instant before which a new closing must be announced; None when the rules ask for no notice, or nobody knows.

    The notice counts back from the earlier of the old and the new closing.
    """
    clause, planned = plan.rules.amending, plan.round(round_id)
    if clause is UNKNOWN or clause is None or not isinstance(clause.notice, Period):
        return None
    closings = [closes_at] if planned is None or planned.closes_at is UNKNOWN else [closes_at, planned.closes_at]
    return clause.notice.before(min(closings), plan.clock, plan.works)


def _last_closing(plan: CampaignPlan) -> Instant | None:
    closings = [each.closes_at for each in plan.rounds if each.closes_at is not UNKNOWN]
    return max(closings, default=None)


def _followers(plan: CampaignPlan) -> tuple[Maybe[Instant | None], ...]:
    ends = (end for each in plan.windows if each.what not in STAYING for end in (each.opens_at, each.closes_at))
    own = (each.at for each in plan.draw.rounds)
    return (*(_at(plan, path) for path in FOLLOWERS), *ends, *own)


def _own_draws(plan: CampaignPlan, round_id: str, closes_at: Instant) -> Iterator[RoundDraw]:
    planned = plan.round(round_id)
    for each in plan.draw.rounds:
        if planned is None or planned.id != each.id or planned.closes_at is UNKNOWN:
            yield each
        else:
            yield evolve(each, at=_following(plan, each.at, planned.closes_at, closes_at))


def _at(thing: Any, path: tuple[str, ...]) -> Any:
    """What stands at a path; the unknown, or the none, that stands on the way."""
    for name in path:
        thing = getattr(thing, name) if has(type(thing)) else thing
    return thing


def _with(thing: Any, path: tuple[str, ...], value: Any) -> Any:
    """The same with another value at a path; as it is where nothing stands on the way."""
    if not path:
        return value
    return evolve(thing, **{path[0]: _with(getattr(thing, path[0]), path[1:], value)}) if has(type(thing)) else thing


def _following(
    plan: CampaignPlan, date: Maybe[Instant | None], closed_at: Instant, closes_at: Instant, *, working: bool = True
) -> Any:
    if not isinstance(date, Instant) or date < closed_at:
        return date
    shown = civil(date, plan.clock)
    at_midnight = int(shown.hour == shown.minute == shown.second == 0)  # what ends then is of the day before
    there, days = shown.subtract(seconds=at_midnight), _days(plan, closed_at, closes_at)
    moved = there.add(days=days)
    while working and days and plan.works(there.date()) and not plan.works(moved.date()):
        moved = moved.add(days=1)
    at = civil(moved.add(seconds=at_midnight), "UTC")
    return at if at >= closes_at else closes_at.add(seconds=int((date - closed_at).total_seconds()))


def _moved_window(plan: CampaignPlan, window: WindowPlan, closed_at: Instant, closes_at: Instant) -> WindowPlan:
    """The window after it; as it is when it would end before it opens."""
    if window.what in STAYING:
        return window
    with_it: dict[Any, Any] = {closed_at: closes_at, first_after(closed_at): first_after(closes_at)}
    opens_at, ends_at = (
        with_it.get(end) or _following(plan, end, closed_at, closes_at, working=working)
        for end, working in ((window.opens_at, False), (window.closes_at, True))
    )
    if isinstance(opens_at, Instant) and isinstance(ends_at, Instant) and ends_at <= opens_at:
        return window
    return evolve(window, opens_at=opens_at, closes_at=ends_at)


def _days(plan: CampaignPlan, first: Instant, last: Instant) -> int:
    return civil(last, plan.clock).toordinal() - civil(first, plan.clock).toordinal()


def _but_for(plan: CampaignPlan, round_id: str) -> CampaignPlan:
    """The plan without the closing of one round and the dates that may follow it."""
    rounds = tuple(evolve(each, closes_at=UNKNOWN) if each.id == round_id else each for each in plan.rounds)
    windows = tuple(
        each if each.what in STAYING else evolve(each, opens_at=UNKNOWN, closes_at=UNKNOWN) for each in plan.windows
    )
    own = tuple(evolve(each, at=UNKNOWN) for each in plan.draw.rounds)
    bare = evolve(plan, rounds=rounds, windows=windows, draw=evolve(plan.draw, rounds=own))
    for path in FOLLOWERS:
        bare = _with(bare, path, UNKNOWN)
    return bare
