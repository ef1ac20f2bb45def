"""The parcel of a winner: sent, returned, sent again, delivered."""

from __future__ import annotations

from itertools import product
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.machine import ABSENT, Accepted, Context, CorruptLogError, walk
from campaignkit.shipping import (
    PARCEL,
    REASONS,
    SHIPPING,
    Abandoned,
    AbandonParcel,
    Addressed,
    CodeSent,
    ConfirmAddress,
    ConfirmDelivery,
    Delivered,
    HandOver,
    Lost,
    Prepared,
    PreparePrize,
    Ready,
    ReportParcelLost,
    ReportReturn,
    ReportUse,
    Returned,
    SendCode,
    SendParcel,
    Sent,
    ShippingEvent,
    ShippingState,
    ShippingView,
    Used,
    WrittenOff,
)
from campaignkit.shipping.states import ParcelState
from campaignkit.values import SubjectId, instant
from tests.tables import step, told, why_not

NOON = instant("2026-12-20T12:00:00Z")
WINNER = Context(NOON, SubjectId("lea"), ShippingView(confirmed=frozenset({"w1"})))
NOBODY = Context(NOON, SubjectId("lea"), ShippingView(confirmed=frozenset()))
NOTHING = ShippingState()

ADDRESS = ConfirmAddress("w1", proof="message-1")
PACK = PreparePrize("w1", prize="parcel", proof="photo-1")
SEND = SendParcel("w1", carrier="la poste", tracking="6A1")
BACK = ReportReturn("w1", reason="unknown at this address")
LOST = ReportParcelLost("w1", reason="no trace since Lyon")
THERE = ConfirmDelivery("w1", proof="receipt-1")
CODE = SendCode("w1", proof="message-2")
HAND = HandOver("w1", proof="signature-1")
USED = ReportUse("w1", proof="boarding-pass")

Asked: TypeAlias = tuple[object, Context[ShippingView]]
words = st.sampled_from(["", " ", "x"])
commands = st.one_of(
    st.builds(ConfirmAddress, st.just("w1"), proof=words),
    st.builds(PreparePrize, st.just("w1"), prize=words, proof=words),
    st.builds(SendParcel, st.just("w1"), carrier=words, tracking=words),
    st.builds(ReportReturn, st.just("w1"), reason=words),
    st.builds(ReportParcelLost, st.just("w1"), reason=words),
    st.builds(ConfirmDelivery, st.just("w1"), proof=words),
    st.builds(HandOver, st.just("w1"), proof=words),
    st.builds(SendCode, st.just("w1"), proof=words),
    st.builds(ReportUse, st.just("w1"), proof=words),
    st.builds(AbandonParcel, st.just("w1"), fate=st.sampled_from(["stock", "written-off", "gift"]), reason=words),
)


def parcel(*story: object) -> ParcelState:
    """Where the parcel is after the story."""
    return told(SHIPPING, NOTHING, WINNER, *story).parcels["w1"]


class TestTheTable:
    """A refusal gives every reason and changes nothing; what is accepted lands where the table says."""

    @given(st.lists(st.tuples(commands, st.sampled_from([WINNER, WINNER, NOBODY])), max_size=12))
    def test_any_commands_in_any_order_follow_the_table(self, asked: list[Asked]) -> None:
        state = NOTHING
        for command, ctx in asked:
            state, _reasons = step(SHIPPING, state, command, ctx)

    def test_every_state_can_be_reached_and_every_story_can_end(self) -> None:
        assert walk(PARCEL, REASONS).sound

    @given(st.lists(commands, max_size=12))
    def test_nothing_leaves_for_somebody_who_is_no_confirmed_winner(self, asked: list[object]) -> None:
        state = NOTHING
        for command in asked:
            state, _reasons = step(SHIPPING, state, command, NOBODY)
        assert state == NOTHING


class TestAParcelThatComesBack:
    """A parcel goes out again only to an address confirmed anew."""

    def test_it_is_sent_returned_sent_again_and_delivered(self) -> None:
        here = parcel(ADDRESS, PACK, SEND, BACK, ConfirmAddress("w1", proof="message-9"), SEND, THERE)
        assert here == Delivered(proof="receipt-1", at=NOON, sendings=2, tracking="6A1")

    def test_it_does_not_leave_for_the_same_address(self) -> None:
        state = told(SHIPPING, NOTHING, WINNER, ADDRESS, PACK, SEND, BACK)
        assert why_not(SHIPPING, state, SEND, WINNER) == ["machine.not-now"]

    def test_the_new_address_and_the_attempts_are_known(self) -> None:
        here = parcel(ADDRESS, PACK, SEND, BACK, ConfirmAddress("w1", proof="message-9"))
        assert here == Ready(prize="parcel", proof="photo-1", address_proof="message-9", sendings=1)

    def test_the_winner_may_collect_it_instead(self) -> None:
        assert parcel(ADDRESS, PACK, SEND, BACK, HAND) == Delivered(proof="signature-1", at=NOON, sendings=1)

    def test_its_prize_may_go_to_an_alternate(self) -> None:
        story = (ADDRESS, PACK, SEND, BACK, AbandonParcel("w1", fate="alternate", reason="silence"))
        assert parcel(*story) == Abandoned(fate="alternate", reason="silence")

    def test_its_prize_cannot_be_written_off_since_it_is_here(self) -> None:
        state = told(SHIPPING, NOTHING, WINNER, ADDRESS, PACK, SEND, BACK)
        given_up = AbandonParcel("w1", fate="written-off", reason="silence")
        assert why_not(SHIPPING, state, given_up, WINNER) == ["shipping.no-such-fate"]


