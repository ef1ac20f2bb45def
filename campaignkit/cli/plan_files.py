"""Commands about plan files: their schema, and where their values come from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import asdict
from cyclopts import App

from campaignkit.campaign import CampaignPlan
from campaignkit.cli.console import AsJson, Lang, say, say_json
from campaignkit.desk import load_origins
from campaignkit.values import COLON, Text

if TYPE_CHECKING:
    from campaignkit.codec import Origin


def register(app: App) -> None:
    """Add the commands to the program."""
    app.command(schema)
    app.command(origin)


def schema(*, lang: Lang = "en") -> None:
    """Print the JSON Schema of plan files, with which an editor completes and checks while one types."""
    from campaignkit.codec import schema_of

    say_json(schema_of(CampaignPlan, lang))


def origin(plan: Path, path: str = "", *, json: AsJson = False, lang: Lang = "en") -> None:
    """Say which file and line gives each value of a plan, and what it stands in place of.

    Parameters
    ----------
    plan
        A plan file.
    path
        Only what is there or below, such as prizes.lines[p1].name; the whole plan otherwise.
    """
    found = load_origins(plan, path)
    if json:
        say_json([asdict(each) for each in found])
    else:
        for each in found:
            _say_origin(each, lang)


def _say_origin(found: Origin, lang: str) -> None:
    say(f"{found.path}: {found.place.value}", "", "  ")
    say(f"{found.place.file}:{found.place.line}", "    ", "    ")
    for lower in found.overrode:
        said = Text(f"au lieu de {lower.file}:{lower.line}", f"instead of {lower.file}:{lower.line}")
        say(f"{said.say(lang)}{COLON.say(lang)}{lower.value}", "    ", "      ")
