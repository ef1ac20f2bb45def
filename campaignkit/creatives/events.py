"""What happened to visuals and posts."""

from __future__ import annotations

from typing import ClassVar, TypeAlias

from attrs import frozen

from campaignkit.values import Digest, Instant, SubjectId


@frozen(kw_only=True)
class VisualSubmitted:
    """A new version lies with the client."""

    kind: ClassVar[str] = "creatives.visual-submitted"
    visual: str
    sha256: Digest


@frozen(kw_only=True)
class VisualChangesAsked:
    """The client wants changes."""

    kind: ClassVar[str] = "creatives.changes-asked"
    visual: str
    comment: str
    charged: bool = False


@frozen(kw_only=True)
class VisualWasApproved:
    """The client approved the version shown."""

    kind: ClassVar[str] = "creatives.visual-approved"
    visual: str
    decided_by: SubjectId
    proof: str


@frozen(kw_only=True)
class PostScheduled:
    """A post is programmed."""

    kind: ClassVar[str] = "creatives.post-scheduled"
    post: str
    reference: str
    publishes_at: Instant


@frozen(kw_only=True)
class PostConfirmed:
    """A post is public."""

    kind: ClassVar[str] = "creatives.post-published"
    post: str
    address: str
    at: Instant


@frozen(kw_only=True)
class PostMissed:
    """A post did not go out."""

    kind: ClassVar[str] = "creatives.post-missed"
    post: str
    reason: str


@frozen(kw_only=True)
class PostRemoved:
    """A post is no longer public."""

    kind: ClassVar[str] = "creatives.post-taken-down"
    post: str
    reason: str


VisualEvent: TypeAlias = VisualSubmitted | VisualChangesAsked | VisualWasApproved
PostEvent: TypeAlias = PostScheduled | PostConfirmed | PostMissed | PostRemoved
CreativesEvent: TypeAlias = VisualEvent | PostEvent
