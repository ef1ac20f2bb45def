"""The packs: all rules are there, each whole, and what cannot stand together is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pendulum
import pytest
from attrs import evolve

from campaignkit.campaign import GATE_NAMES, every_check
from campaignkit.campaign.facts import facts
from campaignkit.codec import PlanFileError
from campaignkit.codec.packs import read_pack, shipped_library, with_packs
from campaignkit.rulepacks import (
    GATES,
    ROLES,
    Basis,
    Comparison,
    Library,
    Pack,
    PackError,
    Reading,
    Rule,
    RuleKind,
    Territory,
    Weight,
    comparison,
    facts_of,
    stale,
)
from campaignkit.simulation import demo_plan
from campaignkit.values import UNKNOWN, InvalidValueError, Place

LIBRARY = shipped_library()
RULES = dict((rule.id, rule) for _pack, rule in LIBRARY.rules)  # noqa: C402
RESEARCHED = json.loads(Path(__file__).with_name("rule_ids.json").read_text("utf-8"))
CHECK_IDS = {check.id for _room, check in every_check()}
DAY = pendulum.Date(2026, 12, 1)
SIGNATORIES = {check.signatory for _room, check in every_check()}
every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


def test_no_rule_of_the_research_is_lost() -> None:
    assert sorted(RULES) == RESEARCHED
    assert len(RESEARCHED) == 193


@every_rule
def test_a_rule_says_what_it_asks_and_how_to_comply_in_both_languages(rule: Rule) -> None:
    words = [part for each in (rule.title, rule.says, rule.remedy) for part in (each.fr, each.en)]
    assert all(part.strip() for part in words)
    assert rule.says.fr != rule.says.en
    assert bool(rule.note.fr) is bool(rule.note.en)


@every_rule
def test_a_rule_names_its_source_and_who_can_attest_it(rule: Rule) -> None:
    assert rule.source.title
    assert rule.signatory in {
        "lead",
        "client",
        "legal",
        "finance",
        "logistics",
        "cm",
        "da",
        "tech",
        "media",
        "dpo",
        "partner",
    }
    assert rule.gate in {"launch", "amend", "draw", "announce", "ship", "settle", "archive"}
    assert bool(rule.deadline_days is not None) is bool(rule.deadline_after)
    assert rule.source.reading is not Reading.NOT_READ or not rule.verified


@every_rule
def test_a_duty_is_fulfilled_by_a_check_that_exists_or_by_a_person(rule: Rule) -> None:
    assert rule.satisfied_by in {"", *CHECK_IDS}
    assert rule.kind is RuleKind.DUTY or not rule.satisfied_by


HOUSE = """format: 1
id: house
scope: jurisdiction
code: FR
version: 1.0.0
title: {fr: Notre maison, en: Our house}
rules:
  - id: house-jury-of-three
    kind: duty
    title: {fr: Trois jurés, en: Three jurors}
    says: {fr: Un jury a au moins trois membres., en: A jury has three members or more.}
    remedy: {fr: nommer trois jurés, en: name three jurors}
    when:
      - mechanic is jury
    lead_days: 3
    weight: warning
    source:
      title: House rules, 4
      address: ""
      basis: practice
      quality: primary
      reading: dated_text
      as_of: 2026-01-01
      read_on: 2026-01-01
      confidence: high
    verified: true
