"""The campaign and one of its rounds walked together, every gate taken as a free boolean."""

from __future__ import annotations

from typing import Any, TypeAlias

from campaignkit.campaign import commands as c
from campaignkit.campaign.moves import PHASE, ROUND, ROUND_PHASES, ROUNDS_FOR
from campaignkit.campaign.states import Archived, Open, Planning
from campaignkit.machine import Absent, Walk, reach, word

Pair: TypeAlias = tuple[type[Any], type[Any]]
BEFORE: Pair = (Absent, Absent)


def walk_product() -> Walk:
    """Visit every pair of phase and round that a campaign with one round can reach.

    A pair is an end when the campaign is archived; every pair must reach one.
    """
    ways = product()
    reached = reach(ways, (BEFORE,))
    ends = {pair for pair in reached if pair[0] is Archived}
    named = {state for pair in reached for state in pair}
    return Walk(
        reached=tuple(sorted(_name(pair) for pair in reached)),
        unreachable=tuple(sorted(word(s) for s in {*PHASE.states, *ROUND.states} - named)),
        dead_ends=tuple(sorted(_name(pair) for pair in reached - ends if not ways[pair] - {pair})),
        endless=tuple(sorted(_name(pair) for pair in reached - ends if not reach(ways, (pair,)) & ends)),
        silent=(),
    )


def product() -> dict[Pair, set[Pair]]:
    """Every pair with the pairs that one move leads to."""
    return {(phase, state): _from(phase, state) for phase in PHASE.states for state in ROUND.states}


def _from(phase: type[Any], state: type[Any]) -> set[Pair]:
    steps: set[Pair] = set()
    for row in PHASE.moves:
        if row.source is phase and _round_permits(row.command, state):
            opens = row.command is c.Launch and phase is Planning
            steps.add((row.target, Open if opens else state))
    for step in ROUND.moves:
        if step.source is state and phase in ROUND_PHASES[step.command]:
            steps.add((phase, step.target))
    return steps


def _round_permits(command: type[Any], state: type[Any]) -> bool:
    allowed = ROUNDS_FOR.get(command)
    return allowed is None or state is Absent or state in allowed


def _name(pair: Pair) -> str:
    return f"{word(pair[0])} x {word(pair[1])}"
