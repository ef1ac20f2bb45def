"""The campaign decides: one command in, facts or reasons out; the only way in.

1. A command that follows from other facts is refused when a person asks for it.
2. The rights of the plan are asked whether this person may.
3. The gate in front of the move is asked, every question of it.
4. The room that takes the command decides.
5. What follows in other rooms is decided too, on the state that the facts lead to.

All of it is accepted, or nothing is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import groupby
from typing import Any, TypeVar

from attrs import evolve

from campaignkit.campaign.commands import StartCampaign
from campaignkit.campaign.events import (
    CampaignStarted,
    GatePassed,
    Launched,
    PlanAdopted,
    PlanAmended,
    RoundAdded,
    RoundExtended,
    RoundShortened,
)
from campaignkit.campaign.gates import GATES, asked, reviewed
from campaignkit.campaign.reactions import FOLLOW_ONLY, react
from campaignkit.campaign.reasons import NOT_ASKED_FOR, NOT_IN_PHASE
from campaignkit.campaign.rights import barred, not_permitted
from campaignkit.campaign.slots import BY_COMMAND, BY_EVENT
from campaignkit.campaign.states import (
    Archived,
    Campaign,
    Cancelled,
    Ended,
    Live,
    Paused,
    Planning,
    adopt,
    opened,
)
from campaignkit.machine import Absent, Accepted, Context, Outcome, Reason, Refused, word
from campaignkit.privacy import EraseData, HoldData, ReleaseData
from campaignkit.rules import TakeDownRules, VisitRules
from campaignkit.values import CampaignKitError, Instant, SubjectId, Text

T = TypeVar("T")

AFTER_THE_ARCHIVE = (EraseData, HoldData, ReleaseData, TakeDownRules, VisitRules)


class UnknownCommandError(CampaignKitError):
    """Something that is no command of this library."""


def decide(campaign: Campaign, command: object, now: Instant, actor: SubjectId) -> Outcome[Any]:
    """The facts to record, or every reason why not; pure and total, changes nothing."""
    if type(command) not in BY_COMMAND:
        raise UnknownCommandError(
            Text(f"{type(command).__name__} n'est pas une commande", f"{type(command).__name__} is no command"),
            None,
            Text("voir « campaignkit do --help »", "see `campaignkit do --help`"),
        )
    if type(command) in FOLLOW_ONLY:
        return Refused((NOT_ASKED_FOR.because(command=word(type(command))),))
    unfit = not_permitted(campaign, command, actor)
    if not _phase_permits(campaign, command):
        phases = ", ".join(word(phase) for phase in (Planning, Live, Paused, Ended, Cancelled))
        return Refused((*unfit, NOT_IN_PHASE.because(phase=word(type(campaign.phase)), phases=phases)))
    return _unless(unfit, _with_consequences(campaign, command, now, actor))


def _unless(unfit: tuple[Reason, ...], outcome: T) -> T | Refused:
    """The outcome, or a refusal with these reasons and its own."""
    if not unfit:
        return outcome
    return Refused((*unfit, *outcome.reasons) if isinstance(outcome, Refused) else unfit)


def _phase_permits(campaign: Campaign, command: object) -> bool:
    """Nothing happens before the start, and after the archive only what personal data and the rules ask for."""
    match campaign.phase:
        case Absent():
            return isinstance(command, StartCampaign)
        case Archived():
            return isinstance(command, AFTER_THE_ARCHIVE)
        case _:
            return True


def _with_consequences(campaign: Campaign, command: object, now: Instant, actor: SubjectId) -> Outcome[Any]:
    outcome = _one(campaign, command, now, actor)
    return outcome if isinstance(outcome, Refused) else _followed(campaign, outcome, now, actor)


def _followed(campaign: Campaign, outcome: Accepted[Any], now: Instant, actor: SubjectId) -> Outcome[Any]:
    """The facts with those that follow from them, or the first refusal among these."""
    facts: list[Any] = []
    waiting: list[object] = []
    while True:
        for event in outcome.events:
            campaign = apply(campaign, event)
            facts.append(event)
            waiting.extend(react(campaign, event))
        if not waiting:
            return Accepted(tuple(facts))
        following = _one(campaign, waiting.pop(0), now, actor)
        if isinstance(following, Refused):
            return following
        outcome = following


def _one(campaign: Campaign, command: object, now: Instant, actor: SubjectId) -> Outcome[Any]:
    passed, closed = _ask_gate(campaign, command, now)
    slot = BY_COMMAND[type(command)]
    outcome = slot.room.decide(slot.state(campaign), command, Context(now, actor, slot.view(campaign, now)))
    match outcome:
        case Refused(reasons):
            return Refused((*reasons, *closed))
        case Accepted(events):
            return Refused(closed) if closed else Accepted((*passed, *events))


def _ask_gate(campaign: Campaign, command: object, now: Instant) -> tuple[tuple[GatePassed, ...], tuple[Reason, ...]]:
    gate = GATES.get(type(command))
    if gate is None:
        return (), ()
    review = asked(campaign, command, gate, now)
    passed = GatePassed(gate=gate.name, item=gate.item(command), verdicts=review.verdicts)
    return (passed,), review.reasons


def apply(campaign: Campaign, event: object) -> Campaign:
    """Fold one fact into the state; decides nothing, and raises on a fact that cannot follow."""
    if isinstance(event, GatePassed):
        return campaign
    slot = BY_EVENT[type(event)]
    moved = slot.put(campaign, slot.room.apply(slot.state(campaign), event))
    match event:
        case CampaignStarted() | PlanAdopted() | PlanAmended() | RoundExtended() | RoundShortened():
            return adopt(moved, event.adopted)
        case Launched():
            return opened(moved)
        case RoundAdded():
            return evolve(moved, parents={**moved.parents, event.round: event.parent})
        case _:
            return moved


def replay(campaign: Campaign, events: Iterable[object]) -> Campaign:
    """Fold facts in order, as `apply` does one by one; neighbours of one room enter the whole together."""
    for slot, neighbours in groupby(events, lambda event: BY_EVENT.get(type(event))):
        if slot is None or not slot.field:
            campaign = reduce(apply, neighbours, campaign)
        else:
            campaign = slot.put(campaign, slot.room.fold(slot.state(campaign), neighbours))
    return campaign


def explain(campaign: Campaign, now: Instant, actor: SubjectId) -> Iterator[tuple[str, type[Any], Any]]:
    """For each item and command: accepted, refused and why (gates included), or which arguments are wanted."""
    for slot in dict.fromkeys(BY_COMMAND.values()):
        context = Context(now, actor, slot.view(campaign, now))
        for item, command, outcome in slot.room.explain(slot.state(campaign), context):
            if command not in FOLLOW_ONLY:
                behind = _behind_gate(campaign, item, command, outcome, now)
                followed = _followed(campaign, behind, now, actor) if isinstance(behind, Accepted) else behind
                yield item, command, _unless(barred(campaign, command, actor, item=item), followed)


def _behind_gate(campaign: Campaign, item: str, command: type[Any], outcome: Any, now: Instant) -> Any:
    gate = GATES.get(command)
    if gate is None or isinstance(outcome, Refused):
        return outcome
    about = item if item in campaign.rounds or item in campaign.claims.claims else ""
    closed = reviewed(campaign, gate.name, about, now).reasons
    return Refused(closed) if closed else outcome
