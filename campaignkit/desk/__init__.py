"""The desk: the only shell around the pure core."""

from campaignkit.campaign import DueItem
from campaignkit.desk.clock import Clock, SetClock, system_clock
from campaignkit.desk.desk import Desk
from campaignkit.desk.drawing import PendingError
from campaignkit.desk.errors import NoSuchCampaignError, RefusedError
from campaignkit.desk.game import Game
from campaignkit.desk.home import Home
from campaignkit.desk.importing import Imported
from campaignkit.desk.naming import BY_NAME, UnknownNameError, do_named
from campaignkit.desk.own import NotFoundError
from campaignkit.desk.people import People
from campaignkit.desk.plan_files import clone_plan, evidence_of, load_origins, load_plan
from campaignkit.desk.reviewing import review_view
from campaignkit.desk.storekey import Keyring, StoreKey, StoreKeyError
from campaignkit.desk.vault import DamagedValueError, Opening

__all__ = [
    "BY_NAME",
    "Clock",
    "DamagedValueError",
    "Desk",
    "DueItem",
    "Game",
    "Home",
    "Imported",
    "Keyring",
    "NoSuchCampaignError",
    "NotFoundError",
    "Opening",
    "PendingError",
    "People",
    "RefusedError",
    "SetClock",
    "StoreKey",
    "StoreKeyError",
    "UnknownNameError",
    "clone_plan",
    "do_named",
    "evidence_of",
    "load_origins",
    "load_plan",
    "review_view",
    "system_clock",
]
