"""The published contest as it stood, untouched: what its plan says, and what reading it finds."""

from __future__ import annotations

from campaignkit.campaign import CampaignPlan, planned, reviewed
from campaignkit.checklists import Review, Verdict
from campaignkit.testing.story import adopting
from campaignkit.values import UNKNOWN, instant
from tests.corpus.sheets import found, plan_of

SHEET = "37-ebay-catch-ostern"
WEEK_BEFORE = instant("2019-04-10T08:00:00Z")


def plan() -> CampaignPlan:
    """The plan of the sheet."""
    return plan_of(SHEET)


def before_launch() -> Review:
    """The launch gate, asked of the plan alone."""
    return reviewed(planned(adopting(plan())), "launch", "", WEEK_BEFORE)


class TestTheSheet:
    """'the untouched sheet is a plan in the tests'"""

    def test_its_dates_are_those_of_2019(self) -> None:
        (played,) = plan().rounds
        assert played.opens_at == instant("2019-04-17T08:00:00Z")
        assert played.over_at == instant("2019-04-18T22:00:00Z")

    def test_what_the_terms_do_not_give_stays_unknown(self) -> None:
        silent = (
            plan().objectives.objective,
            plan().draw.draws_at,
            plan().draw.witness,
            plan().claims.clock_from,
            plan().followup.publication,
            plan().followup.cost_refund,
            plan().privacy.contact,
            plan().rules.platform_release,
            plan().shipping.carrier,
        )
        assert set(silent) == {UNKNOWN}
        assert not plan().organisers.people
        assert not plan().creatives.visuals


class TestWhatReadingItFinds:
    """'lint finding the sheet's contradictions'"""

    def test_the_zone_that_it_names_is_not_the_one_of_april(self) -> None:
        assert ("fail", "campaign.zone-fits-date", "rounds[main].opens_at") in found(plan())
        assert ("fail", "campaign.zone-fits-date", "rounds[main].closes_at") in found(plan())

    def test_one_enters_on_instagram_and_the_text_says_ebay(self) -> None:
        assert ("fail", "campaign.entry-place-agrees", "rules.texts[de].sections[mechanics]") in found(plan())

    def test_the_delivery_runs_from_the_end_of_the_window(self) -> None:
        assert ("fail", "campaign.delivery-after-claim", "shipping.clock_from") in found(plan())

    def test_the_promoter_is_abroad(self) -> None:
        assert ("fail", "campaign.promoter-at-home", "organisers.parties[ebay].country") in found(plan())

    def test_what_is_missing_is_unknown_and_never_passed(self) -> None:
        unknown = {line.key for line in before_launch().lines if line.verdict is Verdict.UNKNOWN}
        assert unknown >= {
            "objectives.written",
            "objectives.budgeted",
            "objectives.hours-counted",
            "claims.deadline-stated",
            "draw.arranged",
            "draw.chain-known",
            "entries.limits-known",
            "rules.legal-review",
            "privacy.informed",
            "campaign.go",
        }
        assert unknown <= {line.key for line in before_launch().lines if line.reasons}

    def test_nobody_could_launch_it_as_it_stands(self) -> None:
        assert len(before_launch().blocking) > 20
