"""What must be ready for the day when something goes wrong; numbers are those of the professional checklist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from campaignkit.checklists import Answer, Case, Check, Due, Severity, Size, attested, findings, unknown
from campaignkit.incidents.plan import IncidentsPlan, Runbook, Trigger
from campaignkit.incidents.states import IncidentsState
from campaignkit.values import UNKNOWN, Text

Incidents: TypeAlias = Case[IncidentsPlan, IncidentsState]

PERMISSIONS = (
    ("may_pause", "de suspendre", "pause"),
    ("may_extend", "de prolonger", "extend"),
    ("may_shorten", "de raccourcir", "shorten"),
    ("may_cancel", "d'annuler", "cancel"),
    ("may_amend", "de modifier", "amend"),
)


def prepared(case: Incidents) -> tuple[Answer, ...]:
    """For each trigger it is known who moves first, how, and what waits in reserve."""
    return findings(answer for trigger in Trigger for answer in _unprepared(case.plan.runbook(trigger), trigger))


def _unprepared(runbook: Runbook | None, trigger: Trigger) -> Iterator[Answer]:
    if runbook is None:
        what = trigger.value
        yield unknown(f"rien n'est prévu pour « {what} »", f'nothing is planned for "{what}"', "incidents.runbooks")
        return
    for name, fr, en in (
        ("owner", "on ne sait pas qui agit le premier", "it is not known who moves first"),
        ("first_move", "on ne sait pas quel est le premier geste", "it is not known what the first move is"),
        ("spare", "on ne sait pas ce qui attend en réserve", "it is not known what waits in reserve"),
    ):
        if getattr(runbook, name) in (UNKNOWN, ""):
            yield unknown(fr, en, f"incidents.runbooks[{runbook.id}].{name}")


def permissions_known(case: Incidents) -> tuple[Answer, ...]:
    """It is known whether the rules let the promoter pause, extend, shorten, cancel and amend."""
    return findings(
        unknown(f"le règlement permet-il {fr} ?", f"do the rules permit to {en}?", f"incidents.{name}")
        for name, fr, en in PERMISSIONS
        if getattr(case.plan, name) is UNKNOWN
    )


def _no_spokesperson(case: Incidents) -> Answer | None:
    if case.plan.spokesperson is UNKNOWN:
        return unknown(
            "on ne sait pas qui parle en public", "it is not known who speaks in public", "incidents.spokesperson"
        )
    return None


CHECKS: tuple[Check[Incidents], ...] = (
    Check(
        id="incidents.prepared",
        number=71,
        yearly=True,
        asked_from=Size.M,
        question=Text(
            "Chaque incident prévisible a-t-il responsable, premier geste et réserve ?",
            "Has every foreseeable incident an owner, a first move and a spare?",
        ),
        remedy=Text("compléter la fiche dans incidents.runbooks", "complete the runbook in incidents.runbooks"),
        evidence=Text("fiche d'incident", "runbook"),
        signatory="lead",
        gate="launch",
        ask=prepared,
        due=Due("opening", -7),
    ),
    attested(
        id="incidents.contacts-reachable",
        number=72,
        yearly=True,
        asked_from=Size.L,
        question=Text(
            "Les contacts d'urgence répondent-ils, et qui parle en public ?",
            "Do the escalation contacts answer, and who speaks in public?",
        ),
        remedy=Text("appeler chaque contact, nommer le porte-parole", "call each contact, name the spokesperson"),
        evidence=Text("liste des contacts", "list of contacts"),
        signatory="client",
        gate="launch",
        severity=Severity.WARNING,
        subject="incidents.spokesperson",
        applies=_no_spokesperson,
        due=Due("opening", -3),
    ),
    Check(
        id="incidents.permissions-known",
        number=73,
        asked_from=Size.M,
        question=Text(
            "Sait-on ce que le règlement permet : suspendre, prolonger, raccourcir, annuler, modifier ?",
            "Is it known what the rules permit: pause, extend, shorten, cancel, amend?",
        ),
        remedy=Text("lire la clause, et la reporter dans le plan", "read the clause, and carry it over to the plan"),
        evidence=Text("clause du règlement", "clause of the rules"),
        signatory="legal",
        gate="launch",
        severity=Severity.WARNING,
        ask=permissions_known,
        due=Due("opening", -14),
    ),
)
