"""What would follow, if a plan were changed: asked of the same decider that a change itself is asked of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import reduce
from typing import Any, TypeAlias

from campaignkit.campaign.changes.differences import differences
from campaignkit.campaign.changes.nouns import Cost, Permission, Redo, WhatIf
from campaignkit.campaign.changes.redoing import to_redo
from campaignkit.campaign.changes.shifting import margin, same, shifts
from campaignkit.campaign.changes.sign_offs import falling_later, stale_sign_offs
from campaignkit.campaign.closings import announce_before, only_closing
from campaignkit.campaign.commands import AdoptPlan, Amend, Extend, Shorten
from campaignkit.campaign.decider import apply, decide
from campaignkit.campaign.gates import reviewed
from campaignkit.campaign.plan import AdoptedPlan
from campaignkit.campaign.states import Campaign, Planning, adopt
from campaignkit.checklists import ReviewLine, Verdict
from campaignkit.creatives import ChangesAsked, Submitted, VisualApproved
from campaignkit.machine import Accepted, Refused
from campaignkit.objectives import Reworked
from campaignkit.rules import Deposited, DepositOwed, Published
from campaignkit.values import UNKNOWN, Instant, Maybe, Money, SubjectId

Change: TypeAlias = AdoptPlan | Amend | Extend | Shorten
MAY: Mapping[type[Any], str] = {Extend: "may_extend", Shorten: "may_shorten", Amend: "may_amend"}
REDONE = ("creatives.", "channels.", "rules.texts")
"""Where things say a date or a prize that somebody makes anew."""
ASKED_FOR = "what if"
"""The reason and the proof of a change that nobody has asked for yet."""


def change_command(campaign: Campaign, adopted: AdoptedPlan, *, reason: str, asked_by: SubjectId, proof: str) -> Change:
    """The command that brings a campaign under this plan.

    In planning the plan is adopted. After the launch a change of one closing, with the dates that
    follow it, extends or shortens that round; any other amends.
    """
    if isinstance(campaign.phase, Planning):
        return AdoptPlan(adopted)
    return _after_the_launch(campaign, adopted, reason, asked_by, proof)


def _after_the_launch(
    campaign: Campaign, adopted: AdoptedPlan, reason: str, asked_by: SubjectId, proof: str
) -> Amend | Extend | Shorten:
    for old in campaign.plan.rounds:
        new = adopted.plan.round(old.id)
        if new is None or old.closes_at is UNKNOWN or new.closes_at is UNKNOWN or new.closes_at == old.closes_at:
            continue
        if not only_closing(campaign.plan, adopted.plan, old.id):
            break
        asked: dict[str, Any] = {"adopted": adopted, "reason": reason, "asked_by": asked_by, "proof": proof}
        if new.closes_at > old.closes_at:
            return Extend(extended=old.id, closes_at=new.closes_at, **asked)
        return Shorten(shortened=old.id, closes_at=new.closes_at, **asked)
    return Amend(adopted=adopted, reason=reason, asked_by=asked_by, proof=proof)


def what_if(campaign: Campaign, adopted: AdoptedPlan, now: Instant, actor: SubjectId) -> WhatIf:
    """Everything that follows if this person brings the campaign under this plan now; changes nothing.

    The answer rests on the plan as far as it goes: a text that it does not hold is not read, and work
    of which it does not say what it takes is not counted.
    """
    command = change_command(campaign, adopted, reason=ASKED_FOR, asked_by=actor, proof=ASKED_FOR)
    outcome = decide(campaign, command, now, actor)
    then = _then(campaign, adopted, outcome)
    redo = to_redo(campaign, adopted.plan)
    before = set(stale_sign_offs(campaign, now))
    return WhatIf(
        before=campaign.plan,
        after=adopted.plan,
        at=now,
        permission=_permission(campaign, adopted, command, outcome.reasons if isinstance(outcome, Refused) else ()),
        amendment=_amendment(campaign, redo),
        deposited=isinstance(campaign.rules.document, Deposited | DepositOwed),
        redo=redo,
        fallen=tuple(each for each in stale_sign_offs(then, now) if each not in before),
        falling=falling_later(then, redo, now),
        contradictions=tuple(_contradictions(campaign, adopted, now)),
        shifts=shifts(campaign.plan, adopted.plan),
        margin=margin(campaign.plan, adopted.plan),
        cost=_cost(campaign, redo),
        changed=tuple(differences(campaign.plan, adopted.plan)),
        same=same(campaign.plan, adopted.plan),
    )


def _contradictions(campaign: Campaign, adopted: AdoptedPlan, now: Instant) -> Iterator[ReviewLine]:
    """What the lint blocks in the new plan and not in the old one; what texts and pictures say is to be redone."""
    before = {line.key for line in reviewed(campaign, "lint", "", now).blocking}
    for line in reviewed(adopt(campaign, adopted), "lint", "", now).blocking:
        places = {answer.where for answer in line.answers if answer.verdict is Verdict.FAIL}
        if line.key not in before and not all(each.startswith(REDONE) for each in places):
            yield line


def _then(campaign: Campaign, adopted: AdoptedPlan, outcome: object) -> Campaign:
    """The campaign after the change; if it is refused, as if only the plan had been put in its place."""
    if isinstance(outcome, Accepted):
        return reduce(apply, outcome.events, campaign)
    return adopt(campaign, adopted)


def _permission(campaign: Campaign, adopted: AdoptedPlan, command: Change, reasons: tuple[Any, ...]) -> Permission:
    plan = campaign.plan
    change = _after_the_launch(campaign, adopted, ASKED_FOR, SubjectId("-"), ASKED_FOR)
    clause = plan.rules.amending
    notice = None
    if not isinstance(change, Amend):
        moved = change.extended if isinstance(change, Extend) else change.shortened
        notice = announce_before(plan, moved, change.closes_at)
    return Permission(
        command=command.name,
        reasons=reasons,
        version="" if plan.rules.version is UNKNOWN else plan.rules.version,
        article="" if clause is UNKNOWN or clause is None else clause.article,
        announce_before=notice,
        public=campaign.announced,
        once_public=getattr(plan.incidents, MAY[type(change)]),
    )


def _amendment(campaign: Campaign, redo: tuple[Redo, ...]) -> int | None:
    """The number of the amendment that the rules need; None when they need none, or nobody has read them yet."""
    document = campaign.rules.document
    needed = any(each.what is Reworked.RULES for each in redo)
    return document.amendments + 1 if needed and isinstance(document, Published | Deposited | DepositOwed) else None


def _cost(campaign: Campaign, redo: tuple[Redo, ...]) -> Cost:
    works = [work for each in redo for work in each.work]
    fee = _fee(campaign, redo)
    prices: list[Maybe[Money]] = [UNKNOWN if work.rate is UNKNOWN else work.rate * work.hours for work in works]
    prices += [UNKNOWN for each in redo if not each.work] + ([] if fee is None else [fee])
    asked, agreed = _rounds(campaign, redo), campaign.plan.creatives.revision_rounds
    return Cost(
        hours=sum((work.hours for work in works), Decimal(0)),
        fee=fee,
        money=_sum(prices),
        asked=asked,
        agreed=None if agreed is UNKNOWN else agreed,
    )


def _sum(prices: list[Maybe[Money]]) -> Maybe[Money]:
    known = [price for price in prices if price is not UNKNOWN]
    if not known or len(known) < len(prices) or len({price.currency for price in known}) > 1:
        return UNKNOWN
    return reduce(lambda one, other: one + other, known)


def _fee(campaign: Campaign, redo: tuple[Redo, ...]) -> Maybe[Money | None]:
    """What the depositary charges; None when no amendment is deposited."""
    deposit = campaign.plan.rules.deposit
    if _amendment(campaign, redo) is None or deposit is None or deposit is UNKNOWN or deposit.amendments is False:
        return None
    return deposit.amendment_fee


def _rounds(campaign: Campaign, redo: tuple[Redo, ...]) -> int | None:
    """The round of changes that the visual most often sent back comes to."""
    names = [thing.name for each in redo if each.what is Reworked.VISUAL for thing in each.things]
    states = (campaign.creatives.visuals.get(name) for name in names)
    asked = [state.asked for state in states if isinstance(state, Submitted | ChangesAsked | VisualApproved)]
    return max(asked) + 1 if asked else None
