"""Who takes part, and why the others do not."""

from __future__ import annotations

from collections import Counter

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from pendulum import time

from campaignkit.entries import (
    REFUSALS,
    Action,
    AmountTimes,
    Consequence,
    Constant,
    Counted,
    EntriesPlan,
    Limit,
    LimitPeriod,
    RawEntry,
    Refusal,
    Scope,
    Status,
    admit,
    breakdown,
    limit_keys,
    says,
)
from campaignkit.values import Hours, InvalidValueError, instant
from tests.entries.contest import (
    BERLIN,
    COMMENT,
    LEA,
    NOON,
    PER_POST,
    PLAN,
    POSTS,
    STAFF,
    WINDOW,
    reasons,
    rulings,
    told,
    under,
)

LIMITS = [
    (),
    (PER_POST,),
    *(
        (evolve(PER_POST, count=count, period=period, scope=scope, consequence=consequence),)
        for count, period, scope, consequence in (
            (2, LimitPeriod.DAY, Scope.PERSON, Consequence.VOID_EXTRA),
            (1, LimitPeriod.WEEK, Scope.ACCOUNT, Consequence.VOID_ALL),
            (2, LimitPeriod.CONTEST, Scope.ACCOUNT, Consequence.DISQUALIFY),
            (3, LimitPeriod.ROUND, Scope.POST, Consequence.IGNORE_LATER),
            (1, LimitPeriod.DAY, Scope.HOUSEHOLD, Consequence.IGNORE_LATER),
        )
    ),
]
plans = st.sampled_from([under(COMMENT, *limits) for limits in LIMITS])
entries = st.builds(
    RawEntry,
    source=st.sampled_from(["instagram", "instagram", "tiktok"]),
    source_id=st.integers(0, 40).map(str),
    post=st.sampled_from([*POSTS, "elsewhere"]),
    text=st.text(max_size=5),
    at=st.integers(-600, 3000).map(lambda minutes: WINDOW.opens_at.add(minutes=minutes)),
    author=st.sampled_from(["lea", "tom", "zoe", "anna", "ebay_de"]),
    reply_to=st.sampled_from([None, None, None, "1"]),
    hidden=st.sampled_from([False, False, False, True]),
)
several = st.lists(entries, max_size=30)


class TestEveryEntryIsRuledOnOnce:
    """Each entry is admitted, or refused with a declared reason; the counts add up."""

    @given(several, plans)
    def test_what_was_read_is_what_was_refused_and_what_was_admitted(
        self, asked: list[RawEntry], plan: EntriesPlan
    ) -> None:
        ruled = rulings(*asked, plan=plan, excluded=STAFF)
        assert Counter(map(id, asked)) == Counter(id(ruling.entry) for ruling in ruled)
        counts = breakdown(ruled)
        assert counts.read == len(asked) == counts.admitted + sum(counts.refused_by_reason.values())

    @given(several, plans)
    def test_a_refusal_has_a_declared_reason_and_an_admission_has_a_ticket(
        self, asked: list[RawEntry], plan: EntriesPlan
    ) -> None:
        declared = {kind.code for kind in REFUSALS}
        for ruling in rulings(*asked, plan=plan, excluded=STAFF):
            admitted = ruling.status is Status.ADMITTED
            assert (ruling.reason in declared) is not admitted
            assert (ruling.tickets >= 1 and ruling.method == "comment") is admitted

    @given(several, plans, st.randoms(use_true_random=False))
    def test_the_order_of_the_file_does_not_matter(
        self, asked: list[RawEntry], plan: EntriesPlan, random: object
    ) -> None:
        unique = list({(entry.at, entry.source_id): entry for entry in asked}.values())
        shuffled = list(unique)
        random.shuffle(shuffled)  # type: ignore[attr-defined]
        assert rulings(*unique, plan=plan) == rulings(*shuffled, plan=plan)

    @given(several, plans)
    def test_nobody_goes_over_a_limit(self, asked: list[RawEntry], plan: EntriesPlan) -> None:
        admitted = [r.entry for r in rulings(*asked, plan=plan) if r.status is Status.ADMITTED]
        counts = Counter((limit, key) for entry in admitted for limit, key in limit_keys(entry, plan, BERLIN))
        assert all(count <= limit.count for (limit, _key), count in counts.items())

    @given(several, plans, st.integers(0, 30))
    def test_a_file_in_two_parts_gives_the_same_entries_where_the_later_ones_are_ignored(
        self, asked: list[RawEntry], plan: EntriesPlan, cut: int
    ) -> None:
        lenient = evolve(plan, limits=tuple(evolve(li, consequence=Consequence.IGNORE_LATER) for li in plan.limits))
        unique = sorted({entry.source_id: entry for entry in asked}.values(), key=lambda e: (e.at, e.source_id))
        before = rulings(*unique[:cut], plan=lenient)
        already = Counter(
            key
            for ruling in before
            if ruling.status is Status.ADMITTED
            for _limit, key in limit_keys(ruling.entry, lenient, BERLIN)
        )
        assert before + rulings(*unique[cut:], plan=lenient, already=already) == rulings(*unique, plan=lenient)


