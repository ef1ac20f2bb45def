"""Who holds each prize, and who takes one that falls free; source: campaignkit.draw/1, clauses 5.3 and 5.4.

The protocol answers from the whole ranking; here the same answer comes from the places that the
log holds, so that a decision needs no list. A law in the tests says that both agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import TypeAlias, cast

from campaignkit.draw.plan import Reaction, TierId, Within
from campaignkit.draw.protocol import Cause, Tier
from campaignkit.draw.states import Held, Substitution
from campaignkit.values import Instant

Seat: TypeAlias = tuple[TierId, int]
Fall: TypeAlias = tuple[TierId, str]
NEXT, CASCADE = Reaction.NEXT.value, Reaction.CASCADE.value


def holders(held: Held, tier: str) -> tuple[str, ...]:
    """The entries that hold a prize of this tier now, best rank first; a prize that nobody holds is left out."""
    return tuple(entry for name, entry in _falls(held) if name == tier)


def substituted(held: Held, *, tier: TierId, from_entry: str, cause: str, at: Instant) -> tuple[Substitution, ...]:
    """What happens when the prize of `tier` that `from_entry` holds falls free: one line per entry that moves.

    5.4 `next`: the first waiting unit that has not won and was not passed over, as often as the
    tier has alternates. `cascade`: everyone below moves up one, prizes that nobody holds skipped,
    and the last place goes as `next`. Otherwise nobody here takes it.
    """
    reaction = _terms(held, tier).on.to(cast("Cause", cause))
    line = partial(Substitution, cause=cause, at=at)
    falls = _falls(held)
    free = falls.index((tier, from_entry))
    column = falls[free:] if reaction == CASCADE else falls[free : free + 1]
    moved = [
        line(tier=upper[0], from_entry=upper[1], to_entry=lower[1], reaction=CASCADE)
        for upper, lower in pairwise(column)
    ]
    (last_tier, last_entry), last = column[-1], NEXT if reaction == CASCADE else reaction
    taker = _next(held, last_tier, from_entry) if last == NEXT else None
    return (*moved, line(tier=last_tier, from_entry=last_entry, to_entry=taker, reaction=last))


def moves_up(tier: Tier) -> bool:
    """Whether those below this tier move up when one of its prizes falls free, for one cause or another."""
    return CASCADE in tier.on.to_plain().values()


def winner_of(held: Held, entry: str) -> str:
    """What can win once behind an entry: its unit, or the entry itself."""
    places = (*held.winners, *held.alternates, *held.waiting)
    return next((place.winner for place in places if place.entry == entry), entry)


def _terms(held: Held, tier: TierId) -> Tier:
    return next(each for each in held.commitment.tiers if each.name == tier)


def _falls(held: Held) -> tuple[Fall, ...]:
    """Every prize that somebody holds, in the order of tiers, then of ranks."""
    seats: dict[Seat, str | None] = {(place.tier, place.rank): place.entry for place in held.winners}
    for line in held.substitutions:
        lowest = max(seat for seat, entry in seats.items() if seat[0] == line.tier and entry == line.from_entry)
        seats[lowest] = line.to_entry
    return tuple((tier, entry) for (tier, _rank), entry in seats.items() if entry is not None)


def _next(held: Held, tier: TierId, from_entry: str) -> str | None:
    """The first waiting unit of the tier that may still take a prize; None when there is none."""
    taken = [line for line in held.substitutions if line.tier == tier and line.reaction == NEXT and line.to_entry]
    if len(taken) >= _terms(held, tier).alternates:
        return None
    out = {*held.passed_over, winner_of(held, from_entry), *_won(held, tier)}
    waiting = (place for place in (*held.alternates, *held.waiting) if place.tier == tier)
    return next((place.entry for place in waiting if place.winner not in out), None)


def _won(held: Held, tier: TierId) -> Iterator[str]:
    """Every unit that has won, within the draw or within the tier as was sealed."""
    within_draw = held.commitment.within == Within.DRAW.value
    yield from (place.winner for place in held.winners if within_draw or place.tier == tier)
    for line in held.substitutions:
        if line.to_entry and (within_draw or line.tier == tier):
            yield winner_of(held, line.to_entry)
