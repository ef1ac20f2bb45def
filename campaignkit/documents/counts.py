"""The counts of an import, as a column of figures that anybody can add up."""

from __future__ import annotations

from collections.abc import Iterator

from campaignkit.entries import Breakdown
from campaignkit.values import Text

READ = Text("lus", "read")
ADMITTED = Text("participations, de {accounts} comptes distincts", "entries, of {accounts} different accounts")


def breakdown_text(counts: Breakdown, lang: str = "en") -> Iterator[str]:
    """One line for what was read, one for each reason of refusal with its article, one for what takes part."""
    yield _line(" ", counts.read, READ.say(lang))
    for line in counts.lines:
        article = f" (art. {line.refusal.article})" if line.refusal.article else ""
        yield _line("-", line.count, line.refusal.kind.text.say(lang) + article)
    yield _line("=", counts.admitted, ADMITTED.fill(accounts=counts.accounts).say(lang))


def _line(sign: str, number: int, what: str) -> str:
    figures = f"{number:,}".replace(",", " ")
    return f"  {sign} {figures:>9}  {what}"
