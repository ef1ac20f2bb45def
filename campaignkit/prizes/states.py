"""What is known of a prize line: intended, ordered, in hand, short, given up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from attrs import evolve, field, frozen

from campaignkit.prizes.plan import LineId, PrizesPlan
from campaignkit.values import Instant


@frozen
class Planned:
    """In the plan, and nowhere else yet."""


@frozen(kw_only=True)
class Ordered:
    """Firmly ordered, with the order as proof; expected at an instant."""

    units: int
    proof: str
    expected_at: Instant


@frozen(kw_only=True)
class Secured:
    """In hand: `units` can be given, as `proof` shows; `on_order` more are firmly ordered."""

    units: int
    proof: str
    on_order: int = 0


@frozen(kw_only=True)
class Short:
    """Some units were lost: `units` remain."""

    units: int
    reason: str


@frozen(kw_only=True)
class Replaced:
    """The announced prize cannot be had; this one is given instead, as the proof shows."""

    by: str
    units: int
    proof: str


@frozen(kw_only=True)
class Dropped:
    """Given up before anything was promised."""

    reason: str


LineState: TypeAlias = Planned | Ordered | Secured | Short | Replaced | Dropped


@frozen(kw_only=True)
class PrizesState:
    """The state of every line."""

    lines: Mapping[LineId, LineState] = field(factory=dict)


def adopted(plan: PrizesPlan, state: PrizesState) -> PrizesState:
    """The state once this plan is adopted: new lines begin as planned, others stay as they are."""
    return evolve(state, lines={line.id: state.lines.get(line.id, Planned()) for line in plan.lines})


def in_hand(state: LineState) -> int:
    """How many units can be given now."""
    return state.units if isinstance(state, Secured | Short | Replaced) else 0


def on_order(state: LineState) -> int:
    """How many units are firmly ordered and have not come yet."""
    match state:
        case Ordered(units=units) | Secured(on_order=units):
            return units
        case _:
            return 0
