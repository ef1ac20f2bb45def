"""What follows from what: a fact in one room asks for facts in others, in the same transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from campaignkit.campaign import commands as c
from campaignkit.campaign.states import Campaign
from campaignkit.claims import ClaimExpired, MoveUp, PrizeDeclined, SelectWinner, WinnerIneligible
from campaignkit.draw import (
    DecisionRecorded,
    DrawCommitted,
    DrawHeld,
    DrawnPlace,
    DrawSubstituted,
    DrawVoided,
    Held,
    Recorded,
    Substitute,
    Substitution,
    TierId,
)
from campaignkit.shipping import ParcelAbandoned
from campaignkit.values import RoundId, SubjectId


def committed(_campaign: Campaign, event: DrawCommitted) -> tuple[object, ...]:
    """The commitment seals the round."""
    return (c.SealRound(event.round),)


def held(campaign: Campaign, event: DrawHeld | DecisionRecorded) -> tuple[object, ...]:
    """The outcome makes the round drawn, and opens a claim for each winner."""
    return (c.DrawRound(event.round), *(select(campaign, event.round, place) for place in event.winners))


def voided(_campaign: Campaign, event: DrawVoided) -> tuple[object, ...]:
    """A draw that will not be held voids its round."""
    return (c.VoidRound(event.round, reason=event.reason),)


def fell_free(campaign: Campaign, event: WinnerIneligible | PrizeDeclined | ClaimExpired) -> tuple[object, ...]:
    """A claim that falls away takes the prize from its entry, for a cause that the draw foresaw."""
    return _substitute(campaign, event.claim, CAUSES[type(event)])


def undeliverable(campaign: Campaign, event: ParcelAbandoned) -> tuple[object, ...]:
    """A parcel given up in favour of an alternate takes the prize from its entry."""
    return _substitute(campaign, event.claim, "undeliverable") if event.fate == "alternate" else ()


def substituted(campaign: Campaign, event: DrawSubstituted) -> tuple[object, ...]:
    """Whoever takes a prize that fell free gets a claim of their own, and gives up the one of the tier below.

    Who moves up within one tier keeps the claim: the prize is the same.
    """
    tiers_before = (*(line.tier for line in event.lines[1:]), None)
    taken = [
        (line, before)
        for line, before in zip(event.lines, tiers_before, strict=True)
        if line.to_entry is not None and line.tier != before
    ]
    first = _substitutes(campaign, event.round) + 1
    return (
        *(_move_up(campaign, event.round, line, before) for line, before in taken if before is not None),
        *(
            _claim(campaign, event.round, line.tier, f"s{number}", str(line.to_entry))
            for number, (line, _before) in enumerate(taken, start=first)
        ),
    )


def _move_up(campaign: Campaign, round_id: RoundId, line: Substitution, tier: TierId) -> MoveUp:
    claims = campaign.claims.claims
    (claim,) = (
        each for each in campaign.standing(round_id) if (claims[each].tier, claims[each].entry) == (tier, line.to_entry)
    )
    return MoveUp(claim, to_tier=line.tier)


def select(campaign: Campaign, round_id: RoundId, place: DrawnPlace) -> SelectWinner:
    """The claim of a winner, named by round, tier and rank; the entry's id stands for the person."""
    return _claim(campaign, round_id, place.tier, str(place.rank), place.entry)


def _claim(campaign: Campaign, round_id: RoundId, tier: TierId, number: str, entry: str) -> SelectWinner:
    prize = next((each.prize for each in campaign.plan.draw.tiers if each.id == tier), "")
    name = f"{round_id}.{tier}.{number}"
    return SelectWinner(name, round=round_id, tier=tier, entry=entry, winner=SubjectId(entry), prize=prize)


def _substitutes(campaign: Campaign, round_id: RoundId) -> int:
    held = campaign.draw.rounds.get(round_id)
    drawn = len(held.winners) if isinstance(held, Held) else 0
    return sum(state.round == round_id for state in campaign.claims.claims.values()) - drawn


def _substitute(campaign: Campaign, claim: str, cause: str) -> tuple[object, ...]:
    """The substitution; none where somebody outside chose, for then no alternates were sealed."""
    award = campaign.claims.claims[claim]
    if isinstance(campaign.draw.rounds.get(award.round), Recorded):
        return ()
    return (Substitute(award.round, tier=TierId(award.tier), from_entry=award.entry, cause=cause),)


CAUSES: Mapping[type[Any], str] = {
    WinnerIneligible: "ineligible",
    PrizeDeclined: "refusal",
    ClaimExpired: "silence",
}
REACTIONS: Mapping[type[Any], Callable[[Campaign, Any], tuple[object, ...]]] = {
    DrawCommitted: committed,
    DrawHeld: held,
    DecisionRecorded: held,
    DrawVoided: voided,
    WinnerIneligible: fell_free,
    PrizeDeclined: fell_free,
    ClaimExpired: fell_free,
    ParcelAbandoned: undeliverable,
    DrawSubstituted: substituted,
}
FOLLOW_ONLY = frozenset({c.SealRound, c.DrawRound, SelectWinner, MoveUp, Substitute})


def react(campaign: Campaign, event: object) -> tuple[object, ...]:
    """The commands that follow from a fact; none from most."""
    follow = REACTIONS.get(type(event))
    return follow(campaign, event) if follow else ()
