"""2.7 What speaks for the time of sealing: held against the commitment before it is stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from campaignkit.values import CampaignKitError, Text, both

if TYPE_CHECKING:
    from campaignkit.draw.protocol import Commitment, Level, Published, Witness, WitnessSignature


NO_ROOTS = Text("les racines de l'autorité manquent (--roots)", "the roots of its authority are missing (--roots)")
TOO_LATE = Text("il vient à moins de 60 s du tour, ou après", "it came less than 60 s before the round, or after")
OTHER_STAMP = Text(
    "l'horodatage porte sur autre chose, vient d'une autre autorité, ou à moins de 60 s du tour",
    "the time stamp is of something else, of another authority, or came less than 60 s before the round",
)


class WitnessError(CampaignKitError):
    """A time stamp or a statement that witnesses nothing of this commitment; nothing was drawn."""


@frozen(kw_only=True)
class Witnesses:
    """What an organiser has in hand about a commitment.

    `answer` is that of a time-stamping authority (DER), `roots` the certificates (PEM) from which it
    descends; `statement` is what a witness signed; `published` is where the commitment was shown.
    """

    answer: bytes | None = None
    roots: bytes | None = None
    statement: WitnessSignature | None = None
    published: Published | None = None


NO_WITNESSES = Witnesses()


def witness_of(commitment: Commitment, given: Witnesses) -> Witness:
    """What a certificate will state, at the level that holds.

    Raises WitnessError when the time stamp or the statement would count for nothing: it is of another
    commitment, came later than a minute before the round, or descends from none of the roots.
    """
    from campaignkit.draw.protocol import Witness, token_in

    try:
        token = token_in(given.answer) if given.answer is not None else None
    except ValueError as cause:
        raise _worthless(both(str(cause))) from cause
    if token is not None:
        _refuse_worthless(commitment, Witness(token=token), given.roots)
    if given.statement is not None:
        _refuse_worthless(commitment, Witness(signature=given.statement), None)
    level: Level = "witnessed" if token or given.statement else "published" if given.published else "claimed"
    return Witness(level=level, token=token, signature=given.statement, published=given.published)


def _refuse_worthless(commitment: Commitment, witness: Witness, roots: bytes | None) -> None:
    from campaignkit.draw.protocol import ProtocolError, evidence_of

    if witness.token and roots is None:
        raise _worthless(NO_ROOTS)
    keys = (witness.signature.key,) if witness.signature else ()
    try:
        held = evidence_of(witness, commitment.commit, commitment.beacon, witness_keys=keys, tsa_roots=roots)
    except ProtocolError as cause:
        raise _worthless(Text(cause.say("fr"), cause.say("en"))) from cause
    if held.level != "witnessed":
        raise _worthless(TOO_LATE if witness.signature else OTHER_STAMP)


def _worthless(because: Text) -> WitnessError:
    return WitnessError(
        Text("ce témoignage ne vaut rien", "this witness counts for nothing"),
        because,
        Text(
            "tirer sans lui (niveau « déclaré »), ou donner celui de cet engagement",
            "draw without it (level claimed), or give the one of this commitment",
        ),
    )
