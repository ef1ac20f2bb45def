"""A draw without a campaign: seal a list, wait for the round, draw, close by a signed statement.

The same protocol, the same certificate. What a campaign's log would say is said by files: the
commitment, the certificate, and the register beside the key, in which a second draw is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

from campaignkit.desk.drawing import library
from campaignkit.desk.keys import SigningKey
from campaignkit.desk.terms import AloneError, DrawSpec, SpecBeacon, plain_terms
from campaignkit.values import Instant, Text

if TYPE_CHECKING:
    from campaignkit.draw.protocol import BeaconRound, Certificate, Commitment, Engine, Void, Witness


def seal_list(
    lines: Iterable[bytes], spec: DrawSpec, key: SigningKey, *, now: Instant, margin_s: int,
    keep: Callable[[Commitment], object], beside: Path = Path(),
) -> Commitment:  # fmt: skip
    """Check a canonical list, and commit to it under these terms: kept first, then in the register.

    `lines` come with their LF, header first. `margin_s` seconds at least lie between sealing and
    the round. `keep` writes the commitment; after a program that died between the two, `enter_again`
    finishes. Raises ProtocolError naming line and field of a list or terms that break the protocol,
    AloneError for a pool that no entry is in.
    """
    from campaignkit.draw.protocol import commitment_from, refuse_early_round, seal

    refuse_short(margin_s)
    pools: set[str] = set()
    sealed = seal(_noting(pools, lines, spec))
    _refuse_empty_pools(spec, pools)
    commitment = commitment_from(plain_terms(spec, key, sealed, now=now, margin_s=margin_s, beside=beside))
    refuse_early_round(commitment, margin_s)
    _refuse_second(commitment, key)
    keep(commitment)
    _enter(commitment, key)
    return commitment


def enter_again(
    commitment: Commitment, lines: Iterable[bytes], spec: DrawSpec, key: SigningKey, *, margin_s: int,
    beside: Path = Path(),
) -> None:  # fmt: skip
    """Finish a sealing that was cut off: a commitment that was kept, of this list and these terms, is registered.

    Raises AloneError for one of another list, key or terms: a commitment is not rewritten.
    """
    from campaignkit.draw.protocol import commitment_from, seal

    refuse_other_signer(commitment, key)
    again = evolve(
        spec, sealed_at=commitment.sealed_at, sequence=commitment.sequence, previous=commitment.previous,
        beacon=SpecBeacon(chain_hash=commitment.beacon.chain_hash, round=commitment.beacon.round),
    )  # fmt: skip
    plain = plain_terms(again, key, seal(lines), now=commitment.sealed_at, margin_s=margin_s, beside=beside)
    if commitment_from(plain) != commitment:
        raise AloneError(
            Text("l'engagement est là, pour autre chose", "the commitment is there, for something else"),
            Text(
                "sa liste ou ses termes diffèrent ; il ne se récrit pas",
                "list or terms differ; it is not rewritten",
            ),
            Text("donner un autre nom (--out)", "give another name (--out)"),
        )
    _enter(commitment, key)


def hold_draw(
    commitment: Commitment, sealed_list: Path, beacon: BeaconRound, key: SigningKey, *,
    keep: Callable[[Certificate], object], engine: Engine | None = None, witness: Witness | None = None,
) -> Certificate:  # fmt: skip
    """Draw from the sealed list by the round that came: the certificate is kept, then in the register.

    Raises ProtocolError for a round that is another or that its chain did not sign, and AloneError
    for another key or list, or a commitment that was closed otherwise (2.6). The same call gives
    the same certificate.
    """
    from campaignkit.draw.protocol import StandardEngine, allot, issue, seed_of, verify_round, wanted

    refuse_other_signer(commitment, key)
    _refuse_void(commitment, key)
    verify_round(beacon)
    _refuse_other(commitment, sealed_list, key)
    seed = seed_of(commitment.commit, beacon.randomness)
    with sealed_list.open("rb") as lines:
        unit, want = commitment.one_prize_per.unit, wanted(commitment)
        ranking = (engine or StandardEngine()).rank(lines, seed=seed, unit=unit, want=want)
    certificate = issue(
        commitment=commitment, beacon=beacon, allotment=allot(commitment, ranking), library=library(),
        private_key=key.private, witness=witness,
    )  # fmt: skip
    keep(certificate)
    key.close(commitment.commit, "certificate", certificate.digest)
    _enter(commitment, key)
    key.enter("certificate", certificate.digest)
    return certificate


def refuse_other_signer(commitment: Commitment, key: SigningKey) -> None:
    """6.3 Only the key that sealed may go on; another one's register is left alone."""
    if commitment.signer != key.signer:
        raise AloneError(
            Text(f"{key.path} n'a pas scellé cet engagement", f"{key.path} did not seal this commitment"),
            Text(f"sa signature est celle de {commitment.signer}", f"it is signed by {commitment.signer}"),
            Text("donner la clé qui a scellé (--key)", "give the key that sealed (--key)"),
        )


