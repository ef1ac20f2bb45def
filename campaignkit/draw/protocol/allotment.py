"""5. Who gets what: tiers in order, each from the order of its pool.

5.1 A tier takes the first `count` units of its pool's order that have not won yet, within the
draw or within the tier. 5.2 What cannot be given is listed, and is no error. 5.3 After all tiers
come the alternates: the first of the order that have not won. 6.2 Cutoffs: the greatest ticket
that won, so that an entrant can compare without the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from campaignkit.values import Digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from campaignkit.draw.protocol.commitment import Commitment
    from campaignkit.draw.protocol.races import Pool, Ranked, UnitKey
    from campaignkit.draw.protocol.ranking import Ranking
    from campaignkit.draw.protocol.shapes import Plain
    from campaignkit.draw.protocol.tiers import Tier


@frozen(kw_only=True)
class Award:
    """One winner or one alternate: `rank` counts from 1 within the tier; `n` and `ticket` are what decided."""

    tier: str
    rank: int
    id: str
    n: int
    ticket: Digest

    def to_plain(self) -> Plain:
        """The row as JSON."""
        return {"tier": self.tier, "rank": self.rank, "id": self.id, "n": self.n, "ticket": self.ticket}


@frozen(kw_only=True)
class Shortfall:
    """5.2 A tier that could not give `count` of its units, 1 or more."""

    tier: str
    count: int

    def to_plain(self) -> Plain:
        """The row as JSON."""
        return {"tier": self.tier, "count": self.count}


@frozen(kw_only=True)
class Cutoff:
    """6.2 The greatest winning and the greatest alternate ticket of a pool's order.

    `prize` is None when a tier of the pool fell short: whoever is in the pool and has not won has
    no ticket to compare with. `alternate` is None when no alternate was taken.
    """

    pool: Pool
    prize: Digest | None
    alternate: Digest | None

    def to_plain(self) -> Plain:
        """The row as JSON."""
        return {"pool": self.pool, "prize": self.prize, "alternate": self.alternate}


@frozen(kw_only=True)
class Allotment:
    """The outcome of a draw; rows in the order of the tiers, then of the ranks."""

    winners: tuple[Award, ...]
    alternates: tuple[Award, ...]
    unfilled: tuple[Shortfall, ...]
    cutoffs: tuple[Cutoff, ...]


def wanted(commitment: Commitment) -> Mapping[Pool, int]:
    """How many units of each pool an engine must rank, so that neither 5.1, 5.3 nor 5.4 can run short wrongly.

    At most all counts and all alternates together can ever have won or been passed over, so the
    first unit that has not is never further down.
    """
    depth = sum(tier.count + tier.alternates for tier in commitment.tiers)
    return {tier.pool: depth for tier in commitment.tiers}


def allot(commitment: Commitment, ranking: Ranking) -> Allotment:
    """5.1 to 5.3, and the cutoffs, from a ranking at least as deep as `wanted`; pure."""
    won = Won(commitment)
    taken = won.all_tiers(ranking)
    waiting = {tier.name: _first(won.free(tier, ranking[tier.pool]), tier.alternates) for tier in commitment.tiers}
    unfilled = [
        Shortfall(tier=tier.name, count=tier.count - len(taken[tier.name]))
        for tier in commitment.tiers
        if len(taken[tier.name]) < tier.count
    ]
    return Allotment(
        winners=_rows(taken),
        alternates=_rows(waiting),
        unfilled=tuple(unfilled),
        cutoffs=tuple(_cutoffs(commitment, taken, waiting)),
    )


class Won:
    """Who has won, within what the commitment says: the draw or each tier."""

    def __init__(self, commitment: Commitment) -> None:
        self._commitment = commitment
        self._units: dict[str, set[UnitKey]] = {}

    def all_tiers(self, ranking: Ranking) -> dict[str, tuple[Ranked, ...]]:
        """5.1 Let every tier take its units, in the order of the commitment."""
        return {tier.name: self._take(tier, ranking[tier.pool]) for tier in self._commitment.tiers}

    def free(self, tier: Tier, order: Iterable[Ranked]) -> Iterator[Ranked]:
        """The units of an order that have not won, asked one after another."""
        return (one for one in order if one.unit not in self._units.get(self._scope(tier), ()))

    def add(self, tier: Tier, units: Iterable[Ranked]) -> None:
        """These units win in the tier."""
        self._units.setdefault(self._scope(tier), set()).update(one.unit for one in units)

    def _take(self, tier: Tier, order: Iterable[Ranked]) -> tuple[Ranked, ...]:
        taken = _first(self.free(tier, order), tier.count)
        self.add(tier, taken)
        return taken

    def _scope(self, tier: Tier) -> str:
        return tier.name if self._commitment.one_prize_per.within == "tier" else ""


def _first(free: Iterator[Ranked], count: int) -> tuple[Ranked, ...]:
    return tuple(one for _, one in zip(range(count), free, strict=False))


def _rows(by_tier: Mapping[str, tuple[Ranked, ...]]) -> tuple[Award, ...]:
    return tuple(
        Award(tier=tier, rank=rank, id=one.id, n=one.n, ticket=one.ticket)
        for tier, taken in by_tier.items()
        for rank, one in enumerate(taken, start=1)
    )


def _cutoffs(
    commitment: Commitment,
    taken: Mapping[str, tuple[Ranked, ...]],
    waiting: Mapping[str, tuple[Ranked, ...]],
) -> Iterator[Cutoff]:
    """6.2 One row per pool that a tier names, in order of first appearance."""
    for pool in dict.fromkeys(tier.pool for tier in commitment.tiers):
        tiers = [tier for tier in commitment.tiers if tier.pool == pool]
        short = any(len(taken[tier.name]) < tier.count for tier in tiers)
        prizes = [one.ticket for tier in tiers for one in taken[tier.name]]
        alternates = [one.ticket for tier in tiers for one in waiting[tier.name]]
        yield Cutoff(pool=pool, prize=None if short else max(prizes), alternate=max(alternates, default=None))
