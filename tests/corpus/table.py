"""The page on the corpus, made from the plans: `python -m tests.corpus.table > docs/corpus.md`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from campaignkit.campaign import CampaignPlan
from campaignkit.draw import Method
from campaignkit.rules import Purchase
from campaignkit.values import UNKNOWN
from tests.corpus.metrics import METRICS, NOT_ASKED
from tests.corpus.sheets import SHEETS, plan_of, said_by

HEAD = """\
# Real contests, said as plans

Twenty-five published contests, 2010 to 2026, stand in `tests/corpus` as plans, in our own words and with their
contradictions: each is read and written without loss, its findings are kept beside it, and it answers
the figures of its sheet.

`python -m tests.corpus.table > docs/corpus.md` makes this page; a test compares it.

## Sheet by feature
"""
Plan = CampaignPlan


def ruled(plan: Plan) -> bool:
    """Whether some end is a rule, not an instant."""
    rounds = any(each.opens_when or each.closes_when for each in plan.rounds)
    return rounds or any(each.opens_when or each.closes_when for each in plan.windows)


FEATURES: Mapping[str, Callable[[Plan], Any]] = {
    "several prize lines": lambda plan: len(plan.prizes.lines) > 1,
    "components of a prize": lambda plan: any(line.components for line in plan.prizes.lines),
    "companions": METRICS["companions"],
    "the winner chooses": METRICS["winner_choice"],
    "as many as the winner has people": METRICS["variable_prize"],
    "several rounds": lambda plan: len(plan.rounds) > 1,
    "windows besides playing": lambda plan: bool(plan.windows),
    "an end that is a rule": ruled,
    "hours of the day": lambda plan: any(each.hours for each in plan.rounds),
    "several pools": lambda plan: len(plan.entries.pools) > 1,
    "several ways to enter": lambda plan: len(plan.entries.methods) > 1,
    "entries that add a chance": METRICS["bonus_entries"],
    "purchase required": lambda plan: plan.rules.purchase is Purchase.REQUIRED,
    "a free way beside a purchase": lambda plan: plan.rules.purchase is Purchase.ONE_OF_WAYS,
    "limit per day": METRICS["per_day_limit"],
    "limit per household": METRICS["household_limit"],
    "minors": METRICS["minors"],
    "organisations or teams": METRICS["orgs_eligible"],
    "part of a country": METRICS["regions_below_country"],
    "draw": lambda plan: plan.draw.method is Method.DRAW,
    "drawn outside, recorded": lambda plan: plan.draw.method is Method.RECORDED,
    "instant win": METRICS["instant_win"],
    "first come": METRICS["first_come"],
    "jury": METRICS["jury"],
    "vote": METRICS["vote"],
    "quiz or skill": METRICS["quiz"],
    "choice in stages": lambda plan: len(plan.draw.stages) > 1,
    "alternates": METRICS["alternates"],
    "deposit": METRICS["deposit"],
    "witness": METRICS["witness"],
    "documents of the winner": METRICS["documents_required"],
    "skill-testing question": METRICS["skill_question"],
    "collected in person": METRICS["collect"],
    "licence on images": METRICS["image_consent"],
    "moderation": METRICS["moderation"],
    "no time zone stated": lambda plan: plan.zone is UNKNOWN,
}


def rows(head: list[str], body: list[list[str]]) -> Iterator[str]:
    """A table in Markdown."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(each)} |" for each in body)


def page() -> str:
    """The whole page."""
    matrix = [[name, ", ".join(sheet[:2] for sheet in SHEETS if ask(plan_of(sheet)))] for name, ask in FEATURES.items()]
    unsaid = [[sheet[:2], each["clause"], each["because"]] for sheet in SHEETS for each in said_by(sheet)["unsaid"]]
    differs = [[sheet[:2], f"`{name}`", why] for sheet in SHEETS for name, why in said_by(sheet)["differs"].items()]
    clauses = sum(said_by(sheet)["clauses"] for sheet in SHEETS)
    return "\n".join(
        (
            HEAD,
            *rows(["feature", "sheets whose plan says so"], matrix),
            "",
            *rows(["sheet", "contest"], [[sheet[:2], f"`{plan_of(sheet).title.en}`"] for sheet in SHEETS]),
            "",
            "## What cannot be said",
            "",
            f"{len(unsaid)} of the {clauses} facts that the sheets state, fewer than one in twenty of each sheet.",
            "Where a plan has no noun, the text of its rules still says it.",
            "",
            *rows(["sheet", "what the rules say", "why no noun holds it"], unsaid),
            "",
            "## Where a plan answers otherwise than its sheet",
            "",
            "A sheet sums a contest up in some sixty figures, which the plan answers too. They differ here:",
            "",
            *rows(["sheet", "figure", "because"], differs),
            "",
            f"{len(NOT_ASKED)} figures are asked of no plan:",
            "",
            *(f"- `{name}`: {why}." for name, why in NOT_ASKED.items()),
            "",
        )
    )


if __name__ == "__main__":
    sys.stdout.write(page())
