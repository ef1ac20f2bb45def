"""Dates as people write them: in words in five languages, and in figures.

The names of months are those of CLDR (Unicode Common Locale Data Repository), in full and shortened.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TypeAlias

from attrs import frozen

Reading: TypeAlias = tuple[int | None, int, int]
"""A year, where one is said, a month and a day."""
MONTHS: Mapping[str, tuple[str, ...]] = {
    "fr": (
        "janvier janv", "février févr", "mars", "avril avr", "mai", "juin", "juillet juil", "août",
        "septembre sept", "octobre oct", "novembre nov", "décembre déc",
    ),
    "en": (
        "January Jan", "February Feb", "March Mar", "April Apr", "May", "June Jun", "July Jul", "August Aug",
        "September Sept Sep", "October Oct", "November Nov", "December Dec",
    ),
    "de": (
        "Januar Jänner Jan", "Februar Feb", "März", "April Apr", "Mai", "Juni", "Juli", "August Aug",
        "September Sept", "Oktober Okt", "November Nov", "Dezember Dez",
    ),
    "es": (
        "enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may", "junio jun", "julio jul", "agosto ago",
        "septiembre setiembre sept", "octubre oct", "noviembre nov", "diciembre dic",
    ),
    "it": (
        "gennaio gen", "febbraio feb", "marzo mar", "aprile apr", "maggio mag", "giugno giu", "luglio lug",
        "agosto ago", "settembre set", "ottobre ott", "novembre nov", "dicembre dic",
    ),
}  # fmt: skip
LEAP = 2000
FULL = 4
"""From how many letters on the name of a month cannot be mistaken for another word; `mai` cannot either."""
ACCENTS = str.maketrans({"é": "[ée]", "û": "[ûu]", "ä": "[äa]"})
BARE = str.maketrans("éûä", "eua")
ORDINAL = r"(?P<day>\d{1,2})(?:er|º|°|\.|st|nd|rd|th)?"
YEAR = r"(?:,?\s+(?:del?\s+)?(?P<year>(?:19|20)\d{2})(?!\w))?"
IN_FIGURES = (
    re.compile(r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\w-])"),
    re.compile(r"(?<![\w./-])(?P<one>\d{1,2})(?P<sign>[./-])(?P<other>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d{2})(?!\w)"),
)
LAW = re.compile(
    r"\b(?:(?i:loi|décret|ordonnance|directive|verordnung|ley|decreto|legge|d\. ?lgs\.?)|Act|\w*[Gg]esetz)\b"
    r"[^.;]{0,60}$"
)


@frozen
class SaidDate:
    """A date in a text, as it is written there, and every way to read it."""

    words: str
    readings: tuple[Reading, ...]


def dates_said(text: str, language: str) -> Iterator[SaidDate]:
    """Every date in a text of this language (`fr`, `de-AT`…); in one that is not known here, those in figures alone.

    The date of a law is none of a contest and is left out. 4/5/2027 may be in April or in May.

    >>> [each.readings for each in dates_said("du 1er au 24 décembre 2026", "fr")]
    [((2026, 12, 24),)]
    >>> [each.words for each in dates_said("Closes on May 3, or 04/05/2027", "en")]
    ['04/05/2027', 'May 3']
    """
    known = language.lower()[:2]
    for form in (*IN_FIGURES, *_in_words(known)):
        for found in form.finditer(text):
            readings = tuple(each for each in _readings(found.groupdict(), known) if _is_day(each))
            if readings and not LAW.search(text, 0, found.start()):
                yield SaidDate(found[0], readings)


def _readings(parts: Mapping[str, str | None], language: str) -> tuple[Reading, ...]:
    year = int(parts["year"]) if parts["year"] else None
    if "one" in parts:
        one, other = int(parts["one"] or 0), int(parts["other"] or 0)
        return ((year, other, one), (year, one, other))
    month = parts["month"] or ""
    number = int(month) if month.isdecimal() else _numbers(language)[month.lower().translate(BARE)]
    return ((year, number, int(parts["day"] or 0)),)


def _is_day(reading: Reading) -> bool:
    year, month, day = reading
    return 1 <= month <= len(MONTHS["fr"]) and 1 <= day <= monthrange(year or LEAP, month)[1]


@cache
def _numbers(language: str) -> Mapping[str, int]:
    """Each name of a month, in lower case without accents, with its number."""
    named = enumerate(MONTHS.get(language, ()), 1)
    return {name.lower().translate(BARE): number for number, names in named for name in names.split()}


@cache
def _in_words(language: str) -> tuple[re.Pattern[str], ...]:
    """The forms of a language: the day before the month, and in English after it as well."""
    names = "|".join(_as_written(name) for month in MONTHS.get(language, ()) for name in month.split())
    month = rf"(?P<month>{names})(?!\w)\.?"
    day_first = rf"(?<![\w.,/-]){ORDINAL}\s+(?:de\s+|di\s+|of\s+)?{month}{YEAR}"
    month_first = rf"(?<!\w){month}\s+{ORDINAL}(?![\w:]){YEAR}"
    forms = (day_first, month_first)[: 2 if language == "en" else 1] if names else ()
    return tuple(re.compile(each) for each in forms)


def _as_written(name: str) -> str:
    """A name in capitals or not, with its accents or without; one of three letters only where it is clearly a month."""
    if len(name) >= FULL or name == "mai":
        return f"[{name[0].upper()}{name[0].lower()}]" + name[1:].translate(ACCENTS)
    return name if name[0].isupper() else name.translate(ACCENTS) + r"(?=\.|\s+(?:19|20)\d{2})"
