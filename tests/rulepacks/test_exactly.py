"""Word for word: what is said of conditions and rules that cannot be, and what settles one that can."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import Any

import pendulum
import pytest
from attrs import evolve

from campaignkit.codec import shipped_library
from campaignkit.rulepacks import (
    AgeRow,
    AtLeast,
    Comparison,
    Either,
    Facts,
    Library,
    Merged,
    Pack,
    PackError,
    Rule,
    Territory,
    Value,
    Weight,
    Worth,
    all_hold,
    comparison,
    holds,
    merged,
    stated,
    ways_out,
    why_open,
    words_of,
)
from campaignkit.rulepacks.library import ruling
from campaignkit.values import UNKNOWN, InvalidValueError, Maybe, Money, Place

LIBRARY = shipped_library()
PACK, RULE = LIBRARY.rules[0]
TABLE = LIBRARY.tables[0]
DAY = pendulum.Date(2026, 12, 1)
YES, NO, OPEN = comparison("amoe is true"), comparison("online is true"), comparison("commercial is true")
KNOWN: Facts = {"amoe": True, "online": False}
ANSWER: dict[Comparison, Maybe[bool]] = {YES: True, NO: False, OPEN: UNKNOWN}


def rule(name: str, **about: Any) -> Rule:
    plain: dict[str, Any] = {"lead_days": None, "deadline_days": None, "deadline_after": "", "parameters": {}}
    return evolve(RULE, id=name, **plain | about)


def pack(*rules: Rule, code: str = "FR") -> Pack:
    return evolve(PACK, id=code.lower(), code=code, rules=rules)


@pytest.mark.parametrize(
    ("line", "french", "english"),
    [
        (
            "mechanic",
            "« mechanic » n'est pas une comparaison. écrire par exemple : mechanic in chance, mixed",
            '"mechanic" is not a comparison. write for example: mechanic in chance, mixed',
        ),
        (
            "mechanic > chance",
            "« > » ne s'emploie pas avec mechanic. écrire par exemple : is / is not / in / not in",
            '">" cannot be asked of mechanic. write for example: is / is not / in / not in',
        ),
        (
            "permits is bond",
            "« bond » ne suit pas « is ». écrire par exemple : permits is none",
            '"bond" does not follow "is". write for example: permits is none',
        ),
        (
            "min_age < 18, 21",
            "« 18, 21 » est plus d'une borne. écrire par exemple : min_age < 18",
            '"18, 21" is more than one bound. write for example: min_age < 18',
        ),
        (
            "min_age < -1",
            "« -1 » n'est pas une valeur de min_age. écrire par exemple : 18",
            '"-1" is no value of min_age. write for example: 18',
        ),
        (
            "collect_stage is later",
            "« later » n'est pas une valeur de collect_stage. écrire par exemple : entry, win",
            '"later" is no value of collect_stage. write for example: entry, win',
        ),
    ],
)
def test_a_line_that_cannot_be_read_is_quoted_with_one_that_can(line: str, french: str, english: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        comparison(line)
    assert (caught.value.say("fr"), caught.value.say("en")) == (french, english)


def test_a_fact_that_nobody_knows_is_quoted_with_all_that_there_are() -> None:
    with pytest.raises(InvalidValueError) as caught:
        comparison("sector is wine")
    assert caught.value.what.fr == "« sector » n'est pas un fait connu"
    assert caught.value.what.en == '"sector" is no known fact'
    assert caught.value.because is None
    assert caught.value.remedy is not None
    assert caught.value.remedy.en.startswith("write for example: open_to, mechanic, ")


@pytest.mark.parametrize(
    ("line", "bound"), [("min_age > 0", Decimal(0)), ("prize_total > 0.50 EUR", Money("0.50", "EUR"))]
)
def test_a_bound_may_be_nothing_or_less_than_one(line: str, bound: Value) -> None:
    assert comparison(line).values == (bound,)


class TestThreeValues:
    """'Conditions over facts in three values: what is not known makes the answer unknown, never a pass.'"""

    @pytest.mark.parametrize("asked", list(product(ANSWER, repeat=3)))
    def test_of_several_that_must_hold_one_that_does_not_is_a_no(self, asked: tuple[Comparison, ...]) -> None:
        answers = [ANSWER[each] for each in asked]
        settled = False if False in answers else UNKNOWN if UNKNOWN in answers else True
        assert all_hold(asked, KNOWN) is settled

    @pytest.mark.parametrize("asked", list(product(ANSWER, repeat=3)))
    def test_of_several_of_which_one_must_hold_one_that_does_is_a_yes(self, asked: tuple[Comparison, ...]) -> None:
        answers = [ANSWER[each] for each in asked]
        settled = True if True in answers else UNKNOWN if UNKNOWN in answers else False
        assert holds(Either(any=asked), KNOWN) is settled

    @pytest.mark.parametrize(
        ("when", "applies", "because"),
        [
            ((YES, YES), True, (YES, YES)),
            ((YES, NO, OPEN), False, (NO,)),
            ((YES, OPEN), UNKNOWN, (OPEN,)),
            ((), True, ()),
        ],
    )
    def test_a_ruling_names_what_settles_it(self, when: Any, applies: Maybe[bool], because: Any) -> None:
        """'those that fail, or those that are open, or all'"""
        found = ruling(PACK, rule("r", when=when), KNOWN)
        assert (found.applies, found.because) == (applies, because)

    def test_a_set_of_which_no_member_is_known_may_be_empty(self) -> None:
        assert holds(comparison("entry_actions is none"), {"entry_actions": AtLeast(frozenset())}) is UNKNOWN

    @pytest.mark.parametrize(("home", "outside"), [("FR", True), ("US", False), ("US-NY", False)])
    def test_a_place_that_is_known_is_or_is_not_another(self, home: str, outside: bool) -> None:  # noqa: FBT001
        known: Facts = {"winner_country": stated("winner_country", home)}
        assert holds(comparison("winner_country is not US"), known) is outside
        assert holds(comparison("winner_country meets US"), known) is not outside


class TestWhatWouldSettleIt:
    """'What would have to be known ...: each fact with the question, or the missing rate.'"""

    def asked(self, line: str, facts: Facts) -> list[tuple[str, str]]:
        return [(question.fr, question.en) for _name, question in why_open(comparison(line), facts)]

    def test_money_of_another_currency_wants_a_rate(self) -> None:
        rate = (
            "50\u00a0EUR : combien en USD ? (le cours se dit sous rates)",
            "50 EUR: how much in USD? (the rate is said under rates)",
        )
        assert self.asked("prize_total > 5 USD", {"prize_total": Money(50, "EUR")}) == [rate]

    def test_so_does_a_sum_that_is_known_in_two_others(self) -> None:
        known = Worth((Money(50, "EUR"), Money(48, "CHF")))
        ((french, _english),) = self.asked("prize_total > 5 USD", {"prize_total": known})
        assert french == "50\u00a0EUR = 48\u00a0CHF : combien en USD ? (le cours se dit sous rates)"

    @pytest.mark.parametrize("line", ["prize_total > 5 USD", "permits is none", "min_age < 18"])
    def test_what_nobody_knows_is_the_question_of_the_fact(self, line: str) -> None:
        ((name, question),) = why_open(comparison(line), {})
        assert line.startswith(name)
        assert question.fr.endswith(" ?")

    def test_of_either_only_what_is_open_is_asked(self) -> None:
        assert [name for name, _question in why_open(Either(any=(NO, OPEN)), KNOWN)] == ["commercial"]


VALUES: tuple[tuple[Value, str], ...] = (
    (True, "True"),
    (Money(5, "EUR"), "5 EUR"),
    (frozenset({"sms", "email"}), "email, sms"),
    (AtLeast(frozenset({"sms", "email"})), "email, sms, …"),
    (Worth((Money(5, "EUR"), Money(4, "USD"))), "5 EUR = 4 USD"),
    (stated("open_to", "FR, DE"), "DE, FR - "),
    (Territory(places=frozenset({Place("US")}), without=frozenset({Place("US-NY")})), "US - US-NY"),
    (Territory(places=frozenset()), " - "),
    (Territory(places=frozenset(), everywhere=True), "everywhere - "),
    (Territory(places=frozenset(), everywhere=True, without=frozenset({Place("US")})), "everywhere - US"),
)


class TestWords:
    """'A value as text that is the same for the same value: what a sign-off is bound to.'"""

    @pytest.mark.parametrize(("value", "words"), VALUES)
    def test_a_value_in_words(self, value: Value, words: str) -> None:
        assert words_of(value) == words

    def test_another_value_has_other_words(self) -> None:
        assert len({words_of(value) for value, _words in VALUES}) == len(VALUES)


def test_what_is_let_in_and_shut_out_by_one_name_is_shut_out() -> None:
    both = frozenset({Place("DE")})
    assert not Territory(places=both, without=both).meets("DE")


class TestAPackThatCannotBe:
    """'a cycle of successors: refused at load with ... remedy'"""

    def test_every_fault_is_said_at_once(self) -> None:
        with pytest.raises(PackError) as caught:
            Library(packs=(pack(rule("a", successor="lost"), rule("b", successor="b")),))
        assert caught.value.say("fr") == (
            "ces paquets ne vont pas ensemble. « lost », qui suit « a », n'existe pas ; "
            "« b » finit par se suivre elle-même. corriger ces identifiants"
        )
        assert caught.value.say("en") == (
            'these packs do not fit together. "lost" after "a" is not there; '
            '"b" follows itself in the end. correct these ids'
        )

    def test_a_rule_that_leads_into_a_circle_is_not_in_it(self) -> None:
        circle = (rule("a", successor="b"), rule("b", successor="c"), rule("c", successor="b"))
        with pytest.raises(PackError) as caught:
            Library(packs=(pack(*circle),))
        assert '"b" follows itself' in caught.value.say("en")
        assert '"c" follows itself' in caught.value.say("en")
        assert '"a"' not in caught.value.say("en")

    def test_a_rule_says_everything_that_is_wrong_with_it(self) -> None:
        with pytest.raises(InvalidValueError) as caught:
            rule(
                "r",
                lead_days=-1,
                deadline_days=-2,
                effective_from=DAY,
                effective_to=DAY.subtract(days=1),
                weight=Weight.BLOCKING,
                verified=False,
            )
        assert caught.value.say("fr") == (
            "la règle « r » n'est pas valable. lead_days vaut -1, moins de 0 ; deadline_days vaut -2, moins de 0 ; "
            "la fin précède le début ; non vérifiée, elle avertit seulement (warning). corriger la règle"
        )
        assert caught.value.say("en") == (
            'the rule "r" is not valid. lead_days is -1, less than 0; deadline_days is -2, less than 0; '
            "the end comes before the start; unverified, it may only warn (warning). correct the rule"
        )

    def test_a_role_that_nobody_has_is_told_with_those_that_there_are(self) -> None:
        with pytest.raises(InvalidValueError, match="client, cm, da, dpo, finance, lead, legal"):
            rule("r", signatory="king")

    def test_a_rule_may_hold_for_one_day(self) -> None:
        assert rule("r", effective_from=DAY, effective_to=DAY).in_force(DAY)


class TestLibrary:
    """Which countries were read, and what comes after a rule."""

    def test_a_pack_of_a_region_speaks_for_its_country(self) -> None:
        library = Library(packs=(pack(rule("r"), code="CA-QC"),))
        assert library.without_pack(("CA", "CA-ON", "MX")) == ("MX",)

    @pytest.mark.parametrize(("last", "followed"), [(DAY, True), (DAY.add(days=1), False)])
    def test_the_rule_after_the_next_follows_too(self, last: pendulum.Date, followed: bool) -> None:  # noqa: FBT001
        first = rule("a", successor="b")
        ended = rule("b", successor="c", effective_to=DAY.subtract(years=1))
        library = Library(packs=(pack(first, ended, rule("c", effective_from=last)),))
        assert library.followed(first, DAY) is followed


class TestMerged:
    """'real conflicts come with three ways out'; only those who cross are named."""

    def test_who_only_touches_the_other_bound_is_not_at_odds(self) -> None:
        found = merged(
            [
                pack(
                    rule("a", parameters={"min_age": "18"}),
                    rule("b", parameters={"min_age": "16"}),
                    rule("c", parameters={"max_age": "16"}),
                    rule("d", parameters={"max_age": "18"}),
                )
            ]
        )
        (conflict,) = found.conflicts
        assert conflict.rules == ("a", "c")
        assert (conflict.about, conflict.said.fr, conflict.said.en) == (
            "min_age", "min_age 18, max_age 16", "min_age 18, max_age 16",
        )  # fmt: skip
        assert {name: bound.name for name, bound in found.bounds.items()} == {
            "min_age": "min_age",
            "max_age": "max_age",
        }

    def test_yes_against_no_is_said_in_both_languages(self) -> None:
        free = (rule("a", parameters={"must_be_free": "true"}), rule("b", parameters={"must_be_free": "false"}))
        (conflict,) = merged([pack(*free)]).conflicts
        assert conflict.about == "must_be_free"
        assert (conflict.said.fr, conflict.said.en) == ("must_be_free : oui et non", "must_be_free: yes and no")

    def test_the_three_ways_out(self) -> None:
        assert ways_out(["DE", "FR"]).fr == (
            "trois issues : exclure DE, FR ; une campagne ou une session à part pour DE, FR ; "
            "ou demander à un juriste ce qui peut changer (mécanique, lot, participation)"
        )

    def test_nothing_is_at_odds_with_nothing(self) -> None:
        assert Merged().conflicts == ()


class TestAges:
    """'Valid from `effective_from` to `effective_to`, both inclusive.'"""

    def row(self, home: str, **about: Any) -> AgeRow:
        return AgeRow(place=home, age=18, verified=True, **about)

    def test_only_the_row_of_the_day_governs(self) -> None:
        old, new = self.row("FR", effective_to=DAY), self.row("FR", effective_from=DAY.add(days=1))
        past = self.row("FR-67", effective_to=DAY.subtract(days=1))
        table = evolve(TABLE, rows=(old, new, past))
        france = Territory(places=frozenset({Place("FR")}))
        assert list(table.governing(france, DAY)) == [("FR", old)]
        assert list(table.governing(france, DAY.add(days=1))) == [("FR", new)]

    def test_the_last_day_of_a_reading_is_still_fresh(self) -> None:
        table = evolve(TABLE, read_on=DAY, fresh_months=1)
        assert not table.stale(DAY.add(months=1))
        assert table.stale(DAY.add(months=1, days=1))
