"""The data of a purpose: kept, on hold, erased."""

from __future__ import annotations

from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.machine import Context, CorruptLogError, walk
from campaignkit.privacy import (
    PRIVACY,
    REASONS,
    RETENTION,
    About,
    DataErased,
    DataHeld,
    DataReleased,
    Erased,
    EraseData,
    Held,
    HoldData,
    Kept,
    PrivacyEvent,
    PrivacyState,
    PrivacyView,
    PurposeId,
    ReleaseData,
)
from campaignkit.privacy.states import PurposeState
from campaignkit.values import Digest, SubjectId, digest_of, instant
from tests.tables import step, told, why_not

NOON = instant("2027-06-01T12:00:00Z")
PRIZE = PurposeId("prize")
LEA = SubjectId("lea")
PROOF = digest_of(b"attestation")


def seen(*, erasable: bool = True, open_claims: bool = False) -> Context[PrivacyView]:
    return Context(NOON, LEA, PrivacyView(erasable=erasable, open_claims=open_claims))


def holding(about: About = About.WINNER) -> PrivacyState:
    return PrivacyState(purposes={PRIZE: Kept(about=about)})


ERASE = EraseData(PRIZE, rows=12, attestation=PROOF)
HOLD = HoldData(PRIZE, reason="a winner sues")
Asked: TypeAlias = tuple[object, Context[PrivacyView]]
commands = st.one_of(
    st.builds(
        EraseData,
        st.just(PRIZE),
        rows=st.integers(-2, 9),
        attestation=st.sampled_from([PROOF, Digest(""), Digest("no")]),
    ),
    st.builds(HoldData, st.just(PRIZE), reason=st.sampled_from(["", "a winner sues"])),
    st.just(ReleaseData(PRIZE)),
)
views = st.builds(seen, erasable=st.booleans(), open_claims=st.booleans())


class TestTheTable:
    """A refusal gives every reason and changes nothing; what is accepted lands where the table says."""

    @given(st.sampled_from(About), st.lists(st.tuples(commands, views), max_size=8))
    def test_any_commands_in_any_order_follow_the_table(self, about: About, asked: list[Asked]) -> None:
        state = holding(about)
        for command, ctx in asked:
            state, _reasons = step(PRIVACY, state, command, ctx)

    @given(st.lists(st.tuples(commands, views.filter(lambda ctx: not ctx.view.erasable)), max_size=8))
    def test_nothing_is_erased_while_the_campaign_runs(self, asked: list[Asked]) -> None:
        state = holding()
        for command, ctx in asked:
            state, _reasons = step(PRIVACY, state, command, ctx)
        assert not isinstance(state.purposes[PRIZE], Erased)

    def test_every_state_can_be_reached_and_every_story_can_end(self) -> None:
        assert walk(RETENTION, REASONS).sound


class TestErasing:
    """Data goes once the campaign is over and its subjects have nothing to come, with an attestation."""

    def test_it_is_gone_with_its_attestation(self) -> None:
        state = told(PRIVACY, holding(), seen(), ERASE)
        assert state.purposes[PRIZE] == Erased(rows=12, attestation=PROOF, by=LEA, at=NOON)

    def test_winners_data_waits_for_their_prizes(self) -> None:
        assert why_not(PRIVACY, holding(), ERASE, seen(open_claims=True)) == ["privacy.claims-open"]

    @pytest.mark.parametrize("about", [About.ENTRANT, About.LOG, About.MARKETING])
    def test_other_data_does_not_wait_for_them(self, about: About) -> None:
        assert isinstance(told(PRIVACY, holding(about), seen(open_claims=True), ERASE).purposes[PRIZE], Erased)

    def test_every_reason_is_given(self) -> None:
        command = EraseData(PRIZE, rows=-1, attestation=Digest("trust me"))
        assert why_not(PRIVACY, holding(), command, seen(erasable=False, open_claims=True)) == [
            "privacy.still-running",
            "privacy.claims-open",
            "privacy.no-attestation",
            "privacy.no-count",
        ]

    def test_a_purpose_without_data_can_be_erased_too(self) -> None:
        state = told(PRIVACY, holding(), seen(), EraseData(PRIZE, rows=0, attestation=PROOF))
        assert isinstance(state.purposes[PRIZE], Erased)

    def test_an_unknown_purpose_is_refused_by_name(self) -> None:
        command = EraseData(PurposeId("party"), rows=0, attestation=PROOF)
        assert why_not(PRIVACY, holding(), command, seen()) == ["machine.no-such-item"]


class TestLegalHold:
    """What is on hold is not erased before it is released."""

    def test_it_cannot_be_erased(self) -> None:
        state = told(PRIVACY, holding(), seen(), HOLD)
        assert state.purposes[PRIZE] == Held(about=About.WINNER, reason="a winner sues")
        assert why_not(PRIVACY, state, ERASE, seen()) == ["machine.not-now"]

    def test_once_released_it_is_as_before(self) -> None:
        assert told(PRIVACY, holding(), seen(), HOLD, ReleaseData(PRIZE)) == holding()

    def test_it_wants_a_reason(self) -> None:
        assert why_not(PRIVACY, holding(), HoldData(PRIZE, reason=" "), seen()) == ["privacy.no-reason"]


KEPT, HELD = Kept(about=About.LOG), Held(about=About.LOG, reason="lawsuit")


@pytest.mark.parametrize(
    ("state", "event"),
    [
        (HELD, DataErased(purpose=PRIZE, rows=1, attestation=PROOF, by=LEA, at=NOON)),
        (HELD, DataHeld(purpose=PRIZE, reason="x")),
        (KEPT, DataReleased(purpose=PRIZE)),
    ],
)
def test_an_event_that_cannot_follow_is_a_corrupt_log(state: PurposeState, event: PrivacyEvent) -> None:
    with pytest.raises(CorruptLogError):
        RETENTION.apply(state, event)
