"""One campaign on the desk: what is done to it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from campaignkit.approvals import ProveWaiver, SignOff, Waive
from campaignkit.campaign import (
    AdoptedPlan,
    AdoptPlan,
    Archive,
    CampaignPlan,
    Cancel,
    CloseRound,
    End,
    Extend,
    Launch,
    Pause,
    Resume,
    Shorten,
    change_command,
    decide,
    with_closing,
)
from campaignkit.desk.changing import changed
from campaignkit.desk.errors import RefusedError
from campaignkit.desk.standing import Standing
from campaignkit.desk.witnessing import NO_WITNESSES, Witnesses
from campaignkit.draw import CommitDraw, HoldDraw, SettleDraw, VoidDraw
from campaignkit.entries import AdmitBatch, EntryDisqualified, EntryWithdrawn
from campaignkit.machine import Accepted, ReasonKind, Refused, word
from campaignkit.privacy import EraseData
from campaignkit.rules import Public, VisitRules
from campaignkit.values import Digest, Instant, RoundId, SubjectId, Text, Zone

if TYPE_CHECKING:
    from campaignkit.desk.importing import Imported
    from campaignkit.store import Transaction


DESK_ONLY = frozenset({AdmitBatch, CommitDraw, HoldDraw, SettleDraw, VoidDraw, VisitRules, EraseData})
"""Commands whose words nobody may make up: counts, lists, certificates, attestations are the desk's own work."""

THROUGH_THE_DESK = ReasonKind(
    "desk.through-the-desk",
    Text("« {command} » ne s'écrit pas à la main", '"{command}" is not written by hand'),
    Text(
        "passer par le bureau, qui le calcule",
        "go through import_entries, seal, draw, settle_draw, void_draw, visit_rules or erase",
    ),
    "lead",
)


