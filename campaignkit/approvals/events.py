"""What is recorded about consent: who decided, who recorded it, how, and with what proof."""

from __future__ import annotations

from typing import ClassVar, TypeAlias

from attrs import frozen

from campaignkit.values import Digest, Instant, SubjectId


@frozen(kw_only=True)
class SignedOff:
    """A person signed a check off, for content with this digest.

    `decided_by` is who decided and `by` who recorded it; `proof` is the digest or address of
    the evidence, empty when none was given, and then the sign-off counts for nothing. `on` is
    the check's id, with `@item` for an item of its own.
    """

    kind: ClassVar[str] = "approvals.signed-off"
    on: str
    subject: Digest
    decided_by: SubjectId
    by: SubjectId
    channel: str
    proof: str = ""
    at: Instant


@frozen(kw_only=True)
class SignOffWithdrawn:
    """A sign-off was taken back, with a reason."""

    kind: ClassVar[str] = "approvals.sign-off-withdrawn"
    on: str
    reason: str
    by: SubjectId
    at: Instant


@frozen(kw_only=True)
class CheckWaived:
    """A named person let an open check pass, for a reason, until an instant (exclusive).

    `subject` is the digest of what was waived: a rule of law and the facts that it asks about;
    empty for the other checks, whose waiver holds whatever they say. `proof_due` is the instant
    (exclusive) by which the proof of a waiver by phone must be there; None when none is awaited.
    """

    kind: ClassVar[str] = "approvals.check-waived"
    on: str
    reason: str
    decided_by: SubjectId
    by: SubjectId
    until: Instant
    subject: Digest = Digest("")
    channel: str = ""
    proof: str = ""
    proof_due: Instant | None = None
    at: Instant


@frozen(kw_only=True)
class WaiverProved:
    """The proof of a waiver by phone came in time; from now on it counts until its own end."""

    kind: ClassVar[str] = "approvals.waiver-proved"
    on: str
    proof: str
    by: SubjectId
    at: Instant


ApprovalEvent: TypeAlias = SignedOff | SignOffWithdrawn | CheckWaived | WaiverProved
