"""What is late, what falls due, over all campaigns: read from the plans and the logs, no timer runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from campaignkit.campaign import Campaign, anchors, reviewed
from campaignkit.campaign.gates import signable
from campaignkit.campaign.states import (
    Announced,
    Archived,
    Cancelled,
    Closed,
    Drawn,
    Ended,
    Live,
    Open,
    Planning,
    Sealed,
)
from campaignkit.checklists import Review
from campaignkit.claims import ExpireClaim, Notified
from campaignkit.desk.errors import RefusedError
from campaignkit.machine import ReasonKind
from campaignkit.privacy import Kept, retention_ends
from campaignkit.values import UNKNOWN, Instant, Text, to_micros

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
PROOF_WANTED = Text(
    "apporter la preuve de la dérogation par téléphone de {check}", "bring the proof of the waiver by phone of {check}"
)
FELL = Text(
    "la dérogation par téléphone de {check} est tombée sans preuve", "the waiver by phone of {check} fell without proof"
)


@frozen(kw_only=True)
class DueItem:
    """One thing that falls due: when, in which campaign, what and for which role.

    `blocks` says whether a gate stays shut until then; `act` names what `apply_due` would do:
    `expire` a claim, `erase` a purpose, or nothing.
    """

    campaign: str
    due_at: Instant
    what: Text
    where: str
    owner: str
    blocks: bool
    act: str = ""


def due_items(desk: Desk, days: int) -> tuple[DueItem, ...]:
    """Everything late, and everything due within so many days, soonest first."""
    horizon = desk.clock().add(days=days)
    items = [item for name in desk for item in _of(desk[name].state, desk.clock()) if item.due_at <= horizon]
    return tuple(sorted(items, key=lambda item: (item.due_at, item.campaign, item.where)))


def due_rows(campaign: Campaign, now: Instant) -> tuple[DueRow, ...]:
    """What falls due in a campaign, for the view that other programs read; soonest first."""
    from campaignkit.store import DueRow

    items = sorted(_of(campaign, now), key=lambda item: (item.due_at, item.where))
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


def _of(campaign: Campaign, now: Instant) -> Iterator[DueItem]:
    if isinstance(campaign.phase, Archived):
        yield from _retention(campaign)
        return
    for review in _reviews(campaign, now):
        yield from _open_lines(campaign, review)
    yield from _proofs(campaign, now)
    yield from _closings(campaign)
    yield from _answers(campaign)
    yield from _retention(campaign)


def _reviews(campaign: Campaign, now: Instant) -> Iterator[Review]:
    """The gates that stand before the next moves."""
    if isinstance(campaign.phase, Planning):
        yield reviewed(campaign, "launch", "", now)
    for name, state in campaign.rounds.items():
        match state:
            case Open():
                yield reviewed(campaign, "close", name, now)
            case Closed():
                yield reviewed(campaign, "seal", name, now)
            case Sealed():
                yield reviewed(campaign, "draw", name, now)
            case Drawn():
                yield reviewed(campaign, "announce", name, now)
            case Announced():
                yield reviewed(campaign, "settle", name, now)
            case _:
                pass


def _open_lines(campaign: Campaign, review: Review) -> Iterator[DueItem]:
    for line in review.lines:
        if line.due_at is not None and line.reasons:
            reason = line.reasons[0]
            yield DueItem(
                campaign=campaign.id, due_at=line.due_at, what=reason.text, where=line.key,
                owner=line.check.signatory, blocks=line.blocks,
            )  # fmt: skip


def _proofs(campaign: Campaign, now: Instant) -> Iterator[DueItem]:
    """The proofs that waivers by phone still owe: soon, or too late."""
    owed = tuple(campaign.approvals.awaiting())
    asked = signable(campaign) if owed else {}
    for key, due_at in owed:
        what = PROOF_WANTED if now < due_at else FELL
        owner = (asked[key].waived_by or asked[key].role) if key in asked else "lead"
        yield DueItem(
            campaign=campaign.id, due_at=due_at, what=what.fill(check=key), where=key, owner=owner, blocks=False
        )  # fmt: skip


def _closings(campaign: Campaign) -> Iterator[DueItem]:
    for each in campaign.plan.rounds:
        if each.closes_at is not UNKNOWN and isinstance(campaign.rounds.get(each.id), Open):
            what = Text(f"clôture de la session « {each.id} »", f'close of the round "{each.id}"')
            yield DueItem(
                campaign=campaign.id, due_at=each.closes_at, what=what, where=each.id, owner="cm", blocks=False
            )


def _answers(campaign: Campaign) -> Iterator[DueItem]:
    for claim, state in campaign.claims.claims.items():
        if isinstance(state, Notified) and state.deadline is not None:
            what = Text("fin du délai de réponse d'un gagnant", "a winner's deadline ends")
            yield DueItem(
                campaign=campaign.id,
                due_at=state.deadline,
                what=what,
                where=claim,
                owner="lead",
                blocks=False,
                act="expire",
            )


def _retention(campaign: Campaign) -> Iterator[DueItem]:
    known = anchors(campaign.plan)
    for purpose in campaign.plan.privacy.purposes:
        ends = retention_ends(purpose, known, campaign.plan.clock, campaign.plan.works)
        state = campaign.privacy.purposes.get(purpose.id)
        if (
            ends is not None
            and isinstance(state, Kept)
            and isinstance(campaign.phase, Live | Ended | Archived | Cancelled)
        ):
            what = Text(f"effacer : {purpose.text.fr}", f"erase: {purpose.text.en}")
            yield DueItem(
                campaign=campaign.id, due_at=ends, what=what, where=purpose.id, owner="dpo", blocks=False, act="erase"
            )
