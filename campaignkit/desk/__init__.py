"""The desk: the only shell around the pure core."""

from campaignkit.desk.clock import Clock, SetClock, system_clock
from campaignkit.desk.desk import Desk
from campaignkit.desk.drawing import PendingError
from campaignkit.desk.due import DueItem
from campaignkit.desk.errors import NoSuchCampaignError, RefusedError
from campaignkit.desk.game import Game
from campaignkit.desk.importing import Imported
from campaignkit.desk.naming import BY_NAME, UnknownNameError, do_named, load_plan

__all__ = [
    "BY_NAME",
    "Clock",
    "Desk",
    "DueItem",
    "Game",
    "Imported",
    "NoSuchCampaignError",
    "PendingError",
    "RefusedError",
    "SetClock",
    "UnknownNameError",
    "do_named",
    "load_plan",
    "system_clock",
]
