"""Files of older formats are read for ever; one of a newer format is refused with its remedy."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve

from campaignkit.campaign import CampaignPlan
from campaignkit.campaign.plan import FORMAT
from campaignkit.codec import PlanFileError, digest, digests, json_text, plan_text, read_plan
from campaignkit.codec.formats import STEPS, brought_up
from campaignkit.codec.nodes import Block, Node, Scalar, path_of
from campaignkit.codec.reading import read_tree
from campaignkit.prizes import ExactValue, ValueRange
from campaignkit.values import Money, instant

GOLDEN = {int(path.stem): path for path in (Path(__file__).parent / "formats").glob("*.yaml")}


def root(text: str) -> Node:
    tree = read_tree(text)
    assert tree.root is not None
    return tree.root


class TestFilesOfOlderFormats:
    """'a format version with upcasters'; 'golden files of older formats'"""

    def test_there_is_one_of_each_format_and_a_way_from_each_to_the_next(self) -> None:
        assert sorted(GOLDEN) == list(range(1, FORMAT + 1))
        assert sorted(STEPS) == list(range(1, FORMAT))

    @pytest.mark.parametrize("number", GOLDEN)
    def test_each_still_says_the_same(self, number: int) -> None:
        plan = read_plan(GOLDEN[number].read_bytes(), CampaignPlan)
        assert plan.format == FORMAT
        assert plan.rounds[0].opens_at == instant("2026-12-01T09:00:00Z")
        (line,) = plan.prizes.lines
        assert isinstance(line.value, ValueRange)
        assert line.value.highest == Money(Decimal("60.50"), "EUR")
        assert not isinstance(line.value, ExactValue)

    def test_a_step_renames_a_key_and_its_value_keeps_its_line(self) -> None:
        def renamed(whole: Block) -> None:
            whole[Scalar("title")] = whole.pop(Scalar("name"))

        tree = root("format: 1\nid: a\nname: b\n")
        assert brought_up(tree, CampaignPlan, current=2, steps={1: renamed}) == ()
        assert tree == {"format": "2", "id": "a", "title": "b"}
        assert isinstance(tree, Block)
        assert tree[Scalar("title")].mark.line == 3

    def test_a_file_that_does_not_say_its_format_is_of_the_first(self) -> None:
        tree = root("id: a\n")
        seen: list[Node] = []
        assert brought_up(tree, CampaignPlan, current=3, steps={1: seen.append, 2: seen.append}) == ()
        assert seen == [tree, tree]
        assert tree == {"id": "a"}


class TestAFileOfANewerFormat:
    """'a plan of a newer format is refused with remedy'"""

    def test_is_refused_by_that_alone_whatever_else_it_holds(self) -> None:
        with pytest.raises(PlanFileError) as caught:
            read_plan("id: a b\n\nformat: 99\nnew_key: 1\n", CampaignPlan)
        assert caught.value.say("fr").splitlines()[1:] == [
            (
                f"  ligne 3, format : « 99 » : cette version lit les formats 1 à {FORMAT} ; "
                "installer une version plus récente de campaignkit"
            )
        ]
        assert "install a more recent release" in caught.value.say("en")

    @pytest.mark.parametrize("number", ["0", "000", "999999999"])
    def test_there_is_no_format_below_the_first(self, number: str) -> None:
        with pytest.raises(PlanFileError, match=r"no such format|reads formats"):
            read_plan(f"id: a\ntitle: b\nformat: {number}\n", CampaignPlan)

    @pytest.mark.parametrize("number", ["one", "-1x", "[1]", "1e3"])
    def test_what_is_no_number_is_told_as_such(self, number: str) -> None:
        with pytest.raises(PlanFileError) as caught:
            read_plan(f"id: a\ntitle: b\nformat: {number}\n", CampaignPlan)
        assert [problem.path for problem in caught.value.problems] == ["format"]


class TestWhatIsWritten:
    def test_says_its_format_first(self) -> None:
        plan = read_plan("id: a\ntitle: b\n", CampaignPlan)
        assert plan_text(plan).startswith(f"format: {FORMAT}\n")
        assert read_plan(json_text(plan), CampaignPlan, name="a.json") == plan

    def test_has_the_digest_of_a_plan_that_does_not(self) -> None:
        plan = read_plan("id: a\ntitle: b\n", CampaignPlan)
        assert digest(read_plan(plan_text(plan), CampaignPlan)) == digest(plan)

    def test_a_later_format_stales_no_sign_off(self) -> None:
        """'what is digested does not' say its format: a plan read by a later release has the digests that it had"""
        plan = read_plan("id: a\ntitle: b\n", CampaignPlan)
        later = evolve(plan, format=FORMAT + 1)
        assert (digest(later), digests(later)) == (digest(plan), digests(plan))
        assert "format" not in digests(plan)

    def test_a_path_through_a_renumbered_file_is_still_known(self) -> None:
        tree = root("format: 1\nid: a\n")
        brought_up(tree, CampaignPlan)
        assert isinstance(tree, Block)
        assert path_of(tree[Scalar("format")]) == "format"
