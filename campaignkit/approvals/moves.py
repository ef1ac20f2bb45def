"""The table of consent: who may sign, and what a waiver must say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, assert_never

from attrs import frozen

from campaignkit.approvals.commands import SignOff, Waive, WithdrawSignOff
from campaignkit.approvals.events import ApprovalEvent, CheckWaived, SignedOff, SignOffWithdrawn
from campaignkit.approvals.states import Approvals, Consent, Signed, Waived, Withdrawn
from campaignkit.machine import Absent, Context, Guard, Items, Machine, ReasonKind, Room, impossible, move, require
from campaignkit.values import Digest, SubjectId, Text

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
REASONS = (NO_SUCH_CHECK, NOT_SIGNATORY, NO_REASON, EXPIRED, NO_CHANNEL, ONE_PERSON)


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
        at=ctx.now,
    )


def _waivers(check: Signable) -> frozenset[SubjectId]:
    return check.waivers if check.waived_by else check.people


def apply(state: Consent | Absent, event: ApprovalEvent) -> Consent:
    """The consent after the event."""
    match event:
        case SignedOff():
            return Signed(event)
        case CheckWaived():
            return Waived(event, state.sign_off if isinstance(state, Signed | Waived) else None)
        case SignOffWithdrawn():
            if isinstance(state, Signed | Waived):
                return Withdrawn(event.reason)
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
                emit=check_waived,
            )
            for source in (Absent, Signed, Withdrawn, Waived)
        ),
        move(WithdrawSignOff, Signed, Withdrawn, SignOffWithdrawn, has_reason),
        move(WithdrawSignOff, Waived, Withdrawn, SignOffWithdrawn, has_reason),
    ),
    apply,
    final=(Signed, Withdrawn, Waived),
)
APPROVALS: Room[Approvals, ApprovalsView] = Room("approvals", (Items(CONSENT, "consents", "on"),))
