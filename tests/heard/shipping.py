"""Prizes on their way: every state of a parcel, and plans that say more and less of it."""

from __future__ import annotations

from attrs import evolve

from campaignkit.shipping import Mode, ShippingPlan, Used, WrittenOff
from campaignkit.values import UNKNOWN, SubjectId, period
from tests.cases import NOON
from tests.heard.asking import Cases
from tests.shipping.test_checks import (
    ABANDONED,
    ADDRESSED,
    CODE,
    DELIVERED,
    LOST,
    PREPARED,
    READY,
    RETURNED,
    SENT,
    WHOLE,
    of,
)

COLLECTED = ShippingPlan(mode=Mode.COLLECTION, deliver_within=period("P30D"), packer=SubjectId("tom"))

CASES: Cases = {
    "nothing is ready": of(),
    "nothing is planned": of(plan=ShippingPlan()),
    "it is collected": of(plan=COLLECTED),
    "it is sent as a file": of(PREPARED, ShippingPlan(mode=Mode.DIGITAL)),
    "nobody knows which way": of(PREPARED, evolve(WHOLE, mode=UNKNOWN)),
    "a parcel of which nothing is known": of(plan=ShippingPlan(mode=Mode.PARCEL)),
    "a parcel without a carrier": of(plan=evolve(WHOLE, carrier=None)),
    "no rule for what comes back": of(plan=evolve(WHOLE, return_rule=None)),
    "nobody knows what follows a return": of(plan=evolve(WHOLE, return_rule=UNKNOWN)),
    "the address is known": of(ADDRESSED),
    "packed": of(PREPARED),
    "packed, the address known": of(READY),
    "packed again": of(evolve(READY, sendings=1)),
    "sent": of(SENT),
    "sent without a number": of(evolve(SENT, tracking="")),
    "sent twice": of(evolve(SENT, attempt=2)),
    "a code": of(CODE),
    "a code twice": of(evolve(CODE, attempt=2)),
    "it came back": of(RETURNED),
    "lost": of(LOST),
    "delivered": of(DELIVERED),
    "delivered without a number": of(evolve(DELIVERED, tracking="")),
    "delivered the second time": of(evolve(DELIVERED, sendings=2)),
    "used": of(Used(proof="pass", at=NOON)),
    "given up": of(ABANDONED),
    "written off": of(WrittenOff(reason="no trace")),
}
