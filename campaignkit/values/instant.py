"""Instants in UTC, and civil time read in a named zone.

An instant is a `pendulum.DateTime` in UTC. Text without an offset is refused, because
`pendulum.parse` would silently read it as UTC. Arithmetic goes through `add` on local wall
time, never through `Duration` objects.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import NewType, TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pendulum

from campaignkit.values.errors import InvalidValueError
from campaignkit.values.text import Text

Instant: TypeAlias = pendulum.DateTime
Zone = NewType("Zone", str)
MICROS = 1_000_000
DATE_ONLY = len("2026-12-01")


def instant(text: str) -> Instant:
    """Read an instant that states its offset, for example `2026-12-01T10:00:00+01:00`.

    Raises InvalidValueError when the text is no date and time, or states no offset.

    >>> instant("2026-12-01T10:00:00+01:00").to_iso8601_string()
    '2026-12-01T09:00:00Z'
    """
    moment = _read(text)
    if moment is None or moment.tzinfo is None:
        raise InvalidValueError(
            Text(f"« {text} » n'est pas un instant", f"{text!r} is not an instant"),
            Text("il faut date, heure et décalage", "it needs a date, a time and an offset"),
            Text("écrire par exemple 2026-12-01T10:00:00+01:00", "write for example 2026-12-01T10:00:00+01:00"),
        )
    return civil(pendulum.instance(moment), "UTC")


def moment_said(text: str, zone: Zone) -> Instant:
    """An instant with its offset, or a civil time of the zone.

    >>> (
    ...     moment_said("2026-12-01T10:00:00-05:00", Zone("Europe/Paris")).hour,
    ...     moment_said("2026-12-01 10:00", Zone("UTC")).hour,
    ... )
    (15, 10)
    """
    moment = _read(text)
    return local(text, zone) if moment is None or moment.tzinfo is None else instant(text)


def local(text: str, zone: Zone) -> Instant:
    """Read a civil date and time in a zone: `2026-12-01 10:00` in `Europe/Paris`.

    A time that the spring change skips, or that the autumn change repeats, is refused.

    >>> local("2026-12-01 10:00", Zone("Europe/Paris")).to_iso8601_string()
    '2026-12-01T09:00:00Z'
    """
    moment = _read(text)
    if moment is None or moment.tzinfo is not None:
        raise InvalidValueError(
            Text(f"« {text} » n'est pas une date et une heure", f"{text!r} is not a date and a time"),
            Text("il faut une heure locale sans décalage", "a local time without an offset is wanted"),
            Text("écrire par exemple 2026-12-01 10:00", "write for example 2026-12-01 10:00"),
        )
    return _only_reading(moment, zone)


def first_reading(clock: datetime, zone: Zone) -> Instant:
    """The first instant at which the clocks of the zone show this time; of a time that they skip, the next full minute.

    >>> iso(first_reading(datetime(2027, 3, 28, 2, 30), Zone("Europe/Paris")))
    '2027-03-28T01:00:00Z'
    """
    place, shown = ZoneInfo(zone), clock
    while True:
        moment = shown.replace(tzinfo=place).astimezone(ZoneInfo("UTC"))
        if moment.astimezone(place).replace(tzinfo=None) == shown:
            return civil(pendulum.instance(moment), "UTC")
        shown = shown.replace(second=0, microsecond=0) + timedelta(minutes=1)


def zone(name: str) -> Zone:
    """A zone of the IANA database, for example `Europe/Paris`; anything else is refused.

    >>> zone("Europe/Paris")
    'Europe/Paris'
    """
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as cause:
        raise InvalidValueError(
            Text(f"« {name} » n'est pas un fuseau horaire", f"{name!r} is not a time zone"),
            Text("il n'est pas dans la base IANA", "it is not in the IANA database"),
            Text("écrire par exemple Europe/Paris", "write for example Europe/Paris"),
        ) from cause
    return Zone(name)


def civil(moment: Instant, zone: Zone | str) -> pendulum.DateTime:
    """The moment as the clocks of a zone show it.

    >>> civil(instant("2026-12-01T09:00:00Z"), Zone("Europe/Paris")).hour
    10
    """
    return moment.in_timezone(_kept(zone))


@cache
def _kept(zone: str) -> pendulum.Timezone | pendulum.FixedTimezone:
    """The zone itself: looking it up by name again costs forty times as much."""
    return pendulum.timezone(zone)


def from_micros(micros: int) -> Instant:
    """The instant at this many microseconds after 1970-01-01T00:00:00Z.

    >>> from_micros(0).to_iso8601_string()
    '1970-01-01T00:00:00Z'
    """
    seconds, rest = divmod(micros, MICROS)
    return pendulum.from_timestamp(seconds).replace(microsecond=rest)


def to_micros(moment: Instant) -> int:
    """Microseconds since 1970-01-01T00:00:00Z, exact.

    >>> to_micros(instant("1970-01-01T01:00:00.000007+01:00"))
    7
    """
    return moment.int_timestamp * MICROS + moment.microsecond


def iso(moment: Instant) -> str:
    """The one written form: UTC, with microseconds only when there are any.

    >>> iso(instant("2026-12-01T10:00:00+01:00"))
    '2026-12-01T09:00:00Z'
    """
    utc = civil(moment, "UTC")
    fraction = f".{utc.microsecond:06d}" if utc.microsecond else ""
    return f"{utc:%Y-%m-%dT%H:%M:%S}{fraction}Z"


def _read(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if len(text) > DATE_ONLY else None
    except ValueError:
        return None


def _only_reading(naive: datetime, name: Zone) -> Instant:
    """The single instant with this wall time; a wall time with none or two is refused."""
    place = ZoneInfo(name)
    readings = {naive.replace(tzinfo=place, fold=fold).timestamp() for fold in (0, 1)}
    if len(readings) > 1:
        raise InvalidValueError(
            Text(
                f"« {naive:%Y-%m-%d %H:%M} » n'existe pas une seule fois à {name}",
                f"{naive:%Y-%m-%d %H:%M} does not exist exactly once in {name}",
            ),
            Text("l'heure change ce jour-là", "the clocks change on that day"),
            Text("écrire l'instant avec son décalage", "write the instant with its offset"),
        )
    return civil(pendulum.instance(naive.replace(tzinfo=place)), "UTC")
