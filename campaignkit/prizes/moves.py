"""The table of a prize line."""

from __future__ import annotations

from typing import assert_never

from attrs import frozen

from campaignkit.machine import Guard, Items, Machine, ReasonKind, Room, impossible, move, require
from campaignkit.prizes.commands import DropPrize, OrderPrize, ReplacePrize, ReportLoss, SecurePrize
from campaignkit.prizes.events import LossReported, PrizeDropped, PrizeEvent, PrizeOrdered, PrizeReplaced, PrizeSecured
from campaignkit.prizes.states import (
    Dropped,
    LineState,
    Ordered,
    Planned,
    PrizesState,
    Replaced,
    Secured,
    Short,
    in_hand,
    on_order,
)
from campaignkit.values import Text

NO_UNITS = ReasonKind(
    "prizes.no-units",
    Text("{units} unité ne se commande ni ne se reçoit", "{units} units cannot be ordered or received"),
    Text("donner un nombre de 1 ou plus", "give a number of 1 or more"),
    "logistics",
)
NO_PROOF = ReasonKind(
    "prizes.no-proof",
    Text("aucun justificatif n'est joint", "no evidence is attached"),
    Text("joindre le bon de commande ou de livraison", "attach the order or the delivery note"),
    "logistics",
)
NOT_EXPECTED = ReasonKind(
    "prizes.expected-in-the-past",
    Text("la livraison serait attendue dans le passé", "the delivery would be expected in the past"),
    Text("donner une date à venir, ou enregistrer la réception", "give a coming date, or record the receipt"),
    "logistics",
)
NO_LOSS = ReasonKind(
    "prizes.no-loss",
    Text(
        "il resterait {units} unités sur {had} : rien n'est perdu",
        "{units} of {had} units would remain: nothing is lost",
    ),
    Text("donner ce qui reste, moins qu'avant", "give what remains, fewer than before"),
    "logistics",
)
PROMISED = ReasonKind(
    "prizes.promised",
    Text("le lot a été annoncé : il reste dû", "the prize was announced: it stays owed"),
    Text("le remplacer par un lot de valeur au moins égale", "replace it by a prize of at least the same value"),
    "client",
)
NO_REASON = ReasonKind(
    "prizes.no-reason",
    Text("aucun motif n'est donné", "no reason is given"),
    Text("dire pourquoi", "say why"),
    "lead",
)
REASONS = (NO_UNITS, NO_PROOF, NOT_EXPECTED, NO_LOSS, PROMISED, NO_REASON)


@frozen(kw_only=True)
class PrizesView:
    """What prizes must know of the others: whether they have been announced to the public."""

    announced: bool


some_units: Guard[object, OrderPrize | SecurePrize | ReplacePrize, PrizesView] = require(
    NO_UNITS, lambda _s, c, _ctx: c.units >= 1, lambda _s, c, _ctx: {"units": c.units}
)
has_proof: Guard[object, OrderPrize | SecurePrize | ReplacePrize, PrizesView] = require(
    NO_PROOF, lambda _s, c, _ctx: bool(c.proof.strip())
)
still_to_come: Guard[object, OrderPrize, PrizesView] = require(NOT_EXPECTED, lambda _s, c, ctx: c.expected_at > ctx.now)
fewer_remain: Guard[Secured | Short | Replaced, ReportLoss, PrizesView] = require(
    NO_LOSS, lambda s, c, _ctx: 0 <= c.units < s.units, lambda s, c, _ctx: {"units": c.units, "had": s.units}
)
not_announced: Guard[object, DropPrize, PrizesView] = require(PROMISED, lambda _s, _c, ctx: not ctx.view.announced)
has_reason: Guard[object, ReportLoss | DropPrize, PrizesView] = require(
    NO_REASON, lambda _s, c, _ctx: bool(c.reason.strip())
)


def apply(state: LineState, event: PrizeEvent) -> LineState:
    """The line after the event."""
    if isinstance(state, Dropped):
        raise impossible(state, event)
    match event:
        case PrizeOrdered():
            return Ordered(units=event.units, proof=event.proof, expected_at=event.expected_at)
        case PrizeSecured():
            return Secured(
                units=event.units + in_hand(state), proof=event.proof, on_order=max(0, on_order(state) - event.units)
            )
        case LossReported():
            return Short(units=event.units, reason=event.reason)
        case PrizeReplaced():
            return Replaced(by=event.by, units=event.units, proof=event.proof)
        case PrizeDropped():
            return Dropped(reason=event.reason)
        case _:
            assert_never(event)


LINE: Machine[PrizeEvent, PrizesView] = Machine(
    "prize-line",
    Text("lot", "prize line"),
    (
        move(OrderPrize, Planned, Ordered, PrizeOrdered, some_units, has_proof, still_to_come),
        move(SecurePrize, Planned, Secured, PrizeSecured, some_units, has_proof),
        move(SecurePrize, Ordered, Secured, PrizeSecured, some_units, has_proof),
        move(SecurePrize, Secured, Secured, PrizeSecured, some_units, has_proof),
        move(SecurePrize, Short, Secured, PrizeSecured, some_units, has_proof),
        move(ReportLoss, Secured, Short, LossReported, fewer_remain, has_reason),
        move(ReportLoss, Short, Short, LossReported, fewer_remain, has_reason),
        move(ReportLoss, Replaced, Short, LossReported, fewer_remain, has_reason),
        move(ReplacePrize, Planned, Replaced, PrizeReplaced, some_units, has_proof),
        move(ReplacePrize, Ordered, Replaced, PrizeReplaced, some_units, has_proof),
        move(ReplacePrize, Secured, Replaced, PrizeReplaced, some_units, has_proof),
        move(ReplacePrize, Short, Replaced, PrizeReplaced, some_units, has_proof),
        move(DropPrize, Planned, Dropped, PrizeDropped, not_announced, has_reason),
        move(DropPrize, Ordered, Dropped, PrizeDropped, not_announced, has_reason),
    ),
    apply,
    initial=(Planned,),
    final=(Secured, Replaced, Dropped),
)
PRIZES: Room[PrizesState, PrizesView] = Room("prizes", (Items(LINE, "lines", "line"),))
