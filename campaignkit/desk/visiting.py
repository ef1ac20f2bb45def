"""What an address on the web gives today: the desk looks, and nobody types it."""

from __future__ import annotations

from hashlib import sha256
from http.client import HTTPException
from urllib.error import HTTPError

from campaignkit.beacons import chunks
from campaignkit.rules import VisitRules
from campaignkit.values import Digest

TIMEOUT_S = 20.0
MOST_BYTES = 50_000_000


def visited(address: str, *, timeout_s: float = TIMEOUT_S) -> VisitRules:
    """The digest of what the address gives, or what went wrong; never raises for what the web does.

    `timeout_s` bounds, in seconds, the wait and the whole answer, which is at most 50 MB. Other addresses than http and
    https are not looked at.
    """
    if not address.startswith(("http://", "https://")):
        return VisitRules(address=address, problem="not http(s)")
    digest = sha256()
    try:
        for chunk in chunks(address, timeout_s=timeout_s, most=MOST_BYTES):
            digest.update(chunk)
    except HTTPError as refusal:
        with refusal:
            return VisitRules(address=address, problem=f"HTTP {refusal.code}")
    except (OSError, HTTPException, ValueError) as cause:
        return VisitRules(address=address, problem=_said(cause))
    return VisitRules(address=address, sha256=Digest(digest.hexdigest()))


def _said(cause: Exception) -> str:
    reason = getattr(cause, "reason", cause)
    return getattr(reason, "strerror", None) or str(reason) or type(cause).__name__
