"""Clause 5.4: what happens when a prize falls free."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.draw.protocol import (
    CAUSES,
    Cause,
    Commitment,
    Entry,
    OnePrizePer,
    ProtocolError,
    Ranking,
    Reactions,
    StandardEngine,
    Substitution,
    Tier,
    allot,
    holders,
    list_lines,
    seal,
    substitute,
    wanted,
)
from campaignkit.values import Digest
from tests.draw.lists import POOLS, entry_lists, seeds, tier_lists, units, withins
from tests.draw.worked import ENTRIES_A, NEXT, SEED_A, TIERS_A, committed, group

EVERYTHING = dict.fromkeys((None, *POOLS), 100)


def ranked(entries: tuple[Entry, ...], seed: Digest, commitment: Commitment, want: Any = None) -> Ranking:
    return StandardEngine().rank(
        list_lines(entries), seed=seed, unit=commitment.one_prize_per.unit, want=want or wanted(commitment)
    )


def fall(commitment: Commitment, ranking: Ranking, *falls: tuple[str, str, Cause]) -> tuple[Substitution, ...]:
    """The lines of several falls, one after another: (tier, holder, cause)."""
    lines: tuple[Substitution, ...] = ()
    for tier, holder, cause in falls:
        lines += substitute(
            commitment, ranking, lines, at=commitment.beacon.comes_at, tier=tier, holder=holder, cause=cause
        )
    return lines


def told(lines: tuple[Substitution, ...]) -> list[tuple[str, str, str | None, str]]:
    return [(line.tier, line.from_id, line.to_id, line.reaction) for line in lines]


@st.composite
def settled(draw: st.DrawFn) -> tuple[Commitment, tuple[Entry, ...], Digest, tuple[Substitution, ...]]:
    """A draw and some prizes of it that fell free, whoever held them then."""
    entries, seed = draw(entry_lists(least=4)), draw(seeds)
    one_order = draw(st.booleans())
    reactions = ("next", "cascade", "lapse") if one_order else ("next", "fresh", "stock")
    tiers = draw(tier_lists(reactions, st.none() if one_order else st.sampled_from((None, *POOLS))))
    limit = OnePrizePer(unit=draw(units), within="draw" if one_order else draw(withins))
    commitment = committed(seal(list_lines(entries)), tiers, one_prize_per=limit)
    ranking = ranked(entries, seed, commitment, EVERYTHING)
    lines: tuple[Substitution, ...] = ()
    for _ in range(draw(st.integers(0, 5))):
        held = holders(commitment, ranking, lines)
        if held:
            tier, holder = draw(st.sampled_from(held))
            lines += substitute(
                commitment,
                ranking,
                lines,
                at=commitment.beacon.comes_at,
                tier=tier,
                holder=holder,
                cause=draw(st.sampled_from(CAUSES)),
            )
    return commitment, entries, seed, lines


def groups_of(entries: tuple[Entry, ...], commitment: Commitment) -> dict[str, str]:
    by_group = commitment.one_prize_per.unit == "group"
    return {entry.id: entry.group if by_group and entry.group else "entry:" + entry.id for entry in entries}


class TestLaws:
    """'The first unit of that order that has not won (within) and was not passed over.'"""

    @given(settled())
    def test_whoever_lost_a_prize_takes_nothing_more(
        self, case: tuple[Commitment, tuple[Entry, ...], Digest, tuple[Substitution, ...]]
    ) -> None:
        commitment, entries, _, lines = case
        units_of = groups_of(entries, commitment)
        passed: set[str] = set()
        for fallen in falls_in(lines):
            passed.add(units_of[fallen[0].from_id])
            taker = fallen[-1].to_id
            assert taker is None or units_of[taker] not in passed

    @given(settled())
    def test_a_tier_takes_at_most_its_alternates(
        self, case: tuple[Commitment, tuple[Entry, ...], Digest, tuple[Substitution, ...]]
    ) -> None:
        commitment, _, _, lines = case
        for tier in commitment.tiers:
            taken = [line for line in lines if line.tier == tier.name and line.reaction == "next" and line.to_id]
            assert len(taken) <= tier.alternates

    @given(settled())
    def test_nobody_holds_two_prizes_within(
        self, case: tuple[Commitment, tuple[Entry, ...], Digest, tuple[Substitution, ...]]
    ) -> None:
        commitment, entries, seed, lines = case
        units_of, per_tier = groups_of(entries, commitment), commitment.one_prize_per.within == "tier"
        held = holders(commitment, ranked(entries, seed, commitment), lines)
        scopes = [(tier if per_tier else "", units_of[holder]) for tier, holder in held]
        assert len(scopes) == len(set(scopes))

    @given(settled())
    def test_the_wanted_depth_is_enough_for_every_substitution(
        self, case: tuple[Commitment, tuple[Entry, ...], Digest, tuple[Substitution, ...]]
    ) -> None:
        commitment, entries, seed, lines = case
        shallow = ranked(entries, seed, commitment)
        deep = ranked(entries, seed, commitment, EVERYTHING)
        assert holders(commitment, shallow, lines) == holders(commitment, deep, lines)


def falls_in(lines: tuple[Substitution, ...]) -> Iterator[tuple[Substitution, ...]]:
    """The lines of each fall: a cascade and the `next` that ends it belong together."""
    fallen: tuple[Substitution, ...] = ()
    for line in lines:
        fallen = (*fallen, line)
        if line.reaction != "cascade":
            yield fallen
            fallen = ()


class TestTheWorkedExample:
    """'c1 silent: a1 takes the trip; b1 then refuses: a2's group has won, Lyon is exhausted.'"""

    commitment = committed(seal(list_lines(ENTRIES_A)), TIERS_A)
    ranking = ranked(ENTRIES_A, SEED_A, commitment)

    def test_the_alternate_takes_the_trip_and_the_kit_goes_to_nobody(self) -> None:
        lines = fall(self.commitment, self.ranking, ("trip", "c1", "silence"), ("kit", "b1", "refusal"))
        assert told(lines) == [("trip", "c1", "a1", "next"), ("kit", "b1", None, "next")]
        assert holders(self.commitment, self.ranking, lines) == (("trip", "a1"), ("book", "d1"))

    def test_had_b1_refused_first_a2_would_have_the_kit(self) -> None:
        lines = fall(self.commitment, self.ranking, ("kit", "b1", "refusal"), ("trip", "c1", "silence"))
        assert told(lines) == [("kit", "b1", "a2", "next"), ("trip", "c1", "e1", "next")]

    @pytest.mark.parametrize(
        ("change", "where"),
        [
            ({"holder": "e1"}, "substitutions[0].from"),
            ({"tier": "car"}, "substitutions[0].from"),
            ({"tier": "kit"}, "substitutions[0].from"),
            ({"at": None}, "substitutions[0].at"),
        ],
    )
    def test_a_prize_that_nobody_so_holds_cannot_fall_free(self, change: dict[str, Any], where: str) -> None:
        facts = {"at": self.commitment.beacon.comes_at, "tier": "trip", "holder": "c1", "cause": "silence", **change}
        facts["at"] = facts["at"] or self.commitment.sealed_at
        with pytest.raises(ProtocolError) as caught:
            substitute(self.commitment, self.ranking, (), **facts)
        assert (caught.value.step, caught.value.where) == ("5.4", where)

    @pytest.mark.parametrize(
        ("field", "value", "where"),
        [
            ("to_id", "e1", "substitutions[0].to"),
            ("to_id", None, "substitutions[0].to"),
            ("reaction", "lapse", "substitutions[0].reaction"),
        ],
    )
    def test_a_line_that_the_protocol_does_not_give_is_named(self, field: str, value: Any, where: str) -> None:
        line = evolve(fall(self.commitment, self.ranking, ("trip", "c1", "silence"))[0], **{field: value})
        with pytest.raises(ProtocolError) as caught:
            holders(self.commitment, self.ranking, (line,))
        assert caught.value.where == where


