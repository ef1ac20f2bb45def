"""What happened to an account."""

from __future__ import annotations

from typing import ClassVar, TypeAlias

from attrs import frozen

from campaignkit.values import Instant


@frozen(kw_only=True)
class AccessProved:
    """The access was tried and works."""

    kind: ClassVar[str] = "channels.access-proved"
    account: str
    valid_until: Instant
    proof: str


@frozen(kw_only=True)
class AccountBlocked:
    """The account is blocked, or its access lost."""

    kind: ClassVar[str] = "channels.account-blocked"
    account: str
    reason: str


ChannelsEvent: TypeAlias = AccessProved | AccountBlocked
