"""Playing commands on a room, with the laws that hold of every table."""

from __future__ import annotations

from typing import TypeVar

from campaignkit.machine import Accepted, Context, Reason, Refused, Room

S = TypeVar("S")
V = TypeVar("V")


def step(room: Room[S, V], state: S, command: object, ctx: Context[V]) -> tuple[S, tuple[Reason, ...]]:
    """The state after the command and the reasons of a refusal; the laws are asserted on the way."""
    (items,) = room.items
    item = getattr(command, items.key)
    before = items.at(state, item)
    outcome = room.decide(state, command, ctx)
    if isinstance(outcome, Refused):
        assert all(
            reason.text.fr and reason.text.en and reason.remedy.fr and reason.owner for reason in outcome.reasons
        )
        return state, outcome.reasons
    for event in outcome.events:
        state = room.apply(state, event)
    row = next(r for r in items.machine.moves if (r.command, r.source) == (type(command), type(before)))
    assert type(items.at(state, item)) is row.target
    return state, ()


def told(room: Room[S, V], state: S, ctx: Context[V], *commands: object) -> S:
    """The state after a story in which nothing is refused."""
    for command in commands:
        state, reasons = step(room, state, command, ctx)
        assert not reasons, [str(reason.text.en) for reason in reasons]
    return state


def why_not(room: Room[S, V], state: S, command: object, ctx: Context[V]) -> list[str]:
    """The codes of a refusal."""
    outcome = room.decide(state, command, ctx)
    assert not isinstance(outcome, Accepted), outcome
    return [reason.code for reason in outcome.reasons]
