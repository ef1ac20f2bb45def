"""Lengths of time as people write them, applied to civil dates in a zone."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from attrs import frozen

from campaignkit.values.errors import InvalidValueError
from campaignkit.values.instant import Instant, Zone, civil
from campaignkit.values.text import Text

ISO_FORM = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(\d+)H)?")
WORKING_FORM = re.compile(r"P(\d+)B")
SATURDAY = 5

Works: TypeAlias = Callable[[date], bool]
"""Whether one works on a day."""


def weekday(day: date) -> bool:
    """Whether one works on a day where no holiday is known: from Monday to Friday."""
    return day.weekday() < SATURDAY


@frozen(kw_only=True)
class Period:
    """Years, months, weeks, days (civil, in the campaign's zone) and hours (elapsed); 0 or more.

    Or working days, which go with nothing else: whoever counts them says which days they are.

    >>> from campaignkit.values import instant, Zone
    >>> period("P7D").after(instant("2026-03-28T10:00:00+01:00"), Zone("Europe/Paris")).to_iso8601_string()
    '2026-04-04T08:00:00Z'
    """

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0
    working_days: int = 0

    def __attrs_post_init__(self) -> None:
        if self.working_days and any((self.years, self.months, self.weeks, self.days, self.hours)):
            raise InvalidValueError(
                Text("des jours ouvrés et autre chose à la fois", "working days and something else at once"),
                Text("on ne saurait dire lequel compter d'abord", "nobody could say which to count first"),
                Text("compter tout en jours ouvrés : P5B", "count all of it in working days: P5B"),
            )

    def after(self, moment: Instant, zone: Zone, works: Works = weekday) -> Instant:
        """The instant this long after `moment`, whole days counted on the clock of the zone.

        The day of `moment` is no working day of the count, whatever day it is; the time of day stays.

        >>> from campaignkit.values import instant, Zone
        >>> friday = instant("2026-11-20T17:00:00+01:00")
        >>> period("P2B").after(friday, Zone("Europe/Paris")).to_iso8601_string()
        '2026-11-24T16:00:00Z'
        """
        return self._away(moment, zone, works, 1)

    def before(self, moment: Instant, zone: Zone, works: Works = weekday) -> Instant:
        """The instant this long before `moment`, counted as in `after`.

        >>> from campaignkit.values import instant, Zone
        >>> monday = instant("2026-11-23T17:00:00+01:00")
        >>> period("P1B").before(monday, Zone("Europe/Paris")).to_iso8601_string()
        '2026-11-20T16:00:00Z'
        """
        return self._away(moment, zone, works, -1)

    def _away(self, moment: Instant, zone: Zone, works: Works, step: int) -> Instant:
        civil_units = {"years": self.years, "months": self.months, "weeks": self.weeks, "days": self.days}
        there = civil(moment, zone).add(**{unit: step * number for unit, number in civil_units.items()})
        left = self.working_days
        while left > 0:
            there = there.add(days=step)
            left -= works(there.date())
        return civil(there, "UTC").add(hours=step * self.hours)

    def __str__(self) -> str:
        if self.working_days:
            return f"P{self.working_days}B"
        parts = ((self.years, "Y"), (self.months, "M"), (self.weeks, "W"), (self.days, "D"))
        text = "P" + "".join(f"{number}{letter}" for number, letter in parts if number)
        return text + (f"T{self.hours}H" if self.hours else "") if text != "P" or self.hours else "P0D"


def period(text: str) -> Period:
    """Read an ISO 8601 period, `P7D`, `P3Y`, `P1M`, `PT48H`, or working days, `P5B`; nothing else is accepted.

    ISO 8601 knows no working days; the letter is that of *business days* in pandas and in the markets.

    >>> period("PT48H").hours
    48
    >>> period("P5B").working_days
    5
    """
    working = WORKING_FORM.fullmatch(text)
    if working is not None:
        return Period(working_days=int(working[1]))
    found = ISO_FORM.fullmatch(text)
    if found is None or not any(found.groups()):
        raise InvalidValueError(
            Text(f"« {text} » n'est pas une durée", f"{text!r} is not a period"),
            Text("une durée s'écrit selon ISO 8601", "a period is written as in ISO 8601"),
            Text(
                "écrire par exemple P7D, PT48H, ou P5B pour des jours ouvrés",
                "write for example P7D, PT48H, or P5B for working days",
            ),
        )
    years, months, weeks, days, hours = (int(number or 0) for number in found.groups())
    return Period(years=years, months=months, weeks=weeks, days=days, hours=hours)
