"""Plan files that something happened to: told with path and line, whatever it was; never a traceback."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.campaign import CampaignPlan
from campaignkit.codec import PlanFileError, Problem, json_text, plan_text, read_plan
from campaignkit.codec.nodes import Block, Node, Row, Scalar
from campaignkit.codec.problems import NO_BREAK_SPACES
from campaignkit.codec.reading import read_tree
from tests.cli.terminal import typed
from tests.codec.heavy import HEAVY, refuse_heavy

OSTERN = files("campaignkit.simulation").joinpath("ostern.yaml").read_text("utf-8")
PLAN = read_plan(OSTERN, CampaignPlan)
TEXTS = {"plan.yaml": OSTERN, "written.yaml": plan_text(PLAN), "plan.json": json_text(PLAN)}
MEMORY = 200 * 1024 * 1024
ANYTHING = (
    "9" * 5000, "-1", "1e999", "0x1F", "NaN", ".inf", "2026-02-30", "9999-99-99 99:99", "P" + "9" * 4000 + "D", "no",
    "[" * 60 + "]" * 60, "{a: {b: c}}", "[1, [2, [3]]]", "*x", "&x y", "!!python/object:os.system x", "'", '"', "|",
    "\u202e\u05d0\u05d1", "\u2067abc\u2069", "\x07", "null", "unknown", "@", "%", "\t", "- -", "? a",
    "999999999999999999 EUR",
)  # fmt: skip
HERE = Path(__file__).parents[2]


def scalars(node: Node) -> list[Scalar]:
    """Every value of the tree, in the order of the file."""
    match node:
        case Block():
            return [found for value in node.values() for found in scalars(value)]
        case Row():
            return [found for item in node for found in scalars(item)]
        case _:
            return [node]


def values_of(name: str) -> list[Scalar]:
    tree = read_tree(TEXTS[name], name)
    assert tree.root is not None
    return scalars(tree.root)


VALUES = {name: values_of(name) for name in TEXTS}
names = st.sampled_from(sorted(TEXTS))


def told(text: str | bytes, name: str) -> None:
    """The text is a whole plan, or every problem has its line and says what to do in both languages."""
    plan, problems = read(text, name)
    assert (plan is None) == bool(problems)
    if plan is not None:
        assert read_plan(plan_text(plan), CampaignPlan) == plan
    for problem in problems:
        assert problem.line >= 1
        assert problem.remedy.fr
        assert problem.remedy.en
        assert all(char.isprintable() or char in NO_BREAK_SPACES for char in problem.say("fr") + problem.say("en"))


def read(text: str | bytes, name: str) -> tuple[CampaignPlan | None, tuple[Problem, ...]]:
    try:
        return read_plan(text, CampaignPlan, name=name), ()
    except PlanFileError as error:
        return None, error.problems


class TestADamagedFileIsToldOrStillAWholePlan:
    """'a clear error with path and line […]; never a traceback, never a partial plan'"""

    @given(st.data(), names, st.sampled_from(ANYTHING) | st.text(max_size=12))
    def test_when_any_value_became_anything(self, data: st.DataObject, name: str, anything: str) -> None:
        mark = data.draw(st.sampled_from(VALUES[name])).mark
        told(TEXTS[name][: mark.start] + anything + TEXTS[name][mark.end :], name)

    @given(st.data(), names)
    def test_when_a_piece_of_it_is_lost(self, data: st.DataObject, name: str) -> None:
        text = TEXTS[name]
        start = data.draw(st.integers(0, len(text)))
        told(text[:start] + text[start + data.draw(st.integers(1, 400)) :], name)

    @given(st.data(), names)
    def test_when_lines_stand_twice_or_elsewhere(self, data: st.DataObject, name: str) -> None:
        lines = TEXTS[name].splitlines(keepends=True)
        source, target = data.draw(st.integers(0, len(lines) - 1)), data.draw(st.integers(0, len(lines)))
        told("".join((*lines[:target], lines[source], *lines[target:])), name)

    @given(st.data(), names)
    def test_when_bytes_were_overwritten(self, data: st.DataObject, name: str) -> None:
        content = bytearray(TEXTS[name].encode())
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
        told(bytes(content), name)

    @given(st.data(), st.characters(categories=["Lu", "Ll"]))
    def test_an_unknown_key_is_told_with_the_near_miss(self, data: st.DataObject, letter: str) -> None:
        key = data.draw(st.sampled_from(["prizes", "privacy", "followup", "incidents", "objectives", "organisers"]))
        strange = key + letter
        with pytest.raises(PlanFileError) as caught:
            read_plan(OSTERN.replace(f"\n{key}:\n", f"\n{strange}:\n"), CampaignPlan)
        (problem,) = caught.value.problems
        assert (problem.saw, problem.remedy.en) == (strange, f"write {key}")
        assert OSTERN.splitlines()[problem.line - 1] == f"{key}:"


@pytest.mark.slow
class TestAHeavyFileIsRefused:
    """'within 2 s and 200 MB': here the memory; `python -m tests.bench.heavy` prints the seconds"""

    @pytest.mark.parametrize("ending", ["yaml", "json"])
    def test_whatever_makes_it_heavy(self, ending: str) -> None:
        refused, memory = refuse_heavy(ending)
        assert list(refused) == list(HEAVY)
        assert memory < MEMORY


class TestAFileThatIsNoPlan:
    """'A plan over 1 MB is refused before parsing.'"""

    def test_a_file_without_an_end_is_refused_after_its_first_megabyte(self) -> None:
        said = typed("lint /dev/zero --lang fr")
        assert said.code == 1
        assert "un plan a au plus 1000000 octets" in said.err

    def test_a_folder_is_told(self, tmp_path: Path) -> None:
        assert "cannot be read" in typed(f"lint {tmp_path}").err
