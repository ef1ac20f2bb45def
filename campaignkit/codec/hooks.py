"""One cattrs converter per way of writing: how each type is built from words, lists and groups.

`Mode.refuse` decides what a mistake does: a plan notes it and goes on, a stored event raises.
After a noted mistake `NotedError` climbs to the nearest group or list, which looks at its other
members before it gives up too; so every mistake is found, and nothing half-built gets out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import chain, repeat
from typing import Any, NoReturn, Protocol, TypeAlias, get_args

from attrs import frozen
from cattrs import Converter
from cattrs.errors import BaseValidationError
from cattrs.gen import make_dict_structure_fn

from campaignkit.codec import refusals
from campaignkit.codec.nodes import Typed, is_none
from campaignkit.codec.reading import read_tree
from campaignkit.codec.shapes import (
    Alternatives,
    Kind,
    alternatives,
    is_list,
    is_mapping,
    is_record,
    is_union,
    origin_of,
    tag_of,
)
from campaignkit.codec.words import Reader, reader_of
from campaignkit.values import UNKNOWN, CampaignKitError

Given: TypeAlias = Any
Built: TypeAlias = Any
Hook: TypeAlias = Callable[[Given, Kind], Built]
UNREADABLE = (CampaignKitError, ValueError, TypeError, ArithmeticError)
ENDLESS = 2


class NotedError(Exception):
    """A mistake below has been noted already."""


class Mode(Protocol):
    """One way of writing: its words, and what a mistake does."""

    @property
    def words(self) -> Mapping[Kind, Reader]:
        """How each type is read from one word."""
        ...

    @property
    def detailed(self) -> bool:
        """Whether every mistake is looked for; else a reader is given anything, and what it raises is the answer."""
        ...

    def refuse(self, node: Given, error: Exception) -> NoReturn:
        """Deal with one mistake at this node, or with all that cattrs found in this group."""
        ...


def converter_for(mode: Mode) -> Converter:
    """A converter for this way of writing; its hooks are built when a type is first met."""
    converter = Converter(forbid_extra_keys=True, detailed_validation=mode.detailed)
    hooks = _Hooks(mode=mode, converter=converter)
    converter.register_structure_hook_factory(hooks.is_word, hooks.word)
    converter.register_structure_hook_factory(is_record, hooks.record)
    converter.register_structure_hook_factory(is_list, hooks.items)
    converter.register_structure_hook_factory(is_mapping, hooks.mapping)
    converter.register_structure_hook_factory(is_union, hooks.union)
    for kind in mode.words:
        if isinstance(kind, type) and not is_record(kind):
            converter.register_structure_hook(kind, hooks.word(kind))
    return converter


@frozen(kw_only=True)
class _Hooks:
    mode: Mode
    converter: Converter

    def is_word(self, kind: Kind) -> bool:
        return not is_record(kind) and reader_of(kind, self.mode.words) is not None

    def word(self, kind: Kind) -> Hook:
        words, refuse = self.mode.words, self.mode.refuse
        usual = reader_of(kind, words)

        def read(node: Given, wanted: Kind) -> Built:
            return usual(node) if wanted is kind else reader_of(wanted, words)(node)  # type: ignore[misc]

        def read_and_note(node: Given, wanted: Kind) -> Built:
            try:
                return read(refusals.one_word(node), wanted)
            except UNREADABLE as error:
                refuse(node, error)

        return read_and_note if self.mode.detailed else read

    def record(self, record: Kind) -> Hook:
        detailed, refuse = self.mode.detailed, self.mode.refuse
        build = make_dict_structure_fn(
            record, self.converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=detailed
        )
        tag = tag_of(record)
        otherwise = self.word(record) if record in self.mode.words else self._no_group

        def read(node: Given, _kind: Kind) -> Built:
            group = _opened(node)
            if not isinstance(group, dict):
                return otherwise(node, record)
            try:
                return build(self._untagged(group, tag) if tag and "kind" in group else group, record)
            except BaseValidationError as error:
                refuse(group, error)

        return read

    def items(self, kind: Kind) -> Hook:
        make, members = origin_of(kind), get_args(kind)
        endless = make is frozenset or (len(members) == ENDLESS and members[1] is Ellipsis)

        def read(node: Given, _kind: Kind) -> Built:
            row = _opened(node)
            if not isinstance(row, list):
                self.mode.refuse(node, refusals.no_list(node))
            if not endless and len(members) != len(row):
                self.mode.refuse(node, refusals.not_so_many(node, len(members)))
            return make(self._each(row, self._readers(members[0], row) if endless else map(self._reader, members)))

        return read

    def mapping(self, kind: Kind) -> Hook:
        key_kind, value_kind = get_args(kind)

        def read(node: Given, _kind: Kind) -> Built:
            group = _opened(node)
            if not isinstance(group, dict):
                self.mode.refuse(node, refusals.no_group(node))
            readers = chain(self._readers(key_kind, group), self._readers(value_kind, group))
            built = self._each(chain(group, group.values()), readers)
            return dict(zip(built[: len(group)], built[len(group) :], strict=True))

        return read

    def union(self, union: Kind) -> Hook:
        sorts = alternatives(union, frozenset(self.mode.words))
        only, structure = sorts.single, self.converter.structure

        def read(node: Given, _kind: Kind) -> Built:
            if sorts.none and is_none(node):
                return None
            if sorts.unknown and node == "unknown":
                return UNKNOWN
            return structure(node, only) if only is not None else self._member(node, sorts)

        return read

    def _member(self, node: Given, sorts: Alternatives) -> Built:
        opened = _opened(node)
        if isinstance(opened, dict):
            return self.converter.structure(opened, self._group_kind(opened, sorts))
        if not isinstance(opened, list):
            return self._one_of_words(node, sorts)
        if not sorts.lists:
            self.mode.refuse(node, refusals.no_member(node, sorts))
        return self.converter.structure(opened, sorts.lists[0])

    def _group_kind(self, group: Given, sorts: Alternatives) -> Kind:
        """The member that a group stands for: by its `kind`, or the only one that has none."""
        tag = group.get("kind")
        if tag is None and sorts.groups:
            return sorts.groups[0]
        if not isinstance(tag, str) or tag not in sorts.tagged:
            self.mode.refuse(group if tag is None else tag, refusals.no_kind(group, tag, sorts))
        return sorts.tagged[tag]

    def _one_of_words(self, node: Given, sorts: Alternatives) -> Built:
        """The first member that can read the word; free text comes last, unless quotes stand around it."""
        if len(sorts.words) == 1:
            return self.converter.structure(node, sorts.words[0])
        free = tuple(kind for kind in sorts.words if kind is str)
        kinds = free if free and getattr(node, "quoted", False) else sorted(sorts.words, key=free.__contains__)
        for kind in kinds:
            try:
                return reader_of(kind, self.mode.words)(refusals.one_word(node))  # type: ignore[misc]
            except UNREADABLE:
                continue
        return self.mode.refuse(node, refusals.no_member(node, sorts))

    def _reader(self, kind: Kind) -> tuple[Hook, Kind]:
        return self.converter.get_structure_hook(kind), kind

    def _readers(self, kind: Kind, nodes: Collection[Given]) -> Iterable[tuple[Hook, Kind]]:
        return repeat(self._reader(kind), len(nodes))

    def _each(self, nodes: Iterable[Given], readers: Iterable[tuple[Hook, Kind]]) -> list[Given]:
        built, noted = [], False
        for node, (read, kind) in zip(nodes, readers, strict=True):
            try:
                built.append(read(node, kind))
            except NotedError:
                noted = True
        if noted:
            raise NotedError
        return built

    def _no_group(self, node: Given, record: Kind) -> NoReturn:
        self.mode.refuse(node, refusals.no_group(node, record))

    def _untagged(self, group: Given, tag: str) -> Built:
        if group["kind"] != tag:
            self.mode.refuse(group["kind"], refusals.other_kind(group["kind"], tag))
        return {key: value for key, value in group.items() if key != "kind"}


def _opened(node: Given) -> Built:
    """A list or group written on a command line is opened here; anything else is as it is."""
    return read_tree(str(node)).root or node if type(node) is Typed and node[:1] in ("[", "{") else node
