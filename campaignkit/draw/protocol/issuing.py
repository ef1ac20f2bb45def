"""6.3, 6.4 Issuing a certificate: at the draw, and again at settlement."""

from __future__ import annotations

from attrs import evolve

from campaignkit.draw.protocol.allotment import Allotment
from campaignkit.draw.protocol.certificate import NO_CERTIFICATE, Certificate, certificate_from
from campaignkit.draw.protocol.commitment import Commitment
from campaignkit.draw.protocol.problems import Problem, refuse
from campaignkit.draw.protocol.ranking import seed_of
from campaignkit.draw.protocol.rounds import BeaconRound
from campaignkit.draw.protocol.signing import public_key_of, sign_document
from campaignkit.draw.protocol.substitution import Substitution
from campaignkit.draw.protocol.witness import Witness
from campaignkit.values import Text

UNSIGNED = ""


def issue(
    *,
    commitment: Commitment,
    beacon: BeaconRound,
    allotment: Allotment,
    library: str,
    private_key: bytes,
    witness: Witness | None = None,
) -> Certificate:
    """6.3, 6.4 The certificate of the draw; `private_key` (32 bytes) must be that of `commitment.signer`.

    Raises ProtocolError for another key, or a round that is not the committed one.
    """
    _refuse_strangers(commitment, beacon, private_key)
    commit = commitment.commit
    return _signed(
        private_key,
        Certificate(
            commitment=commitment,
            commitment_sha256=commit,
            witness=witness or Witness(),
            beacon=beacon,
            seed=seed_of(commit, beacon.randomness),
            winners=allotment.winners,
            alternates=allotment.alternates,
            unfilled=allotment.unfilled,
            cutoffs=allotment.cutoffs,
            library=library,
            signature=UNSIGNED,
        ),
    )


def settle(
    certificate: Certificate,
    substitutions: tuple[Substitution, ...],
    *,
    library: str,
    private_key: bytes,
) -> Certificate:
    """6.4 The certificate of settlement: the same draw, every substitution, and what it supersedes."""
    _refuse_strangers(certificate.commitment, certificate.beacon, private_key)
    return _signed(
        private_key, evolve(certificate, substitutions=substitutions, supersedes=certificate.digest, library=library)
    )


def _signed(private_key: bytes, certificate: Certificate) -> Certificate:
    return certificate_from(sign_document(private_key, certificate.to_plain()))


def _refuse_strangers(commitment: Commitment, beacon: BeaconRound, private_key: bytes) -> None:
    problems = []
    if beacon.reference != commitment.beacon:
        problems.append(
            Problem(
                step="2.6",
                where="beacon.round",
                what=Text("ce n'est pas le tour de l'engagement", "this is not the round of the commitment"),
            )
        )
    if public_key_of(private_key) != commitment.signer:
        problems.append(
            Problem(
                step="6.3",
                where="signature",
                what=Text("la clé n'est pas celle de l'engagement", "the key is not that of the commitment"),
            )
        )
    refuse(
        problems,
        NO_CERTIFICATE,
        Text("prendre le tour et la clé de l'engagement", "take the round and the key of the commitment"),
    )
