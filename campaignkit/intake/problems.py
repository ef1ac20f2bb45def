"""What is wrong with a file of entries: every broken row, with what was seen and why it cannot be."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from campaignkit.codec.problems import MOST_PROBLEMS, visible
from campaignkit.values import CampaignKitError, Text


@frozen(kw_only=True)
class RowProblem:
    """One mistake in one row.

    `row` counts from 1: in a CSV file as a spreadsheet does (the header is row 1), in JSON lines
    the lines, in other JSON the comments. `field` is empty when it is about the whole row.
    """

    row: int
    field: str
    saw: str
    because: Text

    def say(self, lang: str = "en") -> str:
        """The mistake on one line."""
        where = f"{'ligne' if lang == 'fr' else 'row'} {self.row}" + (f", {self.field}" if self.field else "")
        seen = (f" « {visible(self.saw)} »" if lang == "fr" else f' "{visible(self.saw)}"') if self.saw else ""
        colon = " :" if lang == "fr" else ":"
        return f"{where}{colon}{seen} {self.because.say(lang)}"


class IntakeError(CampaignKitError):
    """A file of entries that cannot be read whole; nothing of it was taken."""

    def __init__(self, name: str, because: Text | None = None, problems: tuple[RowProblem, ...] = ()) -> None:
        super().__init__(_headline(name, len(problems)), because, _REMEDY if problems else None)
        self.args: tuple[Any, ...] = (name, because, problems)
        self.problems = problems

    def say(self, lang: str = "en") -> str:
        """The headline, then each mistake on a line of its own, up to 200."""
        shown = [f"  {problem.say(lang)}" for problem in self.problems[:MOST_PROBLEMS]]
        hidden = len(self.problems) - len(shown)
        more = [f"  … {hidden} {'de plus' if lang == 'fr' else 'more'}"] if hidden else []
        return "\n".join((super().say(lang), *shown, *more))


_REMEDY = Text(
    "réexporter, ou accepter de laisser ces lignes de côté", "export again, or agree to leave these rows aside"
)


def _headline(name: str, count: int) -> Text:
    if not count:
        return Text(f"{name} est illisible", f"{name} cannot be read")
    if count == 1:
        return Text(f"{name} : une ligne illisible, rien n'est importé", f"{name}: one broken row, nothing is imported")
    return Text(f"{name} : {count} problèmes, rien n'est importé", f"{name}: {count} problems, nothing is imported")
