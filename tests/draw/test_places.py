"""Who holds each prize, from the places that the log keeps: the same as the protocol says from the list."""

from __future__ import annotations

from typing import TypeAlias

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.draw import (
    DRAW,
    Committed,
    DrawnPlace,
    DrawSubstituted,
    Held,
    Reaction,
    ReactionsPlan,
    TierId,
    TierPlan,
    holders,
    outcome,
    sealed_tier,
)
from campaignkit.draw import protocol as p
from campaignkit.draw.moves import DRAWN
from campaignkit.draw.substitution import substituted
from campaignkit.values import UNKNOWN, Digest, Instant
from tests.draw.lists import entry_lists, seeds, tier_lists, units
from tests.draw.rounds import AFTER, KIT, ON, R1, ROUND_TIME, TRIP, drawn, held, loses, place
from tests.draw.worked import ENTRIES_A, SEED_A, TIERS_A
from tests.draw.worked import committed as commitment_to
from tests.tables import told

Sealed: TypeAlias = tuple[tuple[p.Entry, ...], p.Commitment]
falls = st.lists(st.tuples(st.integers(0, 9), st.sampled_from(p.CAUSES)), max_size=6)
one_pool = st.sampled_from([None, "lyon"])
REACTIONS = ("next", "lapse", "stock", "charity", "fresh")


@st.composite
def commitments(draw: st.DrawFn) -> Sealed:
    """A list and its terms: any pools and scopes, or one pool with cascades."""
    entries = draw(entry_lists())
    if draw(st.booleans()):
        pool = draw(one_pool)
        tiers, within = draw(tier_lists((*REACTIONS, "cascade", "cascade"), st.just(pool))), "draw"
    else:
        tiers, within = draw(tier_lists(REACTIONS)), draw(st.sampled_from(["draw", "tier"]))
    once = p.OnePrizePer(unit=draw(units), within=within)  # type: ignore[arg-type]
    return entries, commitment_to(p.seal(p.list_lines(entries)), tiers, one_prize_per=once)


def ranked(entries: tuple[p.Entry, ...], commitment: p.Commitment, seed: Digest) -> p.Ranking:
    """The ranking of the list, as deep as the protocol wants it."""
    unit = commitment.one_prize_per.unit
    return p.StandardEngine().rank(p.list_lines(entries), seed=seed, unit=unit, want=p.wanted(commitment))


def recorded(commitment: p.Commitment, ranking: p.Ranking) -> Held:
    """The draw as the room holds it."""
    kept = outcome(commitment, ranking, p.allot(commitment, ranking))
    fixed = Committed(
        commitment_sha256=commitment.commit,
        sealed=commitment.sealed_list,
        beacon_round=commitment.beacon.round,
        round_time=commitment.beacon.comes_at,
        sealed_at=commitment.sealed_at,
        sequence=commitment.sequence,
        tiers=commitment.tiers,
        within=commitment.one_prize_per.within,
    )
    return Held(
        commitment=fixed,
        winners=kept.winners,
        alternates=kept.alternates,
        waiting=kept.waiting,
        certificate_sha256=commitment.commit,
        level="claimed",
    )


def all_held(state: Held) -> tuple[tuple[str, str], ...]:
    """Every tier and who holds a prize of it, in order."""
    return tuple((tier.name, entry) for tier in state.commitment.tiers for entry in holders(state, tier.name))


class TestTheProtocolAgrees:
    """For any list, terms and order of events, both give the same lines and the same holders (5.3, 5.4)."""

    @given(commitments(), seeds, falls)
    def test_line_by_line(self, sealed: Sealed, seed: Digest, asked: list[tuple[int, p.Cause]]) -> None:
        entries, commitment = sealed
        ranking = ranked(entries, commitment, seed)
        state = recorded(commitment, ranking)
        lines: tuple[p.Substitution, ...] = ()
        for hours, (pick, cause) in enumerate(asked):
            holding = p.holders(commitment, ranking, lines)
            assert all_held(state) == holding
            if not holding:
                return
            tier, holder = holding[pick % len(holding)]
            now = commitment.beacon.comes_at.add(hours=hours)
            new = p.substitute(commitment, ranking, lines, at=now, tier=tier, holder=holder, cause=cause)
            ours = substituted(state, tier=TierId(tier), from_entry=holder, cause=cause, at=now)
            assert [(o.tier, o.from_entry, o.to_entry, o.cause, o.reaction, o.at) for o in ours] == [
                (n.tier, n.from_id, n.to_id, n.cause, n.reaction, n.at) for n in new
            ]
            lines += new
            state = DRAWN.apply(state, DrawSubstituted(round=R1, lines=ours))

    @given(commitments(), seeds)
    def test_no_group_leaves_the_list(self, sealed: Sealed, seed: Digest) -> None:
        entries, commitment = sealed
        state = recorded(commitment, ranked(entries, commitment, seed))
        ids = {entry.id for entry in entries}
        assert {place.winner for place in (*state.winners, *state.alternates, *state.waiting)} <= ids