@pytest.mark.parametrize(
    ("entry", "reason", "article"),
    [
        (told(reply_to="99"), "reply", "3"),
        (told(author="eBay_DE"), "brand", "2.1"),
        (told(author="ebay_de", reply_to="99"), "brand", "2.1"),
        (told(hidden=True), "hidden", "3"),
        (told(at=WINDOW.opens_at.subtract(seconds=1)), "before-opening", "3"),
        (told(at=WINDOW.closes_at), "after-close", "3"),
        (told(post="p5"), "wrong-post", "3"),
        (told(source="tiktok"), "no-method", ""),
        (told(action=Action.FORM), "no-method", ""),
        (told(author="anna"), "excluded", "2.2"),
        (told(author="max"), "recent-winner", "2.3"),
    ],
)
def test_each_refusal_says_why_and_quotes_an_article(entry: RawEntry, reason: str, article: str) -> None:
    (ruling,) = rulings(entry, excluded=STAFF)
    assert (ruling.status, ruling.reason, ruling.article) == (Status.REFUSED, reason, article)


def test_the_opening_counts_and_the_close_does_not() -> None:
    assert reasons(told(at=WINDOW.opens_at)) == ["in"]
    assert reasons(told(at=WINDOW.closes_at.subtract(seconds=1))) == ["in"]


def test_the_same_comment_twice_in_a_file_counts_once() -> None:
    assert reasons(LEA, LEA, told(source="tiktok")) == ["in", "duplicate", "no-method"]


def test_what_an_earlier_file_told_is_not_told_again() -> None:
    assert reasons(LEA, told(source_id="101", post="p2"), known={("instagram", "100")}) == ["duplicate", "in"]


def test_the_first_comment_under_a_post_stays() -> None:
    later = told(source_id="101", at=NOON.add(minutes=1))
    assert [(r.entry.source_id, r.reason, r.limit, r.article) for r in rulings(later, LEA)] == [
        ("100", "", "", ""),
        ("101", "over-limit", "per-post", "4.2"),
    ]


def test_one_account_enters_once_under_each_post() -> None:
    assert reasons(*(told(source_id=post, post=post) for post in POSTS)) == ["in"] * 4


def test_an_account_is_the_same_whatever_its_capitals() -> None:
    assert reasons(LEA, told(source_id="101", author="@Lea ")) == ["in", "over-limit"]


def test_what_is_excluded_is_known_whatever_its_capitals() -> None:
    assert reasons(LEA, excluded={"@LEA": Refusal("excluded", "2.2")}) == ["excluded"]


def test_a_refused_comment_does_not_use_the_limit_up() -> None:
    asked = told(source_id="99", at=NOON.subtract(minutes=1), reply_to="1")
    assert reasons(asked, LEA) == ["reply", "in"]


