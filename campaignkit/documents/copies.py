"""What became of the dates of a contest that is held again, as text of 80 columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from campaignkit.documents.wrapping import wrapped
from campaignkit.values import COLON, Text

if TYPE_CHECKING:
    from campaignkit.codec import Clone, Left

WIDTH = 80
MOVED = Text("{n} date(s) déplacée(s) par jours ouvrés.", "{n} date(s) moved by working days.")
LEFT = Text("RESTE À RELIRE  ces dates n'ont pas bougé :", "STILL TO READ  these dates have not moved:")
NEXT = Text("Suite : {doing}", "Next: {doing}")
LINE = Text("ligne {line}", "line {line}")


def copy_text(copy: Clone, plan: Path, lang: str = "en") -> Iterator[str]:
    """How many dates moved, each place that still says one of the old contest, and what to do next."""
    yield MOVED.fill(n=copy.moved).say(lang).replace("(s)", "s" if copy.moved > 1 else "")
    if copy.left:
        yield LEFT.say(lang)
    for each in copy.left:
        yield from wrapped(_place(each, lang), WIDTH, "  ", "    ")
    yield from wrapped(NEXT.fill(doing=f"campaignkit lint {plan}").say(lang), WIDTH, "", "  ")


def _place(left: Left, lang: str) -> str:
    where = ", ".join(part for part in (left.file, LINE.fill(line=left.line).say(lang), left.path) if part)
    quoted = ("« {} »" if lang == "fr" else '"{}"').format
    why = "" if left.why is None else f" ({left.why.say(lang)})"
    return f"{where}{COLON.say(lang)}{', '.join(map(quoted, left.words))}{why}"
