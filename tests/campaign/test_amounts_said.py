"""Amounts of money as people write them, read as the amounts that they are."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.campaign.amounts_said import amounts_said
from campaignkit.values import Money

LOCALES = ("fr", "en", "de", "es", "it", "fr_CH", "de_CH", "de_AT", "en_GB", "nl", "pt_PT")
amounts = st.integers(1, 9_999_999).map(lambda cents: Decimal(cents) / 100)
currencies = st.sampled_from(["EUR", "CHF", "GBP", "USD", "CAD"])


def said(text: str, money: Money) -> bool:
    return any(each.is_of(money) for each in amounts_said(text))


class TestLaws:
    @given(amounts, currencies, st.sampled_from(LOCALES))
    def test_an_amount_is_read_as_each_country_writes_it(self, amount: Decimal, currency: str, locale: str) -> None:
        """'as people write them': CLDR says how each country does"""
        text = f"Valeur : {format_currency(amount, currency, locale=locale)}, à gagner"
        assert {each.amount for each in amounts_said(text)} == {amount}
        assert said(text, Money(amount, currency))

    @given(st.integers(1, 999_999), st.integers(1, 999_999))
    def test_it_is_read_as_no_other(self, amount: int, other: int) -> None:
        text = f"{format_currency(amount, 'EUR', '#,##0 ¤', locale='fr', currency_digits=False)} de lots"
        assert said(text, Money(other, "EUR")) == (amount == other)


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("49,90 €", "49.90", "EUR"),
        ("1 500 €", "1500", "EUR"),
        ("€1,500.00", "1500", "EUR"),
        ("CHF 50.-", "50", "CHF"),
        ("50.\u2013 Fr.", "50", "CHF"),
        ("1'500 francs", "1500", "CHF"),
        ("un chèque de 250EUR", "250", "EUR"),
        ("de 20 à 50 €", "20", "EUR"),
        ("£20-30", "30", "GBP"),
        ("7€50", "7.50", "EUR"),
        ("30 000 euros", "30000", "EUR"),
        ("US$ 1,000", "1000", "USD"),
        ("le 22 novembre 2026 500 €", "500", "EUR"),
    ],
)
def test_amounts_of_real_texts(text: str, amount: str, currency: str) -> None:
    assert said(text, Money(amount, currency))


@pytest.mark.parametrize(
    "text", ["1250 €", "1 250 €", "12,50 €", "2,250 €", "250 $", "250 lots", "250", "€ 2.50", "n° 250"]
)
def test_something_else_is_no_250_euros(text: str) -> None:
    assert not said(text, Money(250, "EUR"))