class TestReplies:
    """A reply counts only where the method says so."""

    def test_a_reply_counts_where_the_method_says_so(self) -> None:
        assert reasons(told(reply_to="1"), plan=under(evolve(COMMENT, counts_replies=True))) == ["in"]

    def test_the_method_that_counts_replies_takes_them(self) -> None:
        first, second = evolve(COMMENT, id="a", word="ei"), evolve(COMMENT, id="b", counts_replies=True)
        plan = EntriesPlan(methods=(first, second), unlimited=True)
        assert [r.method for r in rulings(told(reply_to="1", text="ei"), plan=plan)] == ["b"]


class TestTheWord:
    """The word asked for stands in the text by itself, whatever its case and its accents."""

    @given(st.text(max_size=8), st.sampled_from(["phare", "Été", "#Ostern2023", "شكرا", "straße"]), st.text(max_size=8))
    def test_the_word_is_found_between_spaces(self, before: str, word: str, after: str) -> None:
        assert says(f"{before} {word} {after}", word)
        assert says(f"{before} {word.upper()} {after}", word)

    def test_a_longer_word_is_another_word(self) -> None:
        assert not says("les phares", "phare")

    def test_the_word_may_be_an_emoji(self) -> None:
        assert says("ich will🐣gewinnen", "🐣")

    def test_a_comment_without_it_is_refused(self) -> None:
        plan = under(evolve(COMMENT, word="phare"))
        assert reasons(told(text="Le PHARE !"), plan=plan) == ["in"]
        assert reasons(told(text="le port"), plan=plan) == ["without-word"]

    def test_of_two_methods_the_one_whose_word_is_there_takes_it(self) -> None:
        plan = EntriesPlan(methods=(evolve(COMMENT, id="a", word="port"), evolve(COMMENT, id="b", word="phare")))
        assert [r.method for r in rulings(told(text="le phare"), plan=plan)] == ["b"]


class TestTicketsAndPools:
    """An entry has the tickets and the pools of the method that takes it."""

    def test_every_entry_has_the_tickets_of_its_method(self) -> None:
        (ruling,) = rulings(LEA, plan=under(evolve(COMMENT, weight=Constant(tickets=3), pools=("lyon", "all", "lyon"))))
        assert (ruling.tickets, ruling.pools) == (3, ("all", "lyon"))

    @pytest.mark.parametrize(("most", "tickets"), [(None, 84), (50, 50)])
    def test_an_amount_gives_tickets_up_to_the_maximum(self, most: int | None, tickets: int) -> None:
        bought = evolve(COMMENT, action=Action.PURCHASE_CODE, weight=AmountTimes(multiplier=2, most=most))
        (ruling,) = rulings(told(action=Action.PURCHASE_CODE, amount=42), plan=under(bought))
        assert ruling.tickets == tickets

    def test_without_an_amount_nothing_can_be_weighed(self) -> None:
        assert reasons(LEA, plan=under(evolve(COMMENT, weight=AmountTimes(multiplier=2)))) == ["without-amount"]


class TestConsequences:
    """The later do not count, or are void; or all of them are; or the person is out."""

    def _one_each_day(self, consequence: Consequence) -> EntriesPlan:
        limit = evolve(PER_POST, id="day", period=LimitPeriod.DAY, consequence=consequence)
        return under(COMMENT, limit)

    story = (
        LEA,
        told(source_id="101", at=NOON.add(minutes=1)),
        told(source_id="102", at=NOON.add(minutes=2), author="tom"),
        told(source_id="103", at=NOON.subtract(days=1)),
    )

    @pytest.mark.parametrize(
        ("consequence", "expected"),
        [
            (Consequence.IGNORE_LATER, ["in", "in", "over-limit", "in"]),
            (Consequence.VOID_EXTRA, ["in", "in", "void-extra", "in"]),
            (Consequence.VOID_ALL, ["in", "void-all", "void-all", "in"]),
            (Consequence.DISQUALIFY, ["disqualified", "disqualified", "disqualified", "in"]),
        ],
    )
    def test_going_over_a_limit_leads_to_what_the_rules_say(
        self, consequence: Consequence, expected: list[str]
    ) -> None:
        assert reasons(*self.story, plan=self._one_each_day(consequence)) == expected

    def test_what_voids_everything_counts_what_was_admitted_before(self) -> None:
        plan = self._one_each_day(Consequence.VOID_ALL)
        ((_limit, key),) = limit_keys(LEA, plan, BERLIN)
        assert reasons(LEA, plan=plan, already={key: 1}) == ["void-all"]


