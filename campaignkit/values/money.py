"""Amounts of money: exact decimals in a named currency; never a float."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from attrs import field, frozen

from campaignkit.values.errors import InvalidValueError
from campaignkit.values.text import Text

CODE_LETTERS = 3
FRENCH = str.maketrans({",": "\u00a0", ".": ","})
"""How figures written in English are written in French: thousands parted by a no-break space, cents by a comma."""


def figures(number: Decimal | int) -> Text:
    """A number as a reader of each language writes it.

    >>> figures(Decimal("1.5")).fr, figures(4060).en
    ('1,5', '4,060')
    """
    english = f"{number:,}"
    return Text(english.translate(FRENCH), english)


def _amount(raw: Decimal | int | str) -> Decimal:
    if isinstance(raw, float | bool):
        raise _no_amount(raw)
    try:
        amount = Decimal(raw)
    except (InvalidOperation, ValueError, TypeError) as cause:
        raise _no_amount(raw) from cause
    if not amount.is_finite():
        raise _no_amount(raw)
    return amount


def _no_amount(raw: object) -> InvalidValueError:
    return InvalidValueError(
        Text(f"{raw!r} n'est pas un montant", f"{raw!r} is not an amount"),
        Text("un montant est un décimal exact", "an amount is an exact decimal"),
        Text("écrire par exemple 49.90", "write for example 49.90"),
    )


def _currency(_instance: object, _attribute: object, code: str) -> None:
    if not (len(code) == CODE_LETTERS and code.isascii() and code.isalpha() and code.isupper()):
        raise InvalidValueError(
            Text(f"{code!r} n'est pas une devise", f"{code!r} is not a currency"),
            Text("ISO 4217 a trois capitales", "ISO 4217 has three capitals"),
            Text("écrire par exemple EUR", "write for example EUR"),
        )


@frozen(order=False)
class Money:
    """An exact amount, in major units of an ISO 4217 currency; may be negative.

    >>> Money("49.90", "EUR") + Money(10, "EUR")
    Money(amount=Decimal('59.90'), currency='EUR')
    """

    amount: Decimal = field(converter=_amount)
    currency: str = field(validator=_currency)

    def __add__(self, other: Money) -> Money:
        """The sum in one currency; two currencies raise InvalidValueError."""
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        """The difference in one currency; two currencies raise InvalidValueError."""
        return Money(self.amount - self._same(other), self.currency)

    def __mul__(self, times: int | Decimal) -> Money:
        """So many times the amount, exact."""
        return Money(self.amount * times, self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.amount < self._same(other)

    def __le__(self, other: Money) -> bool:
        return self.amount <= self._same(other)

    def __str__(self) -> str:
        return f"{self.amount:,} {self.currency}"

    @property
    def said(self) -> Text:
        """The amount as a reader of each language writes it.

        >>> Money("4060.50", "EUR").said.en, Money("0.50", "EUR").said.fr == "0,50\N{NO-BREAK SPACE}EUR"
        ('4,060.50 EUR', True)
        """
        return Text(f"{figures(self.amount).fr}\u00a0{self.currency}", str(self))

    def _same(self, other: Money) -> Decimal:
        if self.currency != other.currency:
            raise InvalidValueError(
                Text(
                    f"{self.currency} et {other.currency} ne s'ajoutent ni ne se comparent",
                    f"{self.currency} and {other.currency} cannot be added or compared",
                ),
                Text("aucun taux n'est donné", "no rate is given"),
                Text("convertir d'abord, à un taux écrit dans le plan", "convert first, at a rate stated in the plan"),
            )
        return other.amount


def total(amounts: list[Money]) -> Money | None:
    """The sum of amounts of one currency; None for no amount at all.

    >>> str(total([Money(1, "EUR"), Money(2, "EUR")]))
    '3 EUR'
    """
    if not amounts:
        return None
    result = amounts[0]
    for amount in amounts[1:]:
        result += amount
    return result
