"""A list of names, one a line or a column of a CSV, read as text and nothing else: 00123 stays 00123."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any
from unicodedata import category, normalize

from attrs import frozen

from campaignkit.intake.problems import IntakeError, RowProblem
from campaignkit.values import CampaignKitError, Text

DELIMITERS = ",;\t"
HEADINGS = frozenset(
    {
        "name",
        "names",
        "nom",
        "noms",
        "participant",
        "participants",
        "entrant",
        "entrants",
        "username",
        "account",
        "compte",
        "pseudo",
        "pseudonyme",
        "prénom",
        "prenom",
        "first name",
        "full name",
        "nom complet",
        "handle",
        "user",
        "email",
        "e-mail",
        "courriel",
        "id",
    }
)
MOST_PROBLEMS = 20
CONTROL = frozenset({"Cc", "Zl", "Zp"})


class NamesError(CampaignKitError):
    """A list of names that cannot be drawn from; every row that is wrong is in `problems`."""

    def __init__(self, name: str, problems: tuple[RowProblem, ...]) -> None:
        told = [Text(each.say("fr"), each.say("en")) for each in problems]
        super().__init__(
            Text(f"{name} : on ne peut pas en tirer", f"{name}: nothing can be drawn from it"),
            Text(" ; ".join(each.fr for each in told), "; ".join(each.en for each in told)),
            Text("corriger la liste", "mend the list"),
        )
        self.args: tuple[Any, ...] = (name, problems)
        self.problems = problems


@frozen
class Named:
    """One name with the row that it stands in, counted from 1 as an editor does."""

    row: int
    name: str


def read_names(content: bytes, name: str, *, column: str = "") -> tuple[Named, ...]:
    r"""Every name of a file, in its order, blank lines left out.

    A file whose first line holds a comma, a semicolon or a tab is a CSV, unless it is called `.txt`:
    `column` names the one to take, otherwise it is the first. A first row that is a known heading
    is no name, so the first name then stands in a later row. Raises NamesError with every row that
    is too short, and every name that stands twice (as Unicode writes it in one way or another) or
    holds a control character; IntakeError for bytes that are no text or no CSV, a column that is
    not there, a list without a name.

    >>> [each.name for each in read_names(b"name;age\nL\xc3\xa9a;31\nMax;29\n", "list.csv")]
    ['Léa', 'Max']
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        row = content.count(b"\n", 0, cause.start) + 1
        why = Text(f"ligne {row} : ce n'est pas de l'UTF-8", f"row {row}: this is not UTF-8")
        raise IntakeError(name, why) from cause
    found = tuple(_rows(text, name, column))
    problems = tuple(_problems(found))
    if not found:
        raise IntakeError(name, Text("aucun nom", "no name"))
    if problems:
        raise NamesError(name, problems[:MOST_PROBLEMS])
    return found


def _rows(text: str, name: str, column: str) -> Iterator[Named]:
    lines = text.replace("\r\n", "\n").split("\n")
    first = next((line for line in lines if line.strip()), "")
    delimiter = next((each for each in DELIMITERS if each in first), None)
    if column or (delimiter is not None and not name.endswith(".txt")):
        cells = _cells(text, name, delimiter or ",")
    else:
        cells = [(row, [line]) for row, line in enumerate(lines, 1) if line.strip()]
    place, rest = _column(cells, name, column)
    yield from (Named(row, line[place].strip() if len(line) > place else "") for row, line in rest)


def _cells(text: str, name: str, delimiter: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as cause:
        row = reader.line_num
        why = Text(f"ligne {row} : ce n'est pas du CSV ({cause})", f"row {row}: this is not CSV ({cause})")
        raise IntakeError(name, why) from cause


def _column(cells: list[tuple[int, list[str]]], name: str, column: str) -> tuple[int, list[tuple[int, list[str]]]]:
    """Which column holds the names, and the rows below the heading, if there is one."""
    heading = [cell.strip() for cell in cells[0][1]] if cells else []
    if column:
        if column not in heading:
            said = ", ".join(heading)
            raise IntakeError(
                name, Text(f"aucune colonne « {column} » ; il y a {said}", f'no column "{column}"; there is {said}')
            )
        return heading.index(column), cells[1:]
    headed = bool(heading) and heading[0].lower() in HEADINGS
    return 0, cells[1:] if headed else cells


def _problems(found: tuple[Named, ...]) -> Iterator[RowProblem]:
    first: dict[str, int] = {}
    for each in found:
        if not each.name:
            short = Text("n'a rien dans cette colonne", "has nothing in this column")
            yield RowProblem(row=each.row, field="", saw="", because=short)
            continue
        before = first.setdefault(normalize("NFC", each.name), each.row)
        if before != each.row:
            twice = Text(
                f"est déjà à la ligne {before} ; ajouter de quoi les distinguer",
                f"stands in row {before} already; add what tells them apart",
            )
            yield RowProblem(row=each.row, field="", saw=each.name, because=twice)
        if any(category(char) in CONTROL for char in each.name):
            control = Text("contient un caractère de contrôle", "holds a control character")
            yield RowProblem(row=each.row, field="", saw=ascii(each.name), because=control)
