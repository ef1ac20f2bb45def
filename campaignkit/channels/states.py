"""How each official account stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from attrs import evolve, field, frozen

from campaignkit.channels.plan import ChannelsPlan
from campaignkit.values import Instant


@frozen
class Untested:
    """Nobody has tried the access yet."""


@frozen(kw_only=True)
class Tested:
    """The access works; the token is valid until an instant (exclusive)."""

    valid_until: Instant
    proof: str


@frozen(kw_only=True)
class Blocked:
    """The network has blocked it, or the access is lost."""

    reason: str


AccountState: TypeAlias = Untested | Tested | Blocked


@frozen(kw_only=True)
class ChannelsState:
    """The state of every official account."""

    accounts: Mapping[str, AccountState] = field(factory=dict)


def adopted(plan: ChannelsPlan, state: ChannelsState) -> ChannelsState:
    """The state once this plan is adopted: new accounts are untested, others stay as they are."""
    return evolve(state, accounts={each.id: state.accounts.get(each.id, Untested()) for each in plan.accounts})
