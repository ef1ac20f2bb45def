"""Dates as people write them, in five languages; and what looks like one and is none."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date, get_month_names
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.campaign.dates_said import MONTHS, Reading, dates_said

days = st.dates(date(1990, 1, 1), date(2049, 12, 31))


def readings(text: str, language: str) -> list[tuple[Reading, ...]]:
    return [each.readings for each in dates_said(text, language)]


@pytest.mark.parametrize("language", MONTHS)
class TestAgainstTheDataOfUnicode:
    """'The names of months are those of CLDR'"""

    @given(day=days, around=st.sampled_from(["{}", "… {}.", "({})", "{}, 18:00"]))
    def test_a_date_in_full_is_found_wherever_it_stands(self, language: str, day: date, around: str) -> None:
        text = around.format(format_date(day, "long", locale=language))
        assert readings(text, language) == [((day.year, day.month, day.day),)]

    @given(day=days)
    def test_a_shortened_month_is_known_beside_a_year(self, language: str, day: date) -> None:
        name = get_month_names("abbreviated", locale=language)[day.month]
        assert readings(f"{day.day} {name} {day.year}", language) == [((day.year, day.month, day.day),)]

    @given(day=days)
    def test_figures_are_read_both_ways(self, language: str, day: date) -> None:
        (found,) = readings(f"{day:%d/%m/%Y}", language)
        assert (day.year, day.month, day.day) in found
        assert readings(f"{day}", language) == [((day.year, day.month, day.day),)]

    @given(text=st.text(alphabet=st.characters(exclude_categories=["Nd"])))
    def test_there_is_no_date_without_a_figure(self, language: str, text: str) -> None:
        assert not readings(text, language)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("du 1er décembre au 24 decembre 2026 à 23h59", "fr", ["1er décembre", "24 decembre 2026"]),
        ("Nachricht am 19. September; Einsendeschluss 24.12.2026.", "de", ["24.12.2026", "19. September"]),
        ("from December 1st to Dec 24, 2026", "en", ["December 1st", "Dec 24, 2026"]),
        ("hasta el 5 de Mayo de 2027", "es-MX", ["5 de Mayo de 2027"]),
        ("dal 1º al 24 dicembre", "it", ["24 dicembre"]),
        ("tot 24 december of 24-12-2026", "nl", ["24-12-2026"]),
    ],
)
def test_dates_are_found_as_they_are_written(text: str, language: str, found: list[str]) -> None:
    assert [each.words for each in dates_said(text, language)] == found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les 3 mars ne comptent pas : 24/7, art. 5.2, 12.5 %, 1.2.3", "en"),
        ("You may enter; the first 3 may win. March on!", "en"),
        ("1 Set Messer, Version 1.12.20, Tel. 01.02.03.04.05", "de"),
        ("1 set di valigie, 30 febbraio, 31/13/2026", "it"),
        ("loi du 6 janvier 1978, directive (UE) 2016/680 du 27 avril 2016", "fr"),
        ("the Data Protection Act of 23 May 2018", "en"),
        ("Bundesdatenschutzgesetz vom 30. Juni 2017", "de"),
        ("https://brand.example/2026-12-01-rules", "en"),
    ],
)
def test_what_is_no_date_of_a_contest_is_left_alone(text: str, language: str) -> None:
    assert not readings(text, language)
