"""What a campaign should come to, and may cost."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.objectives import (
    Approved,
    BudgetLine,
    Estimated,
    HoursLine,
    Kpi,
    ObjectivesPlan,
    ObjectivesState,
    Revised,
    adopted,
)
from campaignkit.values import UNKNOWN, InvalidValueError, Maybe, Money, SubjectId, Text, both, instant

NOON = instant("2026-11-01T12:00:00Z")
cents = st.integers(0, 10**7).map(lambda cent: Decimal(cent) / 100)
euros = cents.map(lambda amount: Money(amount, "EUR"))


def line(name: str = "ads", amount: Maybe[Money] = UNKNOWN) -> BudgetLine:
    return BudgetLine(id=name, name=both(name), amount=amount)


def work(hours: str = "4", rate: Maybe[Money] = UNKNOWN, role: str = "cm", name: str = "posts") -> HoursLine:
    return HoursLine(id=name, role=role, hours=Decimal(hours), rate=rate)


class TestPlannedCost:
    """The planned cost is the budget plus the hours at their rates, to the cent; unknown as soon as a part is."""

    @given(st.lists(euros), st.lists(st.tuples(cents, euros)))
    def test_it_is_the_sum(self, amounts: list[Money], worked: list[tuple[Decimal, Money]]) -> None:
        budget = tuple(line(f"b{n}", amount) for n, amount in enumerate(amounts))
        hours = tuple(HoursLine(id=f"h{n}", role="cm", hours=many, rate=rate) for n, (many, rate) in enumerate(worked))
        plan = ObjectivesPlan(budget=budget, hours=hours)
        summed = sum((each.amount for each in amounts), Decimal(0))
        summed += sum((many * rate.amount for many, rate in worked), Decimal(0))
        assert plan.planned_cost == (Money(summed, "EUR") if amounts or worked else UNKNOWN)
        assert plan.planned_hours == sum((many for many, _rate in worked), Decimal(0))

    @pytest.mark.parametrize(
        "plan",
        [
            ObjectivesPlan(),
            ObjectivesPlan(budget=(line("a", Money(5, "EUR")), line("b"))),
            ObjectivesPlan(budget=(line("a", Money(5, "EUR")),), hours=(work(),)),
            ObjectivesPlan(budget=(line("a", Money(5, "EUR")), line("b", Money(5, "CHF")))),
        ],
    )
    def test_what_is_unknown_or_mixed_has_no_sum(self, plan: ObjectivesPlan) -> None:
        assert plan.planned_cost is UNKNOWN


class TestRate:
    """An hour of a role costs what its lines say, as long as they say the same."""

    EURO = Money(45, "EUR")

    @pytest.mark.parametrize(
        ("hours", "rate"),
        [
            ((work(rate=EURO), work(rate=EURO, name="answers")), EURO),
            ((work(rate=EURO), work(rate=Money(60, "EUR"), name="answers")), UNKNOWN),
            ((work(rate=EURO), work(name="answers")), UNKNOWN),
            ((work(),), UNKNOWN),
            ((work(rate=EURO, role="legal"),), UNKNOWN),
        ],
    )
    def test_the_rate_of_the_community_manager(self, hours: tuple[HoursLine, ...], rate: Maybe[Money]) -> None:
        assert ObjectivesPlan(hours=hours).rate("cm") == rate


class TestNumbers:
    """Numbers are exact decimals; hours and contingency are 0 or more."""

    @pytest.mark.parametrize("number", [Decimal("NaN"), Decimal("Infinity"), 12, 1.5])
    def test_what_is_not_exact_is_refused(self, number: Decimal) -> None:
        with pytest.raises(InvalidValueError, match="target"):
            Kpi(id="k", name=Text("a", "a"), unit="x", target=number)
        with pytest.raises(InvalidValueError, match="hours"):
            HoursLine(id="h", role="cm", hours=number)

    def test_less_than_nothing_is_refused(self) -> None:
        with pytest.raises(InvalidValueError):
            work("-1")
        with pytest.raises(InvalidValueError):
            ObjectivesPlan(contingency_percent=Decimal(-1))

    @given(st.decimals(allow_nan=False, allow_infinity=False))
    def test_a_kpi_may_stand_anywhere(self, number: Decimal) -> None:
        assert Kpi(id="k", name=Text("a", "a"), unit="x", baseline=number).baseline == number


FIVE, SIX = Money(5, "EUR"), Money(6, "EUR")
APPROVED = Approved(planned=FIVE, amount=FIVE, reference="po-1", by=SubjectId("lea"), at=NOON)


class TestAdopting:
    """An approval holds for the amount that was planned then; another amount is an estimate again."""

    @pytest.mark.parametrize("state", [APPROVED, Revised(planned=FIVE, amount=SIX, reason="more ads")])
    def test_it_stays_while_the_planned_amount_does(self, state: Approved | Revised) -> None:
        before = ObjectivesState(budget={"ads": state})
        assert adopted(ObjectivesPlan(budget=(line(amount=FIVE),)), before) == before

    @pytest.mark.parametrize("amount", [SIX, UNKNOWN])
    def test_another_amount_wants_another_approval(self, amount: Maybe[Money]) -> None:
        after = adopted(ObjectivesPlan(budget=(line(amount=amount),)), ObjectivesState(budget={"ads": APPROVED}))
        assert after.budget == {"ads": Estimated(planned=amount)}

    def test_new_lines_are_estimates_and_old_ones_go(self) -> None:
        after = adopted(ObjectivesPlan(budget=(line("prizes", FIVE),)), ObjectivesState(budget={"ads": APPROVED}))
        assert after.budget == {"prizes": Estimated(planned=FIVE)}
