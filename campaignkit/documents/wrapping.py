"""Words on lines: no line begins with a mark that the language ties to the word before, and no name is broken."""

from __future__ import annotations

import re

NO_BREAK = "\N{NO-BREAK SPACE}"
TIED = re.compile(r"(?<=\S) (?=[:;?!»%€])|(?<=«) (?=\S)|(?<=\bn°) (?=\d)|(?<=\d) (?=\d{3}\b|h\b)|(?<=\bh) (?=\d\d\b)")


def wrapped(words: str, width: int, first: str = "", later: str = "") -> list[str]:
    """Words on lines of a width, the first and the later ones indented; a name with hyphens stays whole.

    >>> wrapped("Est-ce que tout est prêt ?", 25)
    ['Est-ce que tout est', 'prêt ?']
    """
    from textwrap import wrap

    lines = wrap(tied(words), width, initial_indent=first, subsequent_indent=later, break_on_hyphens=False)
    return [line.replace(NO_BREAK, " ") for line in lines]


def tied(words: str) -> str:
    """The words with a space that does not break wherever a line should not."""
    return TIED.sub(NO_BREAK, words)
