"""Fix the list of a round, and commit to it before anybody can know the outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from attrs import evolve

from campaignkit.campaign import Campaign, afresh
from campaignkit.desk.errors import RefusedError
from campaignkit.desk.playing import playing, refuse_undecided_feeders
from campaignkit.desk.register import Register
from campaignkit.desk.vault import readable, ready, vault
from campaignkit.draw import (
    CommitDraw,
    PrizePer,
    TierPlan,
    sealed_as,
    sealed_tier,
)
from campaignkit.machine import ReasonKind
from campaignkit.rules import Public, Version
from campaignkit.values import UNKNOWN, Digest, Instant, RoundId, SealedList, Text

if TYPE_CHECKING:
    from campaignkit.desk.game import Game
    from campaignkit.draw.protocol import Chain, Commitment, Tier
    from campaignkit.store import ReadView, Transaction

NO_ENTRIES = ReasonKind(
    "desk.no-entries",
    Text("la session n'a aucune participation admise", "the round has no admitted entry"),
    Text("importer les participations, ou annuler la session", "bring the entries in, or void the round"),
    "cm",
)
NO_LIST = ReasonKind(
    "desk.no-list",
    Text("la liste scellée ne se refait pas", "the sealed list cannot be made again"),
    Text(
        "sceller d'abord ; après l'effacement, prendre le fichier gardé",
        "seal first; after the erasure, take the file that was kept",
    ),
    "tech",
)
TOO_LATE_TO_MOVE_UP = ReasonKind(
    "desk.too-late-to-move-up",
    Text(
        "un colis qui revient ne fait monter personne : en dessous, chacun a déjà son lot",
        "a parcel that comes back moves nobody up: everyone below has a prize by then",
    ),
    Text(
        "choisir une autre réaction dans draw.tiers[…].on.undeliverable",
        "choose another reaction in draw.tiers[…].on.undeliverable",
    ),
    "legal",
)
NOT_DRAWABLE = ReasonKind(
    "desk.not-drawable",
    Text("le plan du tirage n'est pas complet", "the plan of the draw is not complete"),
    Text("donner rangs, réactions, unité et chaîne dans draw", "give tiers, reactions, unit and chain in draw"),
    "lead",
)
NOT_PUBLISHED = ReasonKind(
    "desk.rules-not-published",
    Text("aucun règlement n'est publié", "no rules are published"),
    Text("publier le règlement (rules.publish)", "publish the rules (rules.publish)"),
    "legal",
)


def seal(game: Game, round_id: str) -> tuple[Any, ...]:
    """Seal the list of a closed round and commit to it; the facts, or RefusedError."""
    from campaignkit.draw.protocol import refuse_early_round
    from campaignkit.draw.protocol import seal as seal_lines

    with game.desk.store.transaction() as tx:
        campaign = game.load(tx)
        refuse_undecided_feeders(campaign, round_id)
        if next(playing(tx, campaign, round_id), None) is None:
            raise RefusedError((NO_ENTRIES.because(where=round_id),))
        _make_group_key(tx, game, round_id)
        sealed = seal_lines(lines_of(tx, game, round_id))
        register = Register(tx, game.desk)
        commitment = _commitment(campaign, round_id, sealed, register, game.desk.clock())
        refuse_early_round(commitment, campaign.plan.draw.margin_minutes * 60)
        facts = game.do_within(tx, _command(round_id, commitment))
        register.enter("commitment", commitment.commit, commitment.to_plain())
        return facts


def lines_of(tx: ReadView, game: Game, round_id: str) -> Iterator[bytes]:
    """The canonical list of a round, line by line, as it is sealed."""
    from campaignkit.draw.protocol import Entry, group_of, list_lines

    key = bytes.fromhex(readable(tx, game.desk).get(group_key_of(game.id, round_id), GROUP_KEY) or "")
    campaign = game.load(tx)
    grouped = campaign.plan.draw.one_prize_per is PrizePer.GROUP
    return list_lines(
        Entry(
            id=row.id,
            tickets=row.tickets,
            group=group_of(key, row.group or row.subject) if grouped and key else None,
            pools=tuple(row.pools.split(",")) if row.pools else (),
        )
        for row in playing(tx, campaign, round_id)
    )


def sealed_list(game: Game, round_id: str) -> bytes:
    """The sealed list of a round; RefusedError before the sealing, and once its people are erased."""
    ready(game.desk)
    with game.desk.store.read() as tx:
        committed = sealed_as(game.load(tx).draw.rounds.get(RoundId(round_id)))
        if committed is None:
            raise RefusedError((NO_LIST.because(where=round_id),))
        refuse_other_list(lines_of(tx, game, round_id), committed.sealed, round_id)
        return b"".join(lines_of(tx, game, round_id))


def refuse_other_list(lines: Iterable[bytes], sealed: SealedList, round_id: str) -> None:
    """RefusedError when these lines are not the ones that were sealed."""
    from campaignkit.draw.protocol import seal as seal_lines

    if seal_lines(lines) != sealed:
        raise RefusedError((NO_LIST.because(where=round_id),))


GROUP_KEY = "group-key"


def group_key_of(campaign: str, round_id: str) -> str:
    """Under whose id the key lies that turns people into groups, for this draw alone."""
    return f"{GROUP_KEY}:{campaign}:{round_id}"


def _make_group_key(tx: Transaction, game: Game, round_id: str) -> None:
    keys, subject = vault(tx, game.desk), group_key_of(game.id, round_id)
    if keys.get(subject, GROUP_KEY) is None:
        keys.put(subject, GROUP_KEY, sha256((game.desk.fresh() + game.desk.fresh()).encode()).hexdigest())


def _rules_in_force(campaign: Campaign, now: Instant) -> Version | None:
    document = campaign.rules.document
    return document.in_force(now) if isinstance(document, Public) else None


def _commitment(campaign: Campaign, round_id: str, sealed: SealedList, register: Register, now: Instant) -> Commitment:
    from campaignkit.draw.protocol import Commitment, DrandRound, OnePrizePer

    plan, rules = campaign.plan.draw, _rules_in_force(campaign, now)
    if rules is None:
        raise RefusedError((NOT_PUBLISHED.because(where="rules"),))
    if plan.one_prize_per is UNKNOWN or not plan.tiers_of(campaign.root(round_id)):
        raise RefusedError((NOT_DRAWABLE.because(where="draw"),))
    chain = _chain(campaign)
    sealed_at = now.replace(microsecond=0)
    return Commitment(
        campaign=campaign.id,
        draw=round_id,
        parent=_parent(campaign, round_id),
        signer=register.signer,
        sequence=register.sequence + 1,
        previous=register.previous,
        rules_sha256=rules.sha256,
        sealed_list=sealed,
        one_prize_per=OnePrizePer(unit=plan.one_prize_per.value, within=plan.within.value),
        tiers=_tiers(campaign, round_id),
        sealed_at=sealed_at,
        beacon=DrandRound(chain_hash=chain.hash, round=chain.round_at(_draws_at(campaign, round_id, sealed_at))),
    )


def _draws_at(campaign: Campaign, round_id: str, sealed_at: Instant) -> Instant:
    """The planned moment, or the first that leaves the margin."""
    earliest = sealed_at.add(minutes=campaign.plan.draw.margin_minutes)
    planned = campaign.plan.draw.drawn_at(campaign.root(round_id))
    return earliest if planned is UNKNOWN else max(planned, earliest)


def _chain(campaign: Campaign) -> Chain:
    from campaignkit.draw.protocol import CHAINS

    wanted = campaign.plan.draw.chain
    found = next((chain for chain in CHAINS.values() if chain.name == wanted), None)
    if found is None:
        raise RefusedError((NOT_DRAWABLE.because(where="draw.chain"),))
    return found


def _parent(campaign: Campaign, round_id: str) -> Digest | None:
    """The commitment whose prizes are drawn afresh; None for a first draw."""
    parent = campaign.parents.get(RoundId(round_id))
    sealed = sealed_as(campaign.draw.rounds.get(parent)) if parent else None
    return sealed.commitment_sha256 if sealed else None


def _tiers(campaign: Campaign, round_id: str) -> tuple[Tier, ...]:
    tiers = tuple(_tier(tier) for tier in campaign.plan.draw.tiers_of(campaign.root(round_id)))
    if any(tier.on.undeliverable == "cascade" for tier in tiers):
        raise RefusedError((TOO_LATE_TO_MOVE_UP.because(where="draw.tiers"),))
    parent = campaign.parents.get(RoundId(round_id))
    if parent is None:
        return tiers
    counts = afresh(campaign, parent)
    return tuple(evolve(tier, count=counts[tier.name]) for tier in tiers if tier.name in counts)


def _tier(tier: TierPlan) -> Tier:
    sealed = sealed_tier(tier)
    if sealed is None:
        raise RefusedError((NOT_DRAWABLE.because(where=f"draw.tiers[{tier.id}]"),))
    return sealed


def _command(round_id: str, commitment: Commitment) -> CommitDraw:
    return CommitDraw(
        RoundId(round_id),
        commitment_sha256=Digest(commitment.commit),
        sealed=commitment.sealed_list,
        beacon_round=commitment.beacon.round,
        round_time=commitment.beacon.comes_at,
        sealed_at=commitment.sealed_at,
        sequence=commitment.sequence,
    )
