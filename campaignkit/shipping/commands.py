"""What can be asked of the parcel of a claim."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen


@frozen
class ConfirmAddress:
    """Record that the winner confirmed an address: the digest or place of the message, never the address."""

    name: ClassVar[str] = "shipping.confirm-address"
    claim: str
    proof: str = field(kw_only=True)


@frozen
class PreparePrize:
    """Record that a prize line's unit is packed, with the photo or the like as proof."""

    name: ClassVar[str] = "shipping.prepare-prize"
    claim: str
    prize: str = field(kw_only=True)
    proof: str = field(kw_only=True)


@frozen
class SendParcel:
    """Hand the parcel to a carrier; leave `tracking` empty for a letter that has none."""

    name: ClassVar[str] = "shipping.send-parcel"
    claim: str
    carrier: str = field(kw_only=True)
    tracking: str = field(kw_only=True, default="")


@frozen
class ReportReturn:
    """Report that the parcel, or the message with the code, came back."""

    name: ClassVar[str] = "shipping.report-return"
    claim: str
    reason: str = field(kw_only=True)


@frozen
class ReportParcelLost:
    """Report that the carrier lost the parcel."""

    name: ClassVar[str] = "shipping.report-parcel-lost"
    claim: str
    reason: str = field(kw_only=True)


@frozen
class ConfirmDelivery:
    """Record that the winner has the prize, with the carrier's or the winner's word as proof."""

    name: ClassVar[str] = "shipping.confirm-delivery"
    claim: str
    proof: str = field(kw_only=True)


@frozen
class HandOver:
    """Hand the prize to the winner in person, with the signed receipt as proof."""

    name: ClassVar[str] = "shipping.hand-over"
    claim: str
    proof: str = field(kw_only=True)


@frozen
class SendCode:
    """Send the prize as a code, with the message as proof."""

    name: ClassVar[str] = "shipping.send-code"
    claim: str
    proof: str = field(kw_only=True)


@frozen
class ReportUse:
    """Record that the winner used the prize, where that can be known."""

    name: ClassVar[str] = "shipping.report-use"
    claim: str
    proof: str = field(kw_only=True)


@frozen
class AbandonParcel:
    """Give the delivery up: `fate` is alternate, stock, charity or destroyed; written-off for what is lost."""

    name: ClassVar[str] = "shipping.abandon-parcel"
    claim: str
    fate: str = field(kw_only=True)
    reason: str = field(kw_only=True)
