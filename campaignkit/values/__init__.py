"""Values that every room shares: frozen, exact, refused at birth when they can never be right."""

from campaignkit.values.digest import Digest, digest_of
from campaignkit.values.errors import CampaignKitError, InvalidValueError
from campaignkit.values.ids import CampaignId, Place, RoundId, SubjectId, checked_id, place
from campaignkit.values.instant import (
    Instant,
    Zone,
    civil,
    first_reading,
    from_micros,
    instant,
    iso,
    local,
    to_micros,
    zone,
)
from campaignkit.values.money import Money, total
from campaignkit.values.period import Period, period
from campaignkit.values.sealed import SealedList
from campaignkit.values.text import Text, both
from campaignkit.values.unknown import UNKNOWN, Maybe, Unknown
from campaignkit.values.window import Window
from campaignkit.values.working_days import is_working_day, working_day, working_days

__all__ = [
    "UNKNOWN",
    "CampaignId",
    "CampaignKitError",
    "Digest",
    "Instant",
    "InvalidValueError",
    "Maybe",
    "Money",
    "Period",
    "Place",
    "RoundId",
    "SealedList",
    "SubjectId",
    "Text",
    "Unknown",
    "Window",
    "Zone",
    "both",
    "checked_id",
    "civil",
    "digest_of",
    "first_reading",
    "from_micros",
    "instant",
    "is_working_day",
    "iso",
    "local",
    "period",
    "place",
    "to_micros",
    "total",
    "working_day",
    "working_days",
    "zone",
]
