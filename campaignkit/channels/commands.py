"""What can be asked of an account."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from campaignkit.values import Instant


@frozen
class ProveAccess:
    """Record that the access was tried and works, until when its token is valid, and what shows it."""

    name: ClassVar[str] = "channels.prove-access"
    account: str
    valid_until: Instant = field(kw_only=True)
    proof: str = field(kw_only=True)


@frozen
class ReportBlocked:
    """Record that an account is blocked, or its access lost."""

    name: ClassVar[str] = "channels.report-blocked"
    account: str
    reason: str = field(kw_only=True)
