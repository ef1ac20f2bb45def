"""A house on the desk: its profile, its policy of sizes, and what it answers once a year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from campaignkit.approvals import SignOff
from campaignkit.campaign import CampaignPlan, apply_house, decide_house, yearly_checks
from campaignkit.desk.errors import RefusedError
from campaignkit.house import AdoptPolicy, AdoptProfile, House, SignModel, SizePolicy, WithdrawModel, content_of
from campaignkit.machine import Accepted, Refused
from campaignkit.values import Digest, SubjectId

if TYPE_CHECKING:
    from campaignkit.desk.desk import Desk
    from campaignkit.store import ReadView, StoredEvent, Transaction


class Home:
    """One agency or client; its state is always the fold of its stream."""

    def __init__(self, desk: Desk, name: str) -> None:
        self.desk = desk
        self.name = name

    @property
    def stream(self) -> str:
        """The stream of this house in the log."""
        return f"house:{self.name}"

    @property
    def state(self) -> House:
        """The state that the stream leads to now."""
        with self.desk.store.read() as tx:
            return self.load(tx)

    def load(self, tx: ReadView) -> House:
        """The state as this transaction sees it."""
        house = House(name=self.name)
        for row in tx.events(self.stream, 0):
            house = apply_house(house, self.desk.log.fact(row))
        return house

    def history(self) -> tuple[StoredEvent, ...]:
        """The rows of this house's stream, oldest first."""
        with self.desk.store.read() as tx:
            return tuple(tx.events(self.stream, 0))

    def do(self, command: object) -> tuple[Any, ...]:
        """Decide and record: the facts, or RefusedError with every reason and nothing recorded."""
        with self.desk.store.transaction() as tx:
            return self.do_within(tx, command)

    def do_within(self, tx: Transaction, command: object) -> tuple[Any, ...]:
        """As `do`, inside a transaction that the caller holds."""
        desk, now = self.desk, self.desk.clock()
        match decide_house(self.load(tx), command, now, desk.actor, desk.packs):
            case Refused(reasons):
                raise RefusedError(reasons)
            case Accepted(facts):
                tx.append(
                    self.stream,
                    desk.log.rows(facts, now, desk.actor),
                    command_id=desk.fresh(),
                    command_sha256=desk.log.command_sha256(command),
                )
                for game in desk.of_house(tx, self.name):
                    game.work_out_due(tx)
                return facts

    def adopt(self, profile: CampaignPlan, file: bytes = b"") -> tuple[Any, ...]:
        """Adopt what every campaign of the house has in common: the parts of a plan that it fills.

        `file` is kept as evidence of where it was read from; the plan's canonical text without one.
        """
        from campaignkit.codec import canonical_text, digests, plain

        content = file or canonical_text(plain(profile)).encode()
        roles = sorted({role for person in profile.organisers.people for role in person.roles})
        with self.desk.store.transaction() as tx:
            return self.do_within(
                tx,
                AdoptProfile(
                    file=tx.put_attachment(f"{self.name}.yaml", content),
                    digests=digests(profile),
                    holders={role: tuple(sorted(profile.organisers.holding(role))) for role in roles},
                ),
            )

    def adopt_policy(self, policy: SizePolicy, *, decided_by: str, channel: str, proof: str | Path) -> tuple[Any, ...]:
        """Let a policy of sizes hold for a year, signed by somebody who leads the house."""
        with self.desk.store.transaction() as tx:
            kept = self._kept(tx, proof)
            return self.do_within(
                tx, AdoptPolicy(policy=policy, decided_by=SubjectId(decided_by), channel=channel, proof=kept)
            )

    def sign(self, check: str, *, decided_by: str, channel: str, proof: str | Path = "") -> tuple[Any, ...]:
        """Answer a yearly question for all campaigns of the house whose content is that of its profile."""
        with self.desk.store.transaction() as tx:
            kept = self._kept(tx, proof)
            return self.do_within(tx, SignOff(check, decided_by=SubjectId(decided_by), channel=channel, proof=kept))

    def sign_model(
        self, name: str, check: str, model: CampaignPlan, *, variables: Iterable[str], decided_by: str, channel: str,
        proof: str | Path,
    ) -> tuple[Any, ...]:  # fmt: skip
        """Answer a yearly question for every plan made from a model, while only the variables (paths) differ."""
        from campaignkit.codec import digests

        subject = next((each.subject for each in yearly_checks(self.desk.packs) if each.id == check), "-")
        with self.desk.store.transaction() as tx:
            signing = SignModel(
                model=name, on=check, content=content_of(digests(model), subject), variables=tuple(variables),
                decided_by=SubjectId(decided_by), channel=channel, proof=self._kept(tx, proof),
            )  # fmt: skip
            return self.do_within(tx, signing)

    def withdraw_model(self, name: str, check: str, *, reason: str) -> tuple[Any, ...]:
        """Take the signature of a model for a question back: from now on it covers no plan."""
        return self.do(WithdrawModel(model=name, on=check, reason=reason))

    def _kept(self, tx: Transaction, proof: str | Path) -> str | Digest:
        return tx.put_attachment(proof.name, proof.read_bytes()) if isinstance(proof, Path) else proof


def houses_of(desk: Desk, tx: ReadView, plan: CampaignPlan) -> Mapping[str, House]:
    """The houses of a plan that the store knows, by name, in the order of the plan."""
    return {name: Home(desk, name).load(tx) for name in plan.houses if tx.head(f"house:{name}") is not None}
