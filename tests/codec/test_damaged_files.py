"""Plan files that something happened to: told with path and line, whatever it was; never a traceback."""

from __future__ import annotations

import subprocess
import sys
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

OSTERN = files("campaignkit.simulation").joinpath("ostern.yaml").read_text("utf-8")
PLAN = read_plan(OSTERN, CampaignPlan)
TEXTS = {"plan.yaml": OSTERN, "written.yaml": plan_text(PLAN), "plan.json": json_text(PLAN)}
SECONDS = 2
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


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)
HEAVY = {
    "a bomb of aliases": BOMB,
    "a million brackets": "a: " + "[" * 499_000 + "]" * 499_000,
    "a million braces of JSON": '{"a":' * 160_000,
    "deep indentation": "".join(" " * n + "a:\n" for n in range(1300)),
    "as many values as fit": "id: a\nx: [" + "1," * 498_000 + "]",
    "as many keys as fit": "".join(f"k{n}: v\n" for n in range(90_000)),
    "the same key again and again": "id: a\n" * 160_000,
    "one long number": "id: a\ntitle: b\nformat: " + "9" * 990_000,
    "one long word": "id: " + "a" * 990_000,
    "one long key": "? " + "k" * 990_000 + "\n: v\n",
    "quotes that never close": 'id: "' + "\\u0041" * 160_000,
    "a long list of long words": "id: a\nrounds: [" + ("x" * 200 + ",") * 4_900 + "]",
    "every colon there is": ":" * 990_000,
    "dashes": "- " * 490_000,
    "two megabytes": "id: " + "a" * 2_000_000,
    "tags": "a: !!x\n" * 120_000,
    "anchors": "a: &x 1\n" * 120_000,
    "question marks": "? " * 490_000,
    "pipes": "a: |\n" * 190_000,
}
PROBE = """
import resource, sys, time
from pathlib import Path
from campaignkit.campaign import CampaignPlan
from campaignkit.codec import PlanFileError, read_plan
for name in sys.argv[1:]:
    content, began = Path(name).read_bytes(), time.process_time()
    try:
        read_plan(content, CampaignPlan, name=name)
    except PlanFileError as error:
        for lang in ("fr", "en"):
            assert len(error.say(lang)) < 200_000
        assert error.problems and all(problem.line >= 1 for problem in error.problems)
        print(Path(name).name, time.process_time() - began)
print("memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


@pytest.mark.slow
class TestAHeavyFileIsRefusedInTime:
    """'within 2 s and 200 MB'"""

    @pytest.mark.parametrize("ending", ["yaml", "json"])
    def test_whatever_makes_it_heavy(self, tmp_path: Path, ending: str) -> None:
        paths = [tmp_path / f"{name.replace(' ', '-')}.{ending}" for name in HEAVY]
        for path, text in zip(paths, HEAVY.values(), strict=True):
            path.write_text(text, "utf-8")
        done = subprocess.run(
            [sys.executable, "-c", PROBE, *map(str, paths)], capture_output=True, text=True, check=False, cwd=HERE
        )
        assert done.returncode == 0, done.stderr[-500:]
        *each, memory = (line.split() for line in done.stdout.splitlines())
        assert [name for name, _ in each] == [path.name for path in paths]
        assert [name for name, seconds in each if float(seconds) > SECONDS] == []
        assert float(memory[1]) < MEMORY


class TestAFileThatIsNoPlan:
    """'A plan over 1 MB is refused before parsing.'"""

    def test_a_file_without_an_end_is_refused_after_its_first_megabyte(self) -> None:
        said = typed("lint /dev/zero --lang fr")
        assert said.code == 1
        assert "un plan a au plus 1000000 octets" in said.err

    def test_a_folder_is_told(self, tmp_path: Path) -> None:
        assert "cannot be read" in typed(f"lint {tmp_path}").err
