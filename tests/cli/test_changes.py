"""What the program says of another plan."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.terminal import typed

ROOT = Path(__file__).parents[2]
KEYS = {
    "format", "campaign", "at", "zone", "differs", "permission", "amendment", "changed", "contradictions", "redo",
    "fallen", "falling", "shifts", "margin", "same", "cost",
}  # fmt: skip
LATER = ("closes_at: 2023-09-14 23:59", "closes_at: 2023-09-14 18:00")


@pytest.fixture
def other(plan: Path) -> Path:
    """The same contest, closing some hours earlier."""
    found = plan.read_text("utf-8")
    assert LATER[0] in found
    path = plan.with_name("other.yaml")
    path.write_text(found.replace(*LATER), "utf-8")
    return path


class TestTwoFiles:
    def test_they_are_compared_as_a_campaign_that_is_being_planned(self, other: Path) -> None:
        said = typed(f"diff plan.yaml {other.name}")
        assert (said.code, said.err) == (0, "")
        assert said.out.startswith("ostern \u00b7 closing of Thu 14 Sept 2023: 23:59 \u2192 18:00 (Berlin), -6 h\n")
        assert "FREE  nothing is public yet" in said.out
        assert "2 visuals of 4 with the date: launch, highlight" in said.out
        assert "Do it" not in said.out

    @pytest.mark.usefixtures("plan")
    def test_equal_ones_differ_in_nothing(self) -> None:
        assert typed("diff plan.yaml plan.yaml --lang fr").out.startswith("ostern \u00b7 rien ne change\n")

    @pytest.mark.usefixtures("here")
    def test_a_store_alone_is_asked_which_campaign_and_plan(self) -> None:
        said = typed("diff contests.db ostern --lang fr")
        assert (said.code, said.out) == (2, "")
        assert "diff BASE OP\u00c9RATION PLAN" in said.err

    @pytest.mark.usefixtures("plan")
    def test_a_file_that_is_not_there_is_an_error_in_a_sentence(self) -> None:
        said = typed("diff plan.yaml nowhere.yaml")
        assert said.code == 1
        assert "nowhere.yaml" in said.err


class TestTheExitCode:
    """'0 good, 1 refused, or with --exit-code the plans differ, 2 wrong use'"""

    def test_a_difference_alone_is_no_failure(self, other: Path) -> None:
        assert typed(f"diff plan.yaml {other.name}").code == 0

    @pytest.mark.parametrize(("second", "code"), [("plan.yaml", 0), ("other.yaml", 1)])
    @pytest.mark.usefixtures("other")
    def test_unless_it_is_asked_for(self, second: str, code: int) -> None:
        assert typed(f"diff plan.yaml {second} --exit-code").code == code
        assert typed(f"diff plan.yaml {second} --exit-code --json").code == code

    def test_a_change_that_would_be_refused_is_one(self, store: Callable[[str], Path], other: Path) -> None:
        path = store("launched")
        said = typed(f"diff {path} ostern {other} --lang fr")
        assert (said.code, said.err) == (1, "")
        assert "REFUS\u00c9" in said.out


class TestData:
    """'stable schema, documented'"""

    def test_it_says_the_same_for_other_programs(self, other: Path) -> None:
        found = typed(f"diff plan.yaml {other.name} --json").json
        assert found.keys() == KEYS
        assert (found["format"], found["campaign"], found["differs"]) == (1, "ostern", True)
        (change,) = found["changed"]
        assert change == {
            "path": "rounds[main].closes_at",
            "order": False,
            "before": "2023-09-14T21:59:00Z",
            "after": "2023-09-14T16:00:00Z",
        }
        assert ("closing", "main") in {(each["date"], each["of"]) for each in found["shifts"]}
        assert [each["what"] for each in found["redo"]] == ["visual"]

    @pytest.mark.usefixtures("plan")
    def test_of_equal_plans_nothing_is_told_but_every_key_is_there(self) -> None:
        found = typed("diff plan.yaml plan.yaml --json").json
        assert found.keys() == KEYS
        assert not any(found[name] for name in ("differs", "changed", "contradictions", "redo", "shifts", "fallen"))

    def test_the_page_lists_every_key(self) -> None:
        page = (ROOT / "docs" / "changes.md").read_text("utf-8")
        assert set(re.findall(r"^\| `(\w+)`", page, re.MULTILINE)) == KEYS


class TestAStore:
    def test_its_campaign_is_compared_with_a_file_and_nothing_is_written(self, other: Path) -> None:
        assert typed("start new.db plan.yaml").code == 0
        before = typed("log show new.db ostern").out
        assert "campaign.started" in before
        assert typed(f"diff new.db ostern {other.name}").code == 0
        assert typed("log show new.db ostern").out == before

    def test_the_last_line_makes_the_change(self, other: Path) -> None:
        assert typed("start new.db plan.yaml").code == 0
        said = typed(f"diff new.db ostern {other.name}").out
        assert said.endswith("campaign.amend plan=other.yaml reason=\u2026\n  asked_by=\u2026 proof=\u2026\n")
        done = typed("do new.db ostern campaign.amend plan=other.yaml reason=asked asked_by=p-01 proof=mail")
        assert done.out == "campaign.plan-adopted\n"
