"""How the commitment of a party stands: expected, agreed in writing, withdrawn, taken over by another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from attrs import evolve, field, frozen

from campaignkit.organisers.plan import OrganisersPlan


@frozen
class Expected:
    """Counted on, and nothing signed yet."""


@frozen(kw_only=True)
class Agreed:
    """Agreed in writing, as the proof shows."""

    proof: str


@frozen(kw_only=True)
class Withdrawn:
    """Not counted on any more, for a reason."""

    reason: str


@frozen(kw_only=True)
class Replaced:
    """Another party does it instead, agreed in writing, as the proof shows."""

    by: str
    proof: str


CommitmentState: TypeAlias = Expected | Agreed | Withdrawn | Replaced


@frozen(kw_only=True)
class OrganisersState:
    """The commitment of every party that must agree; the others have none."""

    commitments: Mapping[str, CommitmentState] = field(factory=dict)


def adopted(plan: OrganisersPlan, state: OrganisersState) -> OrganisersState:
    """The state once this plan is adopted: new parties are expected, others stay as they are."""
    bound = (party.id for party in plan.parties if party.must_agree)
    return evolve(state, commitments={party: state.commitments.get(party, Expected()) for party in bound})
