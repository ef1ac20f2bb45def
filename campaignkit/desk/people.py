"""The people of a desk: those who act, enter, win or judge, by opaque ids; what is known of them can be erased."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from campaignkit.campaign import Campaign, not_allowed
from campaignkit.campaign.states import Archived, Cancelled, Settled, Void
from campaignkit.desk.directory import NO_REASON, account_field, note
from campaignkit.desk.errors import RefusedError
from campaignkit.desk.vault import is_value, vault
from campaignkit.machine import Reason, ReasonKind
from campaignkit.organisers import Act
from campaignkit.privacy import Held
from campaignkit.values import SubjectId, Text, checked_id

if TYPE_CHECKING:
    from campaignkit.desk.desk import Desk
    from campaignkit.desk.storekey import StoreKey
    from campaignkit.store import BookEntry, ReadView, Transaction

STREAM = "house:directory"
NAMES = ("name", "email", "external_ref")
NOBODY_KNOWN = ReasonKind(
    "desk.nobody-known",
    Text("rien n'est connu de « {subject} »", 'nothing is known of "{subject}"'),
    Text(
        "chercher la personne par son compte (« campaignkit people find »)",
        "find the person by their account (people find)",
    ),
    "dpo",
)
STILL_ENTERED = ReasonKind(
    "desk.still-entered",
    Text(
        "cette personne participe encore à « {campaign} » (participation {entry})",
        'this person still takes part in "{campaign}" (entry {entry})',
    ),
    Text(
        "retirer d'abord la participation (entries.withdraw), ou attendre que la session soit réglée",
        "withdraw the entry first (entries.withdraw), or wait until the round is settled",
    ),
    "dpo",
)
ON_HOLD = ReasonKind(
    "desk.person-on-hold",
    Text("les données de « {campaign} » sont sous séquestre", 'the data of "{campaign}" is on legal hold'),
    Text("lever le séquestre d'abord (privacy.release)", "lift the hold first (privacy.release)"),
    "dpo",
)


class People:
    """What a desk knows of people; whatever is read or erased here is written to the log, with the reason.

    >>> from campaignkit.desk import Desk
    >>> with Desk.in_memory() as desk:
    ...     desk.people.keep("p-02", name="Léa Martin", email="lea@agency.example")
    ...     desk.people.find("lea@agency.example")
    ('p-02',)
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def keep(self, subject: str, **values: str) -> None:
        """Keep what is known of somebody, in place of what was; found by `name`, `email` and `external_ref`."""
        with self._desk.store.transaction() as tx:
            people = vault(tx, self._desk)
            for field, value in values.items():
                people.put(checked_id(subject), field, value, findable=field in NAMES)

    def key(self) -> StoreKey:
        """The key that everything is encrypted under, made when there is none yet; to be kept apart."""
        with self._desk.store.transaction() as tx:
            vault(tx, self._desk)
            return self._desk.keyring.key(tx)

    def find(self, value: str) -> tuple[SubjectId, ...]:
        """Whose account, name or address this is, in any campaign; empty when nobody is known by it."""
        with self._desk.store.transaction() as tx:
            people = vault(tx, self._desk)
            fields = (*NAMES, *map(account_field, self._desk))
            found = (people.find(field, value) for field in fields)
            return tuple(dict.fromkeys(SubjectId(subject) for subject in found if subject is not None))

    def export(self, subject: str, *, why: str) -> dict[str, Any]:
        """Everything that the store holds about one person, as plain data (GDPR, articles 15 and 20).

        `known` are the values of the directory, `commitments` what opens the commitments of the
        log, `entries` the rows of the entry book, `facts` the rows of the log that name the person,
        their entries or their prizes. RefusedError when nothing is known, or no reason is given.
        """
        from campaignkit.desk.exporting import about

        with self._desk.store.transaction() as tx:
            self._refuse(why, (*self._unknown(tx, subject), *self._unfit(tx, subject, Act.REVEAL)))
            exported = about(self._desk, tx, subject)
            note(self._desk, tx, STREAM, "directory.exported", {"subject": subject, "why": why})
            return exported

    def erase(self, subject: str, *, why: str) -> int:
        """Destroy the key and every value of one person; how many values there were.

        RefusedError while they take part in a round that is not settled, while the data of a
        campaign that they entered is on legal hold, when nothing is known, or no reason is given.
        """
        with self._desk.store.transaction() as tx:
            self._refuse(
                why,
                (*self._unknown(tx, subject), *self._unfit(tx, subject, Act.ERASE), *self._still_needed(tx, subject)),
            )
            values = vault(tx, self._desk).erase((subject,))
            note(self._desk, tx, STREAM, "directory.erased", {"subject": subject, "values": values, "why": why})
            return values

    def _refuse(self, why: str, reasons: tuple[Reason, ...]) -> None:
        unsaid = () if why.strip() else (NO_REASON.because(),)
        if unsaid or reasons:
            raise RefusedError((*reasons, *unsaid))

    def _unknown(self, tx: ReadView, subject: str) -> tuple[Reason, ...]:
        known = any(is_value(field) for field in tx.fields(subject))
        return () if known and ":" not in subject else (NOBODY_KNOWN.because(where=subject, subject=subject),)

    def _unfit(self, tx: Transaction, subject: str, act: Act) -> Iterator[Reason]:
        """Why whoever acts may not do this to somebody who entered these campaigns."""
        for name in self._desk:
            campaign = self._desk[name].load(tx)
            if next(entries_of(tx, campaign, subject), None) is not None:
                yield from not_allowed(campaign, act, self._desk.actor)

    def _still_needed(self, tx: Transaction, subject: str) -> Iterator[Reason]:
        for name in self._desk:
            campaign = self._desk[name].load(tx)
            rows = tuple(entries_of(tx, campaign, subject))
            if rows and any(isinstance(each, Held) for each in campaign.privacy.purposes.values()):
                yield ON_HOLD.because(where=name, campaign=name)
            for row in rows:
                if row.status == "admitted" and not _settled(campaign, row):
                    yield STILL_ENTERED.because(where=row.id, campaign=name, entry=row.id)


def entries_of(tx: ReadView, campaign: Campaign, subject: str) -> Iterator[BookEntry]:
    """The rows of the entry book that are of this person."""
    for round_id in campaign.rounds:
        yield from (row for row in tx.entries(campaign.id, round_id) if row.subject == subject)


def claims_of(campaign: Campaign, entries: Mapping[str, BookEntry]) -> tuple[str, ...]:
    """The prizes that these entries won or were next for."""
    return tuple(claim for claim, state in campaign.claims.claims.items() if state.entry in entries)


def _settled(campaign: Campaign, row: BookEntry) -> bool:
    """Whether nothing of the round is decided any more: it is settled or void, or the campaign is given up."""
    over = isinstance(campaign.phase, Archived) or (
        isinstance(campaign.phase, Cancelled) and not campaign.claims.claims
    )
    drawn_from = [state for name, state in campaign.rounds.items() if campaign.root(name) == row.round]
    return over or all(isinstance(state, Settled | Void) for state in drawn_from)
