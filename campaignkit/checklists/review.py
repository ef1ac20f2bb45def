"""A review asks every question of a gate and keeps every answer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from attrs import evolve, frozen

from campaignkit.checklists.case import Case
from campaignkit.checklists.check import Check
from campaignkit.checklists.verdicts import Answer, Severity, Verdict, unknown, worst
from campaignkit.machine import Reason, ReasonKind
from campaignkit.values import Digest, Instant, Text, Zone, civil

OPEN = (Verdict.FAIL, Verdict.UNKNOWN)

EMPTY = ReasonKind(
    "checklists.empty",
    Text("le jalon « {gate} » ne pose aucune question", 'the gate "{gate}" asks no question'),
    Text("une liste vide n'est pas un accord : ajouter ses contrôles", "an empty list is no consent: add its checks"),
    "lead",
)


@frozen(kw_only=True)
class ReviewLine:
    """One check, asked about one item, with its answers; `due_at` is None while its anchor is unknown.

    A question is due on a day, a proof that was promised by phone at its hour: then it is `timed`.
    """

    check: Check[Any]
    item: str
    answers: tuple[Answer, ...]
    due_at: Instant | None
    timed: bool = False

    @property
    def verdict(self) -> Verdict:
        """The gravest of the answers."""
        return worst(self.answers)

    @property
    def blocks(self) -> bool:
        """Whether this line alone closes its gate."""
        return self.check.severity is Severity.BLOCKING and self.verdict in OPEN

    def late(self, now: Instant, zone: Zone) -> bool:
        """Whether it should have been answered by now; never without a date."""
        return self.due_at is not None and overdue(self.due_at, now, zone, timed=self.timed)

    @property
    def key(self) -> str:
        """The check's id, with `@item` for an item of its own."""
        return f"{self.check.id}@{self.item}" if self.item else self.check.id

    @property
    def because(self) -> Text:
        """Why it is open: that a waiver by phone fell, else the first of the reasons; empty if it is not."""
        found = [answer.because for answer in self.answers if answer.verdict in OPEN]
        return found[-1 if self.timed else 0] if found else Text("", "")

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """One reason per open answer, as a refusal gives them."""
        return tuple(
            Reason(_kind(self.check), {"fr": answer.because.fr, "en": answer.because.en}, answer.where or self.item)
            for answer in self.answers
            if answer.verdict in OPEN
        )


@frozen(kw_only=True)
class Review:
    """Every question of one gate with its answers, at one moment."""

    gate: str
    at: Instant
    lines: tuple[ReviewLine, ...]

    @property
    def blocking(self) -> tuple[ReviewLine, ...]:
        """The lines that close the gate."""
        return tuple(line for line in self.lines if line.blocks)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every reason why the gate is closed; an empty checklist is closed too."""
        if not self.lines:
            return (EMPTY.because(gate=self.gate),)
        return tuple(reason for line in self.blocking for reason in line.reasons)

    @property
    def verdicts(self) -> Mapping[str, str]:
        """Each question's verdict, as the event of the move records it."""
        return {line.key: line.verdict.value for line in self.lines}


def review_line(check: Check[Case[Any, Any]], case: Case[Any, Any], zone: Zone) -> ReviewLine:
    """Ask one check about one case, and let a waiver that holds stand for what is open."""
    answers, proof_due = check.answers(case), None
    if worst(answers) in OPEN:
        proof_due = case.sign_offs.proof_due(check.id, case.item)
        answers = _waived(check, case, answers, proof_due, zone)
    due = proof_due or due_at(check, case.anchors, zone)
    return ReviewLine(check=check, item=case.item, answers=answers, due_at=due, timed=proof_due is not None)


def overdue(due_at: Instant, now: Instant, zone: Zone, *, timed: bool) -> bool:
    """Whether it is late: what has an hour, once that has come; anything else, once its day is over in the zone.

    >>> from campaignkit.values import instant
    >>> morning, evening = instant("2026-12-01T08:00:00Z"), instant("2026-12-01T20:00:00Z")
    >>> overdue(morning, evening, Zone("UTC"), timed=True), overdue(morning, evening, Zone("UTC"), timed=False)
    (True, False)
    """
    return due_at <= now if timed else civil(due_at, zone).date() < civil(now, zone).date()


def due_at(check: Check[Any], anchors: Mapping[str, Instant], zone: Zone) -> Instant | None:
    """When the answer is due, counted in civil days of the zone; None while the anchor is unknown."""
    if check.due is None or check.due.anchor not in anchors:
        return None
    return _days_after(anchors[check.due.anchor], check.due.days, zone)


@lru_cache
def _days_after(moment: Instant, days: int, zone: Zone) -> Instant:
    return civil(civil(moment, zone).add(days=days), "UTC")


def _waived(
    check: Check[Any], case: Case[Any, Any], answers: tuple[Answer, ...], proof_due: Instant | None, zone: Zone
) -> tuple[Answer, ...]:
    """A waiver stands for what is open; one by phone says when its proof is due, or that it fell without one."""
    why = case.sign_offs.waived(check.id, case.item, case.now, case.digests.get(check.subject, Digest("")))
    by_phone = "" if proof_due is None else f"{civil(proof_due, zone):%Y-%m-%d %H:%M}"
    if why is not None:
        said = Text(
            f"dérogation : {why}" + (f" (par téléphone, preuve attendue avant le {by_phone})" if by_phone else ""),
            f"waived: {why}" + (f" (by phone, proof due before {by_phone})" if by_phone else ""),
        )
        return tuple(evolve(a, verdict=Verdict.WAIVED, because=said) if a.verdict in OPEN else a for a in answers)
    if proof_due is not None and case.now >= proof_due:
        fallen = unknown(
            f"la dérogation par téléphone est tombée : sa preuve était attendue avant le {by_phone}",
            f"the waiver by phone fell: its proof was due before {by_phone}",
        )
        return (*answers, fallen)
    return answers


def _kind(check: Check[Any]) -> ReasonKind:
    question = Text(*(part.replace("{", "{{").replace("}", "}}") for part in (check.question.fr, check.question.en)))
    remedy = Text(*(part.replace("{", "{{").replace("}", "}}") for part in (check.remedy.fr, check.remedy.en)))
    return ReasonKind(check.id, Text(question.fr + " : {fr}", question.en + ": {en}"), remedy, check.signatory)
