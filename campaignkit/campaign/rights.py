"""Who may do what: the rights of the plan, asked of whoever acts.

The actor of the context is taken at its word: the program around the library knows who is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from campaignkit.approvals import ProveWaiver, Signed, SignOff, Waive, Waived, WithdrawSignOff
from campaignkit.campaign import commands as c
from campaignkit.campaign.reasons import NOT_ALLOWED, SAME_PERSON
from campaignkit.campaign.states import Campaign
from campaignkit.draw import CommitDraw, Committed, HoldDraw, RecordDecision, SettleDraw, VoidDraw
from campaignkit.machine import Reason
from campaignkit.organisers import Act
from campaignkit.privacy import EraseData, HoldData, ReleaseData
from campaignkit.values import RoundId, SubjectId

ACTS: Mapping[type[Any], Act] = {
    **dict.fromkeys((c.AdoptPlan, c.Amend, c.Extend, c.Shorten), Act.PLAN),
    **dict.fromkeys((SignOff, Waive, ProveWaiver, WithdrawSignOff), Act.SIGN),
    c.Launch: Act.LAUNCH,
    **dict.fromkeys((c.Pause, c.Resume, c.Cancel), Act.STOP),
    CommitDraw: Act.SEAL,
    **dict.fromkeys((HoldDraw, RecordDecision, SettleDraw, VoidDraw), Act.DRAW),
    c.AnnounceRound: Act.ANNOUNCE,
    **dict.fromkeys((EraseData, HoldData, ReleaseData), Act.ERASE),
}
"""What each command is an act of; the others are never reserved."""

LAST_GO = "campaign.go"


def not_permitted(campaign: Campaign, command: object, actor: SubjectId) -> tuple[Reason, ...]:
    """Why this actor may not ask for this command; nothing when the plan reserves it to nobody, or to them."""
    named = {name: str(getattr(command, name, "")) for name in ("round", "decided_by")}
    return barred(campaign, type(command), actor, item=named["round"], decided_by=named["decided_by"])


def barred(
    campaign: Campaign, command: type[Any], actor: SubjectId, *, item: str = "", decided_by: str = ""
) -> tuple[Reason, ...]:
    """Why this actor may ask for no command of this kind, about this round, decided by this person (empty: unsaid)."""
    act = ACTS.get(command)
    if act is None:
        return ()
    right = campaign.plan.organisers.right(act)
    alone = right is not None and right.two_people and actor in _other_half(campaign, command, item, decided_by)
    same = (SAME_PERSON.because(where=at(act), who=actor, act=act.value),) if alone else ()
    return (*not_allowed(campaign, act, actor), *same)


def not_allowed(campaign: Campaign, act: Act, actor: SubjectId) -> tuple[Reason, ...]:
    """Why this actor may not do this; nothing when they may."""
    right = campaign.plan.organisers.right(act)
    if right is None or actor in campaign.plan.organisers.entitled(act):
        return ()
    return (NOT_ALLOWED.because(where=at(act), who=actor, act=act.value, roles=", ".join(right.roles) or "-"),)


def at(act: Act) -> str:
    """The plan path of a right."""
    return f"organisers.rights[{act.value}]"


def _other_half(campaign: Campaign, command: type[Any], item: str, decided_by: str) -> tuple[str, ...]:
    """Who did the other half of what is asked for."""
    if command in (SignOff, Waive):
        return (decided_by,)
    if command is HoldDraw:
        sealed = campaign.draw.rounds.get(RoundId(item))
        return (sealed.by,) if isinstance(sealed, Committed) else ()
    match campaign.approvals.consents.get(LAST_GO) if command is c.Launch else None:
        case Signed(sign_off=go) | Waived(waiver=go):
            return (go.decided_by,)
        case _:
            return ()
