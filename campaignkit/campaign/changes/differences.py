"""Where two plans differ, by the paths of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
from attrs import frozen

from campaignkit.values import Money, Period, Text

WHOLE = (Money, Period, Text)


@frozen
class Order:
    """The order of the items of a list that both plans have, by their ids."""

    ids: tuple[str, ...]


@frozen(kw_only=True)
class Difference:
    """One place where two plans differ: `path` (`prizes.lines[p1].value`), and what stands there.

    `before` is None where something is new, `after` where it is gone; both are an `Order` where the same
    items follow each other otherwise, since tiers for example are drawn in their order.
    """

    path: str
    before: Any
    after: Any


def differences(before: Any, after: Any, path: str = "") -> Iterator[Difference]:
    """Every place where one differs from the other, as deep as both have it, in the order of the plan."""
    if before == after:
        return
    steps = None if type(before) is not type(after) else _steps(before, after)
    if steps is None:
        yield Difference(path=path, before=before, after=after)
        return
    for step, old, new in steps:
        yield from differences(old, new, f"{path}{step}".removeprefix("."))
    if isinstance(before, tuple):
        yield from _reordered(before, after, path)


def _steps(before: Any, after: Any) -> Iterator[tuple[str, Any, Any]] | None:
    """The parts of two things of one kind, side by side; None when neither has parts to be told apart by."""
    if attrs.has(type(before)) and not isinstance(before, WHOLE):
        return ((f".{each.name}", getattr(before, each.name), getattr(after, each.name)) for each in _fields(before))
    if isinstance(before, Mapping):
        return _side_by_side(before, after)
    old, new = _by_id(before), _by_id(after)
    if old is not None and new is not None:
        return _side_by_side(old, new)
    return _side_by_side(*map(_by_number, (before, after))) if _alike(before, after) else None


def _fields(thing: Any) -> tuple[attrs.Attribute[Any], ...]:
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(type(thing))
    return tuple(each for each in fields if each.init)


def _side_by_side(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    for name in dict.fromkeys((*before, *after)):
        yield f"[{name}]", before.get(name), after.get(name)


def _reordered(before: Any, after: Any, path: str) -> Iterator[Difference]:
    old, new = _by_id(before) or {}, _by_id(after) or {}
    were, are = tuple(each for each in old if each in new), tuple(each for each in new if each in old)
    if were != are:
        yield Difference(path=path, before=Order(were), after=Order(are))


def _alike(before: Any, after: Any) -> bool:
    """Whether two are lists of as many groups, so that one stands for the other."""
    return (
        isinstance(before, tuple)
        and len(before) == len(after)
        and all(attrs.has(type(item)) and not isinstance(item, WHOLE) for item in (*before, *after))
    )


def _by_number(items: Any) -> dict[str, Any]:
    return {str(number): item for number, item in enumerate(items)}


def _by_id(items: Any) -> dict[str, Any] | None:
    """The items by their ids; None for what is no list, or whose items have no ids of their own."""
    if not isinstance(items, tuple):
        return None
    ids = [str(item.id) for item in items if isinstance(getattr(item, "id", None), str)]
    return dict(zip(ids, items, strict=True)) if len(set(ids)) == len(items) else None
