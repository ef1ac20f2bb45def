"""Personal data goes on its date, attested; log and certificate go on holding."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaignkit.desk import Desk, RefusedError, SetClock
from campaignkit.simulation import after
from tests.desk.stage import ROUND, at, drawn, in_memory, quiet
from tests.desk.test_drawing import report_of


def settled(desk: Desk, clock: SetClock, folder: Path) -> None:
    """A contest that is over, its prize delivered."""
    game = drawn(desk, clock, folder)
    after.award(game, clock, quiet())
    after.deliver(game, clock, quiet())
    after.enter_figures(game, clock, quiet())
    after.close_books(game, b"report", quiet())


class TestErasure:
    """Erasure is accepted in ended, cancelled and archived; winners stay while a purpose still holds theirs."""

    def test_no_byte_of_an_account_is_left_in_the_files(self, tmp_path: Path) -> None:
        clock = SetClock(at("2023-08-21 09:00"))
        with Desk.connect(tmp_path / "a.db", clock=clock) as desk:
            settled(desk, clock, tmp_path)
            after.erase(desk["ostern"], clock, quiet())
            desk.verify()
            certificate = desk["ostern"].certificate(ROUND)
        for path in tmp_path.glob("a.db*"):
            assert b"account7" not in path.read_bytes()
        assert certificate

    def test_entrants_go_first_and_winners_when_their_purpose_ends(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        settled(desk, clock, tmp_path)
        game = desk["ostern"]
        assert game.sealed_list(ROUND)
        clock.now = at("2023-12-18 09:00")
        (first,) = game.erase("contest")
        (second,) = game.erase("delivery")
        assert (first.rows, second.rows) == (10, 2)
        with pytest.raises(RefusedError) as caught:
            game.sealed_list(ROUND)
        assert caught.value.reasons[0].code == "desk.no-list"

    def test_the_certificate_still_verifies_against_the_list_that_was_kept(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        settled(desk, clock, tmp_path)
        report_of(desk["ostern"])

    def test_a_campaign_that_runs_erases_nothing(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = drawn(desk, clock, tmp_path)
        before = game.sealed_list(ROUND)
        with pytest.raises(RefusedError):
            game.erase("contest")
        assert game.sealed_list(ROUND) == before
