"""A plan looked at before anything has happened."""

from __future__ import annotations

from attrs import evolve

from campaignkit.campaign.gates import reviewed
from campaignkit.campaign.plan import AdoptedPlan
from campaignkit.campaign.states import NOTHING_YET, Campaign, Planning, adopt
from campaignkit.checklists import Review, ReviewLine
from campaignkit.rulepacks import NO_PACKS, Library
from campaignkit.values import Instant


def planned(adopted: AdoptedPlan, packs: Library = NO_PACKS) -> Campaign:
    """The state of a campaign that has just started with this plan, under these rule packs."""
    return adopt(evolve(NOTHING_YET, phase=Planning(), packs=packs), adopted)


def lint(adopted: AdoptedPlan, now: Instant) -> Review:
    """Every question that the plan alone can answer."""
    return reviewed(planned(adopted), "lint", "", now)


def findings_of(review: Review) -> tuple[ReviewLine, ...]:
    """The lines of a review that are neither passed, waived nor beside the point."""
    return tuple(line for line in review.lines if line.reasons)
