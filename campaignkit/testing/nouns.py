"""Strategies for every noun of a plan, read off the types of its fields."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NewType, TypeAlias, Union, get_args, get_origin, get_type_hints

import pendulum
from attrs import NOTHING, Attribute, evolve, fields, has
from hypothesis import strategies as st

from campaignkit.campaign.plan import Rate
from campaignkit.channels import Shift
from campaignkit.prizes import ValueRange
from campaignkit.values import (
    CampaignKitError,
    Hours,
    Instant,
    Money,
    Period,
    Place,
    SubjectId,
    Text,
    Zone,
    instant,
    period,
)

Values: TypeAlias = st.SearchStrategy[Any]
Noun: TypeAlias = Any
"""A class of the plan."""
MOST_ITEMS = 2
NAMES = st.integers(1, 999).map("n{}".format)
MOMENTS = tuple(instant(f"2023-{month:02}-{day:02}T10:00:00Z") for month in (8, 9, 10, 12) for day in (1, 14, 28))
EURO, FRANC = Money("12.50", "EUR"), Money(40, "CHF")

PLAIN: Mapping[Any, Values] = {
    bool: st.booleans(),
    int: st.integers(1, 4),
    str: NAMES,
    Decimal: st.sampled_from((Decimal(1), Decimal("12.5"), Decimal(40))),
    Instant: st.sampled_from(MOMENTS),
    pendulum.Date: st.sampled_from((pendulum.date(2023, 9, 1), pendulum.date(2023, 12, 24))),
    Money: st.sampled_from((EURO, FRANC)),
    Period: st.sampled_from(tuple(map(period, ("P3D", "P1M", "PT48H", "P5B")))),
    Text: st.sampled_from((Text("un", "one"), Text("deux", "two"))),
    Place: st.sampled_from(tuple(map(Place, ("FR", "DE", "DE-BY", "US-NY")))),
    Zone: st.sampled_from((Zone("Europe/Paris"), Zone("UTC"))),
    NoneType: st.none(),
}
FROM_TO = st.lists(st.sampled_from(MOMENTS), min_size=2, max_size=2, unique=True).map(sorted)
WHOLE: Mapping[type[Any], Values] = {
    Hours: st.just(Hours(opens=pendulum.time(8), closes=pendulum.time(20))),
    ValueRange: st.booleans().map(lambda tax: ValueRange(lowest=EURO, highest=EURO * 2, tax_included=tax)),
    Shift: FROM_TO.map(lambda ends: Shift(person=SubjectId("lea"), starts_at=ends[0], ends_at=ends[1])),
    Rate: st.just(Rate(one="EUR", costs=FRANC, on=pendulum.date(2023, 9, 1), source="ECB")),
}
"""Nouns of which not every combination of fields makes sense."""
FACTS = st.sampled_from(({"promoter_sector": "alcohol"}, {"uses_processor": "false"}))


@cache
def hints(noun: Noun) -> dict[str, Any]:
    """The types of the fields of a noun."""
    return get_type_hints(noun)


@cache
def values(wanted: Any) -> Values:
    """Anything of a type that a field of the plan has."""
    if wanted in PLAIN or wanted in WHOLE:
        return PLAIN[wanted] if wanted in PLAIN else WHOLE[wanted]
    if isinstance(wanted, NewType):
        return values(wanted.__supertype__)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return st.sampled_from(tuple(wanted))
    kind: Noun = wanted
    if has(kind):
        return noun(kind)
    return _composed(get_origin(wanted), get_args(wanted))


def _composed(origin: Any, inner: tuple[Any, ...]) -> Values:
    """One of several types, one of several words, several things of one type, or the facts by their names."""
    if origin in (Union, UnionType):
        return st.one_of(*map(values, inner))
    if origin is Literal:
        return st.sampled_from(inner)
    return items(inner[0]) if origin is tuple else FACTS


def items(wanted: Any) -> Values:
    """One thing or two, none with the name of another."""
    return st.lists(values(wanted), min_size=1, max_size=MOST_ITEMS, unique_by=_named).map(tuple)


def _named(item: Any) -> Any:
    return next(
        (getattr(item, key) for key in ("id", "act", "party", "person", "line", "what") if hasattr(item, key)), item
    )


@cache
def noun(wanted: Noun) -> Values:
    """A noun with some of its fields filled, and the others at their default."""
    told = [each for each in fields(wanted) if each.init]
    needed = {each.alias: values(hints(wanted)[each.name]) for each in told if each.default is NOTHING}
    others = [each for each in told if each.default is not NOTHING]
    bare = st.builds(wanted, **needed)
    return st.tuples(bare, *(_perhaps(wanted, each) for each in others)).map(_filled)


def _perhaps(wanted: Noun, each: Attribute[Any]) -> Values:
    """The field with a value, or nothing: half of the times each."""
    filled = values(hints(wanted)[each.name]).map(lambda value: (each.alias, value))
    return st.none() | filled


def _filled(parts: tuple[Any, ...]) -> Any:
    made, *more = parts
    for part in more:
        made = made if part is None else put(made, *part)
    return made


def put(owner: Any, name: str, value: Any) -> Any:
    """The noun with another value in one of its fields; as it was where it refuses that value."""
    try:
        return evolve(owner, **{name: value})
    except CampaignKitError:
        return owner


def another(owner: Any, name: str) -> Values:
    """Another value for a field of a noun of the plan: a list keeps what it holds, and holds more."""
    kind: Noun = type(owner)
    here, wanted = getattr(owner, name), hints(kind)[name]
    if not isinstance(here, tuple) or not here:
        return values(wanted)
    taken = {_named(item) for item in here}
    return values(wanted).map(lambda more: _added(here, more, taken))


def _added(here: tuple[Any, ...], more: Any, taken: set[Any]) -> tuple[Any, ...]:
    """What was there, and what has a name of its own beside it."""
    return (*here, *(item for item in (more if isinstance(more, tuple) else ()) if _named(item) not in taken))
