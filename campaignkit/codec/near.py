"""What was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from campaignkit.codec.problems import visible
from campaignkit.values import Text

LONGEST = 64
LISTED = 30


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is nearly this one; None when none is.

    >>> nearest("quantitty", ["quantity", "value"])
    'quantity'
    """
    found = get_close_matches(word.lower(), list(known), 1) if len(word) <= LONGEST else []
    return found[0] if found else None


def near_miss(word: str, known: Iterable[str]) -> Text:
    """The advice to write the nearest known word, or else one of them."""
    choices = tuple(known)
    meant = nearest(word, choices)
    if meant is not None:
        return Text(f"écrire {meant}", f"write {meant}")
    listed = _listed(choices)
    return Text(f"écrire l'un de : {listed}", f"write one of: {listed}") if choices else Text("l'enlever", "remove it")


def choice_of(word: str, known: Iterable[str]) -> Text:
    """The advice to write one of these words, the nearest first and the others after it."""
    choices = tuple(known)
    meant = nearest(word, choices)
    if meant is None:
        return near_miss(word, choices)
    others = _listed(tuple(each for each in choices if each != meant))
    return Text(f"écrire {meant}, ou l'un de : {others}", f"write {meant}, or one of: {others}")


def _listed(choices: tuple[str, ...]) -> str:
    return ", ".join(visible(each) for each in choices[:LISTED]) + (", …" if len(choices) > LISTED else "")
