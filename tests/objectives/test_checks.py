"""What must be true of objective, budget and hours."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from campaignkit.checklists import Answered, Case, Severity, Verdict
from campaignkit.objectives import (
    CHECKS,
    Approved,
    BudgetLine,
    BudgetState,
    Estimated,
    HoursLine,
    Kpi,
    Measures,
    ObjectivesPlan,
    ObjectivesState,
    Revised,
)
from campaignkit.values import UNKNOWN, Maybe, Money, SubjectId, Text, both, place
from tests.cases import NOON, by_id, case, places, signed, verdict

FIVE = Money(5, "EUR")
PRIMARY = Kpi(
    id="sign-ups",
    name=Text("inscrits", "sign-ups"),
    unit="people",
    baseline=Decimal(0),
    target=Decimal(300),
    primary=True,
    measures=Measures.OPT_INS,
    source="newsletter tool",
)
OTHERS = tuple(Kpi(id=f"k{n}", name=both(f"k{n}"), unit="x", target=Decimal(n)) for n in range(3))
ADS = BudgetLine(id="ads", name=Text("publicité", "ads"), amount=FIVE)
POSTS = HoursLine(id="posts", role="cm", hours=Decimal(12), rate=FIVE)
WHOLE = ObjectivesPlan(
    objective=Text("300 inscrits avant le 1er mai", "300 sign-ups before 1 May"),
    kpis=(PRIMARY, *OTHERS),
    audience=Text("familles", "families"),
    countries=(place("DE"),),
    networks=("instagram",),
    budget=(ADS,),
    hours=(POSTS,),
    contingency_percent=Decimal(10),
)
EMPTY = ObjectivesPlan()


def of(plan: ObjectivesPlan = WHOLE, budget: BudgetState | None = None, **about: object) -> Case[Any, Any]:
    return case(plan, ObjectivesState(budget={} if budget is None else {"ads": budget}), **about)


COMPUTED = [check.id for check in CHECKS if check.answered is Answered.COMPUTED]


class TestEveryCheck:
    """A whole plan passes; a blank one is never green."""

    @pytest.mark.parametrize("check", COMPUTED)
    def test_a_whole_plan_passes(self, check: str) -> None:
        state = Approved(planned=FIVE, amount=FIVE, reference="po-1", by=SubjectId("lea"), at=NOON)
        assert verdict(CHECKS, check, of(budget=state)) is Verdict.PASS

    @pytest.mark.parametrize("check", COMPUTED)
    def test_a_blank_plan_does_not(self, check: str) -> None:
        assert verdict(CHECKS, check, of(EMPTY)) is not Verdict.PASS

    @pytest.mark.parametrize("check", ["objectives.tools-serve", "objectives.format", "objectives.good-date"])
    def test_what_a_person_must_say_is_unknown_until_said(self, check: str) -> None:
        assert verdict(CHECKS, check, of()) is Verdict.UNKNOWN
        assert verdict(CHECKS, check, of(sign_offs=signed(check))) is Verdict.PASS

    def test_the_checklist_has_its_numbers(self) -> None:
        assert {check.number for check in CHECKS} == {1, 2, 3, 4, 5, 6, 12, 13, 14, 15, None}
        assert len({check.id for check in CHECKS}) == len(CHECKS)

    def test_only_what_the_checklist_calls_blocking_blocks(self) -> None:
        blocking = {check.number for check in CHECKS if check.severity is Severity.BLOCKING}
        assert blocking == {1, 2, 5, 12, 13, None}


class TestObjective:
    """The objective is written (1), for an audience in a country (3)."""

    def test_an_empty_objective_is_none(self) -> None:
        assert verdict(CHECKS, "objectives.written", of(evolve(WHOLE, objective=Text(" ", "")))) is Verdict.FAIL

    def test_an_audience_without_a_country_is_half_known(self) -> None:
        assert verdict(CHECKS, "objectives.audience", of(evolve(WHOLE, countries=()))) is Verdict.FAIL
        assert places(CHECKS, "objectives.audience", of(EMPTY)) == ["objectives.audience", "objectives.countries"]


class TestKpis:
    """One KPI decides, with baseline, target and source (2); it counts more than likes or reach."""

    def test_what_it_lacks_is_named(self) -> None:
        bare = evolve(PRIMARY, baseline=UNKNOWN, target=UNKNOWN, source=UNKNOWN)
        seen = of(evolve(WHOLE, kpis=(bare, *OTHERS)))
        wanted = ("baseline", "target", "source")
        assert places(CHECKS, "objectives.primary-kpi", seen) == [
            f"objectives.kpis[sign-ups].{name}" for name in wanted
        ]
        assert verdict(CHECKS, "objectives.primary-kpi", seen) is Verdict.UNKNOWN

    @pytest.mark.parametrize(
        ("kpis", "expected"),
        [
            ((), Verdict.UNKNOWN),
            (OTHERS, Verdict.FAIL),
            ((PRIMARY, evolve(PRIMARY, id="second")), Verdict.FAIL),
            ((PRIMARY,), Verdict.PASS),
        ],
    )
    def test_exactly_one_decides(self, kpis: tuple[Kpi, ...], expected: Verdict) -> None:
        assert verdict(CHECKS, "objectives.one-primary", of(evolve(WHOLE, kpis=kpis))) is expected

    @pytest.mark.parametrize(
        ("measures", "expected"),
        [
            (Measures.LIKES, Verdict.FAIL),
            (Measures.REACH, Verdict.FAIL),
            (UNKNOWN, Verdict.UNKNOWN),
            (Measures.SALES, Verdict.PASS),
        ],
    )
    def test_likes_do_not_decide(self, measures: Maybe[Measures], expected: Verdict) -> None:
        plan = evolve(WHOLE, kpis=(evolve(PRIMARY, measures=measures),))
        assert verdict(CHECKS, "objectives.beyond-likes", of(plan)) is expected

    @pytest.mark.parametrize(
        ("others", "expected"),
        [
            (OTHERS[:2], Verdict.FAIL),
            (OTHERS * 2, Verdict.FAIL),
            ((*OTHERS, evolve(OTHERS[0], target=UNKNOWN)), Verdict.UNKNOWN),
        ],
    )
    def test_three_or_four_stand_beside_it(self, others: tuple[Kpi, ...], expected: Verdict) -> None:
        assert verdict(CHECKS, "objectives.secondary-kpis", of(evolve(WHOLE, kpis=(PRIMARY, *others)))) is expected


class TestMoney:
    """Every line has an amount (12), is approved (15), and something is kept for the unforeseen (14)."""

    def test_a_line_without_an_amount_is_named(self) -> None:
        seen = of(evolve(WHOLE, budget=(evolve(ADS, amount=UNKNOWN),)))
        assert verdict(CHECKS, "objectives.budgeted", seen) is Verdict.UNKNOWN
        assert places(CHECKS, "objectives.budgeted", seen) == ["objectives.budget[ads].amount"]

    def test_two_currencies_do_not_add_up(self) -> None:
        plan = evolve(WHOLE, hours=(evolve(POSTS, rate=Money(5, "CHF")),))
        assert verdict(CHECKS, "objectives.budgeted", of(plan)) is Verdict.FAIL

    @pytest.mark.parametrize(
        ("state", "expected"),
        [
            (Estimated(planned=FIVE), Verdict.UNKNOWN),
            (Revised(planned=FIVE, amount=FIVE, reason="more ads"), Verdict.FAIL),
        ],
    )
    def test_an_estimate_is_not_an_order(self, state: BudgetState, expected: Verdict) -> None:
        assert verdict(CHECKS, "objectives.orders-approved", of(budget=state)) is expected

    @pytest.mark.parametrize(
        ("kept", "expected"), [("9.9", Verdict.FAIL), ("15", Verdict.PASS), ("15.1", Verdict.FAIL)]
    )
    def test_ten_to_fifteen_percent_are_kept(self, kept: str, expected: Verdict) -> None:
        plan = evolve(WHOLE, contingency_percent=Decimal(kept))
        assert verdict(CHECKS, "objectives.contingency", of(plan)) is expected


class TestHours:
    """A contest is not free (13), and many networks want many hours."""

    @pytest.mark.parametrize(
        ("line", "expected"),
        [(evolve(POSTS, hours=Decimal(0)), Verdict.FAIL), (evolve(POSTS, rate=UNKNOWN), Verdict.UNKNOWN)],
    )
    def test_hours_have_a_number_and_a_rate(self, line: HoursLine, expected: Verdict) -> None:
        assert verdict(CHECKS, "objectives.hours-counted", of(evolve(WHOLE, hours=(line,)))) is expected

    @pytest.mark.parametrize(
        ("networks", "hours", "expected"),
        [
            (4, "9.9", Verdict.FAIL),
            (4, "10", Verdict.PASS),
            (3, "1", Verdict.PASS),
            (0, "0", Verdict.NOT_APPLICABLE),
        ],
    )
    def test_four_networks_want_ten_hours(self, networks: int, hours: str, expected: Verdict) -> None:
        plan = evolve(
            WHOLE,
            networks=tuple(f"network-{n}" for n in range(networks)),
            hours=(evolve(POSTS, hours=Decimal(hours)),),
        )
        assert verdict(CHECKS, "objectives.enough-hours", of(plan)) is expected

    def test_it_only_warns(self) -> None:
        assert by_id(CHECKS, "objectives.enough-hours").severity is Severity.WARNING
