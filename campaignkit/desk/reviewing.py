"""A review as people are shown it: with who holds each role, and what became of the gate's last passage."""

from __future__ import annotations

from campaignkit.campaign import Campaign
from campaignkit.checklists import Recheck, Review
from campaignkit.documents import By, ReviewView


def review_view(
    campaign: Campaign, review: Review, *, lang: str = "en", by: By = "room", recheck: Recheck | None = None
) -> ReviewView:
    """The review of a campaign, or of a plan, under its title: the one model of every form."""
    plan = campaign.plan
    roles = {line.check.signatory for line in review.lines}
    return ReviewView(
        review=review,
        zone=plan.clock,
        title=plan.title.say(lang) or plan.id,
        lang=lang,
        by=by,
        people={role: tuple(sorted(plan.organisers.holding(role))) for role in roles},
        recheck=recheck,
    )
