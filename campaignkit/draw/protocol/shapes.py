"""The form of each field: a shape looks at one value of a JSON document and yields every problem in it."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from campaignkit.draw.protocol.problems import Problem
from campaignkit.values import InvalidValueError, Text, instant, iso

Shape: TypeAlias = Callable[[object, str], Iterator[Problem]]
Plain: TypeAlias = dict[str, object]

GREATEST_INTEGER = 2**53 - 1
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
SHOWN = 40


def record(step: str, fields: Mapping[str, Shape]) -> Shape:
    """An object with exactly these fields: a missing or an unknown one is a problem."""

    def look(value: object, where: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield _wrong(step, where, value, Text("un objet", "an object"))
            return
        for field, shape in fields.items():
            if field in value:
                yield from shape(value[field], _at(where, field))
            else:
                yield Problem(step=step, where=_at(where, field), what=Text("champ manquant", "the field is missing"))
        for field in value.keys() - fields.keys():
            yield Problem(step=step, where=_at(where, str(field)), what=Text("champ inconnu", "the field is unknown"))

    return look


def each(step: str, shape: Shape, least: int = 0) -> Shape:
    """An array of values of one shape, at least so many."""

    def look(value: object, where: str) -> Iterator[Problem]:
        if not isinstance(value, list) or len(value) < least:
            yield _wrong(step, where, value, Text(f"une liste de {least} ou plus", f"an array of {least} or more"))
            return
        for index, item in enumerate(value):
            yield from shape(item, f"{where}[{index}]")

    return look


def or_null(shape: Shape) -> Shape:
    """The shape, or null."""
    return lambda value, where: iter(()) if value is None else shape(value, where)


def exactly(step: str, *words: str | None) -> Shape:
    """One of these words and nothing else."""
    wanted = " | ".join(str(word) for word in words)
    return _holds(step, Text(wanted, wanted), lambda value: value in words and not isinstance(value, bool))


def integer(step: str, least: int, most: int = GREATEST_INTEGER) -> Shape:
    """An integer from `least` to `most`, both inclusive; `true` and `1.0` are not integers."""
    wanted = Text(f"un entier de {least} à {most}", f"an integer from {least} to {most}")
    return _holds(step, wanted, lambda value: type(value) is int and least <= value <= most)


def hexadecimal(step: str, *lengths: int) -> Shape:
    """Lower-case hexadecimal digits of so many bytes."""
    sizes = "/".join(str(length) for length in lengths)
    wanted = Text(f"{sizes} octets en hexadécimal minuscule", f"{sizes} bytes in lower-case hex")
    forms = [re.compile(rf"[0-9a-f]{{{2 * length}}}") for length in lengths]
    return _text(step, wanted, lambda text: any(form.fullmatch(text) for form in forms))


def matching(step: str, pattern: str, wanted: Text) -> Shape:
    """Text that the pattern matches as a whole; `wanted` says in words what it is."""
    form = re.compile(pattern)
    return _text(step, wanted, lambda text: bool(form.fullmatch(text)))


def name(step: str) -> Shape:
    """A name in the form of clause 1.3."""
    wanted = Text("1 à 64 lettres sans accent, chiffres, . _ -", "1 to 64 unaccented letters, digits, . _ -")
    return matching(step, r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", wanted)


def moment(step: str) -> Shape:
    """An instant written `YYYY-MM-DDThh:mm:ssZ`."""
    wanted = Text("un instant AAAA-MM-JJThh:mm:ssZ", "an instant YYYY-MM-DDThh:mm:ssZ")
    return _text(step, wanted, _is_moment)


def base64_of(step: str, length: int | None = None) -> Shape:
    """Padded standard base64 of so many bytes (None: of one or more), in its one canonical spelling."""
    size = "" if length is None else f"{length} "
    wanted = Text(f"{size}octets en base64 complété", f"{size}bytes in padded base64")
    return _text(step, wanted, lambda text: _is_base64(text, length))


def words(step: str, most: int) -> Shape:
    """Printable text of 1 to `most` characters."""
    wanted = Text(f"un texte de 1 à {most} caractères", f"a text of 1 to {most} characters")
    return _text(step, wanted, lambda text: 1 <= len(text) <= most and text.isprintable())


def _text(step: str, wanted: Text, holds: Callable[[str], bool]) -> Shape:
    return _holds(step, wanted, lambda value: isinstance(value, str) and holds(value))


def _holds(step: str, wanted: Text, holds: Callable[[object], bool]) -> Shape:
    def look(value: object, where: str) -> Iterator[Problem]:
        if not holds(value):
            yield _wrong(step, where, value, wanted)

    return look


def _wrong(step: str, where: str, value: object, wanted: Text) -> Problem:
    shown = ascii(value) if len(ascii(value)) <= SHOWN else ascii(value)[:SHOWN] + "…"
    return Problem(
        step=step,
        where=where,
        what=Text(
            f"{shown} n'a pas la forme voulue ({wanted.fr})",
            f"{shown} has not the form wanted ({wanted.en})",
        ),
    )


def _at(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _is_moment(text: str) -> bool:
    try:
        return bool(MOMENT.fullmatch(text)) and iso(instant(text)) == text
    except InvalidValueError:
        return False


def _is_base64(text: str, length: int | None) -> bool:
    """Whether this is the only spelling of its bytes: spare bits that are set would make two of one signature."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return False
    return base64.b64encode(raw).decode() == text and (len(raw) == length if length is not None else bool(raw))
