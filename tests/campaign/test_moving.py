"""Where the days of a contest go when it is held again."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from campaignkit.calendar import working_day_from, working_days_between, working_in
from campaignkit.campaign.moving import moved_days
from campaignkit.values import Place, Works

FRANCE = working_in(Place("FR"))
some_days = st.dates(date(2025, 1, 1), date(2027, 12, 31))
homes = st.sampled_from([None, Place("FR"), Place("DE"), Place("US-NY"), Place("AE")]).map(working_in)


@st.composite
def contests(draw: st.DrawFn) -> tuple[list[date], date, date, Works]:
    """Days of a contest within two months, its opening, the opening that is asked for, and its home."""
    opening = draw(some_days)
    days = draw(st.sets(st.integers(-20, 40), max_size=12))
    return sorted(opening + timedelta(days=each) for each in days), opening, draw(some_days), draw(homes)


def before(day: date) -> date:
    return day - timedelta(days=1)


class TestLaws:
    @given(contests())
    def test_the_opening_falls_on_the_day_that_was_asked_for(
        self, contest: tuple[list[date], date, date, Works]
    ) -> None:
        days, opening, asked, works = contest
        assert moved_days(days, opening, asked, works)[opening] == asked

    @given(contests())
    def test_later_days_stay_later(self, contest: tuple[list[date], date, date, Works]) -> None:
        moved = moved_days(*contest)
        assert sorted(moved.values()) == [moved[day] for day in sorted(moved)]
        assert len(set(moved.values())) == len(moved)

    @given(contests())
    def test_a_working_day_stays_one_outside_of_a_run(self, contest: tuple[list[date], date, date, Works]) -> None:
        _days, opening, _asked, works = contest
        moved = moved_days(*contest)
        for day in moved.keys() - {opening}:
            if works(day) and not in_a_run(day, moved):
                assert works(moved[day])

    @given(contests())
    def test_so_do_the_working_days_between_one_and_the_next_unless_days_off_find_no_room(
        self, contest: tuple[list[date], date, date, Works]
    ) -> None:
        _days, opening, _asked, works = contest
        moved = moved_days(*contest)
        for first, second in zip(sorted(moved), sorted(moved)[1:], strict=False):
            if in_a_run(first, moved) or in_a_run(second, moved):
                continue
            if first >= opening:
                old, new = (
                    working_days_between(first, second, works),
                    working_days_between(moved[first], moved[second], works),
                )
                tight = not works(second) and old == 0
            else:
                old = working_days_between(before(first), before(second), works)
                new = working_days_between(before(moved[first]), before(moved[second]), works)
                tight = not works(first) and old == 0
            assert new == old or (tight and new == 1)

    @given(contests())
    def test_moved_to_its_own_opening_nothing_moves(self, contest: tuple[list[date], date, date, Works]) -> None:
        days, opening, _asked, works = contest
        moved = moved_days(days, opening, opening, works)
        assert all(day == there for day, there in moved.items())

    @given(some_days, some_days, st.integers(7, 30))
    def test_a_calendar_of_days_stays_one(self, opening: date, asked: date, length: int) -> None:
        moved = moved_days([opening + timedelta(days=each) for each in range(length)], opening, asked, FRANCE)
        assert sorted(moved.values()) == [asked + timedelta(days=each) for each in range(length)]


def in_a_run(day: date, days: object) -> bool:
    assert isinstance(days, dict)
    around = 1
    for step in (1, -1):
        ahead = day + timedelta(days=step)
        while ahead in days:
            around, ahead = around + 1, ahead + timedelta(days=step)
    return around >= 7


class TestKnownAnswers:
    """Worked with a paper calendar."""

    def test_a_week_in_which_christmas_falls_is_gone_around(self) -> None:
        moved = moved_days([date(2026, 9, 10), date(2026, 9, 11)], date(2026, 9, 9), date(2026, 12, 23), FRANCE)
        assert moved[date(2026, 9, 10)] == date(2026, 12, 24)
        assert moved[date(2026, 9, 11)] == date(2026, 12, 28)

    def test_the_weekend_stays_a_weekend_when_it_can(self) -> None:
        moved = moved_days([date(2026, 9, 12), date(2026, 9, 14)], date(2026, 9, 10), date(2026, 10, 1), FRANCE)
        assert moved[date(2026, 9, 12)] == date(2026, 10, 3)
        assert moved[date(2026, 9, 14)] == date(2026, 10, 5)

    def test_a_saturday_in_the_middle_of_a_week_is_the_end_of_the_friday_before(self) -> None:
        moved = moved_days([date(2026, 9, 12), date(2026, 9, 14)], date(2026, 9, 10), date(2026, 10, 5), FRANCE)
        assert moved[date(2026, 9, 12)] == date(2026, 10, 6)
        assert moved[date(2026, 9, 14)] == date(2026, 10, 7)

    def test_working_days_count_both_ways(self) -> None:
        assert working_day_from(date(2026, 12, 28), -1, FRANCE) == date(2026, 12, 24)
        assert working_days_between(date(2026, 12, 28), date(2026, 12, 24), FRANCE) == 0
        assert not working_in(Place("US-NY"))(date(2026, 12, 25))
        assert working_in(Place("XX"))(date(2026, 12, 25))
        assert not working_in(Place("FR-75"))(date(2026, 12, 25))
