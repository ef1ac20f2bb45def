"""The sheets of the corpus: each a plan, what its sheet says of itself, and the findings that were reviewed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from campaignkit.campaign import CampaignPlan, lint
from campaignkit.checklists import Verdict
from campaignkit.codec import read_plan
from campaignkit.testing.story import adopting
from campaignkit.values import Instant, instant

HERE = Path(__file__).parent
SHEETS = tuple(sorted(path.name.removesuffix(".sheet.yaml") for path in HERE.glob("*.sheet.yaml")))
LONG_AGO = instant("2000-01-01T08:00:00Z")


@cache
def plan_of(sheet: str) -> CampaignPlan:
    """The plan of a sheet."""
    path = HERE / f"{sheet}.yaml"
    return read_plan(path.read_bytes(), CampaignPlan, name=path.name)


@cache
def said_by(sheet: str) -> dict[str, Any]:
    """What the sheet says of itself: `metrics`, in which of them its plan `differs` and why, what stays `unsaid`."""
    said: dict[str, Any] = yaml.safe_load((HERE / f"{sheet}.sheet.yaml").read_text("utf-8"))
    return said


def week_before(plan: CampaignPlan) -> Instant:
    """A week before the first round opens; long ago where nobody knows when that is."""
    opens = [each.opens_at for each in plan.rounds if isinstance(each.opens_at, Instant)]
    return min(opens).subtract(days=7) if opens else LONG_AGO


def found(plan: CampaignPlan) -> tuple[tuple[str, str, str], ...]:
    """Verdict, check and place of every finding."""
    review = lint(adopting(plan), week_before(plan))
    return tuple(
        (answer.verdict.value, line.key, answer.where)
        for line in review.lines
        for answer in line.answers
        if answer.verdict in {Verdict.FAIL, Verdict.UNKNOWN}
    )


def shown(sheet: str) -> str:
    """The findings as they are kept beside the plan, with what a person reads of those that fail."""
    return "".join(" ".join(words).rstrip() + "\n" for words in found(plan_of(sheet)))


def reviewed(sheet: str) -> Path:
    """Where the findings lie that somebody has looked at."""
    return HERE / f"{sheet}.findings.txt"
