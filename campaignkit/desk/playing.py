"""Which entries of the book take part in the draw of a round."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from operator import attrgetter
from typing import TYPE_CHECKING

from campaignkit.campaign import Campaign
from campaignkit.campaign.states import Void
from campaignkit.desk.errors import RefusedError
from campaignkit.draw import Recorded, held_as, sealed_as
from campaignkit.machine import ReasonKind
from campaignkit.values import RoundId, Text

if TYPE_CHECKING:
    from campaignkit.store import BookEntry, ReadView

FEEDERS_UNDECIDED = ReasonKind(
    "desk.feeders-undecided",
    Text(
        "ce qui n'a rien gagné ailleurs rejoue ici, et ces sessions ne sont pas tirées : {rounds}",
        "what won nothing elsewhere plays on here, and these rounds are not drawn: {rounds}",
    ),
    Text("tirer ces sessions d'abord, ou les annuler", "draw these rounds first, or void them"),
    "lead",
)


def playing(tx: ReadView, campaign: Campaign, round_id: str) -> Iterator[BookEntry]:
    """The admitted entries of a round, and those of the rounds that feed it which won nothing there, sorted by id.

    Whoever was chosen in a round whose prizes are drawn afresh stays out.
    """
    root = campaign.root(round_id)
    played = (root, *_feeders(campaign, root))
    rows = merge(*(tx.entries(campaign.id, each) for each in played), key=attrgetter("id"))
    out, won = _chosen_before(tx, campaign, round_id), frozenset(_won(campaign, round_id))
    return (row for row in rows if row.status == "admitted" and row.subject not in out and row.id not in won)


def refuse_undecided_feeders(campaign: Campaign, round_id: str) -> None:
    """RefusedError while a round whose entries play on here has neither winners nor been voided."""
    feeders = _feeders(campaign, campaign.root(round_id))
    waiting = [name for each in feeders for name in _line(campaign, each) if not _decided(campaign, name)]
    if waiting:
        raise RefusedError((FEEDERS_UNDECIDED.because(where=round_id, rounds=", ".join(waiting)),))


def _feeders(campaign: Campaign, root: RoundId) -> tuple[RoundId, ...]:
    return tuple(each.id for each in campaign.plan.rounds if root in each.feeds)


def _line(campaign: Campaign, root: RoundId) -> Iterator[RoundId]:
    """A round of the plan, and those that draw its prizes afresh."""
    return (name for name in campaign.rounds if campaign.root(name) == root)


def _decided(campaign: Campaign, name: RoundId) -> bool:
    drawn = campaign.draw.rounds.get(name)
    return isinstance(campaign.rounds[name], Void) or isinstance(drawn, Recorded) or held_as(drawn) is not None


def _won(campaign: Campaign, round_id: str) -> Iterator[str]:
    """The entries that had won in the rounds that feed this one when it was sealed, or have won so far.

    Whoever takes such a prize later, as an alternate or in a draw afresh, plays on: the list stays as it is.
    """
    sealed = sealed_as(campaign.draw.rounds.get(RoundId(round_id)))
    for each in _feeders(campaign, campaign.root(round_id)):
        for name in _line(campaign, each):
            drawn = campaign.draw.rounds.get(name)
            held = held_as(drawn)
            if isinstance(drawn, Recorded) and name == each:
                yield from (place.entry for place in drawn.winners)
            elif held and (sealed is None or held.commitment.sealed_at < sealed.sealed_at):
                yield from (place.entry for place in held.winners)


def _chosen_before(tx: ReadView, campaign: Campaign, round_id: str) -> frozenset[str]:
    """Who was chosen in the rounds whose prizes are drawn afresh: whoever won or was passed over."""
    before, here = set(), RoundId(round_id)
    while here in campaign.parents:
        here = campaign.parents[here]
        before.add(here)
    awards = (award for award in campaign.claims.claims.values() if award.round in before)
    entries = (tx.entry(campaign.id, award.entry) for award in awards)
    return frozenset(entry.subject for entry in entries if entry is not None)
