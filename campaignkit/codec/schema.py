"""A JSON Schema of plan files, for editors: what may be written where, with the nouns' own words.

Draft 7, which editors know for YAML and for JSON. It follows the reader: a scalar is text first,
so that `1`, `"1"` and, for text, `1.5` are all understood; `unknown` stands where a draft has not
decided, and `none` where it was decided that there is none.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, Literal, TypeAlias, get_args

import attrs
import pendulum

from campaignkit.codec.formats import has_formats
from campaignkit.codec.shapes import Kind, field_names, is_list, is_mapping, is_record, is_union, origin_of, tag_of
from campaignkit.values import (
    CampaignId,
    Digest,
    Money,
    Period,
    Place,
    RoundId,
    SubjectId,
    Text,
    Unknown,
    Zone,
)

Schema: TypeAlias = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"
UNKNOWN_SAID = Text("pas encore décidé", "not decided yet")
NONE_SAID = Text("il est décidé qu'il n'y en a pas", "decided to have none")
ID: Schema = {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}
TIME = r"[0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?"
WORDS: Mapping[Kind, tuple[Schema, Text]] = {
    str: ({"type": ["string", "number", "boolean"]}, Text("un texte", "text")),
    int: (
        {"type": ["integer", "string"], "pattern": "^[-+]?[0-9]{1,18}$"},
        Text("un nombre entier", "a whole number"),
    ),
    bool: ({"enum": [True, False, "true", "false"]}, Text("true ou false", "true or false")),
    Decimal: (
        {"type": ["number", "string"], "pattern": r"^[-+]?[0-9]{1,28}(\.[0-9]{1,28})?$"},
        Text("un nombre décimal, avec un point : 49.90", "a decimal number, with a point: 49.90"),
    ),
    pendulum.DateTime: (
        {"type": "string", "pattern": f"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}[T ]{TIME}(Z|[-+][0-9]{{2}}:?[0-9]{{2}})?$"},
        Text(
            "une date et une heure, dans le fuseau du plan : 2026-12-01 10:00",
            "a date and a time, in the plan's zone: 2026-12-01 10:00",
        ),
    ),
    pendulum.Date: (
        {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        Text("une date : 2026-12-01", "a date: 2026-12-01"),
    ),
    pendulum.Time: (
        {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"},
        Text("une heure : 10:00", "a time of the day: 10:00"),
    ),
    Period: (
        {"type": "string", "pattern": "^P(?!$)(([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T[0-9]+H)?|[0-9]+B)$"},
        Text(
            "une durée : P7D, P1M, PT48H ; P5B en jours ouvrés",
            "a period: P7D, P1M, PT48H; P5B in working days",
        ),
    ),
    Money: (
        {"type": "string", "pattern": r"^[-+]?[0-9]{1,28}(\.[0-9]{1,28})?\s+[A-Z]{3}$"},
        Text("une somme : 50 EUR", "an amount: 50 EUR"),
    ),
    Text: (
        {"type": ["string", "number", "boolean"]},
        Text("un texte, le même dans les deux langues", "text, the same in both languages"),
    ),
    Place: (
        {"type": "string", "pattern": "^[A-Z]{2}(-[A-Z0-9]{1,3})?$"},
        Text("un lieu selon ISO 3166 : FR, US-NY", "a place as in ISO 3166: FR, US-NY"),
    ),
    Zone: (
        {"type": "string", "examples": ["Europe/Paris"]},
        Text("un fuseau de la base IANA : Europe/Paris", "a zone of the IANA database: Europe/Paris"),
    ),
    Digest: (
        {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        Text("une empreinte SHA-256", "a SHA-256 digest"),
    ),
    **dict.fromkeys(
        (CampaignId, RoundId, SubjectId),
        (ID, Text("un nom court, sans accent ni espace", "a short name, without accents or spaces")),
    ),
}
NAME: Schema = {"type": "string", "pattern": r"\.(yaml|yml|json)$"}
EXTENDS: Schema = {"anyOf": [NAME, {"type": "array", "items": NAME}]}
EXTENDS_SAID = Text(
    "les fichiers sur lesquels celui-ci repose, chacun au-dessus du précédent",
    "the files that this one lies upon, each above the one before",
)
CLAUSE = re.compile(r"(?<=[.;])\s+")


def schema_of(record: type, lang: str = "en") -> Schema:
    """The JSON Schema of files that `read_plan` reads into this class.

    Descriptions are the docstrings of the nouns, in English; what the schema says itself is in
    `lang`. Whatever `plan_text` and `json_text` write is valid. It cannot say everything that the
    reader checks (that a closing follows its opening, say), and it wants instants as its examples
    show them, where the reader knows all of ISO 8601.

    >>> from campaignkit.values import Money
    >>> schema_of(Money)["properties"]["currency"]["type"]
    ['string', 'number', 'boolean']
    """
    written = _Writer(lang)
    body = written.record(record)
    if has_formats(record):
        body["properties"]["extends"] = {**EXTENDS, "description": EXTENDS_SAID.say(lang)}
    return {
        "$schema": DRAFT,
        "title": Text("plan de campaignkit", "campaignkit plan").say(lang),
        **body,
        "definitions": dict(sorted(written.definitions.items())),
    }


class _Writer:
    """Writes the schema of one type after another; classes are written once, as definitions."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.definitions: dict[str, Schema] = {}

    def of(self, kind: Kind) -> Schema:
        """The schema of any type that a field may have."""
        if is_union(kind):
            return self._union(get_args(kind))
        if is_record(kind):
            group = self._reference(kind, self.record)
            return {"anyOf": [self._word(kind), group]} if kind in WORDS else group
        if is_list(kind):
            return self._list(kind)
        if is_mapping(kind):
            return {"type": "object", "additionalProperties": self.of(get_args(kind)[1])}
        if isinstance(kind, type) and issubclass(kind, Enum):
            return self._reference(kind, _choices)
        return self._special(kind) or self._word(kind)

    def record(self, record: Kind) -> Schema:
        """A group of keys; a class with a `kind` wants it where it is one of several."""
        fields = attrs.fields_dict(attrs.resolve_types(record))
        tag = tag_of(record)
        properties = {} if tag is None else {"kind": {"const": tag}}
        for name in field_names(record):
            properties[name] = self._described(record, name, self.of(fields[name].type))
        return {
            "description": _doc(record),
            "type": "object",
            "properties": properties,
            "required": [name for name in field_names(record) if fields[name].default is attrs.NOTHING],
            "additionalProperties": False,
        }

    def _described(self, record: Kind, name: str, schema: Schema) -> Schema:
        said = field_doc(record, name)
        if not said:
            return schema
        return {"description": said, "allOf": [schema]} if "$ref" in schema else {**schema, "description": said}

    def _union(self, members: tuple[Kind, ...]) -> Schema:
        several = sum(tag_of(each) is not None for each in members) > 1
        return {"anyOf": [self._member(each, tagged=several and tag_of(each) is not None) for each in members]}

    def _member(self, kind: Kind, *, tagged: bool) -> Schema:
        return {"allOf": [self.of(kind), {"required": ["kind"]}]} if tagged else self.of(kind)

    def _list(self, kind: Kind) -> Schema:
        members = get_args(kind)
        if origin_of(kind) is frozenset or members[1:] == (Ellipsis,):
            return {"type": "array", "items": self.of(members[0])}
        items = [self.of(each) for each in members]
        return {"type": "array", "items": items, "minItems": len(items), "maxItems": len(items)}

    def _special(self, kind: Kind) -> Schema | None:
        if kind is NoneType:
            return {"enum": [None, "none"], "description": NONE_SAID.say(self.lang)}
        if origin_of(kind) is Literal and get_args(kind) == (Unknown.UNKNOWN,):
            return {"const": "unknown", "description": UNKNOWN_SAID.say(self.lang)}
        return {"enum": list(get_args(kind))} if origin_of(kind) is Literal else None

    def _word(self, kind: Kind) -> Schema:
        if kind in WORDS:
            schema, said = WORDS[kind]
            return {**schema, "description": said.say(self.lang)}
        return self._word(kind.__supertype__)

    def _reference(self, kind: Kind, write: Any) -> Schema:
        name = f"{kind.__module__.removeprefix('campaignkit.').partition('.')[0]}.{kind.__name__}"
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = write(kind)
        return {"$ref": f"#/definitions/{name}"}


def _choices(kind: Kind) -> Schema:
    return {"description": _doc(kind), "enum": [member.value for member in kind]}


@cache
def _doc(kind: Kind) -> str:
    """The docstring without its examples, one paragraph a line."""
    said = inspect.cleandoc(kind.__doc__ or "").partition(">>>")[0].strip()
    return "\n".join(" ".join(part.split()) for part in said.split("\n\n"))


def field_doc(record: Kind, name: str) -> str:
    """What the docstring of a class says about one of its fields: the clauses that begin with its name.

    >>> from campaignkit.prizes import PrizeLine
    >>> field_doc(PrizeLine, "supplier")
    '`supplier` is a party of the plan'
    """
    clauses = CLAUSE.split(_doc(record).replace("\n", " "))
    return " ".join(each.rstrip(";.") for each in clauses if f"`{name}`" in each)
