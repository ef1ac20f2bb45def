"""The command that writes a plan to begin with: new, empty, from a template, or from another contest."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter

from campaignkit.campaign import CampaignPlan
from campaignkit.cli.console import PLAN_ENDINGS, Lang, WrongUseError, chosen, opened, show
from campaignkit.codec.templates import TEMPLATES
from campaignkit.desk import clone_plan, system_clock
from campaignkit.documents import copy_text, write
from campaignkit.values import CampaignId, CampaignKitError, Text, both, checked_id, zone

if TYPE_CHECKING:
    from campaignkit.codec import Clone

Opening = Annotated[str, Parameter(name="--opening", help="The first day; of a template, in five weeks otherwise.")]
FIRST_YEAR, LAST_YEAR = 1970, 2900
PREPARATION_DAYS = 35
SKELETON = {
    "fr": "# Un plan neuf : ce qui manque est inconnu, et « campaignkit lint » dit ce qui reste à décider.\n",
    "en": "# A new plan: whatever is missing is unknown, and `campaignkit lint` says what is still to be decided.\n",
}


def register(app: App) -> None:
    """Add the command to the program."""
    app.command(new)


def new(
    plan: Path,
    *,
    id: str = "",
    title: str = "",
    tz: str = "Europe/Paris",
    template: Annotated[str, Parameter(name="--template", help=f"Begin from one of: {', '.join(TEMPLATES)}.")] = "",
    source: Annotated[
        Path | None, Parameter(name="--from", help="Begin from another contest: its plan file, or its store.")
    ] = None,
    campaign: Annotated[str, Parameter(name="--campaign", help="Which contest of the store.")] = "",
    opening: Opening = "",
    lang: Lang = "en",
) -> None:
    """Write a first plan: of a template, of another contest, or one in which everything is still to be decided.

    Parameters
    ----------
    plan
        The YAML file to write; one that exists is left alone.
    id
        The campaign's short name; the file's name otherwise.
    title
        What the public will read; otherwise that of the other contest, or the short name.
    tz
        The IANA time zone in which dates are written; templates are those of Europe/Paris.
    """
    _refuse_to_overwrite(plan)
    _refuse_json(plan)
    name = CampaignId(checked_id(id or plan.stem))
    if source is not None:
        copy = _of_another(source, campaign, plan, name, title, _day(opening, template), lang)
        _written(plan, copy.text, lang)
        show(copy_text(copy, plan, lang))
        return
    text = _of_template(template, name, title or name, opening, lang) if template else _empty(name, title, tz, lang)
    _written(plan, text, lang)


def _written(plan: Path, text: str, lang: str) -> None:
    """Write the file, and say so."""
    write(plan, text)
    print(Text(f"Écrit : {plan}", f"Written: {plan}").say(lang))


def _refuse_json(plan: Path) -> None:
    if plan.suffix.lower() == ".json":
        raise CampaignKitError(
            Text("un premier plan s'écrit en YAML", "a first plan is written in YAML"),
            Text(f"« {plan.name} » promet du JSON", f'"{plan.name}" promises JSON'),
            Text("choisir un nom de fichier YAML", "give a name that ends in .yaml"),
        )


def _refuse_to_overwrite(plan: Path) -> None:
    if plan.exists():
        raise CampaignKitError(
            Text(f"{plan} existe déjà", f"{plan} exists already"),
            None,
            Text("donner un autre nom", "give another name"),
        )


def _empty(name: CampaignId, title: str, tz: str, lang: str) -> str:
    from campaignkit.codec import plan_text

    first = CampaignPlan(id=name, title=both(title or name), zone=zone(tz))
    return SKELETON.get(lang, SKELETON["en"]) + plan_text(first)


def _of_template(template: str, name: CampaignId, title: str, opening: str, lang: str) -> str:
    from campaignkit.codec import template_text

    first = _date(opening) if opening else system_clock().date() + timedelta(days=PREPARATION_DAYS)
    return template_text(template, id=name, title=title, opening=first, lang=lang)


def _of_another(
    source: Path, campaign: str, plan: Path, name: CampaignId, title: str, opening: date, lang: Lang
) -> Clone:
    from campaignkit.codec import cloned, plan_text

    if source.suffix in PLAN_ENDINGS:
        return clone_plan(source, plan, id=name, opening=opening, title=title)
    with opened(source, "desk", lang) as desk:
        game = desk[chosen(campaign, desk, "--campaign")]
        return cloned(plan_text(game.plan), id=name, opening=opening, title=title, name=game.id)


def _day(opening: str, template: str) -> date:
    """The day on which a copy opens; an error when it is not said, or when a template is asked for as well."""
    if template:
        raise WrongUseError(
            Text("--from et --template s'excluent", "--from and --template exclude each other"),
            None,
            Text("garder l'un des deux", "keep one of the two"),
        )
    if not opening:
        raise WrongUseError(
            Text("--opening manque", "--opening is missing"),
            Text("les dates se comptent de l'ouverture", "dates are counted from the opening"),
            Text("écrire par exemple --opening 2026-12-01", "write for example --opening 2026-12-01"),
        )
    return _date(opening)


def _date(opening: str) -> date:
    try:
        found = date.fromisoformat(opening)
    except ValueError:
        found = date.min
    if FIRST_YEAR <= found.year < LAST_YEAR:
        return found
    raise CampaignKitError(
        Text(f"« {opening} » n'est pas une date de notre temps", f'"{opening}" is no date of our time'),
        None,
        Text("écrire par exemple 2026-12-01", "write for example 2026-12-01"),
    )
