"""'everyone below moves up one, and the last place goes as `next` in the last tier': the claims follow the places."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from campaignkit.campaign import Campaign, decide, replay
from campaignkit.claims import (
    AcceptPrize,
    Confirmed,
    ConfirmWinner,
    DeclareIneligible,
    MovedUp,
    NotifyWinner,
    ReceiveDocument,
)
from campaignkit.desk import Game, RefusedError
from campaignkit.draw import Reaction, ReactionsPlan, TierId, TierPlan, held_as, holders
from campaignkit.draw.protocol import verify
from campaignkit.machine import Accepted
from campaignkit.values import RoundId, SubjectId
from tests.desk.stage import ROUND, at, closed, drawn, in_memory, let_pass

UP = ReactionsPlan(
    silence=Reaction.CASCADE, refusal=Reaction.CASCADE, ineligible=Reaction.CASCADE, undeliverable=Reaction.LAPSE
)
TIERS = {"gold": 1, "silver": 2, "bronze": 1}


def tiers(on: ReactionsPlan = UP) -> tuple[TierPlan, ...]:
    """Three tiers of the one prize there is; two alternates wait behind the last."""
    return tuple(
        TierPlan(id=TierId(name), prize="parcel", count=count, alternates=2, on=on) for name, count in TIERS.items()
    )


def moving_up(folder: Path) -> Game:
    """A draw of four prizes among twelve entries, whose winners move up."""
    desk, clock = in_memory()
    game = closed(desk, clock, folder)
    let_pass(game, "campaign.every-prize-drawn")
    game.amend(
        evolve(game.plan, draw=evolve(game.plan.draw, tiers=tiers())), reason="test", asked_by="p-01", proof="mail"
    )
    clock.now = at("2023-09-15 11:30")
    game.seal(ROUND)
    let_pass(game, f"draw.sealed-and-witnessed@{ROUND}")
    clock.now = at("2023-09-15 13:00:10")
    game.draw(ROUND)
    return game


def without(campaign: Campaign, claim: str) -> Campaign:
    """The campaign after a winner was found to be out."""
    out = DeclareIneligible(claim, reason="suspended", article="2", proof="shot")
    outcome = decide(campaign, out, at("2023-09-15 13:01"), SubjectId("p-03"))
    assert isinstance(outcome, Accepted), outcome
    return replay(campaign, outcome.events)


def held_by_claims(campaign: Campaign) -> list[tuple[str, str]]:
    """Tier and entry of every claim that stands."""
    claims = campaign.claims.claims
    return sorted((claims[each].tier, claims[each].entry) for each in campaign.standing(ROUND))


def held_by_places(campaign: Campaign) -> list[tuple[str, str]]:
    """Tier and entry of every place that somebody holds."""
    held = held_as(campaign.draw.rounds[RoundId(ROUND)])
    assert held is not None
    return sorted((tier, entry) for tier in TIERS for entry in holders(held, tier))


def fall(game: Game, claim: str) -> None:
    """A winner is found to be out."""
    game.do(DeclareIneligible(claim, reason="suspended", article="2", proof="shot"))


def confirm(game: Game, claim: str) -> None:
    """A winner is told, says yes, and is checked."""
    game.do(NotifyWinner(claim, channel="direct message", proof="message"))
    game.do(AcceptPrize(claim, proof="answer"))
    game.do(ReceiveDocument(claim, document="address", proof="message"))
    game.do(ConfirmWinner(claim, proof="seen"))


@pytest.fixture(scope="module")
def drawn_up(tmp_path_factory: pytest.TempPathFactory) -> Campaign:
    """The state after the draw, for laws that need no desk."""
    return moving_up(tmp_path_factory.mktemp("up")).state


class TestTheClaims:
    """Whoever moves up gets a claim of the higher tier, and gives up the lower one."""

    @settings(max_examples=30)
    @given(ranks=st.lists(st.integers(0, 3), max_size=6))
    def test_the_claims_that_stand_are_the_places_that_are_held(self, drawn_up: Campaign, ranks: list[int]) -> None:
        """Whatever falls, in whatever order."""
        campaign = drawn_up
        for rank in ranks:
            if not (standing := campaign.standing(ROUND)):
                break
            campaign = without(campaign, standing[rank % len(standing)])
            assert held_by_claims(campaign) == held_by_places(campaign)

    def test_a_fall_at_the_top_moves_one_of_each_tier(self, drawn_up: Campaign) -> None:
        gold, silver, second, bronze = drawn_up.standing(ROUND)
        after, before = without(drawn_up, gold), drawn_up.claims.claims
        claims = after.claims.claims
        moved = {name: claim.to_tier for name, claim in claims.items() if isinstance(claim, MovedUp)}
        assert moved == {silver: "gold", bronze: "silver"}, "whoever moves up within silver keeps the claim"
        assert after.standing(ROUND) == (second, "main.gold.s1", "main.silver.s2", "main.bronze.s3")
        assert [claims[f"main.{name}"].entry for name in ("gold.s1", "silver.s2")] == [
            before[silver].entry,
            before[bronze].entry,
        ]

    def test_the_final_certificate_recomputes_with_everybody_who_moved(self, tmp_path: Path) -> None:
        game = moving_up(tmp_path)
        for _fall in range(2):
            fall(game, game.state.standing(ROUND)[0])
        for claim in sorted(game.state.standing(ROUND), key=lambda name: [*TIERS].index(name.split(".")[1])):
            confirm(game, claim)
        game.settle_draw(ROUND)
        lines = json.loads(game.certificate(ROUND))["substitutions"]
        assert {line["reaction"] for line in lines} == {"cascade", "next"}
        verify(game.certificate(ROUND), game.sealed_list(ROUND).splitlines(keepends=True))


class TestTheOrder:
    """A prize that might still be exchanged for a better one is not confirmed, so no parcel has to come back."""

    def test_a_lower_tier_waits_until_those_above_are_decided(self, tmp_path: Path) -> None:
        game = moving_up(tmp_path)
        gold, silver, _second, _bronze = game.state.standing(ROUND)
        with pytest.raises(RefusedError) as caught:
            confirm(game, silver)
        (reason,) = caught.value.reasons
        assert reason.code == "claims.above-undecided"
        assert gold in reason.text.en
        confirm(game, gold)
        game.do(ConfirmWinner(silver, proof="seen"))

    def test_where_nobody_moves_up_nobody_waits(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = drawn(desk, clock, tmp_path)
        (only,) = game.state.standing(ROUND)
        confirm(game, only)
        assert isinstance(game.state.claims.claims[only], Confirmed)
