"""Conditions over facts: three values, a closed vocabulary, and places as a tree."""

from __future__ import annotations

from decimal import Decimal

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.rulepacks import (
    EU,
    FACTS,
    AtLeast,
    Comparison,
    Either,
    Facts,
    Sort,
    Territory,
    Value,
    all_hold,
    comparison,
    facts_of,
    holds,
    stated,
    why_open,
)
from campaignkit.values import UNKNOWN, InvalidValueError, Maybe, Money, Place

FRANCE = Territory(places=frozenset({Place("FR")}))
STATES = Territory(places=frozenset({Place("US")}), without=frozenset({Place("US-NY")}))
KNOWN: Facts = {
    "open_to": FRANCE,
    "mechanic": "chance",
    "channels": frozenset({"instagram", "website"}),
    "permits": frozenset(),
    "prize_total": Money(5000, "USD"),
    "min_age": Decimal(16),
    "amoe": False,
    "award_date": pendulum.Date(2026, 1, 1),
}


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("open_to meets FR", True),
        ("open_to meets EU", True),
        ("open_to meets EEA", True),
        ("open_to meets FR-971", True),
        ("open_to meets DE, EE", False),
        ("mechanic in chance, mixed", True),
        ("mechanic not in chance, mixed", False),
        ("mechanic is jury", False),
        ("mechanic is not jury", True),
        ("channels has facebook, website", True),
        ("channels has x", False),
        ("permits is none", True),
        ("channels is none", False),
        ("prize_total > 5000 USD", False),
        ("prize_total <= 5000 USD", True),
        ("prize_total > 4500 EUR", UNKNOWN),
        ("min_age < 18", True),
        ("amoe is false", True),
        ("award_date >= 2026-01-01", True),
        ("collect_stage is entry", UNKNOWN),
    ],
)
def test_a_line_is_held_against_the_facts(line: str, answer: Maybe[bool]) -> None:
    assert holds(comparison(line), KNOWN) is answer
    assert str(comparison(line)) == line


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("mechanic", "mechanic in chance, mixed"),
        ("mechanik is chance", "open_to, mechanic"),
        ("mechanic > chance", "is / is not / in / not in"),
        ("mechanic is luck", "chance, mixed"),
        ("channels has myspace", "instagram"),
        ("prize_total > 5000", "5000 USD"),
        ("prize_total > 5000 dollars", "5000 USD"),
        ("min_age < old", "18"),
        ("amoe is yes", "true, false"),
        ("open_to meets France", "FR, US-NY"),
        ("award_date < tomorrow", "2026-01-01"),
        ("award_date < 2026-W01-1", "2026-01-01"),
        ("permits is bond", "permits is none"),
        ("channels has none", "instagram"),
        ("min_age < NaN", "18"),
        ("min_age < -1", "18"),
        ("min_age < 18, 21", "min_age < 18"),
        ("prize_total > -5 EUR", "5000 USD"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_with_what_could_be_written(line: str, told: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        comparison(line)
    assert told in caught.value.say("en")
    assert "écrire par exemple" in caught.value.say("fr")


class TestPlaces:
    """'open to FR asks the EU and EEA rules; open to US asks the states'"""

    @given(st.sampled_from(EU))
    def test_every_member_state_asks_the_rules_of_the_union_and_of_the_area(self, country: str) -> None:
        open_to: Facts = {"open_to": Territory(places=frozenset({Place(country)}))}
        assert holds(comparison("open_to meets EU"), open_to) is True
        assert holds(comparison("open_to meets EEA"), open_to) is True

    @pytest.mark.parametrize(
        ("place", "meets"),
        [("US", True), ("US-FL", True), ("US-NY", False), ("CA", False), ("EU", False), ("EEA", False)],
    )
    def test_a_country_asks_its_regions_but_those_that_are_shut_out(self, place: str, meets: bool) -> None:  # noqa: FBT001
        assert STATES.meets(place) is meets

    def test_a_region_asks_its_country_and_not_its_neighbour(self) -> None:
        quebec = Territory(places=frozenset({Place("CA-QC")}))
        assert (quebec.meets("CA"), quebec.meets("CA-QC"), quebec.meets("CA-ON")) == (True, True, False)

    def test_three_countries_of_the_area_are_not_in_the_union(self) -> None:
        norway = Territory(places=frozenset({Place("NO")}))
        assert (norway.meets("EEA"), norway.meets("EU")) == (True, False)

    @pytest.mark.parametrize(("open_to", "answer"), [(FRANCE, False), (STATES, UNKNOWN), (UNKNOWN, UNKNOWN)])
    def test_where_a_winner_lives_is_asked_only_where_the_contest_is_open(
        self, open_to: Maybe[Territory], answer: Maybe[bool]
    ) -> None:
        assert holds(comparison("winner_country meets US"), {"open_to": open_to}) is answer
        against = answer if answer is UNKNOWN else not answer
        assert holds(comparison("winner_country is not US"), {"open_to": open_to}) is against

    def test_a_group_that_is_stated_stands_for_its_countries(self) -> None:
        known: Facts = {"open_to": stated("open_to", "EU, NO")}
        assert [holds(comparison(f"open_to meets {place}"), known) for place in ("FR", "EEA", "NO", "CH")] == [
            True, True, True, False,
        ]  # fmt: skip

    def test_of_two_that_hold_a_home_the_narrower_counts(self) -> None:
        again = Territory(places=frozenset({Place("DE"), Place("US-NY")}), without=frozenset({Place("US")}))
        assert [again.meets(place) for place in ("US", "US-NY", "US-FL")] == [True, True, False]


class TestSomeMembers:
    """A set of which only some members are known answers for these, and is unknown for the others."""

    @pytest.mark.parametrize(
        ("line", "answer"),
        [
            ("entry_actions has comment, like", True),
            ("entry_actions has tag_friend", UNKNOWN),
            ("entry_actions is none", False),
        ],
    )
    def test_what_is_not_known_to_be_there_may_be(self, line: str, answer: Maybe[bool]) -> None:
        assert holds(comparison(line), {"entry_actions": AtLeast(frozenset({"comment"}))}) is answer


class TestWhyItIsOpen:
    """'an unknown fact is a question': whatever leaves a condition open says what would settle it."""

    @pytest.mark.parametrize(
        ("line", "facts", "asked"),
        [
            ("promoter_medium is tv", {}, ("promoter_medium", "Is the promoter a medium?")),
            ("prize_total > 5 USD", {"prize_total": Money(50, "EUR")}, ("prize_total", "how much in USD?")),
            ("entry_actions has like", {"entry_actions": AtLeast(frozenset())}, ("entry_actions", "What must be done")),
        ],
    )
    def test_a_question_is_asked(self, line: str, facts: Facts, asked: tuple[str, str]) -> None:
        ((name, question),) = why_open(comparison(line), facts)
        assert name == asked[0]
        assert asked[1] in question.en

    def test_nothing_is_asked_of_what_is_settled(self) -> None:
        assert why_open(comparison("mechanic is jury"), KNOWN) == ()

    def test_either_of_nothing_is_no_condition(self) -> None:
        with pytest.raises(ValueError, match="any"):
            Either(any=())


LINES = (
    "open_to meets EU", "mechanic in chance, mixed", "channels has instagram", "prize_total > 100 EUR", "min_age < 18",
    "amoe is false", "permits is none",
)  # fmt: skip
VALUES: dict[str, list[Value]] = {
    "open_to": [FRANCE, STATES],
    "mechanic": ["chance", "jury"],
    "channels": [frozenset({"instagram"}), frozenset({"x"})],
    "prize_total": [Money(50, "EUR"), Money(500, "EUR"), Money(500, "USD")],
    "min_age": [Decimal(16), Decimal(18)],
    "amoe": [True, False],
    "permits": [frozenset(), frozenset({"bond"})],
}
whole = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in VALUES.items()})
conditions = st.lists(
    st.sampled_from(LINES).map(comparison)
    | st.lists(st.sampled_from(LINES).map(comparison), min_size=1, max_size=3).map(lambda row: Either(any=tuple(row))),
    max_size=4,
)


