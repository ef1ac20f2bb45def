"""Where each room lives in the campaign, and what it is shown of the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import evolve, frozen

from campaignkit.approvals import APPROVALS
from campaignkit.campaign import views
from campaignkit.campaign.moves import CAMPAIGN
from campaignkit.campaign.states import Campaign
from campaignkit.channels import CHANNELS
from campaignkit.claims import CLAIMS
from campaignkit.creatives import CREATIVES
from campaignkit.draw import DRAW
from campaignkit.entries import ENTRIES
from campaignkit.followup import FOLLOWUP
from campaignkit.incidents import INCIDENTS
from campaignkit.machine import Room
from campaignkit.objectives import OBJECTIVES
from campaignkit.organisers import ORGANISERS
from campaignkit.privacy import PRIVACY
from campaignkit.prizes import PRIZES
from campaignkit.rules import RULES
from campaignkit.shipping import SHIPPING
from campaignkit.values import Instant


@frozen(eq=False)
class Slot:
    """One room: the field of the campaign that holds its state, and the view that it asks for."""

    room: Room[Any, Any]
    field: str
    view: Callable[[Campaign, Instant], Any]

    def state(self, campaign: Campaign) -> Any:
        """The room's state; the campaign's own room holds the whole."""
        return getattr(campaign, self.field) if self.field else campaign

    def put(self, campaign: Campaign, state: Any) -> Campaign:
        """The campaign with the room's state replaced."""
        return evolve(campaign, **{self.field: state}) if self.field else state


SLOTS = (
    Slot(CAMPAIGN, "", lambda campaign, _now: campaign),
    Slot(APPROVALS, "approvals", views.approvals),
    Slot(OBJECTIVES, "objectives", views.objectives),
    Slot(ORGANISERS, "organisers", views.organisers),
    Slot(PRIZES, "prizes", views.prizes),
    Slot(RULES, "rules", views.rules),
    Slot(ENTRIES, "entries", views.entries),
    Slot(DRAW, "draw", views.draw),
    Slot(CLAIMS, "claims", views.claims),
    Slot(SHIPPING, "shipping", views.shipping),
    Slot(CREATIVES, "creatives", views.creatives),
    Slot(CHANNELS, "channels", views.channels),
    Slot(FOLLOWUP, "followup", views.followup),
    Slot(PRIVACY, "privacy", views.privacy),
    Slot(INCIDENTS, "incidents", views.incidents),
)
BY_COMMAND: Mapping[type[Any], Slot] = {command: slot for slot in SLOTS for command in slot.room.commands}
BY_EVENT: Mapping[type[Any], Slot] = {event: slot for slot in SLOTS for event in slot.room.events}
