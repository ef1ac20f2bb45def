"""Values refuse at birth what can never be right, and are exact."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.values import (
    UNKNOWN,
    CampaignKitError,
    InvalidValueError,
    Money,
    Period,
    Text,
    Unknown,
    Window,
    Zone,
    both,
    checked_id,
    civil,
    from_micros,
    instant,
    iso,
    local,
    period,
    place,
    to_micros,
    total,
    zone,
)

PARIS = Zone("Europe/Paris")


class TestInstants:
    """Instants are UTC; text without an offset is refused."""

    @pytest.mark.parametrize("text", ["", "now", "2026-12-01", "10:00", "2026-12-01T10:00:00", "2026-13-01T10:00:00Z"])
    def test_what_states_no_instant_is_refused(self, text: str) -> None:
        with pytest.raises(InvalidValueError):
            instant(text)

    @given(st.integers(0, 2**52))
    def test_microseconds_come_back(self, micros: int) -> None:
        assert to_micros(from_micros(micros)) == micros
        assert instant(iso(from_micros(micros))) == from_micros(micros)

    @pytest.mark.parametrize("text", ["2026-03-29 02:30", "2026-10-25 02:30"])
    def test_an_hour_that_exists_twice_or_never_is_refused(self, text: str) -> None:
        with pytest.raises(InvalidValueError, match="exactly once"):
            local(text, PARIS)

    def test_a_local_time_takes_no_offset_and_a_zone_must_exist(self) -> None:
        with pytest.raises(InvalidValueError):
            local("2026-12-01T10:00:00Z", PARIS)
        with pytest.raises(InvalidValueError):
            zone("Paris")
        assert zone("Europe/Paris") == PARIS


class TestMoney:
    """Exact decimals in a named currency; never a float."""

    @pytest.mark.parametrize("raw", [1.5, "abc", "NaN", "Infinity", True])
    def test_what_is_no_exact_amount_is_refused(self, raw: object) -> None:
        with pytest.raises(InvalidValueError):
            Money(raw, "EUR")  # type: ignore[arg-type]

    @pytest.mark.parametrize("code", ["eur", "EURO", "E1R", ""])
    def test_what_is_no_currency_is_refused(self, code: str) -> None:
        with pytest.raises(InvalidValueError):
            Money(1, code)

    @given(st.decimals(-1000, 1000, places=2), st.decimals(-1000, 1000, places=2))
    def test_sums_and_differences_are_exact(self, first: Decimal, second: Decimal) -> None:
        one, two = Money(first, "EUR"), Money(second, "EUR")
        assert (one + two) - two == Money(first, "EUR")
        assert (one < two) == (first < second)
        assert (one <= two) == (first <= second)

    def test_two_currencies_neither_add_nor_compare(self) -> None:
        with pytest.raises(InvalidValueError):
            Money(1, "EUR") + Money(1, "CHF")

    def test_the_total_of_nothing_is_nothing(self) -> None:
        assert total([]) is None
        assert str(total([Money("1.50", "EUR"), Money(2, "EUR") * 3])) == "7.50 EUR"


class TestPeriodsAndWindows:
    """Units of a day or more are civil, counted on the clock of the zone; hours are elapsed."""

    @pytest.mark.parametrize("text", ["", "P", "7D", "P1.5D", "PT", "P-1D", "PB", "P5BT2H"])
    def test_what_is_no_period_is_refused(self, text: str) -> None:
        with pytest.raises(InvalidValueError):
            period(text)

    @pytest.mark.parametrize("text", ["P7D", "P1Y2M3W4DT5H", "PT48H", "P5B"])
    def test_a_period_is_written_as_it_was_read(self, text: str) -> None:
        assert str(period(text)) == text

    def test_no_time_at_all_is_a_period_too(self) -> None:
        assert str(Period()) == "P0D"

    def test_a_day_is_a_civil_day_and_an_hour_is_sixty_minutes(self) -> None:
        before = local("2026-03-28 12:00", PARIS)
        assert period("P1D").after(before, PARIS) == local("2026-03-29 12:00", PARIS)
        assert period("PT24H").after(before, PARIS) == local("2026-03-29 13:00", PARIS)

    @given(
        st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 40), st.frozensets(st.integers(0, 6), max_size=5)
    )
    def test_the_last_of_so_many_working_days_has_as_many_behind_it(
        self, start: date, many: int, off: frozenset[int]
    ) -> None:
        """'whoever counts them says which days they are'"""
        noon = local(f"{start} 12:00", PARIS)
        end = civil(Period(working_days=many).after(noon, PARIS, lambda day: day.weekday() not in off), PARIS)
        between = [date.fromordinal(day) for day in range(start.toordinal() + 1, end.toordinal() + 1)]
        assert sum(day.weekday() not in off for day in between) == many
        assert end.hour == 12
        assert not many or end.weekday() not in off

    def test_working_days_go_with_nothing_else(self) -> None:
        with pytest.raises(InvalidValueError, match="count all of it in working days"):
            Period(working_days=2, hours=4)

    def test_a_window_holds_its_opening_and_not_its_close(self) -> None:
        window = Window(opens_at=instant("2026-12-01T10:00:00Z"), closes_at=instant("2026-12-02T10:00:00Z"))
        assert window.holds(window.opens_at)
        assert not window.holds(window.closes_at)
        with pytest.raises(InvalidValueError):
            Window(opens_at=window.closes_at, closes_at=window.opens_at)


class TestWords:
    """Every message is French and English; names are opaque."""

    def test_an_error_says_what_because_and_remedy_and_survives_pickling(self) -> None:
        error = CampaignKitError(Text("quoi.", "what"), Text("car", "because"), Text("remède", "remedy"))
        assert error.say("fr") == "quoi. car. remède"
        assert str(pickle.loads(pickle.dumps(error))) == "what. because. remedy"  # noqa: S301 - our own bytes
        assert both("x") == Text("x", "x")

    @pytest.mark.parametrize("text", ["", "-a", "é", "a b", "a" * 65])
    def test_what_may_not_name_a_thing_is_refused(self, text: str) -> None:
        with pytest.raises(InvalidValueError):
            checked_id(text)

    def test_places_are_iso_codes(self) -> None:
        assert place("CA-QC") == "CA-QC"
        with pytest.raises(InvalidValueError):
            place("France")

    def test_unknown_is_false_and_says_its_name(self) -> None:
        assert bool(UNKNOWN) is False
        assert repr(Unknown.UNKNOWN) == "UNKNOWN"
