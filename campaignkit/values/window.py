"""An interval of time with a beginning and an end."""

from __future__ import annotations

from datetime import time

import pendulum
from attrs import field, frozen

from campaignkit.values.errors import InvalidValueError
from campaignkit.values.instant import Instant, Zone, civil
from campaignkit.values.text import Text

MIDNIGHT = pendulum.time(0)


@frozen(kw_only=True)
class Hours:
    """Hours of the day, civil time: from `opens` (inclusive) until `closes` (exclusive), which comes later.

    A closing at 00:00 is the midnight at the end of the day.

    >>> Hours(opens=pendulum.time(10), closes=pendulum.time(20)).hold(pendulum.time(20))
    False
    """

    opens: pendulum.Time
    closes: pendulum.Time = field()

    @closes.validator
    def _after_opening(self, _attribute: object, closes: pendulum.Time) -> None:
        if MIDNIGHT < closes <= self.opens:
            raise InvalidValueError(
                Text("la fermeture ne suit pas l'ouverture", "the closing hour does not follow the opening"),
                Text(f"{self.opens:%H:%M} puis {closes:%H:%M}", f"{self.opens:%H:%M} then {closes:%H:%M}"),
                Text("corriger l'une des deux heures", "correct one of the two hours"),
            )

    def hold(self, moment: time) -> bool:
        """Whether a time of the day lies inside."""
        return self.opens <= moment and (moment < self.closes or self.closes == MIDNIGHT)


@frozen(kw_only=True)
class Window:
    """From `opens_at` (inclusive) to `closes_at` (exclusive); the end comes after the start.

    `hours` are those of the day, in `zone`, at which it is open (None: all day long).
    """

    opens_at: Instant
    closes_at: Instant = field()
    hours: Hours | None = None
    zone: Zone = Zone("UTC")

    @closes_at.validator
    def _after_opening(self, _attribute: object, closes_at: Instant) -> None:
        if closes_at <= self.opens_at:
            raise InvalidValueError(
                Text("la fin ne suit pas le début", "the end does not follow the start"),
                Text(f"{self.opens_at} puis {closes_at}", f"{self.opens_at} then {closes_at}"),
                Text("corriger l'une des deux dates", "correct one of the two dates"),
            )

    def holds(self, moment: Instant) -> bool:
        """Whether the moment lies inside; the end itself does not."""
        return self.opens_at <= moment < self.closes_at and self.awake(moment)

    def awake(self, moment: Instant) -> bool:
        """Whether the moment lies in the hours of the day."""
        return self.hours is None or self.hours.hold(civil(moment, self.zone).time())
