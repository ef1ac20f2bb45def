"""7. An entrant alone, without the list: whether he is in it, his tickets, and how near he came.

The receipt after sealing (6.6) leads from one line to the committed root; the tickets follow
from seed and id; the cutoffs of the certificate say which ticket was the last to win.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from campaignkit.draw.protocol.problems import Problem, refuse
from campaignkit.draw.protocol.ranking import ticket_of
from campaignkit.draw.protocol.sealed import entry_of
from campaignkit.values import Digest, Text

if TYPE_CHECKING:
    from campaignkit.draw.protocol.allotment import Cutoff
    from campaignkit.draw.protocol.certificate import Certificate
    from campaignkit.draw.protocol.merkle import InclusionReceipt
    from campaignkit.draw.protocol.races import Pool


@frozen(kw_only=True)
class Standing:
    """One entry in one draw: its best ticket, what it won or waits for, and the cutoff of each of its pools.

    `tiers` are those it won at the draw, `waiting` those it is an alternate of. In a pool of
    `within_cutoff` the best ticket is at most the last that won: not having won there means that
    the person or household won elsewhere, or ranked by another entry.
    """

    id: str
    n: int
    ticket: Digest
    tiers: tuple[str, ...]
    waiting: tuple[str, ...]
    cutoffs: tuple[Cutoff, ...]

    @property
    def within_cutoff(self) -> tuple[Pool, ...]:
        """The pools in which the ticket is not beyond the last winning one; one without a cutoff is included."""
        return tuple(each.pool for each in self.cutoffs if each.prize is None or self.ticket <= each.prize)


def standing_of(certificate: Certificate, receipt: InclusionReceipt) -> Standing:
    """Where one entrant stands; believe it after the signature of the certificate was verified.

    Raises ProtocolError (6.6) when the receipt is of another list.
    """
    told = certificate.commitment.sealed_list
    refuse(
        (
            Problem(
                step="6.6", where=field, what=Text("le reçu est d'une autre liste", "the receipt is of another list")
            )
            for field, differs in (
                ("root", receipt.root != told.merkle_root),
                ("entries", receipt.entries != told.entries),
            )
            if differs
        ),
        Text("ce reçu n'est pas de ce tirage", "this receipt is not of this draw"),
        Text("prendre le certificat du même tirage", "take the certificate of the same draw"),
    )
    entry = entry_of(receipt.line.encode())
    ticket, n = min((ticket_of(certificate.seed, entry.id, n), n) for n in range(1, entry.tickets + 1))
    return Standing(
        id=entry.id,
        n=n,
        ticket=ticket,
        tiers=tuple(row.tier for row in certificate.winners if row.id == entry.id),
        waiting=tuple(row.tier for row in certificate.alternates if row.id == entry.id),
        cutoffs=tuple(each for each in certificate.cutoffs if each.pool is None or each.pool in entry.pools),
    )
