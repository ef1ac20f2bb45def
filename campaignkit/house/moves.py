"""The three tables of a house: its profile, its policy of sizes, and the models that were signed for a question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, assert_never

from attrs import field, frozen

from campaignkit.approvals import Signable
from campaignkit.checklists import Size
from campaignkit.house.commands import AdoptPolicy, AdoptProfile, SignModel, WithdrawModel
from campaignkit.house.events import ModelSigned, ModelWithdrawn, PolicyAdopted, ProfileAdopted
from campaignkit.house.models import within
from campaignkit.house.states import (
    House,
    Model,
    ModelState,
    ModelTakenBack,
    Policy,
    PolicyState,
    Profile,
    ProfileState,
)
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
NOT_YEARLY = ReasonKind(
    "house.not-yearly",
    Text("une maison ne répond pas à « {check} » pour un modèle", 'a house does not answer "{check}" for a model'),
    Text("signer une question marquée ° (« campaignkit checks »)", "sign a question that `campaignkit checks` marks °"),
    "lead",
)
NOT_ITS_ROLE = ReasonKind(
    "house.not-its-role",
    Text("{who} ne peut pas signer « {check} »", '{who} may not sign "{check}"'),
    Text("ce rôle signe, dans le profil de la maison : {role}", "this role signs, in the profile of the house: {role}"),
    "lead",
)
NO_SUCH_PATH = ReasonKind(
    "house.no-such-path",
    Text("le modèle n'a pas, dans ce que l'on signe : {paths}", "what is signed of the model has no {paths}"),
    Text("écrire des chemins du plan, comme rules.eligibility", "write paths of the plan, such as rules.eligibility"),
    "lead",
)
NOTHING_FIXED = ReasonKind(
    "house.nothing-fixed",
    Text("tout pourrait changer : rien ne serait signé", "everything could change: nothing would be signed"),
    Text("nommer des parties, pas le tout", "name parts, not the whole"),
    "lead",
)
NO_REASON = ReasonKind(
    "house.no-reason", Text("aucun motif n'est donné", "no reason is given"), Text("dire pourquoi", "say why"), "lead"
)
REASONS = (
    NO_PROFILE, NOT_LEAD, UNPROVEN, NO_SUCH_QUESTION, ALWAYS_ASKED, NOT_YEARLY, NOT_ITS_ROLE, NO_SUCH_PATH,
    NOTHING_FIXED, NO_REASON,
)  # fmt: skip


@frozen(kw_only=True)
class HouseView:
    """What policy and models must know: the house, from which size each check is asked, what it may sign.

    `subjects` are the parts of a plan that the yearly questions are about.
    """

    house: House
    checks: Mapping[str, Size]
    signable: Mapping[str, Signable] = field(factory=dict)
    subjects: Mapping[str, str] = field(factory=dict)


Asking: TypeAlias = Context[HouseView]


def _strange(command: AdoptPolicy, ctx: Asking) -> str:
    return ", ".join(check for check in command.policy.asked_from if check not in ctx.view.checks)


def _firm(command: AdoptPolicy, ctx: Asking) -> str:
    moved = command.policy.asked_from.items()
    return ", ".join(check for check, size in moved if ctx.view.checks.get(check) is Size.S and size is not Size.S)


def _may_decide(command: AdoptPolicy, ctx: Asking) -> bool:
    profile = ctx.view.house.profile
    return isinstance(profile, Profile) and command.decided_by in profile.holders.get(DECIDES, ())


has_profile: Guard[object, object, HouseView] = require(
    NO_PROFILE, lambda _s, _c, ctx: isinstance(ctx.view.house.profile, Profile)
)
led: Guard[object, AdoptPolicy, HouseView] = require(
    NOT_LEAD, lambda _s, c, ctx: _may_decide(c, ctx), lambda _s, c, _ctx: {"who": c.decided_by or "-"}
)
proved: Guard[object, AdoptPolicy, HouseView] = require(
    UNPROVEN, lambda _s, c, _ctx: bool(c.proof.strip() and c.channel)
)
known: Guard[object, AdoptPolicy, HouseView] = require(
    NO_SUCH_QUESTION, lambda _s, c, ctx: not _strange(c, ctx), lambda _s, c, ctx: {"checks": _strange(c, ctx)}
)
no_lighter: Guard[object, AdoptPolicy, HouseView] = require(
    ALWAYS_ASKED, lambda _s, c, ctx: not _firm(c, ctx), lambda _s, c, ctx: {"checks": _firm(c, ctx)}
)


def _people(command: SignModel, ctx: Asking) -> frozenset[str]:
    return ctx.view.signable[command.on].people if command.on in ctx.view.signable else frozenset()


def _nowhere(command: SignModel) -> str:
    return ", ".join(each for each in command.variables if each not in command.content)


yearly: Guard[object, SignModel, HouseView] = require(
    NOT_YEARLY,
    lambda _s, c, ctx: ctx.view.subjects.get(c.on, "") in c.content,
    lambda _s, c, _ctx: {"check": c.on},
)
in_its_role: Guard[object, SignModel, HouseView] = require(
    NOT_ITS_ROLE,
    lambda _s, c, ctx: c.on not in ctx.view.signable or c.decided_by in _people(c, ctx),
    lambda _s, c, ctx: {"who": c.decided_by or "-", "check": c.on, "role": ctx.view.signable[c.on].role},
)
signed_with_proof: Guard[object, SignModel, HouseView] = require(
    UNPROVEN, lambda _s, c, _ctx: bool(c.proof.strip() and c.channel)
)
paths_there: Guard[object, SignModel, HouseView] = require(
    NO_SUCH_PATH, lambda _s, c, _ctx: not _nowhere(c), lambda _s, c, _ctx: {"paths": _nowhere(c)}
)
something_fixed: Guard[object, SignModel, HouseView] = require(
    NOTHING_FIXED, lambda _s, c, ctx: not any(within(ctx.view.subjects.get(c.on, "-"), each) for each in c.variables)
)
why: Guard[object, WithdrawModel, HouseView] = require(NO_REASON, lambda _s, c, _ctx: bool(c.reason.strip()))


def _model_signed(_state: object, command: SignModel, ctx: Asking) -> ModelSigned:
    return ModelSigned(
        model=command.model,
        on=command.on,
        subject=ctx.view.subjects[command.on],
        content=command.content,
        variables=command.variables,
        decided_by=command.decided_by,
        by=ctx.actor,
        channel=command.channel,
        proof=command.proof,
        at=ctx.now,
    )


def apply_model(_state: ModelState | Absent, event: ModelSigned | ModelWithdrawn) -> ModelState:
    """The model after the event."""
    match event:
        case ModelSigned():
            return Model(event)
        case ModelWithdrawn(reason=reason):
            return ModelTakenBack(reason)
        case _:
            assert_never(event)


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
MODEL: Machine[ModelSigned | ModelWithdrawn, HouseView] = Machine(
    "house-model",
    Text("modèle signé", "signed model"),
    (
        *(
            move(
                SignModel, source, Model, ModelSigned, has_profile, yearly, in_its_role, signed_with_proof,
                paths_there, something_fixed, emit=_model_signed,
            )
            for source in (Absent, Model, ModelTakenBack)
        ),
        move(WithdrawModel, Model, ModelTakenBack, ModelWithdrawn, why),
    ),
    apply_model,
    final=(Model, ModelTakenBack),
)  # fmt: skip
HOUSE: Room[House, HouseView] = Room(
    "house", (Items(PROFILE, "profile"), Items(POLICY, "policy"), Items(MODEL, "models", "signature"))
)
