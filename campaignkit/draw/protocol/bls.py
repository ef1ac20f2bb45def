"""7. Whether a chain really signed a round: BLS12-381 against the pinned public key.

quicknet signs SHA-256(round) in G1 (RFC 9380); default signs SHA-256(previous signature, round)
in G2. Rounds are 8 bytes, big-endian. Both were compared with published rounds.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from campaignkit.draw.protocol.problems import Problem, ProtocolError, refusal
from campaignkit.values import CampaignKitError, Text

if TYPE_CHECKING:
    from campaignkit.draw.protocol.rounds import BeaconRound

ROUND_BYTES = 8


class MissingExtraError(CampaignKitError):
    """An optional library is wanted that is not installed."""


class RoundSignatureError(ProtocolError):
    """The pinned chain did not sign this round."""


def verify_round(beacon: BeaconRound) -> None:
    """Return when the pinned chain signed the round; otherwise RoundSignatureError (step 7).

    Raises MissingExtraError when the extra `drand` is not installed.
    """
    try:
        import py_arkworks_bls12381  # noqa: F401
    except ImportError as cause:
        raise _missing() from cause
    if not (_signed_in_g2(beacon) if beacon.chain.chained else _signed_in_g1(beacon)):
        problem = Problem(
            step="7",
            where="beacon.signature",
            what=Text(
                f"{beacon.chain.name} n'a pas signé le tour {beacon.round} ainsi",
                f"{beacon.chain.name} did not sign round {beacon.round} so",
            ),
        )
        raise refusal(
            (problem,),
            Text("la signature du tour est fausse", "the signature of the round is false"),
            Text("redemander le tour à un autre relais", "ask another relay for the round"),
            RoundSignatureError,
        )


def message_of(beacon: BeaconRound) -> bytes:
    """The 32 bytes that the chain signs for this round."""
    before = bytes.fromhex(beacon.previous_signature or "")
    return sha256(before + beacon.round.to_bytes(ROUND_BYTES, "big")).digest()


def _signed_in_g1(beacon: BeaconRound) -> bool:
    """Whether e(signature, g2) = e(H(message), key), and the bytes are the point's only spelling.

    A second spelling would give a second randomness, and so a choice.
    """
    from py_arkworks_bls12381 import GT, G1Point, G2Point

    raw = bytes.fromhex(beacon.signature)
    try:
        signature = G1Point.from_compressed_bytes(raw)
    except ValueError:
        return False
    hashed = G1Point.hash_to_curve(message_of(beacon), beacon.chain.domain.encode())
    key = G2Point.from_compressed_bytes(bytes.fromhex(beacon.chain.public_key))
    return signature.to_compressed_bytes() == raw and GT.pairing_check([-signature, hashed], [G2Point(), key])


def _signed_in_g2(beacon: BeaconRound) -> bool:
    """Whether e(g1, signature) = e(key, H(message)), with the same care for the spelling."""
    from py_arkworks_bls12381 import GT, G1Point, G2Point

    raw = bytes.fromhex(beacon.signature)
    try:
        signature = G2Point.from_compressed_bytes(raw)
    except ValueError:
        return False
    hashed = G2Point.hash_to_curve(message_of(beacon), beacon.chain.domain.encode())
    key = G1Point.from_compressed_bytes(bytes.fromhex(beacon.chain.public_key))
    return signature.to_compressed_bytes() == raw and GT.pairing_check([-G1Point(), key], [signature, hashed])


def _missing() -> MissingExtraError:
    return MissingExtraError(
        Text(
            "la signature d'un tour drand ne peut pas être vérifiée",
            "the signature of a drand round cannot be verified",
        ),
        Text("py-arkworks-bls12381 n'est pas installé", "py-arkworks-bls12381 is not installed"),
        Text("installer campaignkit[drand]", "install campaignkit[drand]"),
    )
