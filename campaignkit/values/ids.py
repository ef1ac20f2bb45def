"""Names of things: opaque, never a person's name or address."""

from __future__ import annotations

import re
from typing import NewType

from campaignkit.values.errors import InvalidValueError
from campaignkit.values.text import Text

SubjectId = NewType("SubjectId", str)
CampaignId = NewType("CampaignId", str)
RoundId = NewType("RoundId", str)
Place = NewType("Place", str)

ID_FORM = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
PLACE_FORM = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")


def checked_id(text: str) -> str:
    """The text itself, if it may name a thing: `[A-Za-z0-9][A-Za-z0-9._-]{0,63}`.

    >>> checked_id("ostern-2023")
    'ostern-2023'
    """
    if not ID_FORM.fullmatch(text):
        raise InvalidValueError(
            Text(f"« {text} » n'est pas un identifiant", f"{text!r} is not an id"),
            Text(
                "il faut 1 à 64 lettres sans accent, chiffres, . _ -",
                "it wants 1 to 64 unaccented letters, digits, . _ -",
            ),
            Text("écrire par exemple noel-2026", "write for example noel-2026"),
        )
    return text


def place(text: str) -> Place:
    """A country or region in ISO 3166 codes: `FR`, `US-NY`, `CA-QC`.

    >>> place("US-NY")
    'US-NY'
    """
    if not PLACE_FORM.fullmatch(text):
        raise InvalidValueError(
            Text(f"« {text} » n'est pas un lieu", f"{text!r} is not a place"),
            Text("un lieu s'écrit selon ISO 3166", "a place is written as in ISO 3166"),
            Text("écrire par exemple FR ou US-NY", "write for example FR or US-NY"),
        )
    return Place(text)
