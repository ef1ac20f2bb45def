"""A budget line: estimated, approved, revised, approved again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.machine import ABSENT, Context, CorruptLogError, walk
from campaignkit.objectives import (
    BUDGET,
    OBJECTIVES,
    REASONS,
    ApproveBudget,
    Approved,
    BudgetApproved,
    BudgetRevised,
    BudgetState,
    Estimated,
    ObjectiveEvent,
    ObjectivesState,
    ObjectivesView,
    ReviseBudget,
    Revised,
)
from campaignkit.values import UNKNOWN, Money, SubjectId, instant
from tests.tables import step, told, why_not

NOON = instant("2026-11-01T12:00:00Z")
LEA = SubjectId("lea")
PUBLIC = Context(NOON, LEA, ObjectivesView(announced=True))
PLANNING = Context(NOON, LEA, ObjectivesView(announced=False))
FIVE, SIX = Money(5, "EUR"), Money(6, "EUR")
LINES = ObjectivesState(budget={"ads": Estimated(planned=FIVE), "tax": Estimated(planned=UNKNOWN)})
APPROVE = ApproveBudget("ads", reference="po-1")
REVISE = ReviseBudget("ads", amount=SIX, reason="one more week")

words = st.sampled_from(["", " ", "x"])
lines = st.sampled_from(["ads", "tax", "nothing"])
amounts = st.integers(-2, 9).map(lambda amount: Money(amount, "EUR"))
commands = st.one_of(
    st.builds(ApproveBudget, lines, reference=words), st.builds(ReviseBudget, lines, amount=amounts, reason=words)
)


class TestTheTable:
    """A refusal gives every reason and changes nothing; what is accepted lands where the table says."""

    @given(st.lists(st.tuples(commands, st.sampled_from([PUBLIC, PLANNING])), max_size=10))
    def test_any_commands_in_any_order_follow_the_table(
        self, asked: list[tuple[object, Context[ObjectivesView]]]
    ) -> None:
        state = LINES
        for command, ctx in asked:
            state, _reasons = step(OBJECTIVES, state, command, ctx)
        assert {line: each.planned for line, each in state.budget.items()} == {"ads": FIVE, "tax": UNKNOWN}

    @given(st.lists(commands, max_size=10))
    def test_nothing_is_revised_before_the_launch(self, asked: list[object]) -> None:
        state = LINES
        for command in asked:
            state, _reasons = step(OBJECTIVES, state, command, PLANNING)
        assert not any(isinstance(each, Revised) for each in state.budget.values())

    def test_every_state_can_be_reached_and_every_story_can_end(self) -> None:
        assert walk(BUDGET, REASONS).sound


class TestABudgetLine:
    """What is approved is the amount as it stands; a revision wants an approval of its own."""

    def test_the_estimate_is_approved(self) -> None:
        state = told(OBJECTIVES, LINES, PLANNING, APPROVE)
        assert state.budget["ads"] == Approved(planned=FIVE, amount=FIVE, reference="po-1", by=LEA, at=NOON)

    def test_a_revised_amount_is_approved_again(self) -> None:
        revised = told(OBJECTIVES, LINES, PUBLIC, APPROVE, REVISE)
        assert revised.budget["ads"] == Revised(planned=FIVE, amount=SIX, reason="one more week")
        again = told(OBJECTIVES, revised, PUBLIC, ApproveBudget("ads", reference="po-2"))
        assert again.budget["ads"] == Approved(planned=FIVE, amount=SIX, reference="po-2", by=LEA, at=NOON)

    def test_a_line_without_an_amount_gets_one_by_revision(self) -> None:
        state = told(
            OBJECTIVES,
            LINES,
            PUBLIC,
            ReviseBudget("tax", amount=SIX, reason="known now"),
            ApproveBudget("tax", reference="d1"),
        )
        assert state.budget["tax"] == Approved(planned=UNKNOWN, amount=SIX, reference="d1", by=LEA, at=NOON)

    def test_what_is_approved_is_not_approved_twice(self) -> None:
        assert why_not(OBJECTIVES, told(OBJECTIVES, LINES, PUBLIC, APPROVE), APPROVE, PUBLIC) == ["machine.not-now"]


class TestReasons:
    """Every reason is given, not only the first."""

    @pytest.mark.parametrize(
        ("command", "codes"),
        [
            (ApproveBudget("tax", reference=" "), ["objectives.no-reference", "objectives.no-amount"]),
            (
                ReviseBudget("ads", amount=Money(-1, "EUR"), reason=""),
                ["objectives.negative-amount", "objectives.no-reason", "objectives.not-announced"],
            ),
            (ApproveBudget("nothing", reference="x"), ["machine.no-such-item"]),
        ],
    )
    def test_a_command_without_its_facts_is_refused(self, command: object, codes: list[str]) -> None:
        assert why_not(OBJECTIVES, LINES, command, PLANNING) == codes


@pytest.mark.parametrize(
    "state",
    [
        ABSENT,
        Estimated(planned=FIVE),
        Approved(planned=FIVE, amount=FIVE, reference="x", by=LEA, at=NOON),
        Revised(planned=FIVE, amount=SIX, reason="x"),
    ],
)
@pytest.mark.parametrize(
    "event",
    [
        BudgetApproved(line="ads", amount=FIVE, reference="x", by=LEA, at=NOON),
        BudgetRevised(line="ads", amount=SIX, reason="x"),
    ],
)
def test_an_event_that_cannot_follow_is_a_corrupt_log(state: BudgetState, event: ObjectiveEvent) -> None:
    rows = [row for row in BUDGET.moves if row.source is type(state) and row.event is type(event)]
    if rows:
        assert type(BUDGET.apply(state, event)) is rows[0].target
        return
    with pytest.raises(CorruptLogError):
        BUDGET.apply(state, event)
