"""The JSON Schema of plan files: it accepts what the reader accepts, and sees what editors should underline."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from jsonschema import Draft7Validator

from campaignkit.campaign import CampaignPlan
from campaignkit.codec import json_text, plan_text, read_plan, schema_of
from tests.cli.terminal import typed
from tests.codec.editors import as_an_editor_reads, faults
from tests.codec.show import Show, shows

OSTERN = files("campaignkit.simulation").joinpath("ostern.yaml").read_text("utf-8")
CORPUS = Path(__file__).parents[1] / "corpus"
PLANS = [path for path in sorted(CORPUS.glob("*.yaml")) if not path.name.endswith(".sheet.yaml")]
EXAMPLES = {"ostern.yaml": OSTERN} | {path.name: path.read_text("utf-8") for path in PLANS}


class TestEveryExampleIsValid:
    """'JSON Schema for editors, tested against every example'"""

    @pytest.mark.parametrize("name", EXAMPLES)
    def test_as_it_was_written_by_hand(self, name: str) -> None:
        assert faults(as_an_editor_reads(EXAMPLES[name])) == []

    @pytest.mark.parametrize("name", EXAMPLES)
    def test_as_the_library_writes_it(self, name: str) -> None:
        plan = read_plan(EXAMPLES[name], CampaignPlan)
        assert faults(as_an_editor_reads(plan_text(plan))) == []
        assert faults(json.loads(json_text(plan))) == []


class TestWhateverTheLibraryWritesIsValid:
    """'Whatever `plan_text` and `json_text` write is valid.'"""

    @given(shows)
    def test_in_yaml_and_json(self, show: Show) -> None:
        assert faults(as_an_editor_reads(plan_text(show)), Show) == []
        assert faults(json.loads(json_text(show)), Show) == []


class TestMistakesAreUnderlined:
    @pytest.mark.parametrize(
        ("right", "wrong", "path"),
        [
            ("brand: eBay Catch", "brnad: eBay Catch", "$"),
            ("target: 1500", "target: many", "$.objectives.kpis[0].target"),
            ("countries: [DE]\n  networks", "countries: [Germany]\n  networks", "$.objectives.countries"),
            ("kind: exactly, units: 1", "kind: exactli, units: 1", "$.prizes.lines[0].quantity"),
            ("kind: exactly, units: 1", "units: 1", "$.prizes.lines[0].quantity"),
            ("method: draw", "method: lottery", "$.draw.method"),
            ("reply_within: P7D", "reply_within: a week", "$.claims.reply_within"),
            ("may_pause: true", "may_pause: yes", "$.incidents.may_pause"),
            ("closes_at: 2023-09-14 23:59\n\nobj", "closes_at: 14/09/2023\n\nobj", "$.rounds[0].closes_at"),
            ("id: ostern", "title: x", "$"),
        ],
    )
    def test_each_where_it_stands(self, right: str, wrong: str, path: str) -> None:
        assert right in OSTERN
        found = faults(as_an_editor_reads(OSTERN.replace(right, wrong, 1)))
        assert [each.partition(": ")[0] for each in found] == [path]


class TestTheSchemaItself:
    def test_is_a_schema(self) -> None:
        Draft7Validator.check_schema(schema_of(CampaignPlan))

    def test_describes_every_group_in_the_words_of_its_noun(self) -> None:
        schema = schema_of(CampaignPlan)
        assert [name for name, each in schema["definitions"].items() if not each["description"]] == []
        supplier = schema["definitions"]["prizes.PrizeLine"]["properties"]["supplier"]
        assert supplier["description"] == "`supplier` is a party of the plan"

    def test_speaks_french_where_it_speaks_itself(self) -> None:
        said = typed("schema --lang fr").json
        assert said["title"] == "plan de campaignkit"
        assert said["definitions"]["prizes.PrizeLine"]["properties"]["value"]["anyOf"][-1] == {
            "const": "unknown",
            "description": "pas encore décidé",
        }

    def test_offers_the_choices_of_a_word(self) -> None:
        assert schema_of(CampaignPlan)["definitions"]["shipping.Mode"]["enum"] == ["parcel", "collection", "digital"]
