"""Who is behind an opaque id, in one campaign: the only place where accounts have a name, and it can be erased."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from campaignkit.desk.errors import RefusedError
from campaignkit.entries import handle
from campaignkit.machine import ReasonKind
from campaignkit.values import Text, digest_of, to_micros

if TYPE_CHECKING:
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


class Directory:
    """The people of one campaign, inside a transaction."""

    def __init__(self, tx: Transaction, game: Game) -> None:
        self._tx = tx
        self._fresh = game.desk.fresh
        self._field = f"account:{game.id}"
        self._outsiders = f"excluded:{game.id}"
        self._subjects: dict[str, str] = {}

    def subject(self, account: str) -> str:
        """The opaque id of whoever holds an account; made at the first sight."""
        if account not in self._subjects:
            found = self._tx.find(self._field, account)
            if found is None:
                found = self._fresh()
                self._tx.put(found, self._field, account)
            self._subjects[account] = found
        return self._subjects[account]

    def account(self, subject: str) -> str:
        """The account of an opaque id; the id itself once it was erased."""
        return self._tx.get(subject, self._field) or subject

    def exclude(self, accounts: Iterable[str]) -> None:
        """Remember accounts that may not take part."""
        for account in accounts:
            self._tx.put(self._outsiders, handle(account), "excluded")

    def excluded(self) -> tuple[str, ...]:
        """The accounts that may not take part."""
        return tuple(self._tx.fields(self._outsiders))

    def erase(self, subjects: Iterable[str]) -> int:
        """Forget these people; how many values there were."""
        return self._tx.erase(subjects)

    def erase_excluded(self) -> int:
        """Forget the accounts that might not take part."""
        return self._tx.erase((self._outsiders,))


def reveal(game: Game, claim: str, why: str) -> str:
    """The account behind a claim; who asked, when and why is written to the log of revelations.

    Raises RefusedError when there is no such claim, no reason is given, or the account was erased.
    """
    with game.desk.store.transaction() as tx:
        award = game.load(tx).claims.claims.get(claim)
        entry = tx.entry(game.id, award.entry) if award is not None else None
        account = tx.get(entry.subject, f"account:{game.id}") if entry is not None else None
        if entry is None or account is None:
            raise RefusedError((NOBODY_BEHIND.because(where=claim, claim=claim),))
        if not why.strip():
            raise RefusedError((NO_REASON.because(where=claim),))
        _note(game, tx, entry.subject, claim, why)
        return account


def _note(game: Game, tx: Transaction, subject: str, claim: str, why: str) -> None:
    from campaignkit.codec import canonical_text
    from campaignkit.store import NewEvent

    body = canonical_text({"claim": claim, "subject": subject, "why": why})
    fact = NewEvent(
        kind="directory.revealed", schema=1, definition="", recorded_at=to_micros(game.desk.clock()),
        actor=game.desk.actor, body=body,
    )  # fmt: skip
    tx.append(f"directory:{game.id}", (fact,), command_id=game.desk.fresh(), command_sha256=digest_of(body.encode()))
