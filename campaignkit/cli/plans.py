"""Commands about plans: new, lint, review."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from campaignkit.campaign import GATE_NAMES, AdoptedPlan, Campaign, CampaignPlan, lint, planned, reviewed
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
from campaignkit.codec.templates import TEMPLATES
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
from campaignkit.values import CampaignId, CampaignKitError, Text, both, checked_id, zone

PREPARATION_DAYS = 35
Template = Annotated[str, Parameter(name="--template", help=f"begin from one of: {', '.join(TEMPLATES)}")]
Opening = Annotated[str, Parameter(name="--opening", help="the first day of a template; in five weeks otherwise")]
ROUND_GATES = {"close", "seal", "draw", "announce", "settle"}
SKELETON = {
    "fr": "# Un plan neuf : ce qui manque est inconnu, et « campaignkit lint » dit ce qui reste à décider.\n",
    "en": "# A new plan: whatever is missing is unknown, and `campaignkit lint` says what is still to be decided.\n",
}


def register(app: App) -> None:
    """Add the commands to the program."""
    app.command(new)
    app.command(lint_plan, name="lint")
    app.command(review)


def adopting(path: Path) -> AdoptedPlan:
    """The plan in a file, with its digests."""
    from campaignkit.codec import digests

    plan = load_plan(path)
    return AdoptedPlan(plan=plan, digests=digests(plan))


def new(
    plan: Path,
    *,
    id: str = "",
    title: str = "",
    tz: str = "Europe/Paris",
    template: Annotated[str, Parameter(name="--template", help=f"begin from one of: {', '.join(TEMPLATES)}")] = "",
    opening: Annotated[
        str, Parameter(name="--opening", help="the first day of a template; in five weeks otherwise")
    ] = "",
    lang: Lang = "en",
) -> None:
    """Write a first plan: of a template, or one in which everything is still to be decided.

    Parameters
    ----------
    plan
        The YAML file to write; one that exists is left alone.
    id
        The campaign's short name; the file's name otherwise.
    title
        What the public will read; the short name otherwise.
    tz
        The IANA time zone in which dates are written; templates are those of Europe/Paris.
    """
    if plan.exists():
        raise CampaignKitError(
            Text(f"{plan} existe déjà", f"{plan} exists already"),
            None,
            Text("donner un autre nom", "give another name"),
        )
    name = CampaignId(checked_id(id or plan.stem))
    text = _of_template(template, name, title or name, opening, lang) if template else _empty(name, title, tz, lang)
    write(plan, text)
    print(Text(f"Écrit : {plan}", f"Written: {plan}").say(lang))


def _empty(name: CampaignId, title: str, tz: str, lang: str) -> str:
    from campaignkit.codec import plan_text

    first = CampaignPlan(id=name, title=both(title or name), zone=zone(tz))
    return SKELETON.get(lang, SKELETON["en"]) + plan_text(first)


def _of_template(template: str, name: CampaignId, title: str, opening: str, lang: str) -> str:
    from campaignkit.codec import template_text

    try:
        first = date.fromisoformat(opening) if opening else system_clock().date() + timedelta(days=PREPARATION_DAYS)
    except ValueError as cause:
        raise CampaignKitError(
            Text(f"« {opening} » n'est pas une date", f'"{opening}" is no date'),
            None,
            Text("écrire par exemple 2026-12-01", "write for example 2026-12-01"),
        ) from cause
    return template_text(template, id=name, title=title, opening=first, lang=lang)


def lint_plan(plan: Path, *, json: AsJson = False, lang: Lang = "en") -> None:
    """Say where a plan contradicts itself, and what it does not say; exit 1 when that blocks a launch."""
    adopted = adopting(plan)
    _show(review_view(planned(adopted), lint(adopted, system_clock()), lang=lang), json=json)


def review(
    target: Path,
    campaign: str = "",
    *,
    gate: str = "launch",
    item: str = "",
    by: Annotated[By, Parameter(help="in the order of the rooms, or of the due dates")] = "room",
    html: Annotated[Path | None, Parameter(help="write the review as one page for a client")] = None,
    markdown: Annotated[Path | None, Parameter(help="write the review as Markdown")] = None,
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
