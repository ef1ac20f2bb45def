"""The command about rule packs: what there is, and what of it applies to a plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter

from campaignkit.campaign import CampaignPlan, anchors
from campaignkit.campaign.facts import countries, facts
from campaignkit.cli.console import WIDTH, AsJson, Lang, say_json
from campaignkit.desk import load_plan, system_clock
from campaignkit.documents import pack_rows, packs_text, ruling_rows, rulings_text
from campaignkit.values import civil

if TYPE_CHECKING:
    import pendulum

    from campaignkit.rulepacks import Library


def register(app: App) -> None:
    """Add the command to the program."""
    app.command(packs)


Add = Annotated[tuple[Path, ...], Parameter(negative="", help="Packs of one's own: house rules, a client's policy.")]


def packs(plan: Path | None = None, *, add: Add = (), json: AsJson = False, lang: Lang = "en") -> None:
    """List the rule packs; with a plan, what law and networks ask of it. Not legal advice.

    Parameters
    ----------
    plan
        A plan file; without one, the packs themselves are listed.
    """
    from campaignkit.codec import shipped_library, with_packs

    library = with_packs(shipped_library(), *add)
    if plan is None:
        _themselves(library, lang, json=json)
    else:
        _of_plan(library, load_plan(plan), lang, json=json)


def _themselves(library: Library, lang: str, *, json: bool) -> None:
    today = system_clock().date()
    if json:
        say_json(pack_rows(library, today, lang))
    else:
        print("\n".join(packs_text(library, today, lang, width=WIDTH)))


def _of_plan(library: Library, plan: CampaignPlan, lang: str, *, json: bool) -> None:
    known, day = facts(plan), _day(plan)
    rulings = library.rulings(known, day)
    if json:
        say_json(ruling_rows(rulings, day, lang))
        return
    without = library.without_pack(countries(plan))
    print("\n".join(rulings_text(rulings, known, without, day, lang, width=WIDTH)))


def _day(plan: CampaignPlan) -> pendulum.Date:
    """The day that rules are asked for: that of the opening, or today while it is not known."""
    return civil(anchors(plan).get("opening", system_clock()), plan.clock).date()
