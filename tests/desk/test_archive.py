"""Rounds kept on disk."""

from __future__ import annotations

from pathlib import Path

from campaignkit.beacons import RecordedBeacon, recorded_rounds
from campaignkit.desk.archive import ArchivedBeacon
from campaignkit.draw.protocol import QUICKNET

ROUND = 657413
NOTHING = RecordedBeacon(())


def kept(folder: Path) -> Path:
    """The file of a round that was fetched once."""
    assert ArchivedBeacon(folder=folder, source=RecordedBeacon(recorded_rounds())).round(QUICKNET.hash, ROUND)
    return folder / QUICKNET.hash / f"{ROUND}.json"


def test_what_was_fetched_once_needs_no_relay_again(tmp_path: Path) -> None:
    kept(tmp_path)
    found = ArchivedBeacon(folder=tmp_path, source=NOTHING).round(QUICKNET.hash, ROUND)
    assert found is not None
    assert found.round == ROUND


def test_a_round_that_has_not_come_is_not_kept(tmp_path: Path) -> None:
    assert ArchivedBeacon(folder=tmp_path, source=NOTHING).round(QUICKNET.hash, ROUND) is None
    assert not list(tmp_path.iterdir())


def test_a_damaged_file_is_fetched_again(tmp_path: Path) -> None:
    path = kept(tmp_path)
    whole = path.read_bytes()
    for damaged in (whole[:40], b"{}", whole.replace(str(ROUND).encode(), b"657414")):
        path.write_bytes(damaged)
        assert kept(tmp_path).read_bytes() == whole


def test_a_round_under_the_number_of_another_is_not_taken(tmp_path: Path) -> None:
    path = kept(tmp_path)
    path.rename(path.with_name("657414.json"))
    assert ArchivedBeacon(folder=tmp_path, source=NOTHING).round(QUICKNET.hash, 657414) is None
