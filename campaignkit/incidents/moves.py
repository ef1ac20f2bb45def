"""The table of an incident."""

from __future__ import annotations

from typing import assert_never

from attrs import evolve, frozen

from campaignkit.incidents.commands import HandleIncident, ReopenIncident, ReportIncident, ResolveIncident
from campaignkit.incidents.events import (
    IncidentEvent,
    IncidentHandled,
    IncidentReopened,
    IncidentReported,
    IncidentResolved,
)
from campaignkit.incidents.plan import Trigger
from campaignkit.incidents.states import Handled, Incident, IncidentsState, IncidentState, Reported, Resolved
from campaignkit.machine import Absent, Guard, Items, Machine, ReasonKind, Room, impossible, move, require
from campaignkit.values import Text

TRIGGERS = tuple(trigger.value for trigger in Trigger)

NO_SUCH_TRIGGER = ReasonKind(
    "incidents.no-such-trigger",
    Text("« {trigger} » n'est pas un déclencheur connu", '"{trigger}" is no known trigger'),
    Text("choisir : {known}", "choose: {known}"),
    "lead",
)
NOT_SAID = ReasonKind(
    "incidents.not-said",
    Text("on ne sait pas ce qui s'est passé", "it is not said what happened"),
    Text("le dire en une phrase, sans nommer personne", "say it in a sentence, naming nobody"),
    "cm",
)
NO_MOVE = ReasonKind(
    "incidents.no-move",
    Text("on ne sait pas ce qui a été fait", "it is not said what was done"),
    Text("dire ce qui a été fait, fût-ce d'attendre", "say what was done, be it to wait"),
    "cm",
)
NO_LESSON = ReasonKind(
    "incidents.no-lesson",
    Text("aucune leçon n'est tirée", "no lesson is drawn"),
    Text("dire ce qu'il faudra garder ou changer", "say what to keep or to change"),
    "lead",
)
NO_REASON = ReasonKind(
    "incidents.no-reason",
    Text("aucun motif n'est donné", "no reason is given"),
    Text("dire pourquoi", "say why"),
    "lead",
)
REASONS = (NO_SUCH_TRIGGER, NOT_SAID, NO_MOVE, NO_LESSON, NO_REASON)


@frozen
class IncidentsView:
    """What incidents must know of the others: nothing; something can go wrong at any time."""


known_trigger: Guard[object, ReportIncident, IncidentsView] = require(
    NO_SUCH_TRIGGER,
    lambda _s, c, _ctx: c.trigger in TRIGGERS,
    lambda _s, c, _ctx: {"trigger": c.trigger, "known": ", ".join(TRIGGERS)},
)
is_said: Guard[object, ReportIncident, IncidentsView] = require(NOT_SAID, lambda _s, c, _ctx: bool(c.what.strip()))
has_move: Guard[object, HandleIncident, IncidentsView] = require(NO_MOVE, lambda _s, c, _ctx: bool(c.move.strip()))
has_lesson: Guard[object, ResolveIncident, IncidentsView] = require(
    NO_LESSON, lambda _s, c, _ctx: bool(c.lesson.strip())
)
has_reason: Guard[object, ReopenIncident, IncidentsView] = require(
    NO_REASON, lambda _s, c, _ctx: bool(c.reason.strip())
)


def apply(state: IncidentState | Absent, event: IncidentEvent) -> IncidentState:
    """The incident after the event."""
    match event:
        case IncidentReported(trigger=trigger, what=what, at=at):
            if isinstance(state, Absent):
                return Reported(incident=Incident(trigger=trigger, what=(what,), reported_at=at))
            raise impossible(state, event)
        case IncidentHandled(move=done):
            incident = _of(state, event, Reported, Handled)
            return Handled(incident=evolve(incident, moves=(*incident.moves, done)))
        case IncidentResolved(lesson=lesson, at=at):
            return Resolved(incident=_of(state, event, Handled), lesson=lesson, resolved_at=at)
        case IncidentReopened(reason=reason):
            incident = _of(state, event, Resolved)
            return Reported(incident=evolve(incident, what=(*incident.what, reason)))
        case _:
            assert_never(event)


def _of(state: IncidentState | Absent, event: IncidentEvent, *before: type[IncidentState]) -> Incident:
    """The incident, if the event can follow such a state."""
    if not isinstance(state, Absent) and isinstance(state, before):
        return state.incident
    raise impossible(state, event)


INCIDENT: Machine[IncidentEvent, IncidentsView] = Machine(
    "incident",
    Text("incident", "incident"),
    (
        move(ReportIncident, Absent, Reported, IncidentReported, known_trigger, is_said),
        move(HandleIncident, Reported, Handled, IncidentHandled, has_move),
        move(HandleIncident, Handled, Handled, IncidentHandled, has_move),
        move(ResolveIncident, Handled, Resolved, IncidentResolved, has_lesson),
        move(ReopenIncident, Resolved, Reported, IncidentReopened, has_reason),
    ),
    apply,
    final=(Resolved,),
)
INCIDENTS: Room[IncidentsState, IncidentsView] = Room("incidents", (Items(INCIDENT, "incidents", "incident"),))
