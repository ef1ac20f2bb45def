"""How winners are chosen: by which method, for which prizes, and what happens when one falls free."""

from __future__ import annotations

from enum import Enum
from typing import NewType

from attrs import frozen

from campaignkit.draw.selection import InstantWin, Stage, Winner
from campaignkit.values import UNKNOWN, Instant, InvalidValueError, Maybe, RoundId, Text, checked_id

TierId = NewType("TierId", str)


class Method(Enum):
    """The way of choosing; `RECORDED` when somebody outside chooses, and only the minutes come here."""

    DRAW = "draw"
    JURY = "jury"
    VOTE = "vote"
    INSTANT_WIN = "instant-win"
    FIRST_COME = "first-come"
    ESTIMATE = "estimate"
    RECORDED = "recorded"


class Reaction(Enum):
    """What becomes of a prize that falls free; source: protocol campaignkit.draw/1, clause 5.4.

    The first alternate takes it, everyone below moves up one, it is drawn afresh, or nobody gets
    it: it lapses, goes to a charity, or goes back to stock.
    """

    NEXT = "next"
    CASCADE = "cascade"
    FRESH = "fresh"
    LAPSE = "lapse"
    CHARITY = "charity"
    STOCK = "stock"


class PrizePer(Enum):
    """Who can win once: each entry, or each group (a person, a household)."""

    ENTRY = "entry"
    GROUP = "group"


class Within(Enum):
    """Where one can win once: in the whole draw, or in each of its tiers."""

    DRAW = "draw"
    TIER = "tier"


@frozen(kw_only=True)
class ReactionsPlan:
    """The reaction to each of the four causes for which a prize falls free."""

    silence: Maybe[Reaction] = UNKNOWN
    refusal: Maybe[Reaction] = UNKNOWN
    ineligible: Maybe[Reaction] = UNKNOWN
    undeliverable: Maybe[Reaction] = UNKNOWN


@frozen(kw_only=True)
class TierPlan:
    """One tier of the draw: `count` units of a prize line, 1 or more, for the entries of a pool.

    `pool` None means everybody; `alternates`, 0 or more, may follow in all when prizes fall free;
    `rounds` are those whose draw gives these prizes (empty: every round); `method` how they are chosen
    where that differs from the other tiers (None: as the plan of the draw says).
    """

    id: TierId
    prize: str
    count: Maybe[int] = UNKNOWN
    pool: str | None = None
    alternates: Maybe[int] = UNKNOWN
    on: Maybe[ReactionsPlan] = UNKNOWN
    rounds: tuple[RoundId, ...] = ()
    method: Method | None = None

    def given_in(self, round_id: str) -> bool:
        """Whether the draw of this round gives these prizes."""
        return not self.rounds or round_id in self.rounds

    def __attrs_post_init__(self) -> None:
        checked_id(self.id)
        if self.count is not UNKNOWN:
            _at_least(1, self.count, "count")
        if self.alternates is not UNKNOWN:
            _at_least(0, self.alternates, "alternates")


@frozen(kw_only=True)
class RoundDraw:
    """When one round is drawn, where that is at a time of its own; `id` is that of the round, `at` the instant."""

    id: RoundId
    at: Maybe[Instant] = UNKNOWN


@frozen(kw_only=True)
class DrawPlan:
    """How the winners of a round are chosen.

    `draws_at` is when, for every round that has no date of its own in `rounds`; `draws_by` the last
    instant where the rules give no more (exclusive; None: they give none); `draws_when` the rule that gives
    the instants, as the rules word it ("every Monday at nine"; None: there is none); `operator` the party
    that draws; `witness` the party that looks on (None: nobody); `chain` the public randomness, by its
    name; `margin_minutes` how long at least between sealing and the round of randomness; `tie_break` the
    rules for equal merit, in order.
    `stages` are the steps of a choice that has several, in order; `instant` the stock of an instant
    win; `winner` whom a prize goes to, and may come once only; `minutes` is what shows a choice made
    outside (None: nothing does); `over_award` what happens when more win than there are prizes and
    `fallback` how to choose when the method fails (None: decided to say nothing).
    """

    method: Maybe[Method] = UNKNOWN
    tiers: tuple[TierPlan, ...] = ()
    one_prize_per: Maybe[PrizePer] = UNKNOWN
    within: Within = Within.DRAW
    draws_at: Maybe[Instant] = UNKNOWN
    draws_by: Maybe[Instant | None] = UNKNOWN
    draws_when: Text | None = None
    rounds: tuple[RoundDraw, ...] = ()
    operator: Maybe[str] = UNKNOWN
    witness: Maybe[str | None] = UNKNOWN
    chain: Maybe[str] = "quicknet"
    margin_minutes: int = 60
    tie_break: tuple[Text, ...] = ()
    stages: tuple[Stage, ...] = ()
    instant: InstantWin | None = None
    winner: Maybe[Winner] = UNKNOWN
    minutes: Maybe[Text | None] = UNKNOWN
    over_award: Maybe[Text | None] = UNKNOWN
    fallback: Maybe[Text | None] = UNKNOWN

    def __attrs_post_init__(self) -> None:
        _at_least(1, self.margin_minutes, "margin_minutes")

    def drawn_at(self, round_id: str) -> Maybe[Instant]:
        """When this round is drawn: at a time of its own, or when all are; UNKNOWN while the plan says no instant."""
        return self.date_of(round_id)[0]

    def date_of(self, round_id: str) -> tuple[Maybe[Instant], str]:
        """The same, with the place of the plan that says it."""
        own = next((each for each in self.rounds if each.id == round_id), None)
        return (self.draws_at, "draw.draws_at") if own is None else (own.at, f"draw.rounds[{round_id}].at")

    def tiers_of(self, round_id: str) -> tuple[TierPlan, ...]:
        """The tiers that the draw of this round gives.

        >>> weekly = TierPlan(id=TierId("week"), prize="pen", rounds=(RoundId("w1"), RoundId("w2")))
        >>> grand = TierPlan(id=TierId("grand"), prize="cheque", rounds=(RoundId("final"),))
        >>> [tier.id for tier in DrawPlan(tiers=(weekly, grand)).tiers_of("final")]
        ['grand']
        """
        return tuple(tier for tier in self.tiers if tier.given_in(round_id))


def _at_least(least: int, number: int, field_name: str) -> None:
    if number < least:
        raise InvalidValueError(
            Text(f"{field_name} vaut {number}", f"{field_name} is {number}"),
            Text(f"le minimum est {least}", f"the least is {least}"),
            Text(f"écrire {least} ou plus", f"write {least} or more"),
        )
