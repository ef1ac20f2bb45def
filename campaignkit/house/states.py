"""What a house has answered, and until when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from attrs import field, frozen

from campaignkit.approvals import Approvals
from campaignkit.checklists import Standing
from campaignkit.house.events import ModelSigned
from campaignkit.house.models import differing
from campaignkit.house.plan import SizePolicy
from campaignkit.machine import ABSENT, Absent
from campaignkit.values import Digest, Instant, SubjectId


@frozen(kw_only=True)
class Profile:
    """What the campaigns of the house have in common."""

    file: Digest
    digests: Mapping[str, Digest] = field(hash=False)
    holders: Mapping[str, tuple[SubjectId, ...]] = field(hash=False)


@frozen(kw_only=True)
class Policy:
    """A policy of sizes, with its signature."""

    policy: SizePolicy
    decided_by: SubjectId
    at: Instant


@frozen
class Model:
    """A model that somebody signed for one question."""

    signed: ModelSigned

    def differing(self, digests: Mapping[str, Digest]) -> tuple[str, ...]:
        """The paths where a plan with these digests leaves the model, the variables aside."""
        return differing(self.signed.content, digests, self.signed.subject, self.signed.variables)


@frozen
class ModelTakenBack:
    """A model whose signature was taken back, with a reason."""

    reason: str


ModelState: TypeAlias = Model | ModelTakenBack
ProfileState: TypeAlias = Absent | Profile
PolicyState: TypeAlias = Absent | Policy


@frozen(kw_only=True)
class House:
    """The whole state of one house: the fold of its stream; `models` by question and model (`signature_key`)."""

    name: str
    profile: ProfileState = ABSENT
    policy: PolicyState = ABSENT
    models: Mapping[str, ModelState] = field(factory=dict)
    approvals: Approvals = field(factory=Approvals)

    def standing(self, check: str, digest: Digest, now: Instant) -> Standing:
        """How the house's answer to a yearly question stands now, for content with this digest."""
        found = self.approvals.standing(check, "", digest)
        given = self.approvals.given_at(check, "")
        return "expired" if found == "signed" and given is not None and now >= a_year_after(given) else found

    def models_of(self, check: str, now: Instant) -> Mapping[str, Model]:
        """The models that are signed for a question, by name; not those that were signed a year ago or before."""
        return {
            model.signed.model: model
            for model in self.signed_models
            if model.signed.on == check and now < a_year_after(model.signed.at)
        }

    @property
    def signed_models(self) -> tuple[Model, ...]:
        """Every signature of a model that was not taken back, be it a year old; in the order of the log."""
        return tuple(model for model in self.models.values() if isinstance(model, Model))

    def holding(self, role: str) -> tuple[SubjectId, ...]:
        """Who decides for a role in the profile of the house; nobody without a profile."""
        return self.profile.holders.get(role, ()) if isinstance(self.profile, Profile) else ()

    def sizing(self, now: Instant) -> Policy | None:
        """The policy of sizes that holds now; None without one, or once it is a year old."""
        match self.policy:
            case Policy(at=at) if now < a_year_after(at):
                return self.policy
            case _:
                return None


def a_year_after(at: Instant) -> Instant:
    """When an answer given at an instant has expired."""
    return at.add(years=1)
