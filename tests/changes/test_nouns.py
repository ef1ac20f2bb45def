"""What a plan says so that a change can be worked out: hours to redo, fees, clauses, texts of pages, working days."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pendulum
import pytest

from campaignkit.campaign import CampaignPlan
from campaignkit.codec import json_text, plan_text, read_plan
from campaignkit.objectives import Rework, Reworked
from campaignkit.rules import AmendmentClause, Deposit
from campaignkit.values import UNKNOWN, InvalidValueError, Money, Period, Place

PORT = Path(__file__).with_name("port-noel.yaml")
PLAN = read_plan(PORT.read_bytes(), CampaignPlan)


class TestTheFile:
    """'comes back': whatever is written is read the same"""

    @pytest.mark.parametrize("write", [plan_text, json_text])
    def test_what_is_written_is_read_the_same(self, write: Callable[[CampaignPlan], str]) -> None:
        assert read_plan(write(PLAN), CampaignPlan) == PLAN

    def test_it_says_what_a_change_costs_and_where_it_shows(self) -> None:
        assert PLAN.objectives.rework[1] == Rework(what=Reworked.VISUAL, role="da", hours=Decimal(1), each=True)
        assert PLAN.rules.amending == AmendmentClause(article="12", notice=Period())
        assert isinstance(PLAN.rules.deposit, Deposit)
        assert PLAN.rules.deposit.amendment_fee == Money(96, "EUR")
        assert PLAN.shipping.ships_on == pendulum.date(2026, 12, 11)
        assert PLAN.channels.pages[0].text == "Jeu jusqu'au 22 novembre"
        assert PLAN.holidays == Place("FR")

    def test_a_draft_may_know_none_of_it(self) -> None:
        draft = read_plan("id: draft\ntitle: x\nrules: {deposit: {party: a}}\n", CampaignPlan)
        assert isinstance(draft.rules.deposit, Deposit)
        unknown = (draft.rules.amending, draft.rules.deposit.amendment_fee, draft.shipping.ships_on, draft.holidays)
        assert set(unknown) == {UNKNOWN}
        assert draft.objectives.rework == ()


class TestRework:
    def test_it_is_done_once_or_for_each(self) -> None:
        once = Rework(what=Reworked.POST, role="cm", hours=Decimal("0.5"))
        each = Rework(what=Reworked.VISUAL, role="da", hours=Decimal("0.5"), each=True)
        assert [once.hours_for(many) for many in (0, 1, 3)] == [0, Decimal("0.5"), Decimal("0.5")]
        assert [each.hours_for(many) for many in (0, 1, 3)] == [0, Decimal("0.5"), Decimal("1.5")]

    def test_nothing_is_redone_in_less_than_no_time(self) -> None:
        with pytest.raises(InvalidValueError):
            Rework(what=Reworked.POST, role="cm", hours=Decimal(-1))
