"""Commands from a command line: a name and plain words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from campaignkit.codec.nodes import Block, Scalar, Typed
from campaignkit.codec.problems import CommandFieldsError
from campaignkit.codec.structure import structure
from campaignkit.values import Zone

C = TypeVar("C")


def build_command(command: type[C], fields: Mapping[str, str], *, zone: Zone | None = None) -> C:
    """The command with these fields, each given as one word; lists and groups are written as in YAML, `[a, b]`.

    A civil time is read in `zone`. Raises CommandFieldsError with every field that is wrong,
    unknown or missing.
    """
    group = Block()
    for name, value in fields.items():
        word = Typed(value)
        word.within, word.under = group, name
        key = Scalar(name)
        key.within, key.under = group, name
        group[key] = word
    built, problems = structure(group, command, civil_zone=zone)
    if built is None:
        raise CommandFieldsError(str(getattr(command, "name", command.__name__)), problems)
    return built
