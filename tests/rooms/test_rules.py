"""The rules document: drafted, published, deposited, amended, taken down."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.machine import Context, walk
from campaignkit.rules import (
    REASONS,
    RULES,
    RULES_DOCUMENT,
    Action,
    AmendRules,
    Deposited,
    DepositOwed,
    DepositRules,
    Drafted,
    Eligibility,
    Override,
    Published,
    PublishRules,
    RulesAmended,
    RulesDeposited,
    RulesPlan,
    RulesPublished,
    RulesState,
    RulesTakenDown,
    RulesView,
    TakeDownRules,
    TakenDown,
    Version,
    Visit,
    VisitRules,
)
from campaignkit.values import UNKNOWN, Digest, Maybe, Place, SubjectId, digest_of
from tests.cases import NOON
from tests.rooms.stories import follows, refused, told

LEA = SubjectId("lea")
RUNNING = Context(NOON, LEA, RulesView(over=False))
OVER = Context(NOON, LEA, RulesView(over=True))
BORN = RulesState()
FIRST, SECOND = digest_of(b"one"), digest_of(b"two")
HERE = "https://shop.example/rules"
PUBLISH = PublishRules(sha256=FIRST, address=HERE)
DEPOSIT = DepositRules(party="bailiff", receipt="receipt.pdf")
AMEND = AmendRules(sha256=SECOND, address=HERE, reason="a date moved", asked_by=LEA, proof="mail.eml")
SEEN = VisitRules(address=HERE, sha256=FIRST)
GONE = VisitRules(address=HERE, problem="HTTP 404")
REMOVE = TakeDownRules(reason="a year has passed")
ONE, TWO = (Version(sha256=each, address=HERE, published_at=NOON, effective_from=NOON) for each in (FIRST, SECOND))
LOOK = Visit(sha256=FIRST, problem="", at=NOON)
PUBLISHED = Published(versions=(ONE,))
DEPOSITED = Deposited(versions=(ONE,), party="bailiff", receipt="receipt.pdf")
OWED = DepositOwed(versions=(ONE, TWO), party="bailiff")
TOMORROW, YESTERDAY = NOON.add(days=1), NOON.subtract(days=1)
REFUSALS: list[tuple[tuple[object, ...], object, Context[RulesView], list[str]]] = [
    (
        (),
        PublishRules(sha256=Digest("ABC"), address=" "),
        RUNNING,
        ["rules.not-a-digest", "rules.no-address"],
    ),
    ((), PublishRules(sha256=Digest(FIRST.upper()), address=HERE), RUNNING, ["rules.not-a-digest"]),
    ((PUBLISH,), DepositRules(party="bailiff", receipt=""), RUNNING, ["rules.no-receipt"]),
    (
        (PUBLISH,),
        AmendRules(sha256=Digest("no"), address="", reason="", asked_by=LEA, proof=" "),
        RUNNING,
        ["rules.not-a-digest", "rules.no-address", "rules.no-reason", "rules.no-proof"],
    ),
    ((PUBLISH, DEPOSIT), evolve(AMEND, sha256=FIRST), RUNNING, ["rules.same-text"]),
    ((), evolve(PUBLISH, effective_from=YESTERDAY), RUNNING, ["rules.backdated"]),
    (
        (evolve(PUBLISH, effective_from=TOMORROW),),
        evolve(AMEND, effective_from=YESTERDAY),
        RUNNING,
        ["rules.backdated", "rules.not-in-order"],
    ),
    ((evolve(PUBLISH, effective_from=TOMORROW),), AMEND, RUNNING, ["rules.not-in-order"]),
    ((PUBLISH,), TakeDownRules(reason=""), RUNNING, ["rules.still-needed", "rules.no-reason"]),
    ((PUBLISH,), VisitRules(address="https://elsewhere.example", sha256=FIRST), RUNNING, ["rules.elsewhere"]),
    ((), SEEN, RUNNING, ["machine.not-now"]),
    ((), AMEND, RUNNING, ["machine.not-now"]),
]


def test_every_state_can_be_reached_and_every_reason_can_be_given() -> None:
    assert walk(RULES_DOCUMENT, REASONS).sound


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ((), Drafted()),
        ((PUBLISH,), PUBLISHED),
        ((PUBLISH, DEPOSIT), DEPOSITED),
        ((PUBLISH, AMEND), Published(versions=(ONE, TWO))),
        ((PUBLISH, DEPOSIT, AMEND), OWED),
        ((PUBLISH, DEPOSIT, AMEND, DEPOSIT), evolve(DEPOSITED, versions=(ONE, TWO))),
        ((PUBLISH, SEEN), evolve(PUBLISHED, visit=LOOK)),
        ((PUBLISH, SEEN, GONE), evolve(PUBLISHED, visit=Visit(sha256=Digest(""), problem="HTTP 404", at=NOON))),
        ((PUBLISH, SEEN, DEPOSIT), evolve(DEPOSITED, visit=LOOK)),
        ((PUBLISH, DEPOSIT, SEEN), evolve(DEPOSITED, visit=LOOK)),
        ((PUBLISH, DEPOSIT, AMEND, SEEN), evolve(OWED, visit=LOOK)),
        ((PUBLISH, SEEN, AMEND), Published(versions=(ONE, TWO))),
        ((PUBLISH, SEEN, REMOVE), TakenDown(versions=(ONE,))),
        ((PUBLISH, REMOVE), TakenDown(versions=(ONE,))),
        ((PUBLISH, DEPOSIT, REMOVE), TakenDown(versions=(ONE,))),
        ((PUBLISH, DEPOSIT, AMEND, REMOVE), TakenDown(versions=(ONE, TWO))),
    ],
)
def test_the_document_is_exactly_the_file_that_was_published(story: tuple[object, ...], expected: object) -> None:
    assert told(RULES, BORN, OVER, *story).document == expected


def test_an_amendment_wants_another_deposit_and_both_are_counted() -> None:
    amended = told(RULES, BORN, RUNNING, PUBLISH, DEPOSIT, AMEND)
    assert amended.document == OWED
    again = told(RULES, amended, RUNNING, DEPOSIT, evolve(AMEND, sha256=FIRST)).document
    assert isinstance(again, DepositOwed)
    assert (again.amendments, again.newest.sha256) == (2, FIRST)


def test_a_text_holds_from_its_date_and_the_one_before_it_until_then() -> None:
    """Rules published at noon; an amendment published at once holds from the next day."""
    document = told(RULES, BORN, RUNNING, PUBLISH, evolve(AMEND, effective_from=TOMORROW)).document
    assert isinstance(document, Published)
    assert document.in_force(NOON.subtract(seconds=1)) is None
    assert document.in_force(NOON) == document.in_force(TOMORROW.subtract(microseconds=1)) == ONE
    assert document.in_force(TOMORROW) == evolve(TWO, effective_from=TOMORROW) == document.newest


days = st.lists(st.integers(0, 9), min_size=1, max_size=6).map(sorted)


class TestInForce:
    """The text that held at an instant: the newest of those in effect; None before the first."""

    @given(days, st.integers(-1, 10))
    def test_exactly_one_text_holds_at_any_moment_from_the_first_on(self, starts: list[int], day: int) -> None:
        versions = tuple(
            evolve(ONE, name=str(n), effective_from=NOON.add(days=start)) for n, start in enumerate(starts)
        )
        held = Published(versions=versions).in_force(NOON.add(days=day))
        begun = [n for n, start in enumerate(starts) if start <= day]
        assert (held.name if held else None) == (str(begun[-1]) if begun else None)


@pytest.mark.parametrize(("story", "command", "ctx", "codes"), REFUSALS)
def test_what_lacks_its_facts_is_refused_with_every_reason(
    story: tuple[object, ...], command: object, ctx: Context[RulesView], codes: list[str]
) -> None:
    assert refused(RULES, told(RULES, BORN, RUNNING, *story), command, ctx) == codes


def test_every_declared_reason_is_in_these_stories() -> None:
    assert {kind.code for kind in REASONS} <= {code for *_, codes in REFUSALS for code in codes}


@pytest.mark.parametrize("state", [Drafted(), PUBLISHED, DEPOSITED, TakenDown(versions=(ONE,))])
@pytest.mark.parametrize(
    "event",
    [
        RulesDeposited(party="bailiff", receipt="x", at=NOON),
        RulesAmended(sha256=SECOND, address=HERE, reason="x", asked_by=LEA, proof="x", at=NOON),
        RulesTakenDown(reason="x"),
    ],
)
def test_an_event_that_cannot_follow_is_a_corrupt_log(state: object, event: object) -> None:
    follows(RULES_DOCUMENT, state, event)


def test_a_draft_can_be_published() -> None:
    follows(RULES_DOCUMENT, Drafted(), RulesPublished(sha256=FIRST, address=HERE, at=NOON))


@pytest.mark.parametrize(("age", "minors"), [(None, True), (16, True), (18, False), (UNKNOWN, False)])
def test_minors_are_admitted_below_eighteen(age: Maybe[int | None], minors: bool) -> None:  # noqa: FBT001
    entering = Eligibility(id="e", action=Action.ENTER, minimum_age=age)
    winning = Eligibility(id="w", action=Action.WIN, minimum_age=12)
    assert RulesPlan(eligibility=(entering, winning)).admits_minors() is minors


@pytest.mark.parametrize(("is_open", "minors"), [(UNKNOWN, True), (True, True), (False, False)])
def test_minors_are_admitted_where_a_single_place_admits_them(is_open: Maybe[bool], minors: bool) -> None:  # noqa: FBT001
    adults = Eligibility(id="e", action=Action.ENTER, minimum_age=18)
    young = Override(id="o", residence=(Place("AT"),), minimum_age=14, open=is_open)
    assert RulesPlan(eligibility=(adults,), overrides=(young,)).admits_minors() is minors
