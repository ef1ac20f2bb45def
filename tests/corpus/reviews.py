"""The launch review of every plan of the corpus, kept beside it; after a change that is meant, renew and read them:

    python -m tests.corpus.reviews

Every plan in the folder is looked at a week before its first opening, by the rules that the library brings. What
concerns nobody, and what passes, is left out. A fresh reader checks each file against the sheet that the plan is of.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from campaignkit.campaign import CampaignPlan, anchors, planned, reviewed
from campaignkit.codec import read_plan, shipped_library
from campaignkit.desk import review_view
from campaignkit.documents import ReviewView, review_rows
from campaignkit.testing.story import adopting
from campaignkit.values import Instant, instant
from tests.corpus.sheets import SHEETS

HERE = Path(__file__).parent
UNDATED = instant("2026-01-01T08:00:00Z")
DAYS_BEFORE = 7


def sheets() -> tuple[Path, ...]:
    """The plans of the corpus, in the order of their numbers."""
    return tuple(HERE / f"{sheet}.yaml" for sheet in SHEETS)


def reviewed_beside(sheet: Path) -> Path:
    """Where the launch review of a plan is kept."""
    return sheet.with_suffix(".review.txt")


def view_of(sheet: Path) -> ReviewView:
    """The launch review of a plan, a week before it opens; on a fixed day where its opening is not known."""
    plan = read_plan(sheet.read_bytes(), CampaignPlan, name=sheet.name)
    campaign = planned(adopting(plan), shipped_library())
    return review_view(campaign, reviewed(campaign, "launch", "", _moment(plan)))


def shown(sheet: Path) -> str:
    """What the review of a plan leaves open, a line for each answer: mark, question, place, reason; then the counts."""
    view = view_of(sheet)
    counts = ", ".join(f"{n} {kind}" for kind, n in view.counts.items())
    return "\n".join((*_open(view), counts, ""))


def _open(view: ReviewView) -> Iterator[str]:
    for row in review_rows(view):
        mark = "x" if row["blocks"] else "!"
        for finding in row["findings"] if row["open"] else ():
            where = f" [{finding['where']}]" if finding["where"] else ""
            yield f"{mark} {row['id']}{where}: {finding['because']}"


def _moment(plan: CampaignPlan) -> Instant:
    opening = anchors(plan).get("opening")
    return UNDATED if opening is None else opening.subtract(days=DAYS_BEFORE)


if __name__ == "__main__":
    for each in sheets():
        reviewed_beside(each).write_text(shown(each), "utf-8")