class Game(Standing):
    """One campaign of a desk: what `Standing` tells of it, and everything that is done."""

    def do(
        self, command: object, *, command_id: str | None = None, expected_version: int | None = None
    ) -> tuple[Any, ...]:
        """Decide and record: the facts, or RefusedError with every reason and nothing recorded.

        The same `command_id` with the same command gives the facts recorded then. With
        `expected_version`, StaleError if the log has grown since.
        """
        if type(command) in DESK_ONLY:
            raise RefusedError((THROUGH_THE_DESK.because(command=word(type(command))),))
        with self.desk.store.transaction() as tx:
            return self.do_within(tx, command, command_id=command_id, expected_version=expected_version)

    def do_within(
        self, tx: Transaction, command: object, *, command_id: str | None = None, expected_version: int | None = None
    ) -> tuple[Any, ...]:
        """As `do`, inside a transaction that the caller holds."""
        sha256 = self.desk.log.command_sha256(command)
        if command_id is not None and (before := self._recorded(tx, command_id, sha256)):
            return before
        campaign = self.load(tx)
        now = self.desk.clock()
        match decide(campaign, command, now, self.desk.actor):
            case Refused(reasons):
                raise RefusedError(reasons)
            case Accepted(facts):
                tx.append(
                    self.id,
                    self.desk.log.rows(facts, now, self.desk.actor),
                    command_id=command_id or self.desk.fresh(),
                    command_sha256=sha256,
                    expected_version=expected_version,
                )
                self._follow(tx, facts)
                self.work_out_due(tx)
                return facts

    def work_out_due(self, tx: Transaction) -> None:
        """Write anew, for other programs, what falls due in this campaign as the transaction sees it."""
        from campaignkit.desk.due import due_rows

        tx.put_due(self.id, due_rows(self.load(tx), self.desk.clock()))

    def _follow(self, tx: Transaction, facts: tuple[Any, ...]) -> None:
        """The entry book follows what the log says of single entries."""
        for fact in facts:
            match fact:
                case EntryWithdrawn(entry=entry, reason=reason):
                    tx.set_status(self.id, (entry,), status="withdrawn", reason=reason)
                case EntryDisqualified(entry=entry, reason=reason, article=article):
                    tx.set_status(self.id, (entry,), status="disqualified", reason=reason, article=article)
                case _:
                    pass

    def _recorded(self, tx: Transaction, command_id: str, sha256: Digest) -> tuple[Any, ...]:
        from campaignkit.store.errors import reused

        rows = tx.recorded(self.id, command_id)
        if rows and rows[0].command_sha256 != sha256:
            raise reused(self.id, command_id)
        return tuple(self.desk.log.fact(row) for row in rows)

    def adopt(self, plan: CampaignPlan) -> tuple[Any, ...]:
        """Adopt a new version of the plan, while nothing is public."""
        return self.do(AdoptPlan(self.desk.adopting(plan)))

    def amend(
        self, plan: CampaignPlan | None = None, /, *, reason: str, asked_by: str, proof: str, **changes: object
    ) -> tuple[Any, ...]:
        """Make the change of which `what_if` told: adopt another plan, or this one with changes.

        In planning the plan is adopted; after the launch a closing that moves extends or shortens its
        round, and any other change amends. RefusedError with every reason, and nothing changes.
        """
        with self.desk.store.transaction() as tx:
            state = self.load(tx)
            adopted = self.desk.adopting(changed(plan or state.plan, changes))
            asked = change_command(state, adopted, reason=reason, asked_by=SubjectId(asked_by), proof=proof)
            return self.do_within(tx, asked)

    def extend(self, round_id: str, closes_at: Instant, *, reason: str, asked_by: str, proof: str) -> tuple[Any, ...]:
        """Close a round later than announced."""
        with self.desk.store.transaction() as tx:
            asked = Extend(
                extended=RoundId(round_id), closes_at=closes_at, adopted=self._closing(tx, round_id, closes_at),
                reason=reason, asked_by=SubjectId(asked_by), proof=proof,
            )  # fmt: skip
            return self.do_within(tx, asked)

    def shorten(self, round_id: str, closes_at: Instant, *, reason: str, asked_by: str, proof: str) -> tuple[Any, ...]:
        """Close a round earlier than announced."""
        with self.desk.store.transaction() as tx:
            asked = Shorten(
                shortened=RoundId(round_id), closes_at=closes_at, adopted=self._closing(tx, round_id, closes_at),
                reason=reason, asked_by=SubjectId(asked_by), proof=proof,
            )  # fmt: skip
            return self.do_within(tx, asked)

    def _closing(self, tx: Transaction, round_id: str, closes_at: Instant) -> AdoptedPlan:
        """The plan in force, with the closing of one round changed, and the dates that follow it."""
        return self.desk.adopting(with_closing(self.load(tx).plan, round_id, closes_at))

    def sign(self, check: str, *, decided_by: str, channel: str, proof: str | Path = "") -> tuple[Any, ...]:
        """Sign a check off; `proof` is a digest, an address, or the path of a file that is kept as evidence.

        A refused sign-off keeps no file.
        """
        with self.desk.store.transaction() as tx:
            sign_off = SignOff(check, decided_by=SubjectId(decided_by), channel=channel, proof=_kept(tx, proof))
            return self.do_within(tx, sign_off)

    def waive(
        self, check: str, *, reason: str, decided_by: str, until: Instant, channel: str = "", proof: str | Path = ""
    ) -> tuple[Any, ...]:
        """Let an open check pass until an instant (exclusive); without proof it was by phone: 24 hours."""
        with self.desk.store.transaction() as tx:
            waiver = Waive(
                check, reason=reason, decided_by=SubjectId(decided_by), until=until, channel=channel,
                proof=_kept(tx, proof),
            )  # fmt: skip
            return self.do_within(tx, waiver)

    def prove_waiver(self, check: str, *, proof: str | Path) -> tuple[Any, ...]:
        """Bring the proof of a waiver by phone within its 24 hours; a refused one keeps no file."""
        with self.desk.store.transaction() as tx:
            return self.do_within(tx, ProveWaiver(check, proof=_kept(tx, proof)))

    def launch(self) -> tuple[Any, ...]:
        """Go public."""
        return self.do(Launch())

    def pause(self, reason: str) -> tuple[Any, ...]:
        """Stop for a while."""
        return self.do(Pause(reason=reason))

    def resume(self, reason: str) -> tuple[Any, ...]:
        """Go on after a pause."""
        return self.do(Resume(reason=reason))

    def cancel(self, reason: str) -> tuple[Any, ...]:
        """Give the campaign up."""
        return self.do(Cancel(reason=reason))

    def end(self) -> tuple[Any, ...]:
        """No round takes entries any more."""
        return self.do(End())

    def archive(self) -> tuple[Any, ...]:
        """Close the campaign for good."""
        return self.do(Archive())

    def import_entries(
        self, path: Path | str, round_id: str, *, tz: Zone | None = None, shown: int | None = None, why: str = ""
    ) -> Imported:
        """Import a file of entries into a round; see `campaignkit.desk.importing`."""
        from campaignkit.desk.importing import import_entries

        return import_entries(self, Path(path), round_id, tz=tz, shown=shown, why=why)

    def exclude(self, accounts: Iterable[str]) -> None:
        """Keep these accounts (staff, family, suppliers) out of every later import; names stay in the directory."""
        from campaignkit.desk.directory import Directory

        with self.desk.store.transaction() as tx:
            Directory(tx, self).exclude(accounts)

    def reveal(self, claim: str, *, why: str) -> str:
        """The account behind a claim, for whoever must write to it; the revelation is logged."""
        from campaignkit.desk.directory import reveal

        return reveal(self, claim, why)

    def visit_rules(self) -> tuple[Any, ...]:
        """Look at the address of the published rules, and record what it gave: that file, another, or nothing."""
        from campaignkit.desk.visiting import visited

        document = self.state.rules.document
        visit = visited(document.newest.address if isinstance(document, Public) else "")
        with self.desk.store.transaction() as tx:
            return self.do_within(tx, visit)

    def close(self, round_id: str) -> tuple[Any, ...]:
        """Take no later entry in a round."""
        return self.do(CloseRound(RoundId(round_id)))

    def seal(self, round_id: str) -> tuple[Any, ...]:
        """Fix the list of a closed round, and commit to a coming round of public randomness."""
        from campaignkit.desk.sealing import seal

        return seal(self, round_id)

    def draw(self, round_id: str, *, witnesses: Witnesses = NO_WITNESSES) -> tuple[Any, ...]:
        """Hold the draw of a sealed round; PendingError while its randomness has not come.

        `witnesses` are what speaks for the time of sealing; without any it is the organiser's word.
        WitnessError when one of them counts for nothing.
        """
        from campaignkit.desk.drawing import hold

        return hold(self, round_id, witnesses)

    def settle_draw(self, round_id: str) -> tuple[Any, ...]:
        """Issue the final certificate, with every substitution in it."""
        from campaignkit.desk.drawing import settle

        return settle(self, round_id)

    def void_draw(self, round_id: str, reason: str) -> tuple[Any, ...]:
        """Close a sealed draw that will not be held, by a signed statement."""
        from campaignkit.desk.drawing import void

        return void(self, round_id, reason)

    def commitment(self, round_id: str) -> bytes:
        """What a round is committed to, as it is written to a file: publish it, or have it witnessed, at once."""
        from campaignkit.desk.drawing import commitment_kept

        return commitment_kept(self, round_id)

    def certificate(self, round_id: str) -> bytes:
        """The latest certificate of a round, as it is written to a file."""
        from campaignkit.desk.drawing import latest_certificate

        return latest_certificate(self, round_id)

    def sealed_list(self, round_id: str) -> bytes:
        """The sealed list of a round, as it is written to a file."""
        from campaignkit.desk.sealing import sealed_list

        return sealed_list(self, round_id)

    def erase(self, purpose: str) -> tuple[Any, ...]:
        """Erase what is held for a purpose, with an attestation."""
        from campaignkit.desk.erasing import erase

        return erase(self, purpose)


def _kept(tx: Transaction, proof: str | Path) -> str:
    """What stands for a proof: the digest of a file, which is kept as evidence, or the words as they are."""
    return tx.put_attachment(proof.name, proof.read_bytes()) if isinstance(proof, Path) else proof
