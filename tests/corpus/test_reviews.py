"""'The launch review of each corpus plan is a golden file that a fresh reader has checked against the sheet'."""

from __future__ import annotations

import pytest

from tests.corpus.reviews import kept, shown
from tests.corpus.sheets import HERE, SHEETS


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_launch_review_is_the_one_that_is_kept(sheet: str) -> None:
    """After a change that is meant: python -m tests.corpus.reviews, and look at the difference."""
    assert shown(sheet) == kept(sheet).read_text("utf-8")


def test_every_review_has_its_plan() -> None:
    assert SHEETS
    assert set(HERE.glob("*.review.txt")) == {kept(sheet) for sheet in SHEETS}
