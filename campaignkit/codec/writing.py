"""An object as a plan file, in the order of its fields, that reads back as the same object."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pendulum

from campaignkit.codec.canonical import Clock, Plain, plain
from campaignkit.codec.formats import FIRST, has_formats
from campaignkit.codec.problems import is_seen
from campaignkit.values import Zone, civil, iso

INDENT = "  "
BARE = re.compile(r"[^\W\d_](?:[\w./()'\u2019+€%&@-]|[ ](?=[\w(€&]))*[.!?]?")
AMOUNT = re.compile(r"-?[0-9]+(\.[0-9]+)? [A-Z]{3}")
MISREAD = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "none"))
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
BLOCK = re.compile(r"[^\s#](?:.*\S)?(?:\n+(?:.*\S)?)*\n?")


class Unquoted(str):
    """A word that needs no quotes, though some readers know it for more than text: an instant, say."""

    __slots__ = ()


def plan_text(thing: object) -> str:
    """The object as YAML, every text in quotes that a YAML 1.1 reader would take for something else.

    Fields at their default are left out, the format aside. Instants are written with the offset of the zone that
    the object's own `zone` names, else in UTC.

    >>> from campaignkit.values import Text
    >>> print(plan_text(Text("oui", "yes")), end="")
    fr: oui
    en: "yes"
    """
    said = _with_format(thing, plain(thing, clock=clock_of(_zone_of(thing))))
    return "\n".join(_lines(said)) + "\n"


def json_text(thing: object) -> str:
    """The object as indented JSON, which `read_plan` reads under a name that ends in `.json`."""
    return json.dumps(_with_format(thing, plain(thing)), ensure_ascii=False, indent=2) + "\n"


def _with_format(thing: object, said: Plain) -> Plain:
    """The plain form with its format, first, where there are formats: a reader of later years needs it."""
    if not isinstance(said, dict) or not has_formats(type(thing)):
        return said
    number: Plain = getattr(thing, "format", FIRST)
    return {"format": number, **said}


def flow_text(said: Plain) -> str:
    """Plain JSON on one line, as it may stand after `key: ` in a YAML file.

    >>> flow_text({"amount": "50", "places": ["FR", "NO"]})
    '{amount: "50", places: [FR, "NO"]}'
    """
    match said:
        case dict():
            return "{" + ", ".join(f"{_text(key)}: {flow_text(value)}" for key, value in said.items()) + "}"
        case list():
            return "[" + ", ".join(flow_text(item) for item in said) + "]"
        case _:
            return _scalar(said)


def clock_of(zone: Zone | None) -> Clock:
    """How an instant is written in a plan: without quotes, with the offset of the zone, in UTC without one."""

    def written(moment: pendulum.DateTime) -> str:
        return Unquoted(iso(moment) if zone is None else civil(moment, zone).isoformat())

    return written


def _zone_of(thing: object) -> Zone | None:
    named = getattr(thing, "zone", None)
    return Zone(named) if isinstance(named, str) else None


def _lines(said: Plain) -> Iterator[str]:
    """The lines of a group or list that stands at the margin."""
    match said:
        case dict() if said:
            for key, value in said.items():
                yield from _entry(f"{_text(key)}:", value)
        case list() if said:
            for item in said:
                yield from _item(item)
        case _:
            yield flow_text(said)


def _entry(label: str, value: Plain) -> Iterator[str]:
    if isinstance(value, dict | list) and value:
        yield label
        yield from (INDENT + line if line else line for line in _lines(value))
    elif isinstance(value, str) and _fits_block(value):
        yield from _block(label, value)
    else:
        yield f"{label} {flow_text(value)}"


def _fits_block(text: str) -> bool:
    return "\n" in text and BLOCK.fullmatch(text) is not None and all(is_seen(char) or char == "\n" for char in text)


def _block(label: str, text: str) -> Iterator[str]:
    """A text of several lines as it is, its last line break kept or not."""
    yield f"{label} |" if text.endswith("\n") else f"{label} |-"
    yield from (INDENT + line if line else line for line in text.removesuffix("\n").split("\n"))


def _item(item: Plain) -> Iterator[str]:
    if not (isinstance(item, dict | list) and item):
        yield f"- {flow_text(item)}"
        return
    for number, line in enumerate(_lines(item)):
        yield f"- {line}" if number == 0 else INDENT + line if line else line


def _scalar(value: str | bool | int | None) -> str:  # noqa: FBT001 - a plain value
    match value:
        case None:
            return "none"
        case bool():
            return "true" if value else "false"
        case Unquoted():
            return str(value)
        case str():
            return _text(value)
        case _:
            return str(value)


def _text(text: str) -> str:
    """The text bare where that is safe, otherwise in double quotes."""
    if (BARE.fullmatch(text) and text.lower() not in MISREAD) or AMOUNT.fullmatch(text):
        return text
    return '"' + "".join(ESCAPES.get(char) or _seen(char) for char in text) + '"'


def _seen(char: str) -> str:
    return char if is_seen(char) else f"\\U{ord(char):08x}"
