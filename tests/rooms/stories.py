"""Telling stories to a room, whatever its machines and the keys of their items."""

from __future__ import annotations

from typing import Any, TypeVar

import pytest

from campaignkit.machine import Accepted, Context, CorruptLogError, Machine, Refused, Room

S = TypeVar("S")
V = TypeVar("V")


def told(room: Room[S, V], state: S, ctx: Context[V], *commands: object) -> S:
    """The state after a story in which nothing is refused; each item lands where the table says."""
    for command in commands:
        state = _after(room, state, command, ctx)
    return state


def _after(room: Room[S, V], state: S, command: object, ctx: Context[V]) -> S:
    items = next(each for each in room.items if type(command) in each.machine.commands)
    item = getattr(command, items.key) if items.key else ""
    before = items.at(state, item)
    outcome = room.decide(state, command, ctx)
    assert isinstance(outcome, Accepted), [reason.text.en for reason in outcome.reasons]
    for event in outcome.events:
        state = room.apply(state, event)
    row = next(row for row in items.machine.moves if (row.command, row.source) == (type(command), type(before)))
    assert type(items.at(state, item)) is row.target
    return state


def refused(room: Room[S, V], state: S, command: object, ctx: Context[V]) -> list[str]:
    """The codes of a refusal, each said in both languages with a remedy and an owner."""
    outcome = room.decide(state, command, ctx)
    assert isinstance(outcome, Refused), outcome
    for reason in outcome.reasons:
        assert reason.text.fr
        assert reason.text.en
        assert reason.remedy.fr
        assert reason.remedy.en
        assert reason.owner
    return [reason.code for reason in outcome.reasons]


def follows(machine: Machine[Any, Any], state: object, event: object) -> None:
    """The event lands where a row of the table says; without a row, the log is corrupt."""
    rows = [row for row in machine.moves if (row.event, row.source) == (type(event), type(state))]
    if rows:
        assert type(machine.apply(state, event)) is rows[0].target
        return
    with pytest.raises(CorruptLogError):
        machine.apply(state, event)
