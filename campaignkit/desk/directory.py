"""Who is behind an opaque id, in one campaign: the only place where accounts have a name, and it can be erased."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from campaignkit.campaign import not_allowed
from campaignkit.desk.errors import RefusedError
from campaignkit.desk.vault import Readable, Vault, vault
from campaignkit.entries import handle
from campaignkit.machine import ReasonKind
from campaignkit.organisers import Act
from campaignkit.values import Text, digest_of, to_micros

if TYPE_CHECKING:
    from campaignkit.desk.desk import Desk
    from campaignkit.desk.game import Game
    from campaignkit.store import Transaction

NOBODY_BEHIND = ReasonKind(
    "desk.nobody-behind",
    Text("aucun compte connu derrière « {claim} »", 'no account is known behind "{claim}"'),
    Text("vérifier le gain ; un compte effacé ne revient pas", "check the claim; an erased account does not come back"),
    "cm",
)
NO_REASON = ReasonKind(
    "desk.no-reason",
    Text("aucun motif n'est donné", "no reason is given"),
    Text("dire à quoi servira ce compte", "say what the account is wanted for"),
    "cm",
)


EXCLUDED = "excluded"


def account_field(campaign: str) -> str:
    """The field of a person that holds their account in a campaign."""
    return f"account:{campaign}"


def excluded_by(campaign: str) -> str:
    """Under whose id the accounts lie that may not take part in a campaign."""
    return f"excluded:{campaign}"


def exclude(vault: Vault, campaign: str, accounts: Iterable[str]) -> None:
    """Add to the accounts that may not take part in a campaign."""
    subject = excluded_by(campaign)
    known = excluded(vault, campaign)
    vault.put(subject, EXCLUDED, json.dumps(list(dict.fromkeys((*known, *map(handle, accounts))))))


def excluded(vault: Readable, campaign: str) -> tuple[str, ...]:
    """The accounts that may not take part in a campaign."""
    return tuple(json.loads(vault.get(excluded_by(campaign), EXCLUDED) or "[]"))


class Directory:
    """The people of one campaign, inside a transaction."""

    def __init__(self, tx: Transaction, game: Game) -> None:
        self.vault: Vault = vault(tx, game.desk)
        self._fresh = game.desk.fresh
        self._campaign = game.id
        self._field = account_field(game.id)
        self._new = not tx.in_book(game.id)
        self._subjects: dict[str, str] = {}
        self._accounts: dict[str, str] = {}

    def recognise(self, accounts: Iterable[str]) -> None:
        """Look up who holds these accounts; before the first import nobody is known."""
        for name in () if self._new else dict.fromkeys(map(handle, accounts)):
            found = self.vault.find(self._field, name)
            if found is not None:
                self._remember(found, name)

    def enter(self, accounts: Iterable[str]) -> None:
        """Give an opaque id to each of these accounts that has none yet, once they were recognised."""
        new = [(self._fresh(), name) for name in dict.fromkeys(map(handle, accounts)) if name not in self._subjects]
        self.vault.add(sorted(new), self._field)
        for subject, name in new:
            self._remember(subject, name)

    def _remember(self, subject: str, name: str) -> None:
        self._subjects[name] = subject
        self._accounts[subject] = name

    def subject(self, account: str) -> str:
        """The opaque id of an account that was recognised or entered."""
        return self._subjects[handle(account)]

    def account(self, subject: str) -> str:
        """The account of an opaque id, if it was recognised or entered; the id itself otherwise."""
        return self._accounts.get(subject, subject)

    def exclude(self, accounts: Iterable[str]) -> None:
        """Remember accounts that may not take part."""
        exclude(self.vault, self._campaign, accounts)

    def excluded(self) -> tuple[str, ...]:
        """The accounts that may not take part."""
        return excluded(self.vault, self._campaign)

    def erase(self, subjects: Iterable[str]) -> int:
        """Forget these people; how many values there were."""
        return self.vault.erase(subjects)

    def erase_excluded(self) -> int:
        """Forget the accounts that might not take part; how many there were."""
        many = len(self.excluded())
        self.vault.erase((excluded_by(self._campaign),))
        return many


def reveal(game: Game, claim: str, why: str) -> str:
    """The account behind a claim; who asked, when and why is written to the log of revelations.

    The fact holds a salted commitment to what was revealed. Raises RefusedError when there is no
    such claim, no reason is given, or the account was erased.
    """
    with game.desk.store.transaction() as tx:
        campaign = game.load(tx)
        unfit = not_allowed(campaign, Act.REVEAL, game.desk.actor)
        award = campaign.claims.claims.get(claim)
        entry = tx.entry(game.id, award.entry) if award is not None else None
        people = vault(tx, game.desk)
        account = people.get(entry.subject, account_field(game.id)) if entry is not None else None
        if entry is None or account is None:
            raise RefusedError((*unfit, NOBODY_BEHIND.because(where=claim, claim=claim)))
        unsaid = () if why.strip() else (NO_REASON.because(where=claim),)
        if unfit or unsaid:
            raise RefusedError((*unfit, *unsaid))
        commitment = people.commit(entry.subject, account_field(game.id))
        about = {"claim": claim, "commitment": commitment, "subject": entry.subject, "why": why}
        note(game.desk, tx, f"directory:{game.id}", "directory.revealed", about)
        return account


def note(desk: Desk, tx: Transaction, stream: str, kind: str, about: Mapping[str, object]) -> None:
    """Write to the log what was done with somebody's data; `about` holds opaque ids and reasons, never a name."""
    from campaignkit.codec import canonical_text
    from campaignkit.store import NewEvent

    body = canonical_text(about)
    fact = NewEvent(
        kind=kind, schema=2, definition="", recorded_at=to_micros(desk.clock()), actor=desk.actor, body=body
    )  # fmt: skip
    tx.append(stream, (fact,), command_id=desk.fresh(), command_sha256=digest_of(body.encode()))
