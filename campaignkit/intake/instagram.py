"""Comments in the form of the Instagram Graph API, one row at a time.

Source: Meta, Instagram Graph API, IG Comment: `id, media, text, timestamp, username, parent_id,
like_count, hidden, from`. A CSV file has the same columns, `media.id` and `from.username` also
under their bare names.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import TypeVar

import pendulum

from campaignkit.entries import RawEntry
from campaignkit.intake.problems import RowProblem
from campaignkit.intake.rows import Cells
from campaignkit.values import Instant, InvalidValueError, Text, Zone, from_micros, local

SOURCE = "instagram"
NEEDED = (("id",), ("media", "media.id"), ("text",), ("timestamp",), ("username", "from.username"))
MANGLED = re.compile(r"\d+([.,]\d+)?[eE]\+?\d+")
FLAGS = {
    **dict.fromkeys(("true", "1", "vrai", "wahr", "verdadero", "vero"), True),
    **dict.fromkeys(("false", "0", "faux", "falsch", "falso"), False),
}
DATE_ONLY = len("2023-09-14")
NO_MOMENT = from_micros(0)

MISSING = Text("manque", "is missing")
NO_ID = Text("n'est pas un identifiant", "is no id")
SPOILT = Text("est un identifiant abîmé par un tableur", "is an id that a spreadsheet has spoilt")
NO_TEXT = Text("n'est pas du texte", "is no text")
NO_FLAG = Text("n'est ni vrai ni faux", "is neither true nor false")
NO_TIME = Text("n'est pas une date et une heure", "is no date and time")
NO_OFFSET = Text("ne dit pas son fuseau : le donner à part", "states no time zone: give it apart")

T = TypeVar("T")


class _WrongError(Exception):
    """A cell that cannot be read; `args[0]` is the Text that says why."""


class _Row:
    """One row being read; keeps every problem."""

    def __init__(self, row: int, cells: Cells) -> None:
        self.problems: list[RowProblem] = []
        self._row = row
        self._cells = cells

    def ask(self, names: tuple[str, ...], read: Callable[[object], T], *, otherwise: T) -> T:
        """The first of these cells that is filled, read; `otherwise` when it cannot be."""
        value = next((cell for cell in map(self._cells.get, names) if cell not in (None, "")), None)
        try:
            return read(value)
        except _WrongError as wrong:
            self.problems.append(RowProblem(row=self._row, field=names[0], saw=_shown(value), because=wrong.args[0]))
            return otherwise


def comment(number: int, cells: Cells, tz: Zone | None) -> RawEntry | tuple[RowProblem, ...]:
    """The entry that a row tells, or everything that is wrong with it."""
    row = _Row(number, cells)
    source_id = row.ask(("id",), _id, otherwise="")
    post = row.ask(("media", "media.id"), lambda cell: _id(_inside(cell, "id")), otherwise="")
    text = row.ask(("text",), _text_in(cells), otherwise="")
    at = row.ask(("timestamp",), lambda cell: _moment(cell, tz), otherwise=NO_MOMENT)
    author = row.ask(("username", "from.username", "from"), lambda cell: _word(_inside(cell, "username")), otherwise="")
    reply_to = row.ask(("parent_id",), lambda cell: None if cell is None else _id(cell), otherwise=None)
    hidden = row.ask(("hidden",), _flag, otherwise=False)
    if row.problems:
        return tuple(row.problems)
    return RawEntry(
        source=SOURCE,
        source_id=source_id,
        post=post,
        text=text,
        at=at,
        author=author,
        reply_to=reply_to,
        hidden=hidden,
    )


def _shown(value: object) -> str:
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    return "" if value is None else str(value)


def _inside(cell: object, name: str) -> object:
    return cell.get(name) if isinstance(cell, dict) else cell


def _id(cell: object) -> str:
    if type(cell) is int:
        return str(cell)
    if isinstance(cell, Decimal):
        raise _WrongError(SPOILT)
    word = _word(cell)
    if MANGLED.fullmatch(word):
        raise _WrongError(SPOILT)
    if not word.isprintable() or " " in word:
        raise _WrongError(NO_ID)
    return word


def _word(cell: object) -> str:
    if cell is None:
        raise _WrongError(MISSING)
    if not isinstance(cell, str) or not _encodes(cell):
        raise _WrongError(NO_TEXT)
    return cell.strip()


def _text_in(cells: Cells) -> Callable[[object], str]:
    """A text may be empty, yet its cell must be there."""
    return lambda cell: "" if cell is None and cells.get("text") == "" else _word(cell)


def _encodes(text: str) -> bool:
    """Whether the text has no half of a character, which no file could hold."""
    return text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text)


def _flag(cell: object) -> bool:
    if cell is None or isinstance(cell, bool):
        return bool(cell)
    known = FLAGS.get(str(cell).strip().lower())
    if known is None:
        raise _WrongError(NO_FLAG)
    return known


def _moment(cell: object, tz: Zone | None) -> Instant:
    word = _word(cell)
    try:
        moment = datetime.fromisoformat(word)
        if len(word) <= DATE_ONLY:
            raise _WrongError(NO_TIME)
        return _placed(moment, word, tz)
    except InvalidValueError as twice:
        raise _WrongError(twice.what) from twice
    except (ValueError, OverflowError) as cause:
        raise _WrongError(NO_TIME) from cause


def _placed(moment: datetime, word: str, tz: Zone | None) -> Instant:
    if moment.tzinfo is None and tz is None:
        raise _WrongError(NO_OFFSET)
    if moment.tzinfo is None and tz is not None:
        return local(word, tz)
    utc = moment.astimezone(UTC)
    return Instant(utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second, utc.microsecond, tzinfo=pendulum.UTC)
