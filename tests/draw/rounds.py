"""A draw of two tiers, as the room records it."""

from __future__ import annotations

from campaignkit.draw import (
    DRAW,
    CommitDraw,
    DrawnPlace,
    DrawState,
    DrawView,
    Held,
    HoldDraw,
    Reaction,
    ReactionsPlan,
    RecordDecision,
    SettleDraw,
    Substitute,
    TierId,
    TierPlan,
    VoidDraw,
    Within,
)
from campaignkit.machine import Context
from campaignkit.values import RoundId, SealedList, SubjectId, digest_of, instant
from tests.tables import told

LEA = SubjectId("lea")
R1 = RoundId("r1")
TRIP, KIT = TierId("trip"), TierId("kit")
SEALED_AT = instant("2026-12-01T10:00:00Z")
ROUND_TIME = SEALED_AT.add(hours=2)
SEALED = SealedList(sha256=digest_of(b"list"), merkle_root=digest_of(b"root"), entries=9, tickets=9)

ON = ReactionsPlan(
    silence=Reaction.NEXT, refusal=Reaction.NEXT, ineligible=Reaction.LAPSE, undeliverable=Reaction.CHARITY
)
TIERS = {
    "trip": TierPlan(id=TRIP, prize="trip", count=1, alternates=1, on=ON),
    "kit": TierPlan(id=KIT, prize="kit", count=2, alternates=1, on=ON),
}
VIEW = DrawView(tiers=TIERS, within=Within.DRAW, margin_minutes=60)
BEFORE = Context(SEALED_AT, LEA, VIEW)
AFTER = Context(ROUND_TIME, LEA, VIEW)


def place(tier: TierId, rank: int, entry: str, unit: str = "") -> DrawnPlace:
    """An entry at a rank."""
    return DrawnPlace(tier=tier, rank=rank, entry=entry, unit=unit)


WINNERS = (place(TRIP, 1, "a"), place(KIT, 1, "b"), place(KIT, 2, "c"))
ALTERNATES = (place(TRIP, 1, "d"), place(KIT, 1, "d"))
WAITING = (place(TRIP, 2, "e"), place(KIT, 2, "e"))

COMMIT = CommitDraw(
    R1,
    commitment_sha256=digest_of(b"commitment"),
    sealed=SEALED,
    beacon_round=657413,
    round_time=ROUND_TIME,
    sealed_at=SEALED_AT,
    sequence=1,
)
HOLD = HoldDraw(
    R1,
    certificate_sha256=digest_of(b"certificate"),
    level="claimed",
    winners=WINNERS,
    alternates=ALTERNATES,
    waiting=WAITING,
)
SETTLE = SettleDraw(R1, certificate_sha256=digest_of(b"final"))
VOID = VoidDraw(R1, reason="the prize is gone", signature="c2lnbmVk")
RECORD = RecordDecision(R1, winners=WINNERS, decided_by=SubjectId("bailiff"), minutes="minutes.pdf")


def loses(tier: TierId, entry: str, cause: str = "silence") -> Substitute:
    """The command by which an entry loses its prize."""
    return Substitute(R1, tier=tier, from_entry=entry, cause=cause)


def committed() -> DrawState:
    """The draw is sealed."""
    return told(DRAW, DrawState(), BEFORE, COMMIT)


def held() -> DrawState:
    """The winners are known."""
    return told(DRAW, committed(), AFTER, HOLD)


def drawn(state: DrawState) -> Held:
    """The draw of the round, whose winners are known."""
    here = state.rounds[R1]
    assert isinstance(here, Held)
    return here
