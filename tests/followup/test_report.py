"""What a campaign came to, against what was planned."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.followup import Report, ReportRow, WinnerFigures
from campaignkit.followup.report import ratio
from campaignkit.values import UNKNOWN, Maybe, Money, Text

decimals = st.decimals(-(10**9), 10**9, places=4)


class TestRatio:
    """A ratio is taken exactly and rounded once, a half to the even neighbour."""

    @given(decimals, decimals.filter(bool), st.integers(0, 4))
    def test_it_is_never_further_off_than_half_a_step(self, part: Decimal, whole: Decimal, places: int) -> None:
        off = Fraction(ratio(part, whole, places)) - Fraction(part) / Fraction(whole)
        assert abs(off) <= Fraction(1, 2 * 10**places)

    @given(decimals, decimals.filter(bool), st.integers(0, 4))
    def test_it_has_the_places_that_were_asked_for(self, part: Decimal, whole: Decimal, places: int) -> None:
        assert ratio(part, whole, places).as_tuple().exponent == -places

    @pytest.mark.parametrize(("part", "rounded"), [("0.125", "0.12"), ("0.135", "0.14"), ("-0.125", "-0.12")])
    def test_a_half_goes_to_the_even_neighbour(self, part: str, rounded: str) -> None:
        assert ratio(Decimal(part), 1, 2) == Decimal(rounded)


def row(
    baseline: Maybe[int] = UNKNOWN, target: Maybe[int] = UNKNOWN, actual: Maybe[int] = UNKNOWN, *, primary: bool = True
) -> ReportRow:
    return ReportRow(
        id="k",
        name=Text("inscrits", "sign-ups"),
        unit="people",
        primary=primary,
        baseline=exact(baseline),
        target=exact(target),
        actual=exact(actual),
    )


def exact(number: Maybe[int]) -> Maybe[Decimal]:
    return UNKNOWN if number is UNKNOWN else Decimal(number)


class TestReached:
    """A target is met, missed, or nobody can tell."""

    @pytest.mark.parametrize(
        ("kpi", "reached", "percent"),
        [
            (row(0, 300, 300), True, "100.0"),
            (row(0, 300, 412), True, "137.3"),
            (row(0, 300, 299), False, "99.7"),
            (row(UNKNOWN, 300, 299), False, "99.7"),
            (row(5, 3, 2), True, "66.7"),
            (row(5, 3, 4), False, "133.3"),
            (row(0, 300), UNKNOWN, None),
            (row(0, UNKNOWN, 300), UNKNOWN, None),
            (row(5, 0, 1), False, None),
        ],
    )
    def test_the_actual_number_says_so(self, kpi: ReportRow, reached: Maybe[bool], percent: str | None) -> None:
        assert kpi.reached is reached
        assert kpi.percent_of_target == (UNKNOWN if percent is None else Decimal(percent))

    @pytest.mark.parametrize(
        ("rows", "reached"),
        [
            ((row(0, 3, 4), row(0, 3, 1, primary=False)), True),
            ((row(0, 3, 1), row(0, 3, 4, primary=False)), False),
            ((row(0, 3, 4), row(0, 3, 4)), UNKNOWN),
            ((), UNKNOWN),
        ],
    )
    def test_the_primary_kpi_decides(self, rows: tuple[ReportRow, ...], reached: Maybe[bool]) -> None:
        assert Report(rows=rows).reached is reached


TOLD = Report(
    planned_cost=Money(400, "EUR"),
    cost=Money("512.40", "EUR"),
    entries=450,
    entrants=412,
    opt_ins=90,
    refused_by_reason={"late": 30, "duplicate": 20},
    winners=WinnerFigures(drawn=3, confirmed=2, delivered=2, delivery_days=(4, 11)),
)


class TestRates:
    """Cost per head, rates and delays come from the figures, and from nothing else."""

    def test_the_figures_of_one_campaign(self) -> None:
        assert TOLD.cost_per_entrant == Money("1.24", "EUR")
        assert TOLD.cost_per_opt_in == Money("5.69", "EUR")
        assert TOLD.overspent == Money("112.40", "EUR")
        assert TOLD.opt_in_rate == Decimal("21.8")
        assert (TOLD.refused, TOLD.refusal_rate) == (50, Decimal("10.0"))
        assert (TOLD.winners.claim_rate, TOLD.winners.slowest_days) == (Decimal("66.7"), 11)

    def test_nothing_known_gives_nothing(self) -> None:
        blank = Report()
        assert blank.cost_per_entrant is blank.cost_per_opt_in is blank.overspent is UNKNOWN
        assert blank.opt_in_rate is blank.refusal_rate is blank.winners.claim_rate is UNKNOWN
        assert blank.winners.slowest_days is UNKNOWN

    @pytest.mark.parametrize("heads", [0, UNKNOWN])
    def test_nobody_costs_nothing_in_particular(self, heads: Maybe[int]) -> None:
        assert evolve(TOLD, opt_ins=heads).cost_per_opt_in is UNKNOWN

    def test_two_currencies_are_not_compared(self) -> None:
        assert evolve(TOLD, planned_cost=Money(400, "CHF")).overspent is UNKNOWN
