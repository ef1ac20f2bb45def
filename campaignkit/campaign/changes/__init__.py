"""What a change of the plan entails, said before anybody makes it."""

from campaignkit.campaign.changes.differences import Difference, Order, differences
from campaignkit.campaign.changes.foretelling import change_command, what_if
from campaignkit.campaign.changes.nouns import Cost, Date, Fallen, Margin, Permission, Redo, Shift, Thing, WhatIf, Work
from campaignkit.campaign.changes.sign_offs import stale_sign_offs

__all__ = [
    "Cost",
    "Date",
    "Difference",
    "Fallen",
    "Margin",
    "Order",
    "Permission",
    "Redo",
    "Shift",
    "Thing",
    "WhatIf",
    "Work",
    "change_command",
    "differences",
    "stale_sign_offs",
    "what_if",
]
