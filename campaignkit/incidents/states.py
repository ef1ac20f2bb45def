"""How an incident stands: reported, handled, resolved with a lesson."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from attrs import field, frozen

from campaignkit.values import Instant


@frozen(kw_only=True)
class Incident:
    """What went wrong, in words that name no person.

    `trigger` is that of a runbook; `what` tells what was reported, the first time and each time
    again; `moves` what was done about it, in order.
    """

    trigger: str
    what: tuple[str, ...]
    moves: tuple[str, ...] = ()
    reported_at: Instant


@frozen(kw_only=True)
class Reported:
    """Known, and waiting for a move."""

    incident: Incident


@frozen(kw_only=True)
class Handled:
    """Something was done about it."""

    incident: Incident


@frozen(kw_only=True)
class Resolved:
    """Over, with what was learnt from it."""

    incident: Incident
    lesson: str
    resolved_at: Instant


IncidentState: TypeAlias = Reported | Handled | Resolved


@frozen(kw_only=True)
class IncidentsState:
    """Every incident by its id."""

    incidents: Mapping[str, IncidentState] = field(factory=dict)
