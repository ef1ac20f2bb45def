"""What must be true of the prizes."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from campaignkit.checklists import Case
from campaignkit.prizes import (
    CHECKS,
    Component,
    Exactly,
    ExactValue,
    LineId,
    LineState,
    Ordered,
    Planned,
    PrizeLine,
    PrizesPlan,
    PrizesState,
    Replaced,
    Secured,
    Short,
    Unlimited,
)
from campaignkit.values import UNKNOWN as NOBODY_KNOWS
from campaignkit.values import Money, Place, Text
from tests.cases import NOON, case, places, signed
from tests.checks_of_rooms.answers import BESIDE, FAIL, PASS, UNKNOWN, Row, answered, both_ways, names

BAG = LineId("bag")
LINE = PrizeLine(
    id=BAG,
    name=Text("sac", "bag"),
    quantity=Exactly(units=2),
    value=ExactValue(money=Money(50, "EUR")),
    supplier="shop",
    reserve=1,
    substitute=None,
    use_by=None,
    delivered_to=(Place("FR"),),
)
BARE = PrizeLine(id=BAG, name=Text("sac", "bag"))
TICKET = Component(id="ticket", name=Text("billet", "ticket"), value=Money(25, "EUR"), use_by=NOON.add(days=3))
CLAIM = {"claim": NOON.add(days=10)}
DRAWN = {"draw": NOON}
TOLD_LATE, DRAWN_LATE = {"claim": "claims.notify_within"}, {"draw": "draw.draws_at"}
SENT = {"draw": NOON, "delivery": NOON.add(days=30)}


def of(line: PrizeLine = LINE, here: LineState | None = None, **about: object) -> Case[Any, Any]:
    return case(PrizesPlan(lines=(line,)), PrizesState(lines={BAG: here or Planned()}), **about)


def total(declared: Any, *lines: PrizeLine) -> Case[Any, Any]:
    return case(PrizesPlan(lines=lines, declared_total=declared), PrizesState())


def taxed(*, included: bool) -> PrizeLine:
    return evolve(LINE, value=ExactValue(money=Money(50, "EUR"), tax_included=included))


EMPTY = case(PrizesPlan(), PrizesState())
SIGNED = ("prizes.appeal", "prizes.announced-is-bought")
ROWS: list[Row] = [
    ("prizes.described", of(), PASS),
    ("prizes.described", of(BARE), UNKNOWN),
    ("prizes.described", EMPTY, UNKNOWN),
    ("prizes.totals-agree", total(Money(100, "EUR"), LINE), PASS),
    ("prizes.totals-agree", total(Money("100.00", "EUR"), LINE), PASS),
    ("prizes.totals-agree", total(Money(99, "EUR"), LINE), FAIL),
    ("prizes.totals-agree", total(Money(100, "CHF"), LINE), FAIL),
    ("prizes.totals-agree", total(Money(100, "EUR"), BARE), BESIDE),
    ("prizes.totals-agree", total(NOBODY_KNOWS, LINE), BESIDE),
    ("prizes.in-stock", of(here=Secured(units=2, proof="x")), PASS),
    ("prizes.in-stock", of(BARE), UNKNOWN),
    ("prizes.in-stock", of(here=Ordered(units=2, proof="x", expected_at=NOON)), PASS),
    ("prizes.in-stock", of(here=Replaced(by="cup", units=2, proof="x")), PASS),
    ("prizes.in-stock", of(evolve(LINE, quantity=Unlimited())), PASS),
    ("prizes.in-stock", of(), FAIL),
    ("prizes.in-stock", of(here=Short(units=1, reason="x")), FAIL),
    ("prizes.in-stock", of(here=Ordered(units=1, proof="x", expected_at=NOON)), FAIL),
    ("prizes.spare", of(), PASS),
    ("prizes.spare", of(evolve(LINE, reserve=0, substitute=Text("bon", "voucher"))), PASS),
    ("prizes.spare", of(evolve(LINE, reserve=0)), FAIL),
    ("prizes.spare", of(BARE), UNKNOWN),
    ("prizes.spare", of(evolve(LINE, reserve=0, substitute=NOBODY_KNOWS)), UNKNOWN),
    *((check, of(sign_offs=signed(check)), PASS) for check in SIGNED),
    *((check, of(), UNKNOWN) for check in SIGNED),
    (
        "prizes.regulated-cleared",
        of(evolve(LINE, regulated=True), sign_offs=signed("prizes.regulated-cleared")),
        PASS,
    ),
    ("prizes.regulated-cleared", of(evolve(LINE, regulated=True)), UNKNOWN),
    ("prizes.regulated-cleared", of(), BESIDE),
    ("prizes.deliverable", of(), PASS),
    ("prizes.deliverable", of(evolve(LINE, delivered_to=())), PASS),
    ("prizes.deliverable", of(BARE), UNKNOWN),
    ("prizes.travel-terms", of(evolve(LINE, travel=True), sign_offs=signed("prizes.travel-terms")), PASS),
    ("prizes.travel-terms", of(evolve(LINE, travel=True)), UNKNOWN),
    ("prizes.travel-terms", of(), BESIDE),
    ("prizes.usable-after-claim", of(anchors=CLAIM), PASS),
    ("prizes.usable-after-claim", of(evolve(LINE, use_by=NOON.add(days=11)), anchors=CLAIM), PASS),
    ("prizes.usable-after-claim", of(evolve(LINE, use_by=NOON.add(days=10)), anchors=CLAIM), FAIL),
    ("prizes.usable-after-claim", of(evolve(LINE, use_by=NOON)), BESIDE),
    ("prizes.usable-after-claim", of(evolve(LINE, use_by=None), anchors=CLAIM, later=TOLD_LATE), BESIDE),
    ("prizes.usable-after-claim", of(evolve(LINE, use_by=None), anchors=CLAIM, later=DRAWN_LATE), PASS),
    ("prizes.usable-after-claim", of(evolve(LINE, use_by=NOON), anchors=CLAIM, earlier=TOLD_LATE), UNKNOWN),
    ("prizes.usable-after-claim", of(evolve(LINE, use_by=NOON), anchors=CLAIM, earlier=DRAWN_LATE), FAIL),
    ("prizes.usable-once-delivered", of(), BESIDE),
    ("prizes.usable-once-delivered", of(evolve(LINE, use_by=NOON.add(days=1)), anchors=DRAWN), BESIDE),
    ("prizes.usable-once-delivered", of(evolve(LINE, use_by=NOON), anchors=DRAWN), FAIL),
    ("prizes.usable-once-delivered", of(evolve(LINE, use_by=NOON.add(days=31)), anchors=SENT), PASS),
    ("prizes.usable-once-delivered", of(evolve(LINE, use_by=NOON.add(days=30)), anchors=SENT), FAIL),
    ("prizes.usable-once-delivered", of(evolve(LINE, components=(TICKET,)), anchors=SENT), FAIL),
    ("prizes.parts-add-up", of(), PASS),
    ("prizes.parts-add-up", of(evolve(LINE, components=(TICKET,))), FAIL),
    ("prizes.parts-add-up", total(NOBODY_KNOWS, LINE, evolve(LINE, components=(TICKET,))), FAIL),
    ("prizes.parts-add-up", of(evolve(LINE, components=(TICKET, evolve(TICKET, id="hat")))), PASS),
    ("prizes.parts-add-up", of(evolve(LINE, components=(TICKET, evolve(TICKET, value=NOBODY_KNOWS)))), BESIDE),
    ("prizes.parts-add-up", of(evolve(LINE, components=(TICKET, evolve(TICKET, value=Money(1, "CHF"))))), PASS),
    ("prizes.taxed-alike", total(NOBODY_KNOWS, LINE), PASS),
    ("prizes.taxed-alike", total(NOBODY_KNOWS, LINE, LINE), BESIDE),
    ("prizes.taxed-alike", total(NOBODY_KNOWS, taxed(included=True), taxed(included=True)), PASS),
    ("prizes.taxed-alike", total(NOBODY_KNOWS, taxed(included=True), LINE), UNKNOWN),
    ("prizes.taxed-alike", total(NOBODY_KNOWS, taxed(included=False)), PASS),
    ("prizes.taxed-alike", total(NOBODY_KNOWS, taxed(included=True), taxed(included=False)), FAIL),
]


@pytest.mark.parametrize("row", ROWS, ids=names(ROWS))
def test_the_checks_answer(row: Row) -> None:
    answered(CHECKS, row)


def test_every_check_passes_and_is_open() -> None:
    both_ways(CHECKS, ROWS)


def test_everything_missing_is_named_at_once() -> None:
    wanted = [f"prizes.lines[bag].{name}" for name in ("quantity", "value", "supplier")]
    assert places(CHECKS, "prizes.described", of(BARE)) == wanted
