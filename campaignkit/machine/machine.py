"""One machine per item: a table of moves that decides, explains itself, and can be drawn and walked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from attrs import NOTHING, field, fields, frozen

from campaignkit.machine.decisions import Accepted, Context, Outcome, Refused, Wanted
from campaignkit.machine.moves import Absent, Move
from campaignkit.machine.reasons import Reason, ReasonKind
from campaignkit.values import CampaignKitError, Text

E = TypeVar("E")
V = TypeVar("V")

NOT_NOW = ReasonKind(
    "machine.not-now",
    Text("« {command} » n'est pas possible à l'état « {state} »", '"{command}" is not possible in state "{state}"'),
    Text("possible ici : {possible}", "possible here: {possible}"),
    "lead",
)


class TableError(CampaignKitError):
    """A table of moves that contradicts itself; found when the module is imported."""


@frozen(eq=False)
class Machine(Generic[E, V]):
    """The life of one kind of item.

    `moves` holds one row per command and source; `apply` lands on the row's target and decides
    nothing; a room asks `can_follow` first, so that a pair that no row allows is a corrupt log.
    `initial` names the states in which an item may be born, `final` those in which its story may end.
    """

    name: str
    title: Text
    moves: tuple[Move[E, V], ...]
    apply: Callable[[Any, Any], Any]
    initial: tuple[type[Any], ...] = (Absent,)
    final: tuple[type[Any], ...] = ()
    _rows: Mapping[tuple[type[Any], type[Any]], Move[E, V]] = field(init=False, repr=False)

    @_rows.default
    def _index(self) -> Mapping[tuple[type[Any], type[Any]], Move[E, V]]:
        rows = {(row.command, row.source): row for row in self.moves}
        if len(rows) != len(self.moves):
            raise TableError(
                Text(
                    f"{self.name} a deux lignes pour une commande et un état",
                    f"{self.name} has two rows for one command and state",
                ),
                Text("il y aurait deux issues", "there would be two outcomes"),
                Text("réunir les deux lignes", "join the two rows"),
            )
        return rows

    _follows: frozenset[tuple[type[Any], type[Any]]] = field(init=False, repr=False)

    @_follows.default
    def _index_events(self) -> frozenset[tuple[type[Any], type[Any]]]:
        return frozenset((row.event, row.source) for row in self.moves)

    def can_follow(self, state: object, event: object) -> bool:
        """Whether a row of the table emits such an event from such a state."""
        return (type(event), type(state)) in self._follows

    def decide(self, state: object, command: object, ctx: Context[V]) -> Outcome[E]:
        """The events of an accepted command, or every reason why not; pure, changes nothing."""
        row = self._rows.get((type(command), type(state)))
        if row is None:
            return Refused((self._not_now(state, command),))
        reasons: list[Reason] = []
        for guard in row.guards:
            reasons.extend(guard.ask(state, command, ctx))
        return Refused(tuple(reasons)) if reasons else Accepted((row.emit(state, command, ctx),))

    def explain(self, state: object, key: Mapping[str, str], ctx: Context[V]) -> dict[type[Any], Outcome[E] | Wanted]:
        """For each command of the table: accepted, refused and why, or which arguments are wanted.

        `key` holds the fields that name the item, for example `{"line": "parcel"}`.
        """
        return {command: self._explain_one(state, command, key, ctx) for command in self.commands}

    def _explain_one(
        self, state: object, command: type[Any], key: Mapping[str, str], ctx: Context[V]
    ) -> Outcome[E] | Wanted:
        if (command, type(state)) not in self._rows:
            return Refused((self._not_now(state, command),))
        wanted = tuple(f.alias for f in fields(command) if f.default is NOTHING and f.alias not in key)
        return Wanted(wanted) if wanted else self.decide(state, command(**key), ctx)

    def _not_now(self, state: object, command: object) -> Reason:
        asked = command if isinstance(command, type) else type(command)
        possible = ", ".join(word(row.command) for row in self.moves if row.source is type(state))
        return NOT_NOW.because(command=word(asked), state=word(type(state)), possible=possible or "-")

    @property
    def commands(self) -> tuple[type[Any], ...]:
        """Every command of the table, in its order."""
        return tuple(dict.fromkeys(row.command for row in self.moves))

    @property
    def events(self) -> tuple[type[Any], ...]:
        """Every event that the table can emit, in its order."""
        return tuple(dict.fromkeys(row.event for row in self.moves))

    @property
    def states(self) -> tuple[type[Any], ...]:
        """Every state that the table names, in its order."""
        named = [*self.initial, *(s for row in self.moves for s in (row.source, row.target)), *self.final]
        return tuple(dict.fromkeys(named))

    @property
    def reasons(self) -> tuple[ReasonKind, ...]:
        """Every reason that a guard of the table can give."""
        return tuple(dict.fromkeys(kind for row in self.moves for guard in row.guards for kind in guard.kinds))


def word(name: type[Any]) -> str:
    """The name of a state or command as a person reads it: `LineSecured` is `line-secured`.

    >>> word(type("LineSecured", (), {}))
    'line-secured'
    """
    letters = name.__name__
    return "".join(f"-{c.lower()}" if c.isupper() and i else c.lower() for i, c in enumerate(letters))
