"""Personal data goes on its date, attested; log and certificate go on holding."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve

from campaignkit.desk import Desk, RefusedError, SetClock
from campaignkit.draw.protocol import verify
from campaignkit.privacy import About, DataErased
from campaignkit.simulation import after, demo_plan
from tests.desk import stage
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

    def test_those_who_won_nothing_go_and_winners_stay(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        plan = demo_plan()
        contest, delivery = plan.privacy.purposes
        purposes = (evolve(contest, about=About.LOSER), delivery)
        monkeypatch.setattr(stage, "demo_plan", lambda: evolve(plan, privacy=evolve(plan.privacy, purposes=purposes)))
        desk, clock = in_memory()
        settled(desk, clock, tmp_path)
        clock.now = at("2023-10-16 09:00")
        (first,) = desk["ostern"].erase("contest")
        clock.now = at("2023-12-18 09:00")
        (second,) = desk["ostern"].erase("delivery")
        assert (first.rows, second.rows) == (10, 2)

    def test_on_its_date_it_is_due_and_chain_certificate_and_report_hold_after_it(self, tmp_path: Path) -> None:
        clock = SetClock(at("2023-08-21 09:00"))
        with Desk.connect(tmp_path / "a.db", clock=clock) as desk:
            settled(desk, clock, tmp_path)
            game = desk["ostern"]
            before = game.report(), game.sealed_list(ROUND)
            with desk.store.read() as tx:
                rows = [value for row in tx.entries("ostern", ROUND) for value in tx.fields(row.subject).values()]
            clock.now = at("2024-02-01 09:00")
            due = [item for item in desk.due() if item.act == "erase"]
            assert [item.where for item in due] == ["contest", "delivery"]
            facts = [desk.apply_due(item) for item in due]
            desk.verify()
            assert game.report() == before[0]
            report = verify(game.certificate(ROUND), before[1].splitlines(keepends=True))
            (attested,) = [fact for fact in facts[0] if isinstance(fact, DataErased)]
            with desk.store.read() as tx:
                attestation = tx.attachment(attested.attestation)
        assert report.level
        assert attestation is not None
        assert json.loads(attestation.content)["rows_erased"] == attested.rows
        left = b"".join(path.read_bytes() for path in tmp_path.glob("a.db*"))
        assert len(rows) == 3 * 12 + 1  # key, value and digest of each, and the salt of the one who was revealed
        assert not [row for row in rows if row.encode() in left]
        assert not [number for number in range(12) if f"account{number}".encode() in left]

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
