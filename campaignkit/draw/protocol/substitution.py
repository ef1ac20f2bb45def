"""5.4 When a prize falls free: the reaction of its tier, as lines added to the certificate at settlement.

`next`: the first unit of the order that has not won (within) and was not passed over, at most
`alternates` times in all for the tier. `cascade`: everyone below moves up one place, and the
last place goes as `next` in the last tier; a place that nobody holds any more is skipped.
`fresh`, `lapse`, `charity`, `stock`: nobody here takes it. Whoever lost a prize is passed over
in every tier; whoever moved up is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from campaignkit.draw.protocol.allotment import Won
from campaignkit.draw.protocol.problems import Problem, ProtocolError, refusal, refuse
from campaignkit.values import Instant, Text, iso

if TYPE_CHECKING:
    from collections.abc import Iterator

    from campaignkit.draw.protocol.commitment import Commitment
    from campaignkit.draw.protocol.races import Ranked, UnitKey
    from campaignkit.draw.protocol.ranking import Ranking
    from campaignkit.draw.protocol.shapes import Plain
    from campaignkit.draw.protocol.tiers import Cause, Reaction, Tier


@frozen(kw_only=True)
class Substitution:
    """One line: at `at`, the prize that `from_id` held in `tier` went to `to_id` (None: to nobody)."""

    at: Instant
    tier: str
    from_id: str
    to_id: str | None
    cause: Cause
    reaction: Reaction

    def to_plain(self) -> Plain:
        """The line as JSON."""
        return {
            "at": iso(self.at),
            "tier": self.tier,
            "from": self.from_id,
            "to": self.to_id,
            "cause": self.cause,
            "reaction": self.reaction,
        }


def substitute(
    commitment: Commitment,
    ranking: Ranking,
    so_far: tuple[Substitution, ...],
    *,
    at: Instant,
    tier: str,
    holder: str,
    cause: Cause,
) -> tuple[Substitution, ...]:
    """The lines that follow those so far when `holder` loses the prize of `tier`; usually one, in a cascade several.

    Pure. Raises ProtocolError (5.4) when `so_far` is not what the protocol gives, when the holder
    holds no prize of that tier, or when `at` lies before the round or before the last line.
    """
    places = Places(commitment, ranking)
    places.replay(so_far)
    return places.fall(at=at, tier=tier, holder=holder, cause=cause, where=f"substitutions[{len(so_far)}]")


def holders(
    commitment: Commitment,
    ranking: Ranking,
    so_far: tuple[Substitution, ...],
) -> tuple[tuple[str, str], ...]:
    """Each prize that somebody holds after these lines: its tier and the id, in the order of the places.

    Raises ProtocolError (5.4) when the lines are not what the protocol gives.
    """
    places = Places(commitment, ranking)
    places.replay(so_far)
    return places.held


class Place:
    """One unit of a prize, and who holds it now; None: nobody any more."""

    def __init__(self, tier: Tier, holder: Ranked) -> None:
        self.tier = tier
        self.holder: Ranked | None = holder


class Places:
    """Who holds what, from the draw on, line after line."""

    def __init__(self, commitment: Commitment, ranking: Ranking) -> None:
        self._commitment = commitment
        self._ranking = ranking
        self._won = Won(commitment)
        taken = self._won.all_tiers(ranking)
        self._places = [Place(tier, one) for tier in commitment.tiers for one in taken[tier.name]]
        self._passed_over: set[UnitKey] = set()
        self._nexts = {tier.name: 0 for tier in commitment.tiers}
        self._last_at = commitment.beacon.comes_at

    @property
    def held(self) -> tuple[tuple[str, str], ...]:
        """Each prize that somebody holds: its tier and the id, in the order of the places."""
        return tuple((place.tier.name, place.holder.id) for place in self._places if place.holder)

    def replay(self, lines: tuple[Substitution, ...]) -> None:
        """Follow recorded lines; ProtocolError names the first field that the protocol does not give."""
        number = 0
        while number < len(lines):
            line = lines[number]
            given = self.fall(
                at=line.at, tier=line.tier, holder=line.from_id, cause=line.cause, where=f"substitutions[{number}]"
            )
            _same(given, lines[number : number + len(given)], number)
            number += len(given)

    def fall(self, *, at: Instant, tier: str, holder: str, cause: Cause, where: str) -> tuple[Substitution, ...]:
        """The prize of `tier` that `holder` holds falls free: react, and give the lines."""
        place = next((p for p in self._places if p.tier.name == tier and p.holder and p.holder.id == holder), None)
        if place is None or place.holder is None or at < self._last_at:
            raise _impossible(where, "from" if place is None else "at")
        self._last_at = at
        self._passed_over.add(place.holder.unit)
        reaction = place.tier.on.to(cause)
        if reaction == "cascade":
            return tuple(self._cascade(place, at, cause))
        if reaction == "next":
            return (self._next(place, at, cause),)
        return (_handed(place, None, at, cause, reaction),)

    def _cascade(self, free: Place, at: Instant, cause: Cause) -> Iterator[Substitution]:
        """Everyone below moves up one; the last place goes as `next`."""
        below = [place for place in self._places[self._places.index(free) + 1 :] if place.holder]
        for lower in below:
            yield _handed(free, lower.holder, at, cause, "cascade")
            free = lower
        yield self._next(free, at, cause)

    def _next(self, place: Place, at: Instant, cause: Cause) -> Substitution:
        """The first of the order that has not won and was not passed over, while the tier has alternates left."""
        tier = place.tier
        waiting = (one for one in self._won.free(tier, self._ranking[tier.pool]) if one.unit not in self._passed_over)
        found = next(waiting, None) if self._nexts[tier.name] < tier.alternates else None
        if found is not None:
            self._nexts[tier.name] += 1
            self._won.add(tier, (found,))
        return _handed(place, found, at, cause, "next")


def _handed(place: Place, taker: Ranked | None, at: Instant, cause: Cause, reaction: Reaction) -> Substitution:
    """Let the taker hold the place, and write the line."""
    before, place.holder = place.holder, taker
    return Substitution(
        at=at,
        tier=place.tier.name,
        from_id=before.id if before else "",
        to_id=taker.id if taker else None,
        cause=cause,
        reaction=reaction,
    )


def _same(given: tuple[Substitution, ...], recorded: tuple[Substitution, ...], first: int) -> None:
    problems = [
        Problem(
            step="5.4",
            where=f"substitutions[{first + number}].{field}",
            what=Text(f"le protocole donne {wanted}", f"the protocol gives {wanted}"),
        )
        for number, line in enumerate(given)
        for field, wanted in line.to_plain().items()
        if number >= len(recorded) or recorded[number].to_plain()[field] != wanted
    ]
    refuse(problems, FALSE_LINE, REDO)


def _impossible(where: str, field: str) -> ProtocolError:
    said = {
        "from": Text("personne de ce nom ne tient un lot de ce rang", "nobody of that id holds a prize of that tier"),
        "at": Text("avant le tour, ou avant la ligne précédente", "before the round, or before the line above"),
    }[field]
    problem = Problem(step="5.4", where=f"{where}.{field}", what=said)
    return refusal((problem,), FALSE_LINE, REDO)


FALSE_LINE = Text("ce remplacement n'est pas celui du protocole", "this substitution is not the protocol's")
REDO = Text("refaire les remplacements dans l'ordre des faits", "redo the substitutions in the order of the facts")
