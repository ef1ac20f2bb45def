"""Sealing, drawing, settling: the certificate can be recomputed, and nobody can go round the order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve

from campaignkit.beacons import RecordedBeacon
from campaignkit.campaign import AddRound
from campaignkit.claims import DeclareIneligible, DeclinePrize, NotifyWinner
from campaignkit.desk import Desk, Game, PendingError, RefusedError
from campaignkit.desk.register import Register
from campaignkit.draw import Reaction, ReactionsPlan, RoundDraw
from campaignkit.draw.protocol import verify
from campaignkit.values import UNKNOWN, RoundId
from tests.desk.stage import ROUND, at, closed, drawn, in_memory, launched, let_pass


def report_of(game: Game) -> object:
    """The certificate, checked against the sealed list."""
    return verify(game.certificate(ROUND), game.sealed_list(ROUND).splitlines(keepends=True))


class TestTheDraw:
    """One commitment = one list = one beacon round = one draw."""

    def test_the_certificate_is_recomputed_from_the_list_and_says_claimed(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = drawn(desk, clock, tmp_path)
        assert report_of(game).level == "claimed"  # type: ignore[attr-defined]
        assert len(game.state.standing(ROUND)) == 1

    def test_an_alternate_takes_over_and_the_final_certificate_shows_it(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = drawn(desk, clock, tmp_path)
        (first,) = game.state.standing(ROUND)
        game.do(DeclareIneligible(first, reason="suspended", article="2", proof="shot"))
        (second,) = game.state.standing(ROUND)
        assert (first, second) == ("main.parcel.1", "main.parcel.s1")
        with pytest.raises(RefusedError) as caught:
            game.settle_draw(ROUND)
        assert caught.value.reasons[0].code == "desk.undecided"
        game.do(DeclareIneligible(second, reason="suspended", article="2", proof="shot"))
        game.settle_draw(ROUND)
        final = json.loads(game.certificate(ROUND))
        assert [line["cause"] for line in final["substitutions"]] == ["ineligible", "ineligible"]
        assert final["supersedes"]
        report_of(game)

    def test_the_register_chains_commitment_and_certificates(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = drawn(desk, clock, tmp_path)
        (claim,) = game.state.standing(ROUND)
        game.do(NotifyWinner(claim, channel="direct message", proof="message"))
        game.do(DeclinePrize(claim, reason="no wish for it"))
        game.settle_draw(ROUND)
        with desk.store.transaction() as tx:
            register = Register(tx, desk)
            assert [row.kind for row in register.rows] == ["commitment", "certificate", "certificate"]
            assert register.sequence == 1
            assert register.previous == register.rows[0].sha256

    def test_a_round_that_has_not_come_is_waited_for(self, tmp_path: Path) -> None:
        desk, clock = in_memory(beacon=RecordedBeacon(()))
        with pytest.raises(PendingError, match="657413"):
            drawn(desk, clock, tmp_path)
        assert "sealed" in str(desk["ostern"].state.rounds[RoundId(ROUND)]).lower()


class TestDrawingAfresh:
    """Prizes drawn afresh, or a void draw held again, open a new round, born closed."""

    def test_a_void_draw_is_held_again_under_a_new_commitment_that_names_it(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = closed(desk, clock, tmp_path)
        clock.now = at("2023-09-15 11:30")
        game.seal(ROUND)
        game.void_draw(ROUND, "a wrong file was sealed")
        game.do(AddRound(RoundId("again"), parent=RoundId(ROUND), reason="the right file"))
        clock.now = at("2023-09-15 11:40")
        game.seal("again")
        desk_rows = [row for row in desk.store.tail() if row.stream.startswith("register:")]
        assert len(desk_rows) == 3
        clock.now = at("2023-09-15 13:00:10")
        game.waive(
            "draw.sealed-and-witnessed@again", reason="small prize", decided_by="p-02", until=at("2023-09-20 00:00")
        )
        game.draw("again")
        certificate = json.loads(game.certificate("again"))
        assert certificate["commitment"]["parent"]
        assert game.state.standing("again") == ("again.parcel.1",)
        verify(game.certificate("again"), game.sealed_list("again").splitlines(keepends=True))

    def test_a_prize_that_falls_free_for_a_fresh_draw_is_drawn_without_whoever_had_it(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = closed(desk, clock, tmp_path)
        (tier,) = game.plan.draw.tiers
        fresh = ReactionsPlan(
            silence=Reaction.LAPSE, refusal=Reaction.LAPSE, ineligible=Reaction.FRESH, undeliverable=Reaction.LAPSE
        )
        plan = evolve(game.plan, draw=evolve(game.plan.draw, tiers=(evolve(tier, on=fresh, alternates=0),)))
        game.amend(plan, reason="as the rules say", asked_by="p-01", proof="mail")
        clock.now = at("2023-09-15 11:30")
        game.seal(ROUND)
        game.waive(
            "draw.sealed-and-witnessed@main", reason="small prize", decided_by="p-02", until=at("2023-09-20 00:00")
        )
        clock.now = at("2023-09-15 13:00:10")
        game.draw(ROUND)
        (first,) = game.state.standing(ROUND)
        game.do(DeclareIneligible(first, reason="suspended", article="2", proof="shot"))
        assert game.state.standing(ROUND) == ()
        game.do(AddRound(RoundId("again"), parent=RoundId(ROUND), reason="fresh"))
        game.seal("again")
        assert len(game.sealed_list("again").splitlines()) == len(game.sealed_list(ROUND).splitlines()) - 1

    def test_nothing_is_drawn_afresh_that_did_not_fall_free(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = drawn(desk, clock, tmp_path)
        with pytest.raises(RefusedError) as caught:
            game.do(AddRound(RoundId("again"), parent=RoundId(ROUND), reason="better luck"))
        assert [reason.code for reason in caught.value.reasons] == ["campaign.nothing-afresh"]


class TestRevealing:
    """Personal data is masked; `reveal()` is logged."""

    def test_the_account_of_a_winner_is_shown_for_a_reason_and_that_is_logged(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = drawn(desk, clock, tmp_path)
        (claim,) = game.state.standing(ROUND)
        with desk.acting_as("p-04"):
            account = game.reveal(claim, why="to tell the winner")
        assert account.startswith("account")
        (row,) = [row for row in desk.store.tail() if row.stream == "directory:ostern"]
        assert (row.actor, account in row.body) == ("p-04", False)

    def test_without_a_reason_or_a_claim_nothing_is_shown(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = drawn(desk, clock, tmp_path)
        (claim,) = game.state.standing(ROUND)
        for asked, why, code in ((claim, " ", "desk.no-reason"), ("main.parcel.9", "x", "desk.nobody-behind")):
            with pytest.raises(RefusedError) as caught:
                game.reveal(asked, why=why)
            assert caught.value.reasons[0].code == code


class TestTheOrder:
    """Draw only after seal; seal only after close."""

    def test_an_open_round_cannot_be_sealed(self) -> None:
        desk, clock = in_memory()
        game = launched(desk, clock)
        with pytest.raises(RefusedError) as caught:
            game.seal(ROUND)
        assert caught.value.reasons[0].code == "desk.no-entries"

    def test_what_is_not_sealed_cannot_be_drawn_settled_or_certified(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = closed(desk, clock, tmp_path)
        for act in (game.draw, game.settle_draw, game.certificate):
            with pytest.raises(RefusedError):
                act(ROUND)

    def test_sealing_too_late_takes_a_later_round_of_randomness(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = closed(desk, clock, tmp_path)
        clock.now = at("2023-09-15 12:30")
        (_gate, committed, _sealed) = game.seal(ROUND)
        assert committed.round_time >= at("2023-09-15 13:30")

    def test_a_round_with_a_date_of_its_own_is_drawn_then(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = closed(desk, clock, tmp_path)
        own = (RoundDraw(id=RoundId(ROUND), at=at("2023-09-17 10:00")),)
        game.amend(
            evolve(game.plan, draw=evolve(game.plan.draw, rounds=own)), reason="test", asked_by="p-01", proof="mail"
        )
        (_gate, committed, _sealed) = game.seal(ROUND)
        assert at("2023-09-17 10:00") <= committed.round_time < at("2023-09-17 10:01")

    def test_the_randomness_must_be_of_a_pinned_chain(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = closed(desk, clock, tmp_path)
        plan = evolve(game.plan, draw=evolve(game.plan.draw, chain="ours"))
        let_pass(game, "draw.chain-known")
        game.amend(plan, reason="test", asked_by="p-01", proof="mail")
        with pytest.raises(RefusedError) as caught:
            game.seal(ROUND)
        assert caught.value.reasons[0].where == "draw.chain"

    def test_incomplete_terms_and_moving_up_after_a_parcel_are_refused_by_place(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = closed(desk, clock, tmp_path)
        (tier,) = game.plan.draw.tiers
        let_pass(game, "draw.alternates-wait")
        up = ReactionsPlan(
            silence=Reaction.LAPSE, refusal=Reaction.LAPSE, ineligible=Reaction.LAPSE, undeliverable=Reaction.CASCADE
        )
        let_pass(game, "draw.cascade-possible")
        for draw, code in (
            (evolve(game.plan.draw, tiers=(evolve(tier, alternates=UNKNOWN),)), "desk.not-drawable"),
            (evolve(game.plan.draw, one_prize_per=UNKNOWN), "desk.not-drawable"),
            (evolve(game.plan.draw, tiers=(evolve(tier, on=up),)), "desk.too-late-to-move-up"),
        ):
            game.amend(evolve(game.plan, draw=draw), reason="test", asked_by="p-01", proof="mail")
            with pytest.raises(RefusedError) as caught:
                game.seal(ROUND)
            assert caught.value.reasons[0].code == code

    def test_a_round_gives_its_own_prizes_and_waits_for_those_that_feed_it(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = closed(desk, clock, tmp_path)
        (tier,), (planned,) = game.plan.draw.tiers, game.plan.rounds
        elsewhere = evolve(game.plan.draw, tiers=(evolve(tier, rounds=(RoundId("grand"),)),))
        let_pass(game, "campaign.references-hold")
        own = evolve(game.plan.draw, tiers=(evolve(tier, rounds=(planned.id,)),))
        feeding = (planned, evolve(planned, id=RoundId("before"), feeds=(planned.id,)))
        for plan, code in (
            (evolve(game.plan, draw=elsewhere), "desk.not-drawable"),
            (evolve(game.plan, rounds=feeding, draw=own), "desk.feeders-undecided"),
        ):
            game.amend(plan, reason="test", asked_by="p-01", proof="mail")
            with pytest.raises(RefusedError) as caught:
                game.seal(ROUND)
            assert caught.value.reasons[0].code == code

    def test_without_published_rules_there_is_nothing_to_commit_to(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from campaignkit.desk import sealing

        desk, clock = in_memory()
        game = closed(desk, clock, tmp_path)
        monkeypatch.setattr(sealing, "Public", Desk)
        with pytest.raises(RefusedError) as caught:
            game.seal(ROUND)
        assert caught.value.reasons[0].code == "desk.rules-not-published"
