"""What a table of answers must hold: each check passes once and is open once."""

from __future__ import annotations

from typing import Any, TypeAlias

from campaignkit.checklists import Case, Verdict
from tests.cases import Checks, by_id, verdict

Row: TypeAlias = tuple[str, Case[Any, Any], Verdict]
OPEN = (Verdict.FAIL, Verdict.UNKNOWN)
PASS, FAIL, UNKNOWN, BESIDE = Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE


def answered(checks: Checks, row: Row) -> None:
    """The check comes to the verdict of the row, and whatever it finds open it says in both languages."""
    check, seen, expected = row
    assert verdict(checks, check, seen) is expected
    for answer in by_id(checks, check).answers(seen):
        said = answer.because
        assert answer.verdict is Verdict.PASS or (said.fr and said.en)
        assert "broke" not in said.en


def both_ways(checks: Checks, rows: list[Row]) -> None:
    """Every check of the room passes in one row and is open in another."""
    every = {check.id for check in checks}
    assert {check for check, _seen, expected in rows if expected is Verdict.PASS} == every
    assert {check for check, _seen, expected in rows if expected in OPEN} == every


def names(rows: list[Row]) -> list[str]:
    """The sentence of each row."""
    return [f"{check} {expected.value}" for check, _seen, expected in rows]