def refuse_short(margin_s: int) -> None:
    """2.5 A margin that no reader would accept is refused before anything is written."""
    from campaignkit.draw.protocol import VERIFICATION_MARGIN_S

    if margin_s < VERIFICATION_MARGIN_S:
        raise AloneError(
            Text(f"une marge de {margin_s} s est trop courte", f"a margin of {margin_s} s is too short"),
            Text("aucun lecteur ne l'accepterait", "no reader would accept it"),
            Text(f"laisser {VERIFICATION_MARGIN_S} s au moins", f"leave {VERIFICATION_MARGIN_S} s or more"),
        )


def _refuse_other(commitment: Commitment, sealed_list: Path, key: SigningKey) -> None:
    """The bytes that this key sealed were checked then, and need no second look; any others are read line by line."""
    from campaignkit.draw.protocol import seal

    with sealed_list.open("rb") as lines:
        if (
            commitment.commit in key.commits
            and file_digest(lines, "sha256").hexdigest() == commitment.sealed_list.sha256
        ):
            return
        lines.seek(0)
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
    """Close a sealed draw that will not be held, by a signed statement; it is in the register.

    Said again for the same reason it is the same statement; AloneError once a certificate, or
    another reason, has closed the draw.
    """
    from campaignkit.draw.protocol import canonical, issue_void, read_void

    refuse_other_signer(commitment, key)
    before = key.closed_by(commitment.commit)
    if before is None:
        statement = issue_void(commitment, reason=reason, at=now.replace(microsecond=0), private_key=key.private)
        key.close(commitment.commit, "void", statement.digest, document=statement.to_plain())
    elif before["kind"] == "void" and before["document"]["reason"] == reason:
        statement = read_void(canonical(before["document"]), commitment)
    else:
        raise _closed(before)
    _enter(commitment, key)
    key.enter("void", statement.digest)
    return statement


def _refuse_void(commitment: Commitment, key: SigningKey) -> None:
    before = key.closed_by(commitment.commit)
    if before is not None and before["kind"] == "void":
        raise _closed(before)


def _closed(before: dict[str, Any]) -> AloneError:
    why = before.get("document", {}).get("reason", "")
    french = f"le tirage est annulé : {why}" if why else "le tirage a eu lieu"
    english = f"the draw is void: {why}" if why else "the draw was held"
    return AloneError(
        Text(french, english),
        Text("un engagement se ferme une fois", "a commitment is closed once"),
        Text("sceller un autre tirage, dont celui-ci est le parent", "seal another draw, with this one as its parent"),
    )


def _noting(pools: set[str], lines: Iterable[bytes], spec: DrawSpec) -> Iterable[bytes]:
    """The lines as they pass; the pools that they name are noted where a tier has one."""
    if not any(tier.pool for tier in spec.tiers):
        return lines
    return (_noted(pools, line) for line in lines)


def _noted(pools: set[str], line: bytes) -> bytes:
    pools.update(line.rstrip(b"\n").rpartition(b"\t")[2].decode("utf-8", "replace").split(","))
    return line


def _refuse_empty_pools(spec: DrawSpec, pools: set[str]) -> None:
    missing = sorted({tier.pool for tier in spec.tiers if tier.pool and tier.pool not in pools})
    if missing:
        named = ", ".join(missing)
        raise AloneError(
            Text(f"personne n'est dans le groupe {named}", f"nobody is in the pool {named}"),
            Text("un tel lot n'irait à personne", "such a prize would go to nobody"),
            Text("corriger le nom, ou la liste", "correct the name, or the list"),
        )


def _enter(commitment: Commitment, key: SigningKey) -> None:
    if commitment.commit not in key.commits:
        _refuse_second(commitment, key)
        key.enter("commitment", commitment.commit)


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