class TestKnowingMore:
    """'unknown is unknown, never a pass'; a yes and a no stand whatever is learned later."""

    @given(conditions, whole, st.frozensets(st.sampled_from(sorted(VALUES))))
    def test_a_definite_answer_never_changes(
        self, asked: list[Comparison | Either], known: dict[str, Value], forgotten: frozenset[str]
    ) -> None:
        early = all_hold(asked, {name: value for name, value in known.items() if name not in forgotten})
        if early is not UNKNOWN:
            assert all_hold(asked, known) is early

    @given(conditions, whole)
    def test_unknown_names_a_fact_that_is_missing_or_money_that_cannot_be_compared(
        self, asked: list[Comparison | Either], known: dict[str, Value]
    ) -> None:
        if all_hold(asked, known) is UNKNOWN:
            assert "prize_total" in {name for each in asked for name in facts_of(each)}

    def test_no_condition_always_applies(self) -> None:
        assert all_hold((), {}) is True


class TestStated:
    """What a person says of a fact, in the words of the vocabulary."""

    @pytest.mark.parametrize(
        ("name", "words", "value"),
        [
            ("promoter_sector", "alcohol", "alcohol"),
            ("marketing_channels", "email, sms", frozenset({"email", "sms"})),
            ("permits", "none", frozenset()),
            ("promoter_has_retail_in", "US-RI", Territory(places=frozenset({Place("US-RI")}))),
            ("commercial", "true", True),
            ("partner_value_year", "900 EUR", Money(900, "EUR")),
        ],
    )
    def test_it_is_read_as_a_value_of_its_sort(self, name: str, words: str, value: Value) -> None:
        assert stated(name, words) == value

    @pytest.mark.parametrize(("name", "words"), [("sector", "alcohol"), ("promoter_sector", "wine"), ("permits", "x")])
    def test_what_is_not_in_the_vocabulary_is_refused(self, name: str, words: str) -> None:
        with pytest.raises(InvalidValueError):
            stated(name, words)


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_every_fact_is_a_question_in_both_languages(fact: object) -> None:
    known = FACTS[fact.name]  # type: ignore[attr-defined]
    assert known.question.fr.endswith(" ?")
    assert known.question.en.endswith("?")
    assert bool(known.values) is (known.sort in (Sort.CHOICE, Sort.SET))
