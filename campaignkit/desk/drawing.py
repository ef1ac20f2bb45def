"""Hold the draw of a sealed round, and settle it: the certificate that anyone can recompute."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from campaignkit.campaign import Campaign
from campaignkit.claims import Accepted, Notified, Selected
from campaignkit.desk.errors import RefusedError
from campaignkit.desk.register import Register
from campaignkit.desk.sealing import lines_of, refuse_other_list
from campaignkit.desk.witnessing import NO_WITNESSES, Witnesses, witness_of
from campaignkit.draw import Committed, DrawSettled, Held, HoldDraw, SettleDraw, VoidDraw, outcome, sealed_as
from campaignkit.machine import ReasonKind
from campaignkit.values import CampaignKitError, Digest, RoundId, Text, iso

if TYPE_CHECKING:
    from campaignkit.desk.game import Game
    from campaignkit.draw.protocol import BeaconRound, Certificate, Commitment, Ranking
    from campaignkit.store import ReadView, Transaction

NOT_SEALED = ReasonKind(
    "desk.not-sealed",
    Text("la session « {round} » n'est pas scellée", 'the round "{round}" is not sealed'),
    Text("sceller d'abord (« campaignkit round seal »)", "seal it first (round seal)"),
    "lead",
)
NOT_HELD = ReasonKind(
    "desk.not-held",
    Text("le tirage de « {round} » n'a pas eu lieu", 'the draw of "{round}" was not held'),
    Text("tirer d'abord (« campaignkit round draw »)", "draw first (round draw)"),
    "lead",
)


UNDECIDED = ReasonKind(
    "desk.undecided",
    Text("des gains ne sont pas décidés : {claims}", "claims are not decided: {claims}"),
    Text("confirmer, décliner ou clore chacun d'abord", "confirm, decline or close each of them first"),
    "lead",
)


class PendingError(CampaignKitError):
    """The round of public randomness has not come; it is waited for, never replaced by another."""


def hold(game: Game, round_id: str, witnesses: Witnesses = NO_WITNESSES) -> tuple[Any, ...]:
    """Take the committed round of randomness, draw, and issue the certificate; the facts, or RefusedError."""
    from campaignkit.draw.protocol import StandardEngine, allot, issue, seed_of, verify_round, wanted

    with game.desk.store.transaction() as tx:
        commitment = commitment_of(game, tx, round_id)
        beacon = _beacon(game, commitment)
        verify_round(beacon)
        seed = seed_of(commitment.commit, beacon.randomness)
        refuse_other_list(lines_of(tx, game, round_id), commitment.sealed_list, round_id)
        lines = lines_of(tx, game, round_id)
        ranking = StandardEngine().rank(lines, seed=seed, unit=commitment.one_prize_per.unit, want=wanted(commitment))
        register = Register(tx, game.desk)
        certificate = issue(
            commitment=commitment, beacon=beacon, allotment=allot(commitment, ranking), library=library(),
            private_key=register.key, witness=witness_of(commitment, witnesses),
        )  # fmt: skip
        facts = game.do_within(tx, _command(round_id, commitment, certificate, ranking))
        register.enter("certificate", certificate.digest, certificate.to_plain())
        return facts


def settle(game: Game, round_id: str) -> tuple[Any, ...]:
    """Issue the final certificate, with every substitution in it."""
    from campaignkit.draw.protocol import Substitution
    from campaignkit.draw.protocol import settle as settled

    with game.desk.store.transaction() as tx:
        state = _held(game, tx, round_id)
        _refuse_pending(game.load(tx), round_id)
        register = Register(tx, game.desk)
        lines = tuple(
            Substitution(
                at=line.at.replace(microsecond=0), tier=line.tier, from_id=line.from_entry, to_id=line.to_entry,
                cause=line.cause, reaction=line.reaction,  # type: ignore[arg-type]
            )
            for line in state.substitutions
        )  # fmt: skip
        first = certificate_of(tx, state.certificate_sha256)
        final = settled(first, lines, library=library(), private_key=register.key)
        facts = game.do_within(tx, SettleDraw(RoundId(round_id), certificate_sha256=Digest(final.digest)))
        register.enter("certificate", final.digest, final.to_plain())
        return facts


def void(game: Game, round_id: str, reason: str) -> tuple[Any, ...]:
    """Close a sealed draw that will not be held, by a signed statement; its round is void too."""
    from campaignkit.draw.protocol import issue_void

    with game.desk.store.transaction() as tx:
        commitment = commitment_of(game, tx, round_id)
        register = Register(tx, game.desk)
        at = game.desk.clock().replace(microsecond=0)
        statement = issue_void(commitment, reason=reason, at=at, private_key=register.key)
        plain = statement.to_plain()
        facts = game.do_within(tx, VoidDraw(RoundId(round_id), reason=reason, signature=str(plain["signature"])))
        register.enter("void", statement.digest, plain)
        return facts


def library() -> str:
    """The name and version of this library, as certificates state it."""
    return f"campaignkit {version('campaignkit')}"


def certificate_of(tx: ReadView, sha256: str) -> Certificate:
    """The certificate with this digest."""
    from campaignkit.draw.protocol import read_certificate

    kept = tx.attachment(sha256)
    if kept is None:
        raise LookupError(sha256)
    return read_certificate(kept.content)


def latest_certificate(game: Game, round_id: str) -> bytes:
    """The latest certificate of a round, as it is written to a file; RefusedError before the draw."""
    with game.desk.store.read() as tx:
        state = game.load(tx).draw.rounds.get(RoundId(round_id))
        if not isinstance(state, Held | DrawSettled):
            raise RefusedError((NOT_HELD.because(where=round_id, round=round_id),))
        return certificate_of(tx, state.certificate_sha256).content


def commitment_kept(game: Game, round_id: str) -> bytes:
    """The bytes of a round's commitment, before the draw and after it; RefusedError when it is not sealed."""
    with game.desk.store.read() as tx:
        committed = sealed_as(game.load(tx).draw.rounds.get(RoundId(round_id)))
        kept = tx.attachment(committed.commitment_sha256) if committed else None
    if kept is None:
        raise RefusedError((NOT_SEALED.because(where=round_id, round=round_id),))
    return kept.content


