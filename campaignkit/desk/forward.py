"""From a store that kept names and keys plain to one that encrypts them: a step taken once, when people are needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from campaignkit.desk.directory import EXCLUDED, account_field, exclude, excluded_by
from campaignkit.desk.register import SIGNING_KEY
from campaignkit.desk.sealing import GROUP_KEY, group_key_of

if TYPE_CHECKING:
    from campaignkit.desk.desk import Desk
    from campaignkit.desk.vault import Vault
    from campaignkit.store import Transaction


def encrypt(tx: Transaction, desk: Desk, vault: Vault) -> None:
    """Encrypt what an earlier release left plain: accounts, exclusions, the keys of groups, the signing key.

    The plain rows are erased as people are, so that none of their bytes stays in the files.
    """
    signing = tx.setting(SIGNING_KEY)
    if signing is not None:
        vault.put_secret(SIGNING_KEY, signing)
    for campaign in desk:
        _encrypt_accounts(tx, desk, vault, campaign)
        _encrypt_exclusions(tx, vault, campaign)
        _encrypt_group_keys(tx, desk, vault, campaign)


def _encrypt_accounts(tx: Transaction, desk: Desk, vault: Vault, campaign: str) -> None:
    field = account_field(campaign)
    for subject in dict.fromkeys(_subjects(tx, desk, campaign)):
        account = tx.get(subject, field)
        if account is not None:
            tx.erase((subject,))
            vault.add(((subject, account),), field)


def _subjects(tx: Transaction, desk: Desk, campaign: str) -> Iterator[str]:
    for round_id in desk[campaign].load(tx).rounds:
        yield from (row.subject for row in tx.entries(campaign, round_id))


def _encrypt_exclusions(tx: Transaction, vault: Vault, campaign: str) -> None:
    plain = [account for account, value in tx.fields(excluded_by(campaign)).items() if value == EXCLUDED]
    if plain:
        tx.erase((excluded_by(campaign),))
        exclude(vault, campaign, plain)


def _encrypt_group_keys(tx: Transaction, desk: Desk, vault: Vault, campaign: str) -> None:
    for round_id in desk[campaign].load(tx).rounds:
        subject = group_key_of(campaign, round_id)
        plain = tx.setting(subject)
        if plain:
            tx.put_setting(subject, b"")
            vault.put(subject, GROUP_KEY, plain.hex())
