"""Which days are working days, where."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.calendar import known, working_days_between, working_in
from campaignkit.values import Place, weekday

days = st.dates(date(2020, 1, 1), date(2040, 12, 31))


class TestWorkingDays:
    """'no weekend and no public holiday there'"""

    # by hand: French labour code, L. 3133-1 and for Moselle L. 3134-13; Bavarian holiday act, article 1
    @pytest.mark.parametrize(
        ("place", "day", "works"),
        [
            ("FR", date(2026, 11, 11), False),
            ("FR", date(2026, 11, 12), True),
            ("FR", date(2027, 3, 26), True),
            ("FR-57", date(2027, 3, 26), False),
            ("DE", date(2026, 6, 4), True),
            ("DE-BY", date(2026, 6, 4), False),
            ("FR", date(2026, 11, 14), False),
        ],
    )
    def test_a_part_of_a_country_has_days_of_its_own(self, place: str, day: date, works: bool) -> None:  # noqa: FBT001
        assert working_in(Place(place))(day) is works

    @given(days)
    def test_where_nothing_is_known_every_weekday_is_one(self, day: date) -> None:
        assert working_in(None)(day) == working_in(Place("XX"))(day) == weekday(day)

    @given(days)
    def test_of_a_part_that_is_not_known_the_days_of_the_country_count(self, day: date) -> None:
        assert not known(Place("FR-67"))
        assert working_in(Place("FR-67"))(day) == working_in(Place("FR"))(day)

    @given(days, st.integers(0, 30), st.integers(0, 30))
    def test_the_days_between_add_up(self, start: date, near: int, far: int) -> None:
        """'come after `first`, up to `last` (inclusive)'"""
        middle, end = (date.fromordinal(start.toordinal() + step) for step in (near, near + far))
        works = working_in(Place("FR"))
        parts = working_days_between(start, middle, works) + working_days_between(middle, end, works)
        assert working_days_between(start, end, works) == parts
        assert working_days_between(end, start, works) == 0 or near + far == 0
