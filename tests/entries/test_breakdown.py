"""The counts of an import."""

from __future__ import annotations

import pytest

from campaignkit.entries import Breakdown, BreakdownLine, Refusal, breakdown
from campaignkit.values import InvalidValueError
from tests.entries.contest import LEA, NOON, STAFF, WINDOW, rulings, told


def test_the_counts_of_a_small_import_worked_by_hand() -> None:
    """Nine comments read; five refused for four reasons; four entries of three accounts take part."""
    late = WINDOW.closes_at.add(seconds=7)
    counts = breakdown(
        rulings(
            LEA,
            told(source_id="101", post="p2"),
            told(source_id="102", at=NOON.add(minutes=1)),
            told(source_id="103", author="tom"),
            told(source_id="104", author="zoe"),
            told(source_id="105", author="late", at=late.add(minutes=3)),
            told(source_id="106", author="later", at=late),
            told(source_id="107", author="zoe", reply_to="104"),
            told(source_id="108", author="anna"),
            excluded=STAFF,
        )
    )
    assert counts == Breakdown(
        read=9,
        lines=(
            BreakdownLine(refusal=Refusal("reply", "3"), count=1, first_at=NOON),
            BreakdownLine(refusal=Refusal("after-close", "3"), count=2, first_at=late),
            BreakdownLine(refusal=Refusal("over-limit", "4.2"), count=1, first_at=NOON.add(minutes=1)),
            BreakdownLine(refusal=Refusal("excluded", "2.2"), count=1, first_at=NOON),
        ),
        admitted=4,
        accounts=3,
        tickets=4,
    )
    assert counts.refused == 5
    assert counts.refused_by_reason == {"reply 3": 1, "after-close 3": 2, "over-limit 4.2": 1, "excluded 2.2": 1}


def test_nothing_read_is_nothing_admitted() -> None:
    assert breakdown([]) == Breakdown(read=0, lines=(), admitted=0, accounts=0, tickets=0)


@pytest.mark.parametrize(("read", "admitted", "accounts"), [(3, 2, 1), (2, 2, 3)])
def test_counts_that_do_not_add_up_are_refused_at_birth(read: int, admitted: int, accounts: int) -> None:
    with pytest.raises(InvalidValueError, match="do not add up"):
        Breakdown(read=read, lines=(), admitted=admitted, accounts=accounts, tickets=admitted)
