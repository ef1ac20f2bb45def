"""Approvals: sign-offs bound to content, waivers with a reason and an end."""

from campaignkit.approvals.commands import SignOff, Waive, WithdrawSignOff
from campaignkit.approvals.events import CheckWaived, SignedOff, SignOffWithdrawn
from campaignkit.approvals.moves import APPROVALS, CONSENT, REASONS, ApprovalsView, Signable
from campaignkit.approvals.states import Approvals, Signed, Waived, Withdrawn, consent_key

__all__ = [
    "APPROVALS",
    "CONSENT",
    "REASONS",
    "Approvals",
    "ApprovalsView",
    "CheckWaived",
    "SignOff",
    "SignOffWithdrawn",
    "Signable",
    "Signed",
    "SignedOff",
    "Waive",
    "Waived",
    "WithdrawSignOff",
    "Withdrawn",
    "consent_key",
]
