"""Which format a plan file is of, and how one of an older format is read.

`format:` stands at the top of a plan file; a file that does not say it is of format 1. When a
key is renamed, `FORMAT` rises by one and a step here leads files of the format before to it;
what a step builds keeps the marks of what it came from, so that later mistakes still name lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

import attrs

from campaignkit.campaign.plan import FORMAT
from campaignkit.codec.building import problem_at
from campaignkit.codec.nodes import Block, Node, Scalar
from campaignkit.codec.problems import Problem
from campaignkit.codec.shapes import Kind, is_record
from campaignkit.values import Text

Step: TypeAlias = Callable[[Block], None]
FIRST = 1
DIGITS = re.compile("[0-9]{1,9}")
KEY = Scalar("format")
STEPS: Mapping[int, Step] = {}
"""From each older format to the next: what a file of it must become."""


def brought_up(
    root: Node, into: Kind, *, current: int = FORMAT, steps: Mapping[int, Step] = STEPS
) -> tuple[Problem, ...]:
    """Bring a tree of an older format to the current one, in place; the problem of one that is newer.

    A class without a field `format` has no formats, and a `format` that is no number is left to
    the reader of numbers.
    """
    if not isinstance(root, Block) or not has_formats(into):
        return ()
    said = root.get(KEY, Scalar(str(FIRST)))
    if not isinstance(said, Scalar) or not DIGITS.fullmatch(said):
        return ()
    if not FIRST <= int(said) <= current:
        return (_no_format(said, current),)
    for older in range(int(said), current):
        steps[older](root)
    if KEY in root:
        root[KEY] = _renumbered(said, current)
    return ()


def has_formats(into: Kind) -> bool:
    """Whether files of this class say of which format they are."""
    return is_record(into) and "format" in attrs.fields_dict(into)


def _renumbered(said: Scalar, current: int) -> Scalar:
    number = Scalar(str(current), said.mark)
    number.within, number.under = said.within, said.under
    return number


def _no_format(said: Scalar, current: int) -> Problem:
    newer = int(said) > current
    because = Text(
        f"cette version lit les formats 1 à {current}" if newer else "il n'y a pas de tel format",
        f"this release reads formats 1 to {current}" if newer else "there is no such format",
    )
    remedy = (
        Text("installer une version plus récente de campaignkit", "install a more recent release of campaignkit")
        if newer
        else Text(f"écrire {current}", f"write {current}")
    )
    return problem_at(said.mark, str(said), because, remedy, "format")
