"""Lengths of time as people write them, applied to civil dates in a zone."""

from __future__ import annotations

import re

from attrs import frozen

from campaignkit.values.errors import InvalidValueError
from campaignkit.values.instant import Instant, Zone, civil
from campaignkit.values.text import Text

ISO_FORM = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(\d+)H)?")


@frozen(kw_only=True)
class Period:
    """Years, months, weeks, days (civil, in the campaign's zone) and hours (elapsed); 0 or more.

    >>> from campaignkit.values import instant, Zone
    >>> period("P7D").after(instant("2026-03-28T10:00:00+01:00"), Zone("Europe/Paris")).to_iso8601_string()
    '2026-04-04T08:00:00Z'
    """

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0

    def after(self, moment: Instant, zone: Zone) -> Instant:
        """The instant this long after `moment`, whole days counted on the clock of the zone."""
        there = civil(moment, zone).add(years=self.years, months=self.months, weeks=self.weeks, days=self.days)
        return civil(there, "UTC").add(hours=self.hours)

    def __str__(self) -> str:
        parts = ((self.years, "Y"), (self.months, "M"), (self.weeks, "W"), (self.days, "D"))
        text = "P" + "".join(f"{number}{letter}" for number, letter in parts if number)
        return text + (f"T{self.hours}H" if self.hours else "") if text != "P" or self.hours else "P0D"


def period(text: str) -> Period:
    """Read an ISO 8601 period: `P7D`, `P3Y`, `P1M`, `PT48H`; nothing else is accepted.

    >>> period("PT48H").hours
    48
    """
    found = ISO_FORM.fullmatch(text)
    if found is None or not any(found.groups()):
        raise InvalidValueError(
            Text(f"« {text} » n'est pas une durée", f"{text!r} is not a period"),
            Text("une durée s'écrit selon ISO 8601", "a period is written as in ISO 8601"),
            Text("écrire par exemple P7D ou PT48H", "write for example P7D or PT48H"),
        )
    years, months, weeks, days, hours = (int(number or 0) for number in found.groups())
    return Period(years=years, months=months, weeks=weeks, days=days, hours=hours)
