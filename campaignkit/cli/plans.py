"""Commands about plans: lint, review."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from campaignkit.campaign import GATE_NAMES, AdoptedPlan, Campaign, lint, planned, reviewed
from campaignkit.cli.console import (
    PLAN_ENDINGS,
    WIDTH,
    AsJson,
    Failed,
    Lang,
    chosen,
    opened,
    say_json,
    show,
)
from campaignkit.desk import load_plan, review_view, system_clock
from campaignkit.documents import (
    By,
    ReviewView,
    review_html,
    review_markdown,
    review_plain,
    review_text,
    write,
)
from campaignkit.values import Text

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
    """Say where a plan contradicts itself, and what it does not say; exit 1 when that blocks a launch.

    Parameters
    ----------
    plan
        A plan file.
    """
    adopted = AdoptedPlan(plan=load_plan(plan), digests={})  # nobody signs what a plan alone answers
    _show(review_view(planned(adopted), lint(adopted, system_clock()), lang=lang), json=json)


def review(
    target: Path,
    campaign: str = "",
    *,
    gate: str = "launch",
    item: str = "",
    by: Annotated[By, Parameter(help="In the order of the rooms, or of the due dates.")] = "room",
    html: Annotated[Path | None, Parameter(help="Write the review as one page for a client.")] = None,
    markdown: Annotated[Path | None, Parameter(help="Write the review as Markdown.")] = None,
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
        `launch, pause, resume, amend, extend, shorten, cancel, end, archive, close, seal, draw, announce, ship, settle`
    item
        The round or the claim, for the gates of a round or of a parcel.
    """
    if target.suffix in PLAN_ENDINGS:
        view = _plan_view(target, gate, item, lang, by)
    else:
        with opened(target, "desk", lang) as desk:
            game = desk[campaign]
            view = game.review_view(gate, _item(game.state, gate, item), by=by)
    for path, form in ((html, review_html), (markdown, review_markdown)):
        if path is not None:
            write(path, form(view))
            print(Text(f"Écrit : {path}", f"Written: {path}").say(lang), file=sys.stderr if json else sys.stdout)
    _show(view, json=json)


def _plan_view(path: Path, gate: str, item: str, lang: str, by: By) -> ReviewView:
    from campaignkit.codec import shipped_library

    campaign = planned(adopting(path), shipped_library())
    found = reviewed(campaign, gate, _item(campaign, gate, item), system_clock())
    return review_view(campaign, found, lang=lang, by=by)


def _item(campaign: Campaign, gate: str, item: str) -> str:
    """What a gate is asked about: a round, a claim, or the whole campaign."""
    chosen(gate, ("lint", *GATE_NAMES), "--gate")
    if gate in ROUND_GATES:
        return chosen(item, (*(each.id for each in campaign.plan.rounds), *campaign.rounds), "--item")
    return chosen(item, campaign.claims.claims, "--item") if gate == "ship" else item


def _show(view: ReviewView, *, json: bool) -> None:
    if json:
        say_json(review_plain(view))
    else:
        show(review_text(view, width=WIDTH))
    if view.review.reasons:
        raise Failed
