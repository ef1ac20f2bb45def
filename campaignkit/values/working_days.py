"""Working days: those of a place's working week that are none of its public holidays.

The holidays are those that the library `holidays` knows; a place that it does not know works from
Monday to Friday, and so does no place at all.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from campaignkit.values.ids import Place

SATURDAY = 5
DAY = timedelta(days=1)


def is_working_day(day: date, place: Place | None = None) -> bool:
    """Whether people work on this day in the place: a country, or a part of one.

    >>> is_working_day(date(2026, 12, 25), Place("FR")), is_working_day(date(2026, 12, 25))
    (False, True)
    """
    return _works(place)(day)


def working_days(after: date, until: date, place: Place | None = None) -> int:
    """How many working days lie after the first day, up to and with the second; 0 when it is not later.

    >>> working_days(date(2026, 12, 24), date(2026, 12, 28), Place("FR"))
    1
    """
    return sum(is_working_day(after + DAY * ahead, place) for ahead in range(1, (until - after).days + 1))


def working_day(start: date, number: int, place: Place | None = None) -> date:
    """The `number`-th working day after the start, or before it when negative; the start itself for 0.

    >>> working_day(date(2026, 12, 24), 1, Place("FR")).isoformat()
    '2026-12-28'
    """
    day, step = start, DAY if number > 0 else -DAY
    for _ in range(abs(number)):
        day += step
        while not is_working_day(day, place):
            day += step
    return day


@cache
def _works(place: Place | None) -> Callable[[date], bool]:
    import holidays

    for country, part in _readings(place):
        try:
            return holidays.country_holidays(country, subdiv=part).is_working_day
        except NotImplementedError:
            continue
    return lambda day: day.weekday() < SATURDAY


def _readings(place: Place | None) -> tuple[tuple[str, str | None], ...]:
    """The place as country and part of it, then the country alone, since the library may not know the part."""
    if place is None:
        return ()
    country, _, part = place.partition("-")
    return ((country, part), (country, None)) if part else ((country, None),)
