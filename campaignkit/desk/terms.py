"""The terms of a draw without a campaign, as a person writes them, and what they become in a commitment."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from campaignkit.values import UNKNOWN, CampaignKitError, Digest, Instant, Maybe, SealedList, Text, digest_of, iso

if TYPE_CHECKING:
    from campaignkit.desk.keys import SigningKey


class AloneError(CampaignKitError):
    """Something that keeps a draw without a campaign from being sealed or held."""


@frozen(kw_only=True)
class SpecTier:
    """One kind of prize, as in clause 2 of the protocol.

    A reaction that is not said is `next` where there are alternates, otherwise `lapse`.
    """

    name: str
    count: int
    pool: str | None = None
    alternates: int = 0
    on: dict[str, str] = field(factory=dict)


@frozen(kw_only=True)
class SpecBeacon:
    """The round to wait for; without `round`, the first one after the margin."""

    kind: str = "drand"
    chain_hash: str = ""
    round: int | None = None


@frozen(kw_only=True)
class DrawSpec:
    """The terms of a draw: the commitment's fields but protocol, signer and list.

    `rules` is a file that stands for its digest; `sequence` and `previous` are those of the key's
    register unless they are given; `sealed_at` is now unless it is given, to replay a recorded round.
    """

    campaign: str
    draw: str
    parent: Digest | None = None
    sequence: int | None = None
    previous: Maybe[Digest | None] = UNKNOWN
    rules_sha256: Digest | None = None
    rules: str = ""
    one_prize_per: dict[str, str] = field(factory=lambda: {"unit": "entry", "within": "draw"})
    tiers: tuple[SpecTier, ...]
    sealed_at: Instant | None = None
    beacon: SpecBeacon = field(factory=SpecBeacon)


def plain_terms(
    spec: DrawSpec, key: SigningKey, sealed: SealedList, *, now: Instant, margin_s: int, beside: Path
) -> dict[str, Any]:
    """The commitment of these terms, list and key, as plain JSON; rules are read beside the terms."""
    from campaignkit.draw.protocol import CHAINS, PROTOCOL, QUICKNET

    sealed_at = (spec.sealed_at or now).replace(microsecond=0)
    chain = CHAINS.get(Digest(spec.beacon.chain_hash or QUICKNET.hash), QUICKNET)
    first = chain.round_at(sealed_at.add(seconds=margin_s))
    return {
        "protocol": PROTOCOL,
        "campaign": spec.campaign,
        "draw": spec.draw,
        "parent": spec.parent,
        "signer": key.signer,
        "sequence": len(key.commits) + 1 if spec.sequence is None else spec.sequence,
        "previous": (key.commits[-1] if key.commits else None) if spec.previous is UNKNOWN else spec.previous,
        "rules_sha256": spec.rules_sha256 or _rules(spec, beside),
        "list": {name: getattr(sealed, name) for name in ("sha256", "merkle_root", "entries", "tickets")},
        "one_prize_per": dict(spec.one_prize_per),
        "tiers": [_tier(tier) for tier in spec.tiers],
        "sealed_at": iso(sealed_at),
        "beacon": {
            "kind": spec.beacon.kind,
            "chain_hash": spec.beacon.chain_hash or QUICKNET.hash,
            "round": first if spec.beacon.round is None else spec.beacon.round,
        },
    }


def _tier(tier: SpecTier) -> dict[str, Any]:
    from campaignkit.draw.protocol import CAUSES

    usual = "next" if tier.alternates else "lapse"
    on: dict[str, str] = {**{str(cause): usual for cause in CAUSES}, **tier.on}
    return {"name": tier.name, "count": tier.count, "pool": tier.pool, "alternates": tier.alternates, "on": on}


def _rules(spec: DrawSpec, beside: Path) -> Digest:
    if not spec.rules:
        raise AloneError(
            Text("le règlement n'est pas nommé", "the rules are not named"),
            None,
            Text("écrire « rules: FICHIER », ou rules_sha256", "write `rules: FILE`, or rules_sha256"),
        )
    return digest_of((beside / spec.rules).read_bytes())
