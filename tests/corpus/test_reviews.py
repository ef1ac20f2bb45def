"""'The launch review of each corpus plan is a golden file that a fresh reader has checked against the sheet'."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.reviews import HERE, reviewed_beside, sheets, shown


@pytest.mark.parametrize("sheet", sheets(), ids=lambda sheet: sheet.stem)
def test_the_launch_review_is_the_one_that_was_checked_against_the_sheet(sheet: Path) -> None:
    assert shown(sheet) == reviewed_beside(sheet).read_text("utf-8"), "python -m tests.corpus.reviews, and read it"


def test_no_review_lies_about_without_its_plan() -> None:
    assert sheets()
    assert set(HERE.glob("*.review.txt")) == {reviewed_beside(sheet) for sheet in sheets()}
