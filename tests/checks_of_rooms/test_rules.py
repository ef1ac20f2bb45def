"""What must be true of the rules."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.checklists import Case, Verdict
from campaignkit.rules import (
    CHECKS,
    Action,
    Deposit,
    Deposited,
    DepositOwed,
    Document,
    Drafted,
    Edition,
    Eligibility,
    Exclusion,
    Override,
    Published,
    Purchase,
    RulesPlan,
    RulesState,
    RulesText,
    Section,
    TakenDown,
    Version,
    Visit,
    Who,
    entering_at,
)
from campaignkit.rules.checks import REQUIRED_SECTIONS
from campaignkit.values import UNKNOWN as NOBODY_KNOWS
from campaignkit.values import Digest, Place, Text, digest_of
from tests.cases import NOON, case, places, signed, verdict
from tests.checks_of_rooms.answers import BESIDE, FAIL, PASS, UNKNOWN, Row, answered, both_ways, names

FRENCH = RulesText(id="fr", language="fr", sections=tuple(Section(id=each, text="…") for each in REQUIRED_SECTIONS))
GERMAN = evolve(FRENCH, id="de", language="de")
STAFF = Exclusion(id="staff", who=Who.STAFF, text=Text("personnel", "staff"), article="2")
ENTER = Eligibility(
    id="enter",
    action=Action.ENTER,
    minimum_age=18,
    residence=(Place("FR"),),
    guardian_consent=None,
    excluded=(STAFF,),
)
WHOLE = RulesPlan(
    texts=(FRENCH,), eligibility=(ENTER,), purchase=Purchase.REQUIRED, free_route=None, platform_release=True,
    deposit=None,
)  # fmt: skip
VOTING = Eligibility(id="vote", action=Action.VOTE)
SHA = digest_of(b"rules")
FIRST = Version(sha256=SHA, address="https://shop.example", published_at=NOON, effective_from=NOON)
PUBLISHED = Published(versions=(FIRST,))
OTHER = digest_of(b"something else")
DEPOSITED = Deposited(versions=(FIRST,), party="bailiff", receipt="x")
OWED = DepositOwed(versions=(FIRST, FIRST), party="bailiff")


def of(plan: RulesPlan = WHOLE, here: Document | None = None, **about: object) -> Case[Any, Any]:
    return case(plan, RulesState(document=here or Drafted()), **about)


def seen(sha256: str = "", problem: str = "", **about: Any) -> Case[Any, Any]:
    """The desk has looked where the rules are published."""
    return of(here=evolve(PUBLISHED, visit=Visit(sha256=Digest(sha256), problem=problem, at=NOON)), **about)


def but(**about: Any) -> Case[Any, Any]:
    return of(evolve(WHOLE, **about))


def entering(**about: Any) -> Case[Any, Any]:
    return but(eligibility=(evolve(ENTER, **about),))


def over(name: str, place: str, **about: Any) -> Override:
    return Override(id=name, residence=(Place(place),), **about)


def minors(*overrides: Override) -> Case[Any, Any]:
    """Whoever is 16 may enter with a guardian's consent, but for what holds in single places."""
    return but(eligibility=(evolve(ENTER, minimum_age=16, guardian_consent=True),), overrides=overrides)


def editions(*days: int) -> tuple[Edition, ...]:
    return tuple(Edition(id=str(n), effective_from=NOON.add(days=day)) for n, day in enumerate(days))


