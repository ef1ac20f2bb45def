"""Tell the notebook that one is in how our values look; outside of a notebook, say so."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from campaignkit.campaign import WhatIf
from campaignkit.checklists import Review, ReviewLine
from campaignkit.desk import DueItem, RefusedError
from campaignkit.documents import change_text, headline, masked
from campaignkit.machine import Machine, Reason, Refused
from campaignkit.notebook import fragments as f
from campaignkit.values import CampaignKitError, Text, Zone

Look: TypeAlias = tuple[Callable[[Any], str], Callable[[Any], str]]
"""How a value looks: as HTML, and in the plain text that a notebook keeps beside it."""


class NoNotebookError(CampaignKitError):
    """There is no notebook here."""


def load(*, zone: Zone, lang: str = "en") -> None:
    """Show our values as HTML from now on, at the hours of a zone; personal data is masked.

    A refusal that is raised says its reasons, without a traceback. Raises NoNotebookError outside
    of IPython. What only IPython knows is asked of the one that runs; nothing is installed for it.
    """
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    if shell is None:
        raise NoNotebookError(
            Text("il n'y a pas de carnet ici", "there is no notebook here"),
            None,
            Text("l'appeler dans une cellule d'un carnet", "call it in a cell of a notebook"),
        )
    looks = _looks(zone, lang)
    html, plain = (shell.display_formatter.formatters[kind] for kind in ("text/html", "text/plain"))
    for kind, (page, words) in looks.items():
        html.for_type(kind, page)
        plain.for_type(kind, _printer(words))
    html.for_type(tuple, lambda values: _together(values, zone, lang))
    shell.set_custom_exc((CampaignKitError,), lambda _shell, _kind, error, _trace, **_more: _said(error, lang))


def _looks(zone: Zone, lang: str) -> Mapping[type[Any], Look]:
    return {
        Review: (lambda it: f.review_html_fragment(it, zone, lang), lambda it: headline(it, lang)),
        ReviewLine: (lambda it: f.findings_html_fragment((it,), lang), lambda it: it.key),
        Reason: (lambda it: f.reasons_html_fragment((it,), lang), lambda it: it.code),
        Refused: (lambda it: f.reasons_html_fragment(it.reasons, lang), lambda it: RefusedError(it.reasons).say(lang)),
        RefusedError: (lambda it: f.reasons_html_fragment(it.reasons, lang), lambda it: it.say(lang)),
        DueItem: (lambda it: f.due_html_fragment((it,), zone, lang), lambda it: it.what.say(lang)),
        WhatIf: (lambda it: f.change_html_fragment(it, lang), lambda it: "\n".join(change_text(it, lang))),
        Machine: (lambda it: f.diagram_html_fragment(it, lang), lambda it: it.title.say(lang)),
    }


def _printer(words: Callable[[Any], str]) -> Callable[[Any, Any, bool], None]:
    return lambda value, printer, _cycle: printer.text(masked(words(value)))


def _together(values: tuple[Any, ...], zone: Zone, lang: str) -> str | None:
    """One table for many of a kind; None leaves a tuple of anything else as it is."""
    kinds = {type(value) for value in values}
    match kinds.pop() if len(kinds) == 1 else None:
        case kind if kind is ReviewLine:
            return f.findings_html_fragment(values, lang)
        case kind if kind is Reason:
            return f.reasons_html_fragment(values, lang)
        case kind if kind is DueItem:
            return f.due_html_fragment(values, zone, lang)
        case _:
            return None


def _said(error: CampaignKitError, lang: str) -> list[str]:
    return masked(error.say(lang)).splitlines()
