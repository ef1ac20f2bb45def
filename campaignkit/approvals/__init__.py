"""Approvals: sign-offs bound to content, waivers with a reason and an end."""

from campaignkit.approvals.commands import ProveWaiver, SignOff, Waive, WithdrawSignOff
from campaignkit.approvals.events import CheckWaived, SignedOff, SignOffWithdrawn, WaiverProved
from campaignkit.approvals.moves import APPROVALS, CONSENT, REASONS, ApprovalsView, Signable
from campaignkit.approvals.states import Approvals, Signed, Waived, Withdrawn, consent_key

__all__ = [
    "APPROVALS",
    "CONSENT",
    "REASONS",
    "Approvals",
    "ApprovalsView",
    "CheckWaived",
    "ProveWaiver",
    "SignOff",
    "SignOffWithdrawn",
    "Signable",
    "Signed",
    "SignedOff",
    "Waive",
    "Waived",
    "WaiverProved",
    "WithdrawSignOff",
    "Withdrawn",
    "consent_key",
]
