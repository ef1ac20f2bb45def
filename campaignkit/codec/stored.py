"""Events and commands as they are stored: exact RFC 8785 text, under a stable name and a schema number."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any, NoReturn, cast

import pendulum
from attrs import field, frozen
from cattrs import Converter
from cattrs.errors import CattrsError

from campaignkit.codec.canonical import Plain, plain, text_of
from campaignkit.codec.commands import build_command
from campaignkit.codec.hooks import Built, Given, Hook, converter_for
from campaignkit.codec.near import near_miss
from campaignkit.codec.problems import visible
from campaignkit.codec.shapes import Kind
from campaignkit.codec.words import Reader, day, exact, length, money, time_of_day, words
from campaignkit.values import CampaignKitError, Digest, Instant, Money, Period, Text, Zone, both, digest_of, instant

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]
UTC = pendulum.UTC


def _no_float(text: str) -> NoReturn:
    message = f"{text} is not exact"
    raise ValueError(message)


EXACT_JSON = json.JSONDecoder(parse_float=_no_float, parse_constant=_no_float)


def _exact_json(text: str) -> Given:
    """What the text says, without a space around it: `decode` looks for those, at twice the cost."""
    said, end = EXACT_JSON.raw_decode(text)
    if end != len(text):
        message = f"{len(text) - end} characters too many"
        raise ValueError(message)
    return said


class UnknownKindError(CampaignKitError):
    """An event or a command under a name that this release does not know."""


class DamagedBodyError(CampaignKitError):
    """A stored body that cannot be what it says it is."""


def _by_name(classes: Iterable[type]) -> Mapping[str, type]:
    named: dict[str, type] = {}
    for each in classes:
        if named.setdefault(name_of(each), each) is not each:
            message = f"two classes are named {name_of(each)}: {named[name_of(each)]} and {each}"
            raise TypeError(message)
    return named


def name_of(stored: type) -> str:
    """The stable name of an event (`kind`) or of a command (`name`); a class without one raises TypeError."""
    for attribute in ("kind", "name"):
        if isinstance(name := getattr(stored, attribute, None), str):
            return name
    message = f"{stored.__name__} has neither a `kind` nor a `name`"
    raise TypeError(message)


@frozen
class EventCodec:
    """Turns events and commands of these classes into stored text and back.

    An event class has `kind: ClassVar[str]`, a command class `name: ClassVar[str]`; either may
    have `schema: ClassVar[int]`, 1 without. `upcasters` lead a body from one schema to the
    next: `{("prizes.secured", 1): to_schema_2}`; each takes and gives plain JSON.
    """

    classes: Mapping[str, type] = field(converter=_by_name)
    upcasters: Mapping[tuple[str, int], Upcaster] = field(factory=dict, kw_only=True)

    def encode(self, thing: object) -> tuple[str, int, str]:
        """The name, the schema and the exact body; a class not given to the codec raises UnknownKindError."""
        name = name_of(type(thing))
        if self.classes.get(name) is not type(thing):
            raise self._unknown(name)
        body = cast("dict[str, Plain]", plain(thing))
        body.pop("kind", None)
        return name, _schema(type(thing)), text_of(body)

    def decode(self, kind: str, schema: int, body: str) -> Built:
        """The event or command that was stored.

        Raises UnknownKindError for a name that is not known, DamagedBodyError when the body is
        not this kind's, or comes from a later schema.
        """
        if kind not in self.classes:
            raise self._unknown(kind)
        try:
            return _structure(self.classes[kind])(self._current(kind, schema, body), self.classes[kind])
        except (
            CampaignKitError,
            CattrsError,
            ValueError,
            TypeError,
            LookupError,
            ArithmeticError,
            RecursionError,
        ) as cause:
            raise _damaged(kind, cause) from cause

    def command_sha256(self, command: object) -> Digest:
        """The digest of a command's name, schema and content; the same command always has the same."""
        name, schema, body = self.encode(command)
        return digest_of(f"{name}\n{schema}\n{body}".encode())

    def build(self, name: str, fields: Mapping[str, str], *, zone: Zone | None = None) -> Built:
        """The command of this name, from the words of a command line; see `build_command`."""
        if name not in self.classes:
            raise self._unknown(name)
        return build_command(self.classes[name], fields, zone=zone)

    def _current(self, kind: str, schema: int, body: str) -> object:
        said: Given = _exact_json(body)
        wanted = _schema(self.classes[kind])
        if schema > wanted:
            raise DamagedBodyError(both(f"schema {schema} > {wanted}"))
        for step in range(schema, wanted):
            said = self.upcasters[kind, step](said)
        return said

    def _unknown(self, name: str) -> UnknownKindError:
        return UnknownKindError(
            Text(f"« {visible(name)} » est inconnu", f"{visible(name)!r} is not known"),
            Text("cette version n'a rien de ce nom", "this release has nothing of that name"),
            near_miss(name, self.classes),
        )


@cache
def stored_converter() -> Converter:
    """The converter for what this library wrote itself: exact, and without second guesses."""
    return converter_for(_Stored())


@cache
def _structure(kind: type) -> Hook:
    return stored_converter().get_structure_hook(kind)


class _Stored:
    """What was stored: the first thing wrong makes the whole body damaged."""

    detailed = False
    words: Mapping[Kind, Reader] = {}

    def refuse(self, node: Given, error: Exception) -> NoReturn:  # noqa: ARG002 - the mode of writing asks for it
        raise error


def _exactly(kind: type) -> Reader:
    def read(value: Given) -> Built:
        if type(value) is not kind:
            message = f"{value!r} is not {kind.__name__}"
            raise TypeError(message)
        return value

    return read


def _stored_words(value: Given) -> str:
    if type(value) is not str:
        message = f"{value!r} is not text"
        raise TypeError(message)
    return words(value) if value[:1] == "\\" else value


def _stored_text(value: Given) -> Text:
    said = _stored_words(value)
    return Text(said, said)


def _stored_moment(text: str) -> Instant:
    if text[-1:] != "Z":
        return instant(text)
    utc = datetime.fromisoformat(text)
    return pendulum.DateTime(
        utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second, utc.microsecond, tzinfo=UTC
    )


def _schema(stored: type) -> int:
    schema = getattr(stored, "schema", 1)
    return schema if isinstance(schema, int) else 1


def _damaged(kind: str, cause: BaseException) -> DamagedBodyError:
    said = visible(str(cause), 200)
    return DamagedBodyError(
        Text(f"le contenu de « {kind} » est abîmé", f"the body of {kind!r} is damaged"),
        both(f"{type(cause).__name__}: {said}"),
        Text("restaurer le journal depuis une sauvegarde", "restore the log from a backup"),
    )


_Stored.words = {
    str: _stored_words,
    int: _exactly(int),
    bool: _exactly(bool),
    Decimal: exact,
    pendulum.DateTime: _stored_moment,
    pendulum.Date: day,
    pendulum.Time: time_of_day,
    Period: length,
    Money: money,
    Text: _stored_text,
}
