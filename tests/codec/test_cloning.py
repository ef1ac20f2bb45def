"""A contest held again: dates move, comments and order stay, and what was the old contest's alone is gone."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path

import pendulum
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.campaign import (
    CampaignPlan,
    RoundPlan,
    anchors,
    civil_day,
    contest_dates,
    moments,
    moved_days,
    remembered,
)
from campaignkit.campaign.plan import Rate
from campaignkit.codec import TEMPLATES, cloned, plan_text, read_plan, template_text, with_value
from campaignkit.testing import plans
from campaignkit.values import CampaignId, CampaignKitError, Money, RoundId, civil, instant, local
from tests.cases import copied

OSTERN = files("campaignkit.simulation").joinpath("ostern.yaml").read_text("utf-8")
NOEL = CampaignId("noel")
PORT = read_plan(Path(__file__).parents[1].joinpath("changes", "port-noel.yaml").read_bytes(), CampaignPlan)
OTHER = date(2027, 1, 11)
TEXTS = {
    "title",
    "creatives.posts[0].text",
    "channels.pages[0].text",
    "rules.texts[0].sections[0].text",
    "draw.fallback",
}
SAID = (
    "22 novembre",
    "22 novembre 2026",
    "2026-11-22",
    "22/11/2026",
    "22/11",
    "22 et 23 novembre",
    "1er décembre 2026",
)
openings = st.dates(date(2025, 1, 1), date(2028, 12, 31))


def again(text: str, opening: date, **about: str) -> CampaignPlan:
    return read_plan(copied(text, id=NOEL, opening=opening, **about), CampaignPlan)


def opening_at(said: str) -> str:
    return f"id: a\ntitle: b\nzone: Europe/Paris\nrounds: [{{id: r, opens_at: {said}}}]"


def changed(before: str, after: str) -> list[tuple[str, str]]:
    return [pair for pair in zip(before.splitlines(), after.splitlines(), strict=False) if pair[0] != pair[1]]


class TestWhatStays:
    """'keeps comments and key order'"""

    def test_only_dates_ids_and_one_last_line_change(self) -> None:
        text = copied(OSTERN, id=NOEL, opening=date(2026, 12, 1))
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
        assert "opens_at: 2026-12-01T10:00:00+01:00" in copied(text, id=NOEL, opening=date(2026, 12, 1))


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
        text = copied(OSTERN, id=NOEL, opening=date(2026, 12, 1))
        second = read_plan(copied(text, id=CampaignId("b"), opening=date(2027, 5, 3)), CampaignPlan).copied_from
        assert second is not None
        assert second.id == "noel"
        assert {day.year for day in second.days} == {2026}


class TestAPlanThatLiesUponAnother:
    def test_only_what_the_file_says_itself_is_changed(self) -> None:
        below = b"zone: Europe/Paris\nrules: {editions: [{id: e, effective_from: 2020-01-01 00:00}]}\n"
        text = "extends: x.yaml\nid: a\ntitle: b\nrounds: [{id: r, opens_at: 2026-12-01 10:00}]\n"
        moved = copied(text, id=NOEL, opening=date(2026, 12, 2), beside=lambda _name: below)
        plan = read_plan(moved, CampaignPlan, beside=lambda _name: below)
        assert plan.rounds[0].opens_at == instant("2026-12-02T09:00:00Z")
        assert plan.rules.editions[0].effective_from == instant("2019-12-31T23:00:00Z")

    def test_a_date_below_is_told_with_its_file(self) -> None:
        below = b"zone: Europe/Paris\nshipping:\n  ships_on: 2026-12-11\n"
        text = "extends: x.yaml\nid: a\ntitle: b\nrounds: [{id: r, opens_at: 2026-12-01 10:00}]\n"
        (left,) = cloned(text, id=NOEL, opening=date(2026, 12, 2), beside=lambda _name: below).left
        assert (left.file, left.line, left.path, left.words) == ("x.yaml", 3, "shipping.ships_on", ("2026-12-11",))
        assert left.why is not None
        assert left.why.en == "a file that the plan extends"


class TestNoDateIsForgotten:
    """'after a copy no date of the old plan stands unreported'"""

    @given(plans(), openings, openings)
    def test_each_date_of_the_contest_moves_by_working_days_and_each_other_is_told(
        self, plan: CampaignPlan, first: date, opening: date
    ) -> None:
        start = local(f"{first} 10:00", plan.clock)
        rates = (Rate(one="EUR", costs=Money(2, "USD"), on=pendulum.Date(2026, 1, 5), source="bank"),)
        round_ = RoundPlan(id=RoundId("first"), opens_at=start)
        old = evolve(plan, rounds=(round_,), rates=rates, copied_from=None)
        copy = cloned(plan_text(old), id=NOEL, opening=opening)
        before, after = dict(contest_dates(old)), dict(contest_dates(read_plan(copy.text, CampaignPlan)))
        opened = civil_day(anchors(old)["opening"], old.clock)
        moved = moved_days((civil_day(at, old.clock) for at in before.values()), opened, opening, old.works)
        assert {path: civil_day(at, old.clock) for path, at in after.items()} == {
            path: moved[civil_day(at, old.clock)] for path, at in before.items()
        }
        assert copy.moved >= len(before)
        assert ("rates[0].on" in {each.path for each in copy.left}) == (opening != opened)

    @pytest.mark.parametrize("path", sorted(TEXTS))
    @given(said=st.sampled_from(SAID))
    def test_a_text_that_says_one_is_told_with_its_line(self, path: str, said: str) -> None:
        text = plan_text(evolve(PORT, language="fr"))
        silent = cloned(with_value(text, path, "Bonjour"), id=NOEL, opening=OTHER)
        assert path not in {each.path for each in silent.left}
        copy = cloned(with_value(text, path, f"Jusqu'au {said}, bonjour"), id=NOEL, opening=OTHER)
        (left,) = (each for each in copy.left if each.path == path)
        assert f"Jusqu'au {said}, bonjour" in copy.text.splitlines()[left.line - 1]
        assert any(word in said or said in word for word in left.words)

    def test_a_year_in_a_title_is_told(self) -> None:
        copy = cloned(
            "id: a\ntitle: Noël 2026\nrounds: [{id: r, opens_at: 2026-12-01T10:00Z}]\n", id=NOEL, opening=OTHER
        )
        assert [(each.path, each.words) for each in copy.left] == [("title", ("2026",))]

    def test_where_nothing_moves_there_is_nothing_to_tell(self) -> None:
        text = plan_text(PORT)
        assert not cloned(text, id=NOEL, opening=civil_day(anchors(PORT)["opening"], PORT.clock)).left

    def test_the_day_on_which_parcels_leave_moves_with_the_opening(self) -> None:
        """23 working days from 9 November to 11 December 2026, and one more for the Sunday that finds no day off."""
        copy = read_plan(copied(plan_text(PORT), id=NOEL, opening=date(2027, 1, 11)), CampaignPlan)
        assert copy.shipping.ships_on == pendulum.Date(2027, 2, 12)
        assert copy.copied_from is not None
        assert pendulum.Date(2026, 12, 11) in copy.copied_from.days


def test_a_plan_that_does_not_know_its_opening_is_refused() -> None:
    with pytest.raises(CampaignKitError) as caught:
        copied("id: a\ntitle: b\n", id=NOEL, opening=date(2026, 12, 1))
    assert "rounds[].opens_at" in caught.value.say("en")
