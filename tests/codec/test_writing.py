"""What is written reads back as the same, whatever it says."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given

from campaignkit.codec import canonical_text, json_text, plain, plan_text, read_plan
from campaignkit.values import CampaignId, InvalidValueError, Text, Zone, instant
from tests.codec.show import Act, ActId, House, Show, shows, words


class TestReadingIsTheInverseOfWriting:
    """`read(write(x)) == x`, in YAML and in JSON."""

    @given(shows)
    def test_in_yaml(self, show: Show) -> None:
        assert read_plan(plan_text(show), Show) == show

    @given(shows)
    def test_in_json(self, show: Show) -> None:
        assert read_plan(json_text(show), Show, name="show.json") == show

    @given(shows)
    def test_to_the_byte(self, show: Show) -> None:
        assert canonical_text(read_plan(plan_text(show), Show)) == canonical_text(show)

    def test_when_a_name_is_the_word_for_unknown(self) -> None:
        show = Show(id=CampaignId("unknown"))
        assert read_plan(plan_text(show), Show) == show


class TestNoOtherReaderIsMisled:
    """Every text is in quotes that a YAML 1.1 reader would take for something else."""

    @given(words)
    def test_a_text_is_the_same_text_to_a_yaml_1_1_reader(self, word: str) -> None:
        assert yaml.safe_load(plan_text({"a": word, "b": [word], word: 1})) == {
            "a": plain(word),
            "b": [plain(word)],
            plain(word): 1,
        }


def test_a_plan_is_written_in_the_order_of_its_fields_with_the_hours_of_its_zone() -> None:
    show = Show(
        id=CampaignId("gala"),
        zone=Zone("Europe/Paris"),
        opens_at=instant("2026-12-01T09:00:00Z"),
        acts=(Act(id=ActId("a1"), title=Text("Oui", "Yes"), seats=None, author="Zoé d\u2019Or\nand Bo"),),
    )
    assert plan_text(show) == (
        "id: gala\n"
        "zone: Europe/Paris\n"
        "opens_at: 2026-12-01T10:00:00+01:00\n"
        "acts:\n"
        "  - id: a1\n"
        "    title:\n"
        "      fr: Oui\n"
        '      en: "Yes"\n'
        "    seats: none\n"
        "    author: |-\n"
        "      Zoé d\u2019Or\n"
        "      and Bo\n"
    )


def test_a_plan_that_says_nothing_is_still_a_plan() -> None:
    assert plan_text(House()) == "{}\n"
    assert read_plan("{}\n", House) == House()


def test_half_a_character_cannot_be_written() -> None:
    with pytest.raises(InvalidValueError, match="cannot be stored exactly"):
        plan_text(Text("\ud83d", "a"))
