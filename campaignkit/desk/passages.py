"""The gates that a campaign has passed, read from its log, and asked again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from typing import TYPE_CHECKING

from attrs import evolve

from campaignkit.campaign import NOTHING_YET, Campaign, GatePassed, apply, apply_house, recomputed, reviewed
from campaignkit.checklists import Passage, Recheck
from campaignkit.house import House
from campaignkit.values import Digest, SubjectId, from_micros

if TYPE_CHECKING:
    from campaignkit.desk.desk import Desk
    from campaignkit.desk.standing import Standing
    from campaignkit.store import ReadView, StoredEvent


def passages(game: Standing) -> tuple[Passage, ...]:
    """Every gate that the campaign has passed, oldest first."""
    fact = game.desk.log.fact
    return tuple(_passage(row, fact(row)) for row in game.history() if row.kind == GatePassed.kind)


def latest(game: Standing) -> Mapping[tuple[str, str], Passage]:
    """The last passage of each gate, by its name and item."""
    return {(each.gate, each.item): each for each in passages(game)}


def recheck(game: Standing, campaign: Campaign, passage: Passage) -> Recheck:
    """The questions of a gate that was passed, asked of the campaign as it is now."""
    return Recheck(
        review=reviewed(campaign, passage.gate, passage.item, game.desk.clock()),
        passage=passage,
        same_questions=passage.definition == game.desk.log.definition,
    )


def recomputed_passages(game: Standing) -> Iterator[tuple[Passage, Mapping[str, str]]]:
    """Each passage with its verdicts worked out anew from the log before it, its houses' streams included.

    Under the desk's own definition the two are equal.
    """
    desk = game.desk
    with desk.store.read() as tx:
        campaign = evolve(NOTHING_YET, packs=desk.packs, own=desk.checks)
        rows = tuple(tx.events(game.id, 0))
        facts = tuple(map(desk.log.fact, rows))
        for row, fact, following in zip(rows, facts, (*facts[1:], None), strict=True):
            if isinstance(fact, GatePassed):
                then = evolve(campaign, houses=_houses(desk, tx, campaign.plan.houses, row.position))
                yield _passage(row, fact), recomputed(then, fact, following, from_micros(row.recorded_at))
            campaign = apply(campaign, fact)


def _passage(row: StoredEvent, fact: GatePassed) -> Passage:
    return Passage(
        gate=fact.gate, item=fact.item, at=from_micros(row.recorded_at), by=SubjectId(row.actor),
        definition=Digest(row.definition), verdicts=fact.verdicts,
    )  # fmt: skip


def _houses(desk: Desk, tx: ReadView, names: Iterable[str], position: int) -> Mapping[str, House]:
    """The houses as they stood before a position of the log."""
    houses = {}
    for name in names:
        rows = [row for row in tx.events(f"house:{name}", 0) if row.position < position]
        if rows:
            houses[name] = reduce(apply_house, map(desk.log.fact, rows), House(name=name))
    return houses
