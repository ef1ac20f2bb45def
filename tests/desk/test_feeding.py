"""'Weekly losers join the grand pool, winners do not': what won nothing in one round plays on in another."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from campaignkit.campaign import VoidRound
from campaignkit.claims import DeclareIneligible
from campaignkit.desk import Game, RefusedError
from campaignkit.draw import DrawnPlace, RecordDecision, TierId
from campaignkit.draw.protocol import verify
from campaignkit.entries import WithdrawEntry
from campaignkit.values import RoundId, SubjectId
from tests.desk.stage import ROUND, at, closed, comment, file_of, in_memory, let_pass

GRAND = RoundId("grand")


def fed(folder: Path) -> Game:
    """A closed week whose entries play on in a grand draw, and a grand round with one entry of its own."""
    desk, clock = in_memory()
    game = closed(desk, clock, folder)
    (tier,), (week,) = game.plan.draw.tiers, game.plan.rounds
    rounds = (evolve(week, feeds=(GRAND,)), evolve(week, id=GRAND))
    tiers = (evolve(tier, rounds=(week.id,)), evolve(tier, id=TierId("grand"), rounds=(GRAND,)))
    for check in ("campaign.every-prize-drawn", "campaign.rounds-follow"):
        let_pass(game, check)
    plan = evolve(game.plan, rounds=rounds, draw=evolve(game.plan.draw, tiers=tiers))
    game.amend(plan, reason="a grand draw", asked_by="p-01", proof="mail")
    game.import_entries(file_of(folder, comment(99, "late"), name="grand.json"), GRAND, shown=1)
    game.close(GRAND)
    clock.now = at("2023-09-15 11:30")
    return game


def ids(game: Game, round_id: str) -> set[str]:
    """The entries of a sealed list."""
    return {line.split(b"\t")[0].decode() for line in game.sealed_list(round_id).splitlines()[1:]}


def play_the_week(game: Game) -> None:
    """Seal and draw the week."""
    game.seal(ROUND)
    let_pass(game, f"draw.sealed-and-witnessed@{ROUND}")
    game.desk.clock.now = at("2023-09-15 13:00:10")  # type: ignore[attr-defined]
    game.draw(ROUND)


class TestFeeding:
    """The list of a round that others feed."""

    def test_it_waits_until_they_are_drawn(self, tmp_path: Path) -> None:
        game = fed(tmp_path)
        for _turn in range(2):
            with pytest.raises(RefusedError) as caught:
                game.seal(GRAND)
            (reason,) = caught.value.reasons
            assert (reason.code, reason.where) == ("desk.feeders-undecided", "grand")
            assert "main" in reason.text.en
            if game.state.draw.rounds == {}:
                game.seal(ROUND)

    def test_what_was_drawn_does_not_play_on_and_the_rest_does(self, tmp_path: Path) -> None:
        game = fed(tmp_path)
        play_the_week(game)
        game.seal(GRAND)
        week, (winner,) = ids(game, ROUND), game.state.draw.rounds[RoundId(ROUND)].winners  # type: ignore[union-attr]
        (own,) = ids(game, GRAND) - week
        assert ids(game, GRAND) == week - {winner.entry} | {own}
        assert len(week) == 12

    def test_an_alternate_who_wins_later_changes_no_sealed_list(self, tmp_path: Path) -> None:
        game = fed(tmp_path)
        play_the_week(game)
        game.seal(GRAND)
        before = game.sealed_list(GRAND)
        (claim,) = game.state.standing(ROUND)
        game.do(DeclareIneligible(claim, reason="suspended", article="2", proof="shot"))
        assert game.sealed_list(GRAND) == before

    def test_a_decision_from_outside_feeds_too_and_the_grand_draw_recomputes(self, tmp_path: Path) -> None:
        game = fed(tmp_path)
        let_pass(game, f"draw.sealed-and-witnessed@{ROUND}")
        first = DrawnPlace(tier=TierId("parcel"), rank=1, entry="e000000000003")
        game.do(RecordDecision(RoundId(ROUND), winners=(first,), decided_by=SubjectId("p-03"), minutes="minutes"))
        game.seal(GRAND)
        let_pass(game, f"draw.sealed-and-witnessed@{GRAND}")
        game.desk.clock.now = at("2023-09-15 13:00:10")  # type: ignore[attr-defined]
        game.draw(GRAND)
        assert len(ids(game, GRAND)) == 12
        assert first.entry not in ids(game, GRAND)
        report = verify(game.certificate(GRAND), game.sealed_list(GRAND).splitlines(keepends=True))
        assert report.level == "claimed"

    def test_what_was_refused_or_withdrawn_takes_part_nowhere(self, tmp_path: Path) -> None:
        game = fed(tmp_path)
        game.do(WithdrawEntry(RoundId(ROUND), entry="e000000000004", reason="wish"))
        play_the_week(game)
        game.seal(GRAND)
        assert "e000000000004" not in ids(game, ROUND) | ids(game, GRAND)
        assert len(ids(game, ROUND)) == 11

    def test_a_void_round_feeds_all_it_has(self, tmp_path: Path) -> None:
        game = fed(tmp_path)
        game.do(VoidRound(RoundId(ROUND), reason="nobody could draw it"))
        game.seal(GRAND)
        assert len(ids(game, GRAND)) == 13
