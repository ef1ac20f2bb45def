"""Fixtures of pytest: a desk in memory, a clock to set, a recorded beacon.

In a `conftest.py`: `pytest_plugins = ["campaignkit.testing.fixtures"]`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from campaignkit.beacons import RecordedBeacon, recorded_rounds
from campaignkit.desk import Desk, SetClock
from campaignkit.values import Instant, instant

BEGINS: Instant = instant("2023-08-21T09:00:00+02:00")
"""When the clock stands at first: before everything that `complete_plan` dates."""


@pytest.fixture
def clock() -> SetClock:
    """A clock that stands still until `clock.now` is set."""
    return SetClock(BEGINS)


@pytest.fixture
def recorded_beacon() -> RecordedBeacon:
    """The rounds of public randomness that are recorded with the library; it asks no network."""
    return RecordedBeacon(recorded_rounds())


@pytest.fixture
def desk(clock: SetClock, recorded_beacon: RecordedBeacon) -> Iterator[Desk]:
    """A desk in memory, on that clock and that beacon, acted on by nobody in particular."""
    with Desk.in_memory(clock=clock, beacon=recorded_beacon) as opened:
        yield opened
