"""A prize line: planned, ordered, in hand, short, replaced, given up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.machine import Context, walk
from campaignkit.prizes import (
    LINE,
    PRIZES,
    REASONS,
    AtLeast,
    CappedFormula,
    Dropped,
    DropPrize,
    Exactly,
    ExactValue,
    LineId,
    LineState,
    LossReported,
    Ordered,
    OrderPrize,
    PerHead,
    Planned,
    PrizeDropped,
    PrizeLine,
    PrizeOrdered,
    PrizeReplaced,
    PrizeSecured,
    PrizesPlan,
    PrizesState,
    PrizesView,
    Quantity,
    Replaced,
    ReplacePrize,
    ReportLoss,
    Secured,
    SecurePrize,
    Short,
    Unlimited,
    Value,
    ValueRange,
    adopted,
    in_hand,
)
from campaignkit.values import UNKNOWN, InvalidValueError, Maybe, Money, SubjectId, Text
from tests.cases import NOON
from tests.rooms.stories import follows, refused, told

BAG = LineId("bag")
LEA = SubjectId("lea")
PUBLIC = Context(NOON, LEA, PrizesView(announced=True))
BEFORE = Context(NOON, LEA, PrizesView(announced=False))
NAME = Text("sac", "bag")
PLAN = PrizesPlan(lines=(PrizeLine(id=BAG, name=NAME, quantity=Exactly(units=3)),))
BORN = adopted(PLAN, PrizesState())
SOON = NOON.add(days=7)
ORDER = OrderPrize(BAG, units=3, expected_at=SOON, proof="order.pdf")
SECURE = SecurePrize(BAG, units=3, proof="note.pdf")
LOSE = ReportLoss(BAG, units=1, reason="stolen")
SWAP = ReplacePrize(BAG, by="a bigger bag", units=3, proof="note.pdf")
DROP = DropPrize(BAG, reason="too dear")
REFUSALS: list[tuple[tuple[object, ...], object, Context[PrizesView], list[str]]] = [
    (
        (),
        OrderPrize(BAG, units=0, expected_at=NOON, proof=" "),
        BEFORE,
        ["prizes.no-units", "prizes.no-proof", "prizes.expected-in-the-past"],
    ),
    ((), SecurePrize(BAG, units=0, proof=""), BEFORE, ["prizes.no-units", "prizes.no-proof"]),
    ((), ReplacePrize(BAG, by="x", units=-1, proof=""), BEFORE, ["prizes.no-units", "prizes.no-proof"]),
    ((SECURE,), ReportLoss(BAG, units=3, reason=""), BEFORE, ["prizes.no-loss", "prizes.no-reason"]),
    ((SECURE,), ReportLoss(BAG, units=-1, reason="x"), BEFORE, ["prizes.no-loss"]),
    ((ORDER,), DropPrize(BAG, reason=" "), PUBLIC, ["prizes.promised", "prizes.no-reason"]),
    ((DROP,), SECURE, BEFORE, ["machine.not-now"]),
    ((), SecurePrize(LineId("cake"), units=1, proof="x"), BEFORE, ["machine.no-such-item"]),
]


def here(*story: object, ctx: Context[PrizesView] = BEFORE) -> LineState:
    return told(PRIZES, BORN, ctx, *story).lines[BAG]


def test_every_state_can_be_reached_and_every_reason_can_be_given() -> None:
    assert walk(LINE, REASONS).sound


@pytest.mark.parametrize(
    ("story", "expected", "held"),
    [
        ((), Planned(), 0),
        ((ORDER,), Ordered(units=3, proof="order.pdf", expected_at=SOON), 0),
        ((ORDER, SECURE), Secured(units=3, proof="note.pdf"), 3),
        ((SECURE, SECURE), Secured(units=6, proof="note.pdf"), 6),
        ((SECURE, LOSE), Short(units=1, reason="stolen"), 1),
        ((SECURE, LOSE, ReportLoss(BAG, units=0, reason="broken")), Short(units=0, reason="broken"), 0),
        ((SECURE, LOSE, SECURE), Secured(units=4, proof="note.pdf"), 4),
        ((SECURE, LOSE, SWAP), Replaced(by="a bigger bag", units=3, proof="note.pdf"), 3),
        ((SWAP, LOSE), Short(units=1, reason="stolen"), 1),
        ((ORDER, SWAP), Replaced(by="a bigger bag", units=3, proof="note.pdf"), 3),
        ((SECURE, SWAP), Replaced(by="a bigger bag", units=3, proof="note.pdf"), 3),
        ((DROP,), Dropped(reason="too dear"), 0),
        ((ORDER, DROP), Dropped(reason="too dear"), 0),
    ],
)
def test_a_line_says_how_many_units_can_be_given(story: tuple[object, ...], expected: LineState, held: int) -> None:
    assert here(*story) == expected
    assert in_hand(here(*story)) == held


def test_after_the_announcement_a_prize_is_still_replaced_or_found_again() -> None:
    assert here(SECURE, LOSE, SWAP, ctx=PUBLIC) == Replaced(by="a bigger bag", units=3, proof="note.pdf")


def test_another_plan_keeps_what_is_in_hand() -> None:
    state = told(PRIZES, BORN, BEFORE, SECURE)
    more = PrizesPlan(lines=(*PLAN.lines, PrizeLine(id=LineId("cup"), name=NAME)))
    assert adopted(more, state).lines == {BAG: Secured(units=3, proof="note.pdf"), LineId("cup"): Planned()}
    assert adopted(PrizesPlan(), state).lines == {}


@pytest.mark.parametrize(("story", "command", "ctx", "codes"), REFUSALS)
def test_what_lacks_its_facts_is_refused_with_every_reason(
    story: tuple[object, ...], command: object, ctx: Context[PrizesView], codes: list[str]
) -> None:
    assert refused(PRIZES, told(PRIZES, BORN, BEFORE, *story), command, ctx) == codes


def test_every_declared_reason_is_in_these_stories() -> None:
    assert {kind.code for kind in REASONS} <= {code for *_, codes in REFUSALS for code in codes}


@pytest.mark.parametrize(
    "event",
    [
        PrizeOrdered(line=BAG, units=1, expected_at=SOON, proof="x"),
        PrizeSecured(line=BAG, units=1, proof="x"),
        LossReported(line=BAG, units=1, reason="x"),
        PrizeReplaced(line=BAG, by="x", units=1, proof="x"),
        PrizeDropped(line=BAG, reason="x"),
    ],
)
def test_nothing_happens_to_a_line_that_was_given_up(event: object) -> None:
    follows(LINE, Dropped(reason="x"), event)


def line(quantity: Maybe[Quantity] = UNKNOWN, value: Maybe[Value] = UNKNOWN) -> PrizeLine:
    return PrizeLine(id=BAG, name=NAME, quantity=quantity, value=value)


FIFTY, SIXTY = Money(50, "EUR"), Money(60, "EUR")


class TestThePlan:
    """What the text promises, and what it may come to."""

    @pytest.mark.parametrize(
        ("quantity", "units"),
        [
            (Exactly(units=3), 3),
            (AtLeast(units=2), 2),
            (PerHead(wins=4, heads=2), 4),
            (Unlimited(), None),
            (UNKNOWN, None),
        ],
    )
    def test_a_quantity_promises_units(self, quantity: Maybe[Quantity], units: int | None) -> None:
        assert line(quantity).units == units

    @pytest.mark.parametrize(
        ("value", "most"),
        [
            (ExactValue(money=FIFTY), FIFTY),
            (ValueRange(lowest=FIFTY, highest=SIXTY), SIXTY),
            (CappedFormula(formula=NAME, cap=SIXTY), SIXTY),
            (UNKNOWN, None),
        ],
    )
    def test_a_unit_is_worth_at_most(self, value: Maybe[Value], most: Money | None) -> None:
        assert line(value=value).most == most

    @given(st.lists(st.tuples(st.integers(1, 100), st.integers(0, 10**6)), min_size=1, max_size=6))
    def test_the_total_is_units_times_highest_value(self, lines: list[tuple[int, int]]) -> None:
        plan = PrizesPlan(lines=tuple(line(Exactly(units=n), ExactValue(money=Money(m, "EUR"))) for n, m in lines))
        assert plan.total == Money(sum(n * m for n, m in lines), "EUR")

    @pytest.mark.parametrize(
        "lines",
        [
            (),
            (line(Exactly(units=1)),),
            (line(Unlimited(), ExactValue(money=FIFTY)),),
            (
                line(Exactly(units=1), ExactValue(money=FIFTY)),
                line(Exactly(units=1), ExactValue(money=Money(1, "CHF"))),
            ),
        ],
    )
    def test_there_is_no_total_of_what_is_unknown_or_in_two_currencies(self, lines: tuple[PrizeLine, ...]) -> None:
        assert PrizesPlan(lines=lines).total is None

    def test_a_line_is_found_by_its_id(self) -> None:
        assert PLAN.line("bag") is PLAN.lines[0]
        assert PLAN.line("cake") is None

    def test_nothing_is_no_quantity(self) -> None:
        for refuse in (
            lambda: Exactly(units=0),
            lambda: AtLeast(units=-1),
            lambda: PerHead(wins=1, heads=0),
            lambda: PerHead(wins=0, heads=1),
        ):
            with pytest.raises(InvalidValueError, match="at least one"):
                refuse()

    def test_a_range_of_values_goes_upwards(self) -> None:
        assert ValueRange(lowest=FIFTY, highest=FIFTY).highest == FIFTY
        with pytest.raises(InvalidValueError, match="below the lowest"):
            ValueRange(lowest=SIXTY, highest=FIFTY)
