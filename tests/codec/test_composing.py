"""What a plan extends lies below it; the nearer file wins, and every value can be traced to its line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.campaign import CampaignPlan
from campaignkit.codec import Origin, PlanFileError, Problem, origins, plan_text, read_plan, schema_of
from campaignkit.codec.composing import MOST_LEVELS, over
from campaignkit.codec.nodes import Block, Node
from campaignkit.codec.reading import MAX_BYTES, read_tree
from campaignkit.codec.writing import flow_text
from campaignkit.testing import plans
from campaignkit.values import UNKNOWN, Text, instant

HOUSE = """\
id: house
title: House
external_ref: crm-9
brand: The House
zone: Europe/Paris
organisers:
  parties:
    - {id: agency, name: Agency, roles: [agency]}
objectives: {countries: [FR, BE]}
"""
CLIENT = """\
brand: The Client
organisers:
  parties:
    - {id: agency, country: FR}
    - {id: client, name: Client, roles: [promoter]}
"""
PLAN = """\
extends: [house.yaml, clients/client.yaml]
id: spring
title: Spring
objectives: {countries: [FR]}
rounds:
  - {id: main, opens_at: 2026-12-01 10:00}
"""
FILES = {"house.yaml": HOUSE, "clients/client.yaml": CLIENT}


def read(text: str, files: Mapping[str, str] = FILES) -> CampaignPlan:
    def beside(name: str) -> bytes:
        if name not in files:
            raise FileNotFoundError(name)
        return files[name].encode()

    return read_plan(text, CampaignPlan, name="plan.yaml", beside=beside)


def problems(text: str, files: Mapping[str, str] = FILES) -> list[Problem]:
    with pytest.raises(PlanFileError) as caught:
        read(text, files)
    assert all(each.remedy.fr and each.remedy.en for each in caught.value.problems)
    return list(caught.value.problems)


class TestWhichWins:
    """'Groups are merged key by key; lists in which every item has an `id` are merged item by item.'"""

    def test_the_nearer_file_wins(self) -> None:
        plan = read(PLAN)
        assert plan.brand == "The Client"
        assert plan.zone == "Europe/Paris"

    def test_items_are_merged_by_their_ids(self) -> None:
        agency, client = read(PLAN).organisers.parties
        assert (agency.id, agency.name, agency.country) == ("agency", "Agency", "FR")
        assert client.name == "Client"

    def test_any_other_list_stands_whole(self) -> None:
        assert read(PLAN).objectives.countries == ("FR",)

    def test_an_empty_list_takes_away_what_is_inherited(self) -> None:
        assert read(PLAN + "organisers: {parties: []}\n").organisers.parties == ()

    def test_groups_of_two_kinds_are_not_mixed(self) -> None:
        below = "prizes: {lines: [{id: p, name: Prize, value: {kind: range, lowest: 1 EUR, highest: 2 EUR}}]}"
        above = "extends: x.yaml\nid: a\ntitle: b\nprizes: {lines: [{id: p, value: {kind: exact, money: 3 EUR}}]}"
        (line,) = read(above, {"x.yaml": below}).prizes.lines
        assert (line.name, str(line.most)) == (Text("Prize", "Prize"), "3 EUR")

    def test_unknown_above_takes_a_decision_back(self) -> None:
        assert read(PLAN + "brand: unknown\n").brand is UNKNOWN

    def test_what_a_file_says_about_itself_is_not_inherited(self) -> None:
        assert (read(PLAN).id, read(PLAN).external_ref) == ("spring", "")
        assert [each.path for each in problems("extends: house.yaml\ntitle: x\n")] == [""]

    def test_civil_times_are_read_in_the_zone_of_the_whole(self) -> None:
        assert read(PLAN).rounds[0].opens_at == instant("2026-12-01T09:00:00Z")

    def test_a_file_finds_what_it_extends_beside_itself(self) -> None:
        files = {"clients/a.yaml": "extends: [../house.yaml, b.json]\n", "clients/b.json": '{"brand": "B"}'} | FILES
        assert read("extends: clients/a.yaml\nid: a\ntitle: b\n", files).brand == "B"


class TestMistakes:
    """'errors name file and line of the right file'"""

    def test_a_mistake_below_names_its_file_and_its_line(self) -> None:
        (found,) = problems(PLAN, FILES | {"house.yaml": HOUSE.replace("[agency]}", "[agnecy]}")})
        assert (found.file, found.line, found.path) == ("house.yaml", 8, "organisers.parties[0].roles[0]")
        assert found.say("en").startswith("house.yaml, line 8, organisers.parties[0].roles[0]: ")
        assert found.say("fr").startswith("house.yaml, ligne 8, ")

    def test_every_mistake_of_every_file_is_told_at_once(self) -> None:
        files = {"house.yaml": HOUSE.replace("[FR, BE]", "[Belgium]") + "brnd: x\n", "clients/client.yaml": "a: 1\n"}
        found = problems(PLAN.replace("12-01", "12-41").replace("countries: [FR]", "audience: all"), files)
        assert [(each.file, each.line) for each in found] == [
            ("", 6),
            ("clients/client.yaml", 1),
            ("house.yaml", 9),
            ("house.yaml", 10),
        ]

    @pytest.mark.parametrize(
        ("said", "because"),
        [
            ("nobody.yaml", "cannot be read"),
            ("/etc/house.yaml", "no name of a plan file"),
            ("https://house.example/house.yaml", "no name of a plan file"),
            ("..\\house.yaml", "no name of a plan file"),
            ("house.txt", "no name of a plan file"),
            ("{a: b}", "no name of a plan file"),
            ("[[house.yaml]]", "no name of a plan file"),
            ("list.yaml", "a group of keys is expected"),
            ("plan.yaml", "extends itself"),
            ("circle.yaml", "extends itself"),
            ("deep1.yaml", f"more than {MOST_LEVELS} files"),
            (f"[{'house.yaml, ' * 17}]", "more than 16 files in all"),
            ("many1.yaml", "more than 16 files in all"),
            ("long.yaml", "more than 1000000 bytes in all"),
            ("newer.yaml", "this release reads formats"),
            ("broken.yaml", "not closed"),
        ],
    )
    def test_what_cannot_be_extended_is_said_with_its_line(self, said: str, because: str) -> None:
        files = {
            "list.yaml": "- a\n",
            "circle.yaml": "extends: other.yaml",
            "other.yaml": "extends: circle.yaml",
            "long.yaml": "brand: " + "x" * (MAX_BYTES - 10),
            "newer.yaml": "format: 99",
            "broken.yaml": 'brand: "x',
            "house.yaml": "{}",
            "many1.yaml": "extends: [many2.yaml, many2.yaml]",
            "many2.yaml": f"extends: [{'house.yaml, ' * 13}]",
        } | {f"deep{n}.yaml": f"extends: deep{n + 1}.yaml" for n in range(1, 9)}
        (found,) = problems(f"id: a\ntitle: b\nextends: {said}\n", files)
        assert because in found.because.en
        assert found.line == 3 or found.file

    def test_a_text_alone_cannot_extend_a_file(self) -> None:
        with pytest.raises(PlanFileError) as caught:
            read_plan(PLAN, CampaignPlan)
        assert {each.path for each in caught.value.problems} == {"extends[0]", "extends[1]"}


names = st.sampled_from("abc")
leaves = st.sampled_from(["x", "y", "z"])
listed = st.dictionaries(names, st.dictionaries(names, leaves, max_size=2), min_size=1, max_size=3).map(
    lambda items: [{"id": name, **item} for name, item in items.items()]
)
SHAPE: dict[str, st.SearchStrategy[Any]] = {"word": leaves, "words": st.lists(leaves, max_size=2), "items": listed}
groups = st.fixed_dictionaries({}, optional={**SHAPE, "group": st.fixed_dictionaries({}, optional=SHAPE)})


few = st.sampled_from("ab")
mixed = st.fixed_dictionaries(
    {},
    optional={
        name: st.one_of(
            leaves,
            st.lists(leaves, max_size=2),
            st.dictionaries(few, leaves, max_size=2),
            st.lists(st.fixed_dictionaries({"id": few, "a": leaves}), max_size=2, unique_by=lambda item: item["id"]),
        )
        for name in ("one", "two")
    },
)


def tree(said: object) -> Node:
    root = read_tree(flow_text(said)).root  # type: ignore[arg-type]
    assert root is not None
    return root


def over_all(*layers: object) -> Node:
    whole, *rest = (tree(each) if isinstance(each, dict) else each for each in layers)
    for each in rest:
        whole = over(whole, each, {})  # type: ignore[arg-type]
    return whole  # type: ignore[return-value]


class TestLaws:
    @given(plans())
    def test_composing_with_nothing_is_the_identity(self, plan: CampaignPlan) -> None:
        text = plan_text(plan)
        assert read("extends: []\n" + text) == plan
        assert read("extends: empty.yaml\n" + text, {"empty.yaml": "{}"}) == plan

    @given(groups)
    def test_nothing_above_or_below_changes_nothing(self, said: dict[str, Any]) -> None:
        assert over_all({}, said) == tree(said) == over_all(said, {})

    @given(groups)
    def test_a_file_over_itself_is_itself(self, said: dict[str, Any]) -> None:
        assert over_all(said, said) == tree(said)

    @given(groups, groups, groups)
    def test_composing_is_associative_where_three_files_agree_on_what_is_a_group_and_what_a_list(
        self, low: dict[str, Any], middle: dict[str, Any], high: dict[str, Any]
    ) -> None:
        assert over_all(over_all(low, middle), high) == over_all(low, over_all(middle, high))

    @given(groups, groups, groups)
    def test_each_value_of_the_whole_stands_on_the_line_that_its_origin_names(
        self, low: dict[str, Any], middle: dict[str, Any], high: dict[str, Any]
    ) -> None:
        """'origin names for each leaf of the composed plan a file and line whose text gives that value'"""
        files = {name: "\n" * gap + flow_text(said) for name, gap, said in (("l.yaml", 1, low), ("m.yaml", 2, middle))}
        text = flow_text({"extends": ["l.yaml", "m.yaml"], **high})
        found = origins(text, CampaignPlan, name="h.yaml", beside=lambda name: files[name].encode())
        whole = over_all(over_all(low, middle), high)
        assert isinstance(whole, Block)
        assert {each.path for each in found} == set(_leaves(whole, ""))
        everything = {**files, "h.yaml": text}
        for each in found if whole else ():
            for place in (each.place, *each.overrode):
                line = everything[place.file].splitlines()[place.line - 1]
                assert place.value in line or place.value[0] in {"[", "{"} & set(line)

    @given(st.lists(mixed, min_size=2, max_size=4))
    def test_no_word_of_any_file_is_lost_from_the_origins(self, layers: list[dict[str, Any]]) -> None:
        """'which file and line gives each value of a plan, and what it stands in place of'"""
        count = itertools.count()
        numbered = [_numbered(each, count) for each in layers]
        files = {f"{n}.yaml": flow_text(each) for n, each in enumerate(numbered[:-1])}
        text = flow_text({"extends": list(files), **numbered[-1]})
        found = origins(text, CampaignPlan, beside=lambda name: files[name].encode())
        shown = [place.value for each in found for place in (each.place, *each.overrode)]
        words = set(re.findall(r"w\d+", " ".join((text, *files.values()))))
        assert words == set(re.findall(r"w\d+", " ".join(shown)))


def _numbered(said: Any, count: Iterator[int]) -> Any:
    """The same with another word in each place of a word, the ids of items apart."""
    if isinstance(said, dict):
        return {key: each if key == "id" else _numbered(each, count) for key, each in said.items()}
    return [_numbered(each, count) for each in said] if isinstance(said, list) else f"w{next(count)}"


def _leaves(node: Node, path: str) -> list[str]:
    if isinstance(node, str) or not node:
        return [path.removeprefix(".")]
    if isinstance(node, dict):
        return [leaf for key, part in node.items() for leaf in _leaves(part, f"{path}.{key}")]
    steps = [str(part["id"]) if isinstance(part, dict) else str(n) for n, part in enumerate(node)]  # type: ignore[index]
    return [leaf for step, part in zip(steps, node, strict=True) for leaf in _leaves(part, f"{path}[{step}]")]


class TestOrigins:
    def of(self, path: str) -> tuple[Origin, ...]:
        return origins(PLAN, CampaignPlan, name="plan.yaml", path=path, beside=lambda name: FILES[name].encode())

    def test_a_value_names_its_line_and_what_it_stands_in_place_of(self) -> None:
        (brand,) = self.of("brand")
        assert (brand.place.file, brand.place.line, brand.place.value) == ("clients/client.yaml", 1, "The Client")
        assert [(low.file, low.line, low.value) for low in brand.overrode] == [("house.yaml", 4, "The House")]

    def test_an_item_of_a_list_stands_in_place_of_the_list(self) -> None:
        (country,) = self.of("objectives.countries[0]")
        assert (country.place.file, country.place.line) == ("plan.yaml", 4)
        assert [(low.file, low.value) for low in country.overrode] == [("house.yaml", "[FR, BE]")]

    def test_a_group_gives_each_value_below_it(self) -> None:
        found = {each.path: each.place.file for each in self.of("organisers.parties[agency]")}
        assert found["organisers.parties[agency].name"] == "house.yaml"
        assert found["organisers.parties[agency].country"] == "clients/client.yaml"


def test_the_schema_knows_the_key() -> None:
    from jsonschema import Draft7Validator

    valid = Draft7Validator(schema_of(CampaignPlan)).is_valid
    whole = {"id": "a", "title": "b"}
    assert valid({**whole, "extends": ["house.yaml"]})
    assert valid({**whole, "extends": "../house.json"})
    assert not valid({**whole, "extends": "https://house.example"})
