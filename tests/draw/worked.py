"""The two examples that the specification works by hand, and a whole draw around a real round."""

from __future__ import annotations

from hashlib import sha256

from campaignkit.draw.protocol import (
    QUICKNET,
    BeaconRound,
    Certificate,
    Commitment,
    DrandRound,
    Engine,
    Entry,
    OnePrizePer,
    Reactions,
    StandardEngine,
    Tier,
    Witness,
    allot,
    issue,
    list_lines,
    public_key_of,
    seal,
    seed_of,
    wanted,
)
from campaignkit.values import Digest, SealedList, digest_of, instant

ORGANISER = bytes(range(32))
WITNESS = bytes(range(1, 33))
STRANGER = bytes(range(2, 34))
RULES = b"The prevailing rules of example A.\n"
NEXT = Reactions(silence="next", refusal="next", ineligible="next", undeliverable="next")

ROUND = BeaconRound(
    chain_hash=QUICKNET.hash,
    round=657413,
    signature="b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b",
    randomness=Digest("fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587"),
)


def seed_for(words: str) -> Digest:
    """A seed taken from words, as the worked examples do."""
    return Digest(sha256(words.encode()).hexdigest())


def group(short: str) -> Digest:
    """A full-length group from a short name."""
    return Digest(sha256(short.encode()).hexdigest())


ENTRIES_A = (
    Entry(id="a1", group=group("g1")),
    Entry(id="a2", tickets=2, group=group("g1"), pools=("lyon",)),
    Entry(id="b1", group=group("g2"), pools=("lyon",)),
    Entry(id="c1", tickets=3, pools=("lyon", "paris")),
    Entry(id="d1", group=group("g3"), pools=("paris",)),
    Entry(id="e1"),
)
TIERS_A = (
    Tier(name="trip", count=1, pool=None, alternates=1, on=NEXT),
    Tier(name="kit", count=1, pool="lyon", alternates=1, on=NEXT),
    Tier(name="book", count=1, pool="paris", alternates=1, on=NEXT),
)
SEED_A = seed_for("campaignkit example A 0")
ENTRIES_B = (
    Entry(id="x", tickets=3, pools=("mtl",)),
    Entry(id="y"),
    Entry(id="z", pools=("mtl",)),
)
TIERS_B = (
    Tier(name="gold", count=1, pool=None, alternates=1, on=NEXT),
    Tier(name="silver", count=2, pool="mtl", alternates=1, on=NEXT),
    Tier(name="bronze", count=1, pool=None, alternates=1, on=NEXT),
)
SEED_B = seed_for("campaignkit example B 0")


def committed(sealed: SealedList, tiers: tuple[Tier, ...], **changed: object) -> Commitment:
    """A commitment of this list and these tiers to the round 657413 of quicknet, an hour before it."""
    fields = {
        "campaign": "ostern-2023",
        "draw": "main",
        "signer": public_key_of(ORGANISER),
        "sequence": 1,
        "previous": None,
        "rules_sha256": digest_of(RULES),
        "sealed_list": sealed,
        "one_prize_per": OnePrizePer(unit="group", within="draw"),
        "tiers": tiers,
        "sealed_at": instant("2023-09-15T10:00:00Z"),
        "beacon": DrandRound(chain_hash=QUICKNET.hash, round=657413),
    }
    return Commitment(**{**fields, **changed})  # type: ignore[arg-type]


def drawn(
    entries: tuple[Entry, ...],
    tiers: tuple[Tier, ...],
    witness: Witness | None = None,
    engine: Engine | None = None,
    **changed: object,
) -> Certificate:
    """The certificate of a whole draw, signed by the organiser."""
    commitment = committed(seal(list_lines(entries)), tiers, **changed)
    ranking = (engine or StandardEngine()).rank(
        list_lines(entries),
        seed=seed_of(commitment.commit, ROUND.randomness),
        unit=commitment.one_prize_per.unit,
        want=wanted(commitment),
    )
    return issue(
        commitment=commitment,
        beacon=ROUND,
        allotment=allot(commitment, ranking),
        library="campaignkit 0.1.0",
        private_key=ORGANISER,
        witness=witness,
    )
