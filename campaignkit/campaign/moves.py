"""The two machines over the rooms: the campaign's phases, and the life of a round.

A gate is no guard of these tables: `gates.py` names the moves that stand behind one, and
`decider.py` asks it before the table is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias, assert_never

from campaignkit.campaign import commands as c
from campaignkit.campaign import events as e
from campaignkit.campaign import reasons as r
from campaignkit.campaign.closings import announce_before, only_closing
from campaignkit.campaign.plan import CampaignPlan
from campaignkit.campaign.states import (
    Announced,
    Archived,
    Campaign,
    Cancelled,
    Closed,
    Drawn,
    Ended,
    Live,
    Open,
    Paused,
    Phase,
    Planning,
    RoundState,
    Sealed,
    Settled,
    Void,
)
from campaignkit.draw import Committed, held_as
from campaignkit.machine import Absent, Context, Guard, Items, Machine, Move, Room, impossible, move, require, word
from campaignkit.values import UNKNOWN, Instant, RoundId, Text, iso

Asking: TypeAlias = Context[Campaign]
Adopting: TypeAlias = c.AdoptPlan | c.Amend | c.Extend | c.Shorten
Changing: TypeAlias = c.Amend | c.Extend | c.Shorten

UNDER_WAY = (Live, Paused, Ended, Cancelled)
ROUND_PHASES: Mapping[type[Any], tuple[type[Any], ...]] = dict.fromkeys(
    (c.CloseRound, c.SealRound, c.DrawRound, c.AnnounceRound, c.SettleRound, c.VoidRound, c.AddRound), UNDER_WAY
)
PLAYED_OUT = (Closed, Sealed, Drawn, Announced, Settled, Void)
DONE = (Settled, Void)
ROUNDS_FOR: Mapping[type[Any], tuple[type[Any], ...]] = {c.End: PLAYED_OUT, c.Archive: DONE}


def _unfinished(command: object, campaign: Campaign) -> str:
    allowed = ROUNDS_FOR[type(command)]
    return ", ".join(
        f"{name} ({word(type(state))})" for name, state in campaign.rounds.items() if not isinstance(state, allowed)
    )


def _owed_less(campaign: Campaign, command: c.Amend) -> Iterator[str]:
    for line in campaign.plan.prizes.lines:
        offered = command.adopted.plan.prizes.line(line.id)
        if offered is None or (offered.units or 0) < (line.units or 0):
            yield line.id


def _dates(plan: CampaignPlan) -> dict[str, object]:
    return {each.id: (each.opens_at, each.closes_at) for each in plan.rounds}


def _keeps_dates(campaign: Campaign, command: c.Amend) -> bool:
    new = _dates(command.adopted.plan)
    return all(new.get(name) == dates for name, dates in _dates(campaign.plan).items())


def _only_date(campaign: Campaign, command: c.Extend | c.Shorten, moved: str) -> bool:
    adopted = command.adopted.plan
    closing = adopted.round(moved)
    if closing is not None and closing.closes_at != command.closes_at:
        return False
    return only_closing(campaign.plan, adopted, moved)


def _announced_by(campaign: Campaign, command: c.Extend | c.Shorten) -> Instant | None:
    moved = command.extended if isinstance(command, c.Extend) else command.shortened
    return announce_before(campaign.plan, moved, command.closes_at)


def _in_notice(ctx: Asking, command: c.Extend | c.Shorten) -> bool:
    last = _announced_by(ctx.view, command)
    return last is None or ctx.now < last


def _notice(ctx: Asking, command: c.Extend | c.Shorten) -> str:
    last = _announced_by(ctx.view, command)
    return "-" if last is None else iso(last)


def _later(ctx: Asking, command: c.Extend) -> bool:
    planned = ctx.view.plan.round(command.extended)
    if planned is not None and planned.over_at is not None and ctx.now >= planned.over_at:
        return False
    return planned is not None and planned.closes_at is not UNKNOWN and command.closes_at > planned.closes_at


def _earlier(ctx: Asking, command: c.Shorten) -> bool:
    planned = ctx.view.plan.round(command.shortened)
    if planned is None or planned.closes_at is UNKNOWN:
        return False
    return ctx.now < command.closes_at < planned.closes_at


def _over(ctx: Asking, command: c.CloseRound) -> bool:
    planned = ctx.view.plan.round(command.round)
    return planned is None or planned.over_at is None or ctx.now >= planned.over_at


def _closing(ctx: Asking, command: c.CloseRound) -> str:
    planned = ctx.view.plan.round(command.round)
    return iso(planned.over_at) if planned and planned.over_at else "-"


def afresh(campaign: Campaign, parent: str) -> dict[str, int]:
    """How many prizes of each tier a new round draws: all of a void round, else those that fell free for it."""
    name = RoundId(parent)
    if isinstance(campaign.rounds.get(name), Void):
        before = campaign.parents.get(name)
        return _planned_counts(campaign, name) if before is None else afresh(campaign, before)
    held = held_as(campaign.draw.rounds.get(name))
    lines = held.substitutions if held else ()
    return dict(Counter(str(line.tier) for line in lines if line.reaction == "fresh"))


def _planned_counts(campaign: Campaign, name: RoundId) -> dict[str, int]:
    tiers = campaign.plan.draw.tiers_of(name)
    return {str(tier.id): tier.count for tier in tiers if tier.count is not UNKNOWN}


def _drawn_afresh(campaign: Campaign, parent: str) -> bool:
    """Whether a round draws the prizes of this one afresh already, or will."""
    children = (child for child, above in campaign.parents.items() if above == parent)
    return any(not isinstance(campaign.rounds[child], Void) for child in children)


same_campaign: Guard[object, Adopting, Campaign] = require(
    r.OTHER_CAMPAIGN,
    lambda _s, cmd, ctx: cmd.adopted.plan.id == ctx.view.id,
    lambda _s, cmd, _ctx: {"other": cmd.adopted.plan.id},
)
new_content: Guard[object, c.AdoptPlan | c.Amend, Campaign] = require(
    r.SAME_PLAN, lambda _s, cmd, ctx: cmd.adopted.plan != ctx.view.plan
)
has_reason: Guard[object, Any, Campaign] = require(r.NO_REASON, lambda _s, cmd, _ctx: bool(cmd.reason.strip()))
has_proof: Guard[object, Changing, Campaign] = require(r.NO_PROOF, lambda _s, cmd, _ctx: bool(cmd.proof.strip()))
still_owed: Guard[object, c.Amend, Campaign] = require(
    r.OWED,
    lambda _s, cmd, ctx: not any(_owed_less(ctx.view, cmd)),
    lambda _s, cmd, ctx: {"lines": ", ".join(_owed_less(ctx.view, cmd))},
)
dates_kept: Guard[object, c.Amend, Campaign] = require(r.DATES_MOVED, lambda _s, cmd, ctx: _keeps_dates(ctx.view, cmd))
extends_only: Guard[object, c.Extend, Campaign] = require(
    r.MORE_THAN_DATE, lambda _s, cmd, ctx: _only_date(ctx.view, cmd, cmd.extended)
)
shortens_only: Guard[object, c.Shorten, Campaign] = require(
    r.MORE_THAN_DATE, lambda _s, cmd, ctx: _only_date(ctx.view, cmd, cmd.shortened)
)
is_later: Guard[object, c.Extend, Campaign] = require(r.NOT_LATER, lambda _s, cmd, ctx: _later(ctx, cmd))
is_earlier: Guard[object, c.Shorten, Campaign] = require(r.NOT_EARLIER, lambda _s, cmd, ctx: _earlier(ctx, cmd))
in_notice: Guard[object, c.Extend | c.Shorten, Campaign] = require(
    r.NO_NOTICE, lambda _s, cmd, ctx: _in_notice(ctx, cmd), lambda _s, cmd, ctx: {"before": _notice(ctx, cmd)}
)
extended_is_open: Guard[object, c.Extend, Campaign] = require(
    r.ROUND_NOT_OPEN,
    lambda _s, cmd, ctx: isinstance(ctx.view.rounds.get(cmd.extended), Open),
    lambda _s, cmd, _ctx: {"round": cmd.extended},
)
shortened_is_open: Guard[object, c.Shorten, Campaign] = require(
    r.ROUND_NOT_OPEN,
    lambda _s, cmd, ctx: isinstance(ctx.view.rounds.get(cmd.shortened), Open),
    lambda _s, cmd, _ctx: {"round": cmd.shortened},
)
rounds_done: Guard[object, c.End | c.Archive, Campaign] = require(
    r.ROUNDS_GO_ON,
    lambda _s, cmd, ctx: not _unfinished(cmd, ctx.view),
    lambda _s, cmd, ctx: {"rounds": _unfinished(cmd, ctx.view)},
)
in_phase: Guard[object, Any, Campaign] = require(
    r.NOT_IN_PHASE,
    lambda _s, cmd, ctx: isinstance(ctx.view.phase, ROUND_PHASES[type(cmd)]),
    lambda _s, cmd, ctx: {
        "phase": word(type(ctx.view.phase)),
        "phases": ", ".join(word(phase) for phase in ROUND_PHASES[type(cmd)]),
    },
)
window_over: Guard[object, c.CloseRound, Campaign] = require(
    r.TOO_EARLY, lambda _s, cmd, ctx: _over(ctx, cmd), lambda _s, cmd, ctx: {"closes_at": _closing(ctx, cmd)}
)


def apply_phase(state: Phase, event: e.PhaseEvent) -> Phase:
    """The phase after the event."""
    match event, state:
        case e.CampaignStarted(), Absent():
            return Planning()
        case (e.PlanAdopted(), Planning()) | (
            (e.PlanAmended() | e.RoundExtended() | e.RoundShortened()),
            Live() | Paused(),
        ):
            return state
        case e.Launched(at=at), Planning():
            return Live(launched_at=at)
        case e.CampaignPaused(reason=reason), Live(launched_at=at):
            return Paused(launched_at=at, reason=reason)
        case e.CampaignResumed(), Paused(launched_at=at):
            return Live(launched_at=at)
        case e.CampaignEnded(at=at), Live(launched_at=launched) | Paused(launched_at=launched):
            return Ended(launched_at=launched, ended_at=at)
        case e.CampaignCancelled(reason=reason), Planning():
            return Cancelled(reason=reason, launched_at=None)
        case e.CampaignCancelled(reason=reason), Live(launched_at=at) | Paused(launched_at=at):
            return Cancelled(reason=reason, launched_at=at)
        case e.CampaignArchived(at=at), Ended() | Cancelled():
            return Archived(archived_at=at)
        case _:
            raise impossible(state, event)


def apply_round(state: RoundState | Absent, event: e.RoundEvent) -> RoundState:
    """The round after the event."""
    match event:
        case e.RoundClosed() | e.RoundAdded():
            return Closed()
        case e.RoundSealed():
            return Sealed()
        case e.RoundDrawn():
            return Drawn()
        case e.RoundAnnounced():
            return Announced()
        case e.RoundSettled():
            return Settled()
        case e.RoundVoided(reason=reason):
            return Void(reason)
        case _:
            assert_never(event)


def _running(
    command: type[Any], event: type[Any], *guards: Guard[Any, Any, Campaign]
) -> tuple[Move[Any, Campaign], ...]:
    return tuple(move(command, phase, phase, event, *guards) for phase in (Live, Paused))


cancelled_first: Guard[object, c.VoidRound, Campaign] = require(
    r.STILL_PLAYED, lambda _s, _cmd, ctx: isinstance(ctx.view.phase, Cancelled)
)
commitment_closed: Guard[object, c.VoidRound, Campaign] = require(
    r.COMMITTED, lambda _s, cmd, ctx: not isinstance(ctx.view.draw.rounds.get(cmd.round), Committed)
)
falls_free: Guard[object, c.AddRound, Campaign] = require(
    r.NOTHING_AFRESH,
    lambda _s, cmd, ctx: any(afresh(ctx.view, cmd.parent).values()) and not _drawn_afresh(ctx.view, cmd.parent),
    lambda _s, cmd, _ctx: {"parent": cmd.parent},
)

PHASE: Machine[e.PhaseEvent, Campaign] = Machine(
    "campaign",
    Text("opération", "campaign"),
    (
        move(c.StartCampaign, Absent, Planning, e.CampaignStarted),
        move(c.AdoptPlan, Planning, Planning, e.PlanAdopted, same_campaign, new_content),
        move(c.Launch, Planning, Live, e.Launched),
        move(c.Pause, Live, Paused, e.CampaignPaused, has_reason),
        move(c.Resume, Paused, Live, e.CampaignResumed, has_reason),
        *_running(c.Amend, e.PlanAmended, same_campaign, new_content, has_reason, has_proof, still_owed, dates_kept),
        *_running(
            c.Extend, e.RoundExtended, extended_is_open, extends_only, is_later, in_notice, has_reason, has_proof
        ),
        *_running(
            c.Shorten, e.RoundShortened, shortened_is_open, shortens_only, is_earlier, in_notice, has_reason, has_proof
        ),
        move(c.End, Live, Ended, e.CampaignEnded, rounds_done),
        move(c.End, Paused, Ended, e.CampaignEnded, rounds_done),
        move(c.Cancel, Planning, Cancelled, e.CampaignCancelled, has_reason),
        move(c.Cancel, Live, Cancelled, e.CampaignCancelled, has_reason),
        move(c.Cancel, Paused, Cancelled, e.CampaignCancelled, has_reason),
        move(c.Archive, Ended, Archived, e.CampaignArchived, rounds_done),
        move(c.Archive, Cancelled, Archived, e.CampaignArchived, rounds_done),
    ),
    apply_phase,
    final=(Archived,),
)
ROUND: Machine[e.RoundEvent, Campaign] = Machine(
    "round",
    Text("session", "round"),
    (
        move(c.CloseRound, Open, Closed, e.RoundClosed, in_phase, window_over),
        move(c.AddRound, Absent, Closed, e.RoundAdded, in_phase, has_reason, falls_free),
        move(c.SealRound, Closed, Sealed, e.RoundSealed, in_phase),
        move(c.DrawRound, Sealed, Drawn, e.RoundDrawn, in_phase),
        move(c.DrawRound, Closed, Drawn, e.RoundDrawn, in_phase),
        move(c.AnnounceRound, Drawn, Announced, e.RoundAnnounced, in_phase),
        move(c.SettleRound, Announced, Settled, e.RoundSettled, in_phase),
        move(c.VoidRound, Open, Void, e.RoundVoided, in_phase, has_reason, cancelled_first),
        move(c.VoidRound, Closed, Void, e.RoundVoided, in_phase, has_reason),
        move(c.VoidRound, Sealed, Void, e.RoundVoided, in_phase, has_reason, commitment_closed),
    ),
    apply_round,
    initial=(Open, Absent),
    final=(Settled, Void),
)
CAMPAIGN: Room[Campaign, Campaign] = Room("campaign", (Items(PHASE, "phase"), Items(ROUND, "rounds", "round")))
