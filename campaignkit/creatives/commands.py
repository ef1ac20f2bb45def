"""What can be asked of visuals and posts."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from campaignkit.values import Digest, Instant, SubjectId


@frozen
class SubmitVisual:
    """Show the client a new version: the digest of exactly that file."""

    name: ClassVar[str] = "creatives.submit-visual"
    visual: str
    sha256: Digest = field(kw_only=True)


@frozen
class AskChanges:
    """Record what the client wants changed; beyond the agreed rounds only if it is `charged`."""

    name: ClassVar[str] = "creatives.ask-changes"
    visual: str
    comment: str = field(kw_only=True)
    charged: bool = field(kw_only=True, default=False)


@frozen
class ApproveVisual:
    """Record that the client approved the version shown."""

    name: ClassVar[str] = "creatives.approve-visual"
    visual: str
    decided_by: SubjectId = field(kw_only=True)
    proof: str = field(kw_only=True)


@frozen
class SchedulePost:
    """Record that a post is programmed, under the network's reference."""

    name: ClassVar[str] = "creatives.schedule-post"
    post: str
    reference: str = field(kw_only=True)
    publishes_at: Instant = field(kw_only=True)


@frozen
class ConfirmPost:
    """Record that a post is public, and where."""

    name: ClassVar[str] = "creatives.confirm-post"
    post: str
    address: str = field(kw_only=True)


@frozen
class MissPost:
    """Record that a post did not go out."""

    name: ClassVar[str] = "creatives.miss-post"
    post: str
    reason: str = field(kw_only=True)


@frozen
class TakeDownPost:
    """Record that a post is no longer public."""

    name: ClassVar[str] = "creatives.take-down-post"
    post: str
    reason: str = field(kw_only=True)
