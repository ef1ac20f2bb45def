"""Who may do what: what the plan reserves is refused to everybody else, with who may instead."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from campaignkit.campaign import ACTS, COMMANDS, AdoptPlan, CampaignPlan, Launch, decide, explain
from campaignkit.campaign.gates import case_of
from campaignkit.campaign.reasons import NOT_ALLOWED, SAME_PERSON
from campaignkit.checklists import Verdict, worst
from campaignkit.codec import plan_text, read_plan
from campaignkit.desk import Desk, RefusedError, SetClock
from campaignkit.machine import Accepted, Refused, Wanted
from campaignkit.organisers import FOUR_EYES, Act, Person, Right
from campaignkit.organisers.checks import CHECKS
from campaignkit.privacy import EraseData, PurposeId
from campaignkit.simulation.before import LEAD
from campaignkit.testing.story import (
    PLAN,
    Play,
    closed,
    commit,
    ended,
    hold,
    kept,
    launched,
    prepared,
    sealed,
    started,
    waive,
)
from campaignkit.values import InvalidValueError, SubjectId, digest_of
from tests.desk.stage import drawn as drawn_on_desk
from tests.desk.stage import in_memory

CLIENT, LEGAL, CM = (SubjectId(name) for name in ("p-01", "p-03", "p-04"))


def reserving(*rights: Right) -> CampaignPlan:
    """The plan, with these rights."""
    return evolve(PLAN, organisers=evolve(PLAN.organisers, rights=rights))


def right(act: Act, *roles: str, two_people: bool = False) -> Right:
    return Right(act=act, roles=roles, two_people=two_people)


def refusals(play: Play, command: object, actor: SubjectId) -> list[str]:
    outcome = decide(play.campaign, command, play.now, actor)
    return [reason.code for reason in outcome.reasons] if isinstance(outcome, Refused) else []


class TestReserved:
    """'A plan's roles: who may launch, sign, draw, reveal, erase.'"""

    def test_what_nobody_reserved_everybody_may_do(self) -> None:
        assert refusals(kept(prepared), Launch(), SubjectId("anybody")) == []

    def test_the_launch_is_refused_to_who_holds_no_such_role_with_those_that_do(self) -> None:
        play = kept(prepared, reserving(right(Act.LAUNCH, "client", "lead")))
        outcome = decide(play.campaign, Launch(), play.now, CM)
        assert isinstance(outcome, Refused)
        (reason,) = outcome.reasons
        assert (reason.kind, reason.where) == (NOT_ALLOWED, "organisers.rights[launch]")
        assert "client, lead" in reason.remedy.en
        assert isinstance(decide(play.campaign, Launch(), play.now, CLIENT), Accepted)

    def test_a_deputy_may_too(self) -> None:
        play = kept(prepared, reserving(right(Act.LAUNCH, "legal")))
        assert refusals(play, Launch(), LEGAL) == []
        assert refusals(play, Launch(), LEAD) == []
        assert refusals(play, Launch(), CM) == ["campaign.not-allowed"]

    def test_a_refusal_gives_the_reasons_of_the_gate_as_well(self) -> None:
        codes = refusals(kept(started, reserving(right(Act.LAUNCH, "lead"))), Launch(), CM)
        assert codes[0] == "campaign.not-allowed"
        assert "campaign.go" in codes

    @pytest.mark.parametrize(
        ("act", "make", "command"),
        [
            (Act.SEAL, closed, commit()),
            (Act.ERASE, ended, EraseData(PurposeId("contest"), rows=1, attestation=digest_of(b"gone"))),
        ],
    )
    def test_so_are_seal_and_erasure(self, act: Act, make: object, command: object) -> None:
        play = kept(make, reserving(right(act, "dpo")))  # type: ignore[arg-type]
        assert refusals(play, command, CM)[:1] == ["campaign.not-allowed"]
        assert "campaign.not-allowed" not in refusals(play, command, LEGAL)

    def test_what_follows_needs_no_right_of_its_own(self) -> None:
        play = launched(reserving(right(Act.STOP, "client"), right(Act.ANNOUNCE, "client")))
        assert play.campaign.announced

    def test_to_explain_agrees_with_to_decide(self) -> None:
        play = kept(prepared, reserving(right(Act.LAUNCH, "client"), right(Act.PLAN, "client")))
        for actor in (CM, CLIENT):
            told = {command: outcome for _item, command, outcome in explain(play.campaign, play.now, actor)}
            assert isinstance(told[Launch], Refused if actor == CM else Accepted)
            assert isinstance(told[AdoptPlan], Refused if actor == CM else Wanted)

    def test_every_act_of_commands_names_some(self) -> None:
        assert set(ACTS.values()) | {Act.REVEAL} == set(Act)
        assert set(ACTS) <= set(COMMANDS)


