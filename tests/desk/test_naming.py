"""Commands by name, with words for fields: what a form or a command line sends."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from campaignkit.codec import CommandFieldsError, PlanFileError, plan_text
from campaignkit.desk import BY_NAME, RefusedError, UnknownNameError, do_named, load_plan
from campaignkit.simulation import demo_plan
from campaignkit.values import CampaignKitError
from tests.desk.stage import at, in_memory, launched


class TestNames:
    """An unknown command, a missing field: a clear error, and nothing recorded."""

    def test_a_command_is_done_by_its_name(self) -> None:
        desk, _clock = in_memory()
        game = desk.start(demo_plan())
        (fact,) = do_named(game, "prizes.secure", {"line": "parcel", "units": "2", "proof": "note"})
        assert fact.units == 2

    def test_a_misspelt_name_suggests_the_near_ones(self) -> None:
        desk, _clock = in_memory()
        game = desk.start(demo_plan())
        with pytest.raises(UnknownNameError, match=r"prizes\.secure"):
            do_named(game, "prizes.secur", {})

    def test_everything_wrong_in_the_fields_is_said_at_once(self) -> None:
        desk, _clock = in_memory()
        game = desk.start(demo_plan())
        with pytest.raises(CommandFieldsError) as caught:
            do_named(game, "prizes.secure", {"line": "parcel", "units": "two"})
        assert len(caught.value.problems) == 2

    def test_what_only_follows_cannot_be_named(self) -> None:
        assert "campaign.seal-round" not in BY_NAME

    def test_a_plan_is_adopted_and_amended_from_a_file(self, tmp_path: Path) -> None:
        desk, _clock = in_memory()
        game = desk.start(demo_plan())
        path = tmp_path / "plan.yaml"
        path.write_text(plan_text(evolve(game.plan, brand="Catch")), "utf-8")
        do_named(game, "campaign.adopt-plan", {"plan": str(path)})
        assert game.plan.brand == "Catch"
        other, other_clock = in_memory()
        live = launched(other, other_clock)
        path.write_text(plan_text(evolve(live.plan, brand="Catch")), "utf-8")
        do_named(live, "campaign.amend", {"plan": str(path), "reason": "new name", "asked_by": "p-01", "proof": "mail"})
        assert live.plan.brand == "Catch"

    def test_dates_are_moved_by_name_in_the_campaigns_zone_or_with_an_offset(self) -> None:
        desk, clock = in_memory()
        game = launched(desk, clock)
        about = {"round": "main", "reason": "x", "asked_by": "p-01", "proof": "mail"}
        with pytest.raises(RefusedError):
            do_named(game, "campaign.extend", {**about, "closes_at": "2023-09-20 23:59"})
        game.waive("campaign.may-shorten", reason="flood", decided_by="p-03", until=at("2023-09-20 00:00"))
        do_named(game, "campaign.shorten", {**about, "closes_at": "2023-09-14T10:00:00Z"})
        assert game.plan.rounds[0].closes_at == at("2023-09-14 12:00")

    def test_missing_words_are_named_together(self) -> None:
        desk, clock = in_memory()
        game = launched(desk, clock)
        with pytest.raises(CampaignKitError, match=r"reason=… asked_by=… proof=…"):
            do_named(game, "campaign.extend", {"round": "main", "closes_at": "2023-09-20 23:59"})

    def test_a_plan_file_that_is_not_there_or_not_a_plan_is_said_so(self, tmp_path: Path) -> None:
        with pytest.raises(CampaignKitError, match="cannot be read"):
            load_plan(tmp_path / "none.yaml")
        (tmp_path / "bad.yaml").write_text("id: [", "utf-8")
        with pytest.raises(PlanFileError):
            load_plan(tmp_path / "bad.yaml")
