"""What can be asked of the rules document."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from campaignkit.values import Digest, Instant, SubjectId


@frozen(kw_only=True)
class PublishRules:
    """Record that the rules are public: the digest of the file, its address, its version.

    They hold from `effective_from` (inclusive; None: from now on).
    """

    name: ClassVar[str] = "rules.publish"
    sha256: Digest
    address: str
    version: str = ""
    effective_from: Instant | None = None


@frozen(kw_only=True)
class DepositRules:
    """Record that the published rules are deposited, with the receipt."""

    name: ClassVar[str] = "rules.deposit"
    party: str
    receipt: str


@frozen(kw_only=True)
class AmendRules:
    """Record an amendment: the new file, why, who asked, with what proof; a deposit must be renewed.

    It holds from `effective_from` (inclusive; None: from now on), never from before it is public.
    """

    name: ClassVar[str] = "rules.amend"
    sha256: Digest
    address: str
    reason: str
    asked_by: SubjectId
    proof: str
    version: str = ""
    effective_from: Instant | None = None


@frozen(kw_only=True)
class VisitRules:
    """Record what the address of the newest text gave when the desk looked there.

    `sha256` is the digest of what came, empty when nothing did; `problem` is then what went wrong (`HTTP 404`).
    """

    name: ClassVar[str] = "rules.visit"
    address: str
    sha256: Digest = Digest("")
    problem: str = ""


@frozen(kw_only=True)
class TakeDownRules:
    """Record that the rules are no longer public; only once the campaign is over."""

    name: ClassVar[str] = "rules.take-down"
    reason: str
