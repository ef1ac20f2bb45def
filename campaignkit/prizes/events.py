"""What happened to a prize line."""

from __future__ import annotations

from typing import ClassVar, TypeAlias

from attrs import frozen

from campaignkit.prizes.plan import LineId
from campaignkit.values import Instant


@frozen(kw_only=True)
class PrizeOrdered:
    """Units were firmly ordered."""

    kind: ClassVar[str] = "prizes.ordered"
    line: LineId
    units: int
    expected_at: Instant
    proof: str


@frozen(kw_only=True)
class PrizeSecured:
    """Units are in hand."""

    kind: ClassVar[str] = "prizes.secured"
    line: LineId
    units: int
    proof: str


@frozen(kw_only=True)
class LossReported:
    """Units were lost; `units` remain."""

    kind: ClassVar[str] = "prizes.loss-reported"
    line: LineId
    units: int
    reason: str


@frozen(kw_only=True)
class PrizeReplaced:
    """Another prize is given instead."""

    kind: ClassVar[str] = "prizes.replaced"
    line: LineId
    by: str
    units: int
    proof: str


@frozen(kw_only=True)
class PrizeDropped:
    """The line was given up before the launch."""

    kind: ClassVar[str] = "prizes.dropped"
    line: LineId
    reason: str


PrizeEvent: TypeAlias = PrizeOrdered | PrizeSecured | LossReported | PrizeReplaced | PrizeDropped
