"""The lint: every fault of the list is found, quoted at both places, and hides no other."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any

import pytest
from attrs import evolve, fields, has
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from campaignkit.campaign import AdoptedPlan, CampaignPlan, every_check, findings_of, lint
from campaignkit.checklists import Answer, Answered, ReviewLine, Verdict
from campaignkit.codec import json_text, read_plan
from campaignkit.testing import FAULTS, Fault, complete_plan, faulty_plan, plans, sound_plan
from campaignkit.testing.story import adopting
from campaignkit.testing.strategies import each_draft
from campaignkit.values import CampaignKitError, instant

NOW = instant("2026-10-01T08:00:00Z")
CODES = {check.id for _room, check in every_check() if check.gate == "lint"}
STEP = re.compile(r"\.?([^.\[\]]+)|\[([^\[\]]+)\]")
each_fault = pytest.mark.parametrize("fault", FAULTS, ids=str)
ALONE = {
    "objectives.secondary-kpis",
    "organisers.rights-held",
    "organisers.plan-reserved",
    "organisers.no-private-address",
    "prizes.spare",
    "rules.eligibility-known",
    "entries.limits-visible",
    "draw.chain-known",
    "privacy.retention-dated",
    "campaign.dates-known",
    "campaign.facts-agree",
    "campaign.holidays-known",
}
"""Checks of one place alone: it is missing, or wrong by itself."""
IN_WORDS = {"campaign.no-old-brand", "campaign.no-old-prize", "campaign.no-old-date"}
"""Checks that name what the plan was copied from in their sentence."""


def linted(plan: CampaignPlan) -> tuple[ReviewLine, ...]:
    """Every question of the lint, with its answers."""
    return lint(AdoptedPlan(plan=plan, digests={}), NOW).lines


def found(plan: CampaignPlan) -> Iterator[tuple[ReviewLine, Answer]]:
    """Every finding."""
    for line in linted(plan):
        yield from ((line, answer) for answer in line.answers if answer.verdict in (Verdict.FAIL, Verdict.UNKNOWN))


def places(answer: Answer) -> set[str]:
    """Every place that a finding names."""
    return {answer.where, *(quote.where for quote in answer.quotes)}


def exists(plan: CampaignPlan, path: str) -> bool:
    """Whether a path leads somewhere in the plan, known or not."""
    here: Any = plan
    for name, item in STEP.findall(path):
        try:
            here = _item(here, item) if item else _named(here, name)
        except (AttributeError, KeyError, StopIteration):
            return False
    return True


def _named(here: Any, name: str) -> Any:
    return here[name] if isinstance(here, dict) else getattr(here, name)


def _item(here: Any, item: str) -> Any:
    keys = ("id", "act", "party", "person", "line")
    return next(each for each in here if any(str(_word(getattr(each, key, None))) == item for key in keys))


def _word(value: Any) -> Any:
    return getattr(value, "value", value)


@cache
def faulty(*faults: Fault) -> CampaignPlan | None:
    """The sound plan with these faults; None where they cannot stand together."""
    try:
        return faulty_plan(*faults)
    except CampaignKitError:
        return None


class TestEachFault:
    """'findings with code, severity, both places quoted, and a remedy'"""

    def test_a_sound_plan_has_none(self) -> None:
        assert not [(line.key, answer.because.en) for line, answer in found(sound_plan())]

    def test_every_check_of_the_lint_finds_one(self) -> None:
        assert {fault.check for fault in FAULTS} == CODES

    @each_fault
    def test_its_check_finds_it(self, fault: Fault) -> None:
        assert fault.check in {line.check.id for line, _answer in found(faulty_plan(fault))}

    @each_fault
    def test_both_places_are_quoted_and_are_in_the_plan(self, fault: Fault) -> None:
        plan = faulty_plan(fault)
        for line, answer in found(plan):
            alone = answer.verdict is Verdict.UNKNOWN or line.check.id in ALONE | IN_WORDS
            assert alone or len(places(answer)) > 1, (line.key, answer.because.en)
            assert {path for path in places(answer) if not exists(plan, path)} == set()
            for quote in answer.quotes:
                assert f"{quote.where} says {quote.says.en}" in answer.because.en
                assert f"{quote.where} dit {quote.says.fr}" in answer.because.fr


class TestTotal:
    """'A plan loads as long as it can be understood; what is missing or contradictory is a finding.'"""

    @given(plan=plans())
    def test_no_question_breaks_on_any_plan_and_each_finding_has_a_place_and_a_remedy(self, plan: CampaignPlan) -> None:
        whole_and_named(plan)

    def test_nor_on_any_draft_of_which_one_thing_is_missing(self) -> None:
        for _path, draft in each_draft(sound_plan()):
            whole_and_named(draft)

    @given(plan=plans())
    def test_it_says_the_same_twice(self, plan: CampaignPlan) -> None:
        assert linted(plan) == linted(read_plan(json_text(plan), CampaignPlan))

    def test_it_needs_no_digests_for_nobody_signs_what_a_plan_alone_answers(self) -> None:
        assert lint(adopting(complete_plan()), NOW).lines == linted(complete_plan())
        assert {check.answered for _room, check in every_check() if check.gate == "lint"} == {Answered.COMPUTED}


def whole_and_named(plan: CampaignPlan) -> None:
    """Every finding has a place of the plan, and a remedy in both languages."""
    for line, answer in found(plan):
        assert "broke" not in answer.because.en, (line.key, answer.because.en)
        assert answer.where, line.key
        assert [path for path in places(answer) if not exists(plan, path)] == [], line.key
        assert line.check.remedy.fr
        assert line.check.remedy.en


class TestOrder:
    """It does not matter in which order keys, or lists without an order, are written."""

    IN_ORDER = ("overrides", "editions", "stages", "tie_break", "sections", "slides")

    @given(plan=plans(), dice=st.randoms(use_true_random=False))
    def test_of_keys(self, plan: CampaignPlan, dice: random.Random) -> None:
        shuffled = self.keys(json.loads(json_text(plan)), dice)
        assert linted(read_plan(json.dumps(shuffled), CampaignPlan)) == linted(plan)

    def keys(self, value: Any, dice: random.Random) -> Any:
        """The same data, with the keys of every group in another order."""
        if isinstance(value, list):
            return [self.keys(each, dice) for each in value]
        if not isinstance(value, dict):
            return value
        names = list(value)
        dice.shuffle(names)
        return {name: self.keys(value[name], dice) for name in names}

    @given(plan=plans(), dice=st.randoms(use_true_random=False))
    def test_of_lists(self, plan: CampaignPlan, dice: random.Random) -> None:
        assert self.said(self.lists(plan, dice)) == self.said(plan)

    def said(self, plan: CampaignPlan) -> set[tuple[str, str, frozenset[str]]]:
        """Each finding, and its places in no order."""
        return {(line.key, answer.verdict.value, frozenset(places(answer))) for line, answer in found(plan)}

    def lists(self, value: Any, dice: random.Random) -> Any:
        """The same plan, with every list in another order where order says nothing."""
        if isinstance(value, tuple):
            items = [self.lists(each, dice) for each in value]
            return tuple(dice.sample(items, len(items)))
        if not has(type(value)):
            return value
        now = {each.alias: getattr(value, each.name) for each in fields(type(value)) if each.init}
        told = {name: here if name in self.IN_ORDER else self.lists(here, dice) for name, here in now.items()}
        return evolve(value, **told)


DATES = ("zone", "rounds", "draw.draws_at", "claims.", "shipping.deliver_within")
"""What other dates are counted from: whoever moves one may heal what rested on it."""


class TestMonotone:
    """'adding a fault never hides another finding of the same place', unless it moves a date that others count from"""

    @settings(max_examples=40)
    @given(pair=st.sampled_from(list(product(FAULTS, FAULTS))))
    def test_a_second_fault_elsewhere_hides_nothing(self, pair: tuple[Fault, Fault]) -> None:
        first, second = pair
        both = faulty(first, second)
        assume(both is not None and not touches(second, set(first.instead)))
        assume(not any(path.startswith(DATES) for path in second.instead))
        alone = faulty(first)
        assert alone is not None
        assert both is not None
        still = {(line.key, answer.where) for line, answer in found(both)}
        for line, answer in found(alone):
            if line.check.id == first.check and not touches(second, places(answer)):
                assert (line.key, answer.where) in still, str(second)


def touches(fault: Fault, paths: set[str]) -> bool:
    """Whether a fault changes one of these places, or what they are part of."""
    return any(path.startswith(changed) or changed.startswith(path) for changed in fault.instead for path in paths)


def test_the_plan_of_a_real_contest_is_sound_where_it_was_corrected() -> None:
    assert not [
        line.key for line in findings_of(lint(AdoptedPlan(plan=complete_plan(), digests={}), NOW)) if line.blocks
    ]
