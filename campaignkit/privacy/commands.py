"""What can be asked of the data of a purpose."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from campaignkit.privacy.plan import PurposeId
from campaignkit.values import Digest


@frozen
class EraseData:
    """Record that the data is gone: how many rows (0 or more), with the digest of the attestation."""

    name: ClassVar[str] = "privacy.erase"
    purpose: PurposeId
    rows: int = field(kw_only=True)
    attestation: Digest = field(kw_only=True)


@frozen
class HoldData:
    """Put the data on legal hold, for a reason."""

    name: ClassVar[str] = "privacy.hold"
    purpose: PurposeId
    reason: str = field(kw_only=True)


@frozen
class ReleaseData:
    """Lift the legal hold."""

    name: ClassVar[str] = "privacy.release"
    purpose: PurposeId
