"""Plans with something said elsewhere than in them, or left out: each place that can be unknown, filled and emptied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial
from typing import Any, TypeAlias

from attrs import evolve, fields, has

from campaignkit.campaign import AdoptedPlan, CampaignPlan, every_check, planned
from campaignkit.campaign.anchors import dated
from campaignkit.campaign.gates import case_of
from campaignkit.codec import shipped_library
from campaignkit.values import UNKNOWN, instant

Path: TypeAlias = tuple[str | int, ...]

NOW = instant("2026-10-01T08:00:00Z")
CHECKS = {check.id: (room, check) for room, check in every_check() if check.per == "campaign"}
TABLES = evolve(shipped_library(), packs=())


def said(value: Any, path: Path = ()) -> Iterator[Path]:
    """Every place of a plan where something is said that could be unknown."""
    return (place for place, known in places(value, path) if known)


def places(value: Any, path: Path = ()) -> Iterator[tuple[Path, bool]]:
    """Every place of a plan that can be unknown, and whether something is said there."""
    for each in fields(type(value)):
        here = getattr(value, each.name)
        if each.default is UNKNOWN:
            yield (*path, each.alias), here is not UNKNOWN
        for number, item in enumerate(here if isinstance(here, tuple) else ()):
            if has(type(item)):
                yield from places(item, (*path, each.alias, number))
        if has(type(here)):
            yield from places(here, (*path, each.alias))


def at(value: Any, path: Path) -> Any:
    """What stands at the end of a path."""
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def saying(value: Any, path: Path, new: Any) -> Any:
    """The same, with something else at the end of the path."""
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        return (*value[:first], saying(value[first], rest, new), *value[first + 1 :])
    return evolve(value, **{first: saying(getattr(value, first), rest, new) if rest else new})


def looked_at(plan: CampaignPlan, rooms: Iterable[str]) -> dict[str, Any]:
    """What the checks of some rooms are given of a plan, with the tables of ages that the library brings."""
    campaign, dates = planned(AdoptedPlan(plan=plan, digests={}), TABLES), cache(partial(dated, plan))
    return {room: case_of(campaign, room, "", NOW, dates) for room in set(rooms)}
