"""Every button pressed in any order, and each answer held to the laws of the house."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from campaignkit.approvals import SignOff, Waive, WithdrawSignOff
from campaignkit.campaign import (
    CAMPAIGN,
    COMMANDS,
    EVENTS,
    FOLLOW_ONLY,
    NOTHING_YET,
    Archive,
    Campaign,
    GatePassed,
    StartCampaign,
    apply,
    decide,
    every_check,
    explain,
    recomputed,
    replay,
    reviewed,
)
from campaignkit.campaign.gates import GATES, case_of
from campaignkit.campaign.moves import ROUND_PHASES
from campaignkit.campaign.reasons import NOT_ALLOWED, NOT_ASKED_FOR, SAME_PERSON
from campaignkit.campaign.slots import BY_COMMAND
from campaignkit.campaign.states import Archived, Cancelled, Closed, Ended, Planning, Sealed
from campaignkit.checklists import Severity, Verdict, worst
from campaignkit.checklists.review import EMPTY
from campaignkit.claims import Confirmed
from campaignkit.codec import EventCodec
from campaignkit.draw import DecisionRecorded
from campaignkit.machine import NO_SUCH_ITEM, NOT_NOW, Accepted, Refused, Wanted
from campaignkit.shipping import AddressConfirmed, ParcelSent, PrizeCodeSent, PrizeHandedOver, PrizePrepared
from campaignkit.simulation.before import LEAD, proof
from campaignkit.testing.buttons import without_arguments
from campaignkit.testing.road import CHAPTERS, MILESTONES, REACTING, ROAD, TURNS
from campaignkit.testing.story import HOUSE_ATTESTED, adopting, at, preparation
from campaignkit.testing.strategies import button
from campaignkit.values import Instant, SubjectId

CODEC = EventCodec(EVENTS)
OPEN = (Verdict.FAIL, Verdict.UNKNOWN)
BRINGING = {gate.name for gate in GATES.values() if gate.brings}
"""The gates that ask about the plan which a command brings, too."""
GIVING = (AddressConfirmed, PrizePrepared, ParcelSent, PrizeHandedOver, PrizeCodeSent)
CHECKS = {check.id for _room, check in every_check()}
KNOWN_CODES = CHECKS | {kind.code for kind in (NOT_NOW, NO_SUCH_ITEM, EMPTY, NOT_ASKED_FOR, NOT_ALLOWED, SAME_PERSON)}
KNOWN_CODES |= {
    kind.code for slot in BY_COMMAND.values() for items in slot.room.items for kind in items.machine.reasons
}
people: st.SearchStrategy[SubjectId] = st.sampled_from(["p-01", "p-02", "p-03", "p-04", "p-05", "nobody"]).map(
    SubjectId
)
attested_checks: st.SearchStrategy[str] = st.sampled_from([check for check, _who in HOUSE_ATTESTED])


class CampaignMachine(RuleBasedStateMachine):
    """Presses every button in any order, and holds each answer to the laws of the house.

    Replay equals live after every step. A refusal changes nothing, and has reasons with known codes
    and remedies. No launch with an open blocking check, no draw before its seal, no parcel before its
    winner is confirmed. What has ended takes only what is named. `explain` agrees with `decide`. The
    verdicts that a gate recorded are those that the log before it leads to.

    `TestCampaigns = CampaignMachine.TestCase` makes pytest run it. A subclass may add rules, may act
    as somebody else (`actor`), and names in `codes` the codes of reasons that it adds.
    """

    actor: SubjectId = LEAD
    codes: frozenset[str] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self.live: Campaign = NOTHING_YET
        self.replayed: Campaign = NOTHING_YET
        self.log: list[tuple[str, int, str]] = []
        self.recorded_at: list[Instant] = []
        self.now: Instant = at("2023-08-21 09:00")

    @initialize(chapters=st.integers(0, len(CHAPTERS)))
    def begin(self, chapters: int) -> None:
        """A contest at the beginning of one of its chapters."""
        self.ask(StartCampaign(adopting(REACTING)))
        for when, commands in CHAPTERS[:chapters]:
            self.now = at(when)
            for command in commands:
                self.ask(command)

    def ask(self, command: object) -> None:
        """Decide, look at the answer with every law, and record it."""
        outcome = decide(self.live, command, self.now, self.actor)
        assert decide(self.live, command, self.now, self.actor) == outcome
        if isinstance(outcome, Refused):
            self.refused(outcome)
            return
        assert type(command) not in FOLLOW_ONLY
        self.still_takes(command)
        for fact in outcome.events:
            self.follows(fact, outcome)
            self.live = apply(self.live, fact)
            self.log.append(CODEC.encode(fact))
            self.recorded_at.append(self.now)
            self.replayed = apply(self.replayed, CODEC.decode(*self.log[-1]))

    def refused(self, outcome: Refused) -> None:
        """A refusal has reasons with known codes, texts and remedies in both languages."""
        for reason in outcome.reasons:
            assert reason.code in KNOWN_CODES | self.codes
            assert all(words.strip() for words in (reason.text.fr, reason.text.en, reason.remedy.fr, reason.remedy.en))

    def still_takes(self, command: object) -> None:
        """What has ended takes only what is named."""
        over = isinstance(self.live.phase, Archived | Cancelled | Ended)
        if over and type(command) in CAMPAIGN.commands:
            assert not isinstance(self.live.phase, Archived)
            assert isinstance(command, Archive) or type(command) in ROUND_PHASES

    def follows(self, fact: Any, outcome: Accepted[Any]) -> None:
        """What must have come before a fact has come."""
        match type(fact).__name__:
            case "Launched":
                self.nothing_open()
            case "GatePassed":
                own = reviewed(self.live, fact.gate, fact.item, self.now).verdicts
                assert own.items() <= fact.verdicts.items()
                assert fact.gate in BRINGING or own == fact.verdicts
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

    @rule(kinds=st.lists(st.sampled_from(COMMANDS), min_size=1, max_size=5), data=st.data())
    def press_buttons_blindly(self, kinds: list[type[Any]], data: st.DataObject) -> None:
        """Any commands, filled with what the campaign has and with nonsense."""
        for kind in kinds:
            self.ask(data.draw(button(kind, self.live)))

    @precondition(lambda self: isinstance(self.live.phase, Planning))
    @rule(leave_out=st.none() | st.integers(0, len(preparation()) - 1))
    def prepare(self, leave_out: int | None) -> None:
        """Do what the launch wants, but perhaps for one thing."""
        for number, command in enumerate(preparation()):
            if number != leave_out:
                self.ask(command)

    @rule(steps=st.integers(1, 12))
    def go_on(self, steps: int) -> None:
        """Go on along the road, as far as it is open."""
        for command in ROAD:
            if steps and isinstance(decide(self.live, command, self.now, self.actor), Accepted):
                self.ask(command)
                steps -= 1

    @rule(command=st.sampled_from(TURNS))
    def somebody_tries_something(self, command: object) -> None:
        """One of the turns that things may take, possible or not."""
        self.ask(command)

    @rule(first=st.integers(0, len(TURNS) - 1))
    def something_happens(self, first: int) -> None:
        """The first turn that is possible."""
        for command in (*TURNS[first:], *TURNS[:first]):
            if isinstance(decide(self.live, command, self.now, self.actor), Accepted):
                self.ask(command)
                return

    @rule(moment=st.sampled_from(MILESTONES))
    def time_passes(self, moment: Any) -> None:
        """The clock moves to one of the dates."""
        self.now = max(self.now, moment)

    @rule(check=attested_checks, who=people, channel=st.sampled_from(["", "e-mail"]), given=st.booleans())
    def sign(self, check: str, who: SubjectId, channel: str, *, given: bool) -> None:
        """Anybody signs a check off, with or without proof."""
        self.ask(SignOff(check, decided_by=who, channel=channel, proof=proof(check) if given else ""))

    @rule(check=attested_checks)
    def withdraw(self, check: str) -> None:
        """A sign-off is taken back."""
        self.ask(WithdrawSignOff(check, reason="second thoughts"))

    @rule(who=people, until=st.sampled_from(MILESTONES), data=st.data())
    def waive_what_is_open(self, who: SubjectId, until: Any, data: st.DataObject) -> None:
        """Anybody lets an open question of the launch pass."""
        lines = reviewed(self.live, "launch", "", self.now).blocking
        if lines:
            line = data.draw(st.sampled_from(lines))
            self.ask(Waive(line.key, reason="so be it", decided_by=who, until=until))

    @rule()
    def explain_everything(self) -> None:
        """What is explained is what is decided."""
        told = {(item, command): outcome for item, command, outcome in explain(self.live, self.now, self.actor)}
        assert not FOLLOW_ONLY & {command for _item, command in told}
        for command, key in without_arguments(self.live):
            if command in FOLLOW_ONLY:
                continue
            item = next(iter(key.values()), "")
            agrees(told[item, command], decide(self.live, command(**key), self.now, self.actor))

    @rule(command=st.sampled_from(sorted(FOLLOW_ONLY, key=lambda each: each.__name__)), data=st.data())
    def ask_for_what_only_follows(self, command: Any, data: st.DataObject) -> None:
        """What follows from other facts is never asked for."""
        outcome = decide(self.live, data.draw(button(command, self.live)), self.now, self.actor)
        assert isinstance(outcome, Refused)
        assert [reason.kind for reason in outcome.reasons] == [NOT_ASKED_FOR]

    @invariant()
    def the_log_replayed_is_the_live_state(self) -> None:
        """Replay equals live after every step."""
        assert self.replayed == self.live

    def teardown(self) -> None:
        """The whole log, read again, leads to the same state, and each gate of it to the verdicts that it records."""
        again = NOTHING_YET
        facts = [CODEC.decode(*row) for row in self.log]
        for fact, following, at_ in zip(facts, (*facts[1:], None), self.recorded_at, strict=False):
            if isinstance(fact, GatePassed):
                assert recomputed(again, fact, following, at_) == fact.verdicts
            again = apply(again, fact)
        assert again == self.live
        assert replay(NOTHING_YET, facts) == self.live


def agrees(told: Any, decided: Any) -> None:
    """Accepted with the same facts, or refused with reasons that the decision gives too."""
    assert not isinstance(told, Wanted)
    if isinstance(told, Accepted):
        assert isinstance(decided, Accepted)
        assert tuple(fact for fact in decided.events if not isinstance(fact, GatePassed)) == told.events
    else:
        assert isinstance(decided, Refused)
        assert {reason.code for reason in told.reasons} <= {reason.code for reason in decided.reasons}
