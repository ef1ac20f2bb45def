"""Clause 5: who gets what, as laws."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from campaignkit.draw.protocol import (
    Allotment,
    Commitment,
    Entry,
    OnePrizePer,
    Ranking,
    Shortfall,
    StandardEngine,
    Tier,
    Unit,
    Within,
    allot,
    list_lines,
    seal,
    wanted,
)
from campaignkit.values import Digest
from tests.draw.lists import POOLS, entry_lists, seeds, tier_lists, units, withins
from tests.draw.worked import ENTRIES_A, ENTRIES_B, SEED_A, SEED_B, TIERS_A, TIERS_B, committed

EVERYTHING = dict.fromkeys((None, *POOLS), 100)


def ranked(entries: tuple[Entry, ...], seed: Digest, unit: Unit, want: object = EVERYTHING) -> Ranking:
    return StandardEngine().rank(list_lines(entries), seed=seed, unit=unit, want=want)  # type: ignore[arg-type]


@st.composite
def draws(draw: st.DrawFn) -> tuple[Commitment, Ranking, Allotment]:
    """A commitment over a small list, the whole ranking of the list, and the allotment."""
    entries, unit, within = draw(entry_lists()), draw(units), draw(withins)
    commitment = committed(
        seal(list_lines(entries)), draw(tier_lists()), one_prize_per=OnePrizePer(unit=unit, within=within)
    )
    ranking = ranked(entries, draw(seeds), unit)
    return commitment, ranking, allot(commitment, ranking)


def unit_of(ranking: Ranking, name: str) -> tuple[str, str]:
    return next(one.unit for order in ranking.values() for one in order if one.id == name)


class TestNobodyWinsTwice:
    """'The first `count` units of its pool's order that have not yet won within the draw (or within the tier).'"""

    @given(draws())
    def test_a_unit_wins_once_within_what_the_rules_say(self, drawn: tuple[Commitment, Ranking, Allotment]) -> None:
        commitment, ranking, allotment = drawn
        per_tier = commitment.one_prize_per.within == "tier"
        wins = Counter((row.tier if per_tier else "", unit_of(ranking, row.id)) for row in allotment.winners)
        assert set(wins.values()) <= {1}

    @given(draws())
    def test_who_has_won_is_no_alternate_there(self, drawn: tuple[Commitment, Ranking, Allotment]) -> None:
        commitment, ranking, allotment = drawn
        per_tier = commitment.one_prize_per.within == "tier"
        won = {(row.tier if per_tier else "", unit_of(ranking, row.id)) for row in allotment.winners}
        assert not won & {(row.tier if per_tier else "", unit_of(ranking, row.id)) for row in allotment.alternates}


class TestNothingIsLost:
    """'What cannot be given is listed in `unfilled`.'"""

    @given(draws())
    def test_given_and_unfilled_make_the_count(self, drawn: tuple[Commitment, Ranking, Allotment]) -> None:
        commitment, _, allotment = drawn
        given_to = Counter(row.tier for row in allotment.winners)
        short = {row.tier: row.count for row in allotment.unfilled}
        assert all(given_to[tier.name] + short.get(tier.name, 0) == tier.count for tier in commitment.tiers)
        assert all(count > 0 for count in short.values())

    @given(draws())
    def test_a_tier_falls_short_only_when_its_pool_is_exhausted(
        self, drawn: tuple[Commitment, Ranking, Allotment]
    ) -> None:
        commitment, ranking, allotment = drawn
        for row in allotment.unfilled:
            tier = commitment.tier(row.tier)
            assert tier is not None
            winners = {unit_of(ranking, each.id) for each in allotment.winners}
            assert {one.unit for one in ranking[tier.pool]} <= winners

    @given(draws())
    def test_ranks_count_from_one_without_gaps(self, drawn: tuple[Commitment, Ranking, Allotment]) -> None:
        commitment, _, allotment = drawn
        for rows in (allotment.winners, allotment.alternates):
            ranks = [(row.tier, row.rank) for row in rows]
            held = Counter(row.tier for row in rows)
            assert ranks == [(t.name, rank) for t in commitment.tiers for rank in range(1, held[t.name] + 1)]


class TestAnEngineNeedRankNoMore:
    """'Allotment never runs short wrongly': what is wanted of the engine is enough."""

    @given(entry_lists(), seeds, units, withins, tier_lists())
    def test_the_wanted_depth_gives_the_same_draw_as_the_whole_order(
        self, entries: tuple[Entry, ...], seed: Digest, unit: Unit, within: Within, tiers: tuple[Tier, ...]
    ) -> None:
        commitment = committed(seal(list_lines(entries)), tiers, one_prize_per=OnePrizePer(unit=unit, within=within))
        shallow = ranked(entries, seed, unit, wanted(commitment))
        assert allot(commitment, shallow) == allot(commitment, ranked(entries, seed, unit))


class TestCutoffs:
    """'The greatest winning ticket taken in that pool's order, null if a tier of that pool is in `unfilled`.'"""

    @given(draws())
    def test_whoever_has_a_better_ticket_has_won_somewhere(self, drawn: tuple[Commitment, Ranking, Allotment]) -> None:
        commitment, ranking, allotment = drawn
        winners = {unit_of(ranking, row.id) for row in allotment.winners}
        for cutoff in allotment.cutoffs:
            better = [one for one in ranking[cutoff.pool] if cutoff.prize and one.ticket <= cutoff.prize]
            assert {one.unit for one in better} <= winners
        assert [each.pool for each in allotment.cutoffs] == list(dict.fromkeys(tier.pool for tier in commitment.tiers))

    @given(draws())
    def test_a_pool_that_fell_short_has_no_prize_cutoff(self, drawn: tuple[Commitment, Ranking, Allotment]) -> None:
        commitment, _, allotment = drawn
        short = {commitment.tier(row.tier).pool for row in allotment.unfilled}  # type: ignore[union-attr]
        assert {each.pool for each in allotment.cutoffs if each.prize is None} == short


class TestWorkedByHand:
    """The two examples of the specification, as a person would check them."""

    def test_example_a(self) -> None:
        commitment = committed(seal(list_lines(ENTRIES_A)), TIERS_A)
        allotment = allot(commitment, ranked(ENTRIES_A, SEED_A, "group"))
        assert [(row.tier, row.id) for row in allotment.winners] == [("trip", "c1"), ("kit", "b1"), ("book", "d1")]
        assert [(row.tier, row.id) for row in allotment.alternates] == [("trip", "a1"), ("kit", "a2")]
        assert allotment.unfilled == ()
        assert [(each.pool, (each.prize or "")[:8]) for each in allotment.cutoffs] == [
            (None, "0e209ef8"),
            ("lyon", "d8710254"),
            ("paris", "15fb9387"),
        ]

    def test_example_b(self) -> None:
        commitment = committed(seal(list_lines(ENTRIES_B)), TIERS_B)
        allotment = allot(commitment, ranked(ENTRIES_B, SEED_B, "group"))
        assert [(row.tier, row.id, row.n) for row in allotment.winners] == [
            ("gold", "x", 1),
            ("silver", "z", 1),
            ("bronze", "y", 1),
        ]
        assert allotment.alternates == ()
        assert allotment.unfilled == (Shortfall(tier="silver", count=1),)
        assert [each.prize for each in allotment.cutoffs if each.pool == "mtl"] == [None]
