"""What can be asked after the announcement; nothing written here names a person."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from attrs import field, frozen

from campaignkit.values import Digest, Money, RoundId


@frozen
class PublishWinners:
    """Record that the winners are public: where, and in which form (names-list, handle…)."""

    name: ClassVar[str] = "followup.publish-winners"
    round: RoundId
    address: str = field(kw_only=True)
    form: str = field(kw_only=True)


@frozen
class CorrectPublication:
    """Record that the publication was changed, and why; `form` none means that it was taken down."""

    name: ClassVar[str] = "followup.correct-publication"
    round: RoundId
    address: str = field(kw_only=True)
    form: str = field(kw_only=True)
    reason: str = field(kw_only=True)


@frozen
class RecordCost:
    """Enter money spent on a budget line; an amount below zero is money that came back, and says why."""

    name: ClassVar[str] = "followup.record-cost"
    line: str
    amount: Money = field(kw_only=True)
    note: str = field(kw_only=True, default="")


@frozen
class RecordHours:
    """Enter hours worked in a role, exact; hours below zero correct earlier ones, and say why."""

    name: ClassVar[str] = "followup.record-hours"
    role: str
    hours: Decimal = field(kw_only=True)
    note: str = field(kw_only=True, default="")


@frozen
class RecordKpi:
    """Enter the actual number of a KPI, exact, and where it was read; entered again, the last one holds."""

    name: ClassVar[str] = "followup.record-kpi"
    kpi: str
    value: Decimal = field(kw_only=True)
    source: str = field(kw_only=True)


@frozen(kw_only=True)
class IssueReport:
    """Record that a report of the figures was sent, with its digest."""

    name: ClassVar[str] = "followup.issue-report"
    sha256: Digest


@frozen
class ReceiveComplaint:
    """Record that somebody complained, and about what; `round` stays empty when it is about no round."""

    name: ClassVar[str] = "followup.receive-complaint"
    complaint: str
    about: str = field(kw_only=True)
    round: str = field(kw_only=True, default="")


@frozen
class AnswerComplaint:
    """Record the answer, and whether the complainant was right."""

    name: ClassVar[str] = "followup.answer-complaint"
    complaint: str
    answer: str = field(kw_only=True)
    upheld: bool = field(kw_only=True)


@frozen(kw_only=True)
class HoldDebrief:
    """Record what to keep, to change and to stop, one lesson at least; a second debrief adds to the first."""

    name: ClassVar[str] = "followup.hold-debrief"
    keep: tuple[str, ...] = ()
    change: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
