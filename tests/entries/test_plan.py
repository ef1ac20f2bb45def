"""What a plan of entries may say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from campaignkit.entries import Action, AmountTimes, Constant, EntriesPlan, EntryPool, Limit, LimitPeriod, Scope
from campaignkit.values import UNKNOWN, InvalidValueError, Text
from tests.entries.contest import PLAN


@pytest.mark.parametrize(
    "nonsense",
    [
        lambda: Constant(tickets=0),
        lambda: Constant(tickets=1_000_001),
        lambda: AmountTimes(multiplier=0),
        lambda: AmountTimes(multiplier=1, most=0),
        lambda: Limit(id="x", count=0, scope=Scope.PERSON, period=LimitPeriod.DAY),
        lambda: EntryPool(id="lyon,paris", name=Text("", "")),
    ],
)
def test_nonsense_is_refused_at_birth(nonsense: Callable[[], object]) -> None:
    with pytest.raises(InvalidValueError):
        nonsense()


def test_a_draft_may_leave_everything_open() -> None:
    draft = EntriesPlan()
    assert (draft.methods, draft.limits, draft.anti_fraud, draft.closed_page) == ((), (), UNKNOWN, UNKNOWN)


def test_a_weight_may_have_no_maximum_for_lint_will_say_so() -> None:
    assert AmountTimes(multiplier=3).most is None


def test_the_plan_knows_which_acts_it_uses() -> None:
    assert PLAN.uses(Action.COMMENT, Action.LETTER)
    assert not PLAN.uses(Action.LETTER)
