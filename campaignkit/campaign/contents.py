"""What sign-offs are bound to: the content that a check speaks of, by its digest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from campaignkit.campaign.states import Campaign
from campaignkit.draw import Committed, DrawSettled, Held, Recorded, Voided
from campaignkit.shipping import Delivered, ParcelState, Sent
from campaignkit.values import Digest, RoundId, digest_of

MADE = ("entries.batches", "draw.commitment", "draw.outcome", "shipping.sending")
"""What can be signed beside the paths of the plan."""


def contents(campaign: Campaign, item: str) -> Mapping[str, Digest]:
    """The digests of the plan's paths and, for a round, of what its log has made so far.

    `entries.batches` changes with every import, `draw.commitment` comes with the sealing,
    `draw.outcome` with the draw or the recorded decision. A claim speaks of its round, and of its
    parcel: `shipping.sending` changes each time it goes out.
    """
    claim = campaign.claims.claims.get(item)
    round_id = RoundId(item) if claim is None else claim.round
    if not round_id:
        return campaign.digests
    return {**campaign.digests, **dict(_made(campaign, round_id)), **dict(_sent(campaign.shipping.parcels.get(item)))}


def _made(campaign: Campaign, round_id: RoundId) -> Iterator[tuple[str, Digest]]:
    tally = campaign.entries.tallies.get(campaign.root(round_id))
    if tally is not None:
        yield "entries.batches", digest_of("".join(batch.sha256 for batch in tally.batches).encode())
    match campaign.draw.rounds.get(round_id):
        case Committed(commitment_sha256=sealed) | Voided(commitment=Committed(commitment_sha256=sealed)):
            yield "draw.commitment", sealed
        case Held() as held:
            yield from _outcome(held)
        case DrawSettled(held=held):
            yield from _outcome(held)
        case Recorded() as decision:
            places = (f"{place.tier}/{place.rank}/{place.entry}" for place in decision.winners)
            yield "draw.outcome", digest_of("\n".join((decision.minutes, decision.decided_by, *places)).encode())
        case None:
            pass


def _outcome(held: Held) -> Iterator[tuple[str, Digest]]:
    yield "draw.commitment", held.commitment.commitment_sha256
    yield "draw.outcome", held.certificate_sha256


def _sent(parcel: ParcelState | None) -> Iterator[tuple[str, Digest]]:
    match parcel:
        case Sent(tracking=tracking, attempt=sendings) | Delivered(tracking=tracking, sendings=sendings):
            yield "shipping.sending", digest_of(f"{sendings}/{tracking}".encode())
        case _:
            pass
