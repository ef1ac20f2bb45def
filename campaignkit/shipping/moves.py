"""The table of the parcel of one claim."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias, TypeVar, assert_never

from attrs import frozen

from campaignkit.machine import Absent, Guard, Items, Machine, Move, ReasonKind, Room, impossible, move, require
from campaignkit.shipping import commands as c
from campaignkit.shipping import events as e
from campaignkit.shipping.states import (
    Abandoned,
    Addressed,
    CodeSent,
    Delivered,
    Lost,
    ParcelState,
    Prepared,
    Ready,
    Returned,
    Sent,
    ShippingState,
    Used,
    WrittenOff,
)
from campaignkit.values import Text

C = TypeVar("C")

FATES = ("alternate", "stock", "charity", "destroyed")
WRITTEN_OFF = "written-off"

NOT_CONFIRMED = ReasonKind(
    "shipping.not-confirmed",
    Text("« {claim} » n'est pas un gagnant confirmé", '"{claim}" is not a confirmed winner'),
    Text("confirmer le gagnant d'abord", "confirm the winner first"),
    "legal",
)
NO_PROOF = ReasonKind(
    "shipping.no-proof",
    Text("aucun justificatif n'est joint", "no evidence is attached"),
    Text("joindre le message, la photo ou le reçu", "attach the message, the photo or the receipt"),
    "logistics",
)
NO_PRIZE = ReasonKind(
    "shipping.no-prize",
    Text("on ne sait pas quel lot est emballé", "it is not known which prize is packed"),
    Text("nommer la ligne du lot", "name the prize line"),
    "logistics",
)
NO_CARRIER = ReasonKind(
    "shipping.no-carrier",
    Text("on ne sait pas qui transporte", "it is not known who carries it"),
    Text("nommer le transporteur", "name the carrier"),
    "logistics",
)
NO_REASON = ReasonKind(
    "shipping.no-reason",
    Text("aucun motif n'est donné", "no reason is given"),
    Text("dire pourquoi", "say why"),
    "logistics",
)
NO_SUCH_FATE = ReasonKind(
    "shipping.no-such-fate",
    Text("« {fate} » n'est pas un sort possible ici", '"{fate}" is no possible fate here'),
    Text("donner : {possible}", "give: {possible}"),
    "logistics",
)
REASONS = (NOT_CONFIRMED, NO_PROOF, NO_PRIZE, NO_CARRIER, NO_REASON, NO_SUCH_FATE)


@frozen(kw_only=True)
class ShippingView:
    """What shipping must know of the others: the claims whose winner is confirmed now."""

    confirmed: frozenset[str]


Giving: TypeAlias = c.ConfirmAddress | c.PreparePrize | c.SendParcel | c.HandOver | c.SendCode
Proving: TypeAlias = c.ConfirmAddress | c.PreparePrize | c.ConfirmDelivery | c.HandOver | c.SendCode | c.ReportUse
Explaining: TypeAlias = c.ReportReturn | c.ReportParcelLost | c.AbandonParcel

confirmed: Guard[object, Giving, ShippingView] = require(
    NOT_CONFIRMED, lambda _s, cmd, ctx: cmd.claim in ctx.view.confirmed, lambda _s, cmd, _ctx: {"claim": cmd.claim}
)
has_proof: Guard[object, Proving, ShippingView] = require(NO_PROOF, lambda _s, cmd, _ctx: bool(cmd.proof.strip()))
has_prize: Guard[object, c.PreparePrize, ShippingView] = require(
    NO_PRIZE, lambda _s, cmd, _ctx: bool(cmd.prize.strip())
)
has_carrier: Guard[object, c.SendParcel, ShippingView] = require(
    NO_CARRIER, lambda _s, cmd, _ctx: bool(cmd.carrier.strip())
)
has_reason: Guard[object, Explaining, ShippingView] = require(NO_REASON, lambda _s, cmd, _ctx: bool(cmd.reason.strip()))
fate_known: Guard[object, c.AbandonParcel, ShippingView] = require(
    NO_SUCH_FATE,
    lambda _s, cmd, _ctx: cmd.fate in FATES,
    lambda _s, cmd, _ctx: {"fate": cmd.fate, "possible": ", ".join(FATES)},
)
nothing_left: Guard[Lost, c.AbandonParcel, ShippingView] = require(
    NO_SUCH_FATE,
    lambda _s, cmd, _ctx: cmd.fate == WRITTEN_OFF,
    lambda _s, cmd, _ctx: {"fate": cmd.fate, "possible": WRITTEN_OFF},
)


def apply(state: ParcelState | Absent, event: e.ShippingEvent) -> ParcelState:
    """The parcel after the event."""
    match event:
        case e.AddressConfirmed():
            return _addressed(state, event)
        case e.PrizePrepared():
            return _prepared(state, event)
        case e.ParcelSent():
            return _sent(state, event)
        case e.ParcelReturned():
            return _returned(state, event)
        case e.ParcelLost():
            return _lost(state, event)
        case e.PrizeDelivered():
            return _delivered(state, event)
        case e.PrizeHandedOver():
            return _handed_over(state, event)
        case e.PrizeCodeSent():
            return _code_sent(state, event)
        case e.PrizeUsed():
            return _used(state, event)
        case e.ParcelAbandoned():
            return _abandoned(state, event)
        case _:
            assert_never(event)


def _addressed(state: ParcelState | Absent, event: e.AddressConfirmed) -> Addressed | Ready:
    match state:
        case Absent() | Addressed():
            return Addressed(address_proof=event.proof)
        case Prepared(prize=prize, proof=proof):
            return Ready(prize=prize, proof=proof, address_proof=event.proof)
        case Ready(prize=prize, proof=proof, sendings=sendings) | Returned(prize=prize, proof=proof, attempt=sendings):
            return Ready(prize=prize, proof=proof, address_proof=event.proof, sendings=sendings)
        case _:
            raise impossible(state, event)


def _prepared(state: ParcelState | Absent, event: e.PrizePrepared) -> Prepared | Ready:
    match state:
        case Absent():
            return Prepared(prize=event.prize, proof=event.proof)
        case Addressed(address_proof=address_proof):
            return Ready(prize=event.prize, proof=event.proof, address_proof=address_proof)
        case Lost(address_proof=address_proof, attempt=attempt):
            return Ready(prize=event.prize, proof=event.proof, address_proof=address_proof, sendings=attempt)
        case _:
            raise impossible(state, event)


def _sent(state: ParcelState | Absent, event: e.ParcelSent) -> Sent:
    if not isinstance(state, Ready):
        raise impossible(state, event)
    return Sent(
        prize=state.prize,
        proof=state.proof,
        address_proof=state.address_proof,
        tracking=event.tracking,
        carrier=event.carrier,
        attempt=state.sendings + 1,
        sent_at=event.at,
    )


def _code_sent(state: ParcelState | Absent, event: e.PrizeCodeSent) -> CodeSent:
    if not isinstance(state, Prepared | Ready):
        raise impossible(state, event)
    return CodeSent(
        prize=state.prize, proof=state.proof, message=event.proof, attempt=_sendings(state) + 1, sent_at=event.at
    )


def _returned(state: ParcelState | Absent, event: e.ParcelReturned) -> Returned:
    if not isinstance(state, Sent | CodeSent):
        raise impossible(state, event)
    return Returned(prize=state.prize, proof=state.proof, attempt=state.attempt, reason=event.reason)


def _lost(state: ParcelState | Absent, event: e.ParcelLost) -> Lost:
    if not isinstance(state, Sent):
        raise impossible(state, event)
    return Lost(address_proof=state.address_proof, attempt=state.attempt, reason=event.reason)


def _used(state: ParcelState | Absent, event: e.PrizeUsed) -> Used:
    if not isinstance(state, Delivered):
        raise impossible(state, event)
    return Used(proof=event.proof, at=event.at)


def _delivered(state: ParcelState | Absent, event: e.PrizeDelivered) -> Delivered:
    if not isinstance(state, Sent | CodeSent):
        raise impossible(state, event)
    tracking = state.tracking if isinstance(state, Sent) else ""
    return Delivered(proof=event.proof, at=event.at, sendings=state.attempt, tracking=tracking)


def _handed_over(state: ParcelState | Absent, event: e.PrizeHandedOver) -> Delivered:
    if not isinstance(state, Prepared | Ready | Returned):
        raise impossible(state, event)
    return Delivered(proof=event.proof, at=event.at, sendings=_sendings(state))


def _abandoned(state: ParcelState | Absent, event: e.ParcelAbandoned) -> Abandoned | WrittenOff:
    match state:
        case Prepared() | Ready() | Returned():
            return Abandoned(fate=event.fate, reason=event.reason)
        case Lost():
            return WrittenOff(reason=event.reason)
        case _:
            raise impossible(state, event)


def _sendings(state: Prepared | Ready | Returned) -> int:
    if isinstance(state, Returned):
        return state.attempt
    return state.sendings if isinstance(state, Ready) else 0


def _rows(
    command: type[C], sources: Mapping[type[Any], type[Any]], event: type[Any], *guards: Guard[Any, C, ShippingView]
) -> tuple[Move[Any, ShippingView], ...]:
    return tuple(move(command, source, target, event, *guards) for source, target in sources.items())


PARCEL: Machine[e.ShippingEvent, ShippingView] = Machine(
    "parcel",
    Text("colis", "parcel"),
    (
        *_rows(
            c.ConfirmAddress,
            {Absent: Addressed, Addressed: Addressed, Prepared: Ready, Ready: Ready, Returned: Ready},
            e.AddressConfirmed,
            confirmed,
            has_proof,
        ),
        *_rows(
            c.PreparePrize,
            {Absent: Prepared, Addressed: Ready, Lost: Ready},
            e.PrizePrepared,
            confirmed,
            has_prize,
            has_proof,
        ),
        move(c.SendParcel, Ready, Sent, e.ParcelSent, confirmed, has_carrier),
        *_rows(c.SendCode, {Prepared: CodeSent, Ready: CodeSent}, e.PrizeCodeSent, confirmed, has_proof),
        *_rows(
            c.HandOver,
            {Prepared: Delivered, Ready: Delivered, Returned: Delivered},
            e.PrizeHandedOver,
            confirmed,
            has_proof,
        ),
        *_rows(c.ReportReturn, {Sent: Returned, CodeSent: Returned}, e.ParcelReturned, has_reason),
        move(c.ReportParcelLost, Sent, Lost, e.ParcelLost, has_reason),
        *_rows(c.ConfirmDelivery, {Sent: Delivered, CodeSent: Delivered}, e.PrizeDelivered, has_proof),
        move(c.ReportUse, Delivered, Used, e.PrizeUsed, has_proof),
        *_rows(
            c.AbandonParcel,
            {Prepared: Abandoned, Ready: Abandoned, Returned: Abandoned},
            e.ParcelAbandoned,
            has_reason,
            fate_known,
        ),
        move(c.AbandonParcel, Lost, WrittenOff, e.ParcelAbandoned, has_reason, nothing_left),
    ),
    apply,
    final=(Delivered, Used, Abandoned, WrittenOff),
)
SHIPPING: Room[ShippingState, ShippingView] = Room("shipping", (Items(PARCEL, "parcels", "claim"),))
