"""A choice in several steps: who is left, who ranks where, which slots of time win, whom a prize goes to."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from attrs import field, frozen

from campaignkit.values import UNKNOWN, InvalidValueError, Maybe, Text, checked_id

WHOLE = 100


class Step(Enum):
    """What a stage does: leaves some out, gives points, sorts by them, draws lots, or hands prizes out."""

    FILTER = "filter"
    SCORE = "score"
    RANK = "rank"
    DRAW = "draw"
    ALLOT = "allot"


class Winner(Enum):
    """Whom a prize goes to, as far as winning once is concerned."""

    ENTRY = "entry"
    PERSON = "person"
    HOUSEHOLD = "household"
    EMAIL = "email"
    ADDRESS = "address"
    ACCOUNT = "account"
    ORGANISATION = "organisation"
    TEAM = "team"
    BEARER = "bearer"


@frozen(kw_only=True)
class Criterion:
    """What a jury looks at; `weight` is its percentage, above 0 to 100 (None: the rules give none).

    `only` are the ids of the pools for which it counts (empty: for all).
    """

    id: str = field(converter=checked_id)
    name: Text
    weight: Maybe[Decimal | None] = UNKNOWN
    only: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if isinstance(self.weight, Decimal) and not 0 < self.weight <= WHOLE:
            raise InvalidValueError(
                Text(f"un critère ne pèse pas {self.weight} %", f"a criterion does not weigh {self.weight} %"),
                Text("un poids va de plus de 0 à 100", "a weight is above 0 and at most 100"),
                Text("corriger le poids", "correct the weight"),
            )


@frozen(kw_only=True)
class Stage:
    """One step of the choice, in the order of the list.

    `by` is the party that takes it (None: nobody, it is computed); `members` how many people a jury
    has; `keeps` how many entries go on (None: all that pass); `blind` whether those who judge see no names.
    """

    id: str = field(converter=checked_id)
    step: Step
    what: Text
    by: Maybe[str | None] = UNKNOWN
    members: Maybe[int | None] = None
    criteria: tuple[Criterion, ...] = ()
    keeps: Maybe[int | None] = None
    blind: Maybe[bool] = UNKNOWN
    article: str = ""


class Slide(Enum):
    """What becomes of a slot of an instant win that nobody has won.

    Its prize is won by the first play after it, goes on to the next slot, is drawn among all who
    played, or stays with the promoter.
    """

    FIRST_AFTER = "first-after"
    NEXT_SLOT = "next-slot"
    FINAL_DRAW = "final-draw"
    KEPT = "kept"


@frozen(kw_only=True)
class InstantWin:
    """The stock of an instant win: `slots` of time, 1 or more, each with one prize.

    `minutes` is the length of a slot; `slides` what becomes of a slot without a winner, in order;
    `sealed` whether the winning moments are fixed, and deposited, before the opening.
    """

    slots: Maybe[int] = UNKNOWN
    minutes: Maybe[int] = UNKNOWN
    slides: Maybe[tuple[Slide, ...]] = UNKNOWN
    sealed: Maybe[bool] = UNKNOWN

    def __attrs_post_init__(self) -> None:
        for number in (self.slots, self.minutes):
            if isinstance(number, int) and number < 1:
                raise InvalidValueError(
                    Text(
                        f"un gain instantané n'a pas {number} créneaux ni minutes",
                        f"{number} is below one slot or minute",
                    ),
                    None,
                    Text("compter à partir de 1", "count from 1"),
                )
