"""The desk: the only shell. It knows the time, the store, the files; it loads, decides, appends."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self
from uuid import uuid4

from campaignkit.campaign import CampaignPlan, StartCampaign, own_checks
from campaignkit.campaign.plan import AdoptedPlan
from campaignkit.desk.clock import Clock, system_clock
from campaignkit.desk.errors import NoSuchCampaignError
from campaignkit.desk.game import Game
from campaignkit.desk.log import Log
from campaignkit.desk.storekey import GivenKey, Keyring, StoreKey, keyring_for
from campaignkit.values import CampaignId, Digest, SubjectId, Text, checked_id

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from campaignkit.beacons import Beacon
    from campaignkit.campaign import DueItem, RoomCheck, ToSign
    from campaignkit.desk.home import Home
    from campaignkit.desk.outbox import Told
    from campaignkit.desk.people import People
    from campaignkit.documents import Agenda
    from campaignkit.rulepacks import Library
    from campaignkit.store import LogReport, ReadView, Store

NOBODY = SubjectId("desk")


def fresh_id() -> str:
    """An id that nothing else has, that says nothing, and that nobody can guess."""
    return uuid4().hex


class Desk:
    """Where an organiser works on campaigns, all in one store; `keyring` has the key of what is personal.

    >>> from campaignkit.desk import Desk
    >>> with Desk.in_memory() as desk:
    ...     list(desk)
    []
    """

    def __init__(  # noqa: PLR0913 - what a desk stands on, each by its name
        self,
        store: Store,
        *,
        clock: Clock = system_clock,
        beacon: Beacon | None = None,
        lang: str | None = None,
        fresh: Callable[[], str] = fresh_id,
        packs: Library | None = None,
        checks: Iterable[RoomCheck] | None = None,
        keyring: Keyring | None = None,
    ) -> None:
        self.store = store
        self.keyring: Keyring = keyring or Keyring()
        self.clock = clock
        self.fresh = fresh
        self.lang: str = lang or os.environ.get("CAMPAIGNKIT_LANG", "en")
        self.actor: SubjectId = NOBODY
        self.log: Log = Log(lambda: self.packs, lambda: self.checks)
        self._beacon = beacon
        self._packs = packs
        self._checks: tuple[RoomCheck, ...] | None = None if checks is None else own_checks(checks)
        self._games: dict[CampaignId, Game] = {}

    @classmethod
    def connect(  # noqa: PLR0913 - what a desk stands on, each by its name
        cls,
        target: str | Path | Engine | Connection,
        *,
        schema: str | None = None,
        clock: Clock = system_clock,
        beacon: Beacon | None = None,
        lang: str | None = None,
        fresh: Callable[[], str] = fresh_id,
        packs: Library | None = None,
        checks: Iterable[RoomCheck] | None = None,
        key: GivenKey | None = None,
    ) -> Desk:
        """Open the SQLite file at this path; it is made when it does not exist.

        An address such as `postgresql://lea@db.example/agency`, or an engine of SQLAlchemy, opens
        the `schema` (`campaignkit` unless another is named) of a PostgreSQL server; given a
        connection, everything happens in its transaction, which its owner commits or undoes.
        `packs` are the rules that gates ask: None takes those of the package and the files that
        CAMPAIGNKIT_PACKS of the environment names. `checks` are your own, over the whole plan and
        the whole state, which gates ask as well: None takes those that CAMPAIGNKIT_CHECKS names
        (`module:NAME`). OwnCheckError or PackError says what keeps them from being asked.
        `key` encrypts what is personal: a StoreKey, its 32 bytes, its text, or the file that holds
        it; None takes CAMPAIGNKIT_KEY of the environment, else the file `PATH.key` beside the
        database, made when it is first needed; a server has no such file, and its key is given. The
        log is read and verified without it. Raises a StoreError when the database is damaged, of
        another program or of a newer version; it is then left untouched.
        """
        from campaignkit.store import connect

        return cls(
            connect(str(target) if isinstance(target, Path) else target, schema=schema),
            clock=clock, beacon=beacon, lang=lang, fresh=fresh, packs=packs,
            checks=checks, keyring=keyring_for(target, key),
        )  # fmt: skip

    @classmethod
    def in_memory(
        cls,
        *,
        clock: Clock = system_clock,
        beacon: Beacon | None = None,
        lang: str | None = None,
        packs: Library | None = None,
        checks: Iterable[RoomCheck] | None = None,
    ) -> Desk:
        """A desk that forgets everything when it is closed."""
        from campaignkit.store import MemoryStore

        keyring = Keyring(given=StoreKey.fresh())
        return cls(MemoryStore(), clock=clock, beacon=beacon, lang=lang, packs=packs, checks=checks, keyring=keyring)

    def start(self, plan: CampaignPlan, *, command_id: str | None = None) -> Game:
        """Begin a campaign with this plan; a draft may start. RefusedError when it exists already."""
        game = Game(self, plan.id)
        game.do(StartCampaign(self.adopting(plan)), command_id=command_id)
        self._games[plan.id] = game
        return game

    def adopting(self, plan: CampaignPlan) -> AdoptedPlan:
        """The plan with the digest of each of its paths."""
        from campaignkit.codec import digests

        return AdoptedPlan(plan=plan, digests=digests(plan))

    def __getitem__(self, campaign: str) -> Game:
        """The campaign of this name; NoSuchCampaignError names those that exist."""
        name = CampaignId(campaign)
        known = tuple(self)
        if name not in known:
            raise NoSuchCampaignError(
                Text(f"il n'y a pas d'opération « {campaign} »", f'there is no campaign "{campaign}"'),
                None,
                Text(f"dans cette base : {', '.join(known) or '-'}", f"in this store: {', '.join(known) or '-'}"),
            )
        return self._games.setdefault(name, Game(self, name))

    def referred(self, external_ref: str) -> tuple[CampaignId, ...]:
        """The campaigns that the CRM knows by this id, or in which it knows a party by it."""
        return tuple(name for name in self if external_ref in self[name].plan.external_refs)

    def house(self, name: str) -> Home:
        """The agency or the client of this name, which answers once a year for all its campaigns."""
        from campaignkit.desk.home import Home

        return Home(self, str(checked_id(name)))

    def of_house(self, tx: ReadView, name: str) -> tuple[Game, ...]:
        """The campaigns whose plan names this house, as a transaction sees them."""
        streams = (head.stream for head in tx.streams() if ":" not in head.stream)
        games = (self._games.setdefault(CampaignId(each), Game(self, CampaignId(each))) for each in streams)
        return tuple(game for game in games if name in game.load(tx).plan.houses)

    def __iter__(self) -> Iterator[CampaignId]:
        """The names of the campaigns in the store."""
        return iter(CampaignId(head.stream) for head in self.store.streams() if ":" not in head.stream)

    @contextmanager
    def acting_as(self, person: str) -> Iterator[Desk]:
        """Record what follows as done by this person, an opaque id; the host application authenticates."""
        before, self.actor = self.actor, SubjectId(person)
        try:
            yield self
        finally:
            self.actor = before

    def attach(self, path: str | Path) -> Digest:
        """Keep a file as evidence; the digest of its bytes names it."""
        file = Path(path)
        return self.attach_bytes(file.name, file.read_bytes())

    def attach_bytes(self, name: str, content: bytes) -> Digest:
        """Keep bytes as evidence, under a name; their digest names them."""
        with self.store.transaction() as tx:
            return tx.put_attachment(name, content)

    def use_signing_key(self, key: bytes) -> None:
        """Sign draws with these 32 bytes from now on, instead of a key made at the first use."""
        from campaignkit.desk.register import SIGNING_KEY
        from campaignkit.desk.vault import vault

        with self.store.transaction() as tx:
            vault(tx, self).put_secret(SIGNING_KEY, key)

    def register(self) -> bytes:
        """Everything that the key of this store ever signed, as it is written to a file: a public register (8)."""
        from campaignkit.desk.register import Register

        with self.store.transaction() as tx:
            return json.dumps([row.to_plain() for row in Register(tx, self).rows], indent=1).encode() + b"\n"

    def checkpoint(self) -> str:
        """Where every stream ends now, signed with the key of the store: to be kept elsewhere."""
        from campaignkit.desk.register import Register
        from campaignkit.store import checkpoint

        with self.store.transaction() as tx:
            key = Register(tx, self).key
        return checkpoint(self.store, at=self.clock(), private_key=key)

    def verify(self, checkpoint: str | None = None) -> LogReport:
        """Check every row of the log, a checkpoint if there is one, and the entry book against the log.

        ChainError names the first bad row, BookError the first batch or entry that differs.
        """
        from campaignkit.store import verify_book, verify_log

        report = verify_log(self.store, checkpoint=checkpoint)
        for name in self:
            tallies = self[name].state.entries.tallies.values()
            batches = {batch.batch: batch.sha256 for tally in tallies for batch in tally.batches}
            removals = {entry: why for tally in tallies for entry, why in tally.out.items()}
            with self.store.read() as view:
                verify_book(view, name, batches=batches, removals=removals)
        return report

    def due(self, *, days: int = 7, person: str = "") -> tuple[DueItem, ...]:
        """What is late, what falls due within so many days, and what has un-readied, over all campaigns; reads only.

        For one person, by their opaque id: what waits for a role that they hold or stand in for.
        """
        from campaignkit.desk.due import due_items

        return due_items(self, days, person)

    def to_sign(self, person: str) -> tuple[ToSign, ...]:
        """What waits for this person's signature, over all campaigns, soonest first, undated last; reads only."""
        from campaignkit.desk.due import signatures

        return signatures(self, person)

    def agenda(self, *, days: int = 7, person: str = "") -> Agenda:
        """What `due` finds, as `campaignkit.documents.agenda_text` tells it: by day, with the working days left."""
        from campaignkit.desk.due import agenda

        return agenda(self, days, person)

    def events(self, after: int = 0) -> Iterator[Told]:
        """What happened above a position of the log, over all campaigns, in order: an outbox to read.

        Whoever keeps the position of the last one and asks again from it misses nothing, whoever writes.
        """
        from campaignkit.desk.outbox import told

        return told(self, after)

    def apply_due(self, item: DueItem) -> tuple[object, ...]:
        """Do what a due item proposes; RefusedError when it proposes nothing that can be done."""
        from campaignkit.desk.due import apply_due

        return apply_due(self, item)

    @property
    def packs(self) -> Library:
        """The rules of law and platforms that gates ask, a house's own among them."""
        if self._packs is None:
            from campaignkit.desk.own import packs_in_force

            self._packs = packs_in_force()
        return self._packs

    @property
    def checks(self) -> tuple[RoomCheck, ...]:
        """The checks that an agency adds to those of the library; gates ask them too."""
        if self._checks is None:
            from campaignkit.desk.own import checks_in_force

            self._checks = checks_in_force()
        return self._checks

    @property
    def people(self) -> People:
        """Who is behind the opaque ids: kept encrypted, found, handed out, erased."""
        from campaignkit.desk.people import People

        return People(self)

    @property
    def beacon(self) -> Beacon:
        """Where rounds of public randomness are had; the rounds recorded with the library unless another was given."""
        if self._beacon is None:
            from campaignkit.beacons import RecordedBeacon, recorded_rounds

            self._beacon = RecordedBeacon(recorded_rounds())
        return self._beacon

    @beacon.setter
    def beacon(self, source: Beacon) -> None:
        self._beacon = source

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()
