"""Checklists: questions as data, verdicts that never turn silence into green, reviews that ask everything."""

from campaignkit.checklists.case import Case, SignOffs, Standing
from campaignkit.checklists.check import SAID, Check, Due, attested
from campaignkit.checklists.passage import Differing, Passage, Recheck
from campaignkit.checklists.review import Review, ReviewLine, due_at, review_line
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
    "Recheck",
    "Review",
    "ReviewLine",
    "Severity",
    "SignOffs",
    "Size",
    "Standing",
    "Verdict",
    "attested",
    "due_at",
    "failed",
    "findings",
    "not_applicable",
    "review_line",
    "unknown",
    "worst",
]
