"""A closing that moves takes the dates after it along, and must be announced in time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from attrs import evolve
from hypothesis import given

from campaignkit.campaign import (
    CampaignPlan,
    Extend,
    RoundPlan,
    WindowFor,
    WindowPlan,
    announce_before,
    findings_of,
    lint,
    only_closing,
    with_closing,
)
from campaignkit.draw import RoundDraw
from campaignkit.followup import Publication, PublicationForm
from campaignkit.rules import AmendmentClause
from campaignkit.testing.story import MAIN, adopting, at, closing, kept, launched, permitting
from campaignkit.values import UNKNOWN, Instant, Maybe, RoundId, period
from tests.changes.port import PLAN, hours_away, when
from tests.corpus.sheets import SHEETS, plan_of

FREE = permitting(may_extend=True, may_shorten=True)


def windows(ends: Mapping[str, tuple[str, str, str]]) -> tuple[WindowPlan, ...]:
    return tuple(
        WindowPlan(id=name, what=WindowFor(what), opens_at=when(first), closes_at=when(last))
        for name, (what, first, last) in ends.items()
    )


class TestWhatFollows:
    """'follow by as many civil days, at the same time of day; from a working day to a working day, the next one'"""

    @pytest.mark.parametrize(
        ("closes_at", "draws_at"),
        [
            ("2026-11-25 23:59", "2026-11-26 11:00"),
            ("2026-11-27 23:59", "2026-11-30 11:00"),
            ("2026-11-20 23:59", "2026-11-23 11:00"),
            ("2026-12-24 23:59", "2026-12-28 11:00"),
            ("2026-11-22 18:00", "2026-11-23 11:00"),
        ],
    )
    def test_the_draw_keeps_its_distance_and_its_hour(self, closes_at: str, draws_at: str) -> None:
        assert with_closing(PLAN, "main", when(closes_at)).draw.draws_at == when(draws_at)

    def test_the_draw_of_a_round_follows_that_round_alone(self) -> None:
        second = evolve(PLAN.rounds[0], id=RoundId("second"))
        own = tuple(RoundDraw(id=RoundId(name), at=when("2026-11-24 11:00")) for name in ("main", "second"))
        plan = evolve(PLAN, rounds=(*PLAN.rounds, second), draw=evolve(PLAN.draw, rounds=own))
        moved = with_closing(plan, "main", when("2026-11-25 23:59"))
        assert [each.at for each in moved.draw.rounds] == [when("2026-11-27 11:00"), when("2026-11-24 11:00")]
        assert only_closing(plan, moved, "main")

    def test_so_does_one_last_date_to_answer(self) -> None:
        plan = evolve(PLAN, claims=evolve(PLAN.claims, confirm_by=when("2026-11-30 12:00")))
        assert with_closing(plan, "main", when("2026-11-25 23:59")).claims.confirm_by == when("2026-12-03 12:00")

    def test_a_draw_on_the_day_of_the_close_stays_after_it(self) -> None:
        plan = evolve(PLAN, draw=evolve(PLAN.draw, draws_at=when("2026-11-23 00:30")))
        moved = with_closing(plan, "main", when("2026-11-23 01:00"))
        assert isinstance(moved.draw.draws_at, Instant)
        assert moved.draw.draws_at > when("2026-11-23 01:00")

    def test_so_does_the_last_day_of_the_draw(self) -> None:
        """'the draw (`draws_at` and `draws_by`) … follow'"""
        plan = evolve(PLAN, draw=evolve(PLAN.draw, draws_at=UNKNOWN, draws_by=when("2026-11-27 18:00")))
        moved = with_closing(plan, "main", when("2026-11-25 23:59"))
        assert moved.draw.draws_by == when("2026-11-30 18:00")
        assert only_closing(plan, moved, "main")

    @pytest.mark.parametrize("draws_by", [UNKNOWN, None, when("2026-11-10 10:00")])
    def test_a_last_day_that_is_not_there_or_comes_before_stays(self, draws_by: Maybe[Instant | None]) -> None:
        plan = evolve(PLAN, draw=evolve(PLAN.draw, draws_by=draws_by))
        assert with_closing(plan, "main", when("2026-11-25 23:59")).draw.draws_by == draws_by

    def test_windows_that_end_with_it_or_lie_after_it_follow(self) -> None:
        """The vote begins at the close and ends on a working day; the concert of the prize has a day of its own."""
        ends = {
            "enter": ("enter", "2026-11-09 10:00", "2026-11-22 23:59"),
            "vote": ("vote", "2026-11-23 00:00", "2026-11-28 00:00"),
            "announce": ("announce", "2026-11-24 00:00", "2026-11-30 00:00"),
            "concert": ("event", "2026-12-12 20:00", "2026-12-12 23:00"),
        }
        plan = evolve(PLAN, windows=windows(ends))
        moved = with_closing(plan, "main", when("2026-11-24 18:00"))
        later = ends | {
            "enter": ("enter", "2026-11-09 10:00", "2026-11-24 18:00"),
            "vote": ("vote", "2026-11-24 18:00", "2026-12-01 00:00"),
        }
        assert moved.windows == windows(later)
        assert only_closing(plan, moved, "main")
        elsewhere = evolve(
            moved, windows=windows(later | {"concert": ("event", "2026-12-13 20:00", "2026-12-13 23:00")})
        )
        assert not only_closing(plan, elsewhere, "main")

    def test_a_window_that_would_end_before_it_opens_stays(self) -> None:
        plan = evolve(PLAN, windows=windows({"vote": ("vote", "2026-11-20 00:00", "2026-11-23 00:00")}))
        assert with_closing(plan, "main", when("2026-11-15 23:59")).windows == plan.windows

    def test_a_round_that_others_outlast_moves_nothing_else(self) -> None:
        """One day of an advent calendar closes later; the draw after the last day stays."""
        first = RoundPlan(id=RoundId("first"), opens_at=when("2026-11-01 10:00"), closes_at=when("2026-11-02 10:00"))
        plan = evolve(PLAN, rounds=(first, *PLAN.rounds))
        moved = with_closing(plan, "first", when("2026-11-04 10:00"))
        assert (moved.draw, moved.claims) == (plan.draw, plan.claims)

    @pytest.mark.parametrize("draws_at", [UNKNOWN, when("2026-11-10 10:00")])
    def test_what_is_unknown_or_comes_before_stays(self, draws_at: Maybe[Instant]) -> None:
        plan = evolve(PLAN, draw=evolve(PLAN.draw, draws_at=draws_at))
        assert with_closing(plan, "main", when("2026-11-25 23:59")).draw.draws_at == draws_at

    def test_a_round_that_the_plan_does_not_have_changes_nothing(self) -> None:
        assert with_closing(PLAN, "nowhere", when("2026-11-25 23:59")) == PLAN

    @given(hours_away)
    def test_it_is_a_change_of_that_closing_only_and_leaves_no_draw_before_it(self, hours: int) -> None:
        closes_at = when("2026-11-22 23:59").add(hours=hours)
        moved = with_closing(PLAN, "main", closes_at)
        assert only_closing(PLAN, moved, "main")
        assert isinstance(moved.draw.draws_at, Instant)
        assert moved.draw.draws_at >= closes_at


class TestNothingIsLeftBehind:
    """'Left where they are, a vote would begin before the entries end.'"""

    @pytest.mark.parametrize("sheet", SHEETS)
    def test_two_days_more_bring_no_contest_of_the_corpus_a_contradiction(self, sheet: str) -> None:
        """Texts and pictures aside, which are to be made anew."""
        plan = plan_of(sheet)
        last = max((each for each in plan.rounds if isinstance(each.closes_at, Instant)), key=closing_of, default=None)
        if last is None:
            pytest.skip("this contest has no last closing")
        moved = with_closing(plan, last.id, closing_of(last).add(days=2))
        assert only_closing(plan, moved, last.id)
        new = contradictions(moved) - contradictions(plan)
        assert not {each for each in new if not each.startswith(("campaign.no-old-", "creatives."))}

    def test_dates_of_the_winners_follow(self) -> None:
        """'told (`notify_by`), answer (`confirm_by`), collect (`collect_until`) and are published'"""
        told, collected, published = (when(f"2026-11-{day} 18:00") for day in (24, 26, 27))
        publication = Publication(form=PublicationForm.HANDLE, by=published)
        plan = evolve(
            PLAN,
            claims=evolve(PLAN.claims, notify_by=told),
            shipping=evolve(PLAN.shipping, collect_until=collected),
            followup=evolve(PLAN.followup, publication=publication),
        )
        moved = with_closing(plan, "main", when("2026-11-24 23:59"))
        assert moved.claims.notify_by == when("2026-11-26 18:00")
        assert moved.shipping.collect_until == when("2026-11-30 18:00")
        assert moved.followup.publication == evolve(publication, by=when("2026-11-30 18:00"))
        assert only_closing(plan, moved, "main")


def closing_of(planned: RoundPlan) -> Instant:
    assert isinstance(planned.closes_at, Instant)
    return planned.closes_at


def contradictions(plan: CampaignPlan) -> set[str]:
    review = lint(adopting(plan), when("2026-11-17 16:10"))
    return {line.key for line in findings_of(review)}


class TestOnlyTheClosing:
    """'nothing differs but the closing of this round and the dates that follow it, all in its direction'"""

    @pytest.mark.parametrize(
        "change",
        [
            lambda plan: evolve(plan, brand="Another"),
            lambda plan: evolve(plan, draw=evolve(plan.draw, draws_at=when("2026-11-22 12:00"))),
            lambda plan: evolve(plan, draw=evolve(plan.draw, draws_at=UNKNOWN)),
            lambda plan: evolve(plan, claims=evolve(plan.claims, reply_within=period("P1D"))),
        ],
    )
    def test_anything_else_is_more(self, change: Callable[[CampaignPlan], CampaignPlan]) -> None:
        moved = with_closing(PLAN, "main", when("2026-11-25 23:59"))
        assert not only_closing(PLAN, change(moved), "main")


class TestNotice:
    """'The notice counts back from the earlier of the old and the new closing.'"""

    @pytest.mark.parametrize(
        ("notice", "closes_at", "before"),
        [
            ("P0D", "2026-11-25 23:59", "2026-11-22 23:59"),
            ("P0D", "2026-11-21 23:59", "2026-11-21 23:59"),
            ("P2D", "2026-11-25 23:59", "2026-11-20 23:59"),
            ("P2B", "2026-11-25 23:59", "2026-11-19 23:59"),
            ("PT48H", "2026-11-25 23:59", "2026-11-20 23:59"),
        ],
    )
    def test_it_says_before_when(self, notice: str, closes_at: str, before: str) -> None:
        clause = AmendmentClause(article="12", notice=period(notice))
        plan = evolve(PLAN, rules=evolve(PLAN.rules, amending=clause))
        assert announce_before(plan, "main", when(closes_at)) == when(before)

    @pytest.mark.parametrize("clause", [UNKNOWN, None, AmendmentClause(), AmendmentClause(notice=None)])
    def test_where_none_is_asked_or_known_there_is_no_such_date(self, clause: Maybe[AmendmentClause | None]) -> None:
        plan = evolve(PLAN, rules=evolve(PLAN.rules, amending=clause))
        assert announce_before(plan, "main", when("2026-11-25 23:59")) is None

    def test_too_late_is_refused(self) -> None:
        clause = AmendmentClause(notice=period("PT24H"))
        plan = evolve(FREE, rules=evolve(FREE.rules, amending=clause))
        play = kept(launched, plan)
        later = closing(Extend, "2023-09-16 18:00", adopted=adopting(with_closing(plan, MAIN, at("2023-09-16 18:00"))))
        play.now = at("2023-09-13 23:58")
        assert play.codes_or_none(later) == []
        play.now = at("2023-09-13 23:59")
        play.refuses(later, "campaign.no-notice")
