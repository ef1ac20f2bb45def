"""What one word of a file can mean, by the type that is wanted: numbers, dates, money, choices."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Literal, TypeAlias, get_args

import pendulum

from campaignkit.codec.near import choice_of
from campaignkit.codec.nodes import glimpse
from campaignkit.codec.shapes import Kind, origin_of
from campaignkit.rulepacks import Comparison, comparison
from campaignkit.values import (
    CampaignId,
    Digest,
    Instant,
    InvalidValueError,
    Money,
    Period,
    Place,
    RoundId,
    SubjectId,
    Text,
    Zone,
    checked_id,
    instant,
    local,
    period,
    place,
    zone,
)

Reader: TypeAlias = Callable[[Any], Any]
CIVIL_ZONE: ContextVar[Zone | None] = ContextVar("CIVIL_ZONE", default=None)
WHOLE = re.compile(r"[-+]?[0-9]{1,18}")
EXACT = re.compile(r"[-+]?[0-9]{1,28}(\.[0-9]{1,28})?")
AMOUNT = re.compile(r"(?P<amount>\S+)\s+(?P<currency>\S+)")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LONGEST_YEARS = 150
HOUR = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
SHA256 = re.compile(r"[0-9a-f]{64}")
LONG_NUMBER = re.compile(r"[0-9]{5}")
ESCAPED = re.compile(r"\\+unknown")
WITH_OFFSET = Text(
    "écrire par exemple 2026-12-01T10:00:00+01:00, ou nommer « zone: » en tête du plan",
    "write for example 2026-12-01T10:00:00+01:00, or name a `zone:` at the top of the plan",
)
YEARS = range(1900, 3000)
BOOLS = {"true": True, "false": False}
MEANT_TRUE = frozenset(("yes", "y", "on", "true", "oui", "vrai", "ja", "1"))
MEANT_FALSE = frozenset(("no", "n", "off", "false", "non", "faux", "nein", "0"))


def words(text: str) -> str:
    r"""The text itself, less the backslash that tells the word `unknown` from the value UNKNOWN.

    >>> words("\\unknown")
    'unknown'
    """
    return text[1:] if text[:1] == "\\" and ESCAPED.fullmatch(text) else text[:]


def whole(text: str) -> int:
    """A whole number of at most 18 digits, without spaces or commas."""
    if not WHOLE.fullmatch(text):
        bare = re.sub(r"[.,]0{1,2}$|[\s,.'_]", "", text)
        hint = bare if WHOLE.fullmatch(bare) else "12"
        raise refusal(text, Text("n'est pas un nombre entier", "is not a whole number"), example(hint))
    return int(text)


def exact(text: str) -> Decimal:
    """A decimal number with a point, of at most 28 digits on either side."""
    if not EXACT.fullmatch(text):
        raise refusal(text, Text("n'est pas un nombre décimal", "is not a decimal number"), example("49.90"))
    return Decimal(text)


def yes_or_no(text: str) -> bool:
    """`true` or `false`, and nothing that merely means it."""
    if text not in BOOLS:
        meant = {**dict.fromkeys(MEANT_TRUE, "true"), **dict.fromkeys(MEANT_FALSE, "false")}.get(text.lower())
        remedy = example(meant) if meant else Text("écrire true ou false", "write true or false")
        raise refusal(text, Text("n'est ni true ni false", "is neither true nor false"), remedy)
    return BOOLS[text]


def moment(text: str) -> Instant:
    """An instant with its offset, or a civil time in the plan's zone; years 1900 to 2999."""
    civil = CIVIL_ZONE.get()
    if DAY.fullmatch(text):
        remedy = Text(f"écrire {text} 00:00, ou une autre heure", f"write {text} 00:00, or another hour")
        raise refusal(text, Text("est un jour sans heure", "is a day without an hour"), remedy)
    try:
        found = instant(text)
    except InvalidValueError as error:
        if civil is None:
            raise InvalidValueError(error.what, error.because, WITH_OFFSET) from None
        found = local(text, civil)
    if found.year not in YEARS:
        raise refusal(text, Text("est trop loin de nous", "is too far away"), example("2026-12-01T10:00:00+01:00"))
    return found


