"""Where a text names a day: `22 novembre`, `du 22 au lundi 30 novembre`, `November 20-22`, `22/11`, `2026-11-22`."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import date
from functools import cache

from campaignkit.campaign.dates_said import MONTHS

WEEKDAY = (
    r"(?:(?:lun|mar|mer|mie|jeu|jue|gio|ven|vie|sam|sab|dim|dom|mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|so)"
    r"[^\W\d_]*\.?\s+)?"
)
NUMBER = r"0?\d{1,2}(?:er|re|st|nd|rd|th|\.|º|°)?(?!\d|:\d|\s*h(?:\d|eures?\b|\b))"
AND = r"\s*(?:&|[-\u2013]|\b(?:jusqu'au|au|et|ou|a|to|and|or|until|through|bis|und|oder|y|al)\b)\s*"
NEXT = rf"(?:(?:the|le|den|el|il)\s+)?{WEEKDAY}{NUMBER}"
DAYS = rf"(?P<days>{NUMBER}(?:(?:,\s*|{AND}){NEXT})*)"
DAYS_AFTER = rf"(?P<days>{NUMBER}(?:(?:,\s*{NEXT})*,?{AND}{NEXT})?)"
YEAR = r"(?:,?\s+(?:de\s+)?(?P<year>\d{4})(?!\d))?"
SHORT_YEAR = r"(?P<year>\d{4}|\d{2})(?!\d)"
NO_PRICE = r"(?!\s*[€$£%])"
FIRST = re.compile(r"\b(?:premier|first|primero|primo)\b")
ONE = re.compile(r"\d+")


def mentions(text: str, day: date, language: str = "fr") -> bool:
    """Whether the text names this day, in figures or in the words of `language`, French or English.

    Of several days before one month (`22, 23 et 24 novembre`, `du 22 au 30 novembre`) each that is written is
    named. A year beside it must be that of the day; a day without a year may be any year's.

    >>> day = date(2026, 11, 22)
    >>> [mentions(said, day) for said in ("le 22 nov. à minuit", "22/11/2025", "du 9 au 23 novembre", "Nov 20-22")]
    [True, False, False, True]
    """
    plain = FIRST.sub("1", _folded(text))
    found = (match for pattern in _patterns(day.month, language[:2].lower()) for match in pattern.finditer(plain))
    return any(
        str(day.day) in (number.lstrip("0") for number in ONE.findall(match["days"]))
        and (match["year"] is None or int(match["year"]) % 100 == day.year % 100)
        for match in found
    )


def _folded(text: str) -> str:
    """The text in small letters, without its accents."""
    return "".join(char for char in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(char))


@cache
def _patterns(month: int, language: str) -> tuple[re.Pattern[str], ...]:
    names = _either(_in(month, "fr") | _in(month, "en") | _in(month, language))
    figures = rf"(?<![\d/.-])(?P<days>\d{{1,2}}(?:{AND}\d{{1,2}})?)"
    forms = [
        rf"(?<![\d/.]){DAYS}\s+(?:of\s+|de\s+|di\s+)?{names}{YEAR}",
        rf"\b{_either(_in(month, 'en'))}\s+(?:the\s+)?{DAYS_AFTER}{YEAR}",
        rf"{figures}[/.]0?{month}(?!\d)(?:[/.]{SHORT_YEAR})?{NO_PRICE}",
        rf"{figures}-0?{month}-(?P<year>\d{{4}})(?!\d)",
        rf"(?<!\d)(?P<year>\d{{4}})(?P<sign>[-/.])0?{month}(?P=sign)(?P<days>\d{{1,2}})(?!\d)",
    ]
    if language == "en":
        forms.append(rf"(?<![\d/.])0?{month}/(?P<days>\d{{1,2}})(?!\d)(?:/{SHORT_YEAR})?")
    return tuple(re.compile(form) for form in forms)


def _either(names: frozenset[str]) -> str:
    return f"(?:{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})(?!\\w)\\.?"


@cache
def _in(month: int, language: str) -> frozenset[str]:
    """The names of a month in a language, long and short, folded; none in a language that nobody knows."""
    from babel import UnknownLocaleError
    from babel.dates import get_month_names

    said = MONTHS[language][month - 1].split() if language in MONTHS else []
    with suppress(UnknownLocaleError, ValueError):
        said += [get_month_names(width, locale=language)[month] for width in ("wide", "abbreviated")]
    return frozenset(_folded(name).rstrip(".") for name in said)
