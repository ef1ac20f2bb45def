"""The launch review of every plan of the corpus, kept beside it; after a change that is meant, renew and read them:

    python -m tests.corpus.reviews

What passes and what concerns nobody is only counted. A fresh reader checks each file against its sheet.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from campaignkit.campaign import planned, reviewed
from campaignkit.codec import shipped_library
from campaignkit.desk import review_view
from campaignkit.documents import ReviewView, review_rows
from campaignkit.testing.story import adopting
from tests.corpus.sheets import HERE, SHEETS, plan_of, week_before


def kept(sheet: str) -> Path:
    """Where the launch review of a plan is kept."""
    return HERE / f"{sheet}.review.txt"


def view_of(sheet: str) -> ReviewView:
    """The launch review of a plan, a week before it opens, by the rules that the library brings."""
    plan = plan_of(sheet)
    campaign = planned(adopting(plan), shipped_library())
    return review_view(campaign, reviewed(campaign, "launch", "", week_before(plan)))


def shown(sheet: str) -> str:
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


if __name__ == "__main__":
    for each in SHEETS:
        kept(each).write_text(shown(each), "utf-8")
