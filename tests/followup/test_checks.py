"""What must be ready for the days after, and done in them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from campaignkit.checklists import Case, Severity, Verdict
from campaignkit.followup import (
    CHECKS,
    Answered,
    ComplaintState,
    Cost,
    Debriefed,
    FollowupPlan,
    FollowupState,
    Measured,
    Open,
    Publication,
    PublicationForm,
    Received,
    Reported,
    Worked,
)
from campaignkit.values import UNKNOWN, Digest, Instant, Maybe, Money, Place, Text, period, place
from tests.cases import NOON, case, places, signed, verdict

LIST = Publication(form=PublicationForm.HANDLE, where=Text("en commentaire", "in a comment"), opt_out=True)
WHOLE = FollowupPlan(
    publication=LIST,
    complaints_within=period("P2M"),
    report_due=period("P14D"),
    review_meeting=NOON,
    cost_refund=None,
    filed_in=(),
    tax_papers=(),
    thank_you_post=True,
)
BLANK = FollowupState()


def of(plan: FollowupPlan = WHOLE, state: FollowupState = BLANK, **about: object) -> Case[Any, Any]:
    return case(plan, state, **about)


class TestReportPlanned:
    """The report is due on a day, and looked at on another (82)."""

    CHECK = "followup.report-planned"

    def test_a_whole_plan_passes(self) -> None:
        assert verdict(CHECKS, self.CHECK, of()) is Verdict.PASS

    @pytest.mark.parametrize(("meeting", "expected"), [(UNKNOWN, Verdict.UNKNOWN), (None, Verdict.FAIL)])
    def test_a_report_that_nobody_looks_at(self, meeting: Maybe[Instant | None], expected: Verdict) -> None:
        assert verdict(CHECKS, self.CHECK, of(evolve(WHOLE, review_meeting=meeting))) is expected

    def test_what_is_unknown_is_named(self) -> None:
        assert places(CHECKS, self.CHECK, of(FollowupPlan())) == ["followup.report_due", "followup.review_meeting"]


class TestPublicationKnown:
    """It is known how and where winners are named, and whether they may refuse (83)."""

    CHECK = "followup.publication-known"

    @pytest.mark.parametrize(
        ("publication", "expected"),
        [
            (LIST, Verdict.PASS),
            (UNKNOWN, Verdict.UNKNOWN),
            (Publication(form=PublicationForm.HANDLE), Verdict.UNKNOWN),
            (Publication(form=PublicationForm.NONE), Verdict.NOT_APPLICABLE),
        ],
    )
    def test_the_plan_answers(self, publication: Maybe[Publication], expected: Verdict) -> None:
        assert verdict(CHECKS, self.CHECK, of(evolve(WHOLE, publication=publication))) is expected


class TestFilings:
    """Where a law asks that the list of winners be filed or a tax paper sent, its date is known and it is done."""

    @pytest.mark.parametrize(
        ("check", "field"),
        [
            ("followup.filings-dated", "filed_in"),
            ("followup.winners-filed", "filed_in"),
            ("followup.tax-papers-sent", "tax_papers"),
        ],
    )
    @pytest.mark.parametrize(
        ("places_", "unsigned", "after"),
        [
            ((), Verdict.NOT_APPLICABLE, Verdict.NOT_APPLICABLE),
            (UNKNOWN, Verdict.UNKNOWN, Verdict.UNKNOWN),
            ((place("US-FL"),), Verdict.UNKNOWN, Verdict.PASS),
        ],
    )
    def test_somebody_says_so(
        self, check: str, field: str, places_: Maybe[tuple[Place, ...]], unsigned: Verdict, after: Verdict
    ) -> None:
        changed: dict[str, Any] = {field: places_}
        plan = evolve(WHOLE, **changed)
        assert verdict(CHECKS, check, of(plan)) is unsigned
        assert verdict(CHECKS, check, of(plan, sign_offs=signed(check))) is after


WAITING = Received(about="the hour", round="r1", at=NOON)
DONE = Answered(about="the hour", round="r1", received_at=NOON, answer="article 4", upheld=False, at=NOON)


class TestComplaintsAnswered:
    """Nobody who complained waits for an answer when the round is settled (110)."""

    CHECK = "followup.complaints-answered"

    @pytest.mark.parametrize(
        ("complaints", "expected"),
        [
            ({}, Verdict.NOT_APPLICABLE),
            ({"c1": DONE}, Verdict.PASS),
            ({"c1": DONE, "c2": WAITING}, Verdict.FAIL),
            ({"c1": evolve(WAITING, round="")}, Verdict.FAIL),
            ({"c1": evolve(WAITING, round="r2")}, Verdict.NOT_APPLICABLE),
        ],
    )
    def test_of_this_round_or_of_the_whole(self, complaints: dict[str, ComplaintState], expected: Verdict) -> None:
        assert verdict(CHECKS, self.CHECK, of(state=FollowupState(complaints=complaints), item="r1")) is expected


COSTS = (Cost(line="ads", amount=Money(1, "EUR"), note=""),)
HOURS = (Worked(role="cm", hours=Decimal(1), note=""),)
KPIS = {"entrants": Measured(value=Decimal(412), source="entry book")}


class TestActuals:
    """Hours and costs are entered (114); KPIs too, and a report of them was sent (115)."""

    def test_both_are_wanted(self) -> None:
        check = "followup.actuals-entered"
        assert verdict(CHECKS, check, of(state=FollowupState(actuals=Open(costs=COSTS, hours=HOURS)))) is Verdict.PASS
        half = of(state=FollowupState(actuals=Open(costs=COSTS)))
        assert verdict(CHECKS, check, half) is Verdict.UNKNOWN
        assert places(CHECKS, check, half) == ["followup.hours"]

    @pytest.mark.parametrize(
        ("actuals", "expected"),
        [
            (Open(), Verdict.UNKNOWN),
            (Open(kpis=KPIS), Verdict.UNKNOWN),
            (Reported(costs=COSTS, sha256=Digest("0" * 64), at=NOON), Verdict.UNKNOWN),
            (Reported(kpis=KPIS, sha256=Digest("0" * 64), at=NOON), Verdict.PASS),
        ],
    )
    def test_the_report_tells_the_kpis(self, actuals: Open | Reported, expected: Verdict) -> None:
        assert verdict(CHECKS, "followup.report-sent", of(state=FollowupState(actuals=actuals))) is expected


class TestLessons:
    """Partners are told (113), lessons written (116), the community thanked (117)."""

    def test_a_debrief_was_held(self) -> None:
        held = FollowupState(debrief=Debriefed(keep=("the rehearsal",), change=(), stop=()))
        assert verdict(CHECKS, "followup.debrief-held", of()) is Verdict.UNKNOWN
        assert verdict(CHECKS, "followup.debrief-held", of(state=held)) is Verdict.PASS

    @pytest.mark.parametrize("check", ["followup.partners-told", "followup.community-thanked"])
    def test_somebody_says_so(self, check: str) -> None:
        assert verdict(CHECKS, check, of(item="r1")) is Verdict.UNKNOWN
        assert verdict(CHECKS, check, of(item="r1", sign_offs=signed(f"{check}@r1"))) is Verdict.PASS

    def test_no_thanks_are_planned(self) -> None:
        plan = evolve(WHOLE, thank_you_post=False)
        assert verdict(CHECKS, "followup.community-thanked", of(plan)) is Verdict.NOT_APPLICABLE


def test_the_checklist_has_its_numbers() -> None:
    assert {check.number for check in CHECKS} == {82, 83, 84, 110, 111, 112, 113, 114, 115, 116, 117}
    assert {check.number for check in CHECKS if check.severity is Severity.BLOCKING} == {82, 110, 111, 112, 114, 115}
    assert {check.number for check in CHECKS if check.per == "round"} == {110, 111, 112, 113, 114, 115, 116, 117}
