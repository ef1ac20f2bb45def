"""What is known of a budget line: estimated, approved, revised since.

Every state remembers `planned`, the amount that the plan gives; when the plan's own amount
changes, what was approved is approved no more.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from attrs import evolve, field, frozen

from campaignkit.objectives.plan import BudgetLine, ObjectivesPlan
from campaignkit.values import Instant, Maybe, Money, SubjectId


@frozen(kw_only=True)
class Estimated:
    """In the plan; nobody has approved it."""

    planned: Maybe[Money]

    @property
    def amount(self) -> Maybe[Money]:
        """What may be spent, as far as anybody knows."""
        return self.planned


@frozen(kw_only=True)
class Approved:
    """May be spent, under an order number; who recorded it and when."""

    planned: Maybe[Money]
    amount: Money
    reference: str
    by: SubjectId
    at: Instant


@frozen(kw_only=True)
class Revised:
    """Changed since, for a reason, and to be approved again."""

    planned: Maybe[Money]
    amount: Money
    reason: str


BudgetState: TypeAlias = Estimated | Approved | Revised


@frozen(kw_only=True)
class ObjectivesState:
    """The state of every budget line."""

    budget: Mapping[str, BudgetState] = field(factory=dict)


def adopted(plan: ObjectivesPlan, state: ObjectivesState) -> ObjectivesState:
    """The state once this plan is adopted: lines whose planned amount is new or changed are estimates."""
    return evolve(state, budget={line.id: _under(line, state.budget.get(line.id)) for line in plan.budget})


def _under(line: BudgetLine, state: BudgetState | None) -> BudgetState:
    return Estimated(planned=line.amount) if state is None or state.planned != line.amount else state
