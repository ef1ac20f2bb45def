"""What a plan of claims may say."""

from __future__ import annotations

import pytest

from campaignkit.claims import ClaimsPlan
from campaignkit.values import UNKNOWN, InvalidValueError


def test_a_draft_may_leave_everything_open() -> None:
    draft = ClaimsPlan()
    assert (draft.notify_within, draft.reply_within, draft.unclaimed, draft.documents) == (
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        (),
    )


def test_a_negative_number_of_reminders_is_refused_at_birth() -> None:
    with pytest.raises(InvalidValueError, match="-1 reminders"):
        ClaimsPlan(reminders=-1)
