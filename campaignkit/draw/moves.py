"""The table of a round's draw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias, assert_never

from attrs import evolve, field, frozen

from campaignkit.draw import reasons as r
from campaignkit.draw.commands import CommitDraw, HoldDraw, RecordDecision, SettleDraw, Substitute, VoidDraw
from campaignkit.draw.events import (
    DecisionRecorded,
    DrawCommitted,
    DrawEvent,
    DrawHeld,
    DrawSubstituted,
    DrawVoided,
    FinalCertificateIssued,
)
from campaignkit.draw.plan import TierPlan, Within
from campaignkit.draw.protocol import CAUSES
from campaignkit.draw.protocol.witness import LEVELS
from campaignkit.draw.states import (
    Committed,
    DrawnPlace,
    DrawnState,
    DrawSettled,
    DrawState,
    Held,
    Recorded,
    Voided,
)
from campaignkit.draw.substitution import holders, substituted, winner_of
from campaignkit.draw.terms import sealed_tier
from campaignkit.machine import Absent, Context, Guard, Items, Machine, Room, impossible, move, require
from campaignkit.values import RoundId, Text, iso


@frozen(kw_only=True)
class DrawView:
    """What the draw must know of the plan: its tiers by id, in order, and how far ahead it seals.

    `roots` names, for a round that draws afresh, the first round of that line.
    """

    tiers: Mapping[str, TierPlan]
    within: Within
    margin_minutes: int
    roots: Mapping[RoundId, RoundId] = field(factory=dict, hash=False)

    def of(self, round_id: RoundId) -> tuple[TierPlan, ...]:
        """The tiers of a round."""
        root = self.roots.get(round_id, round_id)
        return tuple(tier for tier in self.tiers.values() if tier.given_in(root))


Asking: TypeAlias = Context[DrawView]


def _unsealable(view: DrawView, round_id: RoundId) -> str:
    return ", ".join(tier.id for tier in view.of(round_id) if sealed_tier(tier) is None)


def _strangers(winners: Iterable[DrawnPlace], known: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(place.tier for place in winners if place.tier not in known))


terms_known: Guard[object, CommitDraw, DrawView] = require(
    r.TERMS_UNKNOWN,
    lambda _s, c, ctx: bool(ctx.view.of(c.round)) and not _unsealable(ctx.view, c.round),
    lambda _s, c, ctx: {"tiers": _unsealable(ctx.view, c.round) or "-"},
)
far_enough: Guard[object, CommitDraw, DrawView] = require(
    r.TOO_CLOSE,
    lambda _s, c, ctx: c.sealed_at.add(minutes=ctx.view.margin_minutes) <= c.round_time,
    lambda _s, _c, ctx: {"minutes": ctx.view.margin_minutes},
)
still_to_come: Guard[object, CommitDraw, DrawView] = require(
    r.OUTCOME_KNOWN, lambda _s, c, ctx: ctx.now < c.round_time, lambda _s, c, _ctx: {"round_time": iso(c.round_time)}
)
sealed_by_now: Guard[object, CommitDraw, DrawView] = require(
    r.SEALED_LATER, lambda _s, c, ctx: c.sealed_at <= ctx.now, lambda _s, c, _ctx: {"sealed_at": iso(c.sealed_at)}
)
round_came: Guard[Committed, HoldDraw, DrawView] = require(
    r.TOO_EARLY, lambda s, _c, ctx: ctx.now >= s.round_time, lambda s, _c, _ctx: {"round_time": iso(s.round_time)}
)
some_winner: Guard[object, HoldDraw | RecordDecision, DrawView] = require(
    r.NO_WINNER, lambda _s, c, _ctx: bool(c.winners)
)
sealed_tiers_only: Guard[Committed, HoldDraw, DrawView] = require(
    r.NO_SUCH_TIER,
    lambda s, c, _ctx: not _strangers(c.winners, [each.name for each in s.tiers]),
    lambda s, c, _ctx: {
        "tiers": _strangers(c.winners, [each.name for each in s.tiers]),
        "known": ", ".join(each.name for each in s.tiers),
    },
)
planned_tiers_only: Guard[object, RecordDecision, DrawView] = require(
    r.NO_SUCH_TIER,
    lambda _s, c, ctx: not _strangers(c.winners, ctx.view.tiers),
    lambda _s, c, ctx: {"tiers": _strangers(c.winners, ctx.view.tiers), "known": ", ".join(ctx.view.tiers) or "-"},
)
level_known: Guard[object, HoldDraw, DrawView] = require(
    r.NO_SUCH_LEVEL, lambda _s, c, _ctx: c.level in LEVELS, lambda _s, c, _ctx: {"level": c.level}
)
cause_known: Guard[object, Substitute, DrawView] = require(
    r.NO_SUCH_CAUSE, lambda _s, c, _ctx: c.cause in CAUSES, lambda _s, c, _ctx: {"cause": c.cause}
)
holds_it: Guard[Held, Substitute, DrawView] = require(
    r.NOT_HOLDER,
    lambda s, c, _ctx: c.from_entry in holders(s, c.tier),
    lambda s, c, _ctx: {"entry": c.from_entry, "tier": c.tier, "holders": ", ".join(holders(s, c.tier)) or "-"},
)
has_reason: Guard[object, VoidDraw, DrawView] = require(r.NO_REASON, lambda _s, c, _ctx: bool(c.reason.strip()))
has_signature: Guard[object, VoidDraw, DrawView] = require(
    r.NO_SIGNATURE, lambda _s, c, _ctx: bool(c.signature.strip())
)
has_minutes: Guard[object, RecordDecision, DrawView] = require(
    r.NO_MINUTES, lambda _s, c, _ctx: bool(c.minutes.strip())
)


def committed(_state: object, command: CommitDraw, ctx: Asking) -> DrawCommitted:
    """The fact, with the terms of the plan as they stand at this moment."""
    return DrawCommitted(
        round=command.round,
        commitment_sha256=command.commitment_sha256,
        sealed=command.sealed,
        beacon_round=command.beacon_round,
        round_time=command.round_time,
        sealed_at=command.sealed_at,
        sequence=command.sequence,
        tiers=tuple(tier for each in ctx.view.of(command.round) if (tier := sealed_tier(each)) is not None),
        within=ctx.view.within.value,
        by=ctx.actor,
    )


def passed_on(state: Held, command: Substitute, ctx: Asking) -> DrawSubstituted:
    """The fact, with who takes what; its instant has whole seconds, as a certificate writes it."""
    lines = substituted(
        state, tier=command.tier, from_entry=command.from_entry, cause=command.cause, at=ctx.now.replace(microsecond=0)
    )
    return DrawSubstituted(round=command.round, lines=lines)


def apply(state: DrawnState | Absent, event: DrawEvent) -> DrawnState:
    """The draw after the event."""
    match event:
        case DrawCommitted():
            return _committed(state, event)
        case DrawHeld():
            return _held(state, event)
        case DrawSubstituted():
            return _substituted(state, event)
        case FinalCertificateIssued():
            return _settled(state, event)
        case DrawVoided():
            return _voided(state, event)
        case DecisionRecorded():
            return _recorded(state, event)
        case _:
            assert_never(event)


def _committed(state: DrawnState | Absent, event: DrawCommitted) -> Committed:
    if not isinstance(state, Absent):
        raise impossible(state, event)
    return Committed(
        commitment_sha256=event.commitment_sha256,
        sealed=event.sealed,
        beacon_round=event.beacon_round,
        round_time=event.round_time,
        sealed_at=event.sealed_at,
        sequence=event.sequence,
        tiers=event.tiers,
        within=event.within,
        by=event.by,
    )


def _held(state: DrawnState | Absent, event: DrawHeld) -> Held:
    if not isinstance(state, Committed):
        raise impossible(state, event)
    return Held(
        commitment=state,
        winners=event.winners,
        alternates=event.alternates,
        waiting=event.waiting,
        certificate_sha256=event.certificate_sha256,
        level=event.level,
    )


def _substituted(state: DrawnState | Absent, event: DrawSubstituted) -> Held:
    if not isinstance(state, Held):
        raise impossible(state, event)
    return evolve(
        state,
        substitutions=(*state.substitutions, *event.lines),
        passed_over=(*state.passed_over, winner_of(state, event.lines[0].from_entry)),
    )


def _settled(state: DrawnState | Absent, event: FinalCertificateIssued) -> DrawSettled:
    if not isinstance(state, Held):
        raise impossible(state, event)
    return DrawSettled(held=state, certificate_sha256=event.certificate_sha256)


def _voided(state: DrawnState | Absent, event: DrawVoided) -> Voided:
    if not isinstance(state, Committed):
        raise impossible(state, event)
    return Voided(commitment=state, reason=event.reason, signature=event.signature, at=event.at)


def _recorded(state: DrawnState | Absent, event: DecisionRecorded) -> Recorded:
    if not isinstance(state, Absent):
        raise impossible(state, event)
    return Recorded(winners=event.winners, decided_by=event.decided_by, minutes=event.minutes)


DRAWN: Machine[DrawEvent, DrawView] = Machine(
    "draw",
    Text("tirage", "draw"),
    (
        move(
            CommitDraw,
            Absent,
            Committed,
            DrawCommitted,
            terms_known,
            far_enough,
            still_to_come,
            sealed_by_now,
            emit=committed,
        ),
        move(HoldDraw, Committed, Held, DrawHeld, round_came, some_winner, sealed_tiers_only, level_known),
        move(VoidDraw, Committed, Voided, DrawVoided, has_reason, has_signature),
        move(Substitute, Held, Held, DrawSubstituted, cause_known, holds_it, emit=passed_on),
        move(SettleDraw, Held, DrawSettled, FinalCertificateIssued),
        move(
            RecordDecision,
            Absent,
            Recorded,
            DecisionRecorded,
            some_winner,
            planned_tiers_only,
            has_minutes,
        ),
    ),
    apply,
    final=(DrawSettled, Recorded, Voided),
)
DRAW: Room[DrawState, DrawView] = Room("draw", (Items(DRAWN, "rounds", "round"),))
