"""2.6 A draw is sealed once: closing it without holding it is a signed act that everyone can see.

A beacon that comes late is waited for; a later round never replaces it. A void dated at or after
the time of the round is shown as aborted when the outcome could already be known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from attrs import frozen

from campaignkit.draw.protocol.documents import canonical, read_document
from campaignkit.draw.protocol.problems import Problem, refusal, refuse
from campaignkit.draw.protocol.shapes import Plain, base64_of, hexadecimal, moment, record, words
from campaignkit.draw.protocol.signing import check_document, public_key_of, sign_document
from campaignkit.values import Digest, Instant, Text, digest_of, instant, iso

if TYPE_CHECKING:
    from campaignkit.draw.protocol.commitment import Commitment

MOST_REASON = 1000
VOID = record(
    "2.6",
    {
        "commitment_sha256": hexadecimal("2.6", 32),
        "reason": words("2.6", MOST_REASON),
        "at": moment("2.6"),
        "signature": base64_of("2.6", 64),
    },
)
NO_VOID = Text("cette annulation ne vaut rien", "this void is worth nothing")
ASK_SIGNER = Text("redemander l'annulation à l'organisateur", "ask the organiser for the void")


@frozen(kw_only=True)
class Void:
    """A sealed draw that will not be held; `at` has whole seconds, `reason` names no person."""

    commitment_sha256: Digest
    reason: str
    at: Instant
    signature: str

    @property
    def digest(self) -> Digest:
        """The SHA-256 of its RFC 8785 bytes, signature included."""
        return digest_of(canonical(self.to_plain()))

    def to_plain(self) -> Plain:
        """The void as JSON."""
        return {
            "commitment_sha256": self.commitment_sha256,
            "reason": self.reason,
            "at": iso(self.at),
            "signature": self.signature,
        }


def issue_void(commitment: Commitment, *, reason: str, at: Instant, private_key: bytes) -> Void:
    """The void of a sealed draw, signed by `commitment.signer`; ProtocolError for another key."""
    if public_key_of(private_key) != commitment.signer:
        problem = Problem(
            step="2.6",
            where="signature",
            what=Text("la clé n'est pas celle de l'engagement", "the key is not that of the commitment"),
        )
        raise refusal((problem,), NO_VOID, Text("prendre la clé de l'engagement", "take the key of the commitment"))
    return _void(
        sign_document(
            private_key,
            {
                "commitment_sha256": commitment.commit,
                "reason": reason,
                "at": iso(at),
            },
        )
    )


def read_void(content: bytes, commitment: Commitment) -> Void:
    """The void in the bytes of a file; ProtocolError (2.6) unless it closes this draw and its signer signed it."""
    void = _void(read_document(content))
    if void.commitment_sha256 != commitment.commit:
        problem = Problem(
            step="2.6",
            where="commitment_sha256",
            what=Text("l'annulation est celle d'un autre tirage", "the void is of another draw"),
        )
        raise refusal((problem,), NO_VOID, ASK_SIGNER)
    check_document(commitment.signer, void.to_plain(), step="2.6")
    return void


def outcome_was_knowable(void: Void, commitment: Commitment) -> bool:
    """Whether the draw was aborted when the outcome could already be known."""
    return void.at >= commitment.beacon.comes_at


def _void(plain: object) -> Void:
    refuse(VOID(plain, ""), NO_VOID, ASK_SIGNER)
    fields = cast("dict[str, Any]", plain)
    return Void(**{**fields, "at": instant(fields["at"])})
