"""Commands about plans: lint, review."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import App, Parameter

from campaignkit.campaign import GATE_NAMES, AdoptedPlan, Campaign, lint, planned, reviewed
from campaignkit.checklists import Review
from campaignkit.cli.console import (
    PLAN_ENDINGS,
    WIDTH,
    AsJson,
    Failed,
    Lang,
    chosen,
    opened,
    say_json,
)
from campaignkit.desk import load_plan, system_clock
from campaignkit.documents import headline, review_html, review_rows, review_text, write
from campaignkit.values import Text, Zone

if TYPE_CHECKING:
    from collections.abc import Mapping

ROUND_GATES = {"close", "seal", "draw", "announce", "settle"}


def register(app: App) -> None:
    """Add the commands to the program."""
    app.command(lint_plan, name="lint")
    app.command(review)


def adopting(path: Path) -> AdoptedPlan:
    """The plan in a file, with its digests."""
    from campaignkit.codec import digests

    plan = load_plan(path)
    return AdoptedPlan(plan=plan, digests=digests(plan))


def lint_plan(plan: Path, *, json: AsJson = False, lang: Lang = "en") -> None:
    """Say where a plan contradicts itself, and what it does not say; exit 1 when that blocks a launch."""
    adopted = adopting(plan)
    found = lint(adopted, system_clock())
    _show(found, adopted.plan.clock, lang, json=json)


def review(
    target: Path,
    campaign: str = "",
    *,
    gate: str = "launch",
    item: str = "",
    html: Annotated[Path | None, Parameter(help="write the review as one page for a client")] = None,
    json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """Ask every question of a gate; exit 1 while it is shut.

    Parameters
    ----------
    target
        A plan file, or the store of a campaign.
    campaign
        The campaign's name, when the target is a store.
    gate
        launch, pause, resume, amend, extend, shorten, cancel, end, archive, close, seal, draw, announce, ship, settle.
    item
        The round or the claim, for the gates of a round or of a parcel.
    """
    found, clock = (
        _review_plan(target, gate, item)
        if target.suffix in PLAN_ENDINGS
        else _review_store(target, campaign, gate, item, lang)
    )
    if html is not None:
        write(html, review_html(found, f"{campaign or target.stem} · {gate}", clock, lang))
        print(Text(f"Écrit : {html}", f"Written: {html}").say(lang), file=sys.stderr if json else sys.stdout)
    _show(found, clock, lang, json=json)


def _review_plan(path: Path, gate: str, item: str) -> tuple[Review, Zone]:
    from campaignkit.codec import shipped_library

    campaign = planned(adopting(path), shipped_library())
    return reviewed(campaign, gate, _item(campaign, gate, item), system_clock()), campaign.plan.clock


def _review_store(path: Path, campaign: str, gate: str, item: str, lang: str) -> tuple[Review, Zone]:
    with opened(path, "desk", lang) as desk:
        game = desk[campaign]
        campaign_now = game.state
        return game.review(gate, _item(campaign_now, gate, item)), campaign_now.plan.clock


def _item(campaign: Campaign, gate: str, item: str) -> str:
    """What a gate is asked about: a round, a claim, or the whole campaign."""
    chosen(gate, ("lint", *GATE_NAMES), "--gate")
    if gate in ROUND_GATES:
        return chosen(item, (*(each.id for each in campaign.plan.rounds), *campaign.rounds), "--item")
    return chosen(item, campaign.claims.claims, "--item") if gate == "ship" else item


def _show(found: Review, clock: Zone, lang: str, *, json: bool) -> None:
    if json:
        say_json(_plain(found, clock, lang))
    else:
        print("\n".join(review_text(found, clock, lang, width=WIDTH)))
    if found.reasons:
        raise Failed


def _plain(found: Review, clock: Zone, lang: str) -> Mapping[str, Any]:
    return {
        "gate": found.gate,
        "open": not found.reasons,
        "headline": headline(found, lang),
        "checks": review_rows(found, clock, lang),
    }
