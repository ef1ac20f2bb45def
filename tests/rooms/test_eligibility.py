"""May this person do this? Yes, no, or needs proof."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.rules import (
    Action,
    Condition,
    Eligibility,
    EntrantFacts,
    Exclusion,
    May,
    Who,
    eligible,
)
from campaignkit.values import UNKNOWN, Maybe, Place, Text

DE, US, NY = Place("DE"), Place("US"), Place("US-NY")
STAFF = Exclusion(id="staff", who=Who.STAFF, text=Text("personnel", "staff"), article="2.2")
BUYER = Condition(id="receipt", text=Text("un ticket", "a receipt"), article="2.3")
RULE = Eligibility(id="e", action=Action.ENTER, minimum_age=18, residence=(DE, US), not_in=(NY,), article="2.1")
STRICT = evolve(RULE, excluded=(STAFF,), conditions=(BUYER,))
ADULT = EntrantFacts(age=18, residence=DE, belongs_to=frozenset(), shown=frozenset({"receipt"}))


def test_whoever_shows_everything_may() -> None:
    assert eligible(STRICT, ADULT) == (May.YES, ())


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
    may, (ground,) = eligible(STRICT, facts)
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
    may, grounds = eligible(STRICT, facts)
    assert may is May.NEEDS_PROOF
    assert [ground.article for ground in grounds] == articles


@pytest.mark.parametrize("rule", [evolve(RULE, minimum_age=UNKNOWN), evolve(RULE, residence=UNKNOWN)])
def test_what_the_rules_do_not_say_needs_proof(rule: Eligibility) -> None:
    assert eligible(rule, ADULT)[0] is May.NEEDS_PROOF


def test_one_no_outweighs_every_missing_proof() -> None:
    may, grounds = eligible(STRICT, EntrantFacts(age=3))
    assert may is May.NO
    assert len(grounds) == 4


def test_without_a_minimum_age_nobody_is_asked_for_it() -> None:
    assert eligible(evolve(RULE, minimum_age=None), evolve(ADULT, age=UNKNOWN)) == (May.YES, ())


def test_a_region_lies_in_its_country() -> None:
    assert eligible(RULE, evolve(ADULT, residence=Place("US-CA"))) == (May.YES, ())


ages: st.SearchStrategy[Maybe[int]] = st.one_of(st.just(UNKNOWN), st.integers(0, 120))
homes: st.SearchStrategy[Maybe[Place]] = st.sampled_from([UNKNOWN, DE, NY, Place("FR")])
groups: st.SearchStrategy[Maybe[frozenset[Who]]] = st.one_of(st.just(UNKNOWN), st.frozensets(st.sampled_from(Who)))
facts = st.builds(
    EntrantFacts, age=ages, residence=homes, belongs_to=groups, shown=st.frozensets(st.sampled_from(["receipt", "x"]))
)


class TestGrounds:
    """The answer follows from its grounds: a no when one forbids, a yes only when there is none."""

    @given(facts)
    def test_the_gravest_ground_is_the_answer(self, known: EntrantFacts) -> None:
        may, grounds = eligible(STRICT, known)
        assert (may is May.YES) == (not grounds)
        assert (may is May.NO) is any(ground.may is May.NO for ground in grounds)

    @given(facts)
    def test_an_age_that_is_forgotten_turns_a_yes_into_a_question(self, known: EntrantFacts) -> None:
        if eligible(STRICT, known)[0] is May.YES:
            assert eligible(STRICT, evolve(known, age=UNKNOWN))[0] is May.NEEDS_PROOF
