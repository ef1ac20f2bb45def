"""Objects as plain JSON, in the one form that digests are taken of (RFC 8785)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache, singledispatch
from typing import Any, TypeAlias

import attrs
import pendulum

from campaignkit.codec.shapes import Kind, is_record, tag_of
from campaignkit.codec.words import EXACT, LONG_NUMBER, YEARS
from campaignkit.values import Digest, InvalidValueError, Money, Period, Text, Unknown, digest_of, iso

Plain: TypeAlias = "str | int | bool | list[Plain] | dict[str, Plain] | None"
Thing: TypeAlias = Any
Clock: TypeAlias = Callable[[pendulum.DateTime], str]
UNKNOWN_WORD = re.compile(r"\\*unknown")
HALF = re.compile("[\ud800-\udfff]")
LARGEST = 2**53
MOST_DIGITS = 28
WHOLE_PLAN = "plan"
FORMAT_FIELD = "format"
LEAVES = (Money, Text, Period)


def plain(thing: object, *, clock: Clock = iso) -> Plain:
    """Strings, whole numbers, booleans, None, lists and dicts that say the same as the object.

    A field at its default is left out, so that a field added later changes nothing. A class
    with a `kind` carries it; UNKNOWN is "unknown", and a text that reads so has a backslash
    before it. Instants are written by `clock`, in UTC unless told otherwise; decimals keep
    their digits. Anything else, a float above all, raises InvalidValueError.

    >>> from campaignkit.values import Window, instant
    >>> opens, closes = instant("2026-12-01T10:00:00+01:00"), instant("2026-12-24T10:00:00+01:00")
    >>> plain(Window(opens_at=opens, closes_at=closes))
    {'opens_at': '2026-12-01T09:00:00Z', 'closes_at': '2026-12-24T09:00:00Z'}
    """
    return _plain(thing, clock)


def canonical_text(thing: object) -> str:
    """The RFC 8785 text of the object's plain form.

    >>> from campaignkit.values import Text
    >>> canonical_text(Text("oui", "yes"))
    '{"en":"yes","fr":"oui"}'
    """
    return text_of(plain(thing))


def text_of(said: Plain) -> str:
    """The RFC 8785 text of a plain form."""
    import rfc8785

    return rfc8785.dumps(said).decode()


def digest(thing: object) -> Digest:
    """SHA-256 of the canonical text; equal content has equal digests, whatever the release.

    Amounts keep their digits: 50 and 50.00 are two contents. The number of the format that a plan or a pack
    is written in is no content.
    """
    said = plain(thing)
    if isinstance(said, dict) and _is_numbered(thing):
        said.pop(FORMAT_FIELD, None)
    return digest_of(text_of(said).encode())


def _is_numbered(thing: object) -> bool:
    kind: Kind = type(thing)
    return is_record(kind) and FORMAT_FIELD in attrs.fields_dict(kind)


def digests(whole: object) -> Mapping[str, Digest]:
    """The digest of every path that a sign-off can be bound to; `plan` is the whole.

    Paths are those of the plan: `prizes`, `rules.text`; an item with an `id` is found by it:
    `creatives.visuals[launch]`. Items that share an id share a digest, so that a change to any
    of them is seen. The number of the format is not among them.
    """
    parts = {path: digest(part) for path, part in _parts(whole, "") if path != FORMAT_FIELD}
    return {WHOLE_PLAN: digest(whole), **parts}


def _parts(thing: object, path: str) -> Iterator[tuple[str, object]]:
    for step, part in _steps(thing):
        below = f"{path}{step}" if path or step.startswith("[") else step.removeprefix(".")
        yield below, part
        yield from _parts(part, below)


def _steps(thing: Thing) -> Iterator[tuple[str, object]]:
    if is_record(type(thing)) and not isinstance(thing, LEAVES):
        for field in attrs.fields(type(thing)):
            yield f".{field.name}", getattr(thing, field.name)
    elif isinstance(thing, Mapping):
        for key, part in thing.items():
            yield f"[{key}]", part
    elif isinstance(thing, tuple):
        yield from _named(thing)


def _named(items: tuple[Any, ...]) -> Iterator[tuple[str, object]]:
    by_id: dict[str, list[Any]] = {}
    for item in items:
        if is_record(type(item)) and isinstance(getattr(item, "id", None), str):
            by_id.setdefault(item.id, []).append(item)
    for name, same in by_id.items():
        yield f"[{name}]", same[0] if len(same) == 1 else same


@singledispatch
def _plain(thing: Thing, clock: Clock) -> Plain:
    if not is_record(type(thing)):
        raise _unwritable(thing)
    return _record(thing, clock)


def _record(thing: Thing, clock: Clock) -> Plain:
    tag = tag_of(type(thing))
    said: dict[str, Plain] = {} if tag is None else {"kind": tag}
    kind: Kind = type(thing)
    for name, default in _defaults(kind):
        value = getattr(thing, name)
        if value is not default and not (type(value) is type(default) and value == default):
            said[name] = _plain(value, clock)
    return said


@cache
def _defaults(record: Kind) -> tuple[tuple[str, object], ...]:
    """Each field with its default; `attrs.NOTHING` when it has none, or one that depends on the others."""
    return tuple((field.name, _default(field)) for field in attrs.fields(record) if field.init)


def _default(field: attrs.Attribute[Any]) -> object:
    default: Thing = field.default
    if not isinstance(default, attrs.Factory):  # type: ignore[arg-type]
        return default
    return attrs.NOTHING if default.takes_self else default.factory()


@_plain.register(str)
def _(thing: str, clock: Clock) -> Plain:
    if isinstance(thing, Enum):
        return _plain(thing.value, clock)
    if not thing.isascii() and HALF.search(thing):
        raise _unwritable(thing)
    return "\\" + thing if thing.endswith("unknown") and UNKNOWN_WORD.fullmatch(thing) else str(thing)


@_plain.register(bool)
@_plain.register(type(None))
def _(thing: bool | None, _clock: Clock) -> Plain:  # noqa: FBT001 - the value itself
    return thing


@_plain.register(int)
def _(thing: int, _clock: Clock) -> Plain:
    value = thing.value if isinstance(thing, Enum) else thing
    if not -LARGEST < value < LARGEST:
        raise _unwritable(value)
    return int(value)


@_plain.register(Decimal)
def _(thing: Decimal, _clock: Clock) -> Plain:
    near = thing.is_finite() and abs(thing.adjusted()) <= MOST_DIGITS
    if not near or not EXACT.fullmatch(text := f"{thing:f}"):
        raise _unwritable(thing)
    return text


@_plain.register(pendulum.DateTime)
def _(thing: pendulum.DateTime, clock: Clock) -> Plain:
    if thing.year not in YEARS:
        raise _unwritable(thing)
    return clock(thing)


@_plain.register(pendulum.Time)
def _(thing: pendulum.Time, _clock: Clock) -> Plain:
    return thing.strftime("%H:%M")


@_plain.register(pendulum.Date)
def _(thing: pendulum.Date, _clock: Clock) -> Plain:
    return thing.isoformat()


@_plain.register(Period)
def _(thing: Period, _clock: Clock) -> Plain:
    if LONG_NUMBER.search(str(thing)) or "-" in str(thing):
        raise _unwritable(thing)
    return str(thing)


@_plain.register(Money)
def _(thing: Money, clock: Clock) -> Plain:
    return f"{_plain(thing.amount, clock)} {thing.currency}"


@_plain.register(Text)
def _(thing: Text, clock: Clock) -> Plain:
    if thing.fr == thing.en:
        return _plain(thing.fr, clock)
    return {"fr": _plain(thing.fr, clock), "en": _plain(thing.en, clock)}


@_plain.register(Unknown)
@_plain.register(Enum)
def _(thing: Enum, _clock: Clock) -> Plain:
    value: Plain = thing.value
    return value


@_plain.register(tuple)
@_plain.register(list)
def _(thing: tuple[Any, ...] | list[Any], clock: Clock) -> Plain:
    return [_plain(item, clock) for item in thing]


@_plain.register(frozenset)
def _(thing: frozenset[Any], clock: Clock) -> Plain:
    return sorted((_plain(item, clock) for item in thing), key=text_of)


@_plain.register(Mapping)
def _(thing: Mapping[Any, Any], clock: Clock) -> Plain:
    said = {str(_plain(key, clock)): _plain(value, clock) for key, value in thing.items()}
    return dict(sorted(said.items()))


def _unwritable(thing: object) -> InvalidValueError:
    return InvalidValueError(
        Text(f"{thing!r} ne peut pas être enregistré exactement", f"{thing!r} cannot be stored exactly"),
        Text("seuls le texte et les nombres exacts se gardent", "only text and exact numbers keep"),
        Text("prendre un Decimal, un entier sous 2^53 ou un texte", "use a Decimal, an integer below 2^53 or text"),
    )
