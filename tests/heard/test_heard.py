"""Every answer of every check, as people read it."""

from __future__ import annotations

import pytest

from tests.heard.asking import ASKED, IN_ROWS, heard, kept


@pytest.mark.parametrize("room", [*ASKED, *IN_ROWS])
def test_what_the_checks_of_a_room_say_is_what_was_read(room: str) -> None:
    """After a change that is meant: python -m tests.heard.asking, and read the difference."""
    assert heard(room) == kept(room).read_text("utf-8")


@pytest.mark.parametrize("room", [*ASKED, *IN_ROWS])
def test_no_check_of_a_room_breaks(room: str) -> None:
    assert "the check broke" not in kept(room).read_text("utf-8")
