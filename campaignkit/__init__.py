"""campaignkit runs a contest as one checked, replayable story: a plan, a log, and gates.

The names below are those that a program needs first, in the order of the work; each is loaded
when it is used. Every room has more: `campaignkit.prizes`, `campaignkit.rules`, `campaignkit.draw`…
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from campaignkit.approvals import SignOff, Waive, WithdrawSignOff
    from campaignkit.campaign import AnnounceRound, CampaignPlan, Launch, SettleRound, lint
    from campaignkit.codec import PlanFileError, plan_text, read_plan
    from campaignkit.desk import Desk, Game, RefusedError, SetClock, load_plan
    from campaignkit.machine import Accepted, Reason, Refused, Wanted
    from campaignkit.values import UNKNOWN, CampaignKitError, Instant, Money, Period, Text, instant, local

__all__ = [
    "UNKNOWN",
    "Accepted",
    "AnnounceRound",
    "CampaignKitError",
    "CampaignPlan",
    "Desk",
    "Game",
    "Instant",
    "Launch",
    "Money",
    "Period",
    "PlanFileError",
    "Reason",
    "Refused",
    "RefusedError",
    "SetClock",
    "SettleRound",
    "SignOff",
    "Text",
    "Waive",
    "Wanted",
    "WithdrawSignOff",
    "instant",
    "lint",
    "load_plan",
    "local",
    "plan_text",
    "read_plan",
]

_CONTENTS = {
    "approvals": ("SignOff", "Waive", "WithdrawSignOff"),
    "campaign": ("AnnounceRound", "CampaignPlan", "Launch", "SettleRound", "lint"),
    "codec": ("PlanFileError", "plan_text", "read_plan"),
    "desk": ("Desk", "Game", "RefusedError", "SetClock", "load_plan"),
    "machine": ("Accepted", "Reason", "Refused", "Wanted"),
    "values": ("UNKNOWN", "CampaignKitError", "Instant", "Money", "Period", "Text", "instant", "local"),
}
_HOME = {name: room for room, names in _CONTENTS.items() for name in names}


def __getattr__(name: str) -> object:
    """Load a public name from its room at its first use."""
    if name not in _HOME:
        message = f"module 'campaignkit' has no attribute {name!r}"
        raise AttributeError(message)
    found = getattr(import_module(f"campaignkit.{_HOME[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
