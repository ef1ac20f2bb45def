"""What a finding quotes: the places of the plan that contradict each other, each with its value."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import Any

from attrs import field, frozen

from campaignkit.checklists.verdicts import Answer, Verdict
from campaignkit.values import UNKNOWN, Instant, Money, Text, Zone, both, civil, figures

NOBODY_SAYS = Text("inconnu", "unknown")
NONE = Text("aucun", "none")
NOTHING = Text("rien", "nothing")
YES, NO = Text("oui", "yes"), Text("non", "no")


def said(value: Any) -> Text:
    """A value of the plan as a person reads it; unknown and none are words.

    >>> said(True).fr, said(UNKNOWN).en, said(("DE", "AT")).en
    ('oui', 'unknown', 'DE, AT')
    """
    match value:
        case (Text() as words) | Money(said=words):
            return words
        case bool():
            return YES if value else NO
        case Enum():
            return NOBODY_SAYS if value is UNKNOWN else both(str(value.value))
        case None | () | "":
            return NONE if value is None else NOTHING
        case tuple() | list():
            parts = [said(each) for each in value]
            return Text(", ".join(part.fr for part in parts), ", ".join(part.en for part in parts))
        case _:
            return figures(value) if isinstance(value, Decimal | int) else both(str(value))


@frozen
class Quote:
    """What one place says: its plan path, and its value as a person reads it."""

    where: str
    says: Text = field(converter=said)

    @property
    def sentence(self) -> Text:
        """The quotation as half a sentence."""
        return Text(f"{self.where} dit {self.says.fr}", f"{self.where} says {self.says.en}")


def clash(*quotes: Quote, why: Text | None = None, verdict: Verdict = Verdict.FAIL) -> Answer:
    """An answer that quotes every place, the one to look at first in front; `why` they do not go together.

    >>> clash(Quote("prizes.declared_total", "4,060 EUR"), Quote("prizes.lines[a].value", "5 x 1,000 EUR")).because.en
    'prizes.declared_total says 4,060 EUR; prizes.lines[a].value says 5 x 1,000 EUR'
    """
    sentences = [quote.sentence for quote in quotes]
    french, english = " ; ".join(each.fr for each in sentences), "; ".join(each.en for each in sentences)
    because = Text(french, english) if why is None else Text(f"{french} : {why.fr}", f"{english}: {why.en}")
    return Answer(verdict, because, quotes[0].where, quotes)


def on_clock(moment: Instant, zone: Zone) -> str:
    """The moment as a plan file writes it, on the clock of the campaign's zone.

    >>> from campaignkit.values import instant
    >>> on_clock(instant("2026-12-01T09:00:00Z"), Zone("Europe/Paris"))
    '2026-12-01 10:00'
    """
    there = civil(moment, zone)
    return f"{there:%Y-%m-%d %H:%M:%S}" if there.second else f"{there:%Y-%m-%d %H:%M}"
