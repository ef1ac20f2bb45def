"""A review as a document tells it: one model, of which text, Markdown, JSON and the page for a client are forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, Literal, TypeAlias

from attrs import frozen

from campaignkit.checklists import Recheck, Review, ReviewLine, Severity, Verdict
from campaignkit.documents.naming import GATES, ROLES, ROOMS, day_said, named
from campaignkit.values import COLON, SubjectId, Text, Zone, civil, iso

By: TypeAlias = Literal["room", "due"]
SOON = 7
WORDS = {
    Verdict.PASS: Text("oui", "yes"),
    Verdict.FAIL: Text("NON", "NO"),
    Verdict.UNKNOWN: Text("INCONNU", "UNKNOWN"),
    Verdict.WAIVED: Text("dérogation", "waived"),
    Verdict.NOT_APPLICABLE: Text("sans objet", "n/a"),
}
NOT_ASKED = Text("non posé", "not asked")
OPEN_GATE = Text("Le jalon « {gate} » est ouvert.", 'The gate "{gate}" is open.')
EMPTY_GATE = Text(
    "Le jalon « {gate} » est fermé : il ne pose aucune question.", 'The gate "{gate}" is shut: it asks no question.'
)
ONE_SHUTS = Text(
    "Le jalon « {gate} » est fermé : 1 contrôle le bloque.", 'The gate "{gate}" is shut: 1 check blocks it.'
)
MANY_SHUT = Text(
    "Le jalon « {gate} » est fermé : {n} contrôles le bloquent.", 'The gate "{gate}" is shut: {n} checks block it.'
)
STILL = Text("Jalon passé le {day} ; tout tient encore.", "Passed on {day}; everything still holds.")
UNREADIED = Text("Jalon passé le {day} ; ne tient plus : {keys}.", "Passed on {day}; no longer holds: {keys}.")
OTHER_QUESTIONS = Text(
    "Les questions ont changé depuis : verdicts d'alors et d'aujourd'hui côte à côte.",
    "The questions have changed since: recorded and present verdicts side by side.",
)
WAS = Text("était : {was}", "was: {was}")
NOBODY = Text("personne", "nobody")
BY_WHEN = Text("pour le {day}", "by {day}")
LATE = Text("en retard", "late")
TIMES = {
    "late": Text("En retard", "Late"),
    "soon": Text(f"Dans les {SOON} jours", f"Within {SOON} days"),
    "later": Text("Plus tard", "Later"),
    "undated": Text("Sans date", "No date"),
}


@frozen(kw_only=True)
class ReviewView:
    """One review in one language, in one order: by room, or by due date.

    `people` names who holds each role, by opaque ids (None: nobody asked); `recheck` is the gate's last
    passage, where it was passed; days are those of the zone, and what is late is so at
    the review's instant: a question once its day is over, the proof of a waiver by phone once its hour is past.
    """

    review: Review
    zone: Zone
    title: str = ""
    lang: str = "en"
    by: By = "room"
    people: Mapping[str, tuple[SubjectId, ...]] | None = None
    recheck: Recheck | None = None

    @cached_property
    def was(self) -> Mapping[str, str]:
        """What each answer that no longer holds was when the gate was passed, by its id."""
        if self.recheck is None:
            return {}
        recorded = self.recheck.passage.verdicts
        return {line.key: recorded[line.key] for line in self.recheck.unreadied}

    @cached_property
    def groups(self) -> tuple[tuple[str, list[dict[str, Any]]], ...]:
        """Every line as plain data, by room or by due date, each group under its name, what blocks first."""
        return tuple(_grouped(self))

    @property
    def counts(self) -> dict[str, int]:
        """How many lines block, warn, and stand in nobody's way."""
        found = Counter(_kind(line) for line in self.review.lines)
        return {kind: found[kind] for kind in ("blocking", "warning", "pass", "waived", "not-applicable")}

    @property
    def passage(self) -> tuple[str, ...]:
        """What became of the answers since the gate was passed, in a sentence or two; nothing if it was not."""
        return tuple(text.say(self.lang) for text in _since(self)) if self.recheck else ()

    @property
    def side_by_side(self) -> tuple[tuple[str, str, str], ...]:
        """Where the questions have changed, each that is answered otherwise: its id, the verdict then and now."""
        if self.recheck is None or self.recheck.same_questions:
            return ()
        return tuple((e.key, _word(e.recorded, self.lang), _word(e.present, self.lang)) for e in self.recheck.differing)


def headline(review: Review, lang: str = "en") -> str:
    """Whether the gate is open, in one sentence."""
    n = len(review.blocking)
    sentence = (MANY_SHUT if n > 1 else ONE_SHUTS) if n else (OPEN_GATE if review.lines else EMPTY_GATE)
    return sentence.fill(gate=named(GATES, review.gate, lang), n=n).say(lang)


def review_rows(view: ReviewView) -> list[dict[str, Any]]:
    """The lines of a review as plain data, in the order of its groups."""
    return [row for _name, rows in view.groups for row in rows]


