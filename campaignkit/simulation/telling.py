"""How a demonstration speaks: numbered titles and short lines, at 80 columns, in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext

from attrs import define, field

from campaignkit.checklists import Review
from campaignkit.documents import ReviewView, review_text, wrapped
from campaignkit.machine import Reason
from campaignkit.values import COLON, Text, Zone

WIDTH = 80


def silent(_what: str) -> AbstractContextManager[None]:
    """No sign of progress."""
    return nullcontext()


@define
class Teller:
    """Says each step to `out`; `busy` shows that something takes a moment."""

    out: Callable[[str], None]
    lang: str
    busy: Callable[[str], AbstractContextManager[None]] = silent
    _step: int = field(default=0, init=False)

    def title(self, fr: str, en: str) -> None:
        """The next step."""
        self._step += 1
        self.out("")
        self.out(f"{self._step}. {Text(fr, en).say(self.lang)}")

    def line(self, fr: str, en: str) -> None:
        """Something that happened."""
        self._wrapped(Text(fr, en).say(self.lang), "   ", "   ")

    def reasons(self, reasons: Iterable[Reason]) -> None:
        """Why something was refused: each reason with its place and its remedy."""
        for reason in reasons:
            where = f" [{reason.where}]" if reason.where else ""
            self._wrapped(f"{reason.code}{where}{COLON.say(self.lang)}{reason.text.say(self.lang)}", "   x ", "     ")
            self._wrapped(f"-> {reason.remedy.say(self.lang)} ({reason.owner})", "     ", "        ")

    def review(self, review: Review, zone: Zone) -> None:
        """What a review leaves open."""
        for line in review_text(ReviewView(review=review, zone=zone, lang=self.lang), width=WIDTH - 3):
            self.out(f"   {line}")

    def lines(self, lines: Iterable[str]) -> None:
        """Lines that are laid out already."""
        for line in lines:
            self.out(f" {line}")

    def _wrapped(self, words: str, first: str, later: str) -> None:
        for line in wrapped(words, WIDTH, first, later):
            self.out(line)
