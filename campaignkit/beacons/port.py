"""What the desk wants of a source of public randomness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from campaignkit.draw.protocol import BeaconRound


class Beacon(Protocol):
    """A source of rounds. What it gives is only believed after `verify_round`, whoever gave it."""

    def round(self, chain_hash: str, number: int) -> BeaconRound | None:
        """The round of that number on the chain of that hash; None while it has not come.

        Raises ProtocolError for a chain that is not pinned, and BeaconError when the source cannot answer.
        """
        ...
