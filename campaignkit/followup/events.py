"""What happened after the announcement."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, TypeAlias

from attrs import frozen

from campaignkit.values import Digest, Instant, Money, RoundId, SubjectId


@frozen(kw_only=True)
class WinnersPublished:
    """The winners of a round became public."""

    kind: ClassVar[str] = "followup.winners-published"
    round: RoundId
    address: str
    form: str
    at: Instant


@frozen(kw_only=True)
class PublicationCorrected:
    """The publication was changed, or taken down."""

    kind: ClassVar[str] = "followup.publication-corrected"
    round: RoundId
    address: str
    form: str
    reason: str
    at: Instant


@frozen(kw_only=True)
class CostRecorded:
    """Money was spent, or came back."""

    kind: ClassVar[str] = "followup.cost-recorded"
    line: str
    amount: Money
    note: str
    by: SubjectId
    at: Instant


@frozen(kw_only=True)
class HoursRecorded:
    """Hours were worked."""

    kind: ClassVar[str] = "followup.hours-recorded"
    role: str
    hours: Decimal
    note: str
    by: SubjectId
    at: Instant


@frozen(kw_only=True)
class KpiRecorded:
    """The actual number of a KPI was read."""

    kind: ClassVar[str] = "followup.kpi-recorded"
    kpi: str
    value: Decimal
    source: str
    by: SubjectId
    at: Instant


@frozen(kw_only=True)
class ReportIssued:
    """A report of the figures was sent."""

    kind: ClassVar[str] = "followup.report-issued"
    sha256: Digest
    by: SubjectId
    at: Instant


@frozen(kw_only=True)
class ComplaintReceived:
    """Somebody complained."""

    kind: ClassVar[str] = "followup.complaint-received"
    complaint: str
    about: str
    round: str
    at: Instant


@frozen(kw_only=True)
class ComplaintAnswered:
    """The complainant was answered."""

    kind: ClassVar[str] = "followup.complaint-answered"
    complaint: str
    answer: str
    upheld: bool
    by: SubjectId
    at: Instant


@frozen(kw_only=True)
class DebriefHeld:
    """Those who worked said what to keep, to change and to stop."""

    kind: ClassVar[str] = "followup.debrief-held"
    keep: tuple[str, ...]
    change: tuple[str, ...]
    stop: tuple[str, ...]
    by: SubjectId
    at: Instant


PublicationEvent: TypeAlias = WinnersPublished | PublicationCorrected
ActualsEvent: TypeAlias = CostRecorded | HoursRecorded | KpiRecorded | ReportIssued
ComplaintEvent: TypeAlias = ComplaintReceived | ComplaintAnswered
FollowupEvent: TypeAlias = PublicationEvent | ActualsEvent | ComplaintEvent | DebriefHeld
