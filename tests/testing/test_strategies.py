"""What the strategies make up is what the library reads, decides on and replays."""

from __future__ import annotations

from typing import Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from campaignkit.campaign import COMMANDS, EVENTS, NOTHING_YET, CampaignPlan, apply, decide, lint
from campaignkit.codec import EventCodec, plan_text, read_plan
from campaignkit.entries import RawEntry, admit
from campaignkit.machine import Accepted, Refused
from campaignkit.simulation.before import CM, LEAD
from campaignkit.testing import CampaignMachine, commands, complete_plan, entrants, logs, plans
from campaignkit.testing.buttons import pressed
from campaignkit.testing.story import adopting, at, kept, launched
from campaignkit.values import UNKNOWN, Window

CODEC = EventCodec(EVENTS)
OPEN = Window(opens_at=at("2023-09-13 10:00"), closes_at=at("2023-09-15 00:00"))


class TestPlans:
    """'A draft may leave almost anything unknown.'"""

    @given(plan=plans())
    def test_every_draft_is_written_read_and_linted(self, plan: CampaignPlan) -> None:
        assert read_plan(plan_text(plan).encode(), CampaignPlan, name="plan.yaml") == plan
        assert lint(adopting(plan), at("2023-08-21 09:00")).lines

    @given(data=st.data())
    def test_drafts_are_made_of_any_plan(self, data: st.DataObject) -> None:
        bare = evolve(complete_plan(), rounds=())
        assert data.draw(plans(bare)).rounds == ()

    def test_some_leave_much_unknown(self) -> None:
        seen: set[bool] = set()

        @settings(max_examples=50, database=None, derandomize=True)
        @given(plan=plans())
        def look(plan: CampaignPlan) -> None:
            seen.add(plan == complete_plan())
            seen.add(plan.zone is UNKNOWN and plan != complete_plan())

        look()
        assert seen == {True, False}


class TestCommands:
    """Every command, filled with what the campaign has and with nonsense."""

    @given(command=commands(), data=st.data())
    def test_each_is_decided_without_a_break(self, command: object, data: st.DataObject) -> None:
        play = kept(launched)
        assert isinstance(decide(play.campaign, command, play.now, LEAD), Accepted | Refused)
        again = data.draw(commands(play.campaign))
        assert isinstance(decide(play.campaign, again, play.now, LEAD), Accepted | Refused)

    def test_pressed_one_after_another_they_are_always_the_same(self) -> None:
        campaign = kept(launched).campaign
        for command in COMMANDS:
            once = list(pressed(campaign, command))
            assert once == list(pressed(campaign, command))
            assert once


class TestEntrants:
    """Comments as an import reads them."""

    @given(rows=entrants(OPEN, post="17900000000000001"))
    def test_each_gets_one_ruling(self, rows: tuple[RawEntry, ...]) -> None:
        plan = complete_plan()
        rulings = list(admit(rows, plan.entries, OPEN, zone=plan.clock))
        assert len(rulings) == len(rows)


class TestLogs:
    """Facts that follow from each other."""

    @given(facts=logs())
    def test_every_prefix_replays_from_what_is_stored(self, facts: tuple[Any, ...]) -> None:
        live = replayed = NOTHING_YET
        for fact in facts:
            live = apply(live, fact)
            replayed = apply(replayed, CODEC.decode(*CODEC.encode(fact)))
            assert replayed == live


class Suspicious(CampaignMachine):
    """Somebody who holds no role presses the buttons."""

    actor = CM


TestAnotherActor = Suspicious.TestCase
TestAnotherActor.settings = settings(max_examples=5, stateful_step_count=8, deadline=None)
