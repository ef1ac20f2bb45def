"""What can be asked of the campaign itself and of its rounds."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from campaignkit.campaign.plan import AdoptedPlan
from campaignkit.values import Instant, RoundId, SubjectId


@frozen
class StartCampaign:
    """Begin a campaign with a first plan; a draft may start."""

    name: ClassVar[str] = "campaign.start"
    adopted: AdoptedPlan


@frozen
class AdoptPlan:
    """Adopt a new version of the plan while nothing is public yet."""

    name: ClassVar[str] = "campaign.adopt-plan"
    adopted: AdoptedPlan


@frozen
class Launch:
    """Go public; the launch gate must be open."""

    name: ClassVar[str] = "campaign.launch"


@frozen(kw_only=True)
class Pause:
    """Stop for a while."""

    name: ClassVar[str] = "campaign.pause"
    reason: str


@frozen(kw_only=True)
class Resume:
    """Go on after a pause."""

    name: ClassVar[str] = "campaign.resume"
    reason: str


@frozen(kw_only=True)
class Amend:
    """Adopt a new version of the plan after the launch, other than a round's closing."""

    name: ClassVar[str] = "campaign.amend"
    adopted: AdoptedPlan
    reason: str
    asked_by: SubjectId
    proof: str


@frozen(kw_only=True)
class Extend:
    """Close a round later than announced; `adopted` is the same plan with that date and its followers later."""

    name: ClassVar[str] = "campaign.extend"
    extended: RoundId
    closes_at: Instant
    adopted: AdoptedPlan
    reason: str
    asked_by: SubjectId
    proof: str


@frozen(kw_only=True)
class Shorten:
    """Close a round earlier than announced; `adopted` is the same plan with that date and its followers earlier."""

    name: ClassVar[str] = "campaign.shorten"
    shortened: RoundId
    closes_at: Instant
    adopted: AdoptedPlan
    reason: str
    asked_by: SubjectId
    proof: str


@frozen(kw_only=True)
class Cancel:
    """Give the campaign up; owed prizes stay owed."""

    name: ClassVar[str] = "campaign.cancel"
    reason: str


@frozen
class End:
    """No round takes entries any more."""

    name: ClassVar[str] = "campaign.end"


@frozen
class Archive:
    """Close the campaign for good."""

    name: ClassVar[str] = "campaign.archive"


@frozen
class CloseRound:
    """Take no later entry in this round."""

    name: ClassVar[str] = "campaign.close-round"
    round: RoundId


@frozen
class SealRound:
    """The round's list is fixed; follows from the draw's commitment, nobody asks for it."""

    name: ClassVar[str] = "campaign.seal-round"
    round: RoundId


@frozen
class DrawRound:
    """The round's winners are known; follows from the draw or from a recorded decision."""

    name: ClassVar[str] = "campaign.draw-round"
    round: RoundId


@frozen
class AnnounceRound:
    """Make the winners public, as far as the rules say."""

    name: ClassVar[str] = "campaign.announce-round"
    round: RoundId


@frozen
class SettleRound:
    """Every prize of the round is delivered, or its fate decided."""

    name: ClassVar[str] = "campaign.settle-round"
    round: RoundId


@frozen
class VoidRound:
    """The round will not be held."""

    name: ClassVar[str] = "campaign.void-round"
    round: RoundId
    reason: str = field(kw_only=True)


@frozen
class AddRound:
    """Draw prizes of another round afresh: a new round, born closed, with the same entries."""

    name: ClassVar[str] = "campaign.add-round"
    round: RoundId
    parent: RoundId = field(kw_only=True)
    reason: str = field(kw_only=True)
