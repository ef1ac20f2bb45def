"""What is won: lines, components, quantities and values, as far as they are decided."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar, NewType, TypeAlias

from attrs import frozen

from campaignkit.values import UNKNOWN, Instant, InvalidValueError, Maybe, Money, Period, Place, Text

LineId = NewType("LineId", str)


@frozen(kw_only=True)
class Exactly:
    """A fixed number of units, 1 or more."""

    kind: ClassVar[str] = "exactly"
    units: int

    def __attrs_post_init__(self) -> None:
        _positive(self.units)


@frozen(kw_only=True)
class AtLeast:
    """A guaranteed minimum of units, 1 or more; more may be given."""

    kind: ClassVar[str] = "at-least"
    units: int

    def __attrs_post_init__(self) -> None:
        _positive(self.units)


@frozen(kw_only=True)
class PerHead:
    """As many units as people of the winner's party: `heads` per win, the winner included.

    `heads` unknown: it is counted once the winner is known (the staff of a shop, say).
    """

    kind: ClassVar[str] = "per-head"
    wins: int
    heads: Maybe[int] = UNKNOWN

    def __attrs_post_init__(self) -> None:
        _positive(self.wins)
        if self.heads is not UNKNOWN:
            _positive(self.heads)


@frozen
class Unlimited:
    """One for everybody who meets the condition, without a limit."""

    kind: ClassVar[str] = "unlimited"


@frozen(kw_only=True)
class Calendar:
    """A stock that comes in slots of time: `each` units in each of `slots` (an hour, a day, a week).

    >>> Calendar(slots=76 * 10, each=1).units
    760
    """

    kind: ClassVar[str] = "calendar"
    slots: int
    each: int = 1

    def __attrs_post_init__(self) -> None:
        _positive(self.slots)
        _positive(self.each)

    @property
    def units(self) -> int:
        """How many units there are in all."""
        return self.slots * self.each


Quantity: TypeAlias = Exactly | AtLeast | PerHead | Unlimited | Calendar


@frozen(kw_only=True)
class ExactValue:
    """The same value for every unit; `tax_included` is UNKNOWN when the text does not say."""

    kind: ClassVar[str] = "exact"
    money: Money
    tax_included: Maybe[bool] = UNKNOWN


@frozen(kw_only=True)
class ValueRange:
    """A value per unit between two amounts, both inclusive, in one currency."""

    kind: ClassVar[str] = "range"
    lowest: Money
    highest: Money
    tax_included: Maybe[bool] = UNKNOWN

    def __attrs_post_init__(self) -> None:
        if self.highest < self.lowest:
            raise InvalidValueError(
                Text("la valeur haute est sous la valeur basse", "the highest value is below the lowest"),
                Text(f"{self.highest} < {self.lowest}", f"{self.highest} < {self.lowest}"),
                Text("échanger les deux montants", "swap the two amounts"),
            )


@frozen(kw_only=True)
class CappedFormula:
    """A value known only at the win (a refunded receipt, say), never above `cap` per unit."""

    kind: ClassVar[str] = "capped"
    formula: Text
    cap: Money


Value: TypeAlias = ExactValue | ValueRange | CappedFormula


@frozen(kw_only=True)
class Component:
    """One part of a prize that is delivered, lost or expires by itself: a flight, a night, a book.

    `value` is that of all units of it in one prize, a ceiling where `up_to`; `book_ahead` how long before
    its use it is booked at the latest (None: no delay); `survives_silence` whether the winner keeps it
    although nothing was answered.
    """

    id: str
    name: Text
    value: Maybe[Money] = UNKNOWN
    use_by: Maybe[Instant | None] = UNKNOWN
    up_to: bool = False
    units: Maybe[int] = 1
    book_ahead: Maybe[Period | None] = None
    survives_silence: bool = False


class TaxPaidBy(Enum):
    """Who pays the taxes on a prize."""

    PROMOTER = "promoter"
    WINNER = "winner"


@frozen(kw_only=True)
class PrizeLine:
    """One kind of prize.

    `supplier` is a party of the plan; `reserve` counts spare units beyond the quantity;
    `substitute` is what replaces the prize when it cannot be had (None: nothing may);
    `use_by` is the last instant of use (exclusive; None: no limit); `delivered_to` lists the
    places it can be sent to (empty: nowhere, it is collected). `travel` and `regulated` say
    whether it is a journey, and whether alcohol, tobacco, games of chance or the like are in it.

    `given_with` is the line whose winners get this one too (None: it has winners of its own).
    `happens_at` is when its event takes place (None: there is none); `use_within` the delay of use from
    its receipt, `book_ahead` how long before its use it is booked at the latest, `not_during` the days
    on which it cannot be used. `choice_of` is what the winner chooses among, `allotted_at_random` whether
    lots decide instead; `varies` says what its content or value depends on, the home of the winner for
    example (None: on nothing). `resale_forbidden`, and `tax_paid_by`, are what the rules say of them.
    """

    id: LineId
    name: Text
    quantity: Maybe[Quantity] = UNKNOWN
    value: Maybe[Value] = UNKNOWN
    components: tuple[Component, ...] = ()
    supplier: Maybe[str] = UNKNOWN
    reserve: Maybe[int] = UNKNOWN
    substitute: Maybe[Text | None] = UNKNOWN
    use_by: Maybe[Instant | None] = UNKNOWN
    delivered_to: Maybe[tuple[Place, ...]] = UNKNOWN
    pool: str | None = None
    companions: int = 0
    cash_option: Maybe[Money | None] = None
    costs_borne_by_winner: tuple[Text, ...] = ()
    travel: bool = False
    regulated: bool = False
    given_with: LineId | None = None
    happens_at: Maybe[Instant | None] = None
    use_within: Maybe[Period | None] = None
    book_ahead: Maybe[Period | None] = None
    not_during: tuple[Text, ...] = ()
    choice_of: tuple[Text, ...] = ()
    allotted_at_random: bool = False
    varies: Maybe[Text | None] = None
    resale_forbidden: Maybe[bool] = UNKNOWN
    tax_paid_by: Maybe[TaxPaidBy] = UNKNOWN

    @property
    def units(self) -> int | None:
        """How many units the text promises; None while unknown or without a limit."""
        match self.quantity:
            case Exactly(units=units) | AtLeast(units=units) | Calendar(units=units):
                return units
            case PerHead(wins=wins):
                return wins
            case _:
                return None

    @property
    def most(self) -> Money | None:
        """The highest value of one unit; None while unknown."""
        match self.value:
            case ExactValue(money=money) | ValueRange(highest=money) | CappedFormula(cap=money):
                return money
            case _:
                return None


@frozen(kw_only=True)
class PrizesPlan:
    """The prize pool: its lines, and the total that the rules declare.

    `declared_total` is compared with the lines, never derived from them; `not_for_cash` says
    that prizes are neither exchanged nor paid out.
    """

    lines: tuple[PrizeLine, ...] = ()
    declared_total: Maybe[Money] = UNKNOWN
    not_for_cash: Maybe[bool] = UNKNOWN

    @property
    def total(self) -> Money | None:
        """Units times highest value over all lines; None while any of them is unknown or currencies differ."""
        worths = [line.most * line.units for line in self.lines if line.most is not None and line.units is not None]
        if len(worths) < len(self.lines) or len({worth.currency for worth in worths}) != 1:
            return None
        result = worths[0]
        for worth in worths[1:]:
            result += worth
        return result

    def line(self, line: str) -> PrizeLine | None:
        """The line of this id, or None."""
        return next((each for each in self.lines if each.id == line), None)


def _positive(units: int) -> None:
    if units < 1:
        raise InvalidValueError(
            Text(f"{units} unité n'est pas une quantité", f"{units} units is no quantity"),
            Text("il en faut au moins une", "there must be at least one"),
            Text("enlever la ligne, ou écrire 1 ou plus", "remove the line, or write 1 or more"),
        )
