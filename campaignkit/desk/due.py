"""What is late, what falls due and what waits for a signature, over all campaigns; no timer runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from campaignkit.campaign import (
    Campaign,
    DueItem,
    ToSign,
    anchors,
    due_of,
    to_sign,
    unreadied,
    watched,
)
from campaignkit.checklists import Recheck
from campaignkit.claims import ExpireClaim
from campaignkit.desk.errors import RefusedError
from campaignkit.desk.passages import latest, recheck
from campaignkit.documents import Agenda, Underway
from campaignkit.machine import ReasonKind
from campaignkit.values import Instant, SubjectId, Text, to_micros

if TYPE_CHECKING:
    from campaignkit.desk.desk import Desk
    from campaignkit.desk.game import Game
    from campaignkit.store import DueRow

NOTHING_TO_APPLY = ReasonKind(
    "desk.nothing-to-apply",
    Text(
        "cette échéance demande un geste que la machine ne peut pas faire",
        "this deadline wants a move that the machine cannot make",
    ),
    Text("faire ce que dit la ligne", "do what the line says"),
    "lead",
)


def due_items(desk: Desk, days: int, person: str = "") -> tuple[DueItem, ...]:
    """Everything late, and everything due within so many days, soonest first; for one person where one is named."""
    horizon = desk.clock().add(days=days)
    found = (item for name in desk for item in _items(desk[name]) if item.due_at <= horizon)
    wanted = (item for item in found if not person or person in item.people)
    return tuple(sorted(wanted, key=lambda item: (item.due_at, item.campaign, item.where)))


def signatures(desk: Desk, person: str) -> tuple[ToSign, ...]:
    """What waits for a person's signature, over all campaigns, soonest first; what has no date comes last."""
    now = desk.clock()
    found: list[ToSign] = []
    for name in desk:
        campaign = desk[name].state
        found += to_sign(campaign, SubjectId(person), _rechecks(desk[name], campaign), now)
    return tuple(sorted(found, key=lambda each: (each.line.due_at is None, each.line.due_at or now, each.campaign)))


def agenda(desk: Desk, days: int, person: str = "") -> Agenda:
    """What waits for a person, or for everybody, in the coming days, as people are shown it."""
    games: dict[str, Campaign] = {state.id: state for state in (desk[name].state for name in desk)}
    open_ = {name: _underway(campaign) for name, campaign in games.items() if not campaign.over}
    items = due_items(desk, days, person)
    told = {(item.campaign, item.where) for item in items}
    asked = (each for each in (signatures(desk, person) if person else ()) if each.line.due_at is None)
    undated = tuple(each for each in asked if (each.campaign, each.line.key) not in told)
    shown = {name: _underway(games[name]) for name in dict.fromkeys(item.campaign for item in items)}
    return Agenda(
        now=desk.clock(), days=days, person=person, items=items, undated=undated,
        open_campaigns=tuple(open_), campaigns={**open_, **shown},
    )  # fmt: skip


def _underway(campaign: Campaign) -> Underway:
    plan, opening = campaign.plan, anchors(campaign.plan).get("opening")
    return Underway(zone=plan.clock, works=plan.works, opens_at=opening, public=campaign.announced, over=campaign.over)


def _items(game: Game) -> Iterator[DueItem]:
    campaign = game.state
    yield from due_of(campaign, game.desk.clock())
    for again in _rechecks(game, campaign):
        yield from unreadied(campaign, again)


def _rechecks(game: Game, campaign: Campaign) -> Iterator[Recheck]:
    for (gate, item), passage in latest(game).items():
        if watched(campaign, gate, item):
            yield recheck(game, campaign, passage)


def due_rows(campaign: Campaign, now: Instant) -> tuple[DueRow, ...]:
    """What falls due in a campaign, for the view that other programs read; soonest first.

    What has un-readied is not among it: it is asked when somebody looks (`due_items`), not at every command.
    """
    from campaignkit.store import DueRow

    items = sorted(due_of(campaign, now), key=lambda item: (item.due_at, item.where))
    return tuple(
        DueRow(
            due_at=to_micros(item.due_at), place=item.where, owner=item.owner, blocks=int(item.blocks), act=item.act,
            what_fr=item.what.fr, what_en=item.what.en, as_of=to_micros(now),
        )
        for item in items
    )  # fmt: skip


def apply_due(desk: Desk, item: DueItem) -> tuple[object, ...]:
    """Expire the claim or erase the purpose that the item names; a person asks for it, no timer does."""
    apply = ACTS.get(item.act)
    if apply is None:
        raise RefusedError((NOTHING_TO_APPLY.because(where=item.where),))
    return apply(desk[item.campaign], item.where)


def _expire(game: Game, claim: str) -> tuple[object, ...]:
    return game.do(ExpireClaim(claim))


def _erase(game: Game, purpose: str) -> tuple[object, ...]:
    from campaignkit.desk.erasing import erase

    return erase(game, purpose)


ACTS: dict[str, Callable[[Game, str], tuple[object, ...]]] = {"expire": _expire, "erase": _erase}
