"""Erase the data of a purpose, and attest it; the log and the certificate go on holding."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from campaignkit.campaign import Campaign
from campaignkit.desk.directory import Directory
from campaignkit.desk.sealing import group_key_of
from campaignkit.privacy import About, Erased, EraseData, Purpose, PurposeId
from campaignkit.values import Digest, iso

if TYPE_CHECKING:
    from campaignkit.desk.game import Game
    from campaignkit.store import Transaction


def erase(game: Game, purpose: str) -> tuple[Any, ...]:
    """Erase what is held for a purpose; the facts, or RefusedError and nothing is erased.

    Whoever another purpose still holds stays until that one ends. With the last purpose about
    entrants goes the key that grouped them, so that nobody can link an entry to a person any more.
    """
    with game.desk.store.transaction() as tx:
        campaign = game.load(tx)
        people = Directory(tx, game)
        others = [each for each in campaign.plan.privacy.purposes if each.id != purpose and _still_held(campaign, each)]
        keeping = frozenset().union(*(_subjects(tx, campaign, each.about) for each in others))
        rows = people.erase(_subjects(tx, campaign, _about(campaign, purpose)) - keeping)
        if all(each.about not in (About.ENTRANT, About.LOSER) for each in others):
            rows += people.erase_excluded()
            people.vault.erase(group_key_of(game.id, round_id) for round_id in campaign.rounds)
        attestation = tx.put_attachment("erasure.json", _attestation(game, purpose, rows, len(keeping)))
        return game.do_within(tx, EraseData(PurposeId(purpose), rows=rows, attestation=Digest(attestation)))


def _about(campaign: Campaign, purpose: str) -> About | None:
    found = campaign.plan.privacy.purpose(purpose)
    return None if found is None else found.about


def _still_held(campaign: Campaign, purpose: Purpose) -> bool:
    return not isinstance(campaign.privacy.purposes.get(purpose.id), Erased)


def _subjects(tx: Transaction, campaign: Campaign, about: About | None) -> frozenset[str]:
    """Whose data a purpose is about: everybody who entered, those who won, or all the others."""
    match about:
        case About.ENTRANT:
            return _entered(tx, campaign)
        case About.WINNER:
            return _won(tx, campaign)
        case About.LOSER:
            return _entered(tx, campaign) - _won(tx, campaign)
        case _:
            return frozenset()


def _entered(tx: Transaction, campaign: Campaign) -> frozenset[str]:
    return frozenset(row.subject for round_id in campaign.rounds for row in tx.entries(campaign.id, round_id))


def _won(tx: Transaction, campaign: Campaign) -> frozenset[str]:
    entries = (tx.entry(campaign.id, state.entry) for state in campaign.claims.claims.values())
    return frozenset(entry.subject for entry in entries if entry is not None)


def _attestation(game: Game, purpose: str, rows: int, kept: int) -> bytes:
    return json.dumps(
        {
            "campaign": game.id,
            "purpose": purpose,
            "rows_erased": rows,
            "people_kept_for_another_purpose": kept,
            "at": iso(game.desk.clock()),
            "by": game.desk.actor,
        },
        sort_keys=True,
        indent=1,
    ).encode()
