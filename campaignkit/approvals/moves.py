"""The table of consent: who may sign, and what a waiver must say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, assert_never

from attrs import evolve, frozen

from campaignkit.approvals.commands import ProveWaiver, SignOff, Waive, WithdrawSignOff
from campaignkit.approvals.events import ApprovalEvent, CheckWaived, SignedOff, SignOffWithdrawn, WaiverProved
from campaignkit.approvals.states import Approvals, Consent, Signed, Waived, Withdrawn
from campaignkit.machine import Absent, Context, Guard, Items, Machine, ReasonKind, Room, impossible, move, require
from campaignkit.values import Digest, Instant, SubjectId, Text, iso

PROOF_WITHIN_HOURS = 24

NO_SUCH_CHECK = ReasonKind(
    "approvals.no-such-check",
    Text("il n'y a pas de contrôle « {check} »", 'there is no check "{check}"'),
    Text("« campaignkit review » donne leurs noms", "`campaignkit review` gives their names"),
    "lead",
)
NOT_SIGNATORY = ReasonKind(
    "approvals.not-signatory",
    Text("{who} ne peut pas décider de « {check} »", '{who} may not decide on "{check}"'),
    Text(
        "ce rôle décide : {role} ; nommer quelqu'un dans organisers.people",
        "this role decides: {role}; name somebody in organisers.people",
    ),
    "lead",
)
NO_REASON = ReasonKind(
    "approvals.no-reason",
    Text("aucun motif n'est donné", "no reason is given"),
    Text("dire pourquoi", "say why"),
    "lead",
)
EXPIRED = ReasonKind(
    "approvals.expired",
    Text("la dérogation finirait avant d'avoir commencé", "the waiver would end before it begins"),
    Text("donner une fin dans l'avenir", "give an end in the future"),
    "lead",
)
NO_CHANNEL = ReasonKind(
    "approvals.no-channel",
    Text("on ne sait pas par quel canal la décision est venue", "it is not known how the decision came"),
    Text("nommer le canal : courriel, réunion, téléphone…", "name the channel: e-mail, meeting, telephone…"),
    "lead",
)
ONE_PERSON = ReasonKind(
    "approvals.one-person",
    Text("{who} déciderait de « {check} » et l'inscrirait", '{who} would decide on "{check}" and record it'),
    Text(
        "ce contrôle veut deux personnes : une autre l'inscrit", "this check wants two people: somebody else records it"
    ),
    "lead",
)
PROOF_OWED = ReasonKind(
    "approvals.proof-owed",
    Text("la dernière dérogation par téléphone n'a pas eu sa preuve", "the last waiver by phone was never proved"),
    Text("donner la preuve avec la dérogation", "give the proof with the waiver"),
    "lead",
)
NONE_AWAITED = ReasonKind(
    "approvals.none-awaited",
    Text("cette dérogation n'attend pas de preuve", "this waiver awaits no proof"),
    Text("rien à faire : elle a la sienne", "nothing to do: it has its own"),
    "lead",
)
TOO_LATE = ReasonKind(
    "approvals.too-late",
    Text(
        "la dérogation est tombée : sa preuve était attendue avant {due}",
        "the waiver fell: its proof was due before {due}",
    ),
    Text("déroger de nouveau, avec la preuve", "waive again, with the proof"),
    "lead",
)
NO_PROOF = ReasonKind(
    "approvals.no-proof",
    Text("la preuve n'est pas donnée", "the proof is not given"),
    Text("donner un fichier, une adresse ou une empreinte", "give a file, an address or a digest"),
    "lead",
)
REASONS = (
    NO_SUCH_CHECK, NOT_SIGNATORY, NO_REASON, EXPIRED, NO_CHANNEL, ONE_PERSON, PROOF_OWED, NONE_AWAITED, TOO_LATE,
    NO_PROOF,
)  # fmt: skip


@frozen(kw_only=True)
class Signable:
    """A check as consent sees it: its content now, its role, and the people who hold that role.

    With `two_people`, whoever decides is not the one who records it. `waived_by` is the role that may
    waive it, with its people; a waiver of a check that is `law` is bound to its content.
    """

    digest: Digest
    role: str
    people: frozenset[SubjectId]
    two_people: bool = False
    waived_by: str = ""
    waivers: frozenset[SubjectId] = frozenset()
    law: bool = False


@frozen(kw_only=True)
class ApprovalsView:
    """What consent must know of the others: every check that can be signed or waived."""

    checks: Mapping[str, Signable]


Asking: TypeAlias = Context[ApprovalsView]
Deciding: TypeAlias = SignOff | Waive

exists: Guard[object, Deciding, ApprovalsView] = require(
    NO_SUCH_CHECK,
    lambda _s, c, ctx: c.on in ctx.view.checks,
    lambda _s, c, _ctx: {"check": c.on},
)
may_decide: Guard[object, SignOff, ApprovalsView] = require(
    NOT_SIGNATORY,
    lambda _s, c, ctx: c.on not in ctx.view.checks or c.decided_by in ctx.view.checks[c.on].people,
    lambda _s, c, ctx: {"who": c.decided_by or "-", "check": c.on, "role": ctx.view.checks[c.on].role},
)
by_two: Guard[object, Deciding, ApprovalsView] = require(
    ONE_PERSON,
    lambda _s, c, ctx: c.on not in ctx.view.checks or not ctx.view.checks[c.on].two_people or c.decided_by != ctx.actor,
    lambda _s, c, _ctx: {"who": c.decided_by or "-", "check": c.on},
)
may_waive: Guard[object, Waive, ApprovalsView] = require(
    NOT_SIGNATORY,
    lambda _s, c, ctx: c.on not in ctx.view.checks or c.decided_by in _waivers(ctx.view.checks[c.on]),
    lambda _s, c, ctx: {
        "who": c.decided_by or "-",
        "check": c.on,
        "role": ctx.view.checks[c.on].waived_by or ctx.view.checks[c.on].role,
    },
)
has_reason: Guard[object, Waive | WithdrawSignOff, ApprovalsView] = require(
    NO_REASON, lambda _s, c, _ctx: bool(c.reason.strip())
)
has_channel: Guard[object, SignOff, ApprovalsView] = require(NO_CHANNEL, lambda _s, c, _ctx: bool(c.channel.strip()))
ends_later: Guard[object, Waive, ApprovalsView] = require(EXPIRED, lambda _s, c, ctx: c.until > ctx.now)
not_owed: Guard[object, Waive, ApprovalsView] = require(
    PROOF_OWED, lambda s, c, _ctx: bool(c.proof.strip()) or not _owes(s)
)
awaited: Guard[Waived, ProveWaiver, ApprovalsView] = require(NONE_AWAITED, lambda s, _c, _ctx: s.owes)
in_time: Guard[Waived, ProveWaiver, ApprovalsView] = require(
    TOO_LATE,
    lambda s, _c, ctx: s.proof_due is None or ctx.now < s.proof_due,
    lambda s, _c, _ctx: {"due": iso(s.waiver.proof_due) if s.waiver.proof_due else ""},
)
has_proof: Guard[object, ProveWaiver, ApprovalsView] = require(NO_PROOF, lambda _s, c, _ctx: bool(c.proof.strip()))
brought_by_another: Guard[Waived, ProveWaiver, ApprovalsView] = require(
    ONE_PERSON,
    lambda s, c, ctx: (
        c.on not in ctx.view.checks or not ctx.view.checks[c.on].two_people or s.waiver.decided_by != ctx.actor
    ),
    lambda s, c, _ctx: {"who": s.waiver.decided_by, "check": c.on},
)


def signed_off(_state: object, command: SignOff, ctx: Asking) -> SignedOff:
    """The fact, bound to what the check's subject says now."""
    return SignedOff(
        on=command.on,
        subject=ctx.view.checks[command.on].digest,
        decided_by=command.decided_by,
        by=ctx.actor,
        channel=command.channel,
        proof=command.proof,
        at=ctx.now,
    )


