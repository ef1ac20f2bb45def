"""What was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from campaignkit.codec.problems import visible
from campaignkit.values import Text

LONGEST = 64
LISTED = 12


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
    listed = ", ".join(visible(each) for each in choices[:LISTED]) + (", …" if len(choices) > LISTED else "")
    return Text(f"écrire l'un de : {listed}", f"write one of: {listed}") if choices else Text("l'enlever", "remove it")
