"""Twenty-five published contests, as they stood: what their plans say, and what reading them finds."""

from __future__ import annotations

import pytest

from campaignkit.campaign import CampaignPlan
from campaignkit.codec import digest, json_text, plan_text, read_plan
from tests.corpus.metrics import METRICS, NOT_ASKED
from tests.corpus.sheets import SHEETS, plan_of, reviewed, said_by, shown
from tests.corpus.table import page
from tests.kit.house import ROOT

ONE_IN = 20
each_sheet = pytest.mark.parametrize("sheet", SHEETS)


@each_sheet
class TestEachSheet:
    """'Every sheet becomes a plan in `tests/corpus/`.'"""

    def test_it_round_trips_byte_for_byte(self, sheet: str) -> None:
        plan = plan_of(sheet)
        for write in (plan_text, json_text):
            again = read_plan(write(plan), CampaignPlan)
            assert (again, digest(again)) == (plan, digest(plan))
            assert write(again) == write(plan)

    def test_reading_it_finds_what_was_reviewed(self, sheet: str) -> None:
        """After a change that is meant: python -m tests.corpus.test_corpus, and look at the difference."""
        assert shown(sheet) == reviewed(sheet).read_text("utf-8")

    def test_it_answers_the_metrics_of_the_sheet(self, sheet: str) -> None:
        said, differs = said_by(sheet)["metrics"], said_by(sheet)["differs"]
        answers = {name: ask(plan_of(sheet)) for name, ask in METRICS.items()}
        wrong = {
            name: (answer, said.get(name))
            for name, answer in answers.items()
            if (answer or None) != (said.get(name) or None)
        }
        assert set(wrong) == set(differs), wrong
        assert all(differs.values())

    def test_fewer_than_one_clause_in_twenty_stays_unsaid(self, sheet: str) -> None:
        told = said_by(sheet)
        assert all(set(each) == {"clause", "because"} for each in told["unsaid"])
        assert len(told["unsaid"]) * ONE_IN <= told["clauses"]


def test_every_metric_is_asked_or_has_a_reason_not_to_be() -> None:
    named = {name for sheet in SHEETS for name in said_by(sheet)["metrics"]}
    assert named - METRICS.keys() <= NOT_ASKED.keys()


def test_the_page_of_the_docs_is_that_of_the_plans() -> None:
    """After a change that is meant: python -m tests.corpus.table > docs/corpus.md."""
    assert page() == (ROOT / "docs" / "corpus.md").read_text("utf-8")


if __name__ == "__main__":
    for each in SHEETS:
        reviewed(each).write_text(shown(each), "utf-8")
