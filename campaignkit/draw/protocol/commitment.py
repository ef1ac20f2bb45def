"""2. The commitment: one list, one round of public randomness, one draw.

2.1 `commit` is the SHA-256 of its RFC 8785 bytes. 2.2 It binds the rules that prevail. 2.3 It
names its place among the commitments of its signer, and its parent if it is drawn afresh. 2.4 It
says how each tier reacts when a prize falls free. 2.5 Its round lies on a pinned chain, after
`sealed_at`. Nothing in it can be chosen after the round is known, except by lying about
`sealed_at`; the witness levels (2.7) say how far that is excluded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from attrs import frozen

from campaignkit.draw.protocol.documents import canonical
from campaignkit.draw.protocol.problems import Problem, refusal, refuse
from campaignkit.draw.protocol.rounds import DrandRound, round_faults
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
)
from campaignkit.draw.protocol.tiers import LIMIT, TIER, OnePrizePer, Reactions, Tier
from campaignkit.values import Digest, Instant, SealedList, Text, digest_of, instant, iso

if TYPE_CHECKING:
    from collections.abc import Iterator

PROTOCOL = "campaignkit.draw/1"
MOST_TICKETS = 1_000_000
SEALING_MARGIN_S = 3600
VERIFICATION_MARGIN_S = 60

COMMITMENT = record(
    "2",
    {
        "protocol": exactly("2", PROTOCOL),
        "campaign": name("2"),
        "draw": name("2"),
        "parent": or_null(hexadecimal("2.3", 32)),
        "signer": base64_of("2.1", 32),
        "sequence": integer("2.3", 1),
        "previous": or_null(hexadecimal("2.3", 32)),
        "rules_sha256": hexadecimal("2.2", 32),
        "list": record(
            "2",
            {
                "sha256": hexadecimal("2.1", 32),
                "merkle_root": hexadecimal("2.1", 32),
                "entries": integer("2.1", 1),
                "tickets": integer("2.1", 1),
            },
        ),
        "one_prize_per": LIMIT,
        "tiers": each("2", TIER, least=1),
        "sealed_at": moment("2.1"),
        "beacon": round_faults,
    },
)


@frozen(kw_only=True)
class Commitment:
    """2. What is fixed before the round comes; refused with ProtocolError, every problem at once.

    `sequence` counts from 1; `previous` is None only for the first; `parent` is None unless the
    prizes of another draw are drawn afresh or a void draw is held again. `sealed_at` has whole seconds.
    """

    protocol: ClassVar[str] = PROTOCOL
    campaign: str
    draw: str
    parent: Digest | None = None
    signer: str
    sequence: int
    previous: Digest | None
    rules_sha256: Digest
    sealed_list: SealedList
    one_prize_per: OnePrizePer
    tiers: tuple[Tier, ...]
    sealed_at: Instant
    beacon: DrandRound

    def __attrs_post_init__(self) -> None:
        refuse(commitment_faults(self.to_plain(), ""), NO_COMMITMENT, MEND_SPEC)

    @property
    def commit(self) -> Digest:
        """2.1 The SHA-256 of the RFC 8785 bytes."""
        return digest_of(canonical(self.to_plain()))

    def tier(self, tier: str) -> Tier | None:
        """The tier of this name, or None."""
        return next((each for each in self.tiers if each.name == tier), None)

    def to_plain(self) -> Plain:
        """The commitment as JSON, field for field as in clause 2."""
        return {
            "protocol": self.protocol,
            "campaign": self.campaign,
            "draw": self.draw,
            "parent": self.parent,
            "signer": self.signer,
            "sequence": self.sequence,
            "previous": self.previous,
            "rules_sha256": self.rules_sha256,
            "list": _plain_list(self.sealed_list),
            "one_prize_per": self.one_prize_per.to_plain(),
            "tiers": [tier.to_plain() for tier in self.tiers],
            "sealed_at": iso(self.sealed_at),
            "beacon": self.beacon.to_plain(),
        }


NO_COMMITMENT = Text("l'engagement n'est pas conforme", "the commitment breaks the protocol")
MEND_SPEC = Text("corriger ces champs", "mend these fields")


def commitment_from(plain: object) -> Commitment:
    """The commitment in a JSON value; ProtocolError names every field that is wrong, missing or unknown."""
    refuse(commitment_faults(plain, ""), NO_COMMITMENT, MEND_SPEC)
    fields = dict(cast("dict[str, Any]", plain))
    del fields["protocol"]
    beacon = fields["beacon"]
    return Commitment(
        **{
            **{name: value for name, value in fields.items() if name != "list"},
            "sealed_list": SealedList(**fields["list"]),
            "one_prize_per": OnePrizePer(**fields["one_prize_per"]),
            "tiers": tuple(Tier(**{**tier, "on": Reactions(**tier["on"])}) for tier in fields["tiers"]),
            "sealed_at": instant(fields["sealed_at"]),
            "beacon": DrandRound(chain_hash=beacon["chain_hash"], round=beacon["round"]),
        }
    )


def refuse_early_round(commitment: Commitment, margin_s: int = SEALING_MARGIN_S) -> None:
    """2.5 Refuse a round that comes less than `margin_s` seconds after `sealed_at` (ProtocolError).

    Sealing keeps an hour unless configured otherwise; verification wants `VERIFICATION_MARGIN_S`.
    """
    if commitment.beacon.comes_at < commitment.sealed_at.add(seconds=margin_s):
        first = commitment.beacon.chain.round_at(commitment.sealed_at.add(seconds=margin_s))
        problem = Problem(
            step="2.5",
            where="beacon.round",
            what=Text(
                f"le tour {commitment.beacon.round} vient moins de {margin_s} s après le scellement",
                f"round {commitment.beacon.round} comes less than {margin_s} s after sealing",
            ),
        )
        raise refusal(
            (problem,), NO_COMMITMENT, Text(f"prendre le tour {first} ou un suivant", f"take round {first} or later")
        )


def commitment_faults(plain: object, where: str) -> Iterator[Problem]:
    """Everything wrong with a commitment as JSON: first its form, and if that is right, what contradicts itself."""
    shape = list(COMMITMENT(plain, where))
    yield from shape
    if not shape:
        at = f"{where}." if where else ""
        yield from _contradictions(cast("dict[str, Any]", plain), at)


def _contradictions(fields: dict[str, Any], at: str) -> Iterator[Problem]:
    names = [tier["name"] for tier in fields["tiers"]]
    if len(set(names)) < len(names):
        yield Problem(step="2.1", where=f"{at}tiers", what=Text("deux rangs du même nom", "two tiers of one name"))
    if (fields["sequence"] == 1) != (fields["previous"] is None):
        yield Problem(
            step="2.3",
            where=f"{at}previous",
            what=Text(
                "null pour le premier engagement, et pour lui seul", "null for the first commitment, and for it alone"
            ),
        )
    counted = fields["list"]
    if not counted["entries"] <= counted["tickets"] <= MOST_TICKETS * counted["entries"]:
        yield Problem(
            step="2.1",
            where=f"{at}list.tickets",
            what=Text("impossible pour tant de participations", "impossible for so many entries"),
        )
    yield from _impossible_cascades(fields, at)


def _impossible_cascades(fields: dict[str, Any], at: str) -> Iterator[Problem]:
    """5.4 Where `cascade` stands though there is not one order of places."""
    one_order = len({tier["pool"] for tier in fields["tiers"]}) == 1 and fields["one_prize_per"]["within"] == "draw"
    for number, tier in enumerate(fields["tiers"]):
        for cause, reaction in tier["on"].items():
            if reaction == "cascade" and not one_order:
                yield Problem(
                    step="5.4",
                    where=f"{at}tiers[{number}].on.{cause}",
                    what=Text(
                        "cascade veut un seul vivier et un lot par tirage",
                        "cascade wants one pool and one prize per draw",
                    ),
                )


def _plain_list(sealed: SealedList) -> Plain:
    return {
        "sha256": sealed.sha256,
        "merkle_root": sealed.merkle_root,
        "entries": sealed.entries,
        "tickets": sealed.tickets,
    }
