"""The suite over all rooms at once: what occurs, what is accepted where, what is pure, what commutes."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from campaignkit.campaign import EVENTS, FOLLOW_ONLY, SLOTS, Campaign, apply, decide
from campaignkit.campaign.gates import GATES
from campaignkit.campaign.slots import Slot
from campaignkit.machine import NO_SUCH_ITEM, NOT_NOW, Absent, Accepted, Context, Items, Refused, word
from campaignkit.simulation.before import LEAD
from campaignkit.testing.buttons import pressed
from campaignkit.testing.story import Play, ended, kept, launched, prepared
from campaignkit.values import Instant
from tests.campaign.exploring import explored, item_of
from tests.kit.house import ROOT

MACHINES = {items.machine.name: items.machine for slot in SLOTS for items in slot.room.items}
FACTS: tuple[Any, ...] = EVENTS
KINDS = {event.kind for event in FACTS}
STATES = {(name, state.__name__) for name, each in MACHINES.items() for state in each.states if state is not Absent}
CODES = {kind.code for machine in MACHINES.values() for kind in machine.reasons} | {NOT_NOW.code, NO_SUCH_ITEM.code}
SHOWN_ELSEWHERE = {
    "campaign.no-notice": "tests/campaign/test_changes.py",
    "approvals.none-awaited": "tests/approvals/test_consent.py",
    "approvals.one-person": "tests/approvals/test_consent.py",
    "approvals.too-late": "tests/approvals/test_consent.py",
    "claims.no-deadline": "tests/claims/test_moves.py",
    "creatives.rounds-used-up": "tests/rooms/test_creatives.py",
    "creatives.same-file": "tests/rooms/test_creatives.py",
    "draw.no-such-tier": "tests/draw/test_moves.py",
    "draw.terms-unknown": "tests/draw/test_moves.py",
    "entries.none-left": "tests/entries/test_moves.py",
    "objectives.no-amount": "tests/objectives/test_moves.py",
    "prizes.promised": "tests/rooms/test_prizes.py",
    "rules.not-in-order": "tests/rooms/test_rules.py",
}
"""Reasons that take two things at once, or another plan: the test of their room shows each."""

pytestmark = pytest.mark.slow


class TestEverythingOccurs:
    """'Every state, event kind and reason code occurs'."""

    def test_every_kind_of_event(self) -> None:
        assert not KINDS - explored().kinds

    def test_every_state_of_every_machine(self) -> None:
        assert not STATES - set(explored().states)

    def test_every_reason_code_here_or_in_the_test_of_its_room(self) -> None:
        assert CODES - set(explored().reasons) <= set(SHOWN_ELSEWHERE)
        for code, shown in SHOWN_ELSEWHERE.items():
            assert f'"{code}"' in (ROOT / shown).read_text("utf-8")

    def test_every_reason_says_in_both_languages_what_to_do_and_who(self) -> None:
        assert len(explored().reasons) > 140
        for reason in explored().reasons.values():
            said = (reason.text.fr, reason.text.en, reason.remedy.fr, reason.remedy.en, reason.owner)
            assert all(words.strip() for words in said), reason
            assert "{" not in "".join(said), reason


class TestNothingOutside:
    """'Decide is total and pure: clock, random and files patched to raise.'"""

    def test_every_button_at_every_stage_was_decided_without_them(self) -> None:
        assert explored().decided > 100_000
        assert len(explored().stages) > 50


class TestStatesTakeOnlyWhatIsNamed:
    """'Terminal states accept only what is named; one outcome per state, command and context.'"""

    @pytest.mark.parametrize("name", sorted(MACHINES))
    def test_a_command_without_a_row_is_refused_with_those_that_have_one(self, name: str) -> None:
        slot, items = next((slot, each) for slot in SLOTS for each in slot.room.items if each.machine.name == name)
        rows = {(row.command, row.source.__name__) for row in items.machine.moves}
        wanted = {(command, state) for of, state in STATES if of == name for command in items.machine.commands} - rows
        tried = {
            (command, state)
            for command, state in wanted
            if _no_way(slot, items, state, command, explored().states[name, state])
        }
        assert tried == wanted


def _no_way(slot: Slot, items: Items[Any], state: str, command: type[Any], stage: tuple[Campaign, Instant]) -> bool:
    """Whether the command was tried on an item in this state, and refused with what it takes instead."""
    campaign, now = stage
    takes = {word(row.command) for row in items.machine.moves if row.source.__name__ == state}
    held = slot.state(campaign)
    tried = [each for each in pressed(campaign, command) if type(items.at(held, item_of(each))).__name__ == state]
    for asked in tried:
        outcome = slot.room.decide(held, asked, Context(now, LEAD, slot.view(campaign, now)))
        assert isinstance(outcome, Refused)
        (reason,) = outcome.reasons
        assert reason.kind is NOT_NOW
        assert set(str(reason.params["possible"]).split(", ")) - {"-"} == takes
    return bool(tried)


BY_THEMSELVES = ("objectives", "organisers", "prizes", "rules", "creatives", "channels", "incidents", "privacy")
"""Rooms whose views show nothing of each other, only the phase and the plan."""


class TestIndependentRoomsCommute:
    """'Commands of independent rooms commute.'"""

    @pytest.mark.parametrize("make", [prepared, launched, ended])
    def test_in_either_order_the_same_state(self, make: Any) -> None:
        play = kept(make)
        accepted = list(_accepted(play))
        tried = 0
        for (room, one), (other, two) in combinations(accepted, 2):
            if room != other:
                assert _both(play, one, two) == _both(play, two, one), (one, two)
                tried += 1
        assert tried > 100


def _accepted(play: Play) -> list[tuple[str, Any]]:
    """Up to three commands of each kind that the independent rooms would accept now, behind no gate."""
    found = []
    for slot in SLOTS:
        for kind in slot.room.commands if slot.room.name in BY_THEMSELVES else ():
            if kind not in GATES and kind not in FOLLOW_ONLY:
                asked = (
                    c for c in pressed(play.campaign, kind) if isinstance(_decided(play.campaign, play, c), Accepted)
                )
                found += [(slot.room.name, command) for command, _number in zip(asked, range(3), strict=False)]
    return found


def _decided(campaign: Campaign, play: Play, command: Any) -> Any:
    return decide(campaign, command, play.now, LEAD)


def _both(play: Play, *commands: Any) -> Campaign:
    campaign = play.campaign
    for command in commands:
        outcome = _decided(campaign, play, command)
        assert isinstance(outcome, Accepted), command
        for fact in outcome.events:
            campaign = apply(campaign, fact)
    return campaign
