"""What a type allows: its tag, its fields, and the alternatives of a union."""

from __future__ import annotations

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin

import attrs
from attrs import frozen

from campaignkit.rulepacks import Comparison
from campaignkit.values import Period, Unknown

Kind: TypeAlias = Any
ONE_WORD = (Period, Comparison)


@frozen(kw_only=True)
class Alternatives:
    """The members of a union, sorted by how they are written."""

    none: bool
    unknown: bool
    tagged: Mapping[str, type]
    groups: tuple[Kind, ...]
    lists: tuple[Kind, ...]
    words: tuple[Kind, ...]

    @property
    def single(self) -> Kind | None:
        """The only member besides none and unknown; None when there are several."""
        real = (*self.tagged.values(), *self.groups, *self.lists, *self.words)
        return real[0] if len(set(real)) == 1 else None


def origin_of(kind: object) -> Kind:
    """What the type is a form of: `tuple` of `tuple[int, ...]`; None for a plain class."""
    return get_origin(kind)


def tag_of(kind: Kind) -> str | None:
    """The class's `kind`, the word that tells it from the others of its union; None without one."""
    tag = getattr(kind, "kind", None) if is_record(kind) else None
    return tag if isinstance(tag, str) else None


def is_union(kind: Kind) -> bool:
    """Whether the type is `X | Y`."""
    return origin_of(kind) in (Union, UnionType)


def is_list(kind: Kind) -> bool:
    """Whether the type is written as a list: a tuple or a frozenset."""
    return origin_of(kind) in (tuple, frozenset)


def is_mapping(kind: Kind) -> bool:
    """Whether the type is a Mapping from words to something."""
    origin = origin_of(kind)
    return isinstance(origin, type) and issubclass(origin, Mapping)


def is_record(kind: Kind) -> bool:
    """Whether the type is an attrs class that is written as a group; some are one word."""
    return isinstance(kind, type) and attrs.has(kind) and kind not in ONE_WORD


def field_names(record: type) -> tuple[str, ...]:
    """The names that may be written, in the order of the class."""
    return tuple(field.name for field in attrs.fields(record) if field.init)


def alternatives(union: Kind, short: frozenset[Kind]) -> Alternatives:
    """Sort the members of a union; `short` are the groups that can also be written as one word."""
    members = tuple(each for each in get_args(union) if each is not NoneType and not _is_unknown(each))
    untagged = tuple(each for each in members if tag_of(each) is None)
    tagged = {tag: each for each in members if (tag := tag_of(each)) is not None}
    groups = tuple(each for each in untagged if is_record(each) or is_mapping(each))
    if len(groups) > 1 or len(tagged) + len(untagged) < len(members):
        message = f"a file cannot tell the members of {union} apart: give each a `kind` of its own"
        raise TypeError(message)
    return Alternatives(
        none=NoneType in get_args(union),
        unknown=any(_is_unknown(each) for each in get_args(union)),
        tagged=tagged,
        groups=groups,
        lists=tuple(each for each in untagged if is_list(each)),
        words=tuple(each for each in untagged if each in short or not (each in groups or is_list(each))),
    )


def _is_unknown(kind: Kind) -> bool:
    return origin_of(kind) is Literal and get_args(kind) == (Unknown.UNKNOWN,)
