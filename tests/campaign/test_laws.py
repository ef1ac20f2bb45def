"""The laws of the whole house, through any sequence of commands."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from campaignkit.approvals import SignOff, Waive, WithdrawSignOff
from campaignkit.campaign import (
    CAMPAIGN,
    EVENTS,
    FOLLOW_ONLY,
    NOTHING_YET,
    AddRound,
    AdoptPlan,
    AnnounceRound,
    Archive,
    Campaign,
    Cancel,
    CloseRound,
    End,
    Extend,
    GatePassed,
    Launch,
    Pause,
    Resume,
    SettleRound,
    Shorten,
    StartCampaign,
    UnknownCommandError,
    VoidRound,
    apply,
    decide,
    every_check,
    explain,
    reviewed,
)
from campaignkit.campaign.gates import case_of
from campaignkit.campaign.moves import ROUND_PHASES
from campaignkit.campaign.reasons import NOT_ASKED_FOR
from campaignkit.campaign.slots import BY_COMMAND
from campaignkit.campaign.states import Archived, Cancelled, Closed, Ended, Planning, Sealed
from campaignkit.checklists import Severity, Verdict, worst
from campaignkit.checklists.review import EMPTY
from campaignkit.claims import Confirmed, DeclareIneligible, DeclinePrize, ExpireClaim
from campaignkit.codec import EventCodec
from campaignkit.creatives import ConfirmPost
from campaignkit.draw import DecisionRecorded, RecordDecision, SettleDraw, VoidDraw
from campaignkit.entries import ExplainDifference
from campaignkit.incidents import ReportIncident, ResolveIncident
from campaignkit.machine import NO_SUCH_ITEM, NOT_NOW, Accepted, Refused, Wanted
from campaignkit.privacy import EraseData, PurposeId
from campaignkit.shipping import (
    AbandonParcel,
    AddressConfirmed,
    ConfirmDelivery,
    ParcelSent,
    PrizeCodeSent,
    PrizeHandedOver,
    PrizePrepared,
    ReportReturn,
)
from campaignkit.simulation.before import LEAD, proof
from campaignkit.values import SubjectId, digest_of
from tests.campaign.buttons import PLAN, PLANS, button, buttons, without_arguments
from tests.campaign.play import (
    AGAIN,
    FIRST,
    HOUSE_ATTESTED,
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
    drawn,
    ended,
    figures,
    hold,
    kept,
    launched,
    packing,
    place,
    preparation,
    sending,
    waive,
)

CODEC = EventCodec(EVENTS)
OPEN = (Verdict.FAIL, Verdict.UNKNOWN)
GIVING = (AddressConfirmed, PrizePrepared, ParcelSent, PrizeHandedOver, PrizeCodeSent)
CHECKS = {check.id for _room, check in every_check()}
KNOWN_CODES = CHECKS | {kind.code for kind in (NOT_NOW, NO_SUCH_ITEM, EMPTY, NOT_ASKED_FOR)}
KNOWN_CODES |= {
    kind.code for slot in BY_COMMAND.values() for items in slot.room.items for kind in items.machine.reasons
}
MILESTONES = tuple(
    at(text)
    for text in (
        "2023-09-13 09:55", "2023-09-14 17:01", "2023-09-15 00:01", "2023-09-15 11:30", "2023-09-15 13:00:10",
        "2023-09-18 10:00", "2023-09-25 10:05", "2023-10-06 15:30", "2024-01-31 09:00",
    )
)  # fmt: skip
THEN: tuple[object, ...] = (
    Launch(),
    *(ConfirmPost(post.id, address="https://instagram.example/p") for post in PLAN.creatives.posts),
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
    ("2023-09-15 00:01", (*THEN[1:5], CloseRound(MAIN))),
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
    closing(Extend, "2023-09-16 18:00", adopted=PLANS[3]),
    closing(Shorten, "2023-09-14 18:00", adopted=PLANS[4]),
    AnnounceRound(MAIN),
    *(AdoptPlan(adopted) for adopted in PLANS),
    *(amend(adopted.plan) for adopted in PLANS),
)
people = st.sampled_from([SubjectId(name) for name in ("p-01", "p-02", "p-03", "p-04", "p-05", "nobody")])
attested_checks = st.sampled_from([check for check, _who in HOUSE_ATTESTED])


class Campaigns(RuleBasedStateMachine):
    """'replay equals live after every step; a refusal changes nothing; launch impossible with an open blocking check,

    through any sequence of commands', from a complete plan that can be signed.
    """

    def __init__(self) -> None:
        super().__init__()
        self.live: Campaign = NOTHING_YET
        self.replayed: Campaign = NOTHING_YET
        self.log: list[tuple[str, int, str]] = []
        self.now = at("2023-08-21 09:00")

    @initialize(chapters=st.integers(0, len(CHAPTERS)))
    def begin(self, chapters: int) -> None:
        self.ask(StartCampaign(adopting(PLAN)))
        for when, commands in CHAPTERS[:chapters]:
            self.now = at(when)
            for command in commands:
                self.ask(command)

    def ask(self, command: object) -> None:
        """Decide, look at the answer with every law, and record it."""
        outcome = decide(self.live, command, self.now, LEAD)
        assert decide(self.live, command, self.now, LEAD) == outcome
        if isinstance(outcome, Refused):
            self.refused(outcome)
            return
        assert type(command) not in FOLLOW_ONLY
        self.still_takes(command)
        for fact in outcome.events:
            self.follows(fact, outcome)
            self.live = apply(self.live, fact)
            self.log.append(CODEC.encode(fact))
            self.replayed = apply(self.replayed, CODEC.decode(*self.log[-1]))

    def refused(self, outcome: Refused) -> None:
        for reason in outcome.reasons:
            assert reason.code in KNOWN_CODES
            assert all(words.strip() for words in (reason.text.fr, reason.text.en, reason.remedy.fr, reason.remedy.en))

    def still_takes(self, command: object) -> None:
        over = isinstance(self.live.phase, Archived | Cancelled | Ended)
        if over and type(command) in CAMPAIGN.commands:
            assert not isinstance(self.live.phase, Archived)
            assert isinstance(command, Archive) or type(command) in ROUND_PHASES

    def follows(self, fact: Any, outcome: Accepted[Any]) -> None:
        match type(fact).__name__:
            case "Launched":
                self.nothing_open()
            case "GatePassed":
                own = reviewed(self.live, fact.gate, fact.item, self.now).verdicts
                assert own.items() <= fact.verdicts.items()
                assert fact.gate == "amend" or own == fact.verdicts
            case "RoundSealed":
                assert isinstance(self.live.rounds[fact.round], Closed)
            case "RoundDrawn":
                chosen = any(isinstance(each, DecisionRecorded) and each.round == fact.round for each in outcome.events)
                assert isinstance(self.live.rounds[fact.round], Closed if chosen else Sealed)
            case _ if isinstance(fact, GIVING):
                assert isinstance(self.live.claims.claims[fact.claim], Confirmed)
            case _:
                pass

    def nothing_open(self) -> None:
        """Every blocking question of the launch, asked anew without the review."""
        for room, check in every_check():
            if check.gate in {"launch", "lint"} and check.severity is Severity.BLOCKING:
                case = case_of(self.live, room, "", self.now)
                open_ = worst(check.answers(case)) in OPEN
                assert not open_ or self.live.approvals.waived(check.id, "", self.now), check.id

    @rule(commands=st.lists(buttons, min_size=1, max_size=5))
    def press_buttons_blindly(self, commands: list[object]) -> None:
        for command in commands:
            self.ask(command)

    @precondition(lambda self: isinstance(self.live.phase, Planning))
    @rule(leave_out=st.none() | st.integers(0, len(preparation()) - 1))
    def prepare(self, leave_out: int | None) -> None:
        for number, command in enumerate(preparation()):
            if number != leave_out:
                self.ask(command)

    @rule(steps=st.integers(1, 12))
    def go_on(self, steps: int) -> None:
        for command in THEN:
            if steps and isinstance(decide(self.live, command, self.now, LEAD), Accepted):
                self.ask(command)
                steps -= 1

    @rule(command=st.sampled_from(TURNS))
    def somebody_tries_something(self, command: object) -> None:
        self.ask(command)

    @rule(first=st.integers(0, len(TURNS) - 1))
    def something_happens(self, first: int) -> None:
        for command in (*TURNS[first:], *TURNS[:first]):
            if isinstance(decide(self.live, command, self.now, LEAD), Accepted):
                self.ask(command)
                return

    @rule(moment=st.sampled_from(MILESTONES))
    def time_passes(self, moment: Any) -> None:
        self.now = max(self.now, moment)

    @rule(check=attested_checks, who=people, channel=st.sampled_from(["", "e-mail"]), given=st.booleans())
    def sign(self, check: str, who: SubjectId, channel: str, *, given: bool) -> None:
        self.ask(SignOff(check, decided_by=who, channel=channel, proof=proof(check) if given else ""))

    @rule(check=attested_checks)
    def withdraw(self, check: str) -> None:
        self.ask(WithdrawSignOff(check, reason="second thoughts"))

    @rule(who=people, until=st.sampled_from(MILESTONES), data=st.data())
    def waive_what_is_open(self, who: SubjectId, until: Any, data: st.DataObject) -> None:
        lines = reviewed(self.live, "launch", "", self.now).blocking
        if lines:
            line = data.draw(st.sampled_from(lines))
            self.ask(Waive(line.key, reason="so be it", decided_by=who, until=until))

    @rule()
    def explain_everything(self) -> None:
        told = {(item, command): outcome for item, command, outcome in explain(self.live, self.now, LEAD)}
        assert not FOLLOW_ONLY & {command for _item, command in told}
        for command, key in without_arguments(self.live):
            if command in FOLLOW_ONLY:
                continue
            item = next(iter(key.values()), "")
            agrees(told[item, command], decide(self.live, command(**key), self.now, LEAD))

    @rule(command=st.sampled_from(sorted(FOLLOW_ONLY, key=lambda each: each.__name__)), data=st.data())
    def ask_for_what_only_follows(self, command: Any, data: st.DataObject) -> None:
        outcome = decide(self.live, data.draw(button(command)), self.now, LEAD)
        assert isinstance(outcome, Refused)
        assert [reason.kind for reason in outcome.reasons] == [NOT_ASKED_FOR]

    @invariant()
    def the_log_replayed_is_the_live_state(self) -> None:
        assert self.replayed == self.live

    def teardown(self) -> None:
        again = NOTHING_YET
        for row in self.log:
            again = apply(again, CODEC.decode(*row))
        assert again == self.live


def agrees(told: Any, decided: Any) -> None:
    """Accepted with the same facts, or refused with reasons that the decision gives too."""
    assert not isinstance(told, Wanted)
    if isinstance(told, Accepted):
        assert isinstance(decided, Accepted)
        assert tuple(fact for fact in decided.events if not isinstance(fact, GatePassed)) == told.events
    else:
        assert isinstance(decided, Refused)
        assert {reason.code for reason in told.reasons} <= {reason.code for reason in decided.reasons}


TestAnySequence = Campaigns.TestCase
EXAMPLES = max(10, settings().max_examples // 2)
TestAnySequence.settings = settings(max_examples=EXAMPLES, stateful_step_count=20, deadline=None)


class TestExplain:
    """'`explain` agrees with `decide`'"""

    def test_the_gate_of_a_parcel_is_asked_about_its_own_claim(self) -> None:
        play = kept(drawn)
        play.do(*confirming(), *packing(), when="2023-09-18 10:00")
        told = {(item, command.__name__): found for item, command, found in explain(play.campaign, play.now, LEAD)}
        assert told[FIRST, "SendParcel"] == Wanted(("carrier",))

    def test_what_would_be_refused_further_on_is_refused(self) -> None:
        play = kept(drawn)
        play.do(*confirming()[:1], SettleDraw(MAIN, certificate_sha256=digest_of(b"final")))
        play.now = at("2023-12-01 10:00")
        told = {(item, command.__name__): found for item, command, found in explain(play.campaign, play.now, LEAD)}
        agrees(told[FIRST, "ExpireClaim"], decide(play.campaign, ExpireClaim(FIRST), play.now, LEAD))


class TestTheOnlyWayIn:
    """'decide(campaign, command, now, actor)` is the only way in'"""

    def test_what_is_no_command_is_an_error_that_names_it(self) -> None:
        with pytest.raises(UnknownCommandError, match="int is no command"):
            decide(NOTHING_YET, 3, at("2023-08-21 09:00"), LEAD)

    def test_the_guards_reasons_and_the_gates_are_given_together(self) -> None:
        play = launched()
        codes = play.codes(Pause(reason=" "))
        assert codes == ["campaign.no-reason"]
        play.do(Pause(reason="a bug"), ReportIncident("i1", trigger="mishap", what="a bug"))
        assert play.codes(Resume(reason="")) == ["campaign.no-reason", "campaign.incidents-over"]

    def test_an_archived_campaign_takes_no_command_of_the_campaign(self) -> None:
        play = kept(ended)
        erased = [
            EraseData(PurposeId(name), rows=1, attestation=digest_of(b"gone")) for name in ("contest", "delivery")
        ]
        play.do(*erased, Archive(), when="2024-01-31 09:00")
        assert isinstance(play.campaign.phase, Archived)
        for command in (*THEN, *TURNS, StartCampaign(adopting(PLAN))):
            with suppress(AssertionError):
                play.do(command)
                assert type(command) not in CAMPAIGN.commands
