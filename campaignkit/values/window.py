"""An interval of time with a beginning and an end."""

from __future__ import annotations

from attrs import field, frozen

from campaignkit.values.errors import InvalidValueError
from campaignkit.values.instant import Instant
from campaignkit.values.text import Text


@frozen(kw_only=True)
class Window:
    """From `opens_at` (inclusive) to `closes_at` (exclusive); the end comes after the start."""

    opens_at: Instant
    closes_at: Instant = field()

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
        return self.opens_at <= moment < self.closes_at
