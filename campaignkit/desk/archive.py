"""Rounds kept on disk: what was fetched once needs no relay again, and can be shown to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from campaignkit.documents import write

if TYPE_CHECKING:
    from pathlib import Path

    from campaignkit.beacons import Beacon
    from campaignkit.draw.protocol import BeaconRound


@frozen(kw_only=True)
class ArchivedBeacon:
    """A source whose rounds are kept in a folder, as `CHAIN/ROUND.json`: the `beacon` of a certificate.

    A kept round is verified like a fetched one; a damaged or false file is fetched again.
    """

    folder: Path
    source: Beacon

    def round(self, chain_hash: str, number: int) -> BeaconRound | None:
        """The round from the folder, or from the source and then kept; None while it has not come."""
        from campaignkit.draw.protocol import canonical

        path = self.folder / chain_hash / f"{number}.json"
        kept = _kept(path)
        if kept is not None and (kept.chain_hash, kept.round) == (chain_hash, number):
            return kept
        found = self.source.round(chain_hash, number)
        if found is not None:
            write(path, canonical(found.to_plain()))
        return found


def _kept(path: Path) -> BeaconRound | None:
    from campaignkit.draw.protocol import ProtocolError, beacon_round_from, read_document, verify_round

    try:
        kept = beacon_round_from(read_document(path.read_bytes()))
        verify_round(kept)
    except (OSError, ProtocolError):
        return None
    return kept
