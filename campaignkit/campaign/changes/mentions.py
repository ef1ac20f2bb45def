"""Where a text names a day: `22 novembre`, `du 22 au 30 novembre`, `November 22nd`, `22/11`, `2026-11-22`."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

ORDINAL = r"(?:er|re|st|nd|rd|th|\.|º)?"
UP_TO = rf"(?:\s*(?:au|et|à|to|and|until|bis|und|[-\u2013])\s*(?:the\s+)?\d{{1,2}}{ORDINAL})?"


def mentions(text: str, day: date, language: str = "fr") -> bool:
    """Whether the text names this day, in figures or in the words of `language`, French or English.

    A year beside it must be that of the day; a day without a year may be any year's.

    >>> day = date(2026, 11, 22)
    >>> [mentions(said, day) for said in ("le 22 nov. à minuit", "22/11/2025", "du 9 au 23 novembre", "Nov 22nd")]
    [True, False, False, True]
    """
    found = (match for pattern in _patterns(day.day, day.month, language) for match in pattern.finditer(text))
    return any(match["year"] is None or int(match["year"]) % 100 == day.year % 100 for match in found)


@cache
def _patterns(day: int, month: int, language: str) -> tuple[re.Pattern[str], ...]:
    there, names = rf"(?<![\d/.])0?{day}(?!\d)", _names(month, language)
    year = r"(?:,?\s+(?P<year>\d{4}))?"
    english = _either(_in(month, "en"))
    return (
        re.compile(rf"{there}{ORDINAL}{UP_TO}\s+(?:of\s+|de\s+)?{_either(names)}{year}", re.IGNORECASE),
        re.compile(rf"\b{english}\s+(?:the\s+)?0?{day}(?!\d|\s*[h:]){ORDINAL}{year}", re.IGNORECASE),
        re.compile(rf"{there}[/.]0?{month}(?!\d)(?:[/.](?P<year>\d{{4}}|\d{{2}})(?!\d))?"),
        re.compile(rf"(?<!\d)(?P<year>\d{{4}})-{month:02}-{day:02}(?!\d)"),
    )


def _either(names: frozenset[str]) -> str:
    return f"(?:{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})(?!\\w)\\.?"


def _names(month: int, language: str) -> frozenset[str]:
    return _in(month, "fr") | _in(month, "en") | _in(month, language)


@cache
def _in(month: int, language: str) -> frozenset[str]:
    """The long and the short name of a month in a language; none in a language that nobody knows."""
    from babel import UnknownLocaleError
    from babel.dates import get_month_names

    try:
        named = [get_month_names(width, locale=language)[month] for width in ("wide", "abbreviated")]
    except (UnknownLocaleError, ValueError):
        return frozenset()
    return frozenset(name.rstrip(".") for name in named)
