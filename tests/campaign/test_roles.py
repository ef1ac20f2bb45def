"""Who signed while they had the role has signed, whatever becomes of the role."""

from __future__ import annotations

from functools import cache

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.approvals import SignOff, Waive
from campaignkit.campaign import (
    NOTHING_YET,
    AdoptedPlan,
    AdoptPlan,
    Campaign,
    CampaignPlan,
    StartCampaign,
    all_checks,
    apply,
    decide,
    reviewed,
)
from campaignkit.campaign.gates import signable
from campaignkit.checklists import Answered, ReviewLine, Verdict
from campaignkit.codec import digests
from campaignkit.documents import ReviewView, review_rows, review_text
from campaignkit.machine import Accepted
from campaignkit.organisers import Person
from campaignkit.simulation import demo_plan
from campaignkit.testing.story import at
from campaignkit.values import SubjectId, Text

PLAN = demo_plan()
NOW = at("2023-08-21 09:00")
ROLES = ("lead", "client", "legal", "cm", "da", "dpo", "finance", "logistics", "tech", "media", "partner")
ATTESTED = {check.id for _room, check in all_checks(NOTHING_YET.packs) if check.answered is Answered.ATTESTED}
NEWCOMER = Person(id=SubjectId("p-99"), roles=("legal", "client"))


def told(campaign: Campaign, *commands: object) -> Campaign:
    for command in commands:
        outcome = decide(campaign, command, NOW, SubjectId("desk"))
        assert isinstance(outcome, Accepted), outcome
        for fact in outcome.events:
            campaign = apply(campaign, fact)
    return campaign


def adopted(plan: CampaignPlan) -> AdoptedPlan:
    return AdoptedPlan(plan=plan, digests=digests(plan))


@cache
def signed() -> Campaign:
    """Everything that somebody may sign before the launch is signed by whoever has the role."""
    campaign = told(NOTHING_YET, StartCampaign(adopted(PLAN)))
    asked = {key: about for key, about in signable(campaign).items() if key in ATTESTED and about.people}
    signing = (SignOff(key, decided_by=min(asked[key].people), channel="e-mail", proof="mail") for key in asked)
    return told(campaign, *signing)


def with_people(campaign: Campaign, people: tuple[Person, ...]) -> Campaign:
    organisers = evolve(campaign.plan.organisers, people=people)
    return told(campaign, AdoptPlan(adopted(evolve(campaign.plan, organisers=organisers))))


def lines(campaign: Campaign) -> dict[str, ReviewLine]:
    return {line.key: line for line in reviewed(campaign, "launch", "", NOW).lines}


def standings(campaign: Campaign) -> dict[str, str]:
    asked = signable(campaign)
    return {key: campaign.approvals.standing(key, "", asked[key].digest) for key in campaign.approvals.consents}


@given(
    st.lists(
        st.frozensets(st.sampled_from(ROLES)),
        min_size=len(PLAN.organisers.people),
        max_size=len(PLAN.organisers.people),
    ),
    st.booleans(),
)
def test_changing_somebodys_role_stales_nothing_that_they_signed_while_they_had_it(
    roles: list[frozenset[str]], joined: bool  # noqa: FBT001
) -> None:  # fmt: skip
    people = tuple(
        evolve(person, roles=tuple(sorted(kept))) for person, kept in zip(PLAN.organisers.people, roles, strict=True)
    )
    before = signed()
    after = with_people(before, (*people, NEWCOMER) if joined else people)
    assert set(standings(after).values()) == {"signed"}
    was, now, asked = lines(before), lines(after), signable(after)
    attested = [key for key in before.approvals.consents if key in was and was[key].verdict is Verdict.PASS]
    assert attested
    for key in attested:
        assert now[key].verdict is Verdict.PASS
        has_role = before.approvals.decided_by(key, "", waiver=False) in asked[key].people
        assert ("then" in now[key].answers[0].because.en) is not has_role


def test_the_review_says_so() -> None:
    nobody = tuple(evolve(person, roles=()) for person in PLAN.organisers.people)
    before, after = signed(), with_people(signed(), nobody)
    key = "campaign.go"
    (answer,) = lines(after)[key].answers
    who = before.approvals.decided_by(key, "", waiver=False)
    assert answer.because == Text(
        f"décidé par {who}, qui avait alors le rôle « client »", f'decided by {who}, who had the role "client" then'
    )
    view = ReviewView(review=reviewed(after, "launch", "", NOW), zone=PLAN.clock)
    (row,) = (row for row in review_rows(view) if row["id"] == key)
    assert row["findings"] == [{"where": "", "because": answer.because.en, "quotes": []}]
    assert any(f"i {key}: decided by {who}" in line for line in review_text(view, width=200))
    view = ReviewView(review=reviewed(before, "launch", "", NOW), zone=PLAN.clock)
    (row,) = (row for row in review_rows(view) if row["id"] == key)
    assert row["findings"] == []


def test_a_waiver_stands_too_and_says_so() -> None:
    campaign = told(NOTHING_YET, StartCampaign(adopted(PLAN)))
    who = min(PLAN.organisers.holding("client"))
    waive = Waive("campaign.go", reason="on holiday", decided_by=who, until=NOW.add(days=9), proof="mail")
    after = with_people(told(campaign, waive), ())
    (answer,) = lines(after)["campaign.go"].answers
    assert (answer.verdict, answer.because.en) == (
        Verdict.WAIVED,
        f'waived: on holiday; decided by {who}, who had the role "client" then',
    )


def test_any_other_change_of_the_plan_stales_what_was_signed_of_the_whole() -> None:
    titled = told(signed(), AdoptPlan(adopted(evolve(PLAN, title=Text("autre", "other")))))
    assert standings(titled)["campaign.go"] == "stale"
    fewer = evolve(PLAN, organisers=evolve(PLAN.organisers, rights=(), parties=PLAN.organisers.parties[:-1]))
    assert standings(told(signed(), AdoptPlan(adopted(fewer))))["campaign.go"] == "stale"
