"""All or nothing, even when the caller looks away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from campaignkit.store.errors import not_text

NUL = "\0"
SPOILED = "something failed half-way in this transaction: nothing of it can be kept"


class Whole:
    """A transaction in which a step that failed half-way lets nothing be kept."""

    def __init__(self) -> None:
        self._spoiled = False

    @contextmanager
    def step(self) -> Iterator[None]:
        """A step that is done as a whole, or spoils everything."""
        try:
            yield
        except BaseException:
            self._spoiled = True
            raise

    def refuse_spoiled(self) -> None:
        """RuntimeError when a step failed and the caller went on."""
        if self._spoiled:
            raise RuntimeError(SPOILED)


def refuse_halves(**texts: str) -> None:
    """InvalidValueError for a text that holds half of a character (a lone surrogate), or NUL, which servers refuse."""
    for name, text in texts.items():
        if NUL in text:
            raise not_text(name)
        try:
            text.encode()
        except UnicodeEncodeError as cause:
            raise not_text(name) from cause
