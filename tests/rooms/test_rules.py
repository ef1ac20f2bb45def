"""The rules document: drafted, published, deposited, amended, taken down."""

from __future__ import annotations

import pytest
from attrs import evolve

from campaignkit.machine import Context, walk
from campaignkit.rules import (
    REASONS,
    RULES,
    RULES_DOCUMENT,
    Action,
    AmendRules,
    Deposited,
    DepositRules,
    Drafted,
    Eligibility,
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
)
from campaignkit.values import UNKNOWN, Digest, Maybe, SubjectId, digest_of
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
REMOVE = TakeDownRules(reason="a year has passed")
PUBLISHED = Published(sha256=FIRST, address=HERE, at=NOON)
DEPOSITED = Deposited(sha256=FIRST, address=HERE, at=NOON, amendments=0, party="bailiff", receipt="receipt.pdf")
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
    ((PUBLISH,), TakeDownRules(reason=""), RUNNING, ["rules.still-needed", "rules.no-reason"]),
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
        ((PUBLISH, AMEND), Published(sha256=SECOND, address=HERE, at=NOON, amendments=1)),
        ((PUBLISH, REMOVE), TakenDown(sha256=FIRST)),
        ((PUBLISH, DEPOSIT, REMOVE), TakenDown(sha256=FIRST)),
    ],
)
def test_the_document_is_exactly_the_file_that_was_published(story: tuple[object, ...], expected: object) -> None:
    assert told(RULES, BORN, OVER, *story).document == expected


def test_an_amendment_wants_another_deposit_and_both_are_counted() -> None:
    amended = told(RULES, BORN, RUNNING, PUBLISH, DEPOSIT, AMEND)
    assert amended.document == Published(sha256=SECOND, address=HERE, at=NOON, amendments=1)
    again = told(RULES, amended, RUNNING, DEPOSIT, evolve(AMEND, sha256=FIRST)).document
    assert again == Published(sha256=FIRST, address=HERE, at=NOON, amendments=2)


@pytest.mark.parametrize(("story", "command", "ctx", "codes"), REFUSALS)
def test_what_lacks_its_facts_is_refused_with_every_reason(
    story: tuple[object, ...], command: object, ctx: Context[RulesView], codes: list[str]
) -> None:
    assert refused(RULES, told(RULES, BORN, RUNNING, *story), command, ctx) == codes


def test_every_declared_reason_is_in_these_stories() -> None:
    assert {kind.code for kind in REASONS} <= {code for *_, codes in REFUSALS for code in codes}


@pytest.mark.parametrize("state", [Drafted(), PUBLISHED, DEPOSITED, TakenDown(sha256=FIRST)])
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
