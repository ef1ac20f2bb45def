"""The table of an official account."""

from __future__ import annotations

from typing import assert_never

from attrs import frozen

from campaignkit.channels.commands import ProveAccess, ReportBlocked
from campaignkit.channels.events import AccessProved, AccountBlocked, ChannelsEvent
from campaignkit.channels.states import AccountState, Blocked, ChannelsState, Tested, Untested
from campaignkit.machine import Guard, Items, Machine, ReasonKind, Room, move, require
from campaignkit.values import Text

NO_PROOF = ReasonKind(
    "channels.no-proof",
    Text("rien ne montre que l'accès marche", "nothing shows that the access works"),
    Text("joindre une capture ou un journal", "attach a screenshot or a log"),
    "tech",
)
EXPIRED = ReasonKind(
    "channels.expired",
    Text("le jeton est déjà périmé", "the token has expired already"),
    Text("renouveler le jeton", "renew the token"),
    "tech",
)
NO_REASON = ReasonKind(
    "channels.no-reason",
    Text("aucun motif n'est donné", "no reason is given"),
    Text("dire ce que le réseau a répondu", "say what the network answered"),
    "cm",
)
REASONS = (NO_PROOF, EXPIRED, NO_REASON)


@frozen
class ChannelsView:
    """Channels need to know nothing of the other rooms."""


is_proved: Guard[object, ProveAccess, ChannelsView] = require(NO_PROOF, lambda _s, c, _ctx: bool(c.proof.strip()))
still_valid: Guard[object, ProveAccess, ChannelsView] = require(EXPIRED, lambda _s, c, ctx: c.valid_until > ctx.now)
has_reason: Guard[object, ReportBlocked, ChannelsView] = require(NO_REASON, lambda _s, c, _ctx: bool(c.reason.strip()))


def apply(_state: AccountState, event: ChannelsEvent) -> AccountState:
    """The account after the event."""
    match event:
        case AccessProved():
            return Tested(valid_until=event.valid_until, proof=event.proof)
        case AccountBlocked():
            return Blocked(reason=event.reason)
        case _:
            assert_never(event)


ACCOUNT: Machine[ChannelsEvent, ChannelsView] = Machine(
    "account",
    Text("compte", "account"),
    (
        *(
            move(ProveAccess, state, Tested, AccessProved, is_proved, still_valid)
            for state in (Untested, Tested, Blocked)
        ),
        *(move(ReportBlocked, state, Blocked, AccountBlocked, has_reason) for state in (Untested, Tested)),
    ),
    apply,
    initial=(Untested,),
    final=(Tested,),
)
CHANNELS: Room[ChannelsState, ChannelsView] = Room("channels", (Items(ACCOUNT, "accounts", "account"),))
