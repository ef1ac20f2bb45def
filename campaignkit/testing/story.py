"""A campaign played in the pure core: facts decided, applied, and kept as its log."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from attrs import evolve

from campaignkit.approvals import SignOff, Waive
from campaignkit.campaign import (
    NOTHING_YET,
    AddRound,
    AdoptedPlan,
    Amend,
    AnnounceRound,
    Campaign,
    CampaignPlan,
    CloseRound,
    End,
    Extend,
    Launch,
    SettleRound,
    Shorten,
    StartCampaign,
    apply,
    decide,
)
from campaignkit.channels import ProveAccess
from campaignkit.claims import (
    AcceptPrize,
    ConfirmWinner,
    GivePublicationConsent,
    NotifyWinner,
    ReceiveDocument,
)
from campaignkit.codec import digests
from campaignkit.creatives import ApproveVisual, ConfirmPost, SchedulePost, SubmitVisual
from campaignkit.draw import CommitDraw, DrawnPlace, HoldDraw, Reaction, ReactionsPlan, SettleDraw, TierId, VoidDraw
from campaignkit.entries import AdmitBatch, ExplainDifference
from campaignkit.followup import HoldDebrief, IssueReport, RecordCost, RecordHours, RecordKpi
from campaignkit.machine import Accepted, Refused
from campaignkit.objectives import ApproveBudget
from campaignkit.prizes import LineId, SecurePrize
from campaignkit.rules import PublishRules
from campaignkit.shipping import ConfirmAddress, ConfirmDelivery, PreparePrize, SendParcel
from campaignkit.simulation import demo_plan
from campaignkit.simulation.before import ATTESTED, CLIENT, LEAD, corrected, proof
from campaignkit.values import UNKNOWN, Instant, Money, RoundId, SealedList, SubjectId, digest_of, local

MAIN, AGAIN = RoundId("main"), RoundId("again")
PLAN = corrected(demo_plan())
"""A whole plan, of a real contest, that can be signed and launched."""
FIRST, SECOND = "main.parcel.1", "main.parcel.s1"
COMES = "2023-09-15 13:00:03"


def complete_plan() -> CampaignPlan:
    """A whole plan, of a real contest, that can be signed and launched: to start from, with `evolve`."""
    return PLAN


def at(text: str) -> Instant:
    """A civil time of the contest."""
    return local(text, PLAN.clock)


def adopting(plan: CampaignPlan) -> AdoptedPlan:
    """The plan, with the digest of each of its paths."""
    return AdoptedPlan(plan=plan, digests=digests(plan))


HOUSE_ATTESTED = tuple((check, who) for check, who in ATTESTED if not check.startswith("packs."))
"""Those of the house alone: these plays are played without rule packs."""


class Play:
    """One campaign at one moment; `facts` is its log."""

    def __init__(self, campaign: Campaign = NOTHING_YET, now: str = "2023-08-21 09:00") -> None:
        self.campaign: Campaign = campaign
        self.now: Instant = at(now)
        self.actor: SubjectId = LEAD
        self.facts: list[Any] = []

    def do(self, *commands: object, when: str = "") -> tuple[Any, ...]:
        """Do what must be accepted; the facts of it all."""
        self.now = at(when) if when else self.now
        return tuple(fact for command in commands for fact in self._done(command))

    def _done(self, command: object) -> tuple[Any, ...]:
        outcome = decide(self.campaign, command, self.now, self.actor)
        assert isinstance(outcome, Accepted), [f"{each.code} {each.text.en}" for each in outcome.reasons]
        for fact in outcome.events:
            self.campaign = apply(self.campaign, fact)
        self.facts.extend(outcome.events)
        return outcome.events

    def codes(self, command: object) -> list[str]:
        """Why a command is refused, each reason said in both languages."""
        outcome = decide(self.campaign, command, self.now, self.actor)
        assert isinstance(outcome, Refused), outcome
        for reason in outcome.reasons:
            said = (reason.text.fr, reason.text.en, reason.remedy.fr, reason.remedy.en, reason.owner)
            assert all(words.strip() for words in said), reason
        return [reason.code for reason in outcome.reasons]

    def codes_or_none(self, command: object) -> list[str]:
        """Why a command is refused; nothing when it is accepted."""
        outcome = decide(self.campaign, command, self.now, self.actor)
        return [reason.code for reason in outcome.reasons] if isinstance(outcome, Refused) else []

    def refuses(self, command: object, code: str) -> None:
        """Assert that this is among the reasons of a refusal."""
        assert code in self.codes(command)


def preparation(plan: CampaignPlan = PLAN) -> tuple[object, ...]:
    """Everything that the launch gate of the plan wants to see done, sign-offs included."""
    posts = [post for post in plan.creatives.posts if post.publishes_at is not UNKNOWN]
    visuals = plan.creatives.visuals
    return (
        *(ApproveBudget(line.id, reference=f"PO-{line.id}") for line in plan.objectives.budget),
        SecurePrize(LineId("parcel"), units=2, proof=proof("delivery note")),
        *(SubmitVisual(each.id, sha256=digest_of(each.id.encode())) for each in visuals),
        *(ApproveVisual(each.id, decided_by=CLIENT, proof=proof(each.id)) for each in visuals),
        *(
            SchedulePost(post.id, reference=f"ig-{post.id}", publishes_at=post.publishes_at)
            for post in posts
            if post.publishes_at is not UNKNOWN
        ),
        ProveAccess("catch", valid_until=at("2023-12-31 23:00"), proof=proof("token")),
        PublishRules(sha256=digest_of(b"rules"), address="https://catch.example/ostern"),
        *(SignOff(check, decided_by=who, channel="e-mail", proof=proof(check)) for check, who in HOUSE_ATTESTED),
    )


def batch(name: str = "b1", rows: int = 12) -> AdmitBatch:
    """So many entries brought in, all admitted."""
    return AdmitBatch(
        MAIN,
        batch=name,
        source="instagram",
        rows=rows,
        admitted=rows,
        refused_by_reason={},
        accounts=rows,
        sha256=digest_of(name.encode()),
    )


def commit(round_id: RoundId = MAIN, sealed_at: str = "2023-09-15 11:30", comes: str = COMES) -> CommitDraw:
    """A commitment with digests made up."""
    return CommitDraw(
        round_id,
        commitment_sha256=digest_of(round_id.encode()),
        sealed=SealedList(entries=12, tickets=12, sha256=digest_of(b"list"), merkle_root=digest_of(b"root")),
        beacon_round=657413,
        round_time=at(comes),
        sealed_at=at(sealed_at),
        sequence=1,
    )


def place(rank: int, entry: str) -> DrawnPlace:
    """An entry at a rank of the only tier."""
    return DrawnPlace(tier=TierId("parcel"), rank=rank, entry=entry)


def hold(round_id: RoundId = MAIN) -> HoldDraw:
    """The outcome, made up: e1 wins, e2 waits."""
    return HoldDraw(
        round_id,
        certificate_sha256=digest_of(b"certificate"),
        level="claimed",
        winners=(place(1, "e1"),),
        alternates=(place(1, "e2"),),
    )


def waive(on: str, until: str = "2023-12-31 00:00", who: SubjectId = LEAD) -> Waive:
    """Let a check pass."""
    return Waive(on, reason="small prize", decided_by=who, until=at(until))


def reacting(reaction: Reaction, **may: Any) -> CampaignPlan:
    """The plan, with one reaction to every cause, and something else that the rules permit."""
    (tier,) = PLAN.draw.tiers
    every = ReactionsPlan(silence=reaction, refusal=reaction, ineligible=reaction, undeliverable=reaction)
    return evolve(permitting(**may), draw=evolve(PLAN.draw, tiers=(evolve(tier, on=every),)))


def permitting(**may: Any) -> CampaignPlan:
    """The plan, with something else that the rules permit."""
    return evolve(PLAN, incidents=evolve(PLAN.incidents, **may))


def started(plan: CampaignPlan = PLAN) -> Play:
    """A campaign that is being planned."""
    play = Play()
    play.do(StartCampaign(adopting(plan)))
    return play


def prepared(plan: CampaignPlan = PLAN) -> Play:
    """A campaign that may be launched."""
    play = started(plan)
    play.do(*preparation(plan))
    return play


def launched(plan: CampaignPlan = PLAN) -> Play:
    """A campaign that is public, before its round opens."""
    play = prepared(plan)
    play.do(Launch(), when="2023-09-13 09:55")
    return play


def closed(plan: CampaignPlan = PLAN) -> Play:
    """Its round is closed, and twelve entries are in."""
    play = launched(plan)
    posts = [ConfirmPost(post.id, address=f"https://instagram.example/{post.id}") for post in PLAN.creatives.posts[:4]]
    play.do(*posts, when="2023-09-14 17:01")
    play.do(CloseRound(MAIN), when="2023-09-15 00:01")
    play.do(batch(), ExplainDifference(MAIN, shown=12), when="2023-09-15 08:00")
    return play


def sealed(plan: CampaignPlan = PLAN) -> Play:
    """Its list is fixed, and nobody can know the outcome."""
    play = closed(plan)
    play.do(commit(), waive(f"draw.sealed-and-witnessed@{MAIN}"), when="2023-09-15 11:30")
    return play


def drawn(plan: CampaignPlan = PLAN) -> Play:
    """Its first winner is known."""
    play = sealed(plan)
    play.do(hold(), when="2023-09-15 13:00:10")
    return play


def confirming(claim: str = FIRST) -> tuple[object, ...]:
    """From the first message to a confirmed winner."""
    return (
        NotifyWinner(claim, channel="Instagram direct message", proof=proof("message")),
        AcceptPrize(claim, proof=proof("answer")),
        ReceiveDocument(claim, document="address", proof=proof("address")),
        ConfirmWinner(claim, proof=proof("identity")),
        GivePublicationConsent(claim, form="no-name", proof=proof("answer")),
    )


def packing(claim: str = FIRST) -> tuple[object, ...]:
    """From a confirmed winner to a parcel that is ready."""
    return (
        ConfirmAddress(claim, proof=proof("address")),
        PreparePrize(claim, prize="parcel", proof=proof("photo")),
    )


def sending(claim: str = FIRST) -> SendParcel:
    """The parcel leaves."""
    return SendParcel(claim, carrier="DHL", tracking="00340434161094015902")


def announcing(round_id: RoundId = MAIN) -> tuple[object, ...]:
    """The two last words, and the announcement."""
    signs = ((f"draw.record-signed@{round_id}", LEAD), (f"creatives.winner-visual-agreed@{round_id}", CLIENT))
    return (
        *(SignOff(check, decided_by=who, channel="e-mail", proof=proof(check)) for check, who in signs),
        AnnounceRound(round_id),
    )


def figures() -> tuple[object, ...]:
    """What it cost and what it brought."""
    return (
        *(RecordCost(line.id, amount=Money(10, "EUR")) for line in PLAN.objectives.budget),
        *(RecordHours(each.role, hours=each.hours) for each in PLAN.objectives.hours),
        *(
            RecordKpi(kpi.id, value=kpi.target, source="book")
            for kpi in PLAN.objectives.kpis
            if kpi.target is not UNKNOWN
        ),
        IssueReport(sha256=digest_of(b"report")),
        HoldDebrief(keep=("four posts",)),
    )


def ended(plan: CampaignPlan = PLAN) -> Play:
    """Delivered, settled, over."""
    play = drawn(plan)
    play.do(*confirming(), when="2023-09-18 10:00")
    play.do(*announcing(), ConfirmPost("thanks", address="https://instagram.example/thanks"), when="2023-09-25 10:05")
    play.do(*packing(), sending(), when="2023-09-26 09:00")
    play.do(ConfirmDelivery(FIRST, proof=proof("signature")), when="2023-10-06 15:30")
    play.do(*figures(), SettleDraw(MAIN, certificate_sha256=digest_of(b"final")), SettleRound(MAIN), End())
    return play


def kept(make: Callable[..., Play], plan: CampaignPlan = PLAN) -> Play:
    """A story told once for all tests: a copy that may go on by itself."""
    before = _told(make, plan)
    play = Play(before.campaign)
    play.now, play.facts = before.now, list(before.facts)
    return play


@cache
def _told(make: Callable[..., Play], plan: CampaignPlan) -> Play:
    return make(plan)


def closing(change: type[Extend | Shorten], closes_at: str, **about: object) -> Extend | Shorten:
    """Another closing for the only round, asked for as it should be."""
    moment = at(closes_at)
    plan = evolve(PLAN, rounds=(evolve(PLAN.rounds[0], closes_at=moment),))
    name = "extended" if change is Extend else "shortened"
    given: dict[str, Any] = {
        name: MAIN, "closes_at": moment, "adopted": adopting(plan), "reason": "asked", "asked_by": CLIENT,
        "proof": "mail", **about,
    }  # fmt: skip
    return change(**given)


def extend(**about: object) -> Extend | Shorten:
    """A later closing for the only round."""
    return closing(Extend, "2023-09-16 18:00", **about)


def shorten(**about: object) -> Extend | Shorten:
    """An earlier closing for the only round."""
    return closing(Shorten, "2023-09-14 18:00", **about)


def amend(plan: CampaignPlan, **about: object) -> Amend:
    """Another plan after the launch, asked for as it should be."""
    given: dict[str, Any] = {
        "adopted": adopting(plan), "reason": "asked", "asked_by": CLIENT, "proof": "mail", **about,
    }  # fmt: skip
    return Amend(**given)


def fresh_after() -> Play:
    """Its draw was given up, and is to be held again in a new round."""
    play = kept(sealed)
    play.do(
        VoidDraw(MAIN, reason="wrong file", signature="signed"), AddRound(AGAIN, parent=MAIN, reason="the right file")
    )
    return play
