"""What happened to an incident."""

from __future__ import annotations

from typing import ClassVar, TypeAlias

from attrs import frozen

from campaignkit.values import Instant, SubjectId


@frozen(kw_only=True)
class IncidentReported:
    """Something went wrong."""

    kind: ClassVar[str] = "incidents.reported"
    incident: str
    trigger: str
    what: str
    by: SubjectId
    at: Instant


@frozen(kw_only=True)
class IncidentHandled:
    """Something was done about it."""

    kind: ClassVar[str] = "incidents.handled"
    incident: str
    move: str
    by: SubjectId
    at: Instant


@frozen(kw_only=True)
class IncidentResolved:
    """It is over."""

    kind: ClassVar[str] = "incidents.resolved"
    incident: str
    lesson: str
    by: SubjectId
    at: Instant


@frozen(kw_only=True)
class IncidentReopened:
    """It was not over."""

    kind: ClassVar[str] = "incidents.reopened"
    incident: str
    reason: str
    by: SubjectId
    at: Instant


IncidentEvent: TypeAlias = IncidentReported | IncidentHandled | IncidentResolved | IncidentReopened
