"""Where the prize of one winner is, from a confirmed address to the winner's hands.

No address is ever held here: only the proof that the winner confirmed one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from attrs import field, frozen

from campaignkit.values import Instant


@frozen(kw_only=True)
class Addressed:
    """The winner confirmed an address; nothing is packed yet."""

    address_proof: str


@frozen(kw_only=True)
class Prepared:
    """A prize is packed, as the proof shows; without an address it can be handed over or sent as a code."""

    prize: str
    proof: str


@frozen(kw_only=True)
class Ready:
    """Packed and addressed; `sendings` counts the attempts made so far."""

    prize: str
    proof: str
    address_proof: str
    sendings: int = 0


@frozen(kw_only=True)
class Sent:
    """On its way for the `attempt`-th time (from 1); an empty `tracking` means that it has none."""

    prize: str
    proof: str
    address_proof: str
    tracking: str
    carrier: str
    attempt: int
    sent_at: Instant


@frozen(kw_only=True)
class CodeSent:
    """Sent as a code for the `attempt`-th time (from 1), as the message shows."""

    prize: str
    proof: str
    message: str
    attempt: int
    sent_at: Instant


@frozen(kw_only=True)
class Returned:
    """Came back, for a reason; it goes out again only to an address confirmed anew."""

    prize: str
    proof: str
    attempt: int
    reason: str


@frozen(kw_only=True)
class Lost:
    """The carrier lost it; another unit has to be packed for the same address, or it is written off."""

    address_proof: str
    attempt: int
    reason: str


@frozen(kw_only=True)
class Delivered:
    """In the winner's hands, as the proof shows, after so many sendings; 0 when it was only handed over.

    `tracking` is the number of the parcel that arrived; empty when there was none.
    """

    proof: str
    at: Instant
    sendings: int = 0
    tracking: str = ""


@frozen(kw_only=True)
class Used:
    """Used by the winner: the journey made, the voucher redeemed."""

    proof: str
    at: Instant


@frozen(kw_only=True)
class Abandoned:
    """It will not reach this winner; `fate` says what becomes of the prize."""

    fate: str
    reason: str


@frozen(kw_only=True)
class WrittenOff:
    """Lost for good, for a reason."""

    reason: str


ParcelState: TypeAlias = (
    Addressed | Prepared | Ready | Sent | CodeSent | Returned | Lost | Delivered | Used | Abandoned | WrittenOff
)


@frozen(kw_only=True)
class ShippingState:
    """The parcel of every claim; a claim without one is absent."""

    parcels: Mapping[str, ParcelState] = field(factory=dict)
