"""Public randomness: rounds of drand, recorded or fetched from relays; and what any address gives."""

from campaignkit.beacons.port import Beacon
from campaignkit.beacons.recorded import RecordedBeacon, recorded_rounds
from campaignkit.beacons.relays import RELAYS, BeaconError, RelayBeacon
from campaignkit.beacons.web import chunks

__all__ = ["RELAYS", "Beacon", "BeaconError", "RecordedBeacon", "RelayBeacon", "chunks", "recorded_rounds"]