def review_plain(view: ReviewView) -> dict[str, Any]:
    """The whole review as plain data, for other programs."""
    again = view.recheck
    return {
        "gate": view.review.gate,
        "open": not view.review.reasons,
        "headline": headline(view.review, view.lang),
        "counts": view.counts,
        "passed": None if again is None else _passed(again),
        "checks": review_rows(view),
    }


def _passed(again: Recheck) -> dict[str, Any]:
    return {
        "at": iso(again.passage.at),
        "by": again.passage.by,
        "same_questions": again.same_questions,
        "unreadied": [line.key for line in again.unreadied],
        "differing": [{"id": e.key, "recorded": e.recorded, "present": e.present} for e in again.differing],
    }


def _since(view: ReviewView) -> Iterator[Text]:
    again = view.recheck
    if again is None:
        return
    day = day_said(again.passage.at, view.zone, view.lang)
    yield UNREADIED.fill(day=day, keys=", ".join(view.was)) if view.was else STILL.fill(day=day)
    if view.side_by_side:
        yield OTHER_QUESTIONS


def _kind(line: ReviewLine) -> str:
    if line.verdict in {Verdict.FAIL, Verdict.UNKNOWN}:
        return "blocking" if line.check.severity is Severity.BLOCKING else "warning"
    return str(line.verdict.value)


def _grouped(view: ReviewView) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    names = ROOMS if view.by == "room" else TIMES
    of = _room if view.by == "room" else _time(view)
    lines = sorted(view.review.lines, key=_first(view))
    found = dict.fromkeys(map(of, lines))
    for group in (*(name for name in names if name in found), *(name for name in found if name not in names)):
        yield named(names, group, view.lang), [_row(view, line) for line in lines if of(line) == group]


def _first(view: ReviewView) -> Callable[[ReviewLine], tuple[Any, ...]]:
    """What comes first: what blocks, then what is open; by due date, what is due first."""

    def weight(line: ReviewLine) -> tuple[bool, bool]:
        return not line.blocks, not line.reasons

    def day(line: ReviewLine) -> tuple[Any, ...]:
        return line.due_at or view.review.at, *weight(line)

    return weight if view.by == "room" else day


def _room(line: ReviewLine) -> str:
    return line.check.id.partition(".")[0]


def _time(view: ReviewView) -> Callable[[ReviewLine], str]:
    def of(line: ReviewLine) -> str:
        if line.due_at is None:
            return "undated"
        if line.late(view.review.at, view.zone):
            return "late"
        days = civil(line.due_at, view.zone).toordinal() - civil(view.review.at, view.zone).toordinal()
        return "soon" if days <= SOON else "later"

    return of


def _row(view: ReviewView, line: ReviewLine) -> dict[str, Any]:
    lang, verdict = view.lang, line.verdict
    open_ = bool(line.reasons)
    warned = open_ and not line.blocks
    return {
        "id": line.key,
        "number": line.check.number,
        "room": _room(line),
        "question": line.check.question.say(lang),
        "verdict": WORDS[verdict].say(lang),
        "class": "warn" if warned else verdict.value,
        "open": open_,
        "blocks": line.blocks,
        "was": _word(view.was[line.key], lang) if line.key in view.was else "",
        "findings": [
            {
                "where": answer.where,
                "because": answer.because.say(lang),
                "quotes": [{"where": quote.where, "says": quote.says.say(lang)} for quote in answer.quotes],
            }
            for answer in line.answers
            if answer.verdict is not Verdict.PASS or answer.because.en
        ],
        "remedy": line.check.remedy.say(lang),
        "evidence": line.check.evidence.say(lang),
        "signatory": line.check.signatory,
        "who": _who(view, line.check.signatory),
        "due": "" if line.due_at is None else f"{civil(line.due_at, view.zone):%Y-%m-%d}",
        "due_at": "" if line.due_at is None else iso(line.due_at),
        "when": _when(view, line) if open_ else "",
    }


def _who(view: ReviewView, role: str) -> str:
    said = named(ROLES, role, view.lang)
    if view.people is None:
        return said
    return said + COLON.say(view.lang) + (", ".join(view.people.get(role, ())) or NOBODY.say(view.lang))


def _when(view: ReviewView, line: ReviewLine) -> str:
    if line.due_at is None:
        return ""
    day = day_said(line.due_at, view.zone, view.lang).replace(" ", "\N{NO-BREAK SPACE}")
    said = BY_WHEN.fill(day=day).say(view.lang)
    return f"{said}, {LATE.say(view.lang)}" if line.late(view.review.at, view.zone) else said


def _word(verdict: str, lang: str) -> str:
    return (WORDS[Verdict(verdict)] if verdict else NOT_ASKED).say(lang)


def was_said(row: Mapping[str, Any], lang: str) -> str:
    """What an answer that no longer holds was at the gate, in brackets; nothing for the others."""
    return f" ({WAS.fill(was=row['was']).say(lang)})" if row["was"] else ""
