"""2.7 RFC 3161: an authority's word that the 32 bytes of `commit` existed at an instant.

`token` is the DER of a TimeStampToken, in base64; its imprint is `commit` itself, as in
`openssl ts -query -digest COMMIT -sha256`, so that `openssl ts -verify -token_in` checks it too.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pendulum

from campaignkit.draw.protocol.bls import MissingExtraError
from campaignkit.values import Digest, Instant, Text

if TYPE_CHECKING:
    from types import ModuleType

    from rfc3161_client import TimeStampResponse
    from rfc3161_client.tsp import Accuracy

SHA256_OID = "2.16.840.1.101.3.4.2.1"
GRANTED = bytes.fromhex("3003020100")
SEQUENCE, SHORT_FORM, BYTE = 0x30, 128, 8


def time_stamp_request(content: bytes) -> bytes:
    """The request (DER) for a time stamp over the SHA-256 of these bytes, which any authority answers.

    Of the bytes of a commitment (2.1) that is `commit`. Raises MissingExtraError without the extra `timestamp`.
    """
    client = _client()
    asked = client.TimestampRequestBuilder().data(content).hash_algorithm(client.HashAlgorithm.SHA256)
    request: bytes = asked.nonce(nonce=False).build().as_bytes()
    return request


def token_in(response: bytes) -> str:
    """The token in the answer of a time-stamping authority (DER), as a certificate carries it.

    Raises MissingExtraError without the extra `timestamp`, ValueError when the bytes are no such answer.
    """
    return base64.b64encode(_decoded(response).time_stamp_token()).decode()


def stamped_at(token: str, commit: Digest, roots: bytes) -> Instant | None:
    """The latest instant that the token allows, accuracy included; None when it counts for nothing.

    It counts when the authority descends from one of `roots` (PEM) and stamped exactly `commit`.
    Raises MissingExtraError without the extra `timestamp`.
    """
    try:
        response = _decoded(_answer_around(base64.b64decode(token)))
    except ValueError:
        return None
    if not _vouched_for(response, commit, roots):
        return None
    accuracy: Accuracy | None = response.tst_info.accuracy
    later_s = (accuracy.seconds or 0) + bool(accuracy.millis or accuracy.micros) if accuracy else 0
    return pendulum.instance(response.tst_info.gen_time).in_timezone("UTC").add(seconds=later_s)


def _vouched_for(response: TimeStampResponse, commit: Digest, roots: bytes) -> bool:
    from cryptography.x509 import load_pem_x509_certificates
    from rfc3161_client import VerificationError, VerifierBuilder

    if response.tst_info.message_imprint.hash_algorithm.dotted_string != SHA256_OID:
        return False
    verifier = VerifierBuilder(roots=load_pem_x509_certificates(roots)).build()
    try:
        return verifier.verify(response, bytes.fromhex(commit))
    except VerificationError:
        return False


def _decoded(response: bytes) -> TimeStampResponse:
    decoded: TimeStampResponse = _client().decode_timestamp_response(response)
    return decoded


def _client() -> ModuleType:
    try:
        import rfc3161_client
    except ImportError as cause:
        raise MissingExtraError(
            Text("un horodatage ne peut être demandé ni vérifié", "a time stamp can be neither asked for nor verified"),
            Text("rfc3161-client n'est pas installé", "rfc3161-client is not installed"),
            Text("installer campaignkit[timestamp]", "install campaignkit[timestamp]"),
        ) from cause
    return rfc3161_client


def _answer_around(token: bytes) -> bytes:
    """The answer `granted` with this token: the library reads answers, the certificate keeps the token alone."""
    body = GRANTED + token
    size = len(body).to_bytes((len(body).bit_length() + BYTE - 1) // BYTE, "big")
    length = size if len(body) < SHORT_FORM else bytes([SHORT_FORM + len(size)]) + size
    return bytes([SEQUENCE]) + length + body
