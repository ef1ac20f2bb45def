"""What happened to a budget line."""

from __future__ import annotations

from typing import ClassVar, TypeAlias

from attrs import frozen

from campaignkit.values import Instant, Money, SubjectId


@frozen(kw_only=True)
class BudgetApproved:
    """The amount may be spent."""

    kind: ClassVar[str] = "objectives.budget-approved"
    line: str
    amount: Money
    reference: str
    by: SubjectId
    at: Instant


@frozen(kw_only=True)
class BudgetRevised:
    """Another amount is wanted."""

    kind: ClassVar[str] = "objectives.budget-revised"
    line: str
    amount: Money
    reason: str


ObjectiveEvent: TypeAlias = BudgetApproved | BudgetRevised
