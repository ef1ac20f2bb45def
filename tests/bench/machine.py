"""Accepted decisions a second on a ten-state machine, against python-statemachine 3: `python -m tests.bench.machine`.

Both sides walk the same ring of ten states in one run, in turns, so that a busy machine slows both.
"""

from __future__ import annotations

from time import perf_counter
from typing import Any

from attrs import frozen
from statemachine import State, StateMachine

from campaignkit.machine import Accepted, Context, Guard, Machine, ReasonKind, move, require
from campaignkit.values import SubjectId, Text, instant

STATES = 10
STEPS = 20_000
TURNS = 5


@frozen
class Next:
    """Go on to the next state."""

    item: str


@frozen
class WentOn:
    """It went on."""

    item: str


TYPES: tuple[type[Any], ...] = tuple(frozen(type(f"S{n}", (), {})) for n in range(STATES))
WHY = ReasonKind("ring.no-item", Text("rien", "nothing"), Text("nommer", "name it"), "lead")
named: Guard[object, Next, None] = require(WHY, lambda _s, c, _ctx: bool(c.item))


def _apply(state: object, _event: object) -> object:
    return TYPES[(TYPES.index(type(state)) + 1) % STATES]()


RING: Machine[Any, None] = Machine(
    "ring",
    Text("anneau", "ring"),
    tuple(move(Next, TYPES[n], TYPES[(n + 1) % STATES], WentOn, named) for n in range(STATES)),
    _apply,
    initial=(TYPES[0],),
    final=(TYPES[-1],),
)


class Ring(StateMachine):
    """The same ring, with the same guard."""

    s0 = State(initial=True)
    s1, s2, s3, s4, s5, s6, s7, s8, s9 = (State() for _ in range(STATES - 1))
    go = (
        s0.to(s1, cond="named") | s1.to(s2, cond="named") | s2.to(s3, cond="named") | s3.to(s4, cond="named")
        | s4.to(s5, cond="named") | s5.to(s6, cond="named") | s6.to(s7, cond="named") | s7.to(s8, cond="named")
        | s8.to(s9, cond="named") | s9.to(s0, cond="named")
    )  # fmt: skip

    def named(self, item: str) -> bool:
        """The guard."""
        return bool(item)


def ours() -> float:
    """Decisions a second."""
    ctx = Context(instant("2026-12-01T10:00:00Z"), SubjectId("lea"), None)
    states = [kind() for kind in TYPES]
    command, decide = Next("a"), RING.decide
    begun = perf_counter()
    for number in range(STEPS):
        if not isinstance(decide(states[number % STATES], command, ctx), Accepted):
            raise AssertionError
    return STEPS / (perf_counter() - begun)


def theirs() -> float:
    """Transitions a second."""
    ring = Ring()
    send = ring.go
    begun = perf_counter()
    for _number in range(STEPS // 10):
        send(item="a")
    return STEPS / 10 / (perf_counter() - begun)


def main() -> None:
    """Print both, and the ratio of the medians."""
    rounds = sorted((ours(), theirs()) for _turn in range(TURNS))
    mine, other = (sorted(each[side] for each in rounds)[TURNS // 2] for side in (0, 1))
    print(f"campaignkit            {mine:>12,.0f} accepted decisions a second (wanted: 200,000)")
    print(f"python-statemachine 3  {other:>12,.0f} transitions a second")
    print(f"ratio                  {mine / other:>12.1f} (wanted: 20)")


if __name__ == "__main__":
    main()
