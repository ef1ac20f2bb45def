"""An official account: untested, tried and working, blocked; and who is on call."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.channels import (
    ACCOUNT,
    CHANNELS,
    REASONS,
    Account,
    Blocked,
    ChannelsPlan,
    ChannelsState,
    ChannelsView,
    ProveAccess,
    ReportBlocked,
    Shift,
    Untested,
    adopted,
)
from campaignkit.channels import (
    Tested as Tried,
)
from campaignkit.machine import Context, walk
from campaignkit.values import InvalidValueError, SubjectId
from tests.cases import NOON
from tests.rooms.stories import refused, told

LEA = SubjectId("lea")
ANY_TIME = Context(NOON, LEA, ChannelsView())
PLAN = ChannelsPlan(accounts=(Account(id="shop", network="instagram", handle="shop"),))
BORN = adopted(PLAN, ChannelsState())
LATER = NOON.add(days=60)
WORKS = ProveAccess("shop", valid_until=LATER, proof="log.txt")
LOST = ReportBlocked("shop", reason="suspended")
REFUSALS: list[tuple[tuple[object, ...], object, list[str]]] = [
    ((), ProveAccess("shop", valid_until=NOON, proof=" "), ["channels.no-proof", "channels.expired"]),
    ((WORKS,), ReportBlocked("shop", reason=""), ["channels.no-reason"]),
    ((LOST,), LOST, ["machine.not-now"]),
    ((), ProveAccess("other", valid_until=LATER, proof="x"), ["machine.no-such-item"]),
]


def test_every_state_can_be_reached_and_every_reason_can_be_given() -> None:
    assert walk(ACCOUNT, REASONS).sound


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ((), Untested()),
        ((WORKS,), Tried(valid_until=LATER, proof="log.txt")),
        (
            (WORKS, ProveAccess("shop", valid_until=LATER.add(days=1), proof="x")),
            Tried(valid_until=LATER.add(days=1), proof="x"),
        ),
        ((LOST,), Blocked(reason="suspended")),
        ((WORKS, LOST), Blocked(reason="suspended")),
        ((LOST, WORKS), Tried(valid_until=LATER, proof="log.txt")),
    ],
)
def test_the_last_try_says_how_an_account_stands(story: tuple[object, ...], expected: object) -> None:
    assert told(CHANNELS, BORN, ANY_TIME, *story).accounts["shop"] == expected


def test_another_plan_keeps_the_accounts_that_were_tried() -> None:
    state = told(CHANNELS, BORN, ANY_TIME, WORKS)
    assert adopted(PLAN, state) == state
    assert adopted(ChannelsPlan(), state).accounts == {}


@pytest.mark.parametrize(("story", "command", "codes"), REFUSALS)
def test_what_lacks_its_facts_is_refused_with_every_reason(
    story: tuple[object, ...], command: object, codes: list[str]
) -> None:
    assert refused(CHANNELS, told(CHANNELS, BORN, ANY_TIME, *story), command, ANY_TIME) == codes


def test_every_declared_reason_is_in_these_stories() -> None:
    assert {kind.code for kind in REASONS} <= {code for *_, codes in REFUSALS for code in codes}


class TestTheRota:
    """Somebody is on call from the start of a shift, inclusive, to its end, exclusive."""

    @given(st.integers(-120, 240))
    def test_the_start_counts_and_the_end_does_not(self, minutes: int) -> None:
        shift = Shift(person=LEA, starts_at=NOON, ends_at=NOON.add(hours=2))
        assert ChannelsPlan(on_call=(shift,)).watched_at(NOON.add(minutes=minutes)) == (0 <= minutes < 120)

    def test_a_shift_ends_after_it_starts(self) -> None:
        with pytest.raises(InvalidValueError, match="ends before it starts"):
            Shift(person=LEA, starts_at=NOON, ends_at=NOON)
