"""Where commands have the rounds of public randomness from: a record, a folder of kept ones, relays."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from campaignkit.values import CampaignKitError, Text, both

if TYPE_CHECKING:
    from campaignkit.beacons import Beacon
    from campaignkit.draw.protocol import BeaconRound, Commitment

Record = Annotated[
    Path | None, Parameter(name="--beacon", help="The record of the round; fetched from drand otherwise.")
]


def beacon_of(record: Path | None) -> Beacon:
    """The round of a record; otherwise relays, those that CAMPAIGNKIT_RELAYS names (by commas) or the public ones.

    What relays give is kept in the folder CAMPAIGNKIT_ROUNDS, when the environment names one.
    """
    from campaignkit.beacons import RELAYS, RecordedBeacon, RelayBeacon
    from campaignkit.desk.archive import ArchivedBeacon

    if record is not None:
        return RecordedBeacon((recorded(record),))
    named = tuple(each.strip() for each in os.environ.get("CAMPAIGNKIT_RELAYS", "").split(",") if each.strip())
    relays, folder = RelayBeacon(relays=named or RELAYS), os.environ.get("CAMPAIGNKIT_ROUNDS")
    return ArchivedBeacon(folder=Path(folder), source=relays) if folder else relays


def round_of(commitment: Commitment, record: Path | None) -> BeaconRound:
    """The round of a commitment; PendingError while it has not come. What a record says is judged by the draw."""
    from campaignkit.desk.drawing import pending

    if record is not None:
        return recorded(record)
    found = beacon_of(None).round(commitment.beacon.chain_hash, commitment.beacon.round)
    if found is None:
        raise pending(commitment)
    return found


def recorded(path: Path) -> BeaconRound:
    """The round of public randomness in a file: the field `beacon` of a certificate."""
    from campaignkit.draw.protocol import ProtocolError, beacon_round_from, read_document

    try:
        return beacon_round_from(read_document(path.read_bytes()))
    except (OSError, ProtocolError) as cause:
        raise CampaignKitError(
            Text(f"{path} n'est pas un tour enregistré", f"{path} is no record of a round"),
            cause.what if isinstance(cause, ProtocolError) else both(cause.strerror or ""),
            Text(
                "donner le champ « beacon » d'un certificat, en JSON",
                'give the field "beacon" of a certificate, as JSON',
            ),
        ) from cause