ENTRIES = tuple(Entry(id=f"e{number}", group=group(str(number // 2))) for number in range(9))
CASCADE = Reactions(silence="cascade", refusal="next", ineligible="lapse", undeliverable="charity")
TIERS = (Tier(name="gold", count=1, alternates=1, on=CASCADE), Tier(name="silver", count=2, alternates=1, on=CASCADE))


class TestReactions:
    """'One line per moved unit, top first.'"""

    commitment = committed(seal(list_lines(ENTRIES)), TIERS, one_prize_per=OnePrizePer(unit="entry", within="draw"))
    ranking = ranked(ENTRIES, SEED_A, commitment)
    first, second, third, fourth, fifth = (one.id for one in ranking[None][:5])

    def test_in_a_cascade_everyone_below_moves_up_and_the_last_place_goes_to_the_next(self) -> None:
        lines = fall(self.commitment, self.ranking, ("gold", self.first, "silence"))
        assert told(lines) == [
            ("gold", self.first, self.second, "cascade"),
            ("silver", self.second, self.third, "cascade"),
            ("silver", self.third, self.fourth, "next"),
        ]

    def test_a_second_cascade_finds_the_alternates_of_the_last_tier_used_up(self) -> None:
        lines = fall(self.commitment, self.ranking, ("gold", self.first, "silence"), ("gold", self.second, "silence"))
        assert told(lines)[-1] == ("silver", self.fourth, None, "next")

    def test_a_cascade_skips_a_place_that_nobody_holds(self) -> None:
        lines = fall(
            self.commitment, self.ranking, ("silver", self.second, "ineligible"), ("gold", self.first, "silence")
        )
        assert told(lines) == [
            ("silver", self.second, None, "lapse"),
            ("gold", self.first, self.third, "cascade"),
            ("silver", self.third, self.fourth, "next"),
        ]

    def test_a_cascade_from_the_last_place_is_a_next(self) -> None:
        lines = fall(self.commitment, self.ranking, ("silver", self.third, "silence"))
        assert told(lines) == [("silver", self.third, self.fourth, "next")]

    def test_the_alternate_who_also_says_no_has_nobody_behind(self) -> None:
        lines = fall(self.commitment, self.ranking, ("gold", self.first, "refusal"), ("gold", self.fourth, "refusal"))
        assert told(lines) == [("gold", self.first, self.fourth, "next"), ("gold", self.fourth, None, "next")]

    @pytest.mark.parametrize("reaction", ["fresh", "lapse", "charity", "stock"])
    def test_what_leaves_the_draw_goes_to_nobody_here(self, reaction: Any) -> None:
        tiers = (evolve(TIERS[0], on=evolve(NEXT, ineligible=reaction)),)
        commitment = committed(self.commitment.sealed_list, tiers)
        ranking = ranked(ENTRIES, SEED_A, commitment)
        winner = allot(commitment, ranking).winners[0].id
        lines = fall(commitment, ranking, ("gold", winner, "ineligible"))
        assert told(lines) == [("gold", winner, None, reaction)]
        assert holders(commitment, ranking, lines) == ()
