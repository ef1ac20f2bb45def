"""Commands about changes: what another plan would entail."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from campaignkit.campaign import what_if
from campaignkit.campaign.planned import planned
from campaignkit.cli.console import PLAN_ENDINGS, Actor, Lang, opened
from campaignkit.cli.plans import adopting
from campaignkit.desk import load_plan, system_clock
from campaignkit.documents import change_text
from campaignkit.values import CampaignKitError, SubjectId, Text

DOING = "campaignkit do {db} {campaign} campaign.amend plan={plan} reason=… asked_by=… proof=…"


def register(app: App) -> None:
    """Add the commands to the program."""
    app.command(diff)


def diff(
    before: Path,
    after: Path,
    plan: Annotated[Path | None, Parameter(help="The other plan, when BEFORE is a store and AFTER a campaign.")] = None,
    *,
    actor: Actor = "desk",
    lang: Lang = "en",
) -> None:
    """Say what another plan would entail: `diff A.yaml B.yaml`, or `diff DB CAMPAIGN B.yaml`. Nothing is written.

    Two files are compared as a campaign that is being planned. Of a campaign in a store it is also
    said whether the change is allowed now, which sign-offs fall, and what is public already.

    Parameters
    ----------
    before
        A plan file, or a store.
    after
        Another plan file, or the campaign in the store.
    """
    if plan is None:
        _two_files(before, after, actor, lang)
        return
    with opened(before, actor, lang) as desk:
        outcome = desk[str(after)].what_if(load_plan(plan))
        doing = DOING.format(db=before, campaign=after, plan=plan)
        print("\n".join(change_text(outcome, lang, doing=doing)))


def _two_files(before: Path, after: Path, actor: str, lang: str) -> None:
    if before.suffix not in PLAN_ENDINGS:
        raise CampaignKitError(
            Text("il manque le plan à comparer", "the plan to compare with is missing"),
            None,
            Text(
                "écrire : diff BASE OPÉRATION PLAN, ou diff PLAN PLAN",
                "write: diff DB CAMPAIGN PLAN, or diff PLAN PLAN",
            ),
        )
    outcome = what_if(planned(adopting(before)), adopting(after), system_clock(), SubjectId(actor))
    print("\n".join(change_text(outcome, lang, doing="")))
