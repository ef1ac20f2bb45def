"""The commitment of a party: expected, agreed, withdrawn, taken over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.machine import ABSENT, Context, CorruptLogError, walk
from campaignkit.organisers import (
    COMMITMENT,
    ORGANISERS,
    REASONS,
    AgreeCommitment,
    Agreed,
    CommitmentAgreed,
    CommitmentState,
    CommitmentWithdrawn,
    Expected,
    OrganiserEvent,
    OrganisersState,
    OrganisersView,
    PartyReplaced,
    Replaced,
    ReplaceParty,
    WithdrawCommitment,
    Withdrawn,
)
from campaignkit.values import SubjectId, instant
from tests.tables import step, told, why_not

NOON = instant("2026-11-01T12:00:00Z")
PUBLIC = Context(NOON, SubjectId("lea"), OrganisersView(announced=True))
PLANNING = Context(NOON, SubjectId("lea"), OrganisersView(announced=False))
WAITING = OrganisersState(commitments={"supplier": Expected()})

AGREE = AgreeCommitment("supplier", proof="contract-1")
WITHDRAW = WithdrawCommitment("supplier", reason="out of stock")
REPLACE = ReplaceParty("supplier", by="other", proof="contract-2")

words = st.sampled_from(["", " ", "x", "supplier"])
parties = st.sampled_from(["supplier", "nobody"])
commands = st.one_of(
    st.builds(AgreeCommitment, parties, proof=words),
    st.builds(WithdrawCommitment, parties, reason=words),
    st.builds(ReplaceParty, parties, by=words, proof=words),
)


class TestTheTable:
    """A refusal gives every reason and changes nothing; what is accepted lands where the table says."""

    @given(st.lists(st.tuples(commands, st.sampled_from([PUBLIC, PLANNING])), max_size=10))
    def test_any_commands_in_any_order_follow_the_table(
        self, asked: list[tuple[object, Context[OrganisersView]]]
    ) -> None:
        state = WAITING
        for command, ctx in asked:
            state, _reasons = step(ORGANISERS, state, command, ctx)
        assert set(state.commitments) == {"supplier"}

    @given(st.lists(commands, max_size=10))
    def test_nobody_is_replaced_before_the_launch(self, asked: list[object]) -> None:
        state = WAITING
        for command in asked:
            state, _reasons = step(ORGANISERS, state, command, PLANNING)
        assert not isinstance(state.commitments["supplier"], Replaced)

    def test_every_state_can_be_reached_and_every_story_can_end(self) -> None:
        assert walk(COMMITMENT, REASONS).sound


class TestACommitment:
    """A partner signs, may leave, may come back, and may be replaced once the public knows of it."""

    @pytest.mark.parametrize(
        ("story", "end"),
        [
            ((AGREE,), Agreed(proof="contract-1")),
            ((AGREE, AgreeCommitment("supplier", proof="contract-3")), Agreed(proof="contract-3")),
            ((WITHDRAW,), Withdrawn(reason="out of stock")),
            ((AGREE, WITHDRAW, AGREE), Agreed(proof="contract-1")),
            ((AGREE, REPLACE), Replaced(by="other", proof="contract-2")),
            ((AGREE, WITHDRAW, REPLACE, WITHDRAW), Withdrawn(reason="out of stock")),
            (
                (REPLACE, ReplaceParty("supplier", by="third", proof="contract-4")),
                Replaced(by="third", proof="contract-4"),
            ),
        ],
    )
    def test_it_ends_so(self, story: tuple[object, ...], end: CommitmentState) -> None:
        assert told(ORGANISERS, WAITING, PUBLIC, *story).commitments["supplier"] == end

    def test_a_replaced_party_does_not_sign_any_more(self) -> None:
        replaced = told(ORGANISERS, WAITING, PUBLIC, REPLACE)
        assert why_not(ORGANISERS, replaced, AGREE, PUBLIC) == ["machine.not-now"]


class TestReasons:
    """Every reason is given, not only the first."""

    @pytest.mark.parametrize(
        ("command", "codes"),
        [
            (AgreeCommitment("supplier", proof=" "), ["organisers.no-proof"]),
            (WithdrawCommitment("supplier", reason=""), ["organisers.no-reason"]),
            (
                ReplaceParty("supplier", by="supplier", proof=""),
                ["organisers.not-another", "organisers.no-proof", "organisers.not-announced"],
            ),
            (ReplaceParty("supplier", by=" ", proof="x"), ["organisers.not-another", "organisers.not-announced"]),
            (AgreeCommitment("nobody", proof="x"), ["machine.no-such-item"]),
        ],
    )
    def test_a_command_without_its_facts_is_refused(self, command: object, codes: list[str]) -> None:
        assert why_not(ORGANISERS, WAITING, command, PLANNING) == codes


AGREED, WITHDRAWN = CommitmentAgreed(party="a", proof="x"), CommitmentWithdrawn(party="a", reason="x")
REPLACED = PartyReplaced(party="a", by="b", proof="x")


@pytest.mark.parametrize(
    "state", [ABSENT, Expected(), Agreed(proof="x"), Withdrawn(reason="x"), Replaced(by="b", proof="x")]
)
@pytest.mark.parametrize("event", [AGREED, WITHDRAWN, REPLACED])
def test_an_event_that_cannot_follow_is_a_corrupt_log(state: CommitmentState, event: OrganiserEvent) -> None:
    rows = [row for row in COMMITMENT.moves if row.source is type(state) and row.event is type(event)]
    if rows:
        assert type(COMMITMENT.apply(state, event)) is rows[0].target
        return
    with pytest.raises(CorruptLogError):
        COMMITMENT.apply(state, event)
