"""What is foretold of a change is what the change does."""

from __future__ import annotations

from functools import reduce
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.approvals import Signed, Waived
from campaignkit.campaign import (
    AdoptPlan,
    Amend,
    Campaign,
    CampaignPlan,
    Extend,
    RoundPlan,
    Shorten,
    all_checks,
    apply,
    change_command,
    decide,
    stale_sign_offs,
    what_if,
    with_closing,
)
from campaignkit.campaign.contents import contents
from campaignkit.machine import Accepted
from campaignkit.prizes import Exactly
from campaignkit.simulation.before import CLIENT, LEAD
from campaignkit.testing import plans
from campaignkit.testing.story import PLAN, Play, adopting, at, closed, kept, launched, permitting, started
from campaignkit.values import Digest, RoundId, SubjectId, both

FREE = permitting(may_extend=True, may_shorten=True, may_amend=True)
BOUND = permitting(may_extend=False, may_shorten=False, may_amend=False)
CLOSES_AT = at("2023-09-14 23:59")
SECOND = RoundPlan(id=RoundId("two"), opens_at=at("2023-09-15 10:00"), closes_at=at("2023-09-16 10:00"))


def edited(plan: CampaignPlan, number: int) -> CampaignPlan:
    """One of a few changes that people ask for."""
    line, rules = plan.prizes.lines[0], plan.rules
    return (
        evolve(plan, title=both("another")),
        evolve(plan, brand="Another brand"),
        evolve(plan, prizes=evolve(plan.prizes, lines=(evolve(line, name=both("a cake")),))),
        evolve(plan, prizes=evolve(plan.prizes, lines=(evolve(line, quantity=Exactly(units=9)),))),
        evolve(plan, prizes=evolve(plan.prizes, lines=())),
        evolve(plan, rules=evolve(rules, texts=())),
        evolve(plan, rounds=(*plan.rounds, SECOND)),
        evolve(plan, draw=evolve(plan.draw, draws_at=at("2023-09-18 10:00"))),
        evolve(with_closing(plan, "main", CLOSES_AT.add(days=1)), brand="Another brand"),
        plan,
    )[number]


changes = st.one_of(
    st.integers(-36, 200).map(lambda hours: lambda plan: with_closing(plan, "main", CLOSES_AT.add(hours=hours))),
    st.integers(0, 9).map(lambda number: lambda plan: edited(plan, number)),
    plans(whole=FREE).map(lambda draft: lambda plan: evolve(draft, incidents=plan.incidents)),
)
stages = st.sampled_from([(launched, FREE), (launched, BOUND), (launched, PLAN), (closed, FREE), (started, FREE)])


def played(stage: Any) -> Play:
    make, plan = stage
    return make(plan) if make is started else kept(make, plan)


def stale_now(campaign: Campaign) -> set[str]:
    """Which sign-offs are bound to other content than there is: read off the consents, one by one."""
    subjects = {check.id: check.subject for _room, check in all_checks(campaign.packs, campaign.own)}
    found = set()
    for key, consent in campaign.approvals.consents.items():
        check, _, item = key.partition("@")
        sign_off = consent.sign_off if isinstance(consent, Signed | Waived) else None
        if (
            sign_off
            and sign_off.proof
            and sign_off.subject != contents(campaign, item).get(subjects[check], Digest(""))
        ):
            found.add(key)
    return found


class TestWhatIsForetoldHappens:
    @given(stages, changes)
    def test_permitted_means_accepted_and_what_falls_is_stale_afterwards(self, stage: Any, change: Any) -> None:
        """'the sign-offs that what_if names are exactly those that the state finds stale after amend'"""
        play = played(stage)
        adopted = adopting(change(play.campaign.plan))
        foretold = what_if(play.campaign, adopted, play.now, LEAD)
        asked = change_command(play.campaign, adopted, reason="asked", asked_by=CLIENT, proof="mail")
        outcome = decide(play.campaign, asked, play.now, LEAD)
        assert foretold.permission.granted == isinstance(outcome, Accepted)
        if isinstance(outcome, Accepted):
            then = reduce(apply, outcome.events, play.campaign)
            named = {each.check for each in foretold.fallen}
            assert named == stale_now(then) - stale_now(play.campaign)
            assert {each.check for each in foretold.falling}.isdisjoint(stale_now(then))
        else:
            assert foretold.permission.reasons == outcome.reasons

    @given(stages, changes)
    def test_nothing_changes_by_asking(self, stage: Any, change: Any) -> None:
        play = played(stage)
        before = play.campaign
        adopted = adopting(change(before.plan))
        assert what_if(before, adopted, play.now, LEAD) == what_if(before, adopted, play.now, LEAD)
        assert play.campaign == before

    @given(stages, changes)
    def test_a_date_shifts_once_and_really(self, stage: Any, change: Any) -> None:
        play = played(stage)
        shifts = what_if(play.campaign, adopting(change(play.campaign.plan)), play.now, LEAD).shifts
        assert all(each.before != each.after for each in shifts)
        assert len({(each.date, each.of) for each in shifts}) == len(shifts)

    def test_no_change_entails_nothing(self) -> None:
        play = kept(launched, FREE)
        none = what_if(play.campaign, adopting(FREE), play.now, LEAD)
        assert (none.changed, none.redo, none.fallen, none.falling, none.shifts) == ((), (), (), (), ())
        assert [reason.code for reason in none.permission.reasons] == ["campaign.same-plan"]


class TestTheCommand:
    """'after the launch a change of one closing … extends or shortens that round; any other amends'"""

    @pytest.mark.parametrize(
        ("hours", "command"), [(24, Extend), (-1, Shorten), (0, Amend)], ids=["later", "earlier", "not"]
    )
    def test_a_closing_that_moves_extends_or_shortens(self, hours: int, command: type[Any]) -> None:
        play = kept(launched, FREE)
        assert type(self.asked(play, with_closing(FREE, "main", CLOSES_AT.add(hours=hours)))) is command

    def test_a_closing_with_something_else_amends_and_is_refused(self) -> None:
        play = kept(launched, FREE)
        asked = self.asked(play, edited(FREE, 8))
        assert type(asked) is Amend
        play.refuses(asked, "campaign.dates-moved")

    def test_a_draft_adopts(self) -> None:
        assert type(self.asked(started(), edited(PLAN, 0))) is AdoptPlan

    @staticmethod
    def asked(play: Play, plan: CampaignPlan) -> object:
        return change_command(play.campaign, adopting(plan), reason="asked", asked_by=SubjectId("x"), proof="mail")


def test_a_stale_sign_off_is_named_with_who_gave_it_when() -> None:
    play = kept(launched, FREE)
    play.do(*(change_command(play.campaign, adopting(edited(FREE, 2)), reason="r", asked_by=CLIENT, proof="m"),))
    (go,) = [each for each in stale_sign_offs(play.campaign, play.now) if each.check == "campaign.go"]
    assert go.decided_by == CLIENT
    assert go.at is not None
