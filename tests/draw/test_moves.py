"""The draw of a round: committed, held, settled; or decided outside, or void."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.draw import (
    DRAW,
    DRAWN,
    REASONS,
    Committed,
    DrawSettled,
    DrawState,
    DrawView,
    Recorded,
    Substitute,
    TierId,
    TierPlan,
    VoidDraw,
    Voided,
    Within,
    holders,
)
from campaignkit.machine import ABSENT, Accepted, Context, CorruptLogError, walk
from campaignkit.values import digest_of
from tests.draw.rounds import (
    AFTER,
    BEFORE,
    COMMIT,
    HOLD,
    KIT,
    LEA,
    R1,
    RECORD,
    ROUND_TIME,
    SEALED_AT,
    SETTLE,
    TIERS,
    TRIP,
    VIEW,
    VOID,
    WINNERS,
    committed,
    drawn,
    held,
    loses,
    place,
)
from tests.tables import step, told, why_not

NOTHING = DrawState()
causes = st.sampled_from(["silence", "refusal", "ineligible", "undeliverable", "whim"])
commands = st.one_of(
    st.just(COMMIT),
    st.sampled_from([HOLD, evolve(HOLD, winners=()), evolve(HOLD, level="sure")]),
    st.builds(
        Substitute, st.just(R1), tier=st.sampled_from([TRIP, KIT]), from_entry=st.sampled_from("abcdez"), cause=causes
    ),
    st.just(SETTLE),
    st.sampled_from([VOID, evolve(VOID, reason=" ")]),
    st.sampled_from([RECORD, evolve(RECORD, minutes="")]),
)


def at(minutes: int) -> Context[DrawView]:
    """The context so many minutes after the sealing."""
    return Context(SEALED_AT.add(minutes=minutes), LEA, VIEW)


class TestTheTable:
    """A refusal gives every reason and changes nothing; what is accepted lands where the table says."""

    @given(st.lists(st.tuples(commands, st.integers(0, 240)), max_size=10))
    def test_any_commands_in_any_order_follow_the_table(self, asked: list[tuple[object, int]]) -> None:
        state = NOTHING
        for command, minutes in asked:
            state, _reasons = step(DRAW, state, command, at(minutes))

    def test_every_state_can_be_reached_and_every_story_can_end(self) -> None:
        assert walk(DRAWN, REASONS).sound

    @given(st.lists(commands, max_size=10))
    def test_there_is_no_winner_before_the_randomness_is_public(self, asked: list[object]) -> None:
        state = told(DRAW, NOTHING, BEFORE, COMMIT)
        for command in asked:
            state, _reasons = step(DRAW, state, command, at(119))
        assert isinstance(state.rounds[R1], Committed | Voided)


class TestCommitting:
    """List and terms are fixed before anybody can know the outcome."""

    def test_the_terms_of_the_plan_are_sealed(self) -> None:
        sealed = committed().rounds[R1]
        assert isinstance(sealed, Committed)
        assert [(tier.name, tier.count, tier.on.silence) for tier in sealed.tiers] == [
            ("trip", 1, "next"),
            ("kit", 2, "next"),
        ]

    def test_a_later_amendment_does_not_reach_them(self) -> None:
        amended = Context(ROUND_TIME, LEA, evolve(VIEW, tiers={}))
        after = told(DRAW, held(), amended, loses(TRIP, "a"))
        assert holders(drawn(after), "trip") == ("d",)

    @pytest.mark.parametrize(
        ("tiers", "named"),
        [({}, "-"), ({**TIERS, "kit": TierPlan(id=KIT, prize="kit", count=2)}, "kit")],
    )
    def test_what_the_plan_does_not_say_cannot_be_sealed(self, tiers: dict[str, TierPlan], named: str) -> None:
        outcome = DRAW.decide(NOTHING, COMMIT, Context(SEALED_AT, LEA, evolve(VIEW, tiers=tiers)))
        assert not isinstance(outcome, Accepted)
        assert [(reason.code, reason.params["tiers"]) for reason in outcome.reasons] == [("draw.terms-unknown", named)]

    @given(st.integers(-30, 300))
    def test_the_randomness_comes_at_least_the_margin_after_the_sealing(self, minutes: int) -> None:
        command = evolve(COMMIT, round_time=SEALED_AT.add(minutes=minutes, seconds=1))
        outcome = DRAW.decide(NOTHING, command, BEFORE)
        assert isinstance(outcome, Accepted) == (minutes >= VIEW.margin_minutes)

    def test_nobody_commits_once_the_outcome_is_known(self) -> None:
        assert why_not(DRAW, NOTHING, COMMIT, AFTER) == ["draw.outcome-known"]

    def test_nobody_seals_in_the_future(self) -> None:
        later = evolve(COMMIT, sealed_at=SEALED_AT.add(minutes=5))
        assert why_not(DRAW, NOTHING, later, BEFORE) == ["draw.sealed-later"]

    def test_every_reason_is_given(self) -> None:
        late = evolve(COMMIT, round_time=SEALED_AT, sealed_at=SEALED_AT.add(minutes=5))
        nothing_known = Context(SEALED_AT, LEA, DrawView(tiers={}, within=Within.DRAW, margin_minutes=60))
        assert why_not(DRAW, NOTHING, late, nothing_known) == [
            "draw.terms-unknown",
            "draw.too-close",
            "draw.outcome-known",
            "draw.sealed-later",
        ]

    def test_a_draw_is_sealed_once(self) -> None:
        assert why_not(DRAW, committed(), COMMIT, BEFORE) == ["machine.not-now"]


class TestHolding:
    """The winners are recorded once the randomness is public."""

    def test_they_are_those_of_the_certificate(self) -> None:
        known = drawn(held())
        assert (known.winners, known.level) == (WINNERS, "claimed")
        assert (holders(known, "trip"), holders(known, "kit")) == (("a",), ("b", "c"))

    def test_not_a_second_earlier(self) -> None:
        early = Context(ROUND_TIME.subtract(seconds=1), LEA, VIEW)
        assert why_not(DRAW, committed(), HOLD, early) == ["draw.too-early"]

    def test_every_reason_is_given(self) -> None:
        assert why_not(DRAW, committed(), evolve(HOLD, winners=(), level="sure"), BEFORE) == [
            "draw.too-early",
            "draw.no-winner",
            "draw.no-such-level",
        ]

    def test_a_winner_of_a_tier_that_was_not_sealed_is_refused(self) -> None:
        stranger = evolve(HOLD, winners=(place(TierId("car"), 1, "a"),))
        assert why_not(DRAW, committed(), stranger, AFTER) == ["draw.no-such-tier"]


class TestSubstituting:
    """Only who holds a prize can lose it, for one of four causes."""

    def test_the_alternate_holds_it_then(self) -> None:
        after = drawn(told(DRAW, held(), AFTER, loses(KIT, "b")))
        assert holders(after, "kit") == ("d", "c")
        assert after.passed_over == ("b",)

    def test_who_has_lost_it_cannot_lose_it_again(self) -> None:
        after = told(DRAW, held(), AFTER, loses(KIT, "b"))
        assert why_not(DRAW, after, loses(KIT, "b"), AFTER) == ["draw.not-holder"]

    def test_every_reason_is_given(self) -> None:
        command = loses(TierId("car"), "z", "whim")
        assert why_not(DRAW, held(), command, AFTER) == ["draw.no-such-cause", "draw.not-holder"]

    def test_the_event_tells_who_newly_wins(self) -> None:
        outcome = DRAW.decide(held(), loses(TRIP, "a"), Context(ROUND_TIME.add(microseconds=7), LEA, VIEW))
        assert isinstance(outcome, Accepted)
        (event,) = outcome.events
        assert (event.reaction, event.to_entry, event.lines[0].at) == ("next", "d", ROUND_TIME)


class TestOtherEnds:
    """A draw can be void before it is held, settled after, or decided outside."""

    def test_the_final_certificate_settles_it(self) -> None:
        settled = told(DRAW, held(), AFTER, SETTLE).rounds[R1]
        assert isinstance(settled, DrawSettled)
        assert (settled.certificate_sha256, settled.held.winners) == (digest_of(b"final"), WINNERS)

    @pytest.mark.parametrize(("minutes", "knowable"), [(119, False), (120, True)])
    def test_a_void_draw_shows_whether_its_outcome_could_be_known(self, minutes: int, knowable: bool) -> None:  # noqa: FBT001
        void = told(DRAW, committed(), at(minutes), VOID).rounds[R1]
        assert isinstance(void, Voided)
        assert void.outcome_known is knowable

    def test_a_void_draw_wants_a_reason_and_a_signature(self) -> None:
        unsigned = VoidDraw(R1, reason="", signature=" ")
        assert why_not(DRAW, committed(), unsigned, AFTER) == ["draw.no-reason", "draw.no-signature"]

    def test_a_decision_from_outside_is_recorded_with_its_minutes(self) -> None:
        assert told(DRAW, NOTHING, BEFORE, RECORD).rounds[R1] == Recorded(
            winners=WINNERS, decided_by=RECORD.decided_by, minutes="minutes.pdf"
        )

    def test_a_decision_without_minutes_or_winners_is_none(self) -> None:
        empty = evolve(RECORD, winners=(), minutes="")
        assert why_not(DRAW, NOTHING, empty, BEFORE) == ["draw.no-winner", "draw.no-minutes"]

    def test_a_decision_on_a_tier_that_is_not_planned_is_refused(self) -> None:
        stranger = evolve(RECORD, winners=(place(TierId("car"), 1, "a"),))
        assert why_not(DRAW, NOTHING, stranger, BEFORE) == ["draw.no-such-tier"]


def every_state() -> Iterator[Any]:
    yield ABSENT
    for story in ((), (HOLD,), (HOLD, SETTLE), (VOID,)):
        yield told(DRAW, committed(), AFTER, *story).rounds[R1]
    yield told(DRAW, NOTHING, BEFORE, RECORD).rounds[R1]


def every_event() -> Iterator[Any]:
    asked = (
        (NOTHING, COMMIT, BEFORE),
        (NOTHING, RECORD, BEFORE),
        (committed(), HOLD, AFTER),
        (committed(), VOID, AFTER),
        (held(), loses(TRIP, "a"), AFTER),
        (held(), SETTLE, AFTER),
    )
    for state, command, ctx in asked:
        outcome = DRAW.decide(state, command, ctx)
        assert isinstance(outcome, Accepted)
        yield outcome.events[0]


def test_an_event_that_cannot_follow_is_a_corrupt_log() -> None:
    allowed = {(row.event, row.source) for row in DRAWN.moves}
    pairs = [(state, event) for state in every_state() for event in every_event()]
    impossible = [(state, event) for state, event in pairs if (type(event), type(state)) not in allowed]
    assert len(impossible) == len(pairs) - len(allowed)
    for state, event in impossible:
        with pytest.raises(CorruptLogError):
            DRAWN.apply(state, event)
