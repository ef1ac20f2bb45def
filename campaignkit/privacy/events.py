"""What happened to the data of a purpose."""

from __future__ import annotations

from typing import ClassVar, TypeAlias

from attrs import frozen

from campaignkit.privacy.plan import PurposeId
from campaignkit.values import Digest, Instant, SubjectId


@frozen(kw_only=True)
class DataErased:
    """The data is gone; `rows` counts what there was."""

    kind: ClassVar[str] = "privacy.erased"
    purpose: PurposeId
    rows: int
    attestation: Digest
    by: SubjectId
    at: Instant


@frozen(kw_only=True)
class DataHeld:
    """The data was put on legal hold."""

    kind: ClassVar[str] = "privacy.held"
    purpose: PurposeId
    reason: str


@frozen(kw_only=True)
class DataReleased:
    """The legal hold was lifted."""

    kind: ClassVar[str] = "privacy.released"
    purpose: PurposeId


PrivacyEvent: TypeAlias = DataErased | DataHeld | DataReleased
