"""What can be asked of a prize line."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from campaignkit.prizes.plan import LineId
from campaignkit.values import Instant


@frozen
class OrderPrize:
    """Record a firm order: how many units, when they are expected, the order as proof."""

    name: ClassVar[str] = "prizes.order"
    line: LineId
    units: int = field(kw_only=True)
    expected_at: Instant = field(kw_only=True)
    proof: str = field(kw_only=True)


@frozen
class SecurePrize:
    """Record that units are in hand: how many, with the delivery note or the like as proof."""

    name: ClassVar[str] = "prizes.secure"
    line: LineId
    units: int = field(kw_only=True)
    proof: str = field(kw_only=True)


@frozen
class ReportLoss:
    """Record that units are lost, stolen or broken; `units` is how many remain, 0 or more."""

    name: ClassVar[str] = "prizes.report-loss"
    line: LineId
    units: int = field(kw_only=True)
    reason: str = field(kw_only=True)


@frozen
class ReplacePrize:
    """Give another prize of the same value or more, as the rules permit, with proof that it is in hand."""

    name: ClassVar[str] = "prizes.replace"
    line: LineId
    by: str = field(kw_only=True)
    units: int = field(kw_only=True)
    proof: str = field(kw_only=True)


@frozen
class DropPrize:
    """Give a line up, while nothing has been promised to anybody."""

    name: ClassVar[str] = "prizes.drop"
    line: LineId
    reason: str = field(kw_only=True)
