"""The table of a commitment."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from attrs import frozen

from campaignkit.machine import Absent, Guard, Items, Machine, ReasonKind, Room, impossible, move, require
from campaignkit.organisers.commands import AgreeCommitment, ReplaceParty, WithdrawCommitment
from campaignkit.organisers.events import CommitmentAgreed, CommitmentWithdrawn, OrganiserEvent, PartyReplaced
from campaignkit.organisers.states import Agreed, CommitmentState, Expected, OrganisersState, Replaced, Withdrawn
from campaignkit.values import Text

NO_PROOF = ReasonKind(
    "organisers.no-proof",
    Text("aucun accord écrit n'est joint", "no written agreement is attached"),
    Text("joindre le contrat ou le message signé", "attach the contract or the signed message"),
    "legal",
)
NO_REASON = ReasonKind(
    "organisers.no-reason",
    Text("aucun motif n'est donné", "no reason is given"),
    Text("dire pourquoi", "say why"),
    "lead",
)
NOT_ANOTHER = ReasonKind(
    "organisers.not-another",
    Text("« {by} » ne remplace personne", '"{by}" replaces nobody'),
    Text("nommer une autre partie", "name another party"),
    "lead",
)
NOT_ANNOUNCED = ReasonKind(
    "organisers.not-announced",
    Text(
        "rien n'est encore public : le plan peut changer librement", "nothing is public yet: the plan may change freely"
    ),
    Text("changer organisers.parties dans le plan", "change organisers.parties in the plan"),
    "lead",
)
REASONS = (NO_PROOF, NO_REASON, NOT_ANOTHER, NOT_ANNOUNCED)


@frozen(kw_only=True)
class OrganisersView:
    """What organisers must know of the others: whether the campaign has been announced to the public."""

    announced: bool


Proved: TypeAlias = AgreeCommitment | ReplaceParty

has_proof: Guard[object, Proved, OrganisersView] = require(NO_PROOF, lambda _s, c, _ctx: bool(c.proof.strip()))
has_reason: Guard[object, WithdrawCommitment, OrganisersView] = require(
    NO_REASON, lambda _s, c, _ctx: bool(c.reason.strip())
)
by_another: Guard[object, ReplaceParty, OrganisersView] = require(
    NOT_ANOTHER, lambda _s, c, _ctx: c.by.strip() not in ("", c.party), lambda _s, c, _ctx: {"by": c.by}
)
was_announced: Guard[object, ReplaceParty, OrganisersView] = require(
    NOT_ANNOUNCED, lambda _s, _c, ctx: ctx.view.announced
)


def apply(state: CommitmentState | Absent, event: OrganiserEvent) -> CommitmentState:
    """The commitment after the event."""
    if isinstance(state, Absent):
        raise impossible(state, event)
    match event:
        case CommitmentAgreed():
            if isinstance(state, Replaced):
                raise impossible(state, event)
            return Agreed(proof=event.proof)
        case CommitmentWithdrawn():
            if isinstance(state, Withdrawn):
                raise impossible(state, event)
            return Withdrawn(reason=event.reason)
        case PartyReplaced():
            return Replaced(by=event.by, proof=event.proof)
        case _:
            assert_never(event)


COMMITMENT: Machine[OrganiserEvent, OrganisersView] = Machine(
    "commitment",
    Text("engagement d'une partie", "commitment of a party"),
    (
        *(
            move(AgreeCommitment, source, Agreed, CommitmentAgreed, has_proof)
            for source in (Expected, Agreed, Withdrawn)
        ),
        *(
            move(WithdrawCommitment, source, Withdrawn, CommitmentWithdrawn, has_reason)
            for source in (Expected, Agreed, Replaced)
        ),
        *(
            move(ReplaceParty, source, Replaced, PartyReplaced, by_another, has_proof, was_announced)
            for source in (Expected, Agreed, Withdrawn, Replaced)
        ),
    ),
    apply,
    initial=(Expected,),
    final=(Agreed, Withdrawn, Replaced),
)
ORGANISERS: Room[OrganisersState, OrganisersView] = Room("organisers", (Items(COMMITMENT, "commitments", "party"),))
