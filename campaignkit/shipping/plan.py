"""How prizes reach their winners: by which way, by when, at whose cost."""

from __future__ import annotations

from enum import Enum

import pendulum
from attrs import frozen

from campaignkit.values import UNKNOWN, Maybe, Period, Place, SubjectId, Text


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
class ShippingPlan:
    """The promise of delivery.

    `carrier` is None when no carrier is needed; `deliver_within` counts from `clock_from`;
    `countries` lists where prizes are sent (empty: nowhere, they are collected); `return_rule`
    says what happens to a parcel that comes back or is lost (None: decided to have no rule);
    `packer` is the person who packs and posts; `ships_on` the civil day, in the plan's zone, on which
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
    ships_on: Maybe[pendulum.Date | None] = UNKNOWN
