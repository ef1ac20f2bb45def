"""Between plan, protocol and log: the terms that can be sealed, and the outcome that is kept."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from attrs import frozen

from campaignkit.draw.plan import TierId, TierPlan
from campaignkit.draw.protocol import CAUSES, Allotment, Award, Commitment, Ranked, Ranking, Reactions, Tier
from campaignkit.draw.states import DrawnPlace
from campaignkit.values import UNKNOWN


def sealed_tier(tier: TierPlan) -> Tier | None:
    """The tier as a commitment states it; None while anything of it is unknown."""
    if tier.count is UNKNOWN or tier.alternates is UNKNOWN or tier.on is UNKNOWN:
        return None
    words = {cause: reaction.value for cause in CAUSES if (reaction := getattr(tier.on, cause)) is not UNKNOWN}
    if len(words) < len(CAUSES):
        return None
    return Tier(name=tier.id, count=tier.count, pool=tier.pool, alternates=tier.alternates, on=Reactions(**words))


@frozen(kw_only=True)
class DrawOutcome:
    """What `HoldDraw` records: the certificate's winners and alternates, and who waits behind them."""

    winners: tuple[DrawnPlace, ...]
    alternates: tuple[DrawnPlace, ...]
    waiting: tuple[DrawnPlace, ...]


def outcome(commitment: Commitment, ranking: Ranking, allotment: Allotment) -> DrawOutcome:
    """The outcome of a draw, with as many waiting units as its prizes can ever need.

    `ranking` is as deep as the protocol's `wanted`. No group leaves the list: entries that can
    win only once together carry the first of their ids as `unit`, others carry nothing.
    """
    return _Keeper(commitment, ranking).outcome(allotment)


class _Keeper:
    """Turns rows of the protocol into places of the log."""

    def __init__(self, commitment: Commitment, ranking: Ranking) -> None:
        self._commitment = commitment
        self._ranking = ranking
        self._tiers = {tier.name: tier for tier in commitment.tiers}
        self._by_id = {pool: {one.id: one for one in order} for pool, order in ranking.items()}
        self._first: dict[tuple[str, str], str] = {}

    def outcome(self, allotment: Allotment) -> DrawOutcome:
        """Winners, alternates and waiting units, in the order of the tiers, then of the ranks."""
        return DrawOutcome(
            winners=tuple(self._awarded(award) for award in allotment.winners),
            alternates=tuple(self._awarded(award) for award in allotment.alternates),
            waiting=tuple(
                self._place(tier.name, tier.alternates + behind, one)
                for tier in self._commitment.tiers
                for behind, one in enumerate(self._waiting(tier, allotment), start=1)
            ),
        )

    def _awarded(self, award: Award) -> DrawnPlace:
        return self._place(award.tier, award.rank, self._ranked(award))

    def _ranked(self, award: Award) -> Ranked:
        return self._by_id[self._tiers[award.tier].pool][award.id]

    def _place(self, tier: str, rank: int, one: Ranked) -> DrawnPlace:
        first = self._first.setdefault(one.unit, one.id)
        return DrawnPlace(tier=TierId(tier), rank=rank, entry=one.id, unit="" if first == one.id else first)

    def _waiting(self, tier: Tier, allotment: Allotment) -> Iterator[Ranked]:
        """The units behind the alternates.

        Within the draw whoever is no longer free took a `next`, and there are no more of these
        than alternates in all; within the tier, whoever won elsewhere may stand in between.
        """
        within_draw = self._commitment.one_prize_per.within == "draw"
        won = {self._ranked(award).unit for award in allotment.winners if within_draw or award.tier == tier.name}
        free = (one for one in self._ranking[tier.pool] if one.unit not in won)
        deepest = sum(each.alternates for each in self._commitment.tiers) if within_draw else None
        return islice(free, tier.alternates, deepest)
