"""What can be asked of a budget line."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from campaignkit.values import Money


@frozen
class ApproveBudget:
    """Record that the line's amount may be spent, with the number of the order or decision."""

    name: ClassVar[str] = "objectives.approve-budget"
    line: str
    reference: str = field(kw_only=True)


@frozen
class ReviseBudget:
    """Change a line's amount, 0 or more, once the campaign is public; it is to be approved again."""

    name: ClassVar[str] = "objectives.revise-budget"
    line: str
    amount: Money = field(kw_only=True)
    reason: str = field(kw_only=True)
