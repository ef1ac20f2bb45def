"""A contest held again: dates move, comments and order stay, and what was the old contest's alone is gone."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.campaign import CampaignPlan, anchors, civil_day, moments, remembered
from campaignkit.codec import TEMPLATES, cloned_text, plan_text, read_plan, template_text
from campaignkit.values import CampaignId, CampaignKitError, civil, instant

OSTERN = files("campaignkit.simulation").joinpath("ostern.yaml").read_text("utf-8")
NOEL = CampaignId("noel")
openings = st.dates(date(2025, 1, 1), date(2028, 12, 31))


def again(text: str, opening: date, **about: str) -> CampaignPlan:
    return read_plan(cloned_text(text, id=NOEL, opening=opening, **about), CampaignPlan)  # type: ignore[arg-type]


def opening_at(said: str) -> str:
    return f"id: a\ntitle: b\nzone: Europe/Paris\nrounds: [{{id: r, opens_at: {said}}}]"


def changed(before: str, after: str) -> list[tuple[str, str]]:
    return [pair for pair in zip(before.splitlines(), after.splitlines(), strict=False) if pair[0] != pair[1]]


class TestWhatStays:
    """'keeps comments and key order'"""

    def test_only_dates_ids_and_one_last_line_change(self) -> None:
        text = cloned_text(OSTERN, id=NOEL, opening=date(2026, 12, 1))
        assert len(text.splitlines()) == len(OSTERN.splitlines()) + 1
        assert text.splitlines()[-1].startswith("copied_from: ")
        for old, new in changed(OSTERN, text):
            assert any(word in old for word in ("2023-", "id: ostern", "posts: ["))
            assert old.partition(":")[0] == new.partition(":")[0]

    def test_everything_that_is_no_date_and_no_id_is_said_as_before(self) -> None:
        old, new = read_plan(OSTERN, CampaignPlan), again(OSTERN, date(2026, 12, 1))
        assert (new.title, new.organisers, new.rules, new.privacy) == (
            old.title,
            old.organisers,
            old.rules,
            old.privacy,
        )

    def test_an_instant_with_an_offset_keeps_one(self) -> None:
        text = plan_text(read_plan(OSTERN, CampaignPlan))
        assert "opens_at: 2026-12-01T10:00:00+01:00" in cloned_text(text, id=NOEL, opening=date(2026, 12, 1))


class TestWhatMoves:
    @given(st.sampled_from(TEMPLATES), openings, openings)
    def test_the_opening_falls_on_the_day_asked_and_later_stays_later(
        self, name: str, first: date, opening: date
    ) -> None:
        text = template_text(name, id=CampaignId("a"), title="A", opening=first)
        old, new = read_plan(text, CampaignPlan), again(text, opening)
        assert civil_day(anchors(new)["opening"], new.clock) == opening
        before, after = dict(moments(old)), dict(moments(new))
        assert before.keys() == after.keys()
        by_old = sorted(before, key=before.__getitem__)
        assert [after[path] for path in by_old] == sorted(after.values())
        for path, at in before.items():
            if len(old.rounds) == 1 and path != "rounds[0].opens_at" and civil_day(at, old.clock) != first:
                there = civil_day(after[path], new.clock)
                assert new.works(there) or not old.works(civil_day(at, old.clock))

    @given(st.sampled_from(TEMPLATES), openings)
    def test_to_its_own_opening_nothing_moves(self, name: str, opening: date) -> None:
        text = template_text(name, id=NOEL, title="A", opening=opening)
        assert again(text, opening) == evolve(
            read_plan(text, CampaignPlan), copied_from=remembered(read_plan(text, CampaignPlan))
        )

    def test_times_of_day_stay_across_a_change_of_the_clocks(self) -> None:
        plan = again(
            "id: a\ntitle: b\nzone: Europe/Paris\nrounds: [{id: r, opens_at: 2026-10-23T10:00+02:00}]",
            date(2026, 10, 27),
        )
        assert plan.rounds[0].opens_at == instant("2026-10-27T10:00:00+01:00")

    def test_a_time_that_the_clocks_skip_is_the_next_one_that_they_show(self) -> None:
        plan = again(
            "id: a\ntitle: b\nzone: Europe/Paris\nrounds: [{id: r, opens_at: 2026-10-23 02:30}]", date(2027, 3, 28)
        )
        assert plan.rounds[0].opens_at == instant("2027-03-28T03:00:00+02:00")

    def test_a_time_that_the_clocks_show_twice_is_the_first(self) -> None:
        plan = again(
            "id: a\ntitle: b\nzone: Europe/Paris\nrounds: [{id: r, opens_at: 2026-10-23 02:30}]", date(2026, 10, 25)
        )
        assert plan.rounds[0].opens_at == instant("2026-10-25T02:30:00+02:00")

    def test_the_dates_on_visuals_move_along(self) -> None:
        plan = again(OSTERN, date(2026, 12, 1))
        closing = f"{civil(plan.rounds[0].closes_at, plan.clock):%Y-%m-%d %H:%M}"  # type: ignore[arg-type]
        said = {each.says for visual in plan.creatives.visuals for each in visual.prints}
        assert said == {closing, "Produktpaket"}


class TestWhatIsLeftOut:
    """'drops what belongs to the old contest only (id, external_ref)'"""

    def test_ids_of_the_campaign_of_the_crm_and_of_posts(self) -> None:
        plan = again("external_ref: crm-7\n" + OSTERN, date(2026, 12, 1))
        assert (plan.id, plan.external_ref, plan.entries.methods[0].posts) == ("noel", "", ())

    def test_the_title_when_there_is_another(self) -> None:
        assert again(OSTERN, date(2026, 12, 1), title="Win: again").title.en == "Win: again"

    def test_the_copy_remembers_what_leftovers_are_looked_for_by(self) -> None:
        copied = again(OSTERN, date(2026, 12, 1)).copied_from
        assert copied is not None
        assert copied.brands == ("eBay Catch", "eBay Marketplaces GmbH")
        assert copied.prizes == ("colis de produits", "parcel of products")
        assert [f"{day}" for day in copied.days][:3] == ["2023-09-13", "2023-09-14", "2023-09-15"]

    def test_a_copy_of_a_copy_remembers_the_nearest(self) -> None:
        text = cloned_text(OSTERN, id=NOEL, opening=date(2026, 12, 1))
        second = read_plan(cloned_text(text, id=CampaignId("b"), opening=date(2027, 5, 3)), CampaignPlan).copied_from
        assert second is not None
        assert second.id == "noel"
        assert {day.year for day in second.days} == {2026}


class TestAPlanThatLiesUponAnother:
    def test_only_what_the_file_says_itself_is_changed(self) -> None:
        below = b"zone: Europe/Paris\nrules: {editions: [{id: e, effective_from: 2020-01-01 00:00}]}\n"
        text = "extends: x.yaml\nid: a\ntitle: b\nrounds: [{id: r, opens_at: 2026-12-01 10:00}]\n"
        moved = cloned_text(text, id=NOEL, opening=date(2026, 12, 2), beside=lambda _name: below)
        plan = read_plan(moved, CampaignPlan, beside=lambda _name: below)
        assert plan.rounds[0].opens_at == instant("2026-12-02T09:00:00Z")
        assert plan.rules.editions[0].effective_from == instant("2019-12-31T23:00:00Z")


def test_a_plan_that_does_not_know_its_opening_is_refused() -> None:
    with pytest.raises(CampaignKitError) as caught:
        cloned_text("id: a\ntitle: b\n", id=NOEL, opening=date(2026, 12, 1))
    assert "rounds[].opens_at" in caught.value.say("en")
