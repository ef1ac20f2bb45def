"""The gate in front of the launch asks for exactly what it says, under every rule that the library brings."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.approvals import SignOff, Waive, WithdrawSignOff
from campaignkit.campaign import Campaign, CampaignPlan, Launch, apply, decide, planned, reviewed
from campaignkit.campaign.gates import signable
from campaignkit.checklists import Answered, ReviewLine
from campaignkit.codec import shipped_library
from campaignkit.machine import Accepted, Refused
from campaignkit.simulation.before import LEAD
from campaignkit.testing import FAULTS, Fault, faulty_plan
from campaignkit.testing.story import PLAN, adopting, at
from campaignkit.values import SubjectId

NOW, LATER = at("2023-09-12 09:00"), at("2023-12-31 00:00")
CLERK = SubjectId("clerk")


@cache
def draft(plan: CampaignPlan = PLAN) -> Campaign:
    """A campaign in planning, with nothing answered yet."""
    return planned(adopting(plan), shipped_library())


@cache
def listed(plan: CampaignPlan = PLAN) -> tuple[ReviewLine, ...]:
    """What the launch of the draft still wants."""
    return reviewed(draft(plan), "launch", "", NOW).blocking


def answer(line: ReviewLine, plan: CampaignPlan = PLAN) -> SignOff | Waive:
    """What a person who may does about a line: attest it where it is attested, else let it pass."""
    asked = signable(draft(plan))[line.key]
    if line.check.answered is Answered.ATTESTED:
        return SignOff(line.key, decided_by=min(asked.people), channel="e-mail", proof="minutes")
    who = min(asked.waivers if asked.waived_by else asked.people)
    return Waive(line.key, reason="agreed", decided_by=who, until=LATER, channel="e-mail", proof="minutes")


def after(campaign: Campaign, command: object) -> Campaign:
    """The campaign once a command has been accepted."""
    outcome = decide(campaign, command, NOW, CLERK)
    assert isinstance(outcome, Accepted), outcome.reasons
    for fact in outcome.events:
        campaign = apply(campaign, fact)
    return campaign


def answering(lines: tuple[ReviewLine, ...], plan: CampaignPlan = PLAN) -> Campaign:
    """The draft, once these lines are answered, and nothing else has been done."""
    campaign = draft(plan)
    for line in lines:
        campaign = after(campaign, answer(line, plan))
    return campaign


@cache
def answered() -> Campaign:
    """The draft, once exactly the listed lines are answered."""
    return answering(listed())


def refused(campaign: Campaign) -> list[str]:
    """Why the launch is refused: nothing when it is not."""
    outcome = decide(campaign, Launch(), NOW, LEAD)
    return sorted({reason.code for reason in outcome.reasons}) if isinstance(outcome, Refused) else []


def test_answering_exactly_what_is_listed_makes_the_launch_pass() -> None:
    """'Attesting or waiving exactly the listed reasons, plan unchanged, makes the launch pass'"""
    assert refused(draft()) == sorted({line.check.id for line in listed()})
    assert refused(answered()) == []
    assert answered().plan == draft().plan


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_so_it_does_whatever_is_wrong_with_the_plan(fault: Fault) -> None:
    plan = faulty_plan(fault)
    assert refused(draft(plan)) == sorted({line.check.id for line in listed(plan)})
    assert refused(answering(listed(plan), plan)) == []


@pytest.mark.parametrize("line", listed(), ids=lambda line: line.key)
def test_removing_any_one_answer_produces_exactly_its_reason(line: ReviewLine) -> None:
    """'removing any one answer produces exactly its reason'"""
    assert refused(after(answered(), WithdrawSignOff(line.key, reason="too early"))) == [line.check.id]


@given(st.sets(st.sampled_from([line.key for line in listed()])))
def test_the_reasons_are_those_of_the_lines_left_out(left_out: set[str]) -> None:
    some = tuple(line for line in listed() if line.key not in left_out)
    assert refused(answering(some)) == sorted({line.check.id for line in listed() if line.key in left_out})
