"""What the strategies make up is what the library reads, decides on and replays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from attrs import evolve, fields, has
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from campaignkit.campaign import COMMANDS, EVENTS, NOTHING_YET, CampaignPlan, Extend, Shorten, apply, decide, lint
from campaignkit.codec import EventCodec, plan_text, read_plan
from campaignkit.entries import RawEntry, admit
from campaignkit.machine import Accepted, Refused
from campaignkit.simulation.before import CM, LEAD
from campaignkit.testing import CampaignMachine, commands, complete_plan, entrants, logs, plans
from campaignkit.testing.buttons import pressed
from campaignkit.testing.nouns import WHOLE, hints, noun
from campaignkit.testing.road import TURNS
from campaignkit.testing.story import adopting, at, kept, launched
from campaignkit.testing.strategies import KEPT
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


def kinds(kind: Any = CampaignPlan) -> set[Any]:
    """Every noun of a plan, from the types of their fields."""
    found: set[Any] = set()
    waiting = [kind]
    while waiting:
        wanted = waiting.pop()
        if not has(wanted):
            waiting += get_args(wanted)
        elif wanted not in found and not wanted.__module__.startswith("campaignkit.values"):
            found.add(wanted)
            waiting += hints(wanted).values()
    return found


def filled(value: Any) -> Iterator[tuple[Any, str]]:
    """Each field of each noun in a value that is not at its default."""
    if isinstance(value, tuple):
        for item in value:
            yield from filled(item)
    elif type(value) in KINDS:
        for each in fields(type(value)):
            here = getattr(value, each.name)
            default = each.default.factory() if hasattr(each.default, "factory") else each.default
            if here != default:
                yield type(value), each.name
            yield from filled(here)


KINDS = kinds()
EVERY = {(kind, each.name) for kind in KINDS for each in fields(kind) if each.alias not in KEPT}


class TestEveryNoun:
    """Plans are made of every noun, and each of its fields is filled in some."""

    @pytest.mark.parametrize("kind", sorted(KINDS - set(WHOLE), key=str), ids=lambda kind: kind.__name__)
    def test_each_field_of_a_noun_is_filled_in_some(self, kind: Any) -> None:
        seen: set[tuple[Any, str]] = set()

        @settings(max_examples=40, database=None, derandomize=True, phases=[Phase.generate])
        @given(made=noun(kind))
        def look(made: Any) -> None:
            seen.update(pair for pair in filled(made) if pair[0] is kind)

        look()
        assert {(kind, each.name) for each in fields(kind) if each.alias not in KEPT} <= seen

    def test_plans_have_most_of_them_after_a_hundred(self) -> None:
        seen: set[tuple[Any, str]] = set()

        @settings(max_examples=100, database=None, derandomize=True, phases=[Phase.generate])
        @given(plan=plans())
        def look(plan: CampaignPlan) -> None:
            seen.update(filled(plan))

        look()
        assert len(EVERY & seen) > 0.6 * len(EVERY)


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


@pytest.mark.parametrize("kind", [Extend, Shorten])
def test_a_closing_that_moves_is_asked_what_law_says_of_it_and_the_laws_know(kind: type[Any]) -> None:
    """'No change brings a prohibition': the gate of an extension asks more than its own checks."""
    contest = CampaignMachine()
    contest.begin(chapters=2)
    (turn,) = (turn for turn in TURNS if isinstance(turn, kind))
    contest.ask(turn)
    assert contest.log[-1][0] in {"campaign.round-extended", "campaign.round-shortened"}
