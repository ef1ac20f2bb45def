"""May this person do this? Yes, no, or needs proof."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.rules import (
    Action,
    AgeAt,
    Condition,
    Eligibility,
    EntrantFacts,
    Exclusion,
    May,
    Override,
    RulesPlan,
    Who,
    age_on,
    eligible,
    publicity_at,
)
from campaignkit.values import UNKNOWN, InvalidValueError, Maybe, Place, Text

DE, US, NY, AT = Place("DE"), Place("US"), Place("US-NY"), Place("AT")
STAFF = Exclusion(id="staff", who=Who.STAFF, text=Text("personnel", "staff"), article="2.2")
KIN = Exclusion(id="kin", who=Who.FAMILY, text=Text("famille", "family"), degree=2, article="2.4")
RECENT = Exclusion(
    id="recent", who=Who.RECENT_WINNERS, text=Text("gagnant récent", "recent winner"), months=6, article="2.5"
)
BUYER = Condition(id="receipt", text=Text("un ticket", "a receipt"), article="2.3")
RULE = Eligibility(id="e", action=Action.ENTER, minimum_age=18, residence=(DE, US), not_in=(NY,), article="2.1")
STRICT = evolve(RULE, excluded=(STAFF,), conditions=(BUYER,))
ADULT = EntrantFacts(age=18, residence=DE, belongs_to=frozenset(), shown=frozenset({"receipt"}))
YOUNG_IN_AUSTRIA = Override(id="at", residence=(AT,), minimum_age=14, article="2.6")


def entering(rule: Eligibility, facts: EntrantFacts) -> Any:
    return eligible(RulesPlan(eligibility=(rule,)), Action.ENTER, facts)


def test_whoever_shows_everything_may() -> None:
    assert entering(STRICT, ADULT) == (May.YES, ())


@pytest.mark.parametrize(
    ("facts", "article", "words"),
    [
        (evolve(ADULT, age=17), "2.1", "under 18"),
        (evolve(ADULT, residence=Place("FR")), "2.1", "FR is outside the territory"),
        (evolve(ADULT, residence=NY), "2.1", "US-NY is outside the territory"),
        (evolve(ADULT, belongs_to=frozenset({Who.STAFF, Who.FAMILY})), "2.2", "staff"),
    ],
)
def test_whoever_the_rules_shut_out_may_not_and_is_told_the_article(
    facts: EntrantFacts, article: str, words: str
) -> None:
    may, (ground,) = entering(STRICT, facts)
    assert (may, ground.may, ground.article, ground.text.en) == (May.NO, May.NO, article, words)
    assert ground.text.fr


@pytest.mark.parametrize(
    ("facts", "articles"),
    [
        (evolve(ADULT, age=UNKNOWN), ["2.1"]),
        (evolve(ADULT, residence=UNKNOWN), ["2.1"]),
        (evolve(ADULT, belongs_to=UNKNOWN), ["2.2"]),
        (evolve(ADULT, shown=frozenset()), ["2.3"]),
        (EntrantFacts(), ["2.1", "2.1", "2.2", "2.3"]),
    ],
)
def test_what_is_not_known_needs_proof(facts: EntrantFacts, articles: list[str]) -> None:
    may, grounds = entering(STRICT, facts)
    assert may is May.NEEDS_PROOF
    assert [ground.article for ground in grounds] == articles


@pytest.mark.parametrize("rule", [evolve(RULE, minimum_age=UNKNOWN), evolve(RULE, residence=UNKNOWN)])
def test_what_the_rules_do_not_say_needs_proof(rule: Eligibility) -> None:
    assert entering(rule, ADULT)[0] is May.NEEDS_PROOF


def test_one_no_outweighs_every_missing_proof() -> None:
    may, grounds = entering(STRICT, EntrantFacts(age=3))
    assert may is May.NO
    assert len(grounds) == 4


def test_without_a_minimum_age_nobody_is_asked_for_it() -> None:
    assert entering(evolve(RULE, minimum_age=None), evolve(ADULT, age=UNKNOWN)) == (May.YES, ())


def test_a_region_lies_in_its_country() -> None:
    assert entering(RULE, evolve(ADULT, residence=Place("US-CA"))) == (May.YES, ())


ages: st.SearchStrategy[Maybe[int]] = st.one_of(st.just(UNKNOWN), st.integers(0, 120))
homes: st.SearchStrategy[Maybe[Place]] = st.sampled_from([UNKNOWN, DE, US, NY, Place("FR")])
groups: st.SearchStrategy[Maybe[frozenset[Who]]] = st.one_of(st.just(UNKNOWN), st.frozensets(st.sampled_from(Who)))
facts = st.builds(
    EntrantFacts, age=ages, residence=homes, belongs_to=groups, shown=st.frozensets(st.sampled_from(["receipt", "x"]))
)


class TestGrounds:
    """The answer follows from its grounds: a no when one forbids, a yes only when there is none."""

    @given(facts)
    def test_the_gravest_ground_is_the_answer(self, known: EntrantFacts) -> None:
        may, grounds = entering(STRICT, known)
        assert (may is May.YES) == (not grounds)
        assert (may is May.NO) is any(ground.may is May.NO for ground in grounds)

    @given(facts)
    def test_an_age_that_is_forgotten_turns_a_yes_into_a_question(self, known: EntrantFacts) -> None:
        if entering(STRICT, known)[0] is May.YES:
            assert entering(STRICT, evolve(known, age=UNKNOWN))[0] is May.NEEDS_PROOF


def rules(*overrides: Override, **about: Any) -> RulesPlan:
    return RulesPlan(eligibility=(evolve(RULE, residence=(DE, AT, US), **about),), overrides=overrides)


BOY = EntrantFacts(age=15, belongs_to=frozenset())


class TestOverrides:
    """Where the home has rules of its own, these hold instead of the general ones."""

    @pytest.mark.parametrize(("home", "may"), [(AT, May.YES), (DE, May.NO), (UNKNOWN, May.NEEDS_PROOF)])
    def test_the_age_is_that_of_the_home_and_an_unknown_home_is_no_no_yet(self, home: Maybe[Place], may: May) -> None:
        assert eligible(rules(YOUNG_IN_AUSTRIA), Action.ENTER, evolve(BOY, residence=home))[0] is may

    def test_a_country_that_holds_a_special_region_is_not_told_no_yet(self) -> None:
        young_in_ohio = Override(id="oh", residence=(Place("US-OH"),), minimum_age=13)
        facts = evolve(BOY, residence=US)
        may, grounds = eligible(rules(young_in_ohio), Action.ENTER, facts)
        assert may is May.NEEDS_PROOF
        assert all(ground.may is May.NEEDS_PROOF for ground in grounds)

    def test_of_two_places_the_narrower_counts(self) -> None:
        states = Override(id="us", residence=(US,), minimum_age=21)
        ohio = Override(id="oh", residence=(Place("US-OH"),), minimum_age=13)
        may, _grounds = eligible(rules(states, ohio), Action.ENTER, evolve(BOY, residence=Place("US-OH")))
        assert may is May.YES

    def test_a_place_that_is_void_shuts_everybody_out_under_its_article(self) -> None:
        void = Override(id="at", residence=(AT,), open=False, article="9")
        may, (ground,) = eligible(rules(void), Action.ENTER, evolve(ADULT, residence=AT))
        assert (may, ground.article, ground.text.en) == (May.NO, "9", "void at this home")

    @pytest.mark.parametrize(("action", "may"), [(Action.ENTER, May.YES), (Action.CLAIM, May.NEEDS_PROOF)])
    def test_a_skill_question_is_asked_of_winners_alone(self, action: Action, may: May) -> None:
        canada = Override(id="ca", residence=(AT,), skill_question=True, article="10")
        facts = evolve(ADULT, residence=AT)
        assert eligible(rules(canada), action, facts)[0] is may
        assert eligible(rules(canada), action, evolve(facts, shown=frozenset({"skill-question"})))[0] is May.YES

    @pytest.mark.parametrize(("home", "may"), [(DE, True), (AT, False), (Place("US-TN"), True)])
    def test_publicity_is_that_of_the_home(self, home: Place, may: bool) -> None:  # noqa: FBT001
        plan = RulesPlan(publicity=True, overrides=(Override(id="at", residence=(AT,), publicity=False),))
        assert publicity_at(plan, home) is may


class TestActions:
    """Whoever acts meets the rules of that action and of those that led there."""

    def test_a_winner_was_allowed_to_enter(self) -> None:
        winning = Eligibility(id="w", action=Action.WIN, minimum_age=None, residence=(DE,), article="7")
        plan = RulesPlan(eligibility=(RULE, winning))
        facts = evolve(ADULT, residence=Place("US-CA"))
        assert eligible(plan, Action.ENTER, facts)[0] is May.YES
        assert [ground.article for ground in eligible(plan, Action.WIN, facts)[1]] == ["7"]
        assert [ground.article for ground in eligible(plan, Action.CLAIM, evolve(facts, age=4))[1]] == ["2.1", "7"]

    @pytest.mark.parametrize("action", [Action.VOTE, Action.ACCOMPANY])
    def test_an_action_without_a_rule_is_no_yes(self, action: Action) -> None:
        may, (ground,) = eligible(RulesPlan(eligibility=(RULE,)), action, ADULT)
        assert (may, ground.text.en) == (May.NEEDS_PROOF, "the rules do not say who may")


BORN = date(2008, 12, 1)
DAYS = {AgeAt.OPENING: date(2026, 11, 20), AgeAt.ENTRY: date(2026, 11, 30), AgeAt.CLOSE: date(2026, 12, 1)}


class TestAge:
    """The age counts on the day that the rules name."""

    @pytest.mark.parametrize(
        ("at", "may"),
        [(AgeAt.OPENING, May.NO), (AgeAt.ENTRY, May.NO), (AgeAt.CLOSE, May.YES), (UNKNOWN, May.NEEDS_PROOF)],
    )
    def test_a_birthday_on_the_last_day_counts_only_there(self, at: Maybe[AgeAt], may: May) -> None:
        facts = evolve(ADULT, age=UNKNOWN, born_on=BORN, days=DAYS)
        assert entering(evolve(RULE, age_at=at), facts)[0] is may

    def test_a_day_that_is_not_known_gives_no_age(self) -> None:
        assert entering(evolve(RULE, age_at=AgeAt.CLOSE), evolve(ADULT, born_on=BORN))[0] is May.NEEDS_PROOF

    @given(st.dates(), st.dates())
    def test_one_is_a_year_older_each_year(self, born: date, day: date) -> None:
        later = day.replace(year=day.year + 1) if (day.month, day.day) != (2, 29) and day.year < 9999 else None
        if later is not None:
            assert age_on(born, later) == age_on(born, day) + 1


class TestReach:
    """The furthest degree of kinship that is shut out, inclusive; for how many months, exclusive at the end."""

    @pytest.mark.parametrize(("kinship", "may"), [(1, May.NO), (2, May.NO), (3, May.YES), (UNKNOWN, May.NEEDS_PROOF)])
    def test_kinship_counts_up_to_its_degree(self, kinship: Maybe[int], may: May) -> None:
        facts = evolve(ADULT, belongs_to=frozenset({Who.FAMILY}), kinship=kinship)
        assert entering(evolve(RULE, excluded=(KIN,)), facts)[0] is may

    @pytest.mark.parametrize(
        ("since", "may"),
        [({}, May.NEEDS_PROOF), ({Who.RECENT_WINNERS: 5}, May.NO), ({Who.RECENT_WINNERS: 6}, May.YES)],
    )
    def test_a_past_win_counts_for_its_months(self, since: dict[Who, int], may: May) -> None:
        facts = evolve(ADULT, belongs_to=frozenset({Who.RECENT_WINNERS}), months_since=since)
        assert entering(evolve(RULE, excluded=(RECENT,)), facts)[0] is may

    def test_a_reach_below_one_is_refused_at_birth(self) -> None:
        with pytest.raises(InvalidValueError):
            evolve(KIN, degree=0)


EVERYTHING = RulesPlan(
    eligibility=(
        evolve(STRICT, residence=(DE, AT, US), guardian_consent=True, minimum_age=16, excluded=(STAFF, KIN, RECENT)),
        Eligibility(id="w", action=Action.WIN, minimum_age=18, residence=(DE, AT, US), article="7"),
    ),
    overrides=(
        YOUNG_IN_AUSTRIA,
        Override(id="us", residence=(US,), minimum_age=21, guardian_consent=None),
        Override(id="ca", residence=(Place("US-CA"),), minimum_age=13, skill_question=True),
        Override(id="tx", residence=(Place("US-TX"),), open=False),
    ),
)
whole_facts = st.fixed_dictionaries(
    {
        "age": st.integers(10, 25),
        "residence": st.sampled_from([DE, AT, NY, Place("US-CA"), Place("US-TX"), Place("FR")]),
        "guardian_consent": st.booleans(),
        "belongs_to": st.frozensets(st.sampled_from([Who.STAFF, Who.FAMILY, Who.RECENT_WINNERS])),
        "kinship": st.integers(1, 4),
        "months_since": st.just({Who.RECENT_WINNERS: 3}) | st.just({Who.RECENT_WINNERS: 9}),
        "shown": st.sampled_from([frozenset({"receipt"}), frozenset({"receipt", "skill-question"}), frozenset()]),
    }
)


def less(known: dict[str, Any], forgotten: frozenset[str]) -> EntrantFacts:
    """The same person, of whom these things are not known; of a home the country alone may be left."""
    kept = {name: value for name, value in known.items() if name not in forgotten}
    if "residence" in kept and "region" in forgotten:
        kept["residence"] = Place(kept["residence"].split("-")[0])
    return EntrantFacts(**kept)


class TestKnowingMore:
    """What is not known is never a yes; and as long as the home may still decide, it is never a no."""

    @given(
        whole_facts,
        st.frozensets(st.sampled_from(["age", "residence", "region", "guardian_consent", "belongs_to", "kinship"])),
        st.sampled_from([Action.ENTER, Action.WIN, Action.CLAIM]),
    )
    def test_a_yes_and_a_no_stand_whatever_is_learned_later(
        self, known: dict[str, Any], forgotten: frozenset[str], action: Action
    ) -> None:
        early = eligible(EVERYTHING, action, less(known, forgotten))[0]
        if early is not May.NEEDS_PROOF:
            assert eligible(EVERYTHING, action, less(known, frozenset()))[0] is early