class TestWorkedByHand:
    """The first worked example of the specification."""

    def test_a_household_that_has_won_takes_nothing_more(self) -> None:
        """c1 is silent: a1 takes the trip; b1 refuses: a2 is of the household of a1, and Lyon is exhausted."""
        commitment = commitment_to(p.seal(p.list_lines(ENTRIES_A)), TIERS_A)
        state = recorded(commitment, ranked(ENTRIES_A, commitment, SEED_A))
        assert all_held(state) == (("trip", "c1"), ("kit", "b1"), ("book", "d1"))
        assert state.alternates == (place(TRIP, 1, "a1"), place(KIT, 1, "a2", unit="a1"))
        state = falling(state, "trip", "c1", "silence")
        assert all_held(state) == (("trip", "a1"), ("kit", "b1"), ("book", "d1"))
        assert all_held(falling(state, "kit", "b1", "refusal")) == (("trip", "a1"), ("book", "d1"))


def falling(state: Held, tier: str, holder: str, cause: str, at: Instant = ROUND_TIME) -> Held:
    """The draw after a prize fell free."""
    lines = substituted(state, tier=TierId(tier), from_entry=holder, cause=cause, at=at)
    after: Held = DRAWN.apply(state, DrawSubstituted(round=R1, lines=lines))
    return after


class TestOneUnitInTwoTiers:
    """Two tiers may show the same alternate; whoever has won meanwhile is skipped (5.3)."""

    def test_the_next_who_waits_takes_the_other_prize(self) -> None:
        after = drawn(told(DRAW, held(), AFTER, loses(TRIP, "a"), loses(KIT, "b")))
        assert (holders(after, "trip"), holders(after, "kit")) == (("d",), ("e", "c"))

    def test_a_tier_gives_no_more_than_its_alternates(self) -> None:
        after = drawn(told(DRAW, held(), AFTER, loses(KIT, "b"), loses(KIT, "c")))
        assert holders(after, "kit") == ("d",)

    def test_a_prize_that_lapses_is_nobodys(self) -> None:
        lapsed = told(DRAW, held(), AFTER, loses(KIT, "b", "ineligible"), loses(TRIP, "a", "undeliverable"))
        assert (holders(drawn(lapsed), "trip"), holders(drawn(lapsed), "kit")) == ((), ("c",))
        after = told(DRAW, lapsed, AFTER, loses(KIT, "c"))
        assert holders(drawn(after), "kit") == ("d",)


class TestMovingUp:
    """In a cascade everyone below moves up one, and the last place goes as `next` (5.4)."""

    def test_everybody_below_moves_up(self) -> None:
        up = p.Reactions(silence="cascade", refusal="cascade", ineligible="cascade", undeliverable="cascade")
        before = drawn(held())
        tiers = tuple(evolve(tier, on=up) for tier in before.commitment.tiers)
        state = falling(evolve(before, commitment=evolve(before.commitment, tiers=tiers)), "trip", "a", "silence")
        assert [(line.tier, line.from_entry, line.to_entry, line.reaction) for line in state.substitutions] == [
            ("trip", "a", "b", "cascade"),
            ("kit", "b", "c", "cascade"),
            ("kit", "c", "d", "next"),
        ]
        assert all_held(state) == (("trip", "b"), ("kit", "c"), ("kit", "d"))


class TestTermsThatCanBeSealed:
    """A tier can be sealed once everything of it is known."""

    WHOLE = TierPlan(id=TRIP, prize="trip", count=1, pool="lyon", alternates=2, on=ON)

    def test_a_whole_tier_is_the_protocols(self) -> None:
        on = p.Reactions(silence="next", refusal="next", ineligible="lapse", undeliverable="charity")
        assert sealed_tier(self.WHOLE) == p.Tier(name="trip", count=1, pool="lyon", alternates=2, on=on)

    def test_anything_unknown_prevents_it(self) -> None:
        lacking = (
            evolve(self.WHOLE, count=UNKNOWN),
            evolve(self.WHOLE, alternates=UNKNOWN),
            evolve(self.WHOLE, on=UNKNOWN),
            evolve(self.WHOLE, on=ReactionsPlan(silence=Reaction.NEXT)),
        )
        assert [sealed_tier(tier) for tier in lacking] == [None] * 4

    def test_every_planned_reaction_is_one_of_the_protocol(self) -> None:
        assert {reaction.value for reaction in Reaction} == set(p.REACTIONS)


def test_an_entry_alone_is_its_own_unit() -> None:
    assert (place(TRIP, 1, "a").winner, DrawnPlace(tier=TRIP, rank=1, entry="a", unit="b").winner) == ("a", "b")
