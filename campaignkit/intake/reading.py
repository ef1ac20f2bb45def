"""Entries out of a file: all of it, or nothing and every reason why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TypeAlias

from attrs import frozen

from campaignkit.entries import RawEntry
from campaignkit.intake import instagram
from campaignkit.intake.problems import IntakeError, RowProblem
from campaignkit.intake.rows import Cells, FormError, Row, csv_rows, json_rows
from campaignkit.intake.survey import Survey, surveyed
from campaignkit.values import Digest, Text, Zone, both

RowReader: TypeAlias = Callable[[int, Cells, Zone | None], "RawEntry | tuple[RowProblem, ...]"]


@frozen(kw_only=True)
class Profile:
    """One way in which a source writes its entries: how a row is read, and the columns that it needs."""

    read: RowReader
    needed: tuple[tuple[str, ...], ...]


PROFILES: Mapping[str, Profile] = {"instagram": Profile(read=instagram.comment, needed=instagram.NEEDED)}


@frozen(kw_only=True)
class Read:
    """What a file held: entries in its order, rows read, what was left aside, the digest of its bytes."""

    entries: tuple[RawEntry, ...]
    rows: int
    problems: tuple[RowProblem, ...]
    sha256: Digest


def read_entries(
    source: Path | bytes, tz: Zone | None = None, profile: str = "instagram", *, leave_broken: bool = False
) -> Read:
    """Every entry of a file: comments as the Graph API returns them (JSON, JSON lines), or the same as CSV.

    `tz` is the zone of times that state no offset; without it they are problems. A broken row
    raises IntakeError with all of them, unless `leave_broken` says to take the others. CSV is
    UTF-8 or cp1252, separated by comma, semicolon or TAB, and is read row by row. Ids stay text.

    >>> comment = b'[{"id": "00123", "media": {"id": "9"}, "text": "Phare", "username": "Lea",'
    >>> comment += b' "timestamp": "2023-09-14T08:00:00+0000"}]'
    >>> read_entries(comment).entries[0].source_id
    '00123'
    """
    name = source.name if isinstance(source, Path) else "entries"
    try:
        with source.open("rb") if isinstance(source, Path) else BytesIO(source) as stream:
            found = _read(stream, _profile(profile), tz)
    except FormError as wrong:
        raise IntakeError(name, wrong.args[0]) from wrong
    except OSError as cause:
        raise IntakeError(name, both(cause.strerror or str(cause))) from cause
    if found.problems and not leave_broken:
        raise IntakeError(name, None, found.problems)
    return found


def _profile(name: str) -> Profile:
    if name not in PROFILES:
        known = ", ".join(PROFILES)
        raise FormError(Text(f"profil inconnu : {name} ; connus : {known}", f"unknown profile: {name}; known: {known}"))
    return PROFILES[name]


def _read(stream: BinaryIO, profile: Profile, tz: Zone | None) -> Read:
    survey = surveyed(stream)
    entries: list[RawEntry] = []
    problems: list[RowProblem] = []
    rows = 0
    for number, cells in _rows(stream, survey, profile):
        rows += 1
        told = (cells,) if isinstance(cells, RowProblem) else profile.read(number, cells, tz)
        if isinstance(told, RawEntry):
            entries.append(told)
        else:
            problems.extend(told)
    return Read(entries=tuple(entries), rows=rows, problems=tuple(problems), sha256=survey.sha256)


def _rows(stream: BinaryIO, survey: Survey, profile: Profile) -> Iterator[Row]:
    if not survey.text:
        raise FormError(Text("ce n'est pas du texte", "it is no text"))
    if not survey.first:
        raise FormError(Text("le fichier est vide", "the file is empty"))
    if survey.json and not survey.utf8:
        raise FormError(Text("le JSON n'est pas en UTF-8", "the JSON is not in UTF-8"))
    try:
        with TextIOWrapper(stream, encoding=survey.encoding, newline="") as text:
            yield from json_rows(text.read()) if survey.json else csv_rows(text, profile.needed)
    except UnicodeDecodeError as cause:
        raise FormError(Text("ni UTF-8 ni cp1252", "neither UTF-8 nor cp1252")) from cause
