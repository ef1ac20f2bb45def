"""What can be asked about an incident; nothing written here names a person."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen


@frozen
class ReportIncident:
    """Report that something went wrong; `trigger` is that of a runbook, `what` says what happened."""

    name: ClassVar[str] = "incidents.report"
    incident: str
    trigger: str = field(kw_only=True)
    what: str = field(kw_only=True)


@frozen
class HandleIncident:
    """Record what was done about it."""

    name: ClassVar[str] = "incidents.handle"
    incident: str
    move: str = field(kw_only=True)


@frozen
class ResolveIncident:
    """Record that it is over, and what was learnt from it."""

    name: ClassVar[str] = "incidents.resolve"
    incident: str
    lesson: str = field(kw_only=True)


@frozen
class ReopenIncident:
    """Record that it is not over after all."""

    name: ClassVar[str] = "incidents.reopen"
    incident: str
    reason: str = field(kw_only=True)
