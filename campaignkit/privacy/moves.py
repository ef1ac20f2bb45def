"""The table of the data of one purpose."""

from __future__ import annotations

import re
from typing import assert_never

from attrs import frozen

from campaignkit.machine import Guard, Items, Machine, ReasonKind, Room, impossible, move, require
from campaignkit.privacy.commands import EraseData, HoldData, ReleaseData
from campaignkit.privacy.events import DataErased, DataHeld, DataReleased, PrivacyEvent
from campaignkit.privacy.plan import About
from campaignkit.privacy.states import Erased, Held, Kept, PrivacyState, PurposeState
from campaignkit.values import Text

DIGEST_FORM = re.compile(r"[0-9a-f]{64}")

STILL_RUNNING = ReasonKind(
    "privacy.still-running",
    Text(
        "l'opération n'est pas finie : ces données servent encore", "the campaign is not over: the data is still needed"
    ),
    Text("terminer ou annuler l'opération d'abord", "end or cancel the campaign first"),
    "lead",
)
CLAIMS_OPEN = ReasonKind(
    "privacy.claims-open",
    Text("des gagnants attendent encore leur lot", "winners still wait for their prize"),
    Text("régler chaque lot, ou décider de son sort", "settle every prize, or decide its fate"),
    "logistics",
)
NO_ATTESTATION = ReasonKind(
    "privacy.no-attestation",
    Text("l'attestation d'effacement n'est pas jointe", "the attestation of erasure is not attached"),
    Text(
        "joindre l'attestation : son empreinte a 64 chiffres hexadécimaux",
        "attach it: its digest has 64 hexadecimal digits",
    ),
    "dpo",
)
NO_COUNT = ReasonKind(
    "privacy.no-count",
    Text("{rows} lignes effacées n'est pas un compte", "{rows} rows erased is no count"),
    Text("donner 0 ou plus", "give 0 or more"),
    "dpo",
)
NO_REASON = ReasonKind(
    "privacy.no-reason",
    Text("aucun motif n'est donné", "no reason is given"),
    Text("dire pourquoi", "say why"),
    "dpo",
)
REASONS = (STILL_RUNNING, CLAIMS_OPEN, NO_ATTESTATION, NO_COUNT, NO_REASON)


@frozen(kw_only=True)
class PrivacyView:
    """What privacy must know of the others: whether data may go yet, and whether a claim is still open.

    `erasable` is true once the campaign has ended, was cancelled or is archived.
    """

    erasable: bool
    open_claims: bool


campaign_over: Guard[object, EraseData, PrivacyView] = require(STILL_RUNNING, lambda _s, _c, ctx: ctx.view.erasable)
claims_settled: Guard[Kept, EraseData, PrivacyView] = require(
    CLAIMS_OPEN, lambda s, _c, ctx: s.about is not About.WINNER or not ctx.view.open_claims
)
has_attestation: Guard[object, EraseData, PrivacyView] = require(
    NO_ATTESTATION, lambda _s, c, _ctx: DIGEST_FORM.fullmatch(c.attestation) is not None
)
has_count: Guard[object, EraseData, PrivacyView] = require(
    NO_COUNT, lambda _s, c, _ctx: c.rows >= 0, lambda _s, c, _ctx: {"rows": c.rows}
)
has_reason: Guard[object, HoldData, PrivacyView] = require(NO_REASON, lambda _s, c, _ctx: bool(c.reason.strip()))


def apply(state: PurposeState, event: PrivacyEvent) -> PurposeState:
    """The data after the event."""
    match event:
        case DataErased():
            if isinstance(state, Kept):
                return Erased(rows=event.rows, attestation=event.attestation, by=event.by, at=event.at)
            raise impossible(state, event)
        case DataHeld():
            if isinstance(state, Kept):
                return Held(about=state.about, reason=event.reason)
            raise impossible(state, event)
        case DataReleased():
            if isinstance(state, Held):
                return Kept(about=state.about)
            raise impossible(state, event)
        case _:
            assert_never(event)


RETENTION: Machine[PrivacyEvent, PrivacyView] = Machine(
    "retention",
    Text("données d'une finalité", "data of a purpose"),
    (
        move(EraseData, Kept, Erased, DataErased, campaign_over, claims_settled, has_attestation, has_count),
        move(HoldData, Kept, Held, DataHeld, has_reason),
        move(ReleaseData, Held, Kept, DataReleased),
    ),
    apply,
    initial=(Kept,),
    final=(Erased,),
)
PRIVACY: Room[PrivacyState, PrivacyView] = Room("privacy", (Items(RETENTION, "purposes", "purpose"),))
