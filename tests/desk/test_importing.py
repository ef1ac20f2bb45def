"""Entries come in whole or not at all, each with its ruling."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from attrs import evolve

from campaignkit.campaign import CampaignPlan
from campaignkit.desk import Desk, RefusedError, SetClock
from campaignkit.entries import Consequence, DisqualifyEntry, WithdrawEntry
from campaignkit.intake import IntakeError
from campaignkit.simulation import before, demo_plan
from campaignkit.store import BookError
from campaignkit.values import RoundId
from tests.desk.stage import ROUND, at, comment, file_of, in_memory, launched, quiet


class TestImports:
    """Set-based admission in one transaction; the log gets one event a batch."""

    def test_each_row_is_ruled_and_the_counts_add_up(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = launched(desk, clock)
        game.exclude(["@Staff"])
        path = file_of(
            tmp_path,
            comment(1, "lea"),
            comment(2, "LEA"),
            comment(3, "max"),
            comment(4, "staff"),
            comment(5, "catch.de"),
            comment(6, "ines", "2023-09-16 00:30"),
            comment(7, "otto", parent_id="c1"),
        )
        done = game.import_entries(path, ROUND, shown=7)
        assert done.counts is not None
        assert done.counts.refused_by_reason == {
            "reply 3": 1, "brand 2": 1, "after-close 3": 1, "over-limit 3": 1, "excluded 2": 1,
        }  # fmt: skip
        assert (done.admitted, done.accounts) == (2, 2)

    def test_the_same_file_twice_changes_nothing(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = launched(desk, clock)
        path = file_of(tmp_path, comment(1, "lea"))
        game.import_entries(path, ROUND)
        before = game.version
        assert game.import_entries(path, ROUND).again
        assert game.version == before

    def test_a_later_export_adds_only_what_is_new_and_limits_reach_over_both(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = launched(desk, clock)
        game.import_entries(file_of(tmp_path, comment(1, "lea")), ROUND)
        later = file_of(tmp_path, comment(1, "lea"), comment(2, "lea"), comment(3, "max"), name="later.json")
        done = game.import_entries(later, ROUND)
        assert done.counts is not None
        assert done.counts.refused_by_reason == {"duplicate": 1, "over-limit 3": 1}
        assert done.admitted == 2

    def test_a_broken_row_keeps_the_whole_file_out(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = launched(desk, clock)
        before = game.version
        broken = file_of(tmp_path, comment(1, "lea"), {"id": "c2"})
        with pytest.raises(IntakeError):
            game.import_entries(broken, ROUND)
        assert game.version == before

    def test_a_round_that_is_not_in_the_plan_is_refused_by_name(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = launched(desk, clock)
        with pytest.raises(RefusedError) as caught:
            game.import_entries(file_of(tmp_path, comment(1, "lea")), "second")
        assert caught.value.reasons[0].params["known"] == "main"

    def test_before_the_launch_nothing_is_collected(self, tmp_path: Path) -> None:
        desk, _clock = in_memory()
        game = desk.start(demo_plan())
        with pytest.raises(RefusedError) as caught:
            game.import_entries(file_of(tmp_path, comment(1, "lea")), ROUND)
        assert [reason.code for reason in caught.value.reasons] == ["entries.not-collecting"]

    def test_what_is_withdrawn_or_disqualified_leaves_the_book_too(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = launched(desk, clock)
        game.import_entries(file_of(tmp_path, comment(1, "lea"), comment(2, "max"), comment(3, "ines")), ROUND)
        with desk.store.read() as tx:
            first, second, third = (row.id for row in tx.entries(game.id, ROUND))
        game.do(WithdrawEntry(RoundId(ROUND), entry=first, reason="asked"))
        game.do(DisqualifyEntry(RoundId(ROUND), entry=second, reason="bot", article="3"))
        with desk.store.read() as tx:
            assert [row.id for row in tx.entries(game.id, ROUND) if row.status == "admitted"] == [third]
        assert game.state.entries.tallies[RoundId(ROUND)].standing == 1
        desk.verify()

    def test_going_over_a_strict_limit_throws_earlier_entries_out_as_well(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = desk.start(strict())
        desk.actor = before.LEAD
        for chapter in (before.prepare, before.sign, before.correct):
            chapter(game, quiet())
        before.launch(game, clock, quiet())
        game.import_entries(file_of(tmp_path, comment(1, "lea"), comment(2, "max")), ROUND)
        later = file_of(tmp_path, comment(3, "lea"), comment(4, "ines"), name="later.json")
        game.import_entries(later, ROUND)
        game.import_entries(file_of(tmp_path, comment(5, "lea"), name="last.json"), ROUND)
        tally = game.state.entries.tallies[RoundId(ROUND)]
        assert (tally.standing, tally.disqualified) == (2, 1)
        desk.verify()

    def test_a_book_that_says_other_than_the_log_is_found(self, tmp_path: Path) -> None:
        clock = SetClock(at("2023-08-21 09:00"))
        with Desk.connect(tmp_path / "a.db", clock=clock) as desk:
            launched(desk, clock).import_entries(file_of(tmp_path, comment(1, "lea"), comment(2, "max")), ROUND)
        with closing(sqlite3.connect(tmp_path / "a.db")) as raw, raw:
            for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                raw.execute(f"DROP TRIGGER {trigger}")
            raw.execute("UPDATE entry SET tickets = 7 WHERE source_id = 'c1'")
        with Desk.connect(tmp_path / "a.db", clock=clock) as desk, pytest.raises(BookError):
            desk.verify()


def strict() -> CampaignPlan:
    """The plan with a limit that voids everything of whoever goes over it."""
    plan = demo_plan()
    limits = tuple(evolve(each, consequence=Consequence.VOID_ALL) for each in plan.entries.limits)
    return evolve(plan, entries=evolve(plan.entries, limits=limits))
