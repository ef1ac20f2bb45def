"""What can be asked about consent."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from campaignkit.values import Instant, SubjectId


@frozen
class SignOff:
    """Sign a check off: who decided, through which channel, with what proof.

    `on` is the check's id, with `@item` for an item of its own; `proof` is the digest or
    address of the evidence; without one the check stays UNKNOWN.
    """

    name: ClassVar[str] = "approvals.sign-off"
    on: str
    decided_by: SubjectId = field(kw_only=True)
    channel: str = field(kw_only=True)
    proof: str = field(kw_only=True, default="")


@frozen
class WithdrawSignOff:
    """Take a sign-off or a waiver back, with a reason."""

    name: ClassVar[str] = "approvals.withdraw-sign-off"
    on: str
    reason: str = field(kw_only=True)


@frozen
class Waive:
    """Let an open check pass until an instant (exclusive), by name and with a reason.

    `proof` is the digest or address of the evidence. Without one the word was given by phone: it counts
    for 24 hours, and falls unless ProveWaiver brings the proof by then.
    """

    name: ClassVar[str] = "approvals.waive"
    on: str
    reason: str = field(kw_only=True)
    decided_by: SubjectId = field(kw_only=True)
    until: Instant = field(kw_only=True)
    channel: str = field(kw_only=True, default="")
    proof: str = field(kw_only=True, default="")


@frozen
class ProveWaiver:
    """Bring the proof of a waiver that was given by phone; once it has fallen, it is too late."""

    name: ClassVar[str] = "approvals.prove-waiver"
    on: str
    proof: str = field(kw_only=True)
