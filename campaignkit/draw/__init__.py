"""The draw: how winners are chosen, so that anyone can recompute it; the pure protocol is in `draw.protocol`."""

from campaignkit.draw.checks import CHECKS
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
from campaignkit.draw.moves import DRAW, DRAWN, DrawView
from campaignkit.draw.plan import (
    DrawPlan,
    Method,
    PrizePer,
    Reaction,
    ReactionsPlan,
    RoundDraw,
    TierId,
    TierPlan,
    Within,
)
from campaignkit.draw.reasons import REASONS
from campaignkit.draw.selection import Criterion, InstantWin, Slide, Stage, Step, Winner
from campaignkit.draw.states import (
    Committed,
    DrawnPlace,
    DrawSettled,
    DrawState,
    Held,
    Recorded,
    Substitution,
    Voided,
    held_as,
    sealed_as,
)
from campaignkit.draw.substitution import holders, moves_up
from campaignkit.draw.terms import DrawOutcome, outcome, sealed_tier

__all__ = [
    "CHECKS",
    "DRAW",
    "DRAWN",
    "REASONS",
    "CommitDraw",
    "Committed",
    "Criterion",
    "DecisionRecorded",
    "DrawCommitted",
    "DrawEvent",
    "DrawHeld",
    "DrawOutcome",
    "DrawPlan",
    "DrawSettled",
    "DrawState",
    "DrawSubstituted",
    "DrawView",
    "DrawVoided",
    "DrawnPlace",
    "FinalCertificateIssued",
    "Held",
    "HoldDraw",
    "InstantWin",
    "Method",
    "PrizePer",
    "Reaction",
    "ReactionsPlan",
    "RecordDecision",
    "Recorded",
    "RoundDraw",
    "SettleDraw",
    "Slide",
    "Stage",
    "Step",
    "Substitute",
    "Substitution",
    "TierId",
    "TierPlan",
    "VoidDraw",
    "Voided",
    "Winner",
    "Within",
    "held_as",
    "holders",
    "moves_up",
    "outcome",
    "sealed_as",
    "sealed_tier",
]
