"""Incidents: what may go wrong, who moves first, and what was learnt."""

from campaignkit.incidents.checks import CHECKS
from campaignkit.incidents.commands import HandleIncident, ReopenIncident, ReportIncident, ResolveIncident
from campaignkit.incidents.events import (
    IncidentEvent,
    IncidentHandled,
    IncidentReopened,
    IncidentReported,
    IncidentResolved,
)
from campaignkit.incidents.moves import INCIDENT, INCIDENTS, REASONS, TRIGGERS, IncidentsView
from campaignkit.incidents.plan import IncidentsPlan, Runbook, Trigger
from campaignkit.incidents.states import Handled, Incident, IncidentsState, IncidentState, Reported, Resolved

__all__ = [
    "CHECKS",
    "INCIDENT",
    "INCIDENTS",
    "REASONS",
    "TRIGGERS",
    "HandleIncident",
    "Handled",
    "Incident",
    "IncidentEvent",
    "IncidentHandled",
    "IncidentReopened",
    "IncidentReported",
    "IncidentResolved",
    "IncidentState",
    "IncidentsPlan",
    "IncidentsState",
    "IncidentsView",
    "ReopenIncident",
    "ReportIncident",
    "Reported",
    "ResolveIncident",
    "Resolved",
    "Runbook",
    "Trigger",
]
