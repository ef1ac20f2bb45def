"""Visit every state that a machine can reach, and report what no story should contain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from attrs import frozen

from campaignkit.machine.machine import Machine, word
from campaignkit.machine.reasons import ReasonKind

N = TypeVar("N")


@frozen(kw_only=True)
class Walk:
    """What a walk found; every list but `reached` should be empty.

    `dead_ends` can be reached, are no end, and have no way out; `endless` have a way out but no
    path to an end; `silent` are declared reasons that no guard on a reachable row can give.
    """

    reached: tuple[str, ...]
    unreachable: tuple[str, ...]
    dead_ends: tuple[str, ...]
    endless: tuple[str, ...]
    silent: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not (self.unreachable or self.dead_ends or self.endless or self.silent)


def walk(machine: Machine[Any, Any], declared: Iterable[ReasonKind] = ()) -> Walk:
    """Visit the machine from its initial states, guards taken as free; `declared` are the room's reasons."""
    ways: dict[type[Any], set[type[Any]]] = {state: set() for state in machine.states}
    for row in machine.moves:
        ways[row.source].add(row.target)
    reached = reach(ways, machine.initial)
    heard = {kind for row in machine.moves if row.source in reached for guard in row.guards for kind in guard.kinds}
    return Walk(
        reached=_words(reached),
        unreachable=_words(set(ways) - reached),
        dead_ends=_words({s for s in reached if s not in machine.final and not ways[s] - {s}}),
        endless=_words({s for s in reached if ways[s] - {s} and not reach(ways, [s]) & set(machine.final)}),
        silent=tuple(sorted(kind.code for kind in declared if kind not in heard)),
    )


def reach(ways: Mapping[N, set[N]], start: Iterable[N]) -> set[N]:
    """Every node that can be reached from the start, the start included."""
    reached: set[N] = set()
    waiting = list(start)
    while waiting:
        node = waiting.pop()
        if node not in reached:
            reached.add(node)
            waiting.extend(ways[node])
    return reached


def _words(states: Iterable[type[Any]]) -> tuple[str, ...]:
    return tuple(sorted(word(state) for state in states))
