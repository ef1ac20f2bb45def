"""Where the days of a plan go when the contest is held again: by working days, from its opening."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from enum import Enum
from functools import cache
from itertools import pairwise
from types import NoneType
from typing import Any

import attrs
import pendulum

from campaignkit.calendar import working_day_from, working_days_between
from campaignkit.campaign.plan import CampaignPlan, CopiedFrom
from campaignkit.organisers import PartyRole
from campaignkit.values import UNKNOWN, Instant, Works, Zone, civil, first_reading

DAY = timedelta(days=1)
WORDS = (str, int, Enum, NoneType)
"""What holds no instant, and most of a plan is."""
OF_OTHERS = ("copied_from.", "rates[")
A_RUN = 7
"""From how many days on, one after the other, they are a calendar of days that is not torn apart."""


def dates(thing: Any, path: str = "") -> Iterator[tuple[str, Instant | pendulum.Date]]:
    """Every instant and every civil date in a plan or a part of it, with its path; items are counted from 0."""
    if isinstance(thing, pendulum.Date):  # an Instant is one too
        yield path, thing
    elif isinstance(thing, tuple):
        for number, item in enumerate(thing):
            yield from dates(item, f"{path}[{number}]")
    else:
        kind: Any = type(thing)
        for name in _fields(kind):
            value = getattr(thing, name)
            if not isinstance(value, WORDS):
                yield from dates(value, f"{path}.{name}".removeprefix("."))


def moments(plan: CampaignPlan) -> Iterator[tuple[str, Instant]]:
    """Every instant in a plan, with its path."""
    return ((path, at) for path, at in dates(plan) if isinstance(at, pendulum.DateTime))


def contest_dates(plan: CampaignPlan) -> Iterator[tuple[str, Instant | pendulum.Date]]:
    """Every date of the contest itself: not those of rates, nor of the contest that it was copied from."""
    return ((path, at) for path, at in dates(plan) if not path.startswith(OF_OTHERS))


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(kind)) if attrs.has(kind) else ()


def civil_day(moment: Instant | pendulum.Date, zone: Zone) -> date:
    """The day that the calendars of the zone show then; a civil date is its own."""
    there = civil(moment, zone) if isinstance(moment, pendulum.DateTime) else moment
    return date(there.year, there.month, there.day)


def remembered(plan: CampaignPlan) -> CopiedFrom:
    """What a copy of the plan is to know of it, so that what is left over can be found."""
    promoters = (*plan.organisers.with_role(PartyRole.PROMOTER), *plan.organisers.with_role(PartyRole.CO_PROMOTER))
    brands = (*(() if plan.brand is UNKNOWN else (plan.brand,)), *(each.name for each in promoters))
    days = sorted({civil_day(at, plan.clock) for _path, at in contest_dates(plan)})
    prizes = (name for line in plan.prizes.lines for name in (line.name.fr, line.name.en))
    return CopiedFrom(
        id=plan.id,
        brands=tuple(dict.fromkeys(brands)),
        days=tuple(pendulum.Date(day.year, day.month, day.day) for day in days),
        prizes=tuple(dict.fromkeys(prizes)),
    )


def moved_moment(moment: Instant, zone: Zone, moved: Mapping[date, date]) -> Instant:
    """The same time of day in the zone, on the day that its day becomes."""
    time = civil(moment, zone).time()
    return first_reading(datetime.combine(moved[civil_day(moment, zone)], time), zone)


def moved_days(days: Iterable[date], opening: date, asked: date, works: Works) -> Mapping[date, date]:
    """Each day, and the opening, with the day that it becomes when the opening becomes `asked`.

    Later days stay later. A working day becomes a working day, as many working days from the one
    before it (after the opening; before it, from the one after). A day off becomes a day off where
    there is one at its place, else the working day before it where that is free, else one day
    more. Of seven or more days, one after the other, each stays the day after the one before.

    >>> from campaignkit.values import weekday
    >>> moved_days([date(2026, 12, 4)], date(2026, 12, 1), date(2026, 12, 10), weekday)[date(2026, 12, 4)].isoformat()
    '2026-12-15'
    """
    every = sorted({*days, opening})
    runs = _in_runs(every)
    moved = {opening: asked}
    start = every.index(opening)
    for before, day in pairwise(every[start:]):
        moved[day] = moved[before] + DAY if (before, day) in runs else _after(before, day, moved[before], works)
    for later, day in pairwise(reversed(every[: start + 1])):
        moved[day] = moved[later] - DAY if (day, later) in runs else _before(later, day, moved[later], works)
    return moved


def _in_runs(days: list[date]) -> set[tuple[date, date]]:
    """The pairs of neighbours that belong to an unbroken run."""
    found: set[tuple[date, date]] = set()
    run: list[tuple[date, date]] = []
    for pair in (*pairwise(days), (date.min, date.max)):
        if pair[1] - pair[0] == DAY:
            run.append(pair)
            continue
        found.update(run if len(run) + 1 >= A_RUN else ())
        run = []
    return found


def _after(before: date, day: date, moved: date, works: Works) -> date:
    count = working_days_between(before, day, works)
    base = working_day_from(moved, count, works)
    if works(day):
        return base
    start = working_day_from(day, -1, works) if count else before
    free = _days_off(base, (day - start).days, works)
    return base + DAY * free if free else base if count else moved + DAY


def _before(later: date, day: date, moved: date, works: Works) -> date:
    """The same, looking back from the opening."""
    count = working_days_between(day - DAY, later - DAY, works)
    base = working_day_from(moved, -count, works)
    if works(day):
        return base
    start = working_day_from(day, 1, works) if count else later
    free = _days_off(base, (day - start).days, works)
    return base + DAY * free if free else base if count else moved - DAY


def _days_off(base: date, wanted: int, works: Works) -> int:
    """How far to go from the base, towards `wanted` days and at most so far, without meeting a working day."""
    step = 1 if wanted > 0 else -1
    gone = 0
    while gone != wanted and not works(base + DAY * (gone + step)):
        gone += step
    return gone
