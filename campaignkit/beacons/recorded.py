"""Rounds that were written down: a record given with a draw, or the published rounds shipped here."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, cast

from campaignkit.draw.protocol import BeaconRound, DrandRound, beacon_round_from, read_document
from campaignkit.values import Digest

if TYPE_CHECKING:
    from collections.abc import Iterable


class RecordedBeacon:
    """A beacon that knows these rounds and no other; an unknown one has not come.

    >>> from campaignkit.draw.protocol import QUICKNET
    >>> beacon = RecordedBeacon(recorded_rounds())
    >>> beacon.round(QUICKNET.hash, 657413).randomness[:8]
    'fc1873a1'
    >>> beacon.round(QUICKNET.hash, 657414) is None
    True
    """

    def __init__(self, rounds: Iterable[BeaconRound]) -> None:
        self._rounds = {recorded.reference: recorded for recorded in rounds}

    def round(self, chain_hash: str, number: int) -> BeaconRound | None:
        """The recorded round, or None."""
        return self._rounds.get(DrandRound(chain_hash=Digest(chain_hash), round=number))


def recorded_rounds() -> tuple[BeaconRound, ...]:
    """Real rounds of drand quicknet and default, published long ago; the file names the source of each."""
    content = files("campaignkit.beacons").joinpath("recorded_rounds.json").read_bytes()
    rows = cast("dict[str, list[dict[str, object]]]", read_document(content))["rounds"]
    return tuple(beacon_round_from(row["beacon"]) for row in rows)
