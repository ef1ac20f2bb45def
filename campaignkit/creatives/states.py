"""How each visual and each post stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from attrs import evolve, field, frozen

from campaignkit.creatives.plan import CreativesPlan
from campaignkit.values import Digest, Instant, SubjectId


@frozen
class Briefed:
    """To be made."""


@frozen(kw_only=True)
class Submitted:
    """Version `version` (1, 2, …) lies with the client; `asked` rounds of changes came before it."""

    version: int
    sha256: Digest
    asked: int


@frozen(kw_only=True)
class ChangesAsked:
    """The client wants changes, for the `asked`-th time."""

    version: int
    comment: str
    asked: int


@frozen(kw_only=True)
class VisualApproved:
    """Exactly this file is approved: by whom, and with what proof."""

    version: int
    sha256: Digest
    asked: int
    decided_by: SubjectId
    proof: str


@frozen
class Drafted:
    """In the calendar, not yet programmed."""


@frozen(kw_only=True)
class Scheduled:
    """Programmed under a reference, to go out at an instant."""

    reference: str
    publishes_at: Instant


@frozen(kw_only=True)
class Missed:
    """Did not go out, for a reason."""

    reason: str


@frozen(kw_only=True)
class PostPublished:
    """Public at an address."""

    address: str
    at: Instant


@frozen(kw_only=True)
class PostTakenDown:
    """No longer public, for a reason."""

    reason: str


VisualState: TypeAlias = Briefed | Submitted | ChangesAsked | VisualApproved
PostState: TypeAlias = Drafted | Scheduled | Missed | PostPublished | PostTakenDown


@frozen(kw_only=True)
class CreativesState:
    """The state of every visual and every post."""

    visuals: Mapping[str, VisualState] = field(factory=dict)
    posts: Mapping[str, PostState] = field(factory=dict)


def adopted(plan: CreativesPlan, state: CreativesState) -> CreativesState:
    """The state once this plan is adopted: what is new is to be made, the rest stays as it is."""
    return evolve(
        state,
        visuals={each.id: state.visuals.get(each.id, Briefed()) for each in plan.visuals},
        posts={each.id: state.posts.get(each.id, Drafted()) for each in plan.posts},
    )
