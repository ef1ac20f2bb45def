"""What must be true of the entries."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from campaignkit.checklists import Case, Verdict
from campaignkit.entries import (
    CHECKS,
    Action,
    AmountTimes,
    Batch,
    Consequence,
    Constant,
    EntriesPlan,
    EntriesState,
    EntryPool,
    LimitPeriod,
    NetworkCount,
    Scope,
    Tally,
)
from campaignkit.values import UNKNOWN, Digest, RoundId, Text
from tests.cases import by_id, case, places, signed, verdict
from tests.entries.contest import COMMENT, PER_POST, PLAN, under

FORM = evolve(COMMENT, id="form", action=Action.FORM)
BATCH = Batch(batch="b1", source="instagram", rows=8, admitted=5, sha256=Digest("0"))
TALLY = Tally(batches=(BATCH,), refused_by_reason={"over-limit 4.2": 3})


def of(plan: EntriesPlan = PLAN, tally: Tally | None = None, **about: object) -> Case[Any, Any]:
    """The case of round easter with this tally."""
    tallies = {} if tally is None else {RoundId("easter"): tally}
    return case(plan, EntriesState(tallies=tallies), item="easter", **about)


class TestBonusBounded:
    """An entry that weighs more than one ticket cannot be repeated without end."""

    BONUS = evolve(COMMENT, weight=Constant(tickets=5))

    def test_a_limit_bounds_it(self) -> None:
        assert verdict(CHECKS, "entries.bonus-bounded", of(under(self.BONUS, PER_POST))) is Verdict.NOT_APPLICABLE

    def test_one_ticket_an_entry_is_no_bonus(self) -> None:
        plan = EntriesPlan(methods=(COMMENT,), unlimited=True)
        assert verdict(CHECKS, "entries.bonus-bounded", of(plan)) is Verdict.PASS

    def test_without_a_limit_both_places_are_quoted(self) -> None:
        plan = EntriesPlan(methods=(self.BONUS,), unlimited=True)
        (answer,) = by_id(CHECKS, "entries.bonus-bounded").answers(of(plan))
        assert answer.because.en == "entries.methods[comment].weight.tickets says 5; entries.unlimited says yes"


class TestLimitsKnown:
    """One knows how to enter and how often, and no weight grows without a bound."""

    def test_a_whole_plan_passes(self) -> None:
        assert verdict(CHECKS, "entries.limits-known", of()) is Verdict.PASS

    def test_no_limit_at_all_may_be_what_the_rules_say(self) -> None:
        plan = EntriesPlan(methods=(COMMENT,), unlimited=True)
        assert verdict(CHECKS, "entries.limits-known", of(plan)) is Verdict.PASS

    @pytest.mark.parametrize(
        ("plan", "where"),
        [
            (EntriesPlan(), ["entries.methods", "entries.limits"]),
            (under(evolve(COMMENT, word=UNKNOWN), PER_POST), ["entries.methods[comment].word"]),
        ],
    )
    def test_what_is_not_decided_is_unknown(self, plan: EntriesPlan, where: list[str]) -> None:
        assert verdict(CHECKS, "entries.limits-known", of(plan)) is Verdict.UNKNOWN
        assert places(CHECKS, "entries.limits-known", of(plan)) == where

    @pytest.mark.parametrize(
        ("plan", "where"),
        [
            (evolve(PLAN, unlimited=True), "entries.unlimited"),
            (under(COMMENT, PER_POST, PER_POST), "entries.limits"),
            (EntriesPlan(methods=(COMMENT, COMMENT), limits=(PER_POST,)), "entries.methods"),
            (under(evolve(COMMENT, weight=AmountTimes(multiplier=1)), PER_POST), "entries.methods[comment].weight"),
            (under(evolve(COMMENT, pools=("lyon",)), PER_POST), "entries.methods[comment].pools"),
            (
                under(COMMENT, evolve(PER_POST, scope=Scope.POST, consequence=Consequence.DISQUALIFY)),
                "entries.limits[per-post].consequence",
            ),
        ],
    )
    def test_what_contradicts_itself_fails(self, plan: EntriesPlan, where: str) -> None:
        assert verdict(CHECKS, "entries.limits-known", of(plan)) is Verdict.FAIL
        assert places(CHECKS, "entries.limits-known", of(plan)) == [where]

    def test_a_bounded_weight_and_a_known_pool_pass(self) -> None:
        method = evolve(COMMENT, weight=AmountTimes(multiplier=1, most=50), pools=("lyon",))
        plan = evolve(under(method, PER_POST), pools=(EntryPool(id="lyon", name=Text("Lyon", "Lyons")),))
        assert verdict(CHECKS, "entries.limits-known", of(plan)) is Verdict.PASS


class TestLimitsVisible:
    """Comments can show whether a limit is kept; what they cannot show is asked of the winners."""

    def test_accounts_can_be_counted(self) -> None:
        assert verdict(CHECKS, "entries.limits-visible", of()) is Verdict.PASS

    def test_households_cannot(self) -> None:
        plan = under(COMMENT, evolve(PER_POST, scope=Scope.HOUSEHOLD, period=LimitPeriod.CONTEST))
        assert verdict(CHECKS, "entries.limits-visible", of(plan)) is Verdict.UNKNOWN

    @pytest.mark.parametrize("plan", [EntriesPlan(), under(FORM, PER_POST)])
    def test_only_contests_by_comments_are_asked(self, plan: EntriesPlan) -> None:
        assert verdict(CHECKS, "entries.limits-visible", of(plan)) is Verdict.NOT_APPLICABLE


class TestWhatPeopleAttest:
    """What a person must have seen is signed, or has no place in this contest."""

    @pytest.mark.parametrize(
        ("check", "action"),
        [
            ("entries.form-seen", Action.FORM),
            ("entries.closed-page", Action.PURCHASE_CODE),
            ("entries.moderated-before-display", Action.UPLOAD),
            ("entries.late-routes-received", Action.LETTER),
            ("entries.test-data-gone", Action.FORM),
            ("entries.form-bears-load", Action.FORM),
            ("entries.form-published", Action.FORM),
        ],
    )
    def test_it_is_asked_only_where_it_has_a_place(self, check: str, action: Action) -> None:
        plan = under(evolve(COMMENT, action=action), PER_POST)
        assert verdict(CHECKS, check, of()) is Verdict.NOT_APPLICABLE
        assert verdict(CHECKS, check, of(plan)) is Verdict.UNKNOWN
        assert verdict(CHECKS, check, case(plan, EntriesState(), sign_offs=signed(check))) is Verdict.PASS

    def test_every_contest_is_tried_on_phones(self) -> None:
        assert verdict(CHECKS, "entries.mobile-checked", of()) is Verdict.UNKNOWN

    def test_a_filter_is_chosen_before_it_is_signed(self) -> None:
        sign_offs = signed("entries.anti-fraud")
        chosen = evolve(PLAN, anti_fraud=None)
        assert verdict(CHECKS, "entries.anti-fraud", case(PLAN, EntriesState(), sign_offs=sign_offs)) is Verdict.UNKNOWN
        assert verdict(CHECKS, "entries.anti-fraud", case(chosen, EntriesState(), sign_offs=sign_offs)) is Verdict.PASS


class TestCounted:
    """The number read is compared with what the network shows, and the difference explained."""

    @pytest.mark.parametrize(
        ("tally", "expected"),
        [
            (None, Verdict.UNKNOWN),
            (TALLY, Verdict.UNKNOWN),
            (evolve(TALLY, network=NetworkCount(shown=9, read=7, reason="deleted")), Verdict.UNKNOWN),
            (evolve(TALLY, network=NetworkCount(shown=9, read=8, reason="deleted")), Verdict.PASS),
            (evolve(TALLY, network=NetworkCount(shown=8, read=8, reason="")), Verdict.PASS),
        ],
    )
    def test_the_comparison_is_of_now(self, tally: Tally | None, expected: Verdict) -> None:
        assert verdict(CHECKS, "entries.counted", of(tally=tally)) is expected


class TestRefusalsQuoteTheRules:
    """Every refusal has a reason that quotes an article of the rules."""

    @pytest.mark.parametrize(
        ("refused", "expected"),
        [
            ({"over-limit 4.2": 3}, Verdict.PASS),
            ({"duplicate": 3}, Verdict.PASS),
            ({"over-limit": 0}, Verdict.PASS),
            ({}, Verdict.PASS),
            ({"over-limit 4.2": 1, "hidden": 2}, Verdict.UNKNOWN),
        ],
    )
    def test_a_refusal_without_an_article_is_unknown(self, refused: dict[str, int], expected: Verdict) -> None:
        seen = of(tally=evolve(TALLY, refused_by_reason=refused))
        assert verdict(CHECKS, "entries.refusals-quote-rules", seen) is expected

    def test_without_an_import_nothing_was_refused(self) -> None:
        assert verdict(CHECKS, "entries.refusals-quote-rules", of()) is Verdict.NOT_APPLICABLE


def test_the_professional_numbers_are_there_once() -> None:
    numbers = [check.number for check in CHECKS if check.number]
    assert numbers == [42, 43, 44, 45, 65, 66, 67, 46, 91, 92, 93, 94]
