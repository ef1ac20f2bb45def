"""Working days of a place: no weekend and no public holiday there.

Which days those are is the business of the library `holidays`; it is loaded when a day of a place is
first asked about.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache, partial

from campaignkit.values import Place, Works, weekday

DAY = timedelta(days=1)


def working_in(place: Place | None) -> Works:
    """Tell working days in a place from others; None: weekdays, whatever is celebrated.

    Of a part of a country that is not known, the days of the country count; of a country that is not
    known, weekdays.

    >>> works = working_in(Place("FR-57"))
    >>> [works(date(2026, 12, day)) for day in (24, 25, 26, 27, 28)]
    [True, False, False, False, True]
    """
    return weekday if place is None else partial(_works_there, place)


def known(place: Place) -> bool:
    """Whether the public holidays of this very place are known: of the country, or of that part of it.

    >>> [known(Place(name)) for name in ("FR", "FR-57", "FR-67", "XX")]
    [True, True, False, False]
    """
    return _days_of(place) is not None


def working_days_between(first: date, last: date, works: Works = weekday) -> int:
    """How many working days come after `first`, up to `last` (inclusive); 0 when `last` comes before.

    >>> working_days_between(date(2026, 11, 30), date(2026, 12, 11))
    9
    """
    return sum(works(date.fromordinal(day)) for day in range(first.toordinal() + 1, last.toordinal() + 1))


def working_day_from(start: date, number: int, works: Works = weekday) -> date:
    """The `number`-th working day after the start, or before it when negative; the start itself for 0.

    >>> working_day_from(date(2026, 12, 24), 1, working_in(Place("FR"))).isoformat()
    '2026-12-28'
    """
    day, step = start, DAY if number > 0 else -DAY
    for _ in range(abs(number)):
        day += step
        while not works(day):
            day += step
    return day


def _works_there(place: Place, day: date) -> bool:
    works = _days_of(place) or _days_of(Place(place.partition("-")[0])) or weekday
    return works(day)


@cache
def _days_of(place: Place) -> Works | None:
    import holidays

    country, _, part = place.partition("-")
    try:
        return holidays.country_holidays(country, subdiv=part or None).is_working_day
    except NotImplementedError:  # how the library says that it knows no such place
        return None
