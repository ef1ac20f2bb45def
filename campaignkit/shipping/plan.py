"""How prizes reach their winners: by which way, by when, at whose cost."""

from __future__ import annotations

from enum import Enum

import pendulum
from attrs import frozen

from campaignkit.values import UNKNOWN, Instant, Maybe, Period, Place, SubjectId, Text


class Mode(Enum):
    """The way a prize reaches its winner: sent, collected in person, or sent as a code."""

    PARCEL = "parcel"
    COLLECTION = "collection"
    DIGITAL = "digital"


class ClockFrom(Enum):
    """The date from which the delay of delivery counts."""

    CLOSE = "close"
    DRAW = "draw"
    CLAIM = "claim"
    CONFIRMATION = "confirmation"


class PaidBy(Enum):
    """Who pays for the sending."""

    PROMOTER = "promoter"
    WINNER = "winner"


@frozen(kw_only=True)
class LineDelivery:
    """How one prize line reaches its winners where that differs from the rest; unknown: as the rest.

    `collect_where` is the place where it is collected, `collect_until` the last instant (exclusive; None:
    it is kept for ever); `second_try` whether a parcel that came back is sent once more.
    """

    line: str
    mode: Maybe[Mode] = UNKNOWN
    deliver_within: Maybe[Period] = UNKNOWN
    clock_from: Maybe[ClockFrom] = UNKNOWN
    collect_where: Maybe[Text | None] = None
    collect_until: Maybe[Instant | None] = None
    second_try: Maybe[bool] = UNKNOWN


@frozen(kw_only=True)
class ShippingPlan:
    """The promise of delivery.

    `carrier` is None when no carrier is needed; `deliver_within` counts from `clock_from`;
    `countries` lists where prizes are sent (empty: nowhere, they are collected); `return_rule`
    says what happens to a parcel that comes back or is lost (None: decided to have no rule);
    `packer` is the person who packs and posts; `lines` what differs for single prize lines, and
    `collect_where`, `collect_until` where and until when prizes are collected (exclusive; None: as is
    arranged with each winner, and for ever); `ships_on` the civil day, in the plan's zone, on which
    parcels leave, where one day is fixed for all (None: each leaves when it can).
    """

    mode: Maybe[Mode] = UNKNOWN
    carrier: Maybe[str | None] = UNKNOWN
    deliver_within: Maybe[Period] = UNKNOWN
    clock_from: Maybe[ClockFrom] = UNKNOWN
    countries: Maybe[tuple[Place, ...]] = UNKNOWN
    paid_by: Maybe[PaidBy] = UNKNOWN
    insured: Maybe[bool] = UNKNOWN
    return_rule: Maybe[Text | None] = UNKNOWN
    packer: Maybe[SubjectId] = UNKNOWN
    lines: tuple[LineDelivery, ...] = ()
    collect_where: Maybe[Text | None] = UNKNOWN
    collect_until: Maybe[Instant | None] = UNKNOWN
    ships_on: Maybe[pendulum.Date | None] = UNKNOWN
