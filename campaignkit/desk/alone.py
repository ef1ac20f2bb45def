"""A draw without a campaign: seal a list, wait for the round, draw, close by a signed statement.

The same protocol, the same certificate. What a campaign's log would say is said by files: the
commitment, the certificate, and the register beside the key, in which a second draw is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from campaignkit.desk.drawing import library
from campaignkit.desk.keys import SigningKey
from campaignkit.values import UNKNOWN, CampaignKitError, Digest, Instant, Maybe, Text, digest_of, iso

if TYPE_CHECKING:
    from campaignkit.draw.protocol import BeaconRound, Certificate, Commitment, Engine, Void, Witness


class AloneError(CampaignKitError):
    """Something that keeps a draw without a campaign from being sealed or held."""


@frozen(kw_only=True)
class SpecTier:
    """One kind of prize, as in clause 2 of the protocol; a reaction that is not said is `lapse`."""

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


def seal_list(
    lines: Iterable[bytes], spec: DrawSpec, key: SigningKey, *, now: Instant, margin_s: int,
    keep: Callable[[Commitment], object], beside: Path = Path(),
) -> Commitment:  # fmt: skip
    """Check a canonical list, and commit to it under these terms: kept first, then in the register.

    `lines` come with their LF, header first. `margin_s` seconds at least lie between sealing and
    the round. `keep` writes the commitment; a program that dies after it enters the same one at its
    next run. Raises ProtocolError naming line and field of a list or terms that break the protocol.
    """
    from campaignkit.draw.protocol import commitment_from, refuse_early_round, seal

    _refuse_short(margin_s)
    sealed = seal(lines)
    commitment = commitment_from(_plain(spec, key, sealed, now=now, margin_s=margin_s, beside=beside))
    refuse_early_round(commitment, margin_s)
    _refuse_second(commitment, key)
    keep(commitment)
    key.enter("commitment", commitment.commit)
    return commitment


def hold_draw(
    commitment: Commitment, sealed_list: Path, beacon: BeaconRound, key: SigningKey, *,
    keep: Callable[[Certificate], object], engine: Engine | None = None, witness: Witness | None = None,
) -> Certificate:  # fmt: skip
    """Draw from the sealed list by the round that came: the certificate is kept, then in the register.

    Raises ProtocolError for a round that is another or that its chain did not sign, for another key,
    and AloneError for another list. The same call gives the same certificate.
    """
    from campaignkit.draw.protocol import StandardEngine, allot, issue, seed_of, verify_round, wanted

    verify_round(beacon)
    _refuse_other(commitment, sealed_list)
    seed = seed_of(commitment.commit, beacon.randomness)
    with sealed_list.open("rb") as lines:
        unit, want = commitment.one_prize_per.unit, wanted(commitment)
        ranking = (engine or StandardEngine()).rank(lines, seed=seed, unit=unit, want=want)
    certificate = issue(
        commitment=commitment, beacon=beacon, allotment=allot(commitment, ranking), library=library(),
        private_key=key.private, witness=witness,
    )  # fmt: skip
    keep(certificate)
    key.enter("certificate", certificate.digest)
    return certificate


def _refuse_short(margin_s: int) -> None:
    from campaignkit.draw.protocol import VERIFICATION_MARGIN_S

    if margin_s < VERIFICATION_MARGIN_S:
        raise AloneError(
            Text(f"une marge de {margin_s} s est trop courte", f"a margin of {margin_s} s is too short"),
            Text("aucun lecteur ne l'accepterait", "no reader would accept it"),
            Text(f"laisser {VERIFICATION_MARGIN_S} s au moins", f"leave {VERIFICATION_MARGIN_S} s or more"),
        )


def _refuse_other(commitment: Commitment, sealed_list: Path) -> None:
    from campaignkit.draw.protocol import seal

    with sealed_list.open("rb") as lines:
        found = seal(lines)
    if found != commitment.sealed_list:
        raise AloneError(
            Text(f"{sealed_list} n'est pas la liste scellée", f"{sealed_list} is not the sealed list"),
            Text(
                f"son empreinte est {found.sha256[:12]}…, l'engagement dit {commitment.sealed_list.sha256[:12]}…",
                f"its digest is {found.sha256[:12]}…, the commitment says {commitment.sealed_list.sha256[:12]}…",
            ),
            Text("donner la liste qui a été scellée, octet pour octet", "give the list that was sealed, byte for byte"),
        )


def void_draw(commitment: Commitment, key: SigningKey, *, reason: str, now: Instant) -> Void:
    """Close a sealed draw that will not be held, by a signed statement; it is in the register."""
    from campaignkit.draw.protocol import issue_void

    statement = issue_void(commitment, reason=reason, at=now.replace(microsecond=0), private_key=key.private)
    key.enter("void", statement.digest)
    return statement


def _plain(
    spec: DrawSpec, key: SigningKey, sealed: Any, *, now: Instant, margin_s: int, beside: Path
) -> dict[str, Any]:
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


def _refuse_second(commitment: Commitment, key: SigningKey) -> None:
    """2.3 A register counts without gaps: a number that is taken, or far away, is refused before it is signed."""
    if commitment.commit not in key.commits and commitment.sequence != len(key.commits) + 1:
        raise AloneError(
            Text(
                f"l'engagement serait le n° {commitment.sequence}",
                f"the commitment would be number {commitment.sequence}",
            ),
            Text(f"cette clé en a signé {len(key.commits)}", f"this key has signed {len(key.commits)}"),
            Text(
                "ne pas écrire « sequence », ou prendre la clé qui convient",
                "leave `sequence` out, or take the right key",
            ),
        )
