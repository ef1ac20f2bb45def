"""What the checks of a room ask and say: each is asked about every case of the room, and all is kept word for word.

After a change that is meant, renew them, and read the difference as those will who get the findings:

    python -m tests.heard.asking
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

from attrs import fields

from campaignkit.campaign import every_check
from campaignkit.checklists import PASSED, Answer, Case, Check, Due
from campaignkit.values import Text

HERE = Path(__file__).parent
IN_ROWS = ("campaign", "channels", "creatives", "prizes", "rules")
Cases: TypeAlias = Mapping[str, Case[Any, Any]]
ROOMS: Mapping[str, tuple[Check[Any], ...]] = {
    room: tuple(check for place, check in every_check() if place == room)
    for room in dict.fromkeys(place for place, _check in every_check())
}


def kept(room: str) -> Mapping[str, str]:
    """What each check of a room said when somebody read it."""
    found: dict[str, str] = {}
    for line in _file(room).read_text("utf-8").splitlines():
        if not line.startswith(" "):
            name = line
        found[name] = found.get(name, "") + f"{line}\n"
    return found


def heard(room: str, check: Check[Any]) -> str:
    """What a check of a room asks of whom, and everything that it answers."""
    lines = _of_rows(room, check) if room in IN_ROWS else _of_cases(room, check)
    return "".join(f"{line}\n" for line in (check.id, *_about(check), *lines))


def _file(room: str) -> Path:
    return HERE / "said" / f"{room}.txt"


def _about(check: Check[Any]) -> Iterator[str]:
    """What the check is, but for what is as it is for most checks."""
    for each in fields(type(check)):
        value = getattr(check, each.name)
        if each.name not in {"id", "ask"} and value != each.default:
            yield f"  {each.name}: {_words(value)}"


def _words(value: object) -> str:
    match value:
        case Text():
            return f"{value.fr} / {value.en}"
        case Due():
            return f"{value.anchor} {value.days:+}"
        case Enum():
            return str(value.value)
        case _:
            return str(value)


def _of_rows(room: str, check: Check[Any]) -> Iterator[str]:
    """What the check says of each of its rows in the table of the room."""
    tables = ("campaign", "campaign_closely", "half_known", "leftovers") if room == "campaign" else (room,)
    rows = chain.from_iterable(import_module(f"tests.checks_of_rooms.test_{table}").ROWS for table in tables)
    for number, seen in enumerate((seen for name, seen, _expected in rows if name == check.id), start=1):
        yield f"  {number}"
        yield from (f"    {told(answer)}" for answer in check.answers(seen))


def _of_cases(room: str, check: Check[Any]) -> Iterator[str]:
    """What the check says of which cases of the room; what it says most often comes last, of all the others."""
    cases: Cases = import_module(f"tests.heard.{room}").CASES
    said: dict[tuple[str, ...], list[str]] = {}
    for name, seen in cases.items():
        said.setdefault(tuple(map(told, check.answers(seen))), []).append(name)
    mostly = max(said, key=lambda answers: len(said[answers]))
    for answers in (*(each for each in said if each != mostly), mostly):
        yield f"  {'; '.join(said[answers]) if answers != mostly else 'otherwise'}"
        yield from (f"    {each}" for each in answers)


def told(answer: Answer) -> str:
    """An answer as it is kept: verdict, place and words."""
    where = f" [{answer.where}]" if answer.where else ""
    because = f" {_words(answer.because)}" if answer.because != PASSED.because else ""
    return f"{answer.verdict.value}{where}{because}"


if __name__ == "__main__":
    for each, checks in ROOMS.items():
        _file(each).write_text("".join(heard(each, check) for check in checks), "utf-8")
