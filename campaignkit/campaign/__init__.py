"""The campaign: rooms put together, with phases, rounds, gates, and what follows from what."""

from campaignkit.campaign.anchors import anchors
from campaignkit.campaign.commands import (
    AddRound,
    AdoptPlan,
    Amend,
    AnnounceRound,
    Archive,
    Cancel,
    CloseRound,
    End,
    Extend,
    Launch,
    Pause,
    Resume,
    SettleRound,
    Shorten,
    StartCampaign,
    VoidRound,
)
from campaignkit.campaign.decider import UnknownCommandError, apply, decide, explain, replay
from campaignkit.campaign.events import GatePassed
from campaignkit.campaign.facts import countries, facts
from campaignkit.campaign.gates import GATE_NAMES, GATES, RoomCheck, all_checks, every_check, reviewed
from campaignkit.campaign.houses import (
    HOUSE_EVENTS,
    YearlyLine,
    apply_house,
    decide_house,
    house_signable,
    yearly_checks,
    yearly_review,
)
from campaignkit.campaign.moves import CAMPAIGN, PHASE, ROUND, afresh
from campaignkit.campaign.own import OwnCheckError, own_checks
from campaignkit.campaign.plan import AdoptedPlan, CampaignPlan, RoundPlan
from campaignkit.campaign.planned import findings_of, lint, planned
from campaignkit.campaign.product import walk_product
from campaignkit.campaign.reactions import FOLLOW_ONLY, REACTIONS
from campaignkit.campaign.rights import ACTS, not_allowed
from campaignkit.campaign.sizes import Sized, measures, sized
from campaignkit.campaign.slots import BY_COMMAND, BY_EVENT, SLOTS
from campaignkit.campaign.states import NOTHING_YET, Campaign

COMMANDS = tuple(BY_COMMAND)
EVENTS = (*BY_EVENT, GatePassed)

__all__ = [
    "ACTS",
    "CAMPAIGN",
    "COMMANDS",
    "EVENTS",
    "FOLLOW_ONLY",
    "GATES",
    "GATE_NAMES",
    "HOUSE_EVENTS",
    "NOTHING_YET",
    "PHASE",
    "REACTIONS",
    "ROUND",
    "SLOTS",
    "AddRound",
    "AdoptPlan",
    "AdoptedPlan",
    "Amend",
    "AnnounceRound",
    "Archive",
    "Campaign",
    "CampaignPlan",
    "Cancel",
    "CloseRound",
    "End",
    "Extend",
    "GatePassed",
    "Launch",
    "OwnCheckError",
    "Pause",
    "Resume",
    "RoomCheck",
    "RoundPlan",
    "SettleRound",
    "Shorten",
    "Sized",
    "StartCampaign",
    "UnknownCommandError",
    "VoidRound",
    "YearlyLine",
    "afresh",
    "all_checks",
    "anchors",
    "apply",
    "apply_house",
    "countries",
    "decide",
    "decide_house",
    "every_check",
    "explain",
    "facts",
    "findings_of",
    "house_signable",
    "lint",
    "measures",
    "not_allowed",
    "own_checks",
    "planned",
    "replay",
    "reviewed",
    "sized",
    "walk_product",
    "yearly_checks",
    "yearly_review",
]
