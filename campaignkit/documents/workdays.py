"""Working days: from Monday to Friday, but for the public holidays of a country."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta
from functools import cache
from importlib.util import find_spec

from campaignkit.values import Zone

SATURDAY = 5


def holidays_known() -> bool:
    """Whether public holidays are left out: they are with `campaignkit[calendar]`."""
    return find_spec("holidays") is not None


def working_days(after: date, until: date, zone: Zone) -> int:
    """The working days after one day, up to and including another; those since then, as a negative number.

    >>> working_days(date(2026, 12, 3), date(2026, 12, 11), Zone("Europe/Paris"))
    6
    """
    if until < after:
        return -working_days(until, after, zone)
    free = _free(zone)
    days = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
    return sum(day.weekday() < SATURDAY and day not in free for day in days)


@cache
def _free(zone: Zone) -> Container[date]:
    """The public holidays where the zone lies; none where nobody knows them."""
    if not holidays_known():
        return ()
    from babel.core import get_global
    from holidays import country_holidays

    try:
        return country_holidays(str(get_global("zone_territories").get(zone, "")))
    except NotImplementedError:
        return ()
