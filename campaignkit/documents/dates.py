"""Days and hours as people write them in French and in English, for lines of 80 columns."""

from __future__ import annotations

from collections.abc import Sequence

import pendulum


def day(date: pendulum.Date, lang: str, form: str = "EEE d MMM") -> str:
    """A day with its weekday: `dim. 22 nov.`, `Sun 22 Nov`.

    >>> day(pendulum.Date(2026, 11, 22), "fr"), day(pendulum.Date(2026, 11, 22), "en")
    ('dim. 22 nov.', 'Sun 22 Nov')
    """
    from babel.dates import format_date

    return str(format_date(date, form, locale="fr" if lang == "fr" else "en_GB"))


def from_to(before: pendulum.Date, after: pendulum.Date, lang: str, *, this_year: int) -> tuple[str, str]:
    """Two days; the first without a month that the second says, the years only where one is not this year.

    >>> from_to(pendulum.Date(2026, 11, 23), pendulum.Date(2026, 11, 26), "fr", this_year=2026)
    ('lun. 23', 'jeu. 26 nov.')
    >>> from_to(pendulum.Date(2027, 2, 23), pendulum.Date(2027, 3, 1), "en", this_year=2026)
    ('Tue 23 Feb', 'Mon 1 Mar 2027')
    """
    last = "EEE d MMM" if before.year == after.year == this_year else "EEE d MMM y"
    if before.year != after.year:
        return day(before, lang, last), day(after, lang, last)
    return day(before, lang, "EEE d" if before.month == after.month else "EEE d MMM"), day(after, lang, last)


def days_in_a_row(dates: Sequence[pendulum.Date], lang: str) -> str:
    """Some days, the month said once for those that share it: `18, 20, 22 nov.`.

    >>> days_in_a_row([pendulum.Date(2026, 11, 30), pendulum.Date(2026, 12, 1), pendulum.Date(2026, 12, 4)], "fr")
    '30 nov., 1, 4 d\u00e9c.'
    """
    last_of_month = {(each.year, each.month): each for each in dates}
    return ", ".join(
        day(each, lang, "d MMM" if last_of_month[each.year, each.month] == each else "d") for each in dates
    )
