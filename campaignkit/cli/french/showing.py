"""`--help` in French: what the library of the command line shows, said again by the phrases beside."""

from __future__ import annotations

import re
from typing import Any

from attrs import evolve
from cyclopts.help import DefaultFormatter, HelpEntry, HelpPanel
from cyclopts.help.inline_text import InlineText
from cyclopts.help.specs import ColumnSpec, get_default_command_columns, get_default_parameter_columns
from rich.console import Console, ConsoleOptions, RenderableType
from rich.markdown import Markdown
from rich.text import Text

from campaignkit.cli.french import commands, parameters

FRENCH = {each.en: each.fr for each in (*commands.PHRASES, *parameters.PHRASES)}
KINDS = {"STR": "TEXTE", "PATH": "CHEMIN", "INT": "NOMBRE", "CHOICE": "CHOIX"}
KIND = re.compile(rf"(?<=[ .])({'|'.join(KINDS)})\b|^({'|'.join(KINDS)})\b")


class FrenchHelp(DefaultFormatter):
    """The usual help, in French; a phrase without French stays English."""

    def __init__(self) -> None:
        super().__init__(column_specs=_columns)

    def __call__(self, console: Console, options: ConsoleOptions, panel: HelpPanel) -> None:
        """Print a panel: its title, and what is said of each command or parameter."""
        entries = [evolve(each, metavar=each.metavar and kinds(each.metavar)) for each in panel.entries]
        super().__call__(console, options, panel.copy(title=said(str(panel.title)), entries=entries))

    def render_usage(self, console: Console, options: ConsoleOptions, usage: Any) -> None:  # noqa: ARG002
        """Print the line that shows how the command is written."""
        words = re.sub(r"COMMAND$", "COMMANDE", kinds(str(usage).rstrip())).replace("[ARGS", "[ARGUMENTS")
        console.print(Text(f"Usage : {words}\n", style="bold"))

    def render_description(self, console: Console, options: ConsoleOptions, description: Any) -> None:  # noqa: ARG002
        """Print what the command does."""
        if words := markup(description):
            console.print(InlineText(Markdown(said(words)), force_empty_end=True))


def said(english: str) -> str:
    """The French of a text, paragraph by paragraph."""
    return "\n\n".join(FRENCH.get(each, each) for each in paragraphs(english))


def paragraphs(english: str) -> list[str]:
    """The phrases of a text, each on one line."""
    return [" ".join(each.split()) for each in english.split("\n\n") if each.strip()]


def kinds(words: str) -> str:
    """Words in which the kind of a value (STR, PATH…) is named in French."""
    return KIND.sub(lambda found: KINDS[found[0]], words)


def markup(shown: Any) -> str:
    """The text from which a description was made, before it was laid out."""
    inside = getattr(shown, "primary_renderable", shown)
    return inside.markup if isinstance(inside, Markdown) else str(inside or "")


def _columns(console: Console, options: ConsoleOptions, entries: list[HelpEntry]) -> tuple[ColumnSpec, ...]:
    """The usual columns; the last one says in French what there is to know of a parameter."""
    usual = get_default_parameter_columns if any(each.metavar or each.required for each in entries) else None
    columns = (usual or get_default_command_columns)(console, options, entries)
    return (*columns[:-1], evolve(columns[-1], renderer=_description))


def _description(entry: HelpEntry) -> RenderableType:
    shown = InlineText(Markdown(said(markup(entry.description))))
    for words, style in (
        (entry.choices and f"[choix : {', '.join(entry.choices)}]", "cyclopts.choices"),
        (entry.env_var and f"[variable : {', '.join(entry.env_var)}]", "cyclopts.env_var"),
        (entry.default is not None and f"[par défaut : {entry.default}]", "cyclopts.default"),
        (entry.required and "[obligatoire]", "cyclopts.required"),
    ):
        if words:
            shown.append(Text(words, style))
    return shown
