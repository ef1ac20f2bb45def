"""What a house answers once a year, as plain data and as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from campaignkit.checklists import SAID
from campaignkit.documents.wrapping import wrapped
from campaignkit.values import COLON, Text

if TYPE_CHECKING:
    from campaignkit.campaign import YearlyLine

ANSWERED = Text("{n} réponse(s) sur {all} tiennent.", "{n} of {all} answers hold.")


def yearly_rows(lines: Sequence[YearlyLine], lang: str = "en") -> list[dict[str, Any]]:
    """The yearly questions as plain data, those that want an answer first."""
    return [
        {
            "id": line.check.id,
            "number": line.check.number,
            "question": line.check.question.say(lang),
            "standing": line.standing,
            "because": SAID[line.standing].because.say(lang),
            "remedy": line.check.remedy.say(lang),
            "signatory": line.check.signatory,
            "until": "" if line.until is None else f"{line.until:%Y-%m-%d}",
        }
        for line in lines
    ]


def yearly_text(lines: Sequence[YearlyLine], lang: str = "en", *, width: int = 80) -> Iterator[str]:
    """The questions that want an answer, then those that have one with the day it ends, wrapped to a width."""
    rows = yearly_rows(lines, lang)
    held = sum(row["standing"] == "signed" for row in rows)
    yield from wrapped(ANSWERED.fill(n=held, all=len(rows)).say(lang), width)
    for row in rows:
        if row["standing"] == "signed":
            yield from wrapped(f"  {row['until']}  {row['id']}", width, "", "    ")
            continue
        yield from wrapped(f"x {row['id']}{COLON.say(lang)}{row['question']}", width, "", "  ")
        yield from wrapped(row["because"], width, "    ", "    ")
        yield from wrapped(f"-> {row['remedy']} [{row['signatory']}]", width, "    ", "       ")