class TestTwoPeople:
    """'Two-person rules where the plan says maker is not approver.'"""

    def test_who_gave_the_last_go_does_not_launch(self) -> None:
        play = kept(prepared, reserving(right(Act.LAUNCH, "client", "lead", two_people=True)))
        assert refusals(play, Launch(), CLIENT) == [SAME_PERSON.code]
        assert refusals(play, Launch(), LEAD) == []

    def test_who_sealed_does_not_draw(self) -> None:
        play = kept(sealed, reserving(right(Act.DRAW, "lead", "client", two_people=True)))
        assert refusals(play, hold(), LEAD)[0] == SAME_PERSON.code
        assert SAME_PERSON.code not in refusals(play, hold(), CLIENT)

    def test_who_decided_does_not_record_it(self) -> None:
        play = kept(started, reserving(right(Act.SIGN, "client", "lead", two_people=True)))
        command = waive("objectives.one-primary", who=CLIENT)
        assert SAME_PERSON.code in refusals(play, command, CLIENT)
        assert SAME_PERSON.code not in refusals(play, command, LEAD)

    @pytest.mark.parametrize("act", [act for act in Act if act not in FOUR_EYES])
    def test_other_acts_have_no_two_halves(self, act: Act) -> None:
        with pytest.raises(InvalidValueError, match="has no two halves"):
            right(act, "lead", two_people=True)


class TestThePlanSaysIt:
    """Rights are read from the plan file, and their gaps are found before the launch."""

    def test_rights_are_written_and_read_again(self) -> None:
        plan = reserving(right(Act.DRAW, "lead", two_people=True), right(Act.REVEAL, "dpo"))
        assert read_plan(plan_text(plan).encode(), CampaignPlan, name="plan.yaml").organisers == plan.organisers

    @pytest.mark.parametrize(
        ("rights", "open_"),
        [
            ((right(Act.LAUNCH, "client", two_people=True),), False),
            ((right(Act.DRAW, "tech", two_people=True), right(Act.SEAL, "tech")), False),
            ((right(Act.DRAW, "alone", two_people=True), right(Act.SEAL, "alone")), True),
            ((right(Act.DRAW, "alone", two_people=True),), False),
        ],
    )
    def test_two_halves_that_one_person_has_are_found(self, rights: tuple[Right, ...], *, open_: bool) -> None:
        plan = reserving(*rights)
        alone = Person(id=SubjectId("p-09"), roles=("alone",), deputy=None)
        plan = evolve(plan, organisers=evolve(plan.organisers, people=(*plan.organisers.people, alone)))
        case = case_of(started(plan).campaign, "organisers", "", started().now)
        check = next(check for check in CHECKS if check.id == "organisers.rights-held")
        assert (worst(check.answers(case)) is Verdict.FAIL) == open_

    def test_a_right_that_nobody_has_and_a_plan_that_anybody_changes_are_found(self) -> None:
        play = started(reserving(right(Act.DRAW, "bailiff")))
        found = {check.id: check for check in CHECKS}
        case = case_of(play.campaign, "organisers", "", play.now)
        for name in ("organisers.rights-held", "organisers.plan-reserved"):
            assert worst(found[name].answers(case)) is Verdict.FAIL


class TestOnTheDesk:
    """What is no command is asked too: to reveal, to export, to erase one person."""

    def test_revealing_and_exporting_are_refused_to_others(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = drawn_on_desk(desk, clock, tmp_path)
        game.amend(
            evolve(game.plan, organisers=evolve(game.plan.organisers, rights=(right(Act.REVEAL, "dpo"),))),
            reason="asked", asked_by="p-01", proof="mail",
        )  # fmt: skip
        with desk.acting_as("p-04"):
            assert_refused(desk, clock)
        with desk.acting_as("p-03"):
            account = game.reveal("main.parcel.1", why="to write")
            (subject,) = desk.people.find(account)
            assert desk.people.export(subject, why="asked")["known"]


def assert_refused(desk: Desk, _clock: SetClock) -> None:
    with pytest.raises(RefusedError) as caught:
        desk["ostern"].reveal("main.parcel.1", why="to write")
    assert [reason.code for reason in caught.value.reasons] == ["campaign.not-allowed"]
    (subject,) = desk.people.find("account7")
    with pytest.raises(RefusedError) as caught:
        desk.people.export(subject, why="asked")
    assert [reason.code for reason in caught.value.reasons] == ["campaign.not-allowed"]
