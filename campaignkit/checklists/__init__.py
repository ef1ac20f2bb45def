"""Checklists: questions as data, verdicts that never turn silence into green, reviews that ask everything."""

from campaignkit.checklists.case import Case, SignOffs, Standing
from campaignkit.checklists.check import SAID, Check, Due, attested
from campaignkit.checklists.passage import Differing, Passage, Recheck
from campaignkit.checklists.quotes import Quote, clash, on_clock, said
from campaignkit.checklists.review import Review, ReviewLine, due_at, overdue, review_line
from campaignkit.checklists.sizes import Size
from campaignkit.checklists.verdicts import (
    PASSED,
    Answer,
    Answered,
    Severity,
    Verdict,
    failed,
    findings,
    not_applicable,
    unknown,
    unsaid,
    worst,
)

__all__ = [
    "PASSED",
    "SAID",
    "Answer",
    "Answered",
    "Case",
    "Check",
    "Differing",
    "Due",
    "Passage",
    "Quote",
    "Recheck",
    "Review",
    "ReviewLine",
    "Severity",
    "SignOffs",
    "Size",
    "Standing",
    "Verdict",
    "attested",
    "clash",
    "due_at",
    "failed",
    "findings",
    "not_applicable",
    "on_clock",
    "overdue",
    "review_line",
    "said",
    "unknown",
    "unsaid",
    "worst",
]
