"""The dates that a copy of a plan still has from the old contest, because they stand where nothing moves them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date

from attrs import frozen

from campaignkit.campaign import CampaignPlan, civil_day, contest_dates
from campaignkit.campaign.changes.mentions import mentions
from campaignkit.campaign.dates_said import dates_said
from campaignkit.codec.nodes import Block, Node, Scalar, path_of
from campaignkit.codec.problems import visible
from campaignkit.values import UNKNOWN, Text

BELOW = Text("un fichier que le plan étend", "a file that the plan extends")
OF_A_RATE = Text("le jour d'un taux, qui reste vrai", "the day of a rate, which stays true")
WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.*)?")
YEAR = re.compile(r"(?<![\w.,/-])(?:19|20)\d{2}(?![\w/-]|[.,]\d)")
OWN = frozenset(("copied_from", "format", "id", "external_ref"))
SHOWN = 40


@frozen(kw_only=True)
class Left:
    """A place of a copy that still says dates of the old contest: their words, and why they did not move.

    `why` is None in a text, which is for a person to read. `line` counts from 1, `path` is that in the file; `file`
    is empty for the copy itself, and names a file that it extends.
    """

    file: str
    line: int
    path: str
    words: tuple[str, ...]
    why: Text | None


def left_in(copy: Node, old: CampaignPlan, moved: Collection[str]) -> Iterator[Left]:
    """Every place that says a date, or a year of the old plan, in the order of the copy; not those that moved, by path.

    Dates are found in figures, and in words in French, English and the languages of the plan.
    """
    days = {civil_day(at, old.clock) for _path, at in contest_dates(old)}
    for top, node in copy.items() if isinstance(copy, Block) else ():
        if top in OWN:
            continue
        for word in _words(node):
            said = () if not word.mark.file and path_of(word) in moved else tuple(_said(word, old, days))
            if said:
                why = OF_A_RATE if top == "rates" else BELOW if word.mark.file else None
                yield Left(file=word.mark.file, line=word.mark.line, path=path_of(word), words=said, why=why)


def _words(node: Node) -> Iterator[Scalar]:
    """The words below a node, names of items aside."""
    if isinstance(node, Scalar):
        yield node
        return
    parts = node.items() if isinstance(node, Block) else enumerate(node)
    for key, part in parts:
        if key != "id" or not isinstance(part, Scalar):
            yield from _words(part)


def _said(word: Scalar, old: CampaignPlan, days: Collection[date]) -> Iterator[str]:
    text = str(word)
    if WRITTEN.fullmatch(text):
        yield text
        return
    languages = _languages(old)
    found = dict.fromkeys(said.words.rstrip(".") for lang in languages for said in dates_said(text, lang))
    yield from (each for each in found if not any(each in other for other in found if other != each))
    if not found and any(mentions(text, day, lang) for day in days for lang in languages):
        yield visible(text, SHOWN)
    elif not found:
        years = {str(day.year) for day in days}
        yield from dict.fromkeys(each for each in YEAR.findall(text) if each in years)


def _languages(plan: CampaignPlan) -> tuple[str, ...]:
    own = () if plan.language is UNKNOWN else (plan.language,)
    return tuple(dict.fromkeys((*own, *(text.language for text in plan.rules.texts), "fr", "en")))
