"""The rows of a machine's table: which command takes which state to which, behind which guards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, TypeVar, cast

from attrs import fields, frozen

from campaignkit.machine.decisions import Context
from campaignkit.machine.reasons import Reason, ReasonKind

S = TypeVar("S")
C = TypeVar("C")
E = TypeVar("E")
V = TypeVar("V")
T = TypeVar("T")
S_contra = TypeVar("S_contra", contravariant=True)
C_contra = TypeVar("C_contra", contravariant=True)
V_contra = TypeVar("V_contra", contravariant=True)
E_co = TypeVar("E_co", covariant=True)


@frozen
class Absent:
    """The state of an item that does not exist yet."""


ABSENT = Absent()


@frozen
class Guard(Generic[S_contra, C_contra, V_contra]):
    """A question that must give no reason; `kinds` are all the reasons that it can give."""

    ask: Callable[[S_contra, C_contra, Context[V_contra]], Iterable[Reason]]
    kinds: tuple[ReasonKind, ...]


def require(
    kind: ReasonKind,
    holds: Callable[[S, C, Context[V]], bool],
    params: Callable[[S, C, Context[V]], Mapping[str, str | int]] | None = None,
) -> Guard[S, C, V]:
    """A guard that gives this reason unless `holds` is true; `params` fills its text."""

    def ask(state: S, command: C, ctx: Context[V]) -> tuple[Reason, ...]:
        if holds(state, command, ctx):
            return ()
        return (Reason(kind, params(state, command, ctx) if params else {}),)

    return Guard(ask, (kind,))


@frozen
class Move(Generic[E_co, V_contra]):
    """One row: typed where it is written, erased where it is stored."""

    command: type[Any]
    source: type[Any]
    target: type[Any]
    event: type[Any]
    guards: tuple[Guard[Any, Any, V_contra], ...]
    emit: Callable[[Any, Any, Context[V_contra]], E_co]


def move(
    command: type[C],
    source: type[S],
    target: type[T],
    event: type[E],
    *guards: Guard[S, C, V],
    emit: Callable[[S, C, Context[V]], E] | None = None,
) -> Move[E, V]:
    """Write one row.

    Without `emit` the event takes the command's fields of the same name, and, where it has
    them, `at` from the clock and `by` from the actor.
    """
    return Move(command, source, target, event, guards, emit or mirror(event))


def mirror(event: type[E]) -> Callable[[Any, Any, Context[Any]], E]:
    """An emit that copies the command's fields into the event."""
    names = tuple(each.alias for each in fields(cast("Any", event)))

    def emit(_state: object, command: object, ctx: Context[Any]) -> E:
        given: dict[str, object] = {"at": ctx.now, "by": ctx.actor}
        given.update((name, getattr(command, name)) for name in names if hasattr(command, name))
        return event(**{name: given[name] for name in names if name in given})

    return emit
