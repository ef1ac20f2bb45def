"""Known answers, worked in a script that imports nothing of ours, frozen, and given again by the library."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from campaignkit.draw.protocol import (
    Award,
    Entry,
    OnePrizePer,
    Reactions,
    StandardEngine,
    Substitution,
    Tier,
    allot,
    commitment_from,
    holders,
    list_lines,
    seal,
    seed_of,
    substitute,
    wanted,
)
from campaignkit.values import Digest
from tests.draw import known_answer
from tests.draw.worked import committed

HERE = Path(__file__).parent
FROZEN: dict[str, Any] = json.loads((HERE / "vectors" / "campaignkit_draw_1.json").read_text())
CASES = known_answer.CASES


def test_the_script_imports_nothing_of_ours() -> None:
    tree = ast.parse((HERE / "known_answer.py").read_text())
    names = [
        node.module or "" if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert sorted(names) == ["hashlib", "itertools", "json", "typing"]


def test_the_script_still_gives_the_frozen_answers() -> None:
    assert known_answer.answers() == FROZEN


def entries_of(case: dict[str, Any]) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            id=name,
            tickets=tickets,
            group=None if group == "-" else group,
            pools=() if pools == "-" else tuple(pools.split(",")),
        )
        for name, tickets, group, pools in case["entries"]
    )


@pytest.mark.parametrize("name", CASES)
def test_the_library_gives_the_frozen_draw(name: str) -> None:
    case, answer = CASES[name], FROZEN[name]
    sealed = seal(list_lines(entries_of(case)))
    assert {field: getattr(sealed, field) for field in answer["list"]} == answer["list"]
    tiers = tuple(Tier(**{**tier, "on": Reactions(**tier["on"])}) for tier in case["tiers"])
    commitment = committed(sealed, tiers, one_prize_per=OnePrizePer(unit=case["unit"], within=case["within"]))
    ranking = StandardEngine().rank(
        list_lines(entries_of(case)), seed=answer["seed"], unit=case["unit"], want=wanted(commitment)
    )
    allotment = allot(commitment, ranking)
    for rows in ("winners", "alternates", "unfilled", "cutoffs"):
        assert [row.to_plain() for row in getattr(allotment, rows)] == answer[rows]
    lines: tuple[Substitution, ...] = ()
    for tier, holder, cause in case["falls"]:
        held = holder_of(allotment.winners, holders(commitment, ranking, lines), lines, tier, holder)
        lines += substitute(
            commitment, ranking, lines, at=commitment.beacon.comes_at, tier=tier, holder=held, cause=cause
        )
    told = [line.to_plain() for line in lines]
    assert [{field: line[field] for field in line if field != "at"} for line in told] == answer["substitutions"]


def holder_of(
    winners: tuple[Award, ...],
    held: tuple[tuple[str, str], ...],
    lines: tuple[Substitution, ...],
    tier: str,
    holder: Any,
) -> str:
    """The id that a case names, or the one that holds the place of the rank that it names."""
    if isinstance(holder, str):
        return holder
    now = next(row.id for row in winners if (row.tier, row.rank) == (tier, holder))
    for line in lines:
        now = line.to_id or now if (line.tier, line.from_id) == (tier, now) else now
    assert (tier, now) in held
    return now


def test_commitment_seed_and_winners_follow_from_a_real_round() -> None:
    answer = FROZEN["whole"]
    commitment = commitment_from(answer["commitment"])
    assert commitment.commit == answer["commitment_sha256"]
    seed = seed_of(commitment.commit, Digest(known_answer.RANDOMNESS))
    assert seed == answer["seed"]
    ranking = StandardEngine().rank(
        list_lines(entries_of(CASES["A"])), seed=seed, unit="group", want=wanted(commitment)
    )
    assert [row.to_plain() for row in allot(commitment, ranking).winners] == answer["winners"]
