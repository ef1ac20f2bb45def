"""Where people live, as a tree: regions in countries, countries in groups.

EU: the member states by their treaties; EEA: these and Iceland, Liechtenstein, Norway (EEA Agreement).
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from campaignkit.values import Place

EU = (
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
)  # fmt: skip
GROUPS: Mapping[str, frozenset[str]] = {"EU": frozenset(EU), "EEA": frozenset((*EU, "IS", "LI", "NO"))}


@frozen(kw_only=True)
class Territory:
    """Everywhere in `places`, regions included, but not in `without`; of two that hold a home, the narrower counts.

    `everywhere` is the whole world but for `without`, whatever `places` names.
    """

    places: frozenset[Place]
    without: frozenset[Place] = frozenset()
    everywhere: bool = False

    def meets(self, asked: str) -> bool:
        """Whether somebody of this territory lives in the place or group that is asked about.

        >>> Territory(places=frozenset({Place("FR")})).meets("EEA")
        True
        >>> Territory(places=frozenset(), everywhere=True).meets("US-NY")
        True
        >>> Territory(places=frozenset({Place("US")}), without=frozenset({Place("US-NY")})).meets("US-NY")
        False
        """
        wanted = GROUPS.get(asked, frozenset({asked}))
        if self.everywhere:
            return any(not self._left_out(each) for each in wanted)
        return any(
            not self._left_out(inner)
            for place in self.places
            for each in wanted
            if (inner := _overlap(place, each)) is not None
        )

    def _left_out(self, place: str) -> bool:
        shut = max((len(out) for out in self.without if _holds(out, place)), default=0)
        return shut >= max((len(inside) for inside in self.places if _holds(inside, place)), default=1)


def _overlap(one: str, other: str) -> str | None:
    """The smaller of two places of which one holds the other; None when they lie apart."""
    if _holds(one, other):
        return other
    return one if _holds(other, one) else None


def _holds(outer: str, inner: str) -> bool:
    return inner == outer or inner.startswith(f"{outer}-")
