"""Why a campaign is held, how its success is measured, and what it may cost in money and hours."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import Any

from attrs import Attribute, field, frozen

from campaignkit.values import UNKNOWN, InvalidValueError, Maybe, Money, Place, Text


class Measures(Enum):
    """What a KPI counts."""

    ENTRIES = "entries"
    ENTRANTS = "entrants"
    OPT_INS = "opt-ins"
    REACH = "reach"
    LIKES = "likes"
    FOLLOWERS = "followers"
    SALES = "sales"
    VISITS = "visits"
    OTHER = "other"


def _refuse(name: str, number: object) -> InvalidValueError:
    return InvalidValueError(
        Text(f"{name} vaut {number!r}", f"{name} is {number!r}"),
        Text("il faut un décimal exact, 0 ou plus", "an exact decimal is wanted, 0 or more"),
        Text(
            'écrire par exemple 12.5, et en Python Decimal("12.5")', 'write for example 12.5, in Python Decimal("12.5")'
        ),
    )


def _exact(_instance: object, attribute: Attribute[Any], number: object) -> None:
    if number is not UNKNOWN and not (isinstance(number, Decimal) and number.is_finite()):
        raise _refuse(attribute.name, number)


def _not_negative(instance: object, attribute: Attribute[Any], number: Maybe[Decimal]) -> None:
    _exact(instance, attribute, number)
    if number is not UNKNOWN and number < 0:
        raise _refuse(attribute.name, number)


@frozen(kw_only=True)
class Kpi:
    """One number by which success is told, exact: where it stood before, where it should get to.

    `unit` is what the numbers count (`entrants`, `%`, `EUR`); `source` is where the actual
    number will be read; `primary` marks the one that decides. A target below the baseline is one
    to come down to.
    """

    id: str
    name: Text
    unit: str
    baseline: Maybe[Decimal] = field(default=UNKNOWN, validator=_exact)
    target: Maybe[Decimal] = field(default=UNKNOWN, validator=_exact)
    primary: bool = False
    measures: Maybe[Measures] = UNKNOWN
    source: Maybe[str] = UNKNOWN


@frozen(kw_only=True)
class BudgetLine:
    """One kind of expense: prizes, ads, creation, tool, shipping, bailiff, tax, influencers; `amount` in all."""

    id: str
    name: Text
    amount: Maybe[Money] = UNKNOWN


@frozen(kw_only=True)
class HoursLine:
    """Hours of work, 0 or more, of one role, on one network or on none in particular; `rate` is per hour."""

    id: str
    role: str
    network: str | None = None
    hours: Decimal = field(validator=_not_negative)
    rate: Maybe[Money] = UNKNOWN


class Reworked(Enum):
    """What has to be redone after a change: the rules, a visual, a post, a page."""

    RULES = "rules"
    VISUAL = "visual"
    POST = "post"
    PAGE = "page"


@frozen(kw_only=True)
class Rework:
    """What it takes to redo one kind of thing: hours of a role, 0 or more, at the rate of that role.

    With `each`, so many hours for each of them; without, once for all of them together.
    """

    what: Reworked
    role: str
    hours: Decimal = field(validator=_not_negative)
    each: bool = False

    def hours_for(self, things: int) -> Decimal:
        """The hours that so many of them take, 0 or more; none take none.

        >>> Rework(what=Reworked.VISUAL, role="da", hours=Decimal("1.5"), each=True).hours_for(2)
        Decimal('3.0')
        """
        return self.hours * (things if self.each else min(things, 1))


@frozen(kw_only=True)
class ObjectivesPlan:
    """The objective, its KPIs and audience; the budget and the hours.

    `countries` are those of the audience; `networks` the social networks used (`instagram`);
    `contingency_percent`, 0 or more, comes on top of the planned cost; `rework` is what redoing
    things after a change takes: of a kind that it lacks, nobody knows.
    """

    objective: Maybe[Text] = UNKNOWN
    kpis: tuple[Kpi, ...] = ()
    audience: Maybe[Text] = UNKNOWN
    countries: Maybe[tuple[Place, ...]] = UNKNOWN
    networks: tuple[str, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    hours: tuple[HoursLine, ...] = ()
    contingency_percent: Maybe[Decimal] = field(default=UNKNOWN, validator=_not_negative)
    rework: tuple[Rework, ...] = ()

    @property
    def primary_kpis(self) -> tuple[Kpi, ...]:
        """The KPIs marked as primary; a sound plan has exactly one."""
        return tuple(kpi for kpi in self.kpis if kpi.primary)

    @property
    def planned_hours(self) -> Decimal:
        """The hours of every line together."""
        return sum((line.hours for line in self.hours), Decimal(0))

    @property
    def planned_cost(self) -> Maybe[Money]:
        """Budget plus hours times rate, without contingency; UNKNOWN while an amount is, or when currencies differ."""
        costs = [line.amount for line in self.budget]
        costs += [UNKNOWN if line.rate is UNKNOWN else line.rate * line.hours for line in self.hours]
        known = [cost for cost in costs if cost is not UNKNOWN]
        if len(known) < len(costs) or len({cost.currency for cost in known}) != 1:
            return UNKNOWN
        return sum(known[1:], known[0])

    def rate(self, role: str) -> Maybe[Money]:
        """What an hour of this role costs; UNKNOWN while it is not given, or when the lines of the role differ."""
        rates = {line.rate for line in self.hours if line.role == role}
        return rates.pop() if len(rates) == 1 else UNKNOWN
