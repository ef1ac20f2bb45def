"""A list of names: text is text, and nothing is lost or taken twice."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.intake import IntakeError, NamesError, read_names


def names(content: str | bytes, column: str = "") -> list[str]:
    raw = content if isinstance(content, bytes) else content.encode()
    return [each.name for each in read_names(raw, "list.csv", column=column)]


@pytest.mark.parametrize(
    ("content", "column", "found"),
    [
        ("Léa\nMax\n", "", ["Léa", "Max"]),
        ("Léa\r\n\r\nMax", "", ["Léa", "Max"]),
        ("\ufeffLéa\n", "", ["Léa"]),
        ("00123\n1e7\n٣\nTrue\n", "", ["00123", "1e7", "٣", "True"]),
        ("nom;âge\nLéa;31\nMax;29\n", "", ["Léa", "Max"]),
        ("Léa,31\nMax,29\n", "", ["Léa", "Max"]),
        ("id\tname\n1\tLéa\n2\tMax\n", "name", ["Léa", "Max"]),
        ('name,city\n"Martin, Léa",Lyon\nMax\n', "", ["Martin, Léa", "Max"]),
        ("name\nLéa\n", "name", ["Léa"]),
        ("Participants\nLéa\nMax\n", "", ["Léa", "Max"]),
        ("Pseudo;âge\nLéa;31\n", "", ["Léa"]),
    ],
)
def test_names_are_read_as_they_are_written(content: str, column: str, found: list[str]) -> None:
    assert names(content, column) == found


@pytest.mark.parametrize(
    ("content", "column", "told"),
    [
        (b"", "", "no name"),
        (b"\n \n", "", "no name"),
        ("Léa".encode("latin-1"), "", "row 1: this is not UTF-8"),
        (b"a\nb\n\xff\n", "", "row 3: this is not UTF-8"),
        (b"id,name\n1,x\n", "nom", 'no column "nom"; there is id, name'),
        (b'name,city\n"Lea,Lyon\nMax,Paris\n', "", "this is not CSV"),
        (b"name,city\n" + b"x" * 200_000 + b",y\n", "", "this is not CSV"),
    ],
)
def test_a_file_that_is_no_list_is_refused(content: bytes, column: str, told: str) -> None:
    with pytest.raises(IntakeError) as caught:
        names(content, column)
    assert told in caught.value.say("en")
    assert caught.value.say("fr")


def test_every_name_that_stands_twice_is_told_with_both_rows_at_once() -> None:
    with pytest.raises(NamesError) as caught:
        names("a\nb\na\nb\nc\0\n")
    assert [(each.row, each.saw) for each in caught.value.problems] == [(3, "a"), (4, "b"), (5, "'c\\x00'")]
    assert "stands in row 1 already" in caught.value.say("en")
    assert "est déjà à la ligne 2" in caught.value.say("fr")
    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems  # noqa: S301


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ("id,name\n1,Léa\n2\n3, \n", [3, 4]),
        ('id,name\n1,"Max\nDupont"\n', [3]),
        ("id,name\n1,A\u2028B\n", [2]),
        ("id,name\n1,e\u0301mile\n2,\u00e9mile\n", [3]),
    ],
)
def test_a_row_that_would_lose_or_forge_somebody_is_told(content: str, rows: list[int]) -> None:
    """A row too short, a name over two lines, and one name written in two ways."""
    with pytest.raises(NamesError) as caught:
        names(content, "name")
    assert [each.row for each in caught.value.problems] == rows


def test_a_text_file_is_no_csv_whatever_its_first_line_holds() -> None:
    found = read_names("Martin, Léa\nDupont, Max\n".encode(), "list.txt")
    assert [each.name for each in found] == ["Martin, Léa", "Dupont, Max"]


class TestNothingIsLost:
    """Every line that says something is one name, in its order."""

    @given(st.lists(st.text("abcé 0", min_size=1).filter(str.strip), min_size=1, unique_by=str.strip))
    def test_a_text_of_names_comes_back(self, lines: list[str]) -> None:
        assert names("\n".join(lines)) == [line.strip() for line in lines]
