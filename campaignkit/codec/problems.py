"""What is wrong with a file or a command line: every mistake, each with its place and its remedy."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import frozen

from campaignkit.values import COLON, SEMICOLON, CampaignKitError, Text

GLIMPSE = 60
MOST_PROBLEMS = 200
NO_BREAK_SPACES = "\u00a0\u202f"


@frozen(kw_only=True)
class Problem:
    """One mistake: where it is, what was seen there, why that cannot be, and what to write instead.

    `line` and `column` count from 1; both are 0 where there is no file. `path` is empty for
    the whole. `file` names the file where it is another one than the one that was read.
    """

    path: str
    line: int
    column: int
    saw: str
    because: Text
    remedy: Text
    file: str = ""

    def say(self, lang: str = "en") -> str:
        """The mistake on one line, what was seen being quoted unless the reason quotes it already."""
        because = self.because.say(lang)
        seen = f"« {self.saw} »" if lang == "fr" else f"{self.saw!r}"
        quoted = seen + COLON.say(lang) if self.saw and self.saw not in because else ""
        remedy = self.remedy.say(lang).rstrip(".")
        return f"{self._where(lang)}{quoted}{because.rstrip('.')}{SEMICOLON.say(lang)}{remedy}"

    def _where(self, lang: str) -> str:
        line = f"{'ligne' if lang == 'fr' else 'line'} {self.line}" if self.line else ""
        parts = [part for part in (visible(self.file), line, visible(self.path)) if part]
        return ", ".join(parts) + COLON.say(lang) if parts else ""


class ProblemsError(CampaignKitError):
    """Something written by a person that cannot be understood; `problems` lists every mistake in order."""

    one: ClassVar[Text] = Text("{name} : une erreur", "{name}: one mistake")
    many: ClassVar[Text] = Text("{name} : {count} erreurs", "{name}: {count} mistakes")

    def __init__(self, name: str, problems: tuple[Problem, ...]) -> None:
        super().__init__((self.one if len(problems) == 1 else self.many).fill(name=name, count=len(problems)))
        self.args: tuple[Any, ...] = (name, problems)
        self.name = name
        self.problems = problems

    def say(self, lang: str = "en") -> str:
        """The headline, then each mistake on a line of its own."""
        return "\n".join((self.what.say(lang), *(f"  {problem.say(lang)}" for problem in self.problems)))


class PlanFileError(ProblemsError):
    """A plan file that cannot be understood; nothing of it was taken."""


class CommandFieldsError(ProblemsError):
    """A command whose fields cannot be understood; nothing was done."""

    one: ClassVar[Text] = Text("{name} : un champ à corriger", "{name}: one field to correct")
    many: ClassVar[Text] = Text("{name} : {count} champs à corriger", "{name}: {count} fields to correct")


def visible(text: str, limit: int = GLIMPSE) -> str:
    r"""The text on one line, cut at `limit`, with every character that cannot be seen spelled out.

    >>> visible("a\u202eb")
    'a\\u202eb'
    """
    shown = "".join(char if is_seen(char) else char.encode("unicode_escape").decode() for char in text[:limit])
    return shown + ("…" if len(text) > limit else "")


def is_seen(char: str) -> bool:
    """Whether the character can be seen, or is one of the spaces that French puts before its signs."""
    return char.isprintable() or char in NO_BREAK_SPACES
