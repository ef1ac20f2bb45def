"""What is late, what falls due and what waits for a signature, over all campaigns; no timer runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from campaignkit.campaign import (
    Campaign,
    DueItem,
    Outlook,
    ToSign,
    anchors,
    due_of,
    outlook,
    to_sign,
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
    return _due(_outlooks(desk), days, person)


def signatures(desk: Desk, person: str) -> tuple[ToSign, ...]:
    """What waits for a person's signature, over all campaigns, soonest first; what has no date comes last."""
    return _signatures(_outlooks(desk), person)


def _outlooks(desk: Desk) -> tuple[Outlook, ...]:
    """Every campaign, each of its gates asked once."""
    return tuple(_outlook(desk[name], desk.clock()) for name in desk)


def _outlook(game: Game, now: Instant) -> Outlook:
    campaign = game.state
    return outlook(campaign, now, _rechecks(game, campaign))


def _due(seen: tuple[Outlook, ...], days: int, person: str) -> tuple[DueItem, ...]:
    found = (item for each in seen for item in due_of(each) if item.due_at <= each.now.add(days=days))
    wanted = (item for item in found if not person or person in item.people)
    return tuple(sorted(wanted, key=lambda item: (item.due_at, item.campaign, item.where)))


def _signatures(seen: tuple[Outlook, ...], person: str) -> tuple[ToSign, ...]:
    found = [(each.now, asked) for each in seen for asked in to_sign(each, SubjectId(person))]
    found.sort(key=lambda each: (each[1].line.due_at is None, each[1].line.due_at or each[0], each[1].campaign))
    return tuple(asked for _now, asked in found)


def agenda(desk: Desk, days: int, person: str = "") -> Agenda:
    """What waits for a person, or for everybody, in the coming days, as people are shown it."""
    seen = _outlooks(desk)
    games: dict[str, Campaign] = {each.campaign.id: each.campaign for each in seen}
    open_ = {name: _underway(campaign) for name, campaign in games.items() if not campaign.over}
    items = _due(seen, days, person)
    told = {(item.campaign, item.where) for item in items}
    asked = (each for each in (_signatures(seen, person) if person else ()) if each.line.due_at is None)
    undated = tuple(each for each in asked if (each.campaign, each.line.key) not in told)
    shown = {name: _underway(games[name]) for name in dict.fromkeys(item.campaign for item in items)}
    return Agenda(
        now=desk.clock(), days=days, person=person, items=items, undated=undated,
        open_campaigns=tuple(open_), campaigns={**open_, **shown},
    )  # fmt: skip


def _underway(campaign: Campaign) -> Underway:
    plan, opening = campaign.plan, anchors(campaign.plan).get("opening")
    return Underway(zone=plan.clock, works=plan.works, opens_at=opening, public=campaign.announced, over=campaign.over)


def _rechecks(game: Game, campaign: Campaign) -> Iterator[Recheck]:
    for (gate, item), passage in latest(game).items():
        if watched(campaign, gate, item):
            yield recheck(game, campaign, passage)


def due_rows(campaign: Campaign, now: Instant) -> tuple[DueRow, ...]:
    """What falls due in a campaign, for the view that other programs read; soonest first.

    What has un-readied is not among it: it is asked when somebody looks (`due_items`), not at every command.
    """
    from campaignkit.store import DueRow

    items = sorted(due_of(outlook(campaign, now)), key=lambda item: (item.due_at, item.where))
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
