"""Tables of ages: every place that somebody looked up, and what nobody has verified is never relied on."""

from __future__ import annotations

from typing import Any

import pendulum
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.campaign import NOTHING_YET, AdoptedPlan, Campaign, CampaignPlan, reviewed
from campaignkit.campaign.states import adopt
from campaignkit.checklists import ReviewLine, Severity, Verdict
from campaignkit.codec import PlanFileError, digests, shipped_library
from campaignkit.codec.packs import read_table
from campaignkit.privacy import Basis, PurposeId
from campaignkit.rulepacks import AgeRow, AgeTable, Territory
from campaignkit.rules import Override
from campaignkit.simulation import demo_plan
from campaignkit.testing.story import at
from campaignkit.values import UNKNOWN, InvalidValueError, Place, Text

LIBRARY = shipped_library()
PLAN = demo_plan()
NOW = at("2023-08-21 09:00")
DAY = pendulum.Date(2026, 12, 1)
MAJORITY, CONSENT = "campaign.majority-met", "campaign.consent-age-met"


def table(name: str) -> AgeTable:
    found = LIBRARY.table(name)
    assert found is not None
    return found


def open_to(*homes: str, age: int | None = 18, guardian: bool | None = None, **about: Any) -> CampaignPlan:
    entering = evolve(
        PLAN.rules.eligibility[0], residence=tuple(map(Place, homes)), minimum_age=age, guardian_consent=guardian
    )
    return evolve(PLAN, rules=evolve(PLAN.rules, eligibility=(entering,), **about))


def campaign(plan: CampaignPlan, packs: Any = LIBRARY) -> Campaign:
    return adopt(evolve(NOTHING_YET, packs=packs), AdoptedPlan(plan=plan, digests=digests(plan)))


def line(plan: CampaignPlan, check: str, **about: Any) -> ReviewLine:
    return next(each for each in reviewed(campaign(plan, **about), "launch", "", NOW).lines if each.check.id == check)


def said(found: ReviewLine) -> list[str]:
    return [answer.because.en for answer in found.answers]


class TestTheTables:
    """'age tables' carried over, each row with its source; 'unverified ... never a pass'."""

    @pytest.mark.parametrize(
        ("name", "rows", "verified"), [("age-of-majority", 59, 10), ("digital-consent-age", 35, 31)]
    )
    def test_every_row_is_there(self, name: str, rows: int, verified: int) -> None:
        assert (len(table(name).rows), sum(row.verified for row in table(name).rows)) == (rows, verified)
        assert all(row.law and row.address.startswith("http") for row in table(name).rows if row.verified)

    @pytest.mark.parametrize(
        ("name", "home", "age"),
        [
            ("age-of-majority", "FR", 18), ("age-of-majority", "FR-75", 18), ("age-of-majority", "US-NE", UNKNOWN),
            ("digital-consent-age", "FR", 15), ("digital-consent-age", "DK", 15),
            ("digital-consent-age", "CH", UNKNOWN), ("digital-consent-age", "SI", UNKNOWN),
        ],
    )  # fmt: skip
    def test_an_age_is_known_only_where_it_was_verified(self, name: str, home: str, age: object) -> None:
        row = table(name).row(home, DAY)
        assert row is not None
        assert row.known == age

    def test_a_place_that_nobody_looked_up_has_no_row(self) -> None:
        assert table("age-of-majority").row("KE", DAY) is None
        assert LIBRARY.table("shoe-size") is None

    def test_the_narrower_row_governs_and_those_left_out_are_not_asked(self) -> None:
        some = Territory(places=frozenset({Place("US"), Place("FR")}), without=frozenset({Place("US-NE")}))
        found = dict(table("age-of-majority").governing(some, DAY))
        assert set(found) == {"FR", "US", "US-AL", "US-MS"}
        alone = dict(table("age-of-majority").governing(Territory(places=frozenset({Place("US-NE")})), DAY))
        assert {home: row.age for home, row in alone.items() if row} == {"US-NE": 19}

    def test_a_row_holds_from_its_first_day_to_its_last(self) -> None:
        last, first = pendulum.Date(2022, 3, 31), pendulum.Date(2022, 4, 1)
        old = AgeRow(place=Place("JP"), age=20, verified=True, effective_to=last)
        new = AgeRow(place=Place("JP"), age=18, verified=True, effective_from=first)
        both = evolve(table("age-of-majority"), rows=(old, new))
        assert [row.age for day in (last, first) if (row := both.row("JP", day))] == [20, 18]
        with pytest.raises(InvalidValueError, match="two rows on one day: JP"):
            evolve(both, rows=(old, evolve(new, effective_from=last)))

    @given(st.integers(0, 40))
    def test_a_table_is_old_after_the_months_that_it_states(self, months: int) -> None:
        read = evolve(table("age-of-majority"), read_on=DAY, fresh_months=12)
        assert read.stale(DAY.add(months=months)) is (months > 12)

    @pytest.mark.parametrize(
        ("wrong", "line_of", "why"),
        [
            (("place: FR", "place: France"), 11, "is not a place"),
            (("age: 18", "age: 0"), 11, "'age' must be >= 1"),
            (("age: 18", "age: young"), 12, "is not a whole number"),
            (("verified: true", "verifyed: true"), 13, "unknown key"),
        ],
    )
    def test_a_damaged_table_is_refused_with_line_and_remedy(self, wrong: Any, line_of: int, why: str) -> None:
        with pytest.raises(PlanFileError) as caught:
            read_table(SHEET.replace(*wrong), name="ages.yaml")
        (problem,) = caught.value.problems
        assert problem.line == line_of
        assert why in problem.because.en
        assert problem.remedy.fr


