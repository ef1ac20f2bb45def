"""Every answer of every check, as people read it."""

from __future__ import annotations

from typing import Any

import pytest

from campaignkit.checklists import Check
from campaignkit.testing import FAULTS, Fault
from tests.heard.asking import ROOMS, heard, kept
from tests.heard.left_out import kept as kept_of_faults
from tests.heard.left_out import left_out

ASKED = [pytest.param(room, check, id=check.id) for room, checks in ROOMS.items() for check in checks]


@pytest.mark.parametrize(("room", "check"), ASKED)
def test_what_a_check_says_is_what_was_read(room: str, check: Check[Any]) -> None:
    """After a change that is meant: python -m tests.heard.asking, and read the difference."""
    assert heard(room, check) == kept(room)[check.id]


@pytest.mark.parametrize("room", ROOMS)
def test_only_what_is_asked_is_kept_and_nothing_broke(room: str) -> None:
    assert list(kept(room)) == [check.id for check in ROOMS[room]]
    assert "the check broke" not in "".join(kept(room).values())


@pytest.mark.parametrize(("number", "fault"), list(enumerate(FAULTS, start=1)), ids=str)
def test_what_a_fault_comes_to_when_something_is_left_out_is_what_was_read(number: int, fault: Fault) -> None:
    """After a change that is meant: python -m tests.heard.left_out, and read the difference."""
    assert left_out(number, fault) == kept_of_faults()[f"{number}. {fault}"]


def test_no_other_fault_is_kept() -> None:
    assert list(kept_of_faults()) == [f"{number}. {fault}" for number, fault in enumerate(FAULTS, start=1)]
