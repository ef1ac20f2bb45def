"""What a campaign came to, against what was planned: plain figures in, ratios out.

Every ratio is taken exactly, and rounded once: money to 0.01, percentages to 0.1, a half to the
even neighbour. What depends on something unknown is UNKNOWN, and so is a ratio to zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from campaignkit.values import UNKNOWN, Maybe, Money, Text


def ratio(part: Decimal | int, whole: Decimal | int, places: int, *, times: int = 1) -> Decimal:
    """So many `times` the part over the whole, rounded once, a half to the even neighbour; the whole is not 0.

    >>> ratio(Decimal("0.25"), 2, 2), ratio(2, 3, 1)
    (Decimal('0.12'), Decimal('0.7'))
    """
    return Decimal(f"{round(Fraction(part) / Fraction(whole) * times * 10**places)}E-{places}")


def percent(part: Decimal | int, whole: Decimal | int) -> Maybe[Decimal]:
    """The part in percent of the whole; UNKNOWN when the whole is 0.

    >>> percent(1, 3)
    Decimal('33.3')
    """
    return ratio(part, whole, 1, times=100) if whole else UNKNOWN


@frozen(kw_only=True)
class ReportRow:
    """One KPI: where it stood, where it should get to, where it got to."""

    id: str
    name: Text
    unit: str
    primary: bool = False
    baseline: Maybe[Decimal] = UNKNOWN
    target: Maybe[Decimal] = UNKNOWN
    actual: Maybe[Decimal] = UNKNOWN
    source: str = ""

    @property
    def reached(self) -> Maybe[bool]:
        """Whether the target was met; a target below the baseline is met from above."""
        if self.actual is UNKNOWN or self.target is UNKNOWN:
            return UNKNOWN
        if self.baseline is not UNKNOWN and self.target < self.baseline:
            return self.actual <= self.target
        return self.actual >= self.target

    @property
    def percent_of_target(self) -> Maybe[Decimal]:
        """The actual number in percent of the target."""
        if self.actual is UNKNOWN or self.target is UNKNOWN:
            return UNKNOWN
        return percent(self.actual, self.target)


@frozen(kw_only=True)
class WinnerFigures:
    """What became of the winners.

    `drawn` counts everybody who was selected, alternates called up included; `confirmed` those
    to whom the prize fell for good; `delivered` those who have it, each after so many
    `delivery_days` since the confirmation.
    """

    drawn: int = 0
    confirmed: int = 0
    delivered: int = 0
    delivery_days: tuple[int, ...] = ()

    @property
    def claim_rate(self) -> Maybe[Decimal]:
        """Winners confirmed, in percent of those drawn."""
        return percent(self.confirmed, self.drawn)

    @property
    def slowest_days(self) -> Maybe[int]:
        """How many days the slowest delivery took."""
        return max(self.delivery_days, default=UNKNOWN)


@frozen(kw_only=True)
class IncidentLine:
    """One incident, and what was learnt from it; the lesson is empty while it is open."""

    id: str
    trigger: str
    what: str
    lesson: str = ""


@frozen(kw_only=True)
class Report:
    """What the campaign came to.

    `planned_cost` and `cost` are money and valued hours together; `entries` and `entrants` count
    what took part; `refused_by_reason` counts entries refused, by code and article.
    """

    rows: tuple[ReportRow, ...] = ()
    planned_cost: Maybe[Money] = UNKNOWN
    cost: Maybe[Money] = UNKNOWN
    planned_hours: Decimal = Decimal(0)
    hours: Decimal = Decimal(0)
    entries: int = 0
    entrants: int = 0
    opt_ins: Maybe[int] = UNKNOWN
    refused_by_reason: Mapping[str, int] = field(factory=dict)
    winners: WinnerFigures = field(factory=WinnerFigures)
    incidents: tuple[IncidentLine, ...] = ()
    keep: tuple[str, ...] = ()
    change: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()

    @property
    def reached(self) -> Maybe[bool]:
        """Whether the campaign met its objective: the target of its primary KPI, if it has exactly one."""
        primary = [row for row in self.rows if row.primary]
        return primary[0].reached if len(primary) == 1 else UNKNOWN

    @property
    def overspent(self) -> Maybe[Money]:
        """The cost above the plan, below zero when money is left; UNKNOWN between two currencies."""
        if self.cost is UNKNOWN or self.planned_cost is UNKNOWN or self.cost.currency != self.planned_cost.currency:
            return UNKNOWN
        return self.cost - self.planned_cost

    @property
    def cost_per_entrant(self) -> Maybe[Money]:
        """The cost over the entrants, to 0.01."""
        return self._cost_per(self.entrants)

    @property
    def cost_per_opt_in(self) -> Maybe[Money]:
        """The cost over those who agreed to hear more, to 0.01."""
        return self._cost_per(self.opt_ins)

    @property
    def opt_in_rate(self) -> Maybe[Decimal]:
        """Those who agreed to hear more, in percent of the entrants."""
        return UNKNOWN if self.opt_ins is UNKNOWN else percent(self.opt_ins, self.entrants)

    @property
    def refused(self) -> int:
        """How many entries were refused, for whatever reason."""
        return sum(self.refused_by_reason.values())

    @property
    def refusal_rate(self) -> Maybe[Decimal]:
        """Entries refused, in percent of all that came in."""
        return percent(self.refused, self.refused + self.entries)

    def _cost_per(self, heads: Maybe[int]) -> Maybe[Money]:
        if self.cost is UNKNOWN or heads is UNKNOWN or not heads:
            return UNKNOWN
        return Money(ratio(self.cost.amount, heads, 2), self.cost.currency)
