"""What happened in a house."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, TypeAlias

from attrs import field, frozen

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


@frozen(kw_only=True)
class ModelWithdrawn:
    """The signature of a model was taken back, with a reason."""

    kind: ClassVar[str] = "house.model-withdrawn"
    model: str
    reason: str
    by: SubjectId
    at: Instant


HouseEvent: TypeAlias = ProfileAdopted | PolicyAdopted | ModelSigned | ModelWithdrawn
