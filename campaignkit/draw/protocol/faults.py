"""Why a line is not canonical: looked at slowly, field by field, only when the quick look has failed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from campaignkit.draw.protocol.problems import Problem
from campaignkit.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = re.compile(rb"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
TICKETS = re.compile(rb"[1-9][0-9]{0,6}")
GROUP = re.compile(rb"-|[0-9a-f]{64}")
HEADER = b"id\ttickets\tgroup\tpools\n"
FIELDS = ("id", "tickets", "group", "pools")
MOST_TICKETS = 1_000_000


def faults_of_header(line: bytes) -> Iterator[Problem]:
    """1.1, 1.2 What is wrong with the first line; nothing when it is the header."""
    if line == HEADER:
        return
    if line.startswith(b"\xef\xbb\xbf"):
        yield _fault(
            "1.1", 1, "", "une marque d'ordre des octets (BOM) précède l'en-tête", "a byte-order mark stands first"
        )
    elif b"\r" in line:
        yield _fault("1.1", 1, "", "la ligne contient un CR", "the line contains a CR")
    else:
        yield _fault(
            "1.2", 1, "", "l'en-tête n'est pas « id⇥tickets⇥group⇥pools »", "the header is not id⇥tickets⇥group⇥pools"
        )


def faults_in(line: bytes, number: int, previous: bytes) -> Iterator[Problem]:
    """1.1 to 1.7 Everything wrong with line `number` (from 1), whose predecessor has the id `previous`."""
    encoding = list(_faults_of_bytes(line, number))
    yield from encoding
    fields = line.rstrip(b"\r\n").split(b"\t")
    if len(fields) != len(FIELDS):
        yield _fault("1.2", number, "", f"{len(fields)} champs au lieu de 4", f"{len(fields)} fields instead of 4")
        return
    yield from _faults_of_fields(fields, number)
    if NAME.fullmatch(fields[0]):
        yield from _faults_of_order(fields[0], number, previous)


def _faults_of_bytes(line: bytes, number: int) -> Iterator[Problem]:
    """1.1 Line ends and encoding."""
    if not line.endswith(b"\n"):
        yield _fault("1.1", number, "", "la ligne ne finit pas par LF", "the line does not end in LF")
    if b"\r" in line:
        yield _fault("1.1", number, "", "la ligne contient un CR", "the line contains a CR")
    if b"\n" in line[:-1]:
        yield _fault("1.1", number, "", "un LF au milieu d'une ligne", "an LF inside a line")
    try:
        line.decode()
    except UnicodeDecodeError:
        yield _fault("1.1", number, "", "la ligne n'est pas en UTF-8", "the line is not UTF-8")


def _faults_of_fields(fields: list[bytes], number: int) -> Iterator[Problem]:
    """1.3 to 1.6 The form of each field."""
    name, tickets, group, pools = fields
    if not NAME.fullmatch(name):
        yield _fault("1.3", number, "id", f"{_shown(name)} n'est pas un identifiant", f"{_shown(name)} is not an id")
    if not TICKETS.fullmatch(tickets) or int(tickets) > MOST_TICKETS:
        yield _fault(
            "1.4",
            number,
            "tickets",
            f"{_shown(tickets)} n'est pas un entier de 1 à 1000000 sans zéro devant",
            f"{_shown(tickets)} is not an integer from 1 to 1000000 without a leading zero",
        )
    if not GROUP.fullmatch(group):
        yield _fault(
            "1.5",
            number,
            "group",
            f"{_shown(group)} n'est ni « - » ni 64 chiffres hexadécimaux minuscules",
            f"{_shown(group)} is neither `-` nor 64 lower-case hex digits",
        )
    names = pools.split(b",")
    if pools != b"-" and not (all(NAME.fullmatch(each) for each in names) and names == sorted(set(names))):
        yield _fault(
            "1.6",
            number,
            "pools",
            f"{_shown(pools)} n'est ni « - » ni une suite triée de noms uniques",
            f"{_shown(pools)} is neither `-` nor sorted unique names",
        )


def _faults_of_order(name: bytes, number: int, previous: bytes) -> Iterator[Problem]:
    """1.3, 1.7 Each id once, in the order of bytes."""
    if name == previous:
        yield _fault("1.3", number, "id", f"{_shown(name)} est en double", f"{_shown(name)} stands twice")
    elif name < previous:
        yield _fault(
            "1.7",
            number,
            "id",
            f"{_shown(name)} vient après {_shown(previous)}",
            f"{_shown(name)} comes after {_shown(previous)}",
        )


def _shown(field: bytes) -> str:
    return ascii(field.decode("utf-8", "backslashreplace"))[:70]


def _fault(step: str, number: int, field: str, french: str, english: str) -> Problem:
    where = f"line {number}, {field}" if field else f"line {number}"
    return Problem(step=step, where=where, what=Text(french, english))
