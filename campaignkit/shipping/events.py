"""What happened to the parcel of a claim."""

from __future__ import annotations

from typing import ClassVar, TypeAlias

from attrs import frozen

from campaignkit.values import Instant


@frozen(kw_only=True)
class AddressConfirmed:
    """The winner confirmed an address; `proof` is the digest or place of the message."""

    kind: ClassVar[str] = "shipping.address-confirmed"
    claim: str
    proof: str


@frozen(kw_only=True)
class PrizePrepared:
    """A prize was packed."""

    kind: ClassVar[str] = "shipping.prize-prepared"
    claim: str
    prize: str
    proof: str


@frozen(kw_only=True)
class ParcelSent:
    """The carrier has the parcel."""

    kind: ClassVar[str] = "shipping.parcel-sent"
    claim: str
    carrier: str
    tracking: str
    at: Instant


@frozen(kw_only=True)
class ParcelReturned:
    """The parcel, or the message with the code, came back."""

    kind: ClassVar[str] = "shipping.parcel-returned"
    claim: str
    reason: str


@frozen(kw_only=True)
class ParcelLost:
    """The carrier lost the parcel."""

    kind: ClassVar[str] = "shipping.parcel-lost"
    claim: str
    reason: str


@frozen(kw_only=True)
class PrizeDelivered:
    """The winner has the prize."""

    kind: ClassVar[str] = "shipping.delivered"
    claim: str
    proof: str
    at: Instant


@frozen(kw_only=True)
class PrizeHandedOver:
    """The winner collected the prize."""

    kind: ClassVar[str] = "shipping.handed-over"
    claim: str
    proof: str
    at: Instant


@frozen(kw_only=True)
class PrizeCodeSent:
    """The prize was sent as a code."""

    kind: ClassVar[str] = "shipping.code-sent"
    claim: str
    proof: str
    at: Instant


@frozen(kw_only=True)
class PrizeUsed:
    """The winner used the prize."""

    kind: ClassVar[str] = "shipping.used"
    claim: str
    proof: str
    at: Instant


@frozen(kw_only=True)
class ParcelAbandoned:
    """The delivery was given up; `fate` says what becomes of the prize."""

    kind: ClassVar[str] = "shipping.parcel-abandoned"
    claim: str
    fate: str
    reason: str


ShippingEvent: TypeAlias = (
    AddressConfirmed
    | PrizePrepared
    | ParcelSent
    | ParcelReturned
    | ParcelLost
    | PrizeDelivered
    | PrizeHandedOver
    | PrizeCodeSent
    | PrizeUsed
    | ParcelAbandoned
)
