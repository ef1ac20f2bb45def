"""A house beside its campaigns: it decides on its own stream, and its yearly answers count in theirs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from campaignkit.approvals import (
    APPROVALS,
    ApprovalsView,
    Signable,
    SignedOff,
    SignOff,
    SignOffWithdrawn,
    WithdrawSignOff,
)
from campaignkit.campaign.duties import duty_digests
from campaignkit.campaign.gates import all_checks
from campaignkit.checklists import Answered, Standing
from campaignkit.house import (
    HOUSE,
    AdoptPolicy,
    AdoptProfile,
    House,
    HouseView,
    ModelSigned,
    ModelWithdrawn,
    PolicyAdopted,
    Profile,
    ProfileAdopted,
    SignModel,
    WithdrawModel,
    a_year_after,
)
from campaignkit.machine import Context, Outcome, ReasonKind, Refused, word
from campaignkit.rulepacks import Library
from campaignkit.values import Digest, Text

if TYPE_CHECKING:
    from campaignkit.campaign.gates import RoomCheck
    from campaignkit.values import Instant, SubjectId

HOUSE_COMMANDS = (AdoptProfile, AdoptPolicy, SignModel, WithdrawModel, SignOff, WithdrawSignOff)
HOUSE_EVENTS = (ProfileAdopted, PolicyAdopted, ModelSigned, ModelWithdrawn, SignedOff, SignOffWithdrawn)
NOT_OF_A_HOUSE = ReasonKind(
    "house.not-of-a-house",
    Text("« {command} » ne se demande pas à une maison", '"{command}" is not asked of a house'),
    Text("une maison adopte un profil et une politique, et signe", "a house adopts a profile and a policy, and signs"),
    "lead",
)


def yearly_checks(packs: Library) -> tuple[RoomCheck, ...]:
    """The questions that a house answers for all its campaigns."""
    return tuple(check for _room, check in all_checks(packs) if check.yearly and check.answered is Answered.ATTESTED)


def decide_house(house: House, command: object, now: Instant, actor: SubjectId, packs: Library) -> Outcome[Any]:
    """The facts to record in the house's stream, or every reason why not; pure and total."""
    match command:
        case AdoptProfile() | AdoptPolicy():
            sizes = {check.id: check.asked_from for _room, check in all_checks(packs)}
            return HOUSE.decide(house, command, Context(now, actor, HouseView(house=house, checks=sizes)))
        case SignModel() | WithdrawModel():
            subjects = {check.id: check.subject for check in yearly_checks(packs)}
            view_of = HouseView(house=house, checks={}, signable=house_signable(house, packs), subjects=subjects)
            return HOUSE.decide(house, command, Context(now, actor, view_of))
        case SignOff() | WithdrawSignOff():
            view = ApprovalsView(checks=house_signable(house, packs))
            return APPROVALS.decide(house.approvals, command, Context(now, actor, view))
        case _:
            return Refused((NOT_OF_A_HOUSE.because(command=word(type(command))),))


def apply_house(house: House, event: object) -> House:
    """The house after one fact; raises CorruptLogError on one that cannot follow."""
    match event:
        case SignedOff() | SignOffWithdrawn():
            return evolve(house, approvals=APPROVALS.apply(house.approvals, event))
        case ModelWithdrawn(on=""):
            signed = [each.signed.on for each in house.signed_models if each.signed.model == event.model]
            return reduce(HOUSE.apply, (evolve(event, on=on) for on in signed), house)
        case _:
            return HOUSE.apply(house, event)


def house_signable(house: House, packs: Library) -> Mapping[str, Signable]:
    """Each yearly question with the content of the house's profile, its role and that role's people."""
    profile = house.profile if isinstance(house.profile, Profile) else Profile(file=Digest(""), digests={}, holders={})
    digests = {**profile.digests, **duty_digests(packs, {})}
    return {
        check.id: Signable(
            digest=digests.get(check.subject, Digest("")),
            role=check.signatory,
            people=frozenset(profile.holders.get(check.signatory, ())),
            two_people=check.two_people,
        )
        for check in yearly_checks(packs)
    }


@frozen(kw_only=True)
class ModelLine:
    """A model that was signed for a question: which, by whom, until when, and whether it holds now."""

    signed: ModelSigned
    until: Instant
    holds: bool


def models_review(house: House, now: Instant) -> tuple[ModelLine, ...]:
    """Every model that was signed and not taken back, with the day on which it ends; by question and model."""
    lines = [
        ModelLine(signed=each.signed, until=until, holds=now < until)
        for each in house.signed_models
        for until in (a_year_after(each.signed.at),)
    ]
    return tuple(sorted(lines, key=lambda line: line.signed.signature))


@frozen(kw_only=True)
class YearlyLine:
    """One yearly question, how the house's answer stands for its profile, and when it ends (None: not answered)."""

    check: RoomCheck
    standing: Standing
    until: Instant | None


def yearly_review(house: House, now: Instant, packs: Library) -> tuple[YearlyLine, ...]:
    """Every yearly question with its answer now, those that want an answer first."""
    asked = house_signable(house, packs)
    lines = []
    for check in yearly_checks(packs):
        given = house.approvals.given_at(check.id, "")
        standing = house.standing(check.id, asked[check.id].digest, now)
        lines.append(YearlyLine(check=check, standing=standing, until=None if given is None else a_year_after(given)))
    return tuple(sorted(lines, key=lambda line: line.standing == "signed"))
