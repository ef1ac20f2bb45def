"""Channels: accounts, pages, advertisements, and who is on call."""

from campaignkit.channels.checks import CHECKS
from campaignkit.channels.commands import ProveAccess, ReportBlocked
from campaignkit.channels.events import AccessProved, AccountBlocked, ChannelsEvent
from campaignkit.channels.moves import ACCOUNT, CHANNELS, REASONS, ChannelsView
from campaignkit.channels.plan import Account, ChannelsPlan, Page, Shift
from campaignkit.channels.states import AccountState, Blocked, ChannelsState, Tested, Untested, adopted

__all__ = [
    "ACCOUNT",
    "CHANNELS",
    "CHECKS",
    "REASONS",
    "AccessProved",
    "Account",
    "AccountBlocked",
    "AccountState",
    "Blocked",
    "ChannelsEvent",
    "ChannelsPlan",
    "ChannelsState",
    "ChannelsView",
    "Page",
    "ProveAccess",
    "ReportBlocked",
    "Shift",
    "Tested",
    "Untested",
    "adopted",
]
