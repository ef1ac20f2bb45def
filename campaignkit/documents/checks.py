"""The questions themselves, as plain data and as a table of 80 columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from campaignkit.checklists import Answered, Check, Due, Severity
from campaignkit.documents.naming import GATES, named
from campaignkit.documents.wrapping import wrapped
from campaignkit.values import Text

HOW = {
    Answered.COMPUTED: Text("calculé", "computed"),
    Answered.PROBED: Text("sondé", "probed"),
    Answered.ATTESTED: Text("attesté", "attested"),
}
LEGEND = Text(
    "n° · taille à partir de laquelle la question se pose · * bloque · comment on y répond (° : une fois par an) · qui",
    "number · size from which it is asked · * blocks · how it is answered (°: once a year) · who",
)


def check_rows(checks: Iterable[Check[Any]], lang: str = "en") -> list[dict[str, Any]]:
    """Every question with all that is said of it, in the order given; `number` is None for one of our own."""
    return [
        {
            "id": check.id,
            "number": check.number,
            "question": check.question.say(lang),
            "remedy": check.remedy.say(lang),
            "evidence": check.evidence.say(lang),
            "source": check.source,
            "gate": check.gate,
            "per": check.per,
            "severity": check.severity.value,
            "answered": check.answered.value,
            "signatory": check.signatory,
            "due": _due(check.due),
            "yearly": check.yearly,
            "asked_from": check.asked_from.value,
            "two_people": check.two_people,
        }
        for check in checks
    ]


def checks_text(checks: Iterable[Check[Any]], lang: str = "en", *, width: int = 80) -> Iterator[str]:
    """The questions by gate, each on a line with its id, wrapped to a width."""
    gate = ""
    yield from wrapped(LEGEND.say(lang), width)
    for check in sorted(checks, key=lambda check: check.gate):
        if check.gate != gate:
            gate = check.gate
            yield from ("", named(GATES, gate, lang).upper())
        about = f"{check.number or '-':>4} {check.asked_from.value}{_weight(check)} {_how(check, lang):<10}"
        yield f"{about} {check.signatory:<13} {check.id}"[:width].rstrip()
        yield from wrapped(check.question.say(lang), width, " " * 8, " " * 8)


def _weight(check: Check[Any]) -> str:
    return "*" if check.severity is Severity.BLOCKING else " "


def _how(check: Check[Any], lang: str) -> str:
    return HOW[check.answered].say(lang) + ("°" if check.yearly else "")


def _due(due: Due | None) -> str:
    return "" if due is None else f"{due.anchor} {due.days:+d}"
