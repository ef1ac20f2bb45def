"""6. The certificate: everything that is needed to recompute a draw, signed by the organiser's key.

6.1 Lists are in the order of the tiers, then of the ranks. 6.3 The signature covers the RFC 8785
bytes of everything else and is compulsory. 6.4 It is issued at the draw without substitutions,
and again at settlement with them, naming the one it supersedes. 6.5 It holds no direct identifier.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from attrs import frozen

from campaignkit.draw.protocol.allotment import Allotment, Award, Cutoff, Shortfall
from campaignkit.draw.protocol.commitment import Commitment, commitment_faults, commitment_from
from campaignkit.draw.protocol.documents import canonical, read_document
from campaignkit.draw.protocol.problems import Problem, refuse
from campaignkit.draw.protocol.rounds import BeaconRound, beacon_faults, beacon_round_from
from campaignkit.draw.protocol.shapes import (
    Plain,
    base64_of,
    each,
    exactly,
    hexadecimal,
    integer,
    moment,
    name,
    or_null,
    record,
    words,
)
from campaignkit.draw.protocol.substitution import Substitution
from campaignkit.draw.protocol.tiers import CAUSES, REACTIONS
from campaignkit.draw.protocol.witness import WITNESS, Published, Witness, statement_from
from campaignkit.values import Digest, Text, digest_of, instant

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_LIBRARY = 64
AWARDS = each(
    "6",
    record(
        "6",
        {
            "tier": name("6"),
            "rank": integer("6.1", 1),
            "id": name("6"),
            "n": integer("6", 1),
            "ticket": hexadecimal("6", 32),
        },
    ),
)
CERTIFICATE = record(
    "6",
    {
        "commitment": commitment_faults,
        "commitment_sha256": hexadecimal("6", 32),
        "witness": WITNESS,
        "beacon": beacon_faults,
        "seed": hexadecimal("6", 32),
        "winners": AWARDS,
        "alternates": AWARDS,
        "unfilled": each("6", record("6", {"tier": name("6"), "count": integer("6", 1)})),
        "cutoffs": each(
            "6",
            record(
                "6.2",
                {
                    "pool": or_null(name("6.2")),
                    "prize": or_null(hexadecimal("6.2", 32)),
                    "alternate": or_null(hexadecimal("6.2", 32)),
                },
            ),
        ),
        "substitutions": each(
            "6",
            record(
                "5.4",
                {
                    "at": moment("5.4"),
                    "tier": name("5.4"),
                    "from": name("5.4"),
                    "to": or_null(name("5.4")),
                    "cause": exactly("5.4", *CAUSES),
                    "reaction": exactly("5.4", *REACTIONS),
                },
            ),
        ),
        "supersedes": or_null(hexadecimal("6.4", 32)),
        "library": words("6", MOST_LIBRARY),
        "signature": base64_of("6.3", 64),
    },
)
NO_CERTIFICATE = Text("le certificat n'est pas conforme", "the certificate breaks the protocol")
ASK_ISSUER = Text("redemander le certificat à l'organisateur", "ask the organiser for the certificate")


@frozen(kw_only=True)
class Certificate:
    """6. A signed draw; made by `issue` and `settle`, read by `certificate_from`, believed after `verify`.

    `supersedes` is the digest of the certificate of the draw, and None in that one itself.
    """

    commitment: Commitment
    commitment_sha256: Digest
    witness: Witness
    beacon: BeaconRound
    seed: Digest
    winners: tuple[Award, ...]
    alternates: tuple[Award, ...]
    unfilled: tuple[Shortfall, ...]
    cutoffs: tuple[Cutoff, ...]
    substitutions: tuple[Substitution, ...] = ()
    supersedes: Digest | None = None
    library: str
    signature: str

    @property
    def digest(self) -> Digest:
        """6.4 The SHA-256 of its RFC 8785 bytes, signature included."""
        return digest_of(self.content)

    @property
    def content(self) -> bytes:
        """Its RFC 8785 bytes, as they are written to a file."""
        return canonical(self.to_plain())

    @property
    def allotment(self) -> Allotment:
        """What was drawn, before any substitution."""
        return Allotment(winners=self.winners, alternates=self.alternates, unfilled=self.unfilled, cutoffs=self.cutoffs)

    def to_plain(self) -> Plain:
        """The certificate as JSON, field for field as in clause 6."""
        return {
            "commitment": self.commitment.to_plain(),
            "commitment_sha256": self.commitment_sha256,
            "witness": self.witness.to_plain(),
            "beacon": self.beacon.to_plain(),
            "seed": self.seed,
            **{
                rows: [row.to_plain() for row in getattr(self, rows)]
                for rows in ("winners", "alternates", "unfilled", "cutoffs", "substitutions")
            },
            "supersedes": self.supersedes,
            "library": self.library,
            "signature": self.signature,
        }


def certificate_from(plain: object) -> Certificate:
    """The certificate in a JSON value; ProtocolError names every field that is wrong, missing or unknown."""
    refuse(certificate_faults(plain), NO_CERTIFICATE, ASK_ISSUER)
    fields = cast("dict[str, Any]", plain)
    return Certificate(
        **{
            **fields,
            "commitment": commitment_from(fields["commitment"]),
            "witness": _witness(fields["witness"]),
            "beacon": beacon_round_from(fields["beacon"]),
            "winners": tuple(Award(**row) for row in fields["winners"]),
            "alternates": tuple(Award(**row) for row in fields["alternates"]),
            "unfilled": tuple(Shortfall(**row) for row in fields["unfilled"]),
            "cutoffs": tuple(Cutoff(**row) for row in fields["cutoffs"]),
            "substitutions": tuple(_substitution(row) for row in fields["substitutions"]),
        }
    )


def read_certificate(content: bytes) -> Certificate:
    """The certificate in the bytes of a file; ProtocolError when they are no JSON or no certificate."""
    return certificate_from(read_document(content))


def certificate_faults(plain: object) -> Iterator[Problem]:
    """Everything wrong with the form of a certificate as JSON, and with its place (6.4)."""
    shape = list(CERTIFICATE(plain, ""))
    yield from shape
    if not shape:
        fields = cast("dict[str, Any]", plain)
        if fields["substitutions"] and fields["supersedes"] is None:
            yield Problem(
                step="6.4",
                where="supersedes",
                what=Text("des remplacements sans certificat remplacé", "substitutions, but no certificate superseded"),
            )


def _witness(fields: dict[str, Any]) -> Witness:
    said, published = fields["signature"], fields["published"]
    return Witness(
        level=fields["level"],
        token=fields["token"],
        signature=statement_from(said) if said else None,
        published=Published(**published) if published else None,
    )


def _substitution(row: dict[str, Any]) -> Substitution:
    return Substitution(
        at=instant(row["at"]),
        tier=row["tier"],
        from_id=row["from"],
        to_id=row["to"],
        cause=row["cause"],
        reaction=row["reaction"],
    )
