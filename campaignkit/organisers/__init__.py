"""Organisers: who stands behind a campaign, who decides in it, and who has agreed in writing."""

from campaignkit.organisers.checks import CHECKS, NEEDED_ROLES
from campaignkit.organisers.commands import AgreeCommitment, ReplaceParty, WithdrawCommitment
from campaignkit.organisers.events import CommitmentAgreed, CommitmentWithdrawn, OrganiserEvent, PartyReplaced
from campaignkit.organisers.moves import COMMITMENT, ORGANISERS, REASONS, OrganisersView
from campaignkit.organisers.plan import FOUR_EYES, Act, OrganisersPlan, Party, PartyRole, Person, Right
from campaignkit.organisers.states import (
    Agreed,
    CommitmentState,
    Expected,
    OrganisersState,
    Replaced,
    Withdrawn,
    adopted,
)

__all__ = [
    "CHECKS",
    "COMMITMENT",
    "FOUR_EYES",
    "NEEDED_ROLES",
    "ORGANISERS",
    "REASONS",
    "Act",
    "AgreeCommitment",
    "Agreed",
    "CommitmentAgreed",
    "CommitmentState",
    "CommitmentWithdrawn",
    "Expected",
    "OrganiserEvent",
    "OrganisersPlan",
    "OrganisersState",
    "OrganisersView",
    "Party",
    "PartyReplaced",
    "PartyRole",
    "Person",
    "ReplaceParty",
    "Replaced",
    "Right",
    "WithdrawCommitment",
    "Withdrawn",
    "adopted",
]
