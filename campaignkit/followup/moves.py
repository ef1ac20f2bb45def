"""The four tables of the follow-up: a publication, the figures, a complaint, the debrief."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TypeAlias, assert_never

from attrs import frozen

from campaignkit.followup import reasons as why
from campaignkit.followup.commands import (
    AnswerComplaint,
    CorrectPublication,
    HoldDebrief,
    IssueReport,
    PublishWinners,
    ReceiveComplaint,
    RecordCost,
    RecordHours,
    RecordKpi,
)
from campaignkit.followup.events import (
    ActualsEvent,
    ComplaintAnswered,
    ComplaintEvent,
    ComplaintReceived,
    CostRecorded,
    DebriefHeld,
    HoursRecorded,
    KpiRecorded,
    PublicationCorrected,
    PublicationEvent,
    ReportIssued,
    WinnersPublished,
)
from campaignkit.followup.plan import PublicationForm
from campaignkit.followup.states import (
    ActualsState,
    Answered,
    ComplaintState,
    Corrected,
    Cost,
    Debriefed,
    Figures,
    FollowupState,
    Measured,
    Open,
    PublicationState,
    Published,
    Received,
    Reported,
    Worked,
)
from campaignkit.machine import Absent, Guard, Items, Machine, Room, impossible, move, require
from campaignkit.values import RoundId, Text

DIGEST_FORM = re.compile(r"[0-9a-f]{64}")
FORMS = tuple(form.value for form in PublicationForm)
PUBLIC_FORMS = tuple(form for form in FORMS if form != PublicationForm.NONE.value)


@frozen(kw_only=True)
class FollowupView:
    """What the follow-up must know of the others: the rounds whose winners are announced."""

    announced_rounds: frozenset[RoundId]


Publishing: TypeAlias = PublishWinners | CorrectPublication


def is_exact(number: object) -> bool:
    """Whether it is a finite decimal; a float never is.

    >>> is_exact(Decimal("12.5")), is_exact(12.5), is_exact(Decimal("NaN"))
    (True, False, False)
    """
    return isinstance(number, Decimal) and number.is_finite()


is_announced: Guard[object, PublishWinners, FollowupView] = require(
    why.NOT_ANNOUNCED, lambda _s, c, ctx: c.round in ctx.view.announced_rounds, lambda _s, c, _ctx: {"round": c.round}
)
has_address: Guard[object, Publishing, FollowupView] = require(
    why.NO_ADDRESS, lambda _s, c, _ctx: bool(c.address.strip())
)
public_form: Guard[object, PublishWinners, FollowupView] = require(
    why.NO_SUCH_FORM,
    lambda _s, c, _ctx: c.form in PUBLIC_FORMS,
    lambda _s, c, _ctx: {"form": c.form, "known": ", ".join(PUBLIC_FORMS)},
)
known_form: Guard[object, CorrectPublication, FollowupView] = require(
    why.NO_SUCH_FORM,
    lambda _s, c, _ctx: c.form in FORMS,
    lambda _s, c, _ctx: {"form": c.form, "known": ", ".join(FORMS)},
)
has_reason: Guard[object, CorrectPublication, FollowupView] = require(
    why.NO_REASON, lambda _s, c, _ctx: bool(c.reason.strip())
)
line_named: Guard[object, RecordCost, FollowupView] = require(why.NO_NAME, lambda _s, c, _ctx: bool(c.line.strip()))
role_named: Guard[object, RecordHours, FollowupView] = require(why.NO_NAME, lambda _s, c, _ctx: bool(c.role.strip()))
kpi_named: Guard[object, RecordKpi, FollowupView] = require(why.NO_NAME, lambda _s, c, _ctx: bool(c.kpi.strip()))
exact_hours: Guard[object, RecordHours, FollowupView] = require(
    why.NO_NUMBER, lambda _s, c, _ctx: is_exact(c.hours), lambda _s, c, _ctx: {"number": str(c.hours)}
)
exact_value: Guard[object, RecordKpi, FollowupView] = require(
    why.NO_NUMBER, lambda _s, c, _ctx: is_exact(c.value), lambda _s, c, _ctx: {"number": str(c.value)}
)
refund_said: Guard[object, RecordCost, FollowupView] = require(
    why.NO_NOTE, lambda _s, c, _ctx: c.amount.amount >= 0 or bool(c.note.strip())
)
correction_said: Guard[object, RecordHours, FollowupView] = require(
    why.NO_NOTE, lambda _s, c, _ctx: not is_exact(c.hours) or c.hours >= 0 or bool(c.note.strip())
)
has_source: Guard[object, RecordKpi, FollowupView] = require(why.NO_SOURCE, lambda _s, c, _ctx: bool(c.source.strip()))
has_digest: Guard[object, IssueReport, FollowupView] = require(
    why.NO_DIGEST, lambda _s, c, _ctx: DIGEST_FORM.fullmatch(c.sha256) is not None
)
has_figures: Guard[Figures, IssueReport, FollowupView] = require(
    why.NOTHING_TO_REPORT, lambda s, _c, _ctx: bool(s.costs or s.hours or s.kpis)
)
is_said: Guard[object, ReceiveComplaint, FollowupView] = require(
    why.NOT_SAID, lambda _s, c, _ctx: bool(c.about.strip())
)
has_answer: Guard[object, AnswerComplaint, FollowupView] = require(
    why.NO_ANSWER, lambda _s, c, _ctx: bool(c.answer.strip())
)
has_lesson: Guard[object, HoldDebrief, FollowupView] = require(
    why.NO_LESSON, lambda _s, c, _ctx: any(lesson.strip() for lesson in (*c.keep, *c.change, *c.stop))
)


def published(state: PublicationState | Absent, event: PublicationEvent) -> PublicationState:
    """The publication after the event."""
    match event:
        case WinnersPublished():
            if isinstance(state, Absent):
                return Published(address=event.address, form=event.form, at=event.at)
            raise impossible(state, event)
        case PublicationCorrected():
            if isinstance(state, Absent):
                raise impossible(state, event)
            return Corrected(address=event.address, form=event.form, reason=event.reason, at=event.at)
        case _:
            assert_never(event)


def counted(state: ActualsState, event: ActualsEvent) -> ActualsState:
    """The figures after the event; one more figure after a report wants another report."""
    costs, hours, kpis = state.costs, state.hours, state.kpis
    match event:
        case CostRecorded():
            costs = (*costs, Cost(line=event.line, amount=event.amount, note=event.note))
        case HoursRecorded():
            hours = (*hours, Worked(role=event.role, hours=event.hours, note=event.note))
        case KpiRecorded():
            kpis = {**kpis, event.kpi: Measured(value=event.value, source=event.source)}
        case ReportIssued():
            if isinstance(state, Reported):
                raise impossible(state, event)
            return Reported(costs=costs, hours=hours, kpis=kpis, sha256=event.sha256, at=event.at)
        case _:
            assert_never(event)
    return Open(costs=costs, hours=hours, kpis=kpis)


def answered(state: ComplaintState | Absent, event: ComplaintEvent) -> ComplaintState:
    """The complaint after the event."""
    match event:
        case ComplaintReceived():
            if isinstance(state, Absent):
                return Received(about=event.about, round=event.round, at=event.at)
            raise impossible(state, event)
        case ComplaintAnswered(answer=answer, upheld=upheld, at=at):
            if isinstance(state, Received):
                return Answered(
                    about=state.about, round=state.round, received_at=state.at, answer=answer, upheld=upheld, at=at
                )
            raise impossible(state, event)
        case _:
            assert_never(event)


def debriefed(state: Debriefed | Absent, event: DebriefHeld) -> Debriefed:
    """The lessons after the event."""
    if isinstance(state, Absent):
        return Debriefed(keep=event.keep, change=event.change, stop=event.stop)
    return Debriefed(
        keep=(*state.keep, *event.keep), change=(*state.change, *event.change), stop=(*state.stop, *event.stop)
    )


PUBLICATION: Machine[PublicationEvent, FollowupView] = Machine(
    "publication",
    Text("publication des gagnants", "publication of the winners"),
    (
        move(PublishWinners, Absent, Published, WinnersPublished, is_announced, has_address, public_form),
        move(CorrectPublication, Published, Corrected, PublicationCorrected, has_address, known_form, has_reason),
        move(CorrectPublication, Corrected, Corrected, PublicationCorrected, has_address, known_form, has_reason),
    ),
    published,
    final=(Published, Corrected),
)
ACTUALS: Machine[ActualsEvent, FollowupView] = Machine(
    "actuals",
    Text("chiffres réels", "actual figures"),
    (
        move(RecordCost, Open, Open, CostRecorded, line_named, refund_said),
        move(RecordCost, Reported, Open, CostRecorded, line_named, refund_said),
        move(RecordHours, Open, Open, HoursRecorded, role_named, exact_hours, correction_said),
        move(RecordHours, Reported, Open, HoursRecorded, role_named, exact_hours, correction_said),
        move(RecordKpi, Open, Open, KpiRecorded, kpi_named, exact_value, has_source),
        move(RecordKpi, Reported, Open, KpiRecorded, kpi_named, exact_value, has_source),
        move(IssueReport, Open, Reported, ReportIssued, has_digest, has_figures),
    ),
    counted,
    initial=(Open,),
    final=(Reported,),
)
COMPLAINT: Machine[ComplaintEvent, FollowupView] = Machine(
    "complaint",
    Text("réclamation", "complaint"),
    (
        move(ReceiveComplaint, Absent, Received, ComplaintReceived, is_said),
        move(AnswerComplaint, Received, Answered, ComplaintAnswered, has_answer),
    ),
    answered,
    final=(Answered,),
)
DEBRIEF: Machine[DebriefHeld, FollowupView] = Machine(
    "debrief",
    Text("retour d'expérience", "debrief"),
    (
        move(HoldDebrief, Absent, Debriefed, DebriefHeld, has_lesson),
        move(HoldDebrief, Debriefed, Debriefed, DebriefHeld, has_lesson),
    ),
    debriefed,
    final=(Debriefed,),
)
FOLLOWUP: Room[FollowupState, FollowupView] = Room(
    "followup",
    (
        Items(PUBLICATION, "publications", "round"),
        Items(ACTUALS, "actuals"),
        Items(COMPLAINT, "complaints", "complaint"),
        Items(DEBRIEF, "debrief"),
    ),
)
