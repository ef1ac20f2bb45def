"""A plan with something changed, said in a few words: `closes_at="2026-11-25 23:59"`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from attrs import evolve, fields

from campaignkit.campaign import CampaignPlan, with_closing
from campaignkit.values import CampaignKitError, Instant, Text, moment_said

WORDS: Mapping[str, str] = {
    "draws_at": "draw.draws_at",
    "draws_by": "draw.draws_by",
    "confirm_by": "claims.confirm_by",
    "ships_on": "shipping.ships_on",
}
MOMENTS = frozenset(("draw.draws_at", "draw.draws_by", "claims.confirm_by"))
UNSAID = frozenset(("unknown", "none"))
CLOSING = "closes_at"
ROUND = "round"
STEP = re.compile(r"[.\[]")
PARTS = frozenset(each.name for each in fields(CampaignPlan))


def changed(plan: CampaignPlan, changes: Mapping[str, object]) -> CampaignPlan:
    """The plan with these changes; a civil time in words is read in its zone.

    `closes_at` moves the closing of a round, with the dates that follow it; `round` names the round
    where there are several. `draws_at`, `draws_by`, `confirm_by` and `ships_on` are dates of the plan, in it
    already or not; anything else is a path of it (`prizes.lines[p1].name`). Raises CampaignKitError when no
    such word or round is there, EditError when a path leads nowhere, PlanFileError when a value is none.
    """
    for name in changes:
        if name not in (CLOSING, ROUND, *WORDS) and STEP.split(name)[0] not in PARTS:
            raise _no_word(name)
    rest = {WORDS.get(name, name): value for name, value in changes.items() if name not in (CLOSING, ROUND)}
    if ROUND in changes and CLOSING not in changes:
        raise CampaignKitError(
            Text("round ne va qu'avec closes_at", "round goes with closes_at only"),
            None,
            Text("dire closes_at, ou retirer round", "say closes_at, or take round away"),
        )
    if CLOSING in changes:
        plan = with_closing(plan, _round(plan, str(changes.get(ROUND, ""))), _moment(plan, changes[CLOSING]))
    return _edited(plan, {path: _instant(plan, path, value) for path, value in rest.items()}) if rest else plan


def _edited(plan: CampaignPlan, values: Mapping[str, object]) -> CampaignPlan:
    from campaignkit.codec import PlanFileError, plan_text, read_plan, with_value

    text = plan_text(plan)
    for path, value in values.items():
        text = with_value(text, path, value)
    try:
        return read_plan(text, CampaignPlan, name=plan.id)
    except PlanFileError as error:  # nobody has seen this text: its lines are nobody's
        raise PlanFileError(plan.id, tuple(evolve(each, line=0, column=0) for each in error.problems)) from None


def _round(plan: CampaignPlan, name: str) -> str:
    names = [each.id for each in plan.rounds]
    if name in names or (not name and len(names) == 1):
        return name or names[0]
    raise CampaignKitError(
        Text(f"il n'y a pas de session « {name} »", f'there is no round "{name}"')
        if name
        else Text("on ne sait pas de quelle session la clôture change", "it is not said which round closes then"),
        None,
        Text(f"round= l'une de : {', '.join(names) or '-'}", f"round= one of: {', '.join(names) or '-'}"),
    )


def _no_word(name: str) -> CampaignKitError:
    near = get_close_matches(STEP.split(name)[0], (CLOSING, *WORDS, *PARTS), n=1)
    perhaps = near[0] if near else f"{CLOSING} ({ROUND}), {', '.join(WORDS)}"
    return CampaignKitError(
        Text(f"« {name} » ne se change pas", f'"{name}" cannot be changed'),
        Text("ce n'est ni une date connue, ni un chemin du plan", "it is neither a known date nor a path of the plan"),
        Text(
            f"dire {perhaps}, ou un chemin comme prizes.lines[p1].name",
            f"say {perhaps}, or a path such as prizes.lines[p1].name",
        ),
    )


def _instant(plan: CampaignPlan, path: str, value: object) -> object:
    """A civil time in words as the instant that it is in the zone of the plan; anything else as it is."""
    return _moment(plan, value) if path in MOMENTS and isinstance(value, str) and value not in UNSAID else value


def _moment(plan: CampaignPlan, at: object) -> Instant:
    return at if isinstance(at, Instant) else moment_said(str(at), plan.clock)
