"""2.7 Who says that the list was sealed before the round: the three witness levels.

`witnessed`: an RFC 3161 token over `commit` by an authority whose roots the reader has, or an
Ed25519 statement by a person whose key the published rules name, dated at least 60 s before
the round. `published`: an address and an archive are named, and the reader looks. `claimed`:
the organiser's word. Whoever knows the round can try values of `sealed_at` until a favourite
wins, so a verification always says first which of them holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, cast, get_args

from attrs import frozen

from campaignkit.draw.protocol.commitment import VERIFICATION_MARGIN_S
from campaignkit.draw.protocol.problems import refuse
from campaignkit.draw.protocol.shapes import base64_of, exactly, moment, or_null, record, words
from campaignkit.draw.protocol.signing import check_signature, public_key_of, sign
from campaignkit.draw.protocol.timestamp import stamped_at
from campaignkit.values import Digest, Instant, Text, instant, iso

if TYPE_CHECKING:
    from collections.abc import Collection

    from campaignkit.draw.protocol.problems import refuse
    from campaignkit.draw.protocol.rounds import DrandRound
from campaignkit.draw.protocol.shapes import Plain

Level: TypeAlias = Literal["claimed", "published", "witnessed"]
LEVELS: tuple[Level, ...] = get_args(Level)
MOST_ADDRESS = 2000

STATEMENT = record("2.7", {"key": base64_of("2.7", 32), "value": base64_of("2.7", 64), "at": moment("2.7")})
WITNESS = record(
    "6",
    {
        "level": exactly("2.7", *LEVELS),
        "token": or_null(base64_of("2.7")),
        "signature": or_null(STATEMENT),
        "published": or_null(
            record("2.7", {"address": words("2.7", MOST_ADDRESS), "archive": words("2.7", MOST_ADDRESS)})
        ),
    },
)


@frozen(kw_only=True)
class WitnessSignature:
    """A person's statement to have had `commit` at `at` (whole seconds)."""

    key: str
    value: str
    at: Instant

    def to_plain(self) -> Plain:
        """The statement as JSON."""
        return {"key": self.key, "value": self.value, "at": iso(self.at)}


@frozen(kw_only=True)
class Published:
    """Where the commitment was published, and in which archive that can be seen."""

    address: str
    archive: str

    def to_plain(self) -> Plain:
        """The place as JSON."""
        return {"address": self.address, "archive": self.archive}


@frozen(kw_only=True)
class Witness:
    """What speaks for the time of sealing; `level` is what the issuer says and is recomputed by every reader."""

    level: Level = "claimed"
    token: str | None = None
    signature: WitnessSignature | None = None
    published: Published | None = None

    def to_plain(self) -> Plain:
        """The witness as JSON."""
        return {
            "level": self.level,
            "token": self.token,
            "signature": self.signature.to_plain() if self.signature else None,
            "published": self.published.to_plain() if self.published else None,
        }


def witness_message(commit: Digest, at: Instant) -> bytes:
    """The bytes that a witness signs."""
    return f"campaignkit.draw/1:witness:{commit}:{iso(at)}".encode()


def sign_as_witness(private_key: bytes, commit: Digest, at: Instant) -> WitnessSignature:
    """The statement of a witness that this commitment existed at `at`; `at` has whole seconds."""
    return WitnessSignature(key=public_key_of(private_key), value=sign(private_key, witness_message(commit, at)), at=at)


def statement_from(plain: object) -> WitnessSignature:
    """The statement of a witness in a JSON value; ProtocolError (2.7) names every field that is wrong."""
    refuse(
        STATEMENT(plain, ""),
        Text("ce n'est pas la déclaration d'un témoin", "this is no statement of a witness"),
        Text("redemander son fichier au témoin", "ask the witness for the file again"),
    )
    said = cast("dict[str, str]", plain)
    return WitnessSignature(key=said["key"], value=said["value"], at=instant(said["at"]))


@frozen(kw_only=True)
class Evidence:
    """What really speaks for the time of sealing: the level that holds and, if witnessed, when at the latest.

    `key` is that of the witness; None when an authority stamped it, or when nobody witnessed it.
    """

    level: Level
    at: Instant | None = None
    key: str | None = None


def evidence_of(
    witness: Witness,
    commit: Digest,
    beacon: DrandRound,
    *,
    witness_keys: Collection[str],
    tsa_roots: bytes | None,
) -> Evidence:
    """2.7 What holds, whatever the witness states; the reader names keys (from the rules) and roots (PEM).

    A token without roots, a statement by another key, and either of them dated later than 60 s
    before the round count for nothing; a statement whose signature is false raises ProtocolError.
    """
    last = beacon.comes_at.subtract(seconds=VERIFICATION_MARGIN_S)
    at = stamped_at(witness.token, commit, tsa_roots) if witness.token and tsa_roots else None
    if at is not None and at <= last:
        return Evidence(level="witnessed", at=at)
    said = witness.signature
    if said is not None:
        message = witness_message(commit, said.at)
        check_signature(said.key, message, said.value, step="2.7", where="witness.signature.value")
        if said.key in witness_keys and said.at <= last:
            return Evidence(level="witnessed", at=said.at, key=said.key)
    return Evidence(level="published" if witness.published else "claimed")
