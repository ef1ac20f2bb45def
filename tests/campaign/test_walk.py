"""Every machine walked, and what follows from what seen to follow."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from attrs import evolve, fields

from campaignkit.campaign import (
    CAMPAIGN,
    GATE_NAMES,
    NOTHING_YET,
    PHASE,
    REACTIONS,
    ROUND,
    SLOTS,
    AddRound,
    Cancel,
    VoidRound,
    walk_product,
)
from campaignkit.campaign.gates import GATES, checks_of
from campaignkit.campaign.product import product
from campaignkit.campaign.reactions import FOLLOW_ONLY
from campaignkit.campaign.reasons import REASONS
from campaignkit.campaign.states import Archived, Cancelled, Drawn, Live, Open, Planning, Sealed, Void
from campaignkit.claims import DeclareIneligible, DeclinePrize, ExpireClaim
from campaignkit.draw import Reaction, RecordDecision, VoidDraw
from campaignkit.machine import CorruptLogError, Machine, walk
from campaignkit.shipping import AbandonParcel, ReportReturn
from campaignkit.testing.story import (
    AGAIN,
    FIRST,
    MAIN,
    PLAN,
    SECOND,
    Play,
    closed,
    confirming,
    drawn,
    kept,
    packing,
    place,
    reacting,
    sealed,
    sending,
    waive,
)
from campaignkit.values import SubjectId

MACHINES = [
    pytest.param(slot.room.name, items.machine, id=f"{slot.room.name}.{items.machine.name}")
    for slot in SLOTS
    for items in slot.room.items
]
REACHED = """
absent x absent, archived x absent, archived x settled, archived x void, cancelled x absent, cancelled x announced,
cancelled x closed, cancelled x drawn, cancelled x open, cancelled x sealed, cancelled x settled, cancelled x void,
ended x announced, ended x closed, ended x drawn, ended x sealed, ended x settled, ended x void, live x announced,
live x closed, live x drawn, live x open, live x sealed, live x settled, live x void, paused x announced,
paused x closed, paused x drawn, paused x open, paused x sealed, paused x settled, paused x void, planning x absent
"""


class TestEveryMachine:
    """'no unreachable state, no dead state, every state reaches an end; every reason code occurs'"""

    @pytest.mark.parametrize(("room", "machine"), MACHINES)
    def test_its_walk_is_sound(self, room: str, machine: Machine[Any, Any]) -> None:
        found = walk(machine)
        assert (found.unreachable, found.dead_ends, found.endless) == ((), (), ()), room
        assert found.reached

    @pytest.mark.parametrize("slot", SLOTS, ids=lambda slot: slot.room.name)
    def test_every_reason_that_its_room_declares_is_given_by_a_guard(self, slot: Any) -> None:
        room = import_module(f"campaignkit.{slot.room.name}")
        declared = {kind.code for kind in getattr(room, "REASONS", REASONS if slot.room.name == "campaign" else ())}
        given = {kind.code for items in slot.room.items for kind in items.machine.reasons}
        assert declared <= given
        assert all(code.startswith(f"{slot.room.name}.") for code in given)

    @pytest.mark.parametrize(("machine", "field"), [(PHASE, "phase"), (ROUND, "rounds")], ids=["phase", "round"])
    def test_a_fact_that_no_row_allows_is_a_corrupt_log(self, machine: Machine[Any, Any], field: str) -> None:
        allowed = {(row.event, row.source) for row in machine.moves}
        wrong = [(s, e) for s in machine.states for e in machine.events if (e, s) not in allowed]
        assert len(wrong) + len(allowed) == len(machine.states) * len(machine.events)
        for state, event in wrong:
            held: Any = filled(state)
            inside: dict[str, Any] = {field: held if field == "phase" else {MAIN: held}}
            with pytest.raises(CorruptLogError):
                CAMPAIGN.apply(evolve(NOTHING_YET, **inside), filled(event))


def filled(kind: type[Any]) -> Any:
    """A state or an event of this kind, filled with anything."""
    return kind(**{each.alias: MAIN if each.name == "round" else f"any {each.name}" for each in fields(kind)})


class TestCampaignTimesRound:
    """The product campaign x round is explored with every gate as a free boolean."""

    def test_it_is_sound_and_reaches_exactly_these_pairs(self) -> None:
        found = walk_product()
        assert found.sound
        assert set(found.reached) == {pair.strip() for pair in REACHED.replace("\n", " ").split(",")}

    def test_a_round_is_played_only_once_the_campaign_is_public(self) -> None:
        ways = product()
        assert ways[Planning, Open] == {(Planning, Open), (Live, Open), (Cancelled, Open)}

    def test_nothing_moves_any_more_once_it_is_archived(self) -> None:
        assert {target for (phase, _), targets in product().items() if phase is Archived for target in targets} == set()


class TestGates:
    """An empty checklist is not a green one."""

    @pytest.mark.parametrize("gate", GATE_NAMES)
    def test_every_gate_asks_at_least_one_question_that_can_close_it(self, gate: str) -> None:
        assert [check.id for _room, check in checks_of(gate) if check.severity.value == "blocking"]

    def test_every_move_of_the_campaign_that_the_public_sees_stands_behind_one(self) -> None:
        open_ways = {command.__name__ for command in (*PHASE.commands, *ROUND.commands) if command not in GATES}
        free = {"StartCampaign", "AdoptPlan", "AddRound", "VoidRound"}
        assert open_ways == free | {command.__name__ for command in FOLLOW_ONLY if command in ROUND.commands}


def of_kind(play: Play, kind: str) -> list[Any]:
    """The facts of this kind."""
    return [fact for fact in play.facts if type(fact).__name__ == kind]


def decided(play: Play) -> None:
    """A bailiff chose."""
    play.do(RecordDecision(MAIN, winners=(place(1, "e7"),), decided_by=SubjectId("p-03"), minutes="minutes"))


def returned(play: Play, fate: str) -> None:
    """The parcel comes back, and is given up."""
    play.do(*confirming(), when="2023-09-18 10:00")
    play.do(*packing(), sending(), ReportReturn(FIRST, reason="moved"))
    play.do(AbandonParcel(FIRST, fate=fate, reason="no other address"))


INELIGIBLE = DeclareIneligible(FIRST, reason="suspended", article="2", proof="shot")
NEXT = reacting(Reaction.NEXT)


class TestReactions:
    """What follows from what is written down once, and follows in the same transaction."""

    def test_a_commitment_seals_the_round(self) -> None:
        play = kept(sealed)
        assert len(of_kind(play, "DrawCommitted")) == len(of_kind(play, "RoundSealed")) == 1
        assert isinstance(play.campaign.rounds[MAIN], Sealed)

    def test_a_draw_opens_a_claim_for_each_winner(self) -> None:
        play = kept(drawn)
        kinds = [type(fact).__name__ for fact in play.facts[-4:]]
        assert kinds == ["GatePassed", "DrawHeld", "RoundDrawn", "WinnerSelected"]
        assert play.campaign.standing(MAIN) == (FIRST,)

    def test_a_recorded_decision_opens_claims_too(self) -> None:
        play = kept(closed)
        play.do(waive_draw())
        decided(play)
        assert isinstance(play.campaign.rounds[MAIN], Drawn)
        assert play.campaign.claims.claims[FIRST].entry == "e7"

    def test_a_draw_that_will_not_be_held_voids_its_round_and_the_round_can_be_held_again(self) -> None:
        play = kept(sealed)
        play.do(VoidDraw(MAIN, reason="wrong file", signature="signed"))
        assert isinstance(play.campaign.rounds[MAIN], Void)
        play.do(AddRound(AGAIN, parent=MAIN, reason="the right file"))
        assert play.campaign.root(AGAIN) == MAIN

    @pytest.mark.parametrize("cause", ["ineligible", "refusal", "silence", "undeliverable"])
    def test_a_prize_that_falls_free_goes_where_the_plan_sealed_for_that_cause(self, cause: str) -> None:
        play = kept(drawn, NEXT)
        fall(play, cause)
        (line,) = of_kind(play, "DrawSubstituted")[0].lines
        assert (line.cause, line.from_entry, line.to_entry) == (cause, "e1", "e2")
        assert play.campaign.claims.claims[SECOND].entry == "e2"

    def test_a_prize_that_lapses_opens_no_claim(self) -> None:
        play = kept(drawn)
        play.do(*confirming()[:1], DeclinePrize(FIRST, reason="no wish"))
        assert play.campaign.standing(MAIN) == ()

    @pytest.mark.parametrize("command", [DeclinePrize(FIRST, reason="no wish"), INELIGIBLE])
    def test_what_a_bailiff_chose_falls_free_without_a_sealed_order_of_alternates(self, command: object) -> None:
        play = kept(closed)
        play.do(waive_draw())
        decided(play)
        play.do(*confirming()[:1], command)
        assert play.campaign.standing(MAIN) == ()

    def test_every_reaction_fires_in_one_of_these_stories(self) -> None:
        fired: set[str] = set()
        for cause in ("ineligible", "refusal", "silence", "undeliverable"):
            play = kept(drawn, NEXT)
            fall(play, cause)
            fired |= {type(fact).__name__ for fact in play.facts}
        other, recorded = kept(sealed), kept(closed)
        other.do(VoidDraw(MAIN, reason="wrong file", signature="signed"))
        recorded.do(waive_draw())
        decided(recorded)
        fired |= {type(fact).__name__ for fact in (*other.facts, *recorded.facts)}
        assert {event.__name__ for event in REACTIONS} <= fired

    def test_what_follows_is_refused_when_somebody_asks_for_it(self) -> None:
        names = {command.__name__ for command in FOLLOW_ONLY}
        assert names == {"SealRound", "DrawRound", "SelectWinner", "MoveUp", "Substitute"}

    def test_a_cancelled_campaign_still_voids_and_owes(self) -> None:
        play = kept(closed)
        play.do(Cancel(reason="the partner is gone"))
        play.do(VoidRound(MAIN, reason="cancelled"))
        assert isinstance(play.campaign.phase, Cancelled)
        assert play.campaign.plan.prizes == PLAN.prizes


def waive_draw() -> object:
    """The draw's first question is let pass."""
    return waive(f"draw.sealed-and-witnessed@{MAIN}")


def fall(play: Play, cause: str) -> None:
    """The first winner loses the prize, for this cause."""
    match cause:
        case "ineligible":
            play.do(INELIGIBLE)
        case "refusal":
            play.do(*confirming()[:1], DeclinePrize(FIRST, reason="no wish"))
        case "silence":
            play.do(*confirming()[:1])
            play.do(ExpireClaim(FIRST), when="2023-10-30 10:00")
        case _:
            returned(play, "alternate")
