"""How winners are chosen, as far as it is decided."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.draw import DrawPlan, ReactionsPlan, TierId, TierPlan, Within
from campaignkit.values import UNKNOWN, InvalidValueError


class TestADraft:
    """A draft may leave anything unknown, and unknown is not "none"."""

    @pytest.mark.parametrize("name", ["method", "one_prize_per", "draws_at", "operator", "witness"])
    def test_nothing_is_decided_at_first(self, name: str) -> None:
        assert getattr(DrawPlan(), name) is UNKNOWN

    def test_no_witness_is_a_decision(self) -> None:
        assert DrawPlan(witness=None) != DrawPlan()

    def test_a_tier_may_know_its_prize_only(self) -> None:
        tier = TierPlan(id=TierId("trip"), prize="trip")
        assert (tier.count, tier.alternates, tier.on) == (UNKNOWN, UNKNOWN, UNKNOWN)
        assert ReactionsPlan().silence is UNKNOWN

    def test_one_wins_once_in_the_draw_and_an_hour_lies_before_it(self) -> None:
        assert (DrawPlan().within, DrawPlan().margin_minutes, DrawPlan().chain) == (Within.DRAW, 60, "quicknet")


class TestNonsense:
    """What can never be right is refused at birth, with its remedy."""

    @given(st.integers(max_value=0))
    def test_a_tier_of_no_prize(self, count: int) -> None:
        with pytest.raises(InvalidValueError, match="write 1 or more"):
            TierPlan(id=TierId("trip"), prize="trip", count=count)

    @given(st.integers(max_value=-1))
    def test_less_than_no_alternate(self, alternates: int) -> None:
        with pytest.raises(InvalidValueError, match="write 0 or more"):
            TierPlan(id=TierId("trip"), prize="trip", alternates=alternates)

    @given(st.integers(1, 5000), st.integers(0, 500))
    def test_other_numbers_are_fine(self, count: int, alternates: int) -> None:
        assert TierPlan(id=TierId("trip"), prize="trip", count=count, alternates=alternates).count == count

    @pytest.mark.parametrize("name", ["", "le voyage", "réserve", "-trip"])
    def test_a_tier_that_the_protocol_cannot_name(self, name: str) -> None:
        with pytest.raises(InvalidValueError, match="is not an id"):
            TierPlan(id=TierId(name), prize="trip")

    def test_a_draw_without_a_margin(self) -> None:
        with pytest.raises(InvalidValueError, match="margin_minutes is 0"):
            DrawPlan(margin_minutes=0)