class TestMajority:
    """'use the age of majority of residence'; a warning, never silence."""

    def test_adults_pass_where_the_law_was_read(self) -> None:
        found = line(open_to("FR", "DE"), MAJORITY)
        assert (found.verdict, found.check.severity) == (Verdict.PASS, Severity.WARNING)

    def test_minors_alone_fail_there_with_the_law(self) -> None:
        assert said(line(open_to("FR", age=16), MAJORITY)) == [
            "FR: 18 (Code civil, art. 388 & 414), and one may enter alone from 16"
        ]
        assert "from 0" in said(line(open_to("FR", age=None), MAJORITY))[0]

    def test_with_a_guardian_they_may(self) -> None:
        assert line(open_to("FR", "BE", age=13, guardian=True), MAJORITY).verdict is Verdict.PASS

    @pytest.mark.parametrize(("home", "age"), [("BE", 18), ("KE", 18), ("US-MS", 21)])
    def test_what_nobody_read_is_unknown_and_warns(self, home: str, age: int) -> None:
        found = line(open_to(home, age=21), MAJORITY)
        assert (found.verdict, found.blocks) == (Verdict.UNKNOWN, False)
        assert said(found) == [f"{home}: {age} by all appearances, but nobody has read its law"]

    def test_an_override_counts_where_it_holds(self) -> None:
        local = Override(id="fr", residence=(Place("FR"),), minimum_age=18)
        assert said(line(open_to("FR", "DE", age=16, overrides=(local,)), MAJORITY)) == [
            "DE: 18 (BGB § 2), and one may enter alone from 16"
        ]

    def test_what_is_not_said_is_asked_elsewhere_or_here(self) -> None:
        unsaid = evolve(PLAN.rules.eligibility[0], minimum_age=UNKNOWN, guardian_consent=UNKNOWN)
        plan = evolve(PLAN, rules=evolve(PLAN.rules, eligibility=(unsaid,)))
        assert line(plan, MAJORITY).verdict is Verdict.NOT_APPLICABLE
        nowhere = evolve(PLAN, rules=evolve(PLAN.rules, eligibility=()))
        assert said(line(nowhere, MAJORITY)) == ["it is not known where entrants live"]

    def test_without_tables_nothing_is_asked(self) -> None:
        assert line(PLAN, MAJORITY, packs=evolve(LIBRARY, tables=())).verdict is Verdict.NOT_APPLICABLE


