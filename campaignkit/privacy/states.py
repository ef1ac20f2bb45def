"""What has become of the data of each purpose: kept, on hold, erased."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from attrs import evolve, field, frozen

from campaignkit.privacy.plan import About, PrivacyPlan, PurposeId
from campaignkit.values import Digest, Instant, SubjectId


@frozen(kw_only=True)
class Kept:
    """Held, as the plan says; `about` tells whose data it is."""

    about: About


@frozen(kw_only=True)
class Held:
    """On legal hold, for a reason: it may not be erased."""

    about: About
    reason: str


@frozen(kw_only=True)
class Erased:
    """Gone: so many rows, by whom and when, with the digest of the attestation."""

    rows: int
    attestation: Digest
    by: SubjectId
    at: Instant


PurposeState: TypeAlias = Kept | Held | Erased


@frozen(kw_only=True)
class PrivacyState:
    """The state of every purpose."""

    purposes: Mapping[PurposeId, PurposeState] = field(factory=dict)


def adopted(plan: PrivacyPlan, state: PrivacyState) -> PrivacyState:
    """The state once this plan is adopted: new purposes begin as kept.

    A purpose that the plan no longer names stays, because its data does.
    """
    known = {purpose.id: _under(purpose.about, state.purposes.get(purpose.id)) for purpose in plan.purposes}
    return evolve(state, purposes={**state.purposes, **known})


def _under(about: About, state: PurposeState | None) -> PurposeState:
    match state:
        case Erased():
            return state
        case Held(reason=reason):
            return Held(about=about, reason=reason)
        case _:
            return Kept(about=about)
