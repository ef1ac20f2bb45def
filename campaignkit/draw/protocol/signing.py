"""Ed25519: who signs a certificate, a witness statement, a void and a row of the register.

Private keys are 32 raw bytes and are never written by this room; public keys and signatures
travel as padded standard base64.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from campaignkit.draw.protocol.documents import canonical
from campaignkit.draw.protocol.problems import Problem, refusal
from campaignkit.values import Text

if TYPE_CHECKING:
    from campaignkit.draw.protocol.shapes import Plain


def public_key_of(private_key: bytes) -> str:
    """The public key, in base64, of a private key of 32 bytes.

    >>> public_key_of(bytes(32))
    'O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik='
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return _base64(Ed25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw())


def sign(private_key: bytes, message: bytes) -> str:
    """The Ed25519 signature of a message, in base64."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return _base64(Ed25519PrivateKey.from_private_bytes(private_key).sign(message))


def check_signature(public_key: str, message: bytes, signature: str, *, step: str, where: str) -> None:
    """Return when the signature is of this key and message; otherwise ProtocolError names step and field."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key)).verify(base64.b64decode(signature), message)
    except (InvalidSignature, ValueError) as cause:
        problem = Problem(
            step=step,
            where=where,
            what=Text(
                f"la signature n'est pas de la clé {public_key}", f"the signature is not by the key {public_key}"
            ),
        )
        raise refusal(
            (problem,),
            Text("fausse signature", "false signature"),
            Text("redemander le document à qui l'a signé", "ask the signer for the document"),
        ) from cause


def sign_document(private_key: bytes, plain: Plain) -> Plain:
    """6.3 The document with its `signature` over the RFC 8785 bytes of everything else."""
    return {**plain, "signature": sign(private_key, _unsigned(plain))}


def check_document(public_key: str, plain: Plain, *, step: str, where: str = "signature") -> None:
    """6.3 Check the top-level `signature` of a document."""
    check_signature(public_key, _unsigned(plain), str(plain["signature"]), step=step, where=where)


def _unsigned(plain: Plain) -> bytes:
    return canonical({name: value for name, value in plain.items() if name != "signature"})


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