NOTHING = of(RulesPlan())
SIGNED = ("rules.mechanic-allowed", "rules.legal-review")
EVERYWHERE_IN_THE_US = evolve(WHOLE, eligibility=(evolve(ENTER, residence=(Place("US"),)),))
AMERICAN = evolve(WHOLE, eligibility=(evolve(ENTER, residence=(Place("FR"), Place("US-NY"))),))
TO_DEPOSIT = evolve(WHOLE, deposit=Deposit(party="bailiff"))
ROWS: list[Row] = [
    *((check, of(sign_offs=signed(check)), PASS) for check in SIGNED),
    *((check, of(), UNKNOWN) for check in SIGNED),
    ("rules.written", of(), PASS),
    ("rules.written", but(texts=(FRENCH, evolve(GERMAN, sections=FRENCH.sections[1:]))), FAIL),
    ("rules.written", but(texts=(evolve(FRENCH, sections=(Section(id="law"), *FRENCH.sections[:-1])),)), FAIL),
    ("rules.written", NOTHING, UNKNOWN),
    ("rules.deposited", of(TO_DEPOSIT, DEPOSITED), PASS),
    ("rules.deposited", of(TO_DEPOSIT, PUBLISHED), UNKNOWN),
    ("rules.deposited", of(TO_DEPOSIT, OWED), UNKNOWN),
    ("rules.deposited", NOTHING, UNKNOWN),
    ("rules.deposit-renewed", of(TO_DEPOSIT, OWED), FAIL),
    ("rules.deposit-renewed", of(RulesPlan(), OWED), FAIL),
    ("rules.deposit-renewed", of(evolve(WHOLE, deposit=Deposit(party="bailiff", amendments=False)), OWED), BESIDE),
    ("rules.deposit-renewed", of(here=OWED), BESIDE),
    ("rules.deposit-renewed", of(TO_DEPOSIT, DEPOSITED), BESIDE),
    ("rules.deposit-renewed", of(TO_DEPOSIT, evolve(DEPOSITED, versions=OWED.versions)), PASS),
    ("rules.short-form", of(), UNKNOWN),
    ("rules.short-form", NOTHING, UNKNOWN),
    ("rules.short-form", but(texts=(evolve(FRENCH, short=""),)), UNKNOWN),
    ("rules.short-form", but(texts=(evolve(FRENCH, short=None), evolve(GERMAN, short="Kurz"))), PASS),
    ("rules.overrides-clear", of(), PASS),
    ("rules.overrides-clear", but(overrides=(over("a", "FR-971"), over("b", "FR-972"))), PASS),
    ("rules.overrides-clear", but(overrides=(over("a", "FR-971"), over("b", "FR-971"))), FAIL),
    ("rules.overrides-clear", but(overrides=(over("a", "CH"),)), FAIL),
    ("rules.overrides-clear", but(overrides=(over("a", "FR"),), eligibility=(*WHOLE.eligibility, VOTING)), PASS),
    ("rules.overrides-clear", but(overrides=(evolve(over("a", "CH"), open=False),)), PASS),
    ("rules.overrides-clear", evolve(NOTHING, plan=RulesPlan(overrides=(over("a", "CH"),))), PASS),
    ("rules.editions-follow", of(), PASS),
    ("rules.editions-follow", but(editions=(Edition(id="1"),)), UNKNOWN),
    ("rules.editions-follow", but(editions=editions(0, 1)), PASS),
    ("rules.editions-follow", but(editions=editions(1, 0)), FAIL),
    ("rules.editions-follow", but(editions=editions(1, 1)), FAIL),
    (
        "rules.guardians-fit-age",
        but(
            eligibility=(evolve(ENTER, minimum_age=NOBODY_KNOWS, guardian_consent=NOBODY_KNOWS),),
            overrides=(evolve(over("fr", "FR"), minimum_age=16, guardian_consent=True),),
        ),
        PASS,
    ),
    ("rules.guardians-fit-age", but(overrides=(evolve(over("a", "FR"), minimum_age=14),)), FAIL),
    (
        "rules.guardians-fit-age",
        but(overrides=(evolve(over("a", "FR"), minimum_age=14, guardian_consent=True),)),
        PASS,
    ),
    ("rules.guardians-fit-age", minors(over("a", "FR-75", minimum_age=14)), PASS),
    ("rules.guardians-fit-age", minors(over("a", "FR", minimum_age=18)), BESIDE),
    ("rules.guardians-fit-age", minors(over("a", "FR-75", minimum_age=18)), PASS),
    ("rules.guardians-fit-age", minors(over("a", "FR-75", minimum_age=18, guardian_consent=True)), FAIL),
    ("rules.guardians-fit-age", minors(over("a", "FR-75", guardian_consent=None)), FAIL),
    ("rules.guardians-fit-age", minors(over("a", "FR", open=False, guardian_consent=None)), BESIDE),
    ("rules.guardians-fit-age", but(overrides=(over("a", "FR-75", guardian_consent=True),)), FAIL),
    ("rules.published", of(here=PUBLISHED, anchors={"opening": NOON}), PASS),
    ("rules.published", of(here=PUBLISHED, anchors={"opening": NOON.subtract(seconds=1)}), FAIL),
    ("rules.deposited", of(), BESIDE),
    ("rules.us-filings", of(AMERICAN, sign_offs=signed("rules.us-filings")), PASS),
    ("rules.us-filings", of(AMERICAN), UNKNOWN),
    ("rules.us-filings", NOTHING, UNKNOWN),
    ("rules.us-filings", of(), BESIDE),
    ("rules.us-florida", of(EVERYWHERE_IN_THE_US, sign_offs=signed("rules.us-florida")), PASS),
    ("rules.us-florida", of(EVERYWHERE_IN_THE_US), UNKNOWN),
    ("rules.us-florida", entering(residence=(Place("US-FL-1"),)), UNKNOWN),
    ("rules.us-florida", entering(residence=(Place("US-NY"),)), BESIDE),
    ("rules.us-filings", entering(residence=(Place("US-FL"),)), BESIDE),
    ("rules.us-bond", of(AMERICAN, sign_offs=signed("rules.us-bond")), PASS),
    ("rules.us-bond", entering(residence=(Place("US-FL"),)), UNKNOWN),
    ("rules.us-bond", of(), BESIDE),
    ("rules.free-route", of(), PASS),
    ("rules.free-route", but(purchase=Purchase.ONE_OF_WAYS, free_route=Text("courrier", "letter")), PASS),
    ("rules.free-route", but(free_route=NOBODY_KNOWS), UNKNOWN),
    ("rules.free-route", NOTHING, UNKNOWN),
    ("rules.free-route", but(purchase=Purchase.NONE), BESIDE),
    ("rules.network-released", of(), PASS),
    ("rules.network-released", but(platform_release=False), FAIL),
    ("rules.network-released", but(platform_release=None), BESIDE),
    ("rules.network-released", NOTHING, UNKNOWN),
    ("rules.exclusions", of(), PASS),
    ("rules.exclusions", entering(excluded=(evolve(STAFF, article=""),)), UNKNOWN),
    ("rules.exclusions", entering(excluded=()), UNKNOWN),
    ("rules.eligibility-known", of(), PASS),
    ("rules.eligibility-known", entering(minimum_age=None), PASS),
    ("rules.eligibility-known", entering(residence=NOBODY_KNOWS), UNKNOWN),
    ("rules.eligibility-known", entering(minimum_age=NOBODY_KNOWS), UNKNOWN),
    ("rules.eligibility-known", entering(minimum_age=NOBODY_KNOWS, persons=False), PASS),
    ("rules.eligibility-known", entering(residence=NOBODY_KNOWS, persons=False), UNKNOWN),
    ("rules.eligibility-known", entering(action=Action.WIN), UNKNOWN),
    ("rules.guardians-fit-age", of(), BESIDE),
    ("rules.guardians-fit-age", entering(minimum_age=16, guardian_consent=True), PASS),
    ("rules.guardians-fit-age", entering(minimum_age=16), FAIL),
    ("rules.guardians-fit-age", entering(minimum_age=None), FAIL),
    ("rules.guardians-fit-age", entering(guardian_consent=True), FAIL),
    ("rules.guardians-fit-age", entering(minimum_age=NOBODY_KNOWS), BESIDE),
    ("rules.guardians-fit-age", entering(minimum_age=16, guardian_consent=NOBODY_KNOWS), UNKNOWN),
    ("rules.guardians-fit-age", entering(guardian_consent=NOBODY_KNOWS), BESIDE),
    ("rules.guardians-fit-age", entering(minimum_age=None, of_age=True), BESIDE),
    ("rules.guardians-fit-age", entering(action=Action.VOTE, minimum_age=16), BESIDE),
    ("rules.one-language-prevails", of(), PASS),
    ("rules.one-language-prevails", but(texts=(FRENCH, GERMAN), prevailing="fr"), PASS),
    ("rules.one-language-prevails", but(texts=(FRENCH, GERMAN)), UNKNOWN),
    ("rules.one-language-prevails", but(prevailing="de"), FAIL),
    ("rules.published", seen(SHA), PASS),
    ("rules.published", seen(OTHER), PASS),
    ("rules.published", seen(problem="HTTP 404"), FAIL),
    ("rules.seen", of(), BESIDE),
    ("rules.seen", of(here=PUBLISHED), UNKNOWN),
    ("rules.seen", seen(SHA), PASS),
    ("rules.seen", seen(SHA, now=NOON.add(days=7).subtract(seconds=1)), PASS),
    ("rules.seen", seen(SHA, now=NOON.add(days=7)), UNKNOWN),
    ("rules.seen", seen(OTHER), FAIL),
    ("rules.seen", seen(problem="HTTP 404"), FAIL),
    ("rules.published", of(here=PUBLISHED), PASS),
    ("rules.published", of(here=DEPOSITED), PASS),
    ("rules.published", of(), FAIL),
    ("rules.published", of(here=TakenDown(versions=(FIRST,))), FAIL),
]


