"""2.5, 6. A round of a pinned chain: the one a commitment waits for, and the one that came."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, ClassVar, cast

from attrs import frozen

from campaignkit.draw.protocol.chains import CHAINS, Chain
from campaignkit.draw.protocol.problems import Problem, refuse
from campaignkit.draw.protocol.shapes import Plain, Shape, exactly, hexadecimal, integer, or_null, record
from campaignkit.values import Digest, Instant, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

END_OF_TIME = 253_402_300_799
SIGNATURE_SIZES = (48, 96)
PREVIOUS_SIZES = (32, 96)

PINNED = exactly("2.5", *CHAINS)
REFERENCE = record("2", {"kind": exactly("2", "drand"), "chain_hash": PINNED, "round": integer("2.5", 1)})
ROUND: Shape = record(
    "6",
    {
        "kind": exactly("6", "drand"),
        "chain_hash": PINNED,
        "round": integer("6", 1),
        "signature": hexadecimal("6", *SIGNATURE_SIZES),
        "previous_signature": or_null(hexadecimal("6.1", *PREVIOUS_SIZES)),
        "randomness": hexadecimal("6", 32),
    },
)


@frozen(kw_only=True)
class DrandRound:
    """The round a commitment waits for: `round` counts from 1 on the pinned chain of that hash."""

    kind: ClassVar[str] = "drand"
    chain_hash: Digest
    round: int

    def __attrs_post_init__(self) -> None:
        refuse(round_faults(self.to_plain(), "beacon"), NO_ROUND, USE_KNOWN)

    @property
    def chain(self) -> Chain:
        """The pinned chain."""
        return CHAINS[self.chain_hash]

    @property
    def comes_at(self) -> Instant:
        """When the round comes."""
        return self.chain.time_of(self.round)

    def to_plain(self) -> Plain:
        """The reference as JSON."""
        return {"kind": self.kind, "chain_hash": self.chain_hash, "round": self.round}


@frozen(kw_only=True)
class BeaconRound:
    """6. A round that has come: its `signature` (and the one before it, on a chained chain), in hex.

    `randomness` is the SHA-256 of the signature. That the chain really signed is for `verify_round`.
    """

    kind: ClassVar[str] = "drand"
    chain_hash: Digest
    round: int
    signature: str
    previous_signature: str | None = None
    randomness: Digest

    def __attrs_post_init__(self) -> None:
        refuse(beacon_faults(self.to_plain(), "beacon"), NO_ROUND, ASK_RELAY)

    @property
    def chain(self) -> Chain:
        """The pinned chain."""
        return CHAINS[self.chain_hash]

    @property
    def reference(self) -> DrandRound:
        """Chain and number alone, as a commitment names them."""
        return DrandRound(chain_hash=self.chain_hash, round=self.round)

    def to_plain(self) -> Plain:
        """The `beacon` of a certificate, as JSON."""
        return {
            "kind": self.kind,
            "chain_hash": self.chain_hash,
            "round": self.round,
            "signature": self.signature,
            "previous_signature": self.previous_signature,
            "randomness": self.randomness,
        }


NO_ROUND = Text("ce n'est pas un tour d'un aléa connu", "this is no round of a known beacon")
USE_KNOWN = Text("prendre drand quicknet ou default", "take drand quicknet or default")
ASK_RELAY = Text("redemander le tour à un relais drand", "ask a drand relay for the round again")


def beacon_round_from(plain: object) -> BeaconRound:
    """The round in a JSON value; ProtocolError names every field that is wrong."""
    refuse(beacon_faults(plain, "beacon"), NO_ROUND, ASK_RELAY)
    fields = cast("dict[str, Any]", plain)
    return BeaconRound(**{name: value for name, value in fields.items() if name != "kind"})


def round_faults(plain: object, where: str) -> Iterator[Problem]:
    """Everything wrong with a reference to a round: form, foreign chain, a time beyond the year 9999."""
    shape = list(REFERENCE(plain, where))
    yield from shape
    if not shape:
        fields = cast("dict[str, Any]", plain)
        if CHAINS[fields["chain_hash"]].seconds_of(fields["round"]) > END_OF_TIME:
            yield Problem(
                step="2.5",
                where=f"{where}.round",
                what=Text("ce tour vient après l'an 9999", "this round comes after the year 9999"),
            )


def beacon_faults(plain: object, where: str) -> Iterator[Problem]:
    """Everything wrong with a round but the BLS signature: form, randomness, the signature before it."""
    shape = list(ROUND(plain, where))
    yield from shape
    if not shape:
        yield from _contradictions(cast("dict[str, Any]", plain), where)


def _contradictions(fields: dict[str, Any], where: str) -> Iterator[Problem]:
    chain = CHAINS[fields["chain_hash"]]
    if (fields["previous_signature"] is not None) != chain.chained:
        yield Problem(
            step="6.1",
            where=f"{where}.previous_signature",
            what=Text(f"nul ou non, contre la règle de {chain.name}", f"null or not, against the rule of {chain.name}"),
        )
    if len(fields["signature"]) != 2 * SIGNATURE_SIZES[chain.chained]:
        yield Problem(
            step="6",
            where=f"{where}.signature",
            what=Text(
                f"{chain.name} signe en {SIGNATURE_SIZES[chain.chained]} octets",
                f"{chain.name} signs in {SIGNATURE_SIZES[chain.chained]} bytes",
            ),
        )
    if sha256(bytes.fromhex(fields["signature"])).hexdigest() != fields["randomness"]:
        yield Problem(
            step="3",
            where=f"{where}.randomness",
            what=Text("ce n'est pas le SHA-256 de la signature", "this is not the SHA-256 of the signature"),
        )
