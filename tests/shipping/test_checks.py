"""What must be true before a prize leaves, and before a round is settled."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from campaignkit.checklists import Case, Severity, Verdict
from campaignkit.shipping import (
    CHECKS,
    Abandoned,
    Addressed,
    ClockFrom,
    CodeSent,
    Delivered,
    Lost,
    Mode,
    PaidBy,
    Prepared,
    Ready,
    Returned,
    Sent,
    ShippingPlan,
    ShippingState,
    Used,
    WrittenOff,
)
from campaignkit.shipping.states import ParcelState
from campaignkit.values import SubjectId, Text, period
from tests.cases import NOON, by_id, case, places, signed, verdict

WHOLE = ShippingPlan(
    mode=Mode.PARCEL,
    carrier="la poste",
    deliver_within=period("P30D"),
    clock_from=ClockFrom.CONFIRMATION,
    countries=(),
    paid_by=PaidBy.PROMOTER,
    insured=False,
    return_rule=Text("renvoyer une fois", "send once more"),
    packer=SubjectId("tom"),
)
ADDRESSED = Addressed(address_proof="m")
PREPARED = Prepared(prize="parcel", proof="photo")
READY = Ready(prize="parcel", proof="photo", address_proof="m")
SENT = Sent(prize="parcel", proof="photo", address_proof="m", tracking="6A1", carrier="p", attempt=1, sent_at=NOON)
CODE = CodeSent(prize="code", proof="photo", message="m", attempt=1, sent_at=NOON)
RETURNED = Returned(prize="parcel", proof="photo", attempt=1, reason="unknown there")
LOST = Lost(address_proof="m", attempt=1, reason="no trace")
DELIVERED = Delivered(proof="receipt", at=NOON, sendings=1, tracking="6A1")
ABANDONED = Abandoned(fate="stock", reason="silence")


def of(here: ParcelState | None = None, plan: ShippingPlan = WHOLE, **about: object) -> Case[Any, Any]:
    """The case of winner w1, whose parcel is here."""
    return case(plan, ShippingState(parcels={} if here is None else {"w1": here}), item="w1", **about)


class TestArranged:
    """Way, delay, packer, carrier, insurance and who pays are known before the launch (80)."""

    def test_a_whole_plan_passes(self) -> None:
        assert verdict(CHECKS, "shipping.arranged", of()) is Verdict.PASS

    def test_everything_unknown_is_named(self) -> None:
        found = places(CHECKS, "shipping.arranged", of(plan=ShippingPlan()))
        wanted = ("mode", "deliver_within", "packer", "carrier", "insured", "paid_by")
        assert found == [f"shipping.{name}" for name in wanted]
        assert verdict(CHECKS, "shipping.arranged", of(plan=ShippingPlan())) is Verdict.UNKNOWN

    def test_what_is_collected_needs_no_carrier(self) -> None:
        plan = ShippingPlan(mode=Mode.COLLECTION, deliver_within=period("P30D"), packer=SubjectId("tom"))
        assert verdict(CHECKS, "shipping.arranged", of(plan=plan)) is Verdict.PASS

    def test_a_parcel_without_a_carrier_contradicts_itself(self) -> None:
        assert verdict(CHECKS, "shipping.arranged", of(plan=evolve(WHOLE, carrier=None))) is Verdict.FAIL


class TestReturnRule:
    """It is written what happens to a parcel that comes back (81)."""

    @pytest.mark.parametrize(
        ("plan", "expected"),
        [
            (WHOLE, Verdict.PASS),
            (evolve(WHOLE, return_rule=None), Verdict.FAIL),
            (ShippingPlan(mode=Mode.PARCEL), Verdict.UNKNOWN),
            (ShippingPlan(), Verdict.UNKNOWN),
            (ShippingPlan(mode=Mode.DIGITAL), Verdict.NOT_APPLICABLE),
        ],
    )
    def test_the_rule(self, plan: ShippingPlan, expected: Verdict) -> None:
        assert verdict(CHECKS, "shipping.return-rule", of(plan=plan)) is expected

    def test_it_only_warns(self) -> None:
        assert by_id(CHECKS, "shipping.return-rule").severity is Severity.WARNING


class TestBeforeSending:
    """The address is confirmed by the winner (105), and what is packed is what was announced (106)."""

    @pytest.mark.parametrize(
        ("here", "expected"),
        [
            (READY, Verdict.PASS),
            (ADDRESSED, Verdict.PASS),
            (None, Verdict.UNKNOWN),
            (PREPARED, Verdict.UNKNOWN),
            (RETURNED, Verdict.FAIL),
            (DELIVERED, Verdict.NOT_APPLICABLE),
        ],
    )
    def test_the_address(self, here: ParcelState | None, expected: Verdict) -> None:
        assert verdict(CHECKS, "shipping.address-confirmed", of(here)) is expected

    @pytest.mark.parametrize("mode", [Mode.COLLECTION, Mode.DIGITAL])
    def test_what_does_not_go_by_post_needs_no_address(self, mode: Mode) -> None:
        seen = of(PREPARED, ShippingPlan(mode=mode))
        assert verdict(CHECKS, "shipping.address-confirmed", seen) is Verdict.NOT_APPLICABLE

    @pytest.mark.parametrize(
        ("here", "expected"),
        [
            (READY, Verdict.PASS),
            (PREPARED, Verdict.PASS),
            (RETURNED, Verdict.PASS),
            (None, Verdict.UNKNOWN),
            (ADDRESSED, Verdict.UNKNOWN),
            (LOST, Verdict.UNKNOWN),
            (DELIVERED, Verdict.NOT_APPLICABLE),
        ],
    )
    def test_the_packing(self, here: ParcelState | None, expected: Verdict) -> None:
        assert verdict(CHECKS, "shipping.packed", of(here)) is expected


class TestTracking:
    """The winner has been sent the tracking number (107), where there is one."""

    @pytest.mark.parametrize("here", [SENT, DELIVERED])
    def test_somebody_says_so(self, here: ParcelState | None) -> None:
        assert verdict(CHECKS, "shipping.tracking-sent", of(here)) is Verdict.UNKNOWN
        told = of(here, sign_offs=signed("shipping.tracking-sent@w1"))
        assert verdict(CHECKS, "shipping.tracking-sent", told) is Verdict.PASS

    @pytest.mark.parametrize("here", [None, evolve(SENT, tracking=""), evolve(DELIVERED, tracking=""), CODE])
    def test_without_a_number_there_is_nothing_to_send(self, here: ParcelState | None) -> None:
        assert verdict(CHECKS, "shipping.tracking-sent", of(here)) is Verdict.NOT_APPLICABLE


class TestBeforeSettling:
    """Every prize is delivered, or its return handled (108, 109)."""

    @pytest.mark.parametrize(
        ("here", "expected"),
        [
            (DELIVERED, Verdict.PASS),
            (Used(proof="pass", at=NOON), Verdict.PASS),
            (ABANDONED, Verdict.PASS),
            (WrittenOff(reason="no trace"), Verdict.PASS),
            (SENT, Verdict.UNKNOWN),
            (CODE, Verdict.UNKNOWN),
            (None, Verdict.UNKNOWN),
            (READY, Verdict.UNKNOWN),
            (RETURNED, Verdict.FAIL),
            (LOST, Verdict.FAIL),
        ],
    )
    def test_the_delivery(self, here: ParcelState | None, expected: Verdict) -> None:
        assert verdict(CHECKS, "shipping.delivered", of(here)) is expected

    @pytest.mark.parametrize(
        ("here", "expected"),
        [
            (RETURNED, Verdict.FAIL),
            (LOST, Verdict.FAIL),
            (evolve(READY, sendings=1), Verdict.UNKNOWN),
            (evolve(SENT, attempt=2), Verdict.PASS),
            (evolve(CODE, attempt=2), Verdict.PASS),
            (evolve(DELIVERED, sendings=2), Verdict.PASS),
            (ABANDONED, Verdict.PASS),
            (WrittenOff(reason="no trace"), Verdict.PASS),
            (SENT, Verdict.NOT_APPLICABLE),
            (DELIVERED, Verdict.NOT_APPLICABLE),
            (READY, Verdict.NOT_APPLICABLE),
            (None, Verdict.NOT_APPLICABLE),
        ],
    )
    def test_the_return(self, here: ParcelState | None, expected: Verdict) -> None:
        assert verdict(CHECKS, "shipping.return-handled", of(here)) is expected


def test_the_checklist_has_its_numbers() -> None:
    assert {check.number for check in CHECKS} == {80, 81, 105, 106, 107, 108, 109}
