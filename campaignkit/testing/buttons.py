"""Every command that there is, as a button to press: blindly, one after another, or those that want nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_type_hints

from attrs import NOTHING, fields

from campaignkit.campaign import Campaign
from campaignkit.campaign.slots import BY_COMMAND
from campaignkit.testing.candidates import candidates

FEW = 7


def fillings(campaign: Campaign, command: type[Any]) -> dict[str, tuple[Any, ...]]:
    """For each field of a command, what it may be filled with."""
    hints = get_type_hints(command)
    return {each.alias: candidates(campaign, each.alias, hints[each.name]) for each in fields(command)}


def pressed(campaign: Campaign, command: type[Any]) -> Iterator[Any]:
    """The command about each item, filled with what is likely right, then with one field after another gone wrong.

    Its first field names the item; a field that may be left out is left out until it is its turn.
    """
    given = {name: _few(values) for name, values in fillings(campaign, command).items()}
    if not given:
        yield command()
        return
    free = {each.alias for each in fields(command) if each.default is not NOTHING}
    item, *others = given
    for about in given[item]:
        right = {item: about} | {name: given[name][0] for name in others if name not in free}
        yield command(**right)
        for name in others:
            yield from (command(**right | {name: value}) for value in given[name][name not in free :])


def _few(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """The first ones, which are likely right, and the last, which never is."""
    return values if len(values) <= FEW else (*values[: FEW - 1], values[-1])


def without_arguments(campaign: Campaign) -> tuple[tuple[type[Any], dict[str, str]], ...]:
    """Every command that names its item and nothing else, for every item that there is."""
    asked: list[tuple[type[Any], dict[str, str]]] = []
    for command, slot in BY_COMMAND.items():
        items = next(each for each in slot.room.items if command in each.machine.commands)
        wanted = [each.alias for each in fields(command) if each.default is NOTHING]
        if set(wanted) <= {items.key}:
            held = getattr(slot.state(campaign), items.field) if items.key else ("",)
            asked += [(command, {items.key: item} if items.key else {}) for item in held]
    return tuple(asked)
