"""The generic machine, on a door."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from functools import partial, reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.machine import (
    NO_SUCH_ITEM,
    NOT_NOW,
    Absent,
    Accepted,
    Context,
    CorruptLogError,
    Items,
    Machine,
    Reason,
    Refused,
    Room,
    TableError,
    Wanted,
    diagram,
    move,
    walk,
)
from campaignkit.values import SubjectId, Text, instant
from tests.machine.door import (
    DOOR,
    HOUSE,
    LOCKED,
    NOT_AT_ALL,
    TOO_FAR,
    Ajar,
    Hang,
    House,
    Hung,
    Push,
    Pushed,
    Shut,
    Wall,
    Walled,
    WalledUp,
    apply,
    some,
)

NOON = instant("2026-12-01T12:00:00Z")
OPEN_HOUSE = Context(NOON, SubjectId("lea"), view=True)
LOCKED_HOUSE = Context(NOON, SubjectId("lea"), view=False)
commands = st.one_of(
    st.just(Hang("front")),
    st.builds(Push, st.just("front"), degrees=st.integers(-5, 100)),
    st.just(Wall("front")),
)


def outcome_of(work: Callable[[], object]) -> object:
    """The state, or what the corrupt log says."""
    try:
        return work()
    except CorruptLogError as error:
        return str(error)


def why_not(outcome: object) -> tuple[Reason, ...]:
    """The reasons of a refusal."""
    assert isinstance(outcome, Refused)
    return outcome.reasons


class TestDecideThenApply:
    """`decide` is pure and total: it evaluates every guard and returns every reason."""

    @given(st.lists(commands), st.booleans())
    def test_a_refusal_has_reasons_and_an_acceptance_lands_where_the_table_says(
        self, asked: list[object], unlocked: object
    ) -> None:
        house = House({})
        for command in asked:
            before = HOUSE.items[0].at(house, "front")
            outcome = HOUSE.decide(house, command, Context(NOON, SubjectId("lea"), view=bool(unlocked)))
            if isinstance(outcome, Refused):
                assert all(reason.remedy.fr and reason.code for reason in outcome.reasons)
                continue
            for event in outcome.events:
                house = HOUSE.apply(house, event)
            row = next(r for r in DOOR.moves if (r.command, r.source) == (type(command), type(before)))
            assert type(HOUSE.items[0].at(house, "front")) is row.target

    def test_every_reason_is_given_not_only_the_first(self) -> None:
        reasons = why_not(DOOR.decide(Shut(), Push("front", degrees=100), LOCKED_HOUSE))
        assert [reason.kind for reason in reasons] == [TOO_FAR, LOCKED]

    def test_a_command_that_the_state_does_not_take_says_what_it_would_take(self) -> None:
        (reason,) = why_not(DOOR.decide(Walled(), Push("front", degrees=3), OPEN_HOUSE))
        assert reason.kind is NOT_NOW
        assert reason.to_dict("fr")["text"] == "« push » n'est pas possible à l'état « walled »"

    def test_the_event_takes_the_commands_fields_the_clock_and_the_actor(self) -> None:
        outcome = DOOR.decide(Shut(), Push("front", degrees=3), OPEN_HOUSE)
        assert outcome == Accepted((Pushed(door="front", degrees=3, at=NOON, by=SubjectId("lea")),))

    def test_an_impossible_pair_is_a_corrupt_log(self) -> None:
        with pytest.raises(CorruptLogError, match="cannot follow"):
            apply(Walled(), Hung(door="front"))

    def test_a_table_with_two_rows_for_one_command_and_state_is_refused(self) -> None:
        with pytest.raises(TableError, match="two rows"):
            Machine("door", Text("", ""), (DOOR.moves[0], DOOR.moves[0]), apply)


class TestExplain:
    """`explain(state, context)` says for each command: accepted, refused and why, or what is still wanted."""

    def test_each_command_is_explained(self) -> None:
        house = House({"front": Shut()})
        told = {command: outcome for _item, command, outcome in HOUSE.explain(house, OPEN_HOUSE)}
        assert told[Push] == Wanted(("degrees",))
        assert isinstance(told[Wall], Accepted)
        assert why_not(told[Hang])[0].kind is NOT_NOW

    @given(st.sampled_from([Shut(), Ajar(degrees=3), Walled()]))
    def test_it_agrees_with_decide(self, state: object) -> None:
        for command, outcome in DOOR.explain(state, {"door": "front"}, OPEN_HOUSE).items():
            if not isinstance(outcome, Wanted):
                asked = command("front") if command is not Push else Push("front", degrees=1)
                assert type(DOOR.decide(state, asked, OPEN_HOUSE)) is type(outcome)


class TestWalk:
    """`walk` reports unreachable states, dead ends, states with no path to an end, reasons that never occur."""

    def test_a_sound_machine_is_sound(self) -> None:
        assert walk(DOOR, (TOO_FAR, NOT_AT_ALL, LOCKED)).sound

    def test_a_dead_end_is_named(self) -> None:
        assert walk(evolve_final(())).dead_ends == ("walled",)

    def test_states_without_a_path_to_an_end_are_named(self) -> None:
        assert set(walk(evolve_final(())).endless) >= {"ajar", "shut"}

    def test_an_unreachable_state_is_named(self) -> None:
        unborn = Machine("door", DOOR.title, DOOR.moves[1:], apply, initial=(Ajar,), final=(Walled,))
        assert walk(unborn).unreachable == ("shut",)

    def test_a_reason_that_no_guard_gives_is_named(self) -> None:
        quiet = Machine("door", DOOR.title, (move(Push, Shut, Walled, Pushed, some),), apply, (Shut,), (Walled,))
        assert walk(quiet, (NOT_AT_ALL, LOCKED)).silent == ("door.locked",)


def evolve_final(final: tuple[type[object], ...]) -> Machine[object, bool]:
    return Machine("door", DOOR.title, DOOR.moves, apply, initial=(Absent,), final=final)


class TestRoom:
    """A room finds the item that a command names."""

    def test_an_item_that_does_not_exist_is_refused_by_name(self) -> None:
        born: Room[House, bool] = Room(
            "house", (Items(Machine("door", DOOR.title, DOOR.moves[1:], apply, (Shut,), (Walled,)), "doors", "door"),)
        )
        (reason,) = why_not(born.decide(House({"back": Shut()}), Wall("front"), OPEN_HOUSE))
        assert reason.kind is NO_SUCH_ITEM
        assert "back" in reason.remedy.en

    @given(st.lists(st.tuples(st.sampled_from(["front", "back"]), st.sampled_from(["hung", "pushed", "walled"]))))
    def test_many_events_at_once_lead_where_each_by_itself_leads(self, steps: list[tuple[str, str]]) -> None:
        """'As `apply` does one by one', and as corrupt."""
        made: dict[str, Callable[..., object]] = {
            "hung": Hung,
            "walled": WalledUp,
            "pushed": partial(Pushed, degrees=9, at=NOON, by=SubjectId("lea")),
        }
        events = [made[kind](door=door) for door, kind in steps]
        by_itself = outcome_of(lambda: reduce(HOUSE.apply, events, House({})))
        before = House({})
        assert outcome_of(lambda: HOUSE.fold(before, events)) == by_itself
        assert before == House({})

    def test_its_commands_and_events_are_those_of_its_tables(self) -> None:
        assert (HOUSE.commands, HOUSE.events) == (DOOR.commands, DOOR.events)


def test_the_diagram_has_an_arrow_for_each_row() -> None:
    drawn = diagram(DOOR)
    assert drawn.startswith("stateDiagram-v2")
    assert "shut --> ajar: push" in drawn
    assert "walled --> [*]" in drawn


def test_a_corrupt_log_error_survives_pickling() -> None:
    with pytest.raises(CorruptLogError) as caught:
        apply(Walled(), Hung(door="front"))
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 - our own bytes
