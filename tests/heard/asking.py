"""What the checks of a room say: each is asked about every case of the room, and its answers are kept word for word.

After a change that is meant, renew them, and read the difference as those will who get the findings:

    python -m tests.heard.asking
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

from campaignkit.checklists import Answer, Case
from tests.cases import Checks, by_id
from tests.checks_of_rooms.answers import Row

HERE = Path(__file__).parent
ASKED = tuple(sorted(path.stem for path in HERE.glob("*.py") if path.stem not in {"asking", "test_heard"}))
IN_ROWS = ("campaign", "channels", "creatives", "prizes", "rules")
Cases: TypeAlias = Mapping[str, Case[Any, Any]]


def kept(room: str) -> Path:
    """Where the answers of a room lie."""
    return HERE / "said" / f"{room}.txt"


def heard(room: str) -> str:
    """Everything that the checks of a room say."""
    if room in IN_ROWS:
        module = import_module(f"tests.checks_of_rooms.test_{room}")
        lines = _of_rows(module.CROSS_CHECKS if room == "campaign" else module.CHECKS, module.ROWS)
    else:
        lines = _of_cases(import_module(f"campaignkit.{room}").CHECKS, import_module(f"tests.heard.{room}").CASES)
    return "".join(f"{line}\n" for line in lines)


def _of_rows(checks: Checks, rows: Iterable[Row]) -> Iterator[str]:
    """What each row of a table hears."""
    for number, (check, seen, _expected) in enumerate(rows, start=1):
        yield f"{number} {check}"
        yield from (f"  {_told(answer)}" for answer in by_id(checks, check).answers(seen))


def _of_cases(checks: Checks, cases: Cases) -> Iterator[str]:
    """What each check says of which cases; what it says most often comes last, of all the others."""
    for check in checks:
        yield check.id
        said: dict[tuple[str, ...], list[str]] = {}
        for name, seen in cases.items():
            said.setdefault(tuple(map(_told, check.answers(seen))), []).append(name)
        mostly = max(said, key=lambda answers: len(said[answers]))
        for answers in (*(each for each in said if each != mostly), mostly):
            yield f"  {'; '.join(said[answers]) if answers != mostly else 'otherwise'}"
            yield from (f"    {each}" for each in answers)


def _told(answer: Answer) -> str:
    where = f" [{answer.where}]" if answer.where else ""
    because = answer.because
    return f"{answer.verdict.value}{where}" + (f" {because.fr} / {because.en}" if because.en or because.fr else "")


if __name__ == "__main__":
    for each in (*ASKED, *IN_ROWS):
        kept(each).write_text(heard(each), "utf-8")
