"""2, 2.4 What a commitment promises: its tiers, their reactions, and how often one can win."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from attrs import frozen

from campaignkit.draw.protocol.shapes import Plain, exactly, integer, name, or_null, record

Reaction: TypeAlias = Literal["next", "cascade", "fresh", "lapse", "charity", "stock"]
Cause: TypeAlias = Literal["silence", "refusal", "ineligible", "undeliverable"]
Unit: TypeAlias = Literal["entry", "group"]
Within: TypeAlias = Literal["draw", "tier"]
REACTIONS: tuple[Reaction, ...] = get_args(Reaction)
CAUSES: tuple[Cause, ...] = get_args(Cause)

TIER = record(
    "2",
    {
        "name": name("2.1"),
        "count": integer("2.1", 1),
        "pool": or_null(name("2")),
        "alternates": integer("2", 0),
        "on": record("2", {cause: exactly("2.4", *REACTIONS) for cause in CAUSES}),
    },
)
LIMIT = record("2", {"unit": exactly("2", "entry", "group"), "within": exactly("2", "draw", "tier")})


@frozen(kw_only=True)
class Reactions:
    """2.4 What happens to a prize that falls free, for each of the four causes."""

    silence: Reaction
    refusal: Reaction
    ineligible: Reaction
    undeliverable: Reaction

    def to(self, cause: Cause) -> Reaction:
        """The reaction to one cause."""
        reaction: Reaction = getattr(self, cause)
        return reaction

    def to_plain(self) -> Plain:
        """The reactions as JSON."""
        return {cause: self.to(cause) for cause in CAUSES}


@frozen(kw_only=True)
class Tier:
    """One kind of prize: `count` units for the first of `pool` (None: everybody), and `alternates` behind them."""

    name: str
    count: int
    pool: str | None = None
    alternates: int = 0
    on: Reactions

    def to_plain(self) -> Plain:
        """The tier as JSON."""
        return {
            "name": self.name,
            "count": self.count,
            "pool": self.pool,
            "alternates": self.alternates,
            "on": self.on.to_plain(),
        }


@frozen(kw_only=True)
class OnePrizePer:
    """How often one can win: once per `unit`, within the whole draw or within each tier."""

    unit: Unit
    within: Within

    def to_plain(self) -> Plain:
        """The limit as JSON."""
        return {"unit": self.unit, "within": self.within}