def commitment_of(game: Game, tx: Transaction, round_id: str) -> Commitment:
    """What the round is committed to; RefusedError when it is not sealed."""
    from campaignkit.draw.protocol import commitment_from, read_document

    state = game.load(tx).draw.rounds.get(RoundId(round_id))
    kept = tx.attachment(state.commitment_sha256) if isinstance(state, Committed) else None
    if kept is None:
        raise RefusedError((NOT_SEALED.because(where=round_id, round=round_id),))
    return commitment_from(read_document(kept.content))


def _held(game: Game, tx: Transaction, round_id: str) -> Held:
    state = game.load(tx).draw.rounds.get(RoundId(round_id))
    if not isinstance(state, Held):
        raise RefusedError((NOT_HELD.because(where=round_id, round=round_id),))
    return state


def _refuse_pending(campaign: Campaign, round_id: str) -> None:
    """A settled draw passes no prize on: whoever has not answered yet must be decided on first."""
    undecided = Selected | Notified | Accepted
    waiting = [claim for claim in campaign.standing(round_id) if isinstance(campaign.claims.claims[claim], undecided)]
    if waiting:
        raise RefusedError((UNDECIDED.because(where=round_id, claims=", ".join(waiting)),))


def _beacon(game: Game, commitment: Commitment) -> BeaconRound:
    wanted = commitment.beacon
    found = game.desk.beacon.round(wanted.chain_hash, wanted.round)
    if found is None:
        raise pending(commitment)
    return found


def pending(commitment: Commitment) -> PendingError:
    """The error that the committed round has not come."""
    wanted = commitment.beacon
    comes_at = iso(wanted.comes_at)
    return PendingError(
        Text(f"le tour {wanted.round} n'est pas là", f"round {wanted.round} is not there"),
        Text(f"il vient le {comes_at}", f"it comes at {comes_at}"),
        Text(
            "attendre, ou donner l'enregistrement de ce tour (--beacon)",
            "wait, or give the record of this round (--beacon)",
        ),
    )


def _command(round_id: str, commitment: Commitment, certificate: Certificate, ranking: Ranking) -> HoldDraw:
    known = outcome(commitment, ranking, certificate.allotment)
    return HoldDraw(
        RoundId(round_id),
        certificate_sha256=Digest(certificate.digest),
        level=certificate.witness.level,
        winners=known.winners,
        alternates=known.alternates,
        waiting=known.waiting,
    )