class TestPeriods:
    """Days and weeks are those of the campaign's zone."""

    @pytest.mark.parametrize(
        ("scope", "period", "key"),
        [
            (Scope.ACCOUNT, LimitPeriod.DAY, ("x", "lea", "2023-09-15")),
            (Scope.PERSON, LimitPeriod.WEEK, ("x", "lea", "2023-W37")),
            (Scope.POST, LimitPeriod.CONTEST, ("x", "p1", "")),
            (Scope.ACCOUNT, LimitPeriod.ROUND, ("x", "lea", "")),
            (Scope.ACCOUNT, LimitPeriod.PER_POST, ("x", "lea", "p1")),
        ],
    )
    def test_an_entry_counts_under_who_and_when(
        self, scope: Scope, period: LimitPeriod, key: tuple[str, str, str]
    ) -> None:
        limit = Limit(id="x", count=1, scope=scope, period=period)
        late = told(at=instant("2023-09-14T22:30:00Z"))
        assert limit_keys(late, under(COMMENT, limit), BERLIN) == ((limit, key),)

    def test_a_comment_shows_no_household(self) -> None:
        limit = Limit(id="x", count=1, scope=Scope.HOUSEHOLD, period=LimitPeriod.CONTEST)
        assert limit_keys(LEA, under(COMMENT, limit), BERLIN) == ()
        assert reasons(LEA, told(source_id="101"), plan=under(COMMENT, limit)) == ["in", "in"]

    def test_a_limit_bounds_the_methods_that_it_names_and_entries_alone(self) -> None:
        form = evolve(COMMENT, id="form", action=Action.FORM)
        only_forms = Limit(id="x", count=1, scope=Scope.ACCOUNT, period=LimitPeriod.CONTEST, methods=("form",))
        wins = evolve(only_forms, id="y", methods=(), counts=Counted.WINS)
        plan = EntriesPlan(methods=(COMMENT, form), limits=(only_forms, wins))
        forms = [told(action=Action.FORM, source_id=number) for number in ("101", "102")]
        assert reasons(LEA, told(source_id="99"), *forms, plan=plan) == ["in", "in", "over-limit", "in"]


class TestHours:
    """'Daily opening hours.'"""

    def test_an_entry_outside_the_hours_of_its_zone_is_refused(self) -> None:
        window = evolve(WINDOW, hours=Hours(opens=time(10), closes=time(20)), zone=BERLIN)
        late = told(source_id="101", at=instant("2023-09-14T18:00:00Z"))
        ruled = admit([LEA, late], under(COMMENT), window, zone=BERLIN)
        assert [ruling.reason for ruling in ruled] == ["", "outside-hours"]
        assert [window.holds(each.at) for each in (LEA, late)] == [True, False]

    def test_hours_that_end_before_they_begin_are_refused(self) -> None:
        with pytest.raises(InvalidValueError, match="does not follow the opening"):
            Hours(opens=time(20), closes=time(10))

    def test_hours_may_end_at_midnight(self) -> None:
        evening = Hours(opens=time(18), closes=time(0))
        assert [evening.hold(at) for at in (time(17, 59), time(18), time(23, 59, 59), time(0))] == [
            False, True, True, False,
        ]  # fmt: skip


def test_an_undeclared_reason_is_refused_at_birth() -> None:
    with pytest.raises(InvalidValueError, match="no reason to refuse"):
        Refusal("too-ugly")


def test_neither_text_nor_account_shows_in_a_repr() -> None:
    shown = repr(rulings(LEA)[0])
    assert "lea" not in shown
    assert "Ostern" not in shown


def test_the_plan_of_the_contest_asks_nothing_more() -> None:
    assert reasons(LEA, plan=EntriesPlan(methods=PLAN.methods, unlimited=True)) == ["in"]