def check_waived(_state: object, command: Waive, ctx: Asking) -> CheckWaived:
    """The fact; of a rule of law, bound to its wording and to the facts that it asks about."""
    waived = ctx.view.checks[command.on]
    return CheckWaived(
        on=command.on,
        reason=command.reason,
        decided_by=command.decided_by,
        by=ctx.actor,
        until=command.until,
        subject=waived.digest if waived.law else Digest(""),
        channel=command.channel,
        proof=command.proof,
        proof_due=None if command.proof.strip() else _a_day_after(ctx.now),
        at=ctx.now,
    )


def _a_day_after(now: Instant) -> Instant:
    return now.add(hours=PROOF_WITHIN_HOURS)


def _owes(state: object) -> bool:
    return isinstance(state, Signed | Withdrawn | Waived) and state.owes


def _waivers(check: Signable) -> frozenset[SubjectId]:
    return check.waivers if check.waived_by else check.people


def apply(state: Consent | Absent, event: ApprovalEvent) -> Consent:
    """The consent after the event."""
    match event:
        case SignedOff():
            return Signed(event, owes=not event.proof.strip() and _owes(state))
        case CheckWaived():
            return Waived(event, state.sign_off if isinstance(state, Signed | Waived) else None)
        case SignOffWithdrawn():
            if isinstance(state, Signed | Waived):
                return Withdrawn(event.reason, owes=state.owes)
            raise impossible(state, event)
        case WaiverProved(proof=proof):
            if isinstance(state, Waived):
                return evolve(state, proof=proof)
            raise impossible(state, event)
        case _:
            assert_never(event)


CONSENT: Machine[ApprovalEvent, ApprovalsView] = Machine(
    "consent",
    Text("validation", "approval"),
    (
        *(
            move(SignOff, source, Signed, SignedOff, exists, may_decide, by_two, has_channel, emit=signed_off)
            for source in (Absent, Signed, Withdrawn, Waived)
        ),
        *(
            move(
                Waive,
                source,
                Waived,
                CheckWaived,
                exists,
                may_waive,
                by_two,
                has_reason,
                ends_later,
                not_owed,
                emit=check_waived,
            )
            for source in (Absent, Signed, Withdrawn, Waived)
        ),
        move(ProveWaiver, Waived, Waived, WaiverProved, awaited, in_time, has_proof, brought_by_another),
        move(WithdrawSignOff, Signed, Withdrawn, SignOffWithdrawn, has_reason),
        move(WithdrawSignOff, Waived, Withdrawn, SignOffWithdrawn, has_reason),
    ),
    apply,
    final=(Signed, Withdrawn, Waived),
)
APPROVALS: Room[Approvals, ApprovalsView] = Room("approvals", (Items(CONSENT, "consents", "on"),))
