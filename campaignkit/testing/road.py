"""The road of one contest: chapter by chapter to its end, step by step, and the turns that things may take."""

from __future__ import annotations

from attrs import evolve

from campaignkit.campaign import (
    AddRound,
    AdoptPlan,
    AnnounceRound,
    Archive,
    Cancel,
    CloseRound,
    End,
    Extend,
    Launch,
    Pause,
    Resume,
    SettleRound,
    Shorten,
    VoidRound,
)
from campaignkit.claims import DeclareIneligible, DeclinePrize, ExpireClaim
from campaignkit.creatives import ConfirmPost
from campaignkit.draw import Reaction, RecordDecision, SettleDraw, VoidDraw
from campaignkit.entries import ExplainDifference
from campaignkit.incidents import ReportIncident, ResolveIncident
from campaignkit.privacy import EraseData, PurposeId
from campaignkit.shipping import AbandonParcel, ConfirmDelivery, ReportReturn
from campaignkit.testing.candidates import variants
from campaignkit.testing.story import (
    AGAIN,
    FIRST,
    MAIN,
    SECOND,
    adopting,
    amend,
    announcing,
    at,
    batch,
    closing,
    commit,
    confirming,
    figures,
    hold,
    packing,
    place,
    preparation,
    reacting,
    sending,
    waive,
)
from campaignkit.values import SubjectId, digest_of

REACTING = reacting(Reaction.NEXT, may_extend=True, may_shorten=True)
"""A plan that lets everything happen: alternates take what falls free, and closings may move."""
OTHERS = variants(REACTING)
LATER, EARLIER = (
    adopting(evolve(REACTING, rounds=(evolve(REACTING.rounds[0], closes_at=at(closes_at)),)))
    for closes_at in ("2023-09-16 18:00", "2023-09-14 18:00")
)
MILESTONES = tuple(
    at(text)
    for text in (
        "2023-09-13 09:55", "2023-09-14 17:01", "2023-09-15 00:01", "2023-09-15 11:30", "2023-09-15 13:00:10",
        "2023-09-18 10:00", "2023-09-25 10:05", "2023-10-06 15:30", "2024-01-31 09:00",
    )
)  # fmt: skip
ROAD: tuple[object, ...] = (
    Launch(),
    *(ConfirmPost(post.id, address="https://instagram.example/p") for post in REACTING.creatives.posts),
    CloseRound(MAIN),
    batch(),
    ExplainDifference(MAIN, shown=12),
    commit(),
    commit(AGAIN),
    waive(f"draw.sealed-and-witnessed@{MAIN}", "2024-06-01 00:00"),
    waive(f"draw.sealed-and-witnessed@{AGAIN}", "2024-06-01 00:00"),
    hold(),
    hold(AGAIN),
    *(command for claim in (FIRST, SECOND) for command in (*confirming(claim), *packing(claim), sending(claim))),
    *(ConfirmDelivery(claim, proof="signature") for claim in (FIRST, SECOND)),
    *announcing(),
    *figures(),
    SettleDraw(MAIN, certificate_sha256=digest_of(b"final")),
    SettleRound(MAIN),
    End(),
    EraseData(PurposeId("contest"), rows=12, attestation=digest_of(b"gone")),
    EraseData(PurposeId("delivery"), rows=1, attestation=digest_of(b"gone")),
    Archive(),
)
DELIVERED = (*packing(), sending(), ConfirmDelivery(FIRST, proof="signature"), *figures())
SETTLED = (SettleDraw(MAIN, certificate_sha256=digest_of(b"final")), SettleRound(MAIN), End())
CHAPTERS: tuple[tuple[str, tuple[object, ...]], ...] = (
    ("2023-08-21 09:00", preparation()),
    ("2023-09-13 09:55", (Launch(),)),
    ("2023-09-15 00:01", (*ROAD[1:5], CloseRound(MAIN))),
    ("2023-09-15 08:00", (batch(), ExplainDifference(MAIN, shown=12))),
    ("2023-09-15 11:30", (commit(), waive(f"draw.sealed-and-witnessed@{MAIN}"))),
    ("2023-09-15 13:00:10", (hold(),)),
    ("2023-09-18 10:00", confirming()),
    ("2023-09-25 10:05", announcing()),
    ("2023-09-26 09:00", DELIVERED),
    ("2023-10-09 10:00", SETTLED),
)
TURNS: tuple[object, ...] = (
    Pause(reason="a bug"),
    Resume(reason="mended"),
    Cancel(reason="the partner is gone"),
    ReportIncident("i1", trigger="mishap", what="a bug"),
    ResolveIncident("i1", lesson="test more"),
    VoidRound(MAIN, reason="too few"),
    VoidRound(AGAIN, reason="too few"),
    AddRound(AGAIN, parent=MAIN, reason="again"),
    VoidDraw(MAIN, reason="wrong file", signature="signed"),
    RecordDecision(MAIN, winners=(place(1, "e7"),), decided_by=SubjectId("p-03"), minutes="minutes"),
    *(DeclinePrize(claim, reason="no wish") for claim in (FIRST, SECOND)),
    *(ExpireClaim(claim) for claim in (FIRST, SECOND)),
    *(DeclareIneligible(claim, reason="suspended", article="2", proof="shot") for claim in (FIRST, SECOND)),
    *(ReportReturn(claim, reason="moved") for claim in (FIRST, SECOND)),
    *(AbandonParcel(claim, fate="alternate", reason="moved") for claim in (FIRST, SECOND)),
    closing(Extend, "2023-09-16 18:00", adopted=LATER),
    closing(Shorten, "2023-09-14 18:00", adopted=EARLIER),
    AnnounceRound(MAIN),
    *(AdoptPlan(adopted) for adopted in OTHERS),
    *(amend(adopted.plan) for adopted in OTHERS),
)
