"""2.5 Public randomness: the chains that are known by hash, and when each of their rounds comes.

A chain is pinned here with its public key; any other is refused, because whoever may name a
chain may name one of his own. The time of a round follows from genesis and period alone and is
never read from a file.
Source of the pinned facts: drand-client `lib/defaults.ts` (github.com/drand/drand-client, commit b9572b2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from campaignkit.values import Digest, Instant, from_micros, to_micros

if TYPE_CHECKING:
    from collections.abc import Mapping

MICROS = 1_000_000


@frozen(kw_only=True)
class Chain:
    """A chain of randomness: one round every `period` seconds, round 1 at `genesis` (Unix seconds).

    A chained one signs the signature before it too, and signs in G2; an unchained one signs in G1.
    """

    name: str
    hash: Digest
    public_key: str
    genesis: int
    period: int
    chained: bool
    domain: str

    def seconds_of(self, number: int) -> int:
        """When the round comes, in Unix seconds."""
        return self.genesis + self.period * (number - 1)

    def time_of(self, number: int) -> Instant:
        """When the round comes; the first is number 1.

        >>> QUICKNET.time_of(657413).to_iso8601_string()
        '2023-09-15T11:00:03Z'
        """
        return from_micros(self.seconds_of(number) * MICROS)

    def round_at(self, moment: Instant) -> int:
        """The number of the first round at or after the moment.

        >>> QUICKNET.round_at(QUICKNET.time_of(1000))
        1000
        """
        since = to_micros(moment) - self.genesis * MICROS
        return max(1, -(-since // (self.period * MICROS)) + 1)


QUICKNET = Chain(
    name="quicknet",
    hash=Digest("52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"),
    public_key="83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451"
    "0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a",
    genesis=1_692_803_367,
    period=3,
    chained=False,
    domain="BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_",
)
DEFAULT = Chain(
    name="default",
    hash=Digest("8990e7a9aaed2ffed73dbd7092123d6f289930540d7651336225dc172e51b2ce"),
    public_key="868f005eb8e6e4ca0a47c8a77ceaa5309a47978a7c71bc5cce96366b5d7a569937c529eeda66c7293784a9402801af31",
    genesis=1_595_431_050,
    period=30,
    chained=True,
    domain="BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_NUL_",
)
CHAINS: Mapping[str, Chain] = {chain.hash: chain for chain in (QUICKNET, DEFAULT)}
