"""What happened in a house."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, TypeAlias

from attrs import field, frozen

from campaignkit.house.models import signature_key
from campaignkit.house.plan import SizePolicy
from campaignkit.values import Digest, Instant, SubjectId


@frozen(kw_only=True)
class ProfileAdopted:
    """What every campaign of the house has in common was adopted, by the digests of its paths."""

    kind: ClassVar[str] = "house.profile-adopted"
    file: Digest
    digests: Mapping[str, Digest] = field(hash=False)
    holders: Mapping[str, tuple[SubjectId, ...]] = field(hash=False)


@frozen(kw_only=True)
class PolicyAdopted:
    """A policy of sizes holds for a year: who decided, who recorded it, how, with what proof."""

    kind: ClassVar[str] = "house.policy-adopted"
    policy: SizePolicy
    decided_by: SubjectId
    by: SubjectId
    channel: str
    proof: str
    at: Instant


@frozen(kw_only=True)
class ModelSigned:
    """A model was signed for one question, with the paths that a plan made from it may change."""

    kind: ClassVar[str] = "house.model-signed"
    model: str
    on: str
    subject: str
    content: Mapping[str, Digest] = field(hash=False)
    variables: tuple[str, ...]
    decided_by: SubjectId
    by: SubjectId
    channel: str
    proof: str
    at: Instant

    @property
    def signature(self) -> str:
        """Which signature it is, by model and question."""
        return signature_key(self.model, self.on)


@frozen(kw_only=True)
class ModelWithdrawn:
    """The signature of a model for one question was taken back, with a reason.

    `on` is empty in logs of before a model could be signed for several questions: all were taken back.
    """

    kind: ClassVar[str] = "house.model-withdrawn"
    model: str
    on: str = ""
    reason: str
    by: SubjectId
    at: Instant

    @property
    def signature(self) -> str:
        """Which signature it is, by model and question."""
        return signature_key(self.model, self.on)


HouseEvent: TypeAlias = ProfileAdopted | PolicyAdopted | ModelSigned | ModelWithdrawn
