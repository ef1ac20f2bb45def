"""Commands about changes: what another plan would entail."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from campaignkit.campaign import WhatIf, what_if
from campaignkit.campaign.planned import planned
from campaignkit.cli.console import PLAN_ENDINGS, Actor, AsJson, Failed, Lang, WrongUseError, opened, say_json, show
from campaignkit.cli.plans import adopting
from campaignkit.desk import load_plan, system_clock
from campaignkit.documents import change_plain, change_text
from campaignkit.values import SubjectId, Text

DOING = "campaignkit do {db} {campaign} campaign.amend plan={plan} reason=… asked_by=… proof=…"


def register(app: App) -> None:
    """Add the commands to the program."""
    app.command(diff)


def diff(
    before: Path,
    after: Path,
    plan: Annotated[Path | None, Parameter(help="The other plan, when BEFORE is a store and AFTER a campaign.")] = None,
    *,
    exit_code: Annotated[bool, Parameter(negative="", help="exit 1 when the plans differ at all")] = False,
    actor: Actor = "desk",
    json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """Say what another plan would entail: `diff A.yaml B.yaml`, or `diff DB CAMPAIGN B.yaml`. Nothing is written.

    Two files are compared as a campaign that is being planned. Of a campaign in a store it is also
    said whether the change is allowed now, which sign-offs fall, and what is public already. Exit 1
    when the change would be refused.

    Parameters
    ----------
    before
        A plan file, or a store.
    after
        Another plan file, or the campaign in the store.
    """
    if plan is None:
        outcome, doing = _of_two_files(before, after, actor), ""
    else:
        with opened(before, actor, lang) as desk:
            outcome = desk[str(after)].what_if(load_plan(plan))
        doing = DOING.format(db=before, campaign=after, plan=plan)
    if json:
        say_json(change_plain(outcome, lang))
    else:
        show(change_text(outcome, lang, doing=doing))
    if outcome.changed and (exit_code or not outcome.permission.granted):
        raise Failed


def _of_two_files(before: Path, after: Path, actor: str) -> WhatIf:
    if before.suffix not in PLAN_ENDINGS:
        raise WrongUseError(
            Text("il manque le plan à comparer", "the plan to compare with is missing"),
            None,
            Text(
                "écrire : diff BASE OPÉRATION PLAN, ou diff PLAN PLAN",
                "write: diff DB CAMPAIGN PLAN, or diff PLAN PLAN",
            ),
        )
    return what_if(planned(adopting(before)), adopting(after), system_clock(), SubjectId(actor))
