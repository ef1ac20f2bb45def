"""The dates that everything counts from, and a plan looked at before anything has happened."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from campaignkit.campaign import (
    CampaignPlan,
    RoundPlan,
    afresh,
    anchors,
    findings_of,
    lint,
    planned,
    reviewed,
)
from campaignkit.campaign.anchors import dated
from campaignkit.campaign.gates import case_of, checks_of, every_check, signable
from campaignkit.campaign.plan import section
from campaignkit.campaign.slots import SLOTS
from campaignkit.campaign.states import Planning
from campaignkit.campaign.views import privacy
from campaignkit.claims import ClaimClock
from campaignkit.draw import Reaction, RoundDraw, SettleDraw, TierPlan
from campaignkit.privacy import About, After, Purpose, PurposeId, RetentionFor, retention_ends
from campaignkit.shipping import ClockFrom
from campaignkit.testing.story import (
    AGAIN,
    FIRST,
    MAIN,
    PLAN,
    adopting,
    at,
    closed,
    confirming,
    drawn,
    fresh_after,
    kept,
    launched,
    reacting,
)
from campaignkit.values import (
    UNKNOWN,
    CampaignId,
    Instant,
    InvalidValueError,
    Maybe,
    Place,
    RoundId,
    Text,
    Zone,
    digest_of,
    local,
    period,
)

NOTHING = CampaignPlan(id=CampaignId("nothing"), title=Text("rien", "nothing"))
SECOND_ROUND = RoundPlan(id=RoundId("two"), opens_at=at("2023-09-20 10:00"), closes_at=at("2023-09-21 18:00"))
DRAWN = at("2023-09-15 13:00:03")
minutes = st.integers(0, 59)


def but(room: str, **about: Any) -> CampaignPlan:
    """The plan with something else in one of its rooms."""
    return evolve(PLAN, **{room: evolve(getattr(PLAN, room), **about)})


class TestAnchors:
    """'a workstream says "due: opening - 10 days"; the campaign supplies the date'"""

    def test_a_plan_without_dates_has_none(self) -> None:
        assert anchors(NOTHING) == {}

    def test_a_whole_plan_has_them_all_and_they_follow_each_other(self) -> None:
        found = anchors(PLAN)
        assert set(found) == {"opening", "close", "draw", "claim", "delivery"}
        assert found["opening"] < found["close"] < found["draw"] < found["claim"] < found["delivery"]

    def test_the_whole_campaign_lasts_from_its_first_opening_to_its_last_close(self) -> None:
        plan = evolve(PLAN, rounds=(SECOND_ROUND, *PLAN.rounds))
        whole, second = anchors(plan), anchors(plan, "two")
        assert (whole["opening"], whole["close"]) == (at("2023-09-13 10:00"), at("2023-09-21 18:00"))
        assert (second["opening"], second["close"]) == (SECOND_ROUND.opens_at, SECOND_ROUND.closes_at)
        assert anchors(plan, "nowhere") == whole

    def test_the_close_is_unknown_while_one_round_has_none(self) -> None:
        endless = RoundPlan(id=RoundId("two"), opens_at=at("2023-09-20 10:00"))
        assert "close" not in anchors(evolve(PLAN, rounds=(*PLAN.rounds, endless)))

    @pytest.mark.parametrize(
        ("clock", "expected"),
        [
            (ClaimClock.CLOSE, "2023-09-22 00:00"),
            (ClaimClock.DRAW, "2023-09-22 13:00:03"),
            (ClaimClock.FIRST_NOTICE, "2023-09-26 13:00:03"),
        ],
    )
    def test_the_claim_counts_from_the_close_the_draw_or_the_first_message(
        self, clock: ClaimClock, expected: str
    ) -> None:
        assert anchors(but("claims", clock_from=clock))["claim"] == at(expected)

    def test_the_claim_may_be_one_instant_for_everybody_or_unknown(self) -> None:
        last = at("2023-10-01 00:00")
        assert anchors(but("claims", confirm_by=last))["claim"] == last
        assert anchors(but("claims", confirm_by=None))["claim"] == at("2023-09-26 13:00:03")
        assert "claim" not in anchors(but("claims", reply_within=None))
        assert "claim" not in anchors(but("claims", reply_within=UNKNOWN))
        assert anchors(but("claims", notify_within=UNKNOWN))["claim"] == at("2023-09-22 13:00:03")

    def test_the_claim_counts_from_the_last_day_to_be_told_where_that_is_one_for_everybody(self) -> None:
        told = but("claims", notify_by=at("2023-09-20 12:00"), clock_from=ClaimClock.FIRST_NOTICE)
        assert anchors(told)["claim"] == at("2023-09-27 12:00")

    def test_dates_of_which_only_the_latest_or_the_earliest_is_known(self) -> None:
        by_then = evolve(PLAN, draw=evolve(PLAN.draw, draws_at=UNKNOWN, draws_by=DRAWN))
        assert dated(PLAN).earlier == dated(PLAN).later == {}
        assert dated(by_then).earlier == {"draw": "draw.draws_at", "claim": "draw.draws_at"}
        for clock, known in ((ClaimClock.CLOSE, {}), (UNKNOWN, {"claim": "claims.clock_from"})):
            seen = dated(evolve(by_then, claims=evolve(PLAN.claims, clock_from=clock)))
            assert seen.earlier == {"draw": "draw.draws_at", **known}
        assert dated(but("claims", confirm_by=at("2023-10-01 00:00"), notify_within=UNKNOWN)).later == {}
        assert dated(but("claims", notify_within=UNKNOWN)).later == {"claim": "claims.notify_within"}
        assert dated(but("claims", notify_within=UNKNOWN, notify_by=at("2023-09-20 12:00"))).later == {}
        assert dated(but("claims", notify_within=UNKNOWN, clock_from=ClaimClock.DRAW)).later == {}

    def test_nothing_counts_from_a_close_that_is_not_known(self) -> None:
        undated = RoundPlan(id=RoundId("two"), opens_at=SECOND_ROUND.opens_at)
        for rounds in ((evolve(PLAN.rounds[0], closes_at=UNKNOWN),), (*PLAN.rounds, undated)):
            shipping = evolve(PLAN.shipping, clock_from=ClockFrom.CLOSE, deliver_within=period("P9D"))
            plan = evolve(but("claims", clock_from=ClaimClock.CLOSE), rounds=rounds, shipping=shipping)
            assert not {"close", "claim", "delivery"} & anchors(plan).keys()

    def test_who_is_told_by_a_date_is_not_told_before_the_draw(self) -> None:
        told = but("claims", notify_by=DRAWN.subtract(days=3), clock_from=ClaimClock.FIRST_NOTICE)
        assert anchors(told)["claim"] == at("2023-09-22 13:00:03")

    def test_a_delivery_may_prove_to_be_due_earlier(self) -> None:
        within = {"deliver_within": period("P30D")}
        by_then = evolve(PLAN.draw, draws_at=UNKNOWN, draws_by=DRAWN)
        for clock, draw, earlier in (
            (UNKNOWN, PLAN.draw, "shipping.clock_from"),
            (ClockFrom.CLOSE, by_then, None),
            (ClockFrom.DRAW, by_then, "draw.draws_at"),
            (ClockFrom.DRAW, PLAN.draw, None),
        ):
            plan = evolve(but("shipping", clock_from=clock, **within), draw=draw)
            assert dated(plan).earlier.get("delivery") == earlier

    @pytest.mark.parametrize(
        ("holidays", "expected"),
        [(Place("DE-BY"), "2023-10-05"), (Place("FR"), "2023-10-04"), (None, "2023-10-04"), (UNKNOWN, "2023-10-05")],
    )
    def test_working_days_leave_out_the_holidays_of_the_place(
        self, holidays: Maybe[Place | None], expected: str
    ) -> None:
        """Friday 15 September and thirteen working days; 3 October is a holiday in Germany, whose law holds."""
        plan = but("claims", clock_from=ClaimClock.DRAW, reply_within=period("P13B"))
        assert anchors(evolve(plan, holidays=holidays))["claim"] == at(f"{expected} 13:00:03")

    def test_erasure_and_delivery_count_them_too(self) -> None:
        plan = evolve(but("shipping", clock_from=ClockFrom.DRAW, deliver_within=period("P13B")), holidays=Place("DE"))
        assert anchors(plan)["delivery"] == at("2023-10-05 13:00:03")
        kept_for = RetentionFor(period=period("P1B"), after=After.DRAW)
        purpose = Purpose(id=PurposeId("p"), text=Text("p", "p"), about=About.WINNER, retention=kept_for)
        ends = retention_ends(purpose, {"draw": at("2023-10-02 10:00")}, plan.clock, plan.works)
        assert ends == at("2023-10-04 10:00")

    @pytest.mark.parametrize(("clock", "start"), [(ClockFrom.CLOSE, at("2023-09-15 00:00")), (ClockFrom.DRAW, DRAWN)])
    def test_the_delivery_counts_from_the_close_or_the_draw(self, clock: ClockFrom, start: Instant) -> None:
        assert anchors(but("shipping", clock_from=clock))["delivery"] == period("P30D").after(start, PLAN.clock)

    def test_without_a_promise_there_is_no_delivery_date(self) -> None:
        assert "delivery" not in anchors(but("shipping", deliver_within=UNKNOWN))

    def test_nothing_after_the_draw_is_known_while_the_draw_is_not(self) -> None:
        assert set(anchors(but("draw", draws_at=UNKNOWN))) == {"opening", "close"}
        assert set(anchors(but("draw", draws_at=UNKNOWN, draws_by=None))) == {"opening", "close"}

    def test_the_last_instant_of_the_draw_stands_for_one_that_is_unknown(self) -> None:
        last = at("2023-09-16 00:00")
        plan = but("draw", draws_at=UNKNOWN, draws_by=last)
        assert anchors(plan)["draw"] == last
        assert dated(plan).told["draw"].where == "draw.draws_by"
        assert anchors(but("draw", draws_by=last)) == anchors(PLAN)

    @pytest.mark.parametrize(
        ("own", "for_all", "expected"),
        [
            ((), "2023-09-16 10:00", "2023-09-16 10:00"),
            (("2023-09-17 10:00",), "2023-09-16 10:00", "2023-09-17 10:00"),
            (("2023-09-17 10:00", "2023-09-18 10:00"), "", "2023-09-18 10:00"),
            (("2023-09-17 10:00",), "", ""),
        ],
    )
    def test_the_last_draw_counts_once_every_round_has_one(
        self, own: tuple[str, ...], for_all: str, expected: str
    ) -> None:
        """'For the whole campaign … the last draw'; a plan without rounds keeps the draw that it has."""
        names = [RoundId("w1"), RoundId("w2")]
        rounds = tuple(RoundDraw(id=name, at=at(when)) for name, when in zip(names, own, strict=False))
        draw = evolve(PLAN.draw, rounds=rounds, draws_at=at(for_all) if for_all else UNKNOWN)
        plan = evolve(PLAN, rounds=tuple(evolve(PLAN.rounds[0], id=name) for name in names), draw=draw)
        assert anchors(plan).get("draw") == (at(expected) if expected else None)
        if not own:
            assert anchors(evolve(plan, rounds=()))["draw"] == at(expected)


class TestRoundPlan:
    """'A closing written to the last minute of a quarter of an hour means the whole of that minute …'"""

    @given(minutes, minutes)
    @example(59, 0)
    @example(59, 59)
    def test_a_last_minute_holds_its_minute_or_second_and_any_other_nothing(self, minute: int, second: int) -> None:
        closes_at = at(f"2023-09-14 18:{minute:02}:{second:02}")
        over = RoundPlan(id=MAIN, closes_at=closes_at).over_at
        later = {0: closes_at.add(minutes=1), 59: closes_at.add(seconds=1)} if minute in (14, 29, 44, 59) else {}
        assert over == later.get(second, closes_at)

    @pytest.mark.parametrize("zone", ["Asia/Kolkata", "Asia/Kathmandu", "Australia/Adelaide", "Europe/Paris"])
    def test_the_last_minute_of_a_day_is_whole_wherever_it_is(self, zone: str) -> None:
        """Zones lie whole quarters of an hour apart."""
        over = RoundPlan(id=MAIN, closes_at=local("2026-11-25 23:59", Zone(zone))).over_at
        assert over == local("2026-11-26 00:00", Zone(zone))

    def test_it_is_not_known_when_a_round_without_a_closing_is_over(self) -> None:
        assert RoundPlan(id=MAIN).over_at is None

    @pytest.mark.parametrize("closes_at", ["2023-09-13 10:00", "2023-09-12 10:00"])
    def test_a_round_that_ends_before_it_starts_is_refused_at_birth(self, closes_at: str) -> None:
        with pytest.raises(InvalidValueError, match="does not follow the start"):
            RoundPlan(id=MAIN, opens_at=at("2023-09-13 10:00"), closes_at=at(closes_at))

    @pytest.mark.parametrize("known", [(UNKNOWN, at("2023-09-13 10:00")), (at("2023-09-13 10:00"), UNKNOWN)])
    def test_half_a_window_is_no_contradiction(self, known: tuple[Maybe[Instant], Maybe[Instant]]) -> None:
        assert RoundPlan(id=MAIN, opens_at=known[0], closes_at=known[1]).id == MAIN

    def test_a_plan_names_its_rounds_sections_and_clock(self) -> None:
        assert PLAN.round("main") == PLAN.rounds[0]
        assert PLAN.round("nowhere") is None
        assert section(PLAN, "prizes") is PLAN.prizes
        assert (NOTHING.clock, PLAN.clock) == ("UTC", "Europe/Berlin")


class TestPlanned:
    """A draft may always be looked at; only an early enough mistake is a cheap one."""

    def test_a_planned_campaign_has_everything_to_do_and_nothing_public(self) -> None:
        campaign = planned(adopting(PLAN))
        assert campaign.phase == Planning()
        assert (campaign.rounds, campaign.announced, campaign.over) == ({}, False, False)
        assert set(campaign.prizes.lines) == {"parcel"}

    def test_an_empty_plan_is_unknown_and_never_green(self) -> None:
        review = lint(adopting(NOTHING), at("2023-08-21 09:00"))
        assert review.reasons
        assert {line.verdict.value for line in review.blocking} <= {"unknown", "fail"}
        assert len(review.lines) == len(checks_of("lint"))

    def test_findings_are_the_lines_that_leave_something_open(self) -> None:
        review = lint(adopting(PLAN), at("2023-08-21 09:00"))
        assert {line.key for line in findings_of(review)} == {line.key for line in review.lines if line.reasons}
        assert review.reasons == ()

    def test_the_launch_asks_the_lint_as_well(self) -> None:
        launch = {check.id for _room, check in checks_of("launch")}
        assert launch > {check.id for _room, check in checks_of("lint")}


class TestWhatChecksAreAskedAbout:
    """'per': the campaign, each round, or each winner; entries are those of the first of its parents."""

    def test_a_person_may_sign_for_every_round_and_every_winner_that_there_is(self) -> None:
        before, after = signable(kept(launched).campaign), signable(kept(drawn).campaign)
        per_winner = {f"{check.id}@{FIRST}" for _room, check in every_check() if check.per == "winner"}
        assert set(after) - set(before) == per_winner
        assert f"draw.record-signed@{MAIN}" in before

    def test_a_round_drawn_afresh_is_asked_about_the_entries_of_its_parent(self) -> None:
        play = fresh_after()
        case = case_of(play.campaign, "entries", AGAIN, play.now)
        assert (case.item, case_of(play.campaign, "draw", AGAIN, play.now).item) == (MAIN, AGAIN)
        assert not [line for line in reviewed(play.campaign, "seal", AGAIN, play.now).lines if line.blocks]

    def test_the_settling_of_a_round_asks_about_every_winner_that_still_stands(self) -> None:
        keys = {line.key for line in reviewed(kept(drawn).campaign, "settle", MAIN, DRAWN).lines}
        assert f"shipping.delivered@{FIRST}" in keys


class TestAfresh:
    """'all of a void round, else those that fell free for it'"""

    def test_a_round_without_a_draw_has_nothing_to_draw_afresh(self) -> None:
        assert afresh(kept(closed).campaign, MAIN) == {}

    def test_a_void_round_is_drawn_again_in_full_as_far_as_it_is_known(self) -> None:
        play = fresh_after()
        assert afresh(play.campaign, MAIN) == {"parcel": 1}
        unknown = TierPlan(id=PLAN.draw.tiers[0].id, prize="parcel")
        campaign = evolve(play.campaign, plan=but("draw", tiers=(unknown,)))
        assert afresh(campaign, MAIN) == {}

    def test_a_prize_that_falls_free_for_it_counts_even_once_the_draw_is_settled(self) -> None:
        from tests.campaign.test_walk import INELIGIBLE

        play = kept(drawn, reacting(Reaction.FRESH))
        play.do(INELIGIBLE)
        assert afresh(play.campaign, MAIN) == {"parcel": 1}
        play.do(SettleDraw(MAIN, certificate_sha256=digest_of(b"final")))
        assert afresh(play.campaign, MAIN) == {"parcel": 1}


class TestViews:
    """Each room is shown of the others what it asks for, and nothing else."""

    def test_every_room_is_shown_something_at_every_stage(self) -> None:
        for make in (launched, closed, drawn):
            play = kept(make)
            for slot in SLOTS:
                assert type(slot.view(play.campaign, play.now)).__module__.startswith("campaignkit.")
                assert slot.put(play.campaign, slot.state(play.campaign)) == play.campaign

    def test_data_waits_for_the_winner_who_waits_for_a_prize(self) -> None:
        play = kept(drawn)
        assert privacy(play.campaign, play.now).open_claims
        play.do(*confirming())
        assert privacy(play.campaign, play.now).open_claims
        lost = kept(drawn)
        from tests.campaign.test_walk import INELIGIBLE

        lost.do(INELIGIBLE)
        assert privacy(lost.campaign, lost.now).open_claims
        none = kept(closed)
        assert not privacy(none.campaign, none.now).open_claims

    def test_the_visuals_do_not_know_how_many_rounds_of_changes_while_nobody_agreed(self) -> None:
        (slot,) = (each for each in SLOTS if each.room.name == "creatives")
        campaign = planned(adopting(but("creatives", revision_rounds=UNKNOWN)))
        assert slot.view(campaign, DRAWN).revision_rounds is None
