"""What happened to the campaign itself and to its rounds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, TypeAlias

from attrs import frozen

from campaignkit.campaign.plan import AdoptedPlan
from campaignkit.values import Instant, RoundId, SubjectId


@frozen(kw_only=True)
class CampaignStarted:
    """A campaign began, with its first plan."""

    kind: ClassVar[str] = "campaign.started"
    adopted: AdoptedPlan


@frozen(kw_only=True)
class PlanAdopted:
    """A new version of the plan holds."""

    kind: ClassVar[str] = "campaign.plan-adopted"
    adopted: AdoptedPlan


@frozen(kw_only=True)
class GatePassed:
    """A gate was open: every question that it asked, with its verdict then."""

    kind: ClassVar[str] = "campaign.gate-passed"
    gate: str
    item: str = ""
    verdicts: Mapping[str, str]


@frozen(kw_only=True)
class Launched:
    """The campaign went public."""

    kind: ClassVar[str] = "campaign.launched"
    at: Instant


@frozen(kw_only=True)
class CampaignPaused:
    """The campaign stopped for a while."""

    kind: ClassVar[str] = "campaign.paused"
    reason: str


@frozen(kw_only=True)
class CampaignResumed:
    """The campaign went on."""

    kind: ClassVar[str] = "campaign.resumed"
    reason: str


@frozen(kw_only=True)
class PlanAmended:
    """The plan changed after the launch: why, who asked, with what proof."""

    kind: ClassVar[str] = "campaign.plan-amended"
    adopted: AdoptedPlan
    reason: str
    asked_by: SubjectId
    proof: str


@frozen(kw_only=True)
class RoundExtended:
    """A round closes later than announced."""

    kind: ClassVar[str] = "campaign.round-extended"
    extended: RoundId
    closes_at: Instant
    adopted: AdoptedPlan
    reason: str
    asked_by: SubjectId
    proof: str


@frozen(kw_only=True)
class RoundShortened:
    """A round closes earlier than announced."""

    kind: ClassVar[str] = "campaign.round-shortened"
    shortened: RoundId
    closes_at: Instant
    adopted: AdoptedPlan
    reason: str
    asked_by: SubjectId
    proof: str


@frozen(kw_only=True)
class CampaignCancelled:
    """The campaign was given up."""

    kind: ClassVar[str] = "campaign.cancelled"
    reason: str


@frozen(kw_only=True)
class CampaignEnded:
    """No round takes entries any more."""

    kind: ClassVar[str] = "campaign.ended"
    at: Instant


@frozen(kw_only=True)
class CampaignArchived:
    """The campaign is closed for good."""

    kind: ClassVar[str] = "campaign.archived"
    at: Instant


@frozen(kw_only=True)
class RoundClosed:
    """The round takes no later entry."""

    kind: ClassVar[str] = "campaign.round-closed"
    round: RoundId


@frozen(kw_only=True)
class RoundSealed:
    """The round's list is fixed and committed to."""

    kind: ClassVar[str] = "campaign.round-sealed"
    round: RoundId


@frozen(kw_only=True)
class RoundDrawn:
    """The round's winners are known."""

    kind: ClassVar[str] = "campaign.round-drawn"
    round: RoundId


@frozen(kw_only=True)
class RoundAnnounced:
    """The round's winners are public."""

    kind: ClassVar[str] = "campaign.round-announced"
    round: RoundId


@frozen(kw_only=True)
class RoundSettled:
    """Every prize of the round is delivered, or its fate decided."""

    kind: ClassVar[str] = "campaign.round-settled"
    round: RoundId


@frozen(kw_only=True)
class RoundVoided:
    """The round will not be held."""

    kind: ClassVar[str] = "campaign.round-voided"
    round: RoundId
    reason: str


@frozen(kw_only=True)
class RoundAdded:
    """A round was added, born closed, to draw prizes of another afresh."""

    kind: ClassVar[str] = "campaign.round-added"
    round: RoundId
    parent: RoundId
    reason: str


PhaseEvent: TypeAlias = (
    CampaignStarted
    | PlanAdopted
    | Launched
    | CampaignPaused
    | CampaignResumed
    | PlanAmended
    | RoundExtended
    | RoundShortened
    | CampaignCancelled
    | CampaignEnded
    | CampaignArchived
)
RoundEvent: TypeAlias = (
    RoundClosed | RoundSealed | RoundDrawn | RoundAnnounced | RoundSettled | RoundVoided | RoundAdded
)
