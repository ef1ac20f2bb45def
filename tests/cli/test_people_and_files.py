"""Commands about people and about files written again: entries exclude, reveal, round list, round certificate."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import comments
from tests.cli.terminal import typed
from tests.cli.test_drawing import WAIVE

Store = Callable[[str], Path]
Now = Callable[[str], None]


def test_an_account_that_is_excluded_is_refused_by_name_of_the_rule(here: Path, store: Store, now: Now) -> None:
    store("launched")
    now("2023-09-15 08:00")
    assert typed("entries exclude store.db ostern anna @Ben").code == 0
    (here / "c.json").write_text(comments("anna", "ben", "cem"), "utf-8")
    said = typed("entries import store.db ostern c.json")
    assert "excluded by the rules (art. 2)" in said.out
    assert "=         1  entries" in said.out


def test_a_sealed_list_is_written_again_and_a_winner_revealed_for_a_reason(here: Path, store: Store, now: Now) -> None:
    store("closed")
    now("2023-09-15 11:30")
    assert typed("round list store.db ostern").code == 1
    assert typed("round seal store.db ostern").code == 0
    first, promised = (here / "entrants.tsv").read_bytes(), (here / "commitment.json").read_bytes()
    assert typed("round list store.db ostern --out again.tsv").code == 0
    assert (here / "again.tsv").read_bytes() == first
    assert typed(WAIVE).code == 0
    (here / "beacon.json").write_text(json.dumps(recorded()), "utf-8")
    now("2023-09-15 13:00:10")
    assert typed("round draw store.db ostern --beacon beacon.json").code == 0
    assert typed("round certificate store.db ostern --out again.json").code == 0
    assert (here / "again.json").read_bytes() == (here / "certificate.json").read_bytes()
    assert typed("round commitment store.db ostern --out promised.json").code == 0
    assert (here / "promised.json").read_bytes() == promised
    assert typed("round register store.db").code == 0
    checked = typed("verify certificate.json --list entrants.tsv --register register.json")
    assert (checked.code, "7.13" in checked.out) == (0, True)
    said = typed("reveal store.db ostern main.parcel.1 --why 'to write to the winner'")
    assert (said.code, said.err) == (0, "")
    assert said.out.strip()


def test_what_the_desk_computes_cannot_be_typed(here: Path, store: Store, now: Now) -> None:
    assert store("closed").parent == here
    now("2023-09-15 11:30")
    assert typed("do store.db ostern draw.commit round=main").code == 0
    assert typed(f"do store.db ostern draw.hold round=main certificate_sha256={'a' * 64} level=claimed").code == 1
    assert typed("do store.db ostern draw.settle round=main").code == 1
    assert typed("do store.db ostern privacy.erase purpose=contest").code == 1
    assert typed("do store.db ostern draw.void round=main reason=mistake").code == 0
    assert typed("do store.db ostern entries.admit-batch round=main").code == 1


def recorded() -> dict[str, object]:
    """The recorded round of randomness, as a certificate holds it."""
    from campaignkit.beacons import recorded_rounds

    return next(each.to_plain() for each in recorded_rounds() if each.reference.round == 657413)