"""


class TestLibrary:
    """'two rules with one id, a cycle of successors: refused at load; the packs loaded before stay in force'"""

    def pack(self, *rules: Rule, name: str = "house") -> Pack:
        return evolve(LIBRARY.packs[0], id=name, rules=rules)

    def rule(self, name: str, **about: Any) -> Rule:
        return evolve(next(iter(RULES.values())), id=name, **about)

    @pytest.mark.parametrize(
        ("rules", "said"),
        [
            ((("a", ""), ("a", "")), 'the rule "a" is there 2 times'),
            ((("a", "b"), ("b", "a")), '"a" follows itself in the end'),
            ((("a", "c"),), '"c" after "a" is not there'),
        ],
    )
    def test_what_cannot_stand_together_is_refused(self, rules: tuple[tuple[str, str], ...], said: str) -> None:
        pack = self.pack(*(self.rule(name, successor=successor) for name, successor in rules))
        with pytest.raises(PackError) as caught:
            Library(packs=(pack,))
        assert said in caught.value.say("en")

    def test_a_pack_that_is_there_twice_is_refused(self) -> None:
        with pytest.raises(PackError, match="is there 2 times"):
            Library(packs=(self.pack(self.rule("a")), self.pack(self.rule("b"))))

    def test_a_pack_without_rules_is_none(self) -> None:
        with pytest.raises(ValueError, match="rules"):
            self.pack()

    def test_a_duty_that_names_a_check_that_is_not_there_is_refused(self, tmp_path: Path) -> None:
        sheet = tmp_path / "house.yaml"
        named = "    satisfied_by: rules.nothing\n    verified: true"
        sheet.write_text(HOUSE.replace("    verified: true", named), "utf-8")
        with pytest.raises(PackError, match=r"rules\.nothing"):
            with_packs(LIBRARY, sheet)

    def test_the_gates_and_roles_of_rules_are_those_of_campaigns(self) -> None:
        assert set(GATES) == set(GATE_NAMES)
        assert {check.signatory for _room, check in every_check()} <= set(ROLES)

    def test_a_pack_of_ones_own_comes_beside_the_others(self, tmp_path: Path) -> None:
        sheet = tmp_path / "house.yaml"
        sheet.write_text(HOUSE, "utf-8")
        more = with_packs(LIBRARY, sheet)
        assert len(more.rules) == len(LIBRARY.rules) + 1
        with pytest.raises(PackError):
            with_packs(more, sheet)

    TWICE = "  - id: house-jury-of-three\n" + HOUSE.partition("  - id: house-jury-of-three\n")[2]

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            (HOUSE + TWICE, 'house.yaml:8, house.yaml:27: the rule "house-jury-of-three" is there 2 times'),
            (HOUSE.replace("house-jury-of-three", "de-uwg-false-prize"), "house.yaml:8: the rule"),
            (HOUSE.replace("id: house\n", "id: fr\n"), 'house.yaml:2: the pack "fr" is there 2 times'),
            (HOUSE.replace("remedy:", "successor: house-jury-of-three\n    remedy:"), 'house.yaml:8: "house-jury'),
            (HOUSE.replace("remedy:", "successor: nothing\n    remedy:"), 'house.yaml:8: "nothing" after'),
            (
                HOUSE.replace("remedy:", "satisfied_by: rules.nothing\n    remedy:"),
                "house.yaml:8: house-jury-of-three ->",
            ),
        ],
    )
    def test_packs_that_do_not_fit_are_refused_with_file_and_line_and_those_loaded_stay(
        self, tmp_path: Path, text: str, said: str
    ) -> None:
        sheet = tmp_path / "house.yaml"
        sheet.write_text(text, "utf-8")
        before = LIBRARY.packs
        with pytest.raises(PackError) as caught:
            with_packs(LIBRARY, sheet)
        assert said in caught.value.say("en")
        assert caught.value.remedy
        assert LIBRARY.packs is before
        assert LIBRARY.rulings(facts(demo_plan()), DAY)

    def test_a_circle_of_two_packs_names_both_files(self, tmp_path: Path) -> None:
        one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
        one.write_text(HOUSE.replace("remedy:", "successor: later\n    remedy:"), "utf-8")
        circle = HOUSE.replace("id: house\n", "id: other\n").replace("house-jury-of-three", "later")
        other.write_text(circle.replace("remedy:", "successor: house-jury-of-three\n    remedy:"), "utf-8")
        with pytest.raises(PackError, match=r"one\.yaml:8: .*other\.yaml:8: "):
            with_packs(LIBRARY, one, other)

    @pytest.mark.parametrize(
        ("wrong", "line", "said"),
        [
            (("mechanic is jury", "mechanik is jury"), 14, "is no known fact"),
            (("mechanic is jury", "mechanic likes jury"), 14, "is not a comparison"),
            (("lead_days: 3", "lead_days: -3"), 8, "lead_days is -3"),
            (("weight: warning", "weight: heavy"), 16, "is not one of the choices"),
            (("remedy:", "remedi:"), 12, "unknown key"),
            (("weight: warning", "weight: warning\n    gate: lanch"), 8, 'there is no gate "lanch"'),
            (("weight: warning", "weight: warning\n    signatory: queen"), 8, 'there is no signatory "queen"'),
            (("weight: warning", "weight: warning\n    waived_by: queen"), 8, 'there is no waived_by "queen"'),
        ],
    )
    def test_a_damaged_pack_is_refused_with_line_and_remedy(self, wrong: tuple[str, str], line: int, said: str) -> None:
        with pytest.raises(PlanFileError) as caught:
            read_pack(HOUSE.replace(*wrong), name="house.yaml")
        (problem,) = caught.value.problems
        assert problem.line == line
        assert said in problem.because.en
        assert problem.remedy.fr

    def test_an_unverified_rule_may_not_block(self) -> None:
        with pytest.raises(InvalidValueError, match="unverified"):
            self.rule("a", verified=False, weight=Weight.BLOCKING)


KNOWN = facts(demo_plan())
RULINGS = {ruling.rule.id: ruling for ruling in LIBRARY.rulings(KNOWN, DAY)}


class TestRulings:
    """'A rule that cannot apply is NOT_APPLICABLE, and says by which fact.'"""

    def test_a_contest_in_germany_on_instagram_asks_german_european_and_instagram_rules(self) -> None:
        asked = {each.pack.code for each in RULINGS.values() if each.applies is True}
        assert asked == {"DE", "EU", "instagram"}

    def test_a_rule_that_does_not_apply_names_the_line_that_says_so(self) -> None:
        ruling = RULINGS["us-ny-register"]
        assert ruling.applies is False
        assert [str(each) for each in ruling.because] == ["open_to meets US-NY"]

    def test_an_open_rule_names_the_facts_that_would_settle_it(self) -> None:
        known = facts(demo_plan())
        questions = {name for each in RULINGS.values() if each.applies is UNKNOWN for name in each.open_facts(known)}
        assert questions == {"data_collected", "collect_stage", "uses_processor", "marketing_channels"}

    def test_open_to_a_member_of_a_group_asks_every_rule_of_the_group(self) -> None:
        """'Open to X asks every rule of every group that holds X.'"""
        for group in ("EU", "EEA"):
            rules = [rule for rule in RULES.values() if any(_asks(each, group) for each in rule.when)]
            assert rules
            for rule in rules:
                open_to = {"open_to": Territory(places=frozenset({Place("FR")}))}
                (ruling,) = (each for each in LIBRARY.rulings(open_to, DAY) if each.rule == rule)
                assert ruling.applies is not False

    @pytest.mark.parametrize(
        ("day", "held"), [((2025, 12, 31), "us-1099-threshold-legacy"), ((2026, 1, 1), "us-1099-threshold-2026")]
    )
    def test_of_two_rules_that_follow_each_other_one_holds_on_any_day(
        self, day: tuple[int, int, int], held: str
    ) -> None:
        known = {ruling.rule.id for ruling in LIBRARY.rulings({}, pendulum.Date(*day))}
        assert {"us-1099-threshold-legacy", "us-1099-threshold-2026"} & known == {held}

    def test_a_country_without_a_pack_is_named(self) -> None:
        assert LIBRARY.without_pack((Place("FR"), Place("KE"), Place("US-CA"))) == ("KE",)


def _asks(condition: object, place: str) -> bool:
    return isinstance(condition, Comparison) and place in condition.values and "open_to" in facts_of(condition)


class TestFreshness:
    """'Freshness from as_of, or from read_on where the copy was undated or unread.'"""

    @pytest.mark.parametrize(
        ("basis", "reading", "months", "old"),
        [
            (Basis.LAW, Reading.DATED_TEXT, 12, False),
            (Basis.LAW, Reading.DATED_TEXT, 13, True),
            (Basis.PLATFORM_POLICY, Reading.DATED_TEXT, 6, False),
            (Basis.PLATFORM_POLICY, Reading.DATED_TEXT, 7, True),
            (Basis.LAW, Reading.UNDATED_COPY, 23, False),
            (Basis.LAW, Reading.NOT_READ, 25, True),
        ],
    )
    def test_a_reading_grows_old(self, basis: Basis, reading: Reading, months: int, old: bool) -> None:  # noqa: FBT001
        pack, rule = LIBRARY.rules[0]
        source = evolve(rule.source, basis=basis, reading=reading, as_of=DAY, read_on=DAY.add(months=12))
        assert stale(pack, evolve(rule, source=source), DAY.add(months=months)) is old

    @pytest.mark.parametrize(("months", "old"), [(3, False), (4, True)])
    def test_a_pack_may_state_how_long_its_reading_counts(self, months: int, old: bool) -> None:  # noqa: FBT001
        pack, rule = LIBRARY.rules[0]
        source = evolve(rule.source, reading=Reading.DATED_TEXT, as_of=DAY)
        quick = evolve(pack, fresh_months=3)
        assert stale(quick, evolve(rule, source=source), DAY.add(months=months)) is old

    def test_what_nobody_read_is_never_fresh(self) -> None:
        pack, unread = next(each for each in LIBRARY.rules if each[1].source.read_on is None)
        assert stale(pack, unread, pendulum.Date(1900, 1, 1))


def test_a_line_is_one_word_of_a_file() -> None:
    assert comparison(" amoe is true ").text == "amoe is true"
