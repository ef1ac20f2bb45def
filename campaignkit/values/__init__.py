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
    moment_said,
    to_micros,
    zone,
)
from campaignkit.values.money import Money, figures, total
from campaignkit.values.period import Period, Works, period, weekday
from campaignkit.values.sealed import SealedList
from campaignkit.values.text import COLON, SEMICOLON, Text, both
from campaignkit.values.unknown import UNKNOWN, Maybe, Unknown
from campaignkit.values.window import Hours, Window

__all__ = [
    "COLON",
    "SEMICOLON",
    "UNKNOWN",
    "CampaignId",
    "CampaignKitError",
    "Digest",
    "Hours",
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
    "Works",
    "Zone",
    "both",
    "checked_id",
    "civil",
    "digest_of",
    "figures",
    "first_reading",
    "from_micros",
    "instant",
    "iso",
    "local",
    "moment_said",
    "period",
    "place",
    "to_micros",
    "total",
    "weekday",
    "zone",
]
