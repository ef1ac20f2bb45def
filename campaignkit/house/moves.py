"""The two tables of a house: its profile, and its policy of sizes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, assert_never

from attrs import frozen

from campaignkit.checklists import Size
from campaignkit.house.commands import AdoptPolicy, AdoptProfile
from campaignkit.house.events import PolicyAdopted, ProfileAdopted
from campaignkit.house.states import House, Policy, PolicyState, Profile, ProfileState
from campaignkit.machine import Absent, Context, Guard, Items, Machine, ReasonKind, Room, move, require
from campaignkit.values import Text

DECIDES = "lead"
NO_PROFILE = ReasonKind(
    "house.no-profile",
    Text("la maison n'a pas encore de profil", "the house has no profile yet"),
    Text("adopter d'abord son profil (« campaignkit house adopt »)", "adopt its profile first (house adopt)"),
    "lead",
)
NOT_LEAD = ReasonKind(
    "house.not-lead",
    Text("{who} ne décide pas pour la maison", "{who} does not decide for the house"),
    Text(
        "une personne de rôle « lead » dans son profil décide", 'somebody with the role "lead" in its profile decides'
    ),
    "lead",
)
UNPROVEN = ReasonKind(
    "house.unproven",
    Text("la politique n'est pas signée", "the policy is not signed"),
    Text("joindre la preuve de la décision", "attach the proof of the decision"),
    "lead",
)
NO_SUCH_QUESTION = ReasonKind(
    "house.no-such-question",
    Text("la politique nomme des contrôles inconnus : {checks}", "the policy names checks that do not exist: {checks}"),
    Text("« campaignkit checks » donne leurs noms", "`campaignkit checks` gives their names"),
    "lead",
)
ALWAYS_ASKED = ReasonKind(
    "house.always-asked",
    Text("{checks} se pose à toute taille", "{checks} is asked of every size"),
    Text("retirer ces contrôles de la politique", "leave these checks out of the policy"),
    "lead",
)
REASONS = (NO_PROFILE, NOT_LEAD, UNPROVEN, NO_SUCH_QUESTION, ALWAYS_ASKED)


@frozen(kw_only=True)
class HouseView:
    """What the policy must know: the house itself, and from which size each check is asked."""

    house: House
    checks: Mapping[str, Size]


Asking: TypeAlias = Context[HouseView]


def _strange(command: AdoptPolicy, ctx: Asking) -> str:
    return ", ".join(check for check in command.policy.asked_from if check not in ctx.view.checks)


def _firm(command: AdoptPolicy, ctx: Asking) -> str:
    moved = command.policy.asked_from.items()
    return ", ".join(check for check, size in moved if ctx.view.checks.get(check) is Size.S and size is not Size.S)


def _may_decide(command: AdoptPolicy, ctx: Asking) -> bool:
    profile = ctx.view.house.profile
    return isinstance(profile, Profile) and command.decided_by in profile.holders.get(DECIDES, ())


has_profile: Guard[object, AdoptPolicy, HouseView] = require(
    NO_PROFILE, lambda _s, _c, ctx: isinstance(ctx.view.house.profile, Profile)
)
led: Guard[object, AdoptPolicy, HouseView] = require(
    NOT_LEAD, lambda _s, c, ctx: _may_decide(c, ctx), lambda _s, c, _ctx: {"who": c.decided_by or "-"}
)
proved: Guard[object, AdoptPolicy, HouseView] = require(UNPROVEN, lambda _s, c, _ctx: bool(c.proof and c.channel))
known: Guard[object, AdoptPolicy, HouseView] = require(
    NO_SUCH_QUESTION, lambda _s, c, ctx: not _strange(c, ctx), lambda _s, c, ctx: {"checks": _strange(c, ctx)}
)
no_lighter: Guard[object, AdoptPolicy, HouseView] = require(
    ALWAYS_ASKED, lambda _s, c, ctx: not _firm(c, ctx), lambda _s, c, ctx: {"checks": _firm(c, ctx)}
)


def _policy_adopted(_state: object, command: AdoptPolicy, ctx: Asking) -> PolicyAdopted:
    return PolicyAdopted(
        policy=command.policy,
        decided_by=command.decided_by,
        by=ctx.actor,
        channel=command.channel,
        proof=command.proof,
        at=ctx.now,
    )


def apply_profile(_state: ProfileState, event: ProfileAdopted) -> Profile:
    """The profile after the event."""
    match event:
        case ProfileAdopted(file=file, digests=digests, holders=holders):
            return Profile(file=file, digests=digests, holders=holders)
        case _:
            assert_never(event)


def apply_policy(_state: PolicyState, event: PolicyAdopted) -> Policy:
    """The policy after the event."""
    match event:
        case PolicyAdopted(policy=policy, decided_by=decided_by, at=at):
            return Policy(policy=policy, decided_by=decided_by, at=at)
        case _:
            assert_never(event)


PROFILE: Machine[ProfileAdopted, HouseView] = Machine(
    "house-profile",
    Text("profil de la maison", "profile of the house"),
    tuple(move(AdoptProfile, source, Profile, ProfileAdopted) for source in (Absent, Profile)),
    apply_profile,
    final=(Profile,),
)
POLICY: Machine[PolicyAdopted, HouseView] = Machine(
    "house-policy",
    Text("politique de tailles", "policy of sizes"),
    tuple(
        move(
            AdoptPolicy, source, Policy, PolicyAdopted, has_profile, led, proved, known, no_lighter,
            emit=_policy_adopted,
        )
        for source in (Absent, Policy)
    ),
    apply_policy,
    final=(Policy,),
)  # fmt: skip
HOUSE: Room[House, HouseView] = Room("house", (Items(PROFILE, "profile"), Items(POLICY, "policy")))
