"""A room: the items of one workstream, each kind with its machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from itertools import groupby
from operator import attrgetter
from typing import Any, Generic, TypeVar

from attrs import evolve, field, frozen

from campaignkit.machine.decisions import Context, Outcome, Refused, Wanted
from campaignkit.machine.machine import Machine, word
from campaignkit.machine.moves import ABSENT
from campaignkit.machine.reasons import ReasonKind
from campaignkit.values import CampaignKitError, Text

S = TypeVar("S")
V = TypeVar("V")

NO_SUCH_ITEM = ReasonKind(
    "machine.no-such-item",
    Text("{kind} « {item} » n'existe pas", 'there is no {kind} "{item}"'),
    Text("ceux qui existent : {known}", "those that exist: {known}"),
    "lead",
)


class CorruptLogError(CampaignKitError):
    """An event that cannot follow the state before it: the log was altered or is of another program."""


@frozen(eq=False)
class Items(Generic[V]):
    """Where the items of one machine live: a field of the room's state, keyed by a field of commands and events.

    An empty `key` means that the field holds one single item.
    """

    machine: Machine[Any, V]
    field: str
    key: str = ""

    def at(self, state: object, item: str) -> Any:
        """The state of one item; ABSENT when it does not exist yet."""
        held = getattr(state, self.field)
        return held.get(item, ABSENT) if self.key else held

    def decide(self, state: object, command: object, ctx: Context[V]) -> Outcome[Any]:
        """Decide about the item that the command names."""
        item = getattr(command, self.key) if self.key else ""
        here = self.at(state, item)
        if here is ABSENT and not any(row.source is type(ABSENT) for row in self.machine.moves):
            known = ", ".join(getattr(state, self.field)) or "-"
            return Refused((NO_SUCH_ITEM.because(where=item, kind=self.machine.title.en, item=item, known=known),))
        return self.machine.decide(here, command, ctx)

    def fold(self, state: S, events: Iterable[object]) -> S:
        """The state with the item of each event moved on; raises CorruptLogError on an impossible pair."""
        held = getattr(state, self.field)
        new = self._fold_items(dict(held), events) if self.key else reduce(self._moved, events, held)
        return evolve(state, **{self.field: new})  # type: ignore[misc]

    def _fold_items(self, held: dict[str, Any], events: Iterable[object]) -> Mapping[str, Any]:
        named = attrgetter(self.key)
        for event in events:
            item = named(event)
            held[item] = self._moved(held.get(item, ABSENT), event)
        return held

    def _moved(self, here: object, event: object) -> object:
        if not self.machine.can_follow(here, event):
            raise impossible(here, event)
        return self.machine.apply(here, event)

    def explain(self, state: object, ctx: Context[V]) -> Iterator[tuple[str, type[Any], Outcome[Any] | Wanted]]:
        """For each item and command: accepted, refused and why, or which arguments are wanted."""
        held = getattr(state, self.field)
        for item, here in held.items() if self.key else (("", held),):
            key = {self.key: item} if self.key else {}
            for command, outcome in self.machine.explain(here, key, ctx).items():
                yield item, command, outcome


@frozen(eq=False)
class Room(Generic[S, V]):
    """One workstream as the campaign sees it: its machines over its state."""

    name: str
    items: tuple[Items[V], ...]
    _by_command: Mapping[type[Any], Items[V]] = field(init=False, repr=False)
    _by_event: Mapping[type[Any], Items[V]] = field(init=False, repr=False)

    @_by_command.default
    def _index_commands(self) -> Mapping[type[Any], Items[V]]:
        return {command: items for items in self.items for command in items.machine.commands}

    @_by_event.default
    def _index_events(self) -> Mapping[type[Any], Items[V]]:
        return {event: items for items in self.items for event in items.machine.events}

    @property
    def commands(self) -> tuple[type[Any], ...]:
        """Every command that this room takes."""
        return tuple(self._by_command)

    @property
    def events(self) -> tuple[type[Any], ...]:
        """Every event that this room records."""
        return tuple(self._by_event)

    def decide(self, state: S, command: object, ctx: Context[V]) -> Outcome[Any]:
        """Decide about one command of this room; pure."""
        return self._by_command[type(command)].decide(state, command, ctx)

    def apply(self, state: S, event: object) -> S:
        """Fold one event of this room into its state."""
        return self._by_event[type(event)].fold(state, (event,))

    def fold(self, state: S, events: Iterable[object]) -> S:
        """Fold events of this room in order, as `apply` does one by one; neighbours of one machine enter together."""
        for items, neighbours in groupby(events, lambda event: self._by_event[type(event)]):
            state = items.fold(state, neighbours)
        return state

    def explain(self, state: S, ctx: Context[V]) -> Iterator[tuple[str, type[Any], Outcome[Any] | Wanted]]:
        """For each item and command of this room: accepted, refused and why, or what is wanted."""
        for items in self.items:
            yield from items.explain(state, ctx)


def impossible(state: object, event: object) -> CorruptLogError:
    """The error for an event that no state of this kind can have given rise to."""
    return CorruptLogError(
        Text(
            f"« {word(type(event))} » ne peut pas suivre « {word(type(state))} »",
            f"{word(type(event))!r} cannot follow {word(type(state))!r}",
        ),
        Text(
            "le journal a été altéré, ou vient d'un autre programme",
            "the log was altered, or comes from another program",
        ),
        Text("lancer « campaignkit log verify »", "run `campaignkit log verify`"),
    )
