"""Amounts of money as people write them: `49,90 €`, `1 500 €`, `€1,500.00`, `1'500 francs`, `CHF 50.-`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from attrs import frozen

from campaignkit.values import Money

DOLLARS = frozenset(("USD", "CAD", "AUD", "NZD", "HKD", "SGD"))
FRANCS = frozenset(("CHF", "XPF", "XOF", "XAF"))
MEANT: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("€", "euro", "euros"), frozenset(("EUR",))),
    **dict.fromkeys(("£", "£gb", "pound", "pounds"), frozenset(("GBP",))),
    **dict.fromkeys(("$", "dollar", "dollars"), DOLLARS),
    **dict.fromkeys(("us$", "$us"), frozenset(("USD",))),
    **dict.fromkeys(("ca$", "c$", "$ca", "$ ca"), frozenset(("CAD",))),
    **dict.fromkeys(("fr.", "franc", "francs", "franken"), FRANCS),
}
"""The currencies that a sign or a word may stand for; a code of three letters stands for itself."""
NUMBER = r"(?:\d{1,3}(?:[\s.,'\u2019]\d{3})+|\d+)(?!\d)(?:[.,](?:\d{1,2}(?!\d)|[-\u2013\u2014]+))?"
SIGN = rf"(?:{'|'.join(re.escape(each) for each in sorted(MEANT, key=len, reverse=True))}|[A-Z]{{3}})"
UP_TO = r"\s*(?:[-\u2013]|\b(?:à|et|ou|to|and|or|bis|und)\b)\s*"
START, END = r"(?<![\w.,])", r"(?!\w)"
AFTER = re.compile(rf"{START}(?:(?P<low>{NUMBER}){UP_TO})?(?P<number>{NUMBER})\s?(?P<sign>{SIGN}){END}", re.IGNORECASE)
BEFORE = re.compile(rf"{START}(?P<sign>{SIGN})\s?(?P<number>{NUMBER})(?:{UP_TO}(?P<low>{NUMBER}))?", re.IGNORECASE)
BETWEEN = re.compile(rf"{START}(?P<whole>\d+)(?P<sign>[€$£])(?P<cents>\d\d){END}")
CENTS = re.compile(r"[.,](\d{1,2})$")


@frozen
class SaidAmount:
    """An amount in a text, and the currencies (ISO 4217) that its sign may stand for."""

    amount: Decimal
    currencies: frozenset[str]

    def is_of(self, money: Money) -> bool:
        """Whether it can be read as this amount."""
        return self.amount == money.amount and money.currency in self.currencies


def amounts_said(text: str) -> Iterator[SaidAmount]:
    """Every amount in a text that is written in figures with its currency; of a range both ends.

    A point or a comma before three digits parts thousands, before one or two it parts cents.

    >>> [str(each.amount) for each in amounts_said("de 1 500 € à 49,90 €, CHF 50.-, $1,500.00, 20-30 euros, 7€50")]
    ['1500', '49.90', '20', '30', '50', '1500.00', '7.50']
    """
    for form in (AFTER, BEFORE):
        for found in form.finditer(text):
            for number in filter(None, (found["low"], found["number"])):
                yield SaidAmount(_read(number), _meant(found["sign"]))
    for found in BETWEEN.finditer(text):
        yield SaidAmount(Decimal(f"{found['whole']}.{found['cents']}"), _meant(found["sign"]))


def _meant(sign: str) -> frozenset[str]:
    return MEANT.get(sign.lower(), frozenset((sign.upper(),)))


def _read(number: str) -> Decimal:
    cents = CENTS.search(number)
    whole = re.sub(r"\D", "", number[: cents.start()] if cents else number)
    return Decimal(f"{whole}.{cents[1]}" if cents else whole)
