"""8. The register: every commitment, certificate and void of one signer key, in a signed chain.

`index` counts from 0; `previous` is the SHA-256 of the RFC 8785 bytes of the row before it,
signature included, and null in the first. It makes a second draw visible; it cannot prevent
one in another register.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast, get_args

from attrs import frozen

from campaignkit.draw.protocol.documents import canonical, read_document
from campaignkit.draw.protocol.problems import Problem, ProtocolError, refuse
from campaignkit.draw.protocol.shapes import Plain, base64_of, each, exactly, hexadecimal, integer, or_null, record
from campaignkit.draw.protocol.signing import check_document, sign_document
from campaignkit.values import Digest, Text, digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from campaignkit.draw.protocol.certificate import Certificate

Kind: TypeAlias = Literal["commitment", "certificate", "void"]
KINDS: tuple[Kind, ...] = get_args(Kind)

REGISTER = each(
    "8",
    record(
        "8",
        {
            "index": integer("8", 0),
            "kind": exactly("8", *KINDS),
            "sha256": hexadecimal("8", 32),
            "previous": or_null(hexadecimal("8", 32)),
            "signature": base64_of("8", 64),
        },
    ),
)
NO_REGISTER = Text("le registre n'est pas intact", "the register is not intact")
ASK_EXPORT = Text("redemander un export complet du registre", "ask for a complete export of the register")


@frozen(kw_only=True)
class RegisterRow:
    """One row: `sha256` is `commit`, or the digest of a certificate or void with its signature."""

    index: int
    kind: Kind
    sha256: Digest
    previous: Digest | None
    signature: str

    @property
    def digest(self) -> Digest:
        """The SHA-256 of its RFC 8785 bytes, which the next row names."""
        return digest_of(canonical(self.to_plain()))

    def to_plain(self) -> Plain:
        """The row as JSON."""
        return {
            "index": self.index,
            "kind": self.kind,
            "sha256": self.sha256,
            "previous": self.previous,
            "signature": self.signature,
        }


def next_row(rows: Sequence[RegisterRow], *, kind: Kind, sha256: Digest, private_key: bytes) -> RegisterRow:
    """The signed row that follows those of a register; of an empty one, the first."""
    return _row(
        sign_document(
            private_key,
            {
                "index": len(rows),
                "kind": kind,
                "sha256": sha256,
                "previous": rows[-1].digest if rows else None,
            },
        )
    )


def read_register(content: bytes, signer: str) -> tuple[RegisterRow, ...]:
    """The rows in the bytes of an export (a JSON array); ProtocolError (8) names every broken row.

    `signer` is the public key in base64, as in the commitments.
    """
    plain = read_document(content)
    refuse(REGISTER(plain, "register"), NO_REGISTER, ASK_EXPORT)
    rows = tuple(_row(row) for row in cast("list[Plain]", plain))
    refuse(_breaks(rows, signer), NO_REGISTER, ASK_EXPORT)
    return rows


def refuse_unregistered(rows: Sequence[RegisterRow], certificate: Certificate) -> None:
    """8. Refuse a certificate that is not in the register, or whose commitment is not where it says (ProtocolError)."""
    refuse(
        _misplaced(rows, certificate),
        Text("le registre ne contient pas ce tirage à sa place", "the register does not hold this draw in its place"),
        ASK_EXPORT,
    )


def _misplaced(rows: Sequence[RegisterRow], certificate: Certificate) -> Iterator[Problem]:
    commitment = certificate.commitment
    commits = [row.sha256 for row in rows if row.kind == "commitment"]
    before = commits[commitment.sequence - 2] if 1 < commitment.sequence <= len(commits) + 1 else None
    if commits[commitment.sequence - 1 : commitment.sequence] != [certificate.commitment_sha256]:
        yield Problem(
            step="2.3",
            where="commitment.sequence",
            what=Text(
                f"l'engagement n'est pas le n° {commitment.sequence} du registre",
                f"the commitment is not number {commitment.sequence} of the register",
            ),
        )
    if before != commitment.previous:
        yield Problem(
            step="2.3",
            where="commitment.previous",
            what=Text(
                "ce n'est pas l'engagement précédent du registre",
                "this is not the commitment before it in the register",
            ),
        )
    for digest in filter(None, (certificate.supersedes, certificate.digest)):
        if not any(row.kind == "certificate" and row.sha256 == digest for row in rows):
            yield Problem(
                step="8",
                where="certificate",
                what=Text(f"le certificat {digest} n'y est pas", f"the certificate {digest} is not in it"),
            )


def _breaks(rows: Sequence[RegisterRow], signer: str) -> Iterator[Problem]:
    previous = None
    for number, row in enumerate(rows):
        if row.index != number:
            yield Problem(
                step="8",
                where=f"register[{number}].index",
                what=Text(f"{row.index} au lieu de {number}", f"{row.index} instead of {number}"),
            )
        if row.previous != previous:
            yield Problem(
                step="8",
                where=f"register[{number}].previous",
                what=Text(
                    "ce n'est pas l'empreinte de la ligne précédente", "this is not the digest of the row before"
                ),
            )
        try:
            check_document(signer, row.to_plain(), step="8", where=f"register[{number}].signature")
        except ProtocolError as error:
            yield from error.problems
        previous = row.digest


def _row(plain: Plain) -> RegisterRow:
    return RegisterRow(**cast("dict[str, Any]", plain))