class TestConsentAge:
    """'applies only where consent is the legal basis'"""

    def plan(self, age: int, *bases: Any) -> CampaignPlan:
        (first, *_rest) = PLAN.privacy.purposes
        purposes = tuple(evolve(first, id=PurposeId(f"p{number}"), basis=basis) for number, basis in enumerate(bases))
        return evolve(open_to("FR", "DE", age=age), privacy=evolve(PLAN.privacy, purposes=purposes))

    def test_below_the_age_of_the_country_it_fails_and_names_it(self) -> None:
        assert [each[:4] for each in said(line(self.plan(14, Basis.CONSENT), CONSENT))] == ["DE: ", "FR: "]
        assert [each[:6] for each in said(line(self.plan(15, Basis.CONSENT), CONSENT))] == ["DE: 16"]
        assert line(self.plan(16, Basis.CONSENT, UNKNOWN), CONSENT).verdict is Verdict.PASS

    def test_on_another_basis_it_is_beside_the_point_and_without_one_unknown(self) -> None:
        assert line(self.plan(13, Basis.CONTRACT), CONSENT).verdict is Verdict.NOT_APPLICABLE
        assert line(self.plan(13, Basis.CONTRACT, UNKNOWN), CONSENT).verdict is Verdict.UNKNOWN
        assert line(self.plan(13), CONSENT).verdict is Verdict.UNKNOWN


class TestFresh:
    """What was read long ago, has ended or is being replaced is a warning in the review."""

    def fresh(self, **rule: Any) -> list[str]:
        """What the review says of one applying rule of Germany that differs in this."""
        pack, kept = next(each for each in LIBRARY.rules if each[1].id == "de-uwg-false-prize")
        later = evolve(kept, id="later", effective_from=pendulum.Date(2024, 1, 1))
        packs = evolve(LIBRARY, packs=(evolve(pack, rules=(evolve(kept, **rule), later)),), tables=())
        return [each for each in said(line(PLAN, "campaign.law-fresh", packs=packs)) if "read again" not in each]

    def test_a_rule_that_holds_says_nothing(self) -> None:
        assert self.fresh() == []
        assert self.fresh(effective_to=pendulum.Date(2023, 12, 31)) == []

    def test_one_that_ended_before_the_opening_says_that_nobody_read_on(self) -> None:
        (told,) = self.fresh(effective_to=pendulum.Date(2023, 1, 31))
        assert told.endswith("ended on 2023-01-31, and nobody has read what follows")
        (told,) = self.fresh(effective_to=pendulum.Date(2023, 1, 31), successor="later")
        assert "nobody has read what follows" in told

    def test_one_that_is_being_replaced_names_its_successor(self) -> None:
        (told,) = self.fresh(successor="later")
        assert told.endswith('gives way to "later"')

    def test_one_whose_successor_is_in_force_says_nothing(self) -> None:
        legacy = next(rule for _pack, rule in LIBRARY.rules if rule.id == "us-1099-threshold-legacy")
        assert LIBRARY.followed(legacy, DAY)
        assert not LIBRARY.followed(legacy, pendulum.Date(2025, 12, 31))
        assert not LIBRARY.followed(evolve(legacy, successor=""), DAY)

    def test_an_old_table_is_to_be_read_again(self) -> None:
        old = evolve(LIBRARY, tables=(evolve(LIBRARY.tables[0], read_on=pendulum.Date(2021, 1, 1)),))
        found = line(PLAN, "campaign.law-fresh", packs=old)
        assert (found.verdict, found.blocks) == (Verdict.FAIL, False)
        assert "tables.age-of-majority" in {answer.where for answer in found.answers}


SHEET = """format: 1
id: ages
version: 1.0.0
title: {fr: Âges, en: Ages}
says: {fr: Les âges., en: The ages.}
otherwise: 18
read_on: 2026-11-22
fresh_months: 12

rows:
  - place: FR
    age: 18
    verified: true
"""


def test_the_sheet_that_is_damaged_above_is_good() -> None:
    assert read_table(SHEET, name="ages.yaml").title == Text("Âges", "Ages")
