"""What can be asked of a house."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import field, frozen

from campaignkit.house.models import signature_key
from campaignkit.house.plan import SizePolicy
from campaignkit.values import Digest, SubjectId


@frozen(kw_only=True)
class AdoptProfile:
    """Adopt what every campaign of the house has in common.

    `file` is the digest of the file that it was read from, `digests` that of each of its paths,
    `holders` the people who decide for each role, deputies included.
    """

    name: ClassVar[str] = "house.adopt-profile"
    file: Digest
    digests: Mapping[str, Digest] = field(hash=False)
    holders: Mapping[str, tuple[SubjectId, ...]] = field(hash=False)


@frozen(kw_only=True)
class AdoptPolicy:
    """Adopt a policy of sizes for a year, signed by somebody who leads the house."""

    name: ClassVar[str] = "house.adopt-policy"
    policy: SizePolicy
    decided_by: SubjectId
    channel: str
    proof: str


@frozen(kw_only=True)
class SignModel:
    """Sign a yearly question for every plan made from a model, as long as only the variables differ.

    `on` is the question, `content` the digests of the part of the model that it is about and of everything in
    it, `variables` the paths that a plan may change.
    """

    name: ClassVar[str] = "house.sign-model"
    model: str
    on: str
    content: Mapping[str, Digest] = field(hash=False)
    variables: tuple[str, ...]
    decided_by: SubjectId
    channel: str
    proof: str

    @property
    def signature(self) -> str:
        """Which signature it is, by model and question."""
        return signature_key(self.model, self.on)


@frozen(kw_only=True)
class WithdrawModel:
    """Take the signature of a model for one question back, with a reason: from now on it covers nothing."""

    name: ClassVar[str] = "house.withdraw-model"
    model: str
    on: str
    reason: str

    @property
    def signature(self) -> str:
        """Which signature it is, by model and question."""
        return signature_key(self.model, self.on)
