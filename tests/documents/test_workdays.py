"""Working days, as they are counted before a date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.documents import working_days
from campaignkit.documents.workdays import _free
from campaignkit.values import Zone

PARIS, BERLIN, NOWHERE = Zone("Europe/Paris"), Zone("Europe/Berlin"), Zone("UTC")
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
zones = st.sampled_from([PARIS, BERLIN, NOWHERE])


class TestCounting:
    @given(first=days, second=days, third=days, zone=zones)
    def test_two_stretches_are_as_long_as_the_whole(self, first: date, second: date, third: date, zone: Zone) -> None:
        whole = working_days(first, third, zone)
        assert working_days(first, second, zone) + working_days(second, third, zone) == whole

    @given(day=days, zone=zones)
    def test_a_week_has_five_at_most_and_no_weekend_among_them(self, day: date, zone: Zone) -> None:
        assert 0 <= working_days(day, day + timedelta(days=7), zone) <= 5
        saturday = day + timedelta(days=5 - day.weekday())
        assert working_days(saturday - timedelta(days=1), saturday + timedelta(days=1), zone) == 0

    @pytest.mark.parametrize(
        ("after", "until", "zone", "left"),
        [
            (date(2026, 11, 10), date(2026, 11, 12), PARIS, 1),  # 11 November
            (date(2026, 11, 10), date(2026, 11, 12), BERLIN, 2),
            (date(2026, 12, 24), date(2026, 12, 28), PARIS, 1),
            (date(2026, 12, 24), date(2026, 12, 28), BERLIN, 1),
            (date(2026, 12, 24), date(2026, 12, 28), NOWHERE, 2),
            (date(2026, 11, 30), date(2026, 12, 11), PARIS, 9),
        ],
    )
    def test_by_the_calendar_on_the_wall(self, after: date, until: date, zone: Zone, left: int) -> None:
        assert working_days(after, until, zone) == left

    def test_without_the_list_of_holidays_weekends_alone_are_left_out(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("campaignkit.documents.workdays.holidays_known", lambda: False)
        _free.cache_clear()
        try:
            assert working_days(date(2026, 11, 10), date(2026, 11, 12), PARIS) == 2
        finally:
            _free.cache_clear()