def day(text: str) -> pendulum.Date:
    """A civil date: `2026-12-01`."""
    if not DAY.fullmatch(text):
        raise refusal(text, Text("n'est pas une date", "is not a date"), example("2026-12-01"))
    return pendulum.Date(*(int(part) for part in text.split("-")))


def time_of_day(text: str) -> pendulum.Time:
    """A time of the day to the minute: `10:00`."""
    if not HOUR.fullmatch(text):
        raise refusal(text, Text("n'est pas une heure", "is not a time of the day"), example("10:00"))
    hour, minute = text.split(":")
    return pendulum.Time(int(hour), int(minute))


def length(text: str) -> Period:
    """An ISO 8601 period, or working days (`P5B`), no number of which is above 9999."""
    if LONG_NUMBER.search(text):
        raise refusal(text, Text("est une durée trop longue", "is too long a period"), example("P7D"))
    found = period(text)
    years = (
        found.years
        + found.months / 12
        + (found.weeks * 7 + found.days + found.working_days * 2 + found.hours / 24) / 365
    )
    if years > LONGEST_YEARS:
        raise refusal(text, Text("est une durée trop longue", "is too long a period"), example("P7D"))
    return found


def money(text: str) -> Money:
    """An amount and a currency: `50 EUR`."""
    found = AMOUNT.fullmatch(text)
    if found is None:
        raise refusal(text, Text("n'est pas une somme d'argent", "is not an amount of money"), example("50 EUR"))
    return Money(exact(found["amount"]), found["currency"])


def same_words(text: str) -> Text:
    """One text for both languages."""
    said = words(text)
    return Text(said, said)


def sha256(text: str) -> Digest:
    """A SHA-256 digest in 64 lower-case hexadecimal digits."""
    if not SHA256.fullmatch(text):
        remedy = Text("écrire les 64 chiffres de sha256sum", "write the 64 digits that sha256sum prints")
        raise refusal(text, Text("n'est pas une empreinte SHA-256", "is not a SHA-256 digest"), remedy)
    return Digest(str(text))


WRITTEN: Mapping[Kind, Reader] = {
    str: words,
    int: whole,
    bool: yes_or_no,
    Decimal: exact,
    pendulum.DateTime: moment,
    pendulum.Date: day,
    pendulum.Time: time_of_day,
    Period: length,
    Money: money,
    Text: same_words,
    Comparison: lambda text: comparison(str(text)),
    Place: lambda text: place(str(text)),
    Zone: lambda text: zone(str(text)),
    Digest: sha256,
    CampaignId: lambda text: checked_id(words(text)),
    RoundId: lambda text: checked_id(words(text)),
    SubjectId: lambda text: checked_id(words(text)),
}


def reader_of(kind: Kind, table: Mapping[Kind, Reader]) -> Reader | None:
    """How a word of this type is read; None when the type is no word but a group or a list."""
    if kind in table:
        return table[kind]
    if (isinstance(kind, type) and issubclass(kind, Enum)) or origin_of(kind) is Literal:
        return choice(kind)
    base = getattr(kind, "__supertype__", None)
    return reader_of(base, table) if base is not None else None


@cache
def choice(kind: Kind) -> Reader:
    """One value of an enum class or of a Literal, as it is written."""
    by_word = {_word(member): member for member in get_args(kind) or kind}

    def chosen(text: str) -> Kind:
        if str(text) not in by_word:
            because = Text("n'est pas un des choix", "is not one of the choices")
            raise refusal(text, because, choice_of(str(text), by_word))
        return by_word[str(text)]

    return chosen


def refusal(node: object, because: Text, remedy: Text) -> InvalidValueError:
    """The error for something that cannot be read."""
    saw = glimpse(node)
    return InvalidValueError(Text(f"« {saw} » {because.fr}", f"{saw!r} {because.en}"), None, remedy)


def example(text: str) -> Text:
    """The advice to write something like this."""
    return Text(f"écrire par exemple {text}", f"write for example {text}")


def _word(member: object) -> str:
    value = member.value if isinstance(member, Enum) else member
    return str(value).lower() if isinstance(value, bool) else str(value)
