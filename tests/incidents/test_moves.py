"""An incident: reported, handled, resolved with a lesson, opened again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.incidents import (
    INCIDENT,
    INCIDENTS,
    REASONS,
    TRIGGERS,
    Handled,
    HandleIncident,
    Incident,
    IncidentEvent,
    IncidentHandled,
    IncidentReopened,
    IncidentReported,
    IncidentResolved,
    IncidentsState,
    IncidentState,
    IncidentsView,
    ReopenIncident,
    Reported,
    ReportIncident,
    Resolved,
    ResolveIncident,
)
from campaignkit.machine import ABSENT, Context, CorruptLogError, walk
from campaignkit.values import SubjectId, instant
from tests.tables import step, told, why_not

NOON = instant("2026-12-05T12:00:00Z")
LEA = SubjectId("lea")
ANY_TIME = Context(NOON, LEA, IncidentsView())
NOTHING = IncidentsState()

REPORT = ReportIncident("i1", trigger="post-missing", what="the reminder did not go out")
HANDLE = HandleIncident("i1", move="published by hand")
RESOLVE = ResolveIncident("i1", lesson="look at the clock of the tool")
REOPEN = ReopenIncident("i1", reason="it happened again")

words = st.sampled_from(["", " ", "x"])
names = st.sampled_from(["i1", "i2"])
commands = st.one_of(
    st.builds(ReportIncident, names, trigger=st.sampled_from([*TRIGGERS, "rain"]), what=words),
    st.builds(HandleIncident, names, move=words),
    st.builds(ResolveIncident, names, lesson=words),
    st.builds(ReopenIncident, names, reason=words),
)


class TestTheTable:
    """A refusal gives every reason and changes nothing; what is accepted lands where the table says."""

    @given(st.lists(commands, max_size=16))
    def test_any_commands_in_any_order_follow_the_table(self, asked: list[object]) -> None:
        state = NOTHING
        for command in asked:
            state, _reasons = step(INCIDENTS, state, command, ANY_TIME)

    @given(st.lists(commands, max_size=16))
    def test_nothing_is_resolved_without_a_move_and_a_lesson(self, asked: list[object]) -> None:
        state = NOTHING
        for command in asked:
            state, _reasons = step(INCIDENTS, state, command, ANY_TIME)
        over = [each for each in state.incidents.values() if isinstance(each, Resolved)]
        assert all(each.incident.moves and each.lesson.strip() for each in over)

    def test_every_state_can_be_reached_and_every_story_can_end(self) -> None:
        assert walk(INCIDENT, REASONS).sound


class TestAnIncident:
    """What happened and what was done is told whole, from the first report to the last lesson."""

    def test_it_is_reported_handled_and_resolved(self) -> None:
        state = told(INCIDENTS, NOTHING, ANY_TIME, REPORT, HANDLE, HandleIncident("i1", move="apologised"), RESOLVE)
        assert state.incidents["i1"] == Resolved(
            incident=Incident(
                trigger="post-missing",
                what=("the reminder did not go out",),
                moves=("published by hand", "apologised"),
                reported_at=NOON,
            ),
            lesson="look at the clock of the tool",
            resolved_at=NOON,
        )

    def test_it_can_come_back(self) -> None:
        state = told(INCIDENTS, NOTHING, ANY_TIME, REPORT, HANDLE, RESOLVE, REOPEN)
        here = state.incidents["i1"]
        assert isinstance(here, Reported)
        assert here.incident.what == ("the reminder did not go out", "it happened again")
        assert here.incident.moves == ("published by hand",)

    def test_nobody_resolves_what_nobody_handled(self) -> None:
        state = told(INCIDENTS, NOTHING, ANY_TIME, REPORT)
        assert why_not(INCIDENTS, state, RESOLVE, ANY_TIME) == ["machine.not-now"]


class TestReasons:
    """Every reason is given, not only the first."""

    @pytest.mark.parametrize(
        ("story", "command", "codes"),
        [
            ((), ReportIncident("i1", trigger="rain", what=" "), ["incidents.no-such-trigger", "incidents.not-said"]),
            ((REPORT,), HandleIncident("i1", move=""), ["incidents.no-move"]),
            ((REPORT, HANDLE), ResolveIncident("i1", lesson=""), ["incidents.no-lesson"]),
            ((REPORT, HANDLE, RESOLVE), ReopenIncident("i1", reason=" "), ["incidents.no-reason"]),
        ],
    )
    def test_a_command_without_its_facts_is_refused(
        self, story: tuple[object, ...], command: object, codes: list[str]
    ) -> None:
        assert why_not(INCIDENTS, told(INCIDENTS, NOTHING, ANY_TIME, *story), command, ANY_TIME) == codes


HERE = Incident(trigger="mishap", what=("x",), reported_at=NOON)


@pytest.mark.parametrize(
    "state",
    [ABSENT, Reported(incident=HERE), Handled(incident=HERE), Resolved(incident=HERE, lesson="x", resolved_at=NOON)],
)
@pytest.mark.parametrize(
    "event",
    [
        IncidentReported(incident="i1", trigger="mishap", what="x", by=LEA, at=NOON),
        IncidentHandled(incident="i1", move="x", by=LEA, at=NOON),
        IncidentResolved(incident="i1", lesson="x", by=LEA, at=NOON),
        IncidentReopened(incident="i1", reason="x", by=LEA, at=NOON),
    ],
)
def test_an_event_that_cannot_follow_is_a_corrupt_log(state: IncidentState, event: IncidentEvent) -> None:
    rows = [row for row in INCIDENT.moves if row.source is type(state) and row.event is type(event)]
    if rows:
        assert type(INCIDENT.apply(state, event)) is rows[0].target
        return
    with pytest.raises(CorruptLogError):
        INCIDENT.apply(state, event)
