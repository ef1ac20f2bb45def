"""The only place where the library asks what time it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pendulum

from campaignkit.values import Instant

Clock: TypeAlias = Callable[[], Instant]


def system_clock() -> Instant:
    """Now, in UTC, as the machine says."""
    return pendulum.now("UTC")


class SetClock:
    """A clock that stands still until it is set: for rehearsals, demonstrations and tests.

    >>> from campaignkit.values import instant
    >>> clock = SetClock(instant("2026-12-01T10:00:00Z"))
    >>> clock().to_iso8601_string()
    '2026-12-01T10:00:00Z'
    """

    def __init__(self, now: Instant) -> None:
        self.now = now

    def __call__(self) -> Instant:
        """The time that it was set to."""
        return self.now
