"""Commands about plan files: their schema."""

from __future__ import annotations

from cyclopts import App

from campaignkit.campaign import CampaignPlan
from campaignkit.cli.console import Lang, say_json


def register(app: App) -> None:
    """Add the commands to the program."""
    app.command(schema)


def schema(*, lang: Lang = "en") -> None:
    """Print the JSON Schema of plan files, with which an editor completes and checks while one types."""
    from campaignkit.codec import schema_of

    say_json(schema_of(CampaignPlan, lang))
