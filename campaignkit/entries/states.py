"""What is known of the entries of one round: counts and digests, never the entries themselves."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from campaignkit.entries.refusals import DUPLICATE, refusal_of
from campaignkit.values import Digest, RoundId


@frozen(kw_only=True)
class Batch:
    """One import: how many rows of a source were read, how many admitted, and the digest of its rows in the book.

    `accounts` counts the different accounts that the campaign had admitted by then.
    """

    batch: str
    source: str
    rows: int
    admitted: int
    sha256: Digest
    accounts: int = 0


@frozen(kw_only=True)
class NetworkCount:
    """What the network showed when `read` entries had been read, and why the two numbers differ, if they do."""

    shown: int
    read: int
    reason: str


@frozen(kw_only=True)
class Tally:
    """The entries of one round so far.

    `refused_by_reason` counts by code and article, as `refusals.refusal_key` writes them; `out`
    maps entries that were taken out one by one to `withdrawn` or `disqualified`.
    """

    batches: tuple[Batch, ...] = ()
    refused_by_reason: Mapping[str, int] = field(factory=dict)
    out: Mapping[str, str] = field(factory=dict)
    network: NetworkCount | None = None

    @property
    def read(self) -> int:
        """How many different entries were read: rows, without those that were read already."""
        repeated = sum(n for key, n in self.refused_by_reason.items() if refusal_of(key).code == DUPLICATE.code)
        return sum(batch.rows for batch in self.batches) - repeated

    @property
    def admitted(self) -> int:
        """How many entries the imports admitted, those taken out later included."""
        return sum(batch.admitted for batch in self.batches)

    @property
    def accounts(self) -> int:
        """How many different accounts had been admitted by the last import."""
        return self.batches[-1].accounts if self.batches else 0

    @property
    def withdrawn(self) -> int:
        """How many entrants took their entry back."""
        return sum(why == WITHDRAWN for why in self.out.values())

    @property
    def disqualified(self) -> int:
        """How many admitted entries were disqualified one by one."""
        return sum(why == DISQUALIFIED for why in self.out.values())

    @property
    def standing(self) -> int:
        """How many entries take part now."""
        return self.admitted - len(self.out)


WITHDRAWN = "withdrawn"
DISQUALIFIED = "disqualified"


@frozen(kw_only=True)
class EntriesState:
    """The tally of every round; a round without an import is absent."""

    tallies: Mapping[RoundId, Tally] = field(factory=dict)
