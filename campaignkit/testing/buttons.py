"""Every command that there is, as a button to press: blindly, one after another, or those that want nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product
from typing import Any, get_type_hints

from attrs import NOTHING, fields

from campaignkit.campaign import Campaign
from campaignkit.campaign.slots import BY_COMMAND
from campaignkit.testing.candidates import candidates


def fillings(campaign: Campaign, command: type[Any]) -> dict[str, tuple[Any, ...]]:
    """For each field of a command, what it may be filled with."""
    hints = get_type_hints(command)
    return {each.alias: candidates(campaign, each.alias, hints[each.name]) for each in fields(command)}


def pressed(campaign: Campaign, command: type[Any], most: int) -> Iterator[Any]:
    """So many fillings of a command at most, spread over all that there are; always the same ones."""
    given = fillings(campaign, command)
    many = 1
    for values in given.values():
        many *= len(values)
    step = max(1, many // most) | 1
    for filled in islice(product(*given.values()), 0, None, step):
        yield command(**dict(zip(given, filled, strict=True)))


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
