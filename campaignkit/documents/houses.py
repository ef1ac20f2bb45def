"""What a house answers once a year, as plain data and as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from campaignkit.checklists import SAID
from campaignkit.documents.wrapping import wrapped
from campaignkit.values import COLON, Text

if TYPE_CHECKING:
    from campaignkit.campaign import ModelLine, YearlyLine

NO_MODEL = Text("Aucun modèle n'est signé.", "No model is signed.")
MODELS = Text("Modèles signés :", "Models signed:")
SIGNED_BY = Text("signé par {who}, peut changer : {free}", "signed by {who}, may change: {free}")
NOTHING_FREE = Text("rien", "nothing")
OVER = Text("plus d'un an : à signer de nouveau", "more than a year old: to be signed anew")
ANSWERED = Text("{n} réponse(s) sur {all} tiennent.", "{n} of {all} answers hold.")


def yearly_rows(
    lines: Sequence[YearlyLine], lang: str = "en", *, models: Sequence[ModelLine] = ()
) -> list[dict[str, Any]]:
    """The yearly questions as plain data, those that want an answer first; each with the models signed for it."""
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
            "models": model_rows([each for each in models if each.signed.on == line.check.id]),
        }
        for line in lines
    ]


def model_rows(lines: Sequence[ModelLine]) -> list[dict[str, Any]]:
    """The signed models as plain data, by question and model; `until` is the day on which the signature ends."""
    return [
        {
            "id": line.signed.on,
            "model": line.signed.model,
            "may_change": list(line.signed.variables),
            "decided_by": line.signed.decided_by,
            "recorded_by": line.signed.by,
            "channel": line.signed.channel,
            "proof": line.signed.proof,
            "holds": line.holds,
            "until": f"{line.until:%Y-%m-%d}",
        }
        for line in lines
    ]


def models_text(lines: Sequence[ModelLine], lang: str = "en", *, width: int = 80) -> Iterator[str]:
    """Each signed model with the day it ends, its question, who signed it and what may change, wrapped to a width."""
    yield (MODELS if lines else NO_MODEL).say(lang)
    for row in model_rows(lines):
        yield from wrapped(
            f"{' ' if row['holds'] else 'x'} {row['until']}  {row['model']}: {row['id']}", width, "", "    "
        )
        free = ", ".join(row["may_change"]) or NOTHING_FREE.say(lang)
        yield from wrapped(SIGNED_BY.fill(who=row["decided_by"], free=free).say(lang), width, "    ", "    ")
        if not row["holds"]:
            yield from wrapped(f"-> {OVER.say(lang)}", width, "    ", "       ")


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
