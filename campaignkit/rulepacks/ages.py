"""Tables of ages: what the law of each place says, with its source and when it was read. Not legal advice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import pendulum
from attrs import field, frozen, validators

from campaignkit.rulepacks.places import Territory
from campaignkit.values import UNKNOWN, InvalidValueError, Maybe, Place, Text, place

FORMAT = 1


@frozen(kw_only=True)
class AgeRow:
    """The age of one place in full years; None where its law names none.

    `as_of` is the state of the text where it has a date of its own. Valid from `effective_from` to
    `effective_to`, both inclusive. `verified` is False where nobody has read the law itself.
    """

    place: Place = field(converter=place)
    age: int | None = field(validator=validators.optional(validators.and_(validators.ge(1), validators.le(30))))
    law: str = ""
    address: str = ""
    quality: str = ""
    as_of: pendulum.Date | None = None
    effective_from: pendulum.Date | None = None
    effective_to: pendulum.Date | None = None
    verified: bool
    note: Text = Text("", "")

    def in_force(self, day: pendulum.Date) -> bool:
        """Whether the row is valid on a day."""
        begun = self.effective_from is None or self.effective_from <= day
        return begun and (self.effective_to is None or day <= self.effective_to)

    @property
    def known(self) -> Maybe[int]:
        """The age that may be relied on: UNKNOWN where nobody has verified it, or the law names none."""
        return self.age if self.verified and self.age is not None else UNKNOWN


Governed: TypeAlias = tuple[Place, AgeRow | None]


@frozen(kw_only=True)
class AgeTable:
    """One age for every place that somebody looked up; `version` counts its editions (semver).

    `otherwise` is the careful age where there is no row, `read_on` the day on which the rows were read,
    `fresh_months` how long that reading counts.
    """

    format: int = FORMAT
    id: str
    version: str
    title: Text
    says: Text
    otherwise: int = field(validator=validators.ge(1))
    read_on: pendulum.Date
    fresh_months: int = field(validator=validators.ge(1))
    rows: tuple[AgeRow, ...] = field(validator=validators.min_len(1))

    @rows.validator
    def _each_place_once(self, _attribute: object, rows: tuple[AgeRow, ...]) -> None:
        twice = sorted({one.place for number, one in enumerate(rows) for other in rows[:number] if _meet(one, other)})
        if twice:
            raise InvalidValueError(
                Text(
                    f"deux lignes valent le même jour : {', '.join(twice)}", f"two rows on one day: {', '.join(twice)}"
                ),
                None,
                Text("clore la première avant que l'autre commence", "end the first before the other begins"),
            )

    def row(self, home: str, day: pendulum.Date) -> AgeRow | None:
        """The row that governs a place on a day: its own, or that of the place around it; None without one."""
        while home:
            for each in self.rows:
                if each.place == home and each.in_force(day):
                    return each
            home = home.rpartition("-")[0]
        return None

    def governing(self, territory: Territory, day: pendulum.Date) -> Iterator[Governed]:
        """Every place of a territory with its row, and every narrower place in it that has a row of its own."""
        for home in sorted(territory.places):
            yield home, self.row(home, day)
            for each in self.rows:
                if each.place.startswith(f"{home}-") and each.in_force(day) and territory.meets(each.place):
                    yield each.place, each

    def stale(self, day: pendulum.Date) -> bool:
        """Whether the table was read too long ago, by its own word."""
        return self.read_on.add(months=self.fresh_months) < day


def _meet(one: AgeRow, other: AgeRow) -> bool:
    if one.place != other.place:
        return False
    starts = one.effective_from or pendulum.Date.min, other.effective_from or pendulum.Date.min
    ends = one.effective_to or pendulum.Date.max, other.effective_to or pendulum.Date.max
    return max(starts) <= min(ends)
