"""A finding quotes the places that contradict each other, as words and as data."""

from __future__ import annotations

from decimal import Decimal

import pytest

from campaignkit.checklists import Quote, Verdict, clash, said
from campaignkit.values import UNKNOWN, Money, Text


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (UNKNOWN, "inconnu", "unknown"),
        (None, "aucun", "none"),
        ((), "rien", "nothing"),
        ("", "rien", "nothing"),
        (False, "non", "no"),
        (12000, "12\u00a0000", "12,000"),
        (Decimal("9.90"), "9,90", "9.90"),
        (Money("4060.50", "EUR"), "4\u00a0060,50\u00a0EUR", "4,060.50 EUR"),
        (("DE", Money(5, "EUR")), "DE, 5\u00a0EUR", "DE, 5 EUR"),
        (Verdict.PASS, "pass", "pass"),
    ],
)
def test_a_value_is_said_as_a_reader_of_each_language_writes_it(value: object, french: str, english: str) -> None:
    assert said(value) == Text(french, english)


def test_a_contradiction_keeps_every_place_as_data() -> None:
    quotes = Quote("draw.tiers[a].count", 3), Quote("prizes.lines[a].quantity", 2)
    answer = clash(*quotes)
    assert answer.quotes == quotes
    assert (answer.verdict, answer.where) == (Verdict.FAIL, "draw.tiers[a].count")
    assert clash(*quotes, verdict=Verdict.UNKNOWN).verdict is Verdict.UNKNOWN