@pytest.mark.parametrize("row", ROWS, ids=names(ROWS))
def test_the_checks_answer(row: Row) -> None:
    answered(CHECKS, row)


def test_every_check_passes_and_is_open() -> None:
    both_ways(CHECKS, ROWS)


def test_everything_missing_is_named_at_once() -> None:
    bare = but(eligibility=(Eligibility(id="enter", action=Action.ENTER),))
    wanted = ["rules.eligibility[enter].minimum_age", "rules.eligibility[enter].residence"]
    assert places(CHECKS, "rules.eligibility-known", bare) == wanted
    missing = but(texts=(evolve(FRENCH, sections=()),))
    assert places(CHECKS, "rules.written", missing) == ["rules.texts[fr]"] * len(REQUIRED_SECTIONS)


UNSAID = st.just(NOBODY_KNOWS)
AGES = st.sampled_from((None, 14, 16, 18, 21))
CONSENTS = st.sampled_from((None, False, True))
HOMES = ("FR", "DE", "DE-BY", "AT")


@given(AGES, CONSENTS, st.dictionaries(st.sampled_from(HOMES), st.tuples(AGES | UNSAID, CONSENTS | UNSAID)))
def test_minors_without_a_guardian_are_found_wherever_they_may_enter_and_nowhere_else(
    age: int | None, consent: bool | None, local: dict[str, tuple[Any, Any]]  # noqa: FBT001
) -> None:  # fmt: skip
    """What holds at each home decides, the general rule where a place says nothing of its own."""
    rule = evolve(ENTER, residence=tuple(map(Place, HOMES)), minimum_age=age, guardian_consent=consent)
    overrides = tuple(over(home, home, minimum_age=a, guardian_consent=c) for home, (a, c) in local.items())
    plan = RulesPlan(eligibility=(rule,), overrides=overrides)
    held = [each for home in HOMES for each in entering_at(plan, Place(home))]
    ages = [(each.minimum_age, each.guardian_consent) for each in held if each.minimum_age is not NOBODY_KNOWS]
    alone = any((a or 0) < 18 and c is not True for a, c in ages)
    said = [(a, c) for a, c in ((age, consent), *local.values()) if a is not NOBODY_KNOWS]
    asked_of_adults = any((a or 0) >= 18 and c is True for a, c in said)
    found = verdict(CHECKS, "rules.guardians-fit-age", of(plan))
    if alone:
        assert found is Verdict.FAIL
    elif not asked_of_adults and not any(c is True for _a, c in local.values()):
        assert found in (Verdict.PASS, Verdict.NOT_APPLICABLE)
