"""The command about checks: every question that gates ask."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import App, Parameter

from campaignkit.campaign import GATE_NAMES, all_checks
from campaignkit.checklists import Size
from campaignkit.cli.console import WIDTH, AsJson, Lang, chosen, say_json
from campaignkit.documents import check_rows, checks_text
from campaignkit.rulepacks import NO_PACKS


def register(app: App) -> None:
    """Add the command to the program."""
    app.command(checks)


def checks(
    *,
    gate: Annotated[str, Parameter(help="Only those of one gate: lint, launch, close, seal…")] = "",
    size: Annotated[
        Literal["S", "M", "L"],
        Parameter(help="Only those asked of a campaign of this size."),
    ] = "L",
    packs: Annotated[bool, Parameter(negative="", help="The rules of law and networks as well.")] = False,
    json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """List every question that gates ask, with how it is answered, by whom, and from which size of campaign on."""
    from campaignkit.codec import shipped_library

    wanted = chosen(gate, ("lint", *GATE_NAMES), "--gate") if gate else ""
    found = [
        check
        for _room, check in all_checks(shipped_library() if packs else NO_PACKS)
        if check.asked_from <= Size(size) and (not wanted or check.gate == wanted)
    ]
    if json:
        say_json(check_rows(found, lang))
    else:
        print("\n".join(checks_text(found, lang, width=WIDTH)))
