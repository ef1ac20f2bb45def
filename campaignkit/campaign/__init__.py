"""The campaign: rooms put together, with phases, rounds, gates, and what follows from what."""

from campaignkit.campaign.anchors import anchors
from campaignkit.campaign.changes import WhatIf, change_command, stale_sign_offs, what_if
from campaignkit.campaign.closings import announce_before, only_closing, with_closing
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
from campaignkit.campaign.due import DueItem, Outlook, ToSign, due_of, outlook, to_sign, waiting_for, watched
from campaignkit.campaign.duties import rule_terms
from campaignkit.campaign.events import GatePassed
from campaignkit.campaign.facts import countries, facts
from campaignkit.campaign.gates import GATE_NAMES, GATES, RoomCheck, all_checks, every_check, reviewed
from campaignkit.campaign.houses import (
    HOUSE_EVENTS,
    ModelLine,
    YearlyLine,
    apply_house,
    decide_house,
    house_signable,
    models_review,
    yearly_checks,
    yearly_review,
)
from campaignkit.campaign.moves import CAMPAIGN, PHASE, ROUND, afresh
from campaignkit.campaign.moving import civil_day, contest_dates, moments, moved_days, moved_moment, remembered
from campaignkit.campaign.own import OwnCheckError, own_checks
from campaignkit.campaign.plan import AdoptedPlan, CampaignPlan, CopiedFrom
from campaignkit.campaign.planned import findings_of, lint, planned
from campaignkit.campaign.product import walk_product
from campaignkit.campaign.reactions import FOLLOW_ONLY, REACTIONS
from campaignkit.campaign.recomputing import recomputed
from campaignkit.campaign.rights import ACTS, not_allowed
from campaignkit.campaign.sizes import Sized, measures, sized
from campaignkit.campaign.slots import BY_COMMAND, BY_EVENT, SLOTS
from campaignkit.campaign.states import NOTHING_YET, Campaign
from campaignkit.campaign.windows import RoundPlan, WindowFor, WindowPlan

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
    "CopiedFrom",
    "DueItem",
    "End",
    "Extend",
    "GatePassed",
    "Launch",
    "ModelLine",
    "Outlook",
    "OwnCheckError",
    "Pause",
    "Resume",
    "RoomCheck",
    "RoundPlan",
    "SettleRound",
    "Shorten",
    "Sized",
    "StartCampaign",
    "ToSign",
    "UnknownCommandError",
    "VoidRound",
    "WhatIf",
    "WindowFor",
    "WindowPlan",
    "YearlyLine",
    "afresh",
    "all_checks",
    "anchors",
    "announce_before",
    "apply",
    "apply_house",
    "change_command",
    "civil_day",
    "contest_dates",
    "countries",
    "decide",
    "decide_house",
    "due_of",
    "every_check",
    "explain",
    "facts",
    "findings_of",
    "house_signable",
    "lint",
    "measures",
    "models_review",
    "moments",
    "moved_days",
    "moved_moment",
    "not_allowed",
    "only_closing",
    "outlook",
    "own_checks",
    "planned",
    "recomputed",
    "remembered",
    "replay",
    "reviewed",
    "rule_terms",
    "sized",
    "stale_sign_offs",
    "to_sign",
    "waiting_for",
    "walk_product",
    "watched",
    "what_if",
    "with_closing",
    "yearly_checks",
    "yearly_review",
]