class TestAParcelThatIsLost:
    """Another unit has to be packed, or it is written off."""

    def test_another_unit_goes_to_the_same_address(self) -> None:
        here = parcel(ADDRESS, PACK, SEND, LOST, PreparePrize("w1", prize="parcel", proof="photo-2"), SEND)
        assert isinstance(here, Sent)
        assert (here.attempt, here.proof, here.address_proof) == (2, "photo-2", "message-1")

    def test_it_can_only_be_written_off(self) -> None:
        lost = told(SHIPPING, NOTHING, WINNER, ADDRESS, PACK, SEND, LOST)
        assert why_not(SHIPPING, lost, AbandonParcel("w1", fate="stock", reason="gone"), WINNER) == [
            "shipping.no-such-fate"
        ]
        gone = told(SHIPPING, lost, WINNER, AbandonParcel("w1", fate="written-off", reason="gone"))
        assert gone.parcels["w1"] == WrittenOff(reason="gone")

    def test_what_is_lost_is_known(self) -> None:
        assert parcel(ADDRESS, PACK, SEND, LOST) == Lost(
            address_proof="message-1", attempt=1, reason="no trace since Lyon"
        )


class TestOtherWays:
    """A prize can be collected in person, or sent as a code."""

    def test_a_prize_is_handed_over_without_an_address(self) -> None:
        assert parcel(PACK, HAND) == Delivered(proof="signature-1", at=NOON)

    def test_a_prize_with_an_address_can_be_handed_over_too(self) -> None:
        assert parcel(ADDRESS, PACK, HAND) == Delivered(proof="signature-1", at=NOON)

    def test_a_code_is_sent_and_its_receipt_confirmed(self) -> None:
        here = parcel(PACK, CODE)
        assert here == CodeSent(prize="parcel", proof="photo-1", message="message-2", attempt=1, sent_at=NOON)
        assert parcel(PACK, CODE, THERE) == Delivered(proof="receipt-1", at=NOON, sendings=1)

    def test_a_code_that_bounces_is_sent_again(self) -> None:
        assert isinstance(parcel(PACK, CODE, BACK), Returned)
        again = parcel(PACK, CODE, BACK, ADDRESS, CODE)
        assert isinstance(again, CodeSent)
        assert again.attempt == 2

    def test_a_delivered_prize_can_be_used(self) -> None:
        assert parcel(PACK, HAND, USED) == Used(proof="boarding-pass", at=NOON)

    def test_the_address_can_be_corrected_before_it_leaves(self) -> None:
        corrected = ConfirmAddress("w1", proof="message-9")
        assert parcel(ADDRESS, corrected) == Addressed(address_proof="message-9")
        assert parcel(PACK, ADDRESS, corrected) == Ready(prize="parcel", proof="photo-1", address_proof="message-9")

    def test_the_address_may_come_after_the_packing(self) -> None:
        assert parcel(PACK) == Prepared(prize="parcel", proof="photo-1")
        assert parcel(PACK, ADDRESS) == parcel(ADDRESS, PACK)


class TestReasons:
    """Every reason is given, not only the first."""

    @pytest.mark.parametrize(
        ("story", "command", "codes"),
        [
            ((), ConfirmAddress("w2", proof=""), ["shipping.not-confirmed", "shipping.no-proof"]),
            ((), PreparePrize("w1", prize="", proof=" "), ["shipping.no-prize", "shipping.no-proof"]),
            ((ADDRESS, PACK), SendParcel("w1", carrier=""), ["shipping.no-carrier"]),
            ((ADDRESS, PACK, SEND), ReportReturn("w1", reason=""), ["shipping.no-reason"]),
            ((PACK,), AbandonParcel("w1", fate="gift", reason=" "), ["shipping.no-reason", "shipping.no-such-fate"]),
        ],
    )
    def test_a_command_without_its_facts_is_refused(
        self, story: tuple[object, ...], command: object, codes: list[str]
    ) -> None:
        assert why_not(SHIPPING, told(SHIPPING, NOTHING, WINNER, *story), command, WINNER) == codes

    def test_a_winner_who_is_confirmed_no_more_gets_nothing(self) -> None:
        state = told(SHIPPING, NOTHING, WINNER, ADDRESS, PACK)
        assert why_not(SHIPPING, state, SEND, NOBODY) == ["shipping.not-confirmed"]


LIVES = (
    (ADDRESS,),
    (PACK,),
    (PACK, ADDRESS),
    (PACK, ADDRESS, SEND),
    (PACK, CODE),
    (PACK, CODE, BACK),
    (PACK, ADDRESS, SEND, LOST),
    (PACK, CODE, THERE),
    (PACK, HAND),
    (PACK, HAND, USED),
    (PACK, AbandonParcel("w1", fate="stock", reason="refused")),
    (PACK, ADDRESS, SEND, LOST, AbandonParcel("w1", fate="written-off", reason="gone")),
)


def last_event(*story: object) -> ShippingEvent:
    """What the last command of the story recorded."""
    *before, last = story
    outcome = SHIPPING.decide(told(SHIPPING, NOTHING, WINNER, *before), last, WINNER)
    assert isinstance(outcome, Accepted)
    event: ShippingEvent = outcome.events[0]
    return event


def test_an_event_that_cannot_follow_is_a_corrupt_log() -> None:
    allowed = {(row.event, row.source) for row in PARCEL.moves}
    states = (ABSENT, *(parcel(*story) for story in LIVES))
    events = {type(event): event for event in (last_event(*story) for story in LIVES)}.values()
    assert {type(state) for state in states} == set(PARCEL.states)
    for state, event in product(states, events):
        if (type(event), type(state)) not in allowed:
            with pytest.raises(CorruptLogError):
                PARCEL.apply(state, event)
