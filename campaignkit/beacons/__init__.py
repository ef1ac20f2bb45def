"""Public randomness: rounds of drand, recorded or fetched from relays."""

from campaignkit.beacons.port import Beacon
from campaignkit.beacons.recorded import RecordedBeacon, recorded_rounds
from campaignkit.beacons.relays import RELAYS, BeaconError, RelayBeacon

__all__ = ["RELAYS", "Beacon", "BeaconError", "RecordedBeacon", "RelayBeacon", "recorded_rounds"]
