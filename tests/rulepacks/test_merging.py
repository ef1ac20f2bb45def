"""Merging: 'union of duties, strictest parameter, provenance kept; real conflicts come with three ways out'."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pendulum
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.campaign import NOTHING_YET, AdoptedPlan, CampaignPlan, reviewed
from campaignkit.campaign.states import adopt
from campaignkit.checklists import ReviewLine, Verdict
from campaignkit.codec import digests, shipped_library
from campaignkit.rulepacks import Library, Merged, Pack, PackError, Rule, merge, merged, merged_rulings, ways_out
from campaignkit.rulepacks.merging import COMPARED, GATHERED, Strict
from campaignkit.simulation import demo_plan
from campaignkit.testing.story import at
from campaignkit.values import Place

LIBRARY = shipped_library()
PACK, RULE = LIBRARY.rules[0]
PLAN = demo_plan()
NOW = at("2023-08-21 09:00")
NAMES = [f"r{number}" for number in range(6)]
numbers = st.integers(0, 40).map(str)
lists = st.lists(st.sampled_from(["release", "disclaimer", "age"]), max_size=3).map(", ".join)
parameters = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(("min_age", "max_age", "bond_ratio", "max_entries", "retention_years"), numbers),
        "clause": lists,
        "must_be_free": st.sampled_from(["true", "false"]),
        "threshold": numbers,
        "min_entries": st.sampled_from(["5", "many", "NaN"]),
    },
)


def rule(name: str, **about: Any) -> Rule:
    plain: dict[str, Any] = {"lead_days": None, "deadline_days": None, "deadline_after": "", "parameters": {}}
    return evolve(RULE, id=name, **plain | about)


def pack(code: str, *rules: Rule) -> Pack:
    return evolve(PACK, id=code.lower(), code=code, rules=rules)


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, Rule]:
    """Six rules; packs are made of some of them, so that one id always means one rule."""
    return {
        name: rule(
            name,
            parameters=draw(parameters),
            lead_days=draw(st.none() | st.integers(0, 90)),
            deadline_days=draw(st.none() | st.integers(0, 90)),
            deadline_after=draw(st.sampled_from(["draw", "end"])),
        )
        for name in NAMES
    }


@st.composite
def three(draw: st.DrawFn) -> tuple[Merged, Merged, Merged]:
    """Three merges of packs that may share rules."""
    world = draw(worlds())
    some = [draw(st.sets(st.sampled_from(NAMES), min_size=1)) for _ in range(3)]
    one, two, three_ = (merged((pack("FR", *(world[name] for name in sorted(names))),)) for names in some)
    return one, two, three_


class TestLaws:
    """Order does not matter, nothing counts twice, and nothing is ever weaker."""

    @given(three())
    def test_merging_is_commutative_associative_and_idempotent(self, some: tuple[Merged, Merged, Merged]) -> None:
        a, b, c = some
        assert merge(a, b) == merge(b, a)
        assert merge(merge(a, b), c) == merge(a, merge(b, c)) == merge(a, b, c)
        assert merge(a, a) == a == merge(a) == merge(a, Merged())
        for one, other in ((merge(a, b), merge(b, a)), (merge(merge(a, b), c), merge(a, merge(b, c)))):
            assert (one.bounds, one.gathered, one.conflicts) == (other.bounds, other.gathered, other.conflicts)
            assert list(one.rules) == list(other.rules) == sorted(one.rules)

    @given(three())
    def test_it_is_never_weaker_than_either(self, some: tuple[Merged, Merged, Merged]) -> None:
        a, b, _c = some
        both = merge(a, b)
        for part in (a, b):
            assert part.rules.items() <= both.rules.items()
            for name, bound in part.bounds.items():
                now = both.bounds[name]
                assert now.value >= bound.value if COMPARED[name] is Strict.HIGHEST else now.value <= bound.value
                assert set(bound.behind) <= set(now.behind)
            for name, items in part.gathered.items():
                assert all(set(rules) <= set(both.gathered[name][item]) for item, rules in items.items())
            assert {each.about for each in part.conflicts} <= {each.about for each in both.conflicts}

    @given(three())
    def test_the_strictest_number_is_one_that_a_rule_gives_and_all_are_named(self, some: tuple[Merged, ...]) -> None:
        whole = merge(*some)
        for name, bound in whole.bounds.items():
            values = [value for _rule, value in bound.behind]
            assert bound.value == (max(values) if COMPARED[name] is Strict.HIGHEST else min(values))
            assert {rule for rule, _value in bound.behind} <= set(whole.rules)
        assert "threshold" not in whole.bounds


class TestByHand:
    """Worked by hand."""

    def test_the_longest_lead_and_the_shortest_deadline_with_their_rules(self) -> None:
        new_york = rule("ny", lead_days=30, deadline_days=90, deadline_after="end")
        florida = rule("fl", lead_days=7, deadline_days=60, deadline_after="end", parameters={"bond_ratio": "1.0"})
        together = merged((pack("US-NY", new_york), pack("US-FL", florida)))
        assert {name: bound.value for name, bound in together.bounds.items()} == {
            "lead_days": 30, "deadline_days_after_end": 60, "bond_ratio": Decimal("1.0"),
        }  # fmt: skip
        assert together.bounds["lead_days"].behind == (("fl", Decimal(7)), ("ny", Decimal(30)))
        assert together.conflicts == ()

    def test_clauses_add_up_with_the_rules_that_ask_for_each(self) -> None:
        one, other = (
            rule("a", parameters={"clause": "release, disclaimer"}),
            rule("b", parameters={"clause": "release"}),
        )
        assert merged((pack("X", one), pack("Y", other))).gathered == {
            "clause": {"disclaimer": ("a",), "release": ("a", "b")}
        }

    def test_bounds_that_cross_are_a_conflict_of_those_that_cross(self) -> None:
        together = merged(
            (
                pack("FR", rule("adults", parameters={"min_age": "18"}), rule("teens", parameters={"min_age": "12"})),
                pack("BE", rule("children", parameters={"max_age": "14"}), rule("old", parameters={"max_age": "99"})),
            )
        )
        (conflict,) = together.conflicts
        assert (conflict.about, conflict.rules, conflict.said.en) == (
            "min_age", ("adults", "children"), "min_age 18, max_age 14",
        )  # fmt: skip
        assert together.places(conflict) == ("BE", "FR")
        equal = merged((pack("FR", rule("a", parameters={"min_age": "14"}), rule("b", parameters={"max_age": "14"})),))
        assert equal.conflicts == ()

    def test_yes_against_no_is_a_conflict_and_other_words_are_none(self) -> None:
        yes, no = rule("y", parameters={"must_be_free": "true"}), rule("n", parameters={"must_be_free": "false"})
        (conflict,) = merged((pack("LU", yes), pack("FR", no, rule("o", parameters={"form": "free"})))).conflicts
        assert (conflict.rules, conflict.said.fr) == (("n", "y"), "must_be_free : oui et non")

    def test_two_rules_under_one_id_are_refused(self) -> None:
        with pytest.raises(PackError, match='two rules are called "a"'):
            merged((pack("FR", rule("a")), pack("BE", rule("a"))))

    def test_the_three_ways_out_name_the_places(self) -> None:
        assert ways_out(("BE", "IT")).en == (
            "three ways out: exclude BE, IT; a campaign or round of its own for BE, IT; "
            "or ask a lawyer what may change (mechanic, prize, way in)"
        )
        assert ways_out(("BE",)).fr.count("BE") == 2

    def test_what_the_shipped_packs_call_comparable_is_a_number(self) -> None:
        whole = merged(LIBRARY.packs)
        assert whole.conflicts == ()
        assert whole.bounds["lead_days"].value == 60
        assert set(whole.gathered) <= set(GATHERED)
        for _code, each in whole.rules.values():
            assert all(Decimal(each.parameters[name]).is_finite() for name in COMPARED if name in each.parameters)

    def test_only_verified_rules_that_apply_are_merged(self) -> None:
        from campaignkit.campaign.facts import facts

        rulings = LIBRARY.rulings(facts(PLAN), pendulum.Date(2026, 12, 1))
        applying = {each.rule.id for each in rulings if each.applies is True and each.rule.verified}
        assert set(merged_rulings(rulings).rules) == applying
        assert applying


def launch(plan: CampaignPlan, *rules: Rule) -> dict[str, ReviewLine]:
    packs = Library(packs=(pack("DE", *rules),)) if rules else LIBRARY
    campaign = adopt(evolve(NOTHING_YET, packs=packs), AdoptedPlan(plan=plan, digests=digests(plan)))
    return {line.key: line for line in reviewed(campaign, "launch", "", NOW).lines}


class TestAtTheGate:
    """Real conflicts are shown with three ways out, and never resolved in silence."""

    def open_to(self, *homes: str) -> CampaignPlan:
        entering = evolve(PLAN.rules.eligibility[0], residence=tuple(map(Place, homes)))
        return evolve(PLAN, rules=evolve(PLAN.rules, eligibility=(entering,)))

    def test_rules_at_odds_shut_the_launch(self) -> None:
        plain: dict[str, Any] = {"when": (), "verified": True, "effective_from": None, "effective_to": None}
        one = rule("a", parameters={"min_age": "18"}, **plain)
        other = rule("b", parameters={"max_age": "16"}, **plain)
        found = launch(PLAN, one, other)["campaign.law-agrees"]
        assert (found.verdict, found.blocks) == (Verdict.FAIL, True)
        assert found.answers[0].because.en == f"min_age 18, max_age 16 (a, b); {ways_out(('DE',)).en}"
        assert launch(PLAN, one)["campaign.law-agrees"].verdict is Verdict.PASS

    def test_what_one_country_forbids_and_another_allows_leaves_three_ways(self) -> None:
        forbidding = next(each for _pack, each in LIBRARY.rules if each.id == "us-no-purchase-amoe")
        stated = {"entry_payment": "purchase", "amoe": "false"}
        for homes, ways in ((("US", "FR"), True), (("US",), False)):
            found = launch(evolve(self.open_to(*homes), facts=stated))[f"packs.{forbidding.id}"]
            assert found.verdict is Verdict.FAIL
            assert ("three ways out: exclude US;" in found.answers[0].because.en) is ways
