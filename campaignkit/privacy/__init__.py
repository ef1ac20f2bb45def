"""Privacy: why personal data is held, for how long, and the proof that it is gone."""

from campaignkit.privacy.checks import CHECKS
from campaignkit.privacy.checks.lasting import endless
from campaignkit.privacy.commands import EraseData, HoldData, ReleaseData
from campaignkit.privacy.events import DataErased, DataHeld, DataReleased, PrivacyEvent
from campaignkit.privacy.moves import PRIVACY, REASONS, RETENTION, PrivacyView
from campaignkit.privacy.plan import (
    About,
    After,
    Basis,
    PrivacyPlan,
    Processor,
    Purpose,
    PurposeId,
    RetentionFor,
    RetentionUntil,
    retention_ends,
)
from campaignkit.privacy.states import Erased, Held, Kept, PrivacyState, adopted

__all__ = [
    "CHECKS",
    "PRIVACY",
    "REASONS",
    "RETENTION",
    "About",
    "After",
    "Basis",
    "DataErased",
    "DataHeld",
    "DataReleased",
    "EraseData",
    "Erased",
    "Held",
    "HoldData",
    "Kept",
    "PrivacyEvent",
    "PrivacyPlan",
    "PrivacyState",
    "PrivacyView",
    "Processor",
    "Purpose",
    "PurposeId",
    "ReleaseData",
    "RetentionFor",
    "RetentionUntil",
    "adopted",
    "endless",
    "retention_ends",
]
