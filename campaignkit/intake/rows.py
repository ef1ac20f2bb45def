"""The rows of a file, whatever its form: JSON as the Graph API returns it, JSON lines, CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TextIO, TypeAlias

from attrs import frozen

from campaignkit.intake.problems import RowProblem
from campaignkit.values import Text

Cells: TypeAlias = Mapping[str, object]
Row: TypeAlias = "tuple[int, Cells | RowProblem]"
DELIMITERS = (",", ";", "\t")


@frozen
class _NotJson:
    why: Text


class FormError(Exception):
    """The file as a whole has not the form that is wanted; `args[0]` is the Text that says why."""


def json_rows(text: str) -> Iterator[Row]:
    """The comments of a JSON text, pages and replies opened, or of JSON lines."""
    whole, lines = _loaded(text), text.split("\n")
    if not isinstance(whole, _NotJson):
        yield from ((row, _cells(row, comment)) for row, comment in enumerate(_opened(whole), 1))
    elif isinstance(_loaded(next(line for line in lines if line.strip())), _NotJson):
        raise FormError(whole.why)
    else:
        for row, line in enumerate(lines, 1):
            yield from _line(row, line) if line.strip() else ()


def _line(row: int, line: str) -> Iterator[Row]:
    found = _loaded(line)
    if isinstance(found, _NotJson):
        yield row, RowProblem(row=row, field="", saw=line.strip(), because=found.why)
    else:
        yield from ((row, _cells(row, comment)) for comment in _opened(found))


def _loaded(text: str) -> object:
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=Decimal)
    except (ValueError, RecursionError) as cause:
        return _NotJson(Text(f"n'est pas du JSON : {cause}", f"is no JSON: {cause}"))


def _opened(found: object) -> Iterator[object]:
    """One comment after the other, each followed by the replies under it."""
    waiting = [*_flat(found)][::-1]
    while waiting:
        comment = waiting.pop()
        yield comment
        if isinstance(comment, dict) and "replies" in comment:
            waiting.extend([_under(comment, reply) for reply in _flat(comment["replies"])][::-1])


def _flat(found: object) -> Iterator[object]:
    """What stands in lists and pages, however they are nested."""
    waiting = [found]
    while waiting:
        each = waiting.pop()
        inside = each.get("data") if isinstance(each, dict) else each
        if isinstance(inside, list):
            waiting.extend(reversed(inside))
        else:
            yield each


def _under(comment: dict[str, object], reply: object) -> object:
    known = {"parent_id": comment.get("id"), "media": comment.get("media")}
    return {**known, **reply} if isinstance(reply, dict) else reply


def _cells(row: int, comment: object) -> Cells | RowProblem:
    if isinstance(comment, dict):
        return comment
    because = Text("n'est pas un commentaire", "is no comment")
    return RowProblem(row=row, field="", saw=str(comment), because=because)


def csv_rows(stream: TextIO, wanted: tuple[tuple[str, ...], ...]) -> Iterator[Row]:
    """The rows of a CSV text under its header, one at a time.

    Of each group of `wanted` columns one must be there. The delimiter is the one that makes most
    columns of the header.
    """
    first_line = stream.readline()
    delimiter = max(DELIMITERS, key=first_line.count)
    header = _header(first_line, delimiter, wanted)
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    row = 1
    try:
        for row, cells in enumerate(reader, 2):
            if any(cells):
                yield row, _paired(row, header, cells)
    except csv.Error as cause:
        where = Text(f"après la ligne {row} : {cause}", f"after row {row}: {cause}")
        raise FormError(where) from cause


def _header(line: str, delimiter: str, wanted: tuple[tuple[str, ...], ...]) -> list[str]:
    header = [cell.strip().lower() for cell in next(csv.reader([line], delimiter=delimiter), [])]
    missing = ", ".join(names[0] for names in wanted if not set(names) & set(header))
    twice = ", ".join(dict.fromkeys(name for name in header if name and header.count(name) > 1))
    if missing:
        raise FormError(Text(f"il manque les colonnes : {missing}", f"these columns are missing: {missing}"))
    if twice:
        raise FormError(Text(f"colonnes en double : {twice}", f"columns that stand twice: {twice}"))
    return header


def _paired(row: int, header: list[str], cells: list[str]) -> Cells | RowProblem:
    if len(cells) == len(header):
        return dict(zip(header, cells, strict=True))
    because = Text(
        f"a {len(cells)} cellules, l'en-tête en a {len(header)}",
        f"has {len(cells)} cells, the header has {len(header)}",
    )
    return RowProblem(row=row, field="", saw="", because=because)
