"""Made-up comments: the same for a seed, and of every kind that a real contest meets."""

from __future__ import annotations

import builtins
import json
import unicodedata
from collections import Counter
from hashlib import sha256
from typing import Any

import pytest

from campaignkit.intake import read_entries
from campaignkit.simulation import MissingFakerError, comments
from campaignkit.values import instant

OPENS_AT, CLOSES_AT = instant("2023-09-13T08:00:00Z"), instant("2023-09-14T22:00:00Z")
MEDIA = ("p1", "p2", "p3", "p4")


def made(
    seed: int = 7, count: int = 400, lang: str = "de", brand: str = "@eBay_DE", staff: tuple[str, ...] = ("Anna.K",)
) -> list[dict[str, Any]]:
    """The comments of a small contest."""
    return list(
        comments(
            seed=seed,
            count=count,
            media=MEDIA,
            opens_at=OPENS_AT,
            closes_at=CLOSES_AT,
            brand=brand,
            staff=staff,
            lang=lang,
        )
    )


def test_a_seed_gives_the_same_comments_everywhere() -> None:
    assert made() == made()
    assert made() != made(seed=8)


@pytest.mark.parametrize("count", [0, 1, 9, 400])
def test_there_are_as_many_as_asked_for(count: int) -> None:
    assert len(made(count=count)) == count


@pytest.mark.parametrize("lang", ["de", "fr", "tlh"])
def test_every_comment_can_be_imported(lang: str) -> None:
    read = read_entries(json.dumps({"data": made(lang=lang)}).encode())
    assert (read.rows, len(read.entries), read.problems) == (400, 400, ())
    assert len({entry.source_id for entry in read.entries}) == 400


def test_the_newest_comes_first() -> None:
    times = [comment["timestamp"] for comment in made()]
    assert times == sorted(times, reverse=True)


def test_every_kind_of_comment_is_there() -> None:
    entries = read_entries(json.dumps(made()).encode()).entries
    first = [entry for entry in entries if entry.reply_to is None]
    assert len(first) < len(entries)
    assert any(entry.hidden for entry in entries)
    assert any(entry.at >= CLOSES_AT for entry in first)
    assert any(entry.at < OPENS_AT for entry in first)
    assert {"ebay_de", "anna.k"} < {entry.author for entry in entries}
    assert max(Counter((entry.author, entry.post) for entry in first).values()) > 1
    assert any(unicodedata.bidirectional(entry.text[0]) in ("R", "AL") for entry in entries)
    assert any("🎁" in entry.text for entry in entries)


def test_a_reply_answers_an_earlier_comment_under_the_same_post() -> None:
    by_id = {comment["id"]: comment for comment in made()}
    replies = [comment for comment in by_id.values() if "parent_id" in comment]
    assert replies
    for reply in replies:
        parent = by_id[reply["parent_id"]]
        assert parent["timestamp"] < reply["timestamp"]
        assert parent["media"] == reply["media"]


def test_one_account_has_one_name_and_one_number() -> None:
    numbers: dict[str, set[str]] = {}
    for comment in made():
        numbers.setdefault(comment["username"], set()).add(comment["from"]["id"])
    assert all(len(found) == 1 for found in numbers.values())


def test_without_staff_the_brand_speaks_for_itself() -> None:
    assert "ebay_de" in {comment["username"] for comment in made(staff=())}


def test_the_scene_of_a_seed_is_the_one_recorded_here() -> None:
    """Which comment stands where and when, whatever words this version of Faker finds."""
    scene = [(c["id"], c["media"]["id"], c["timestamp"], c["hidden"], c.get("parent_id")) for c in made()]
    assert sha256(repr(scene).encode()).hexdigest()[:16] == "b06e063a5f19a1af"


def test_nobody_else_bears_the_name_of_the_brand() -> None:
    first = min(made(count=20), key=lambda comment: comment["id"])
    again = min(made(count=20, brand=first["username"]), key=lambda comment: comment["id"])
    assert again["username"] != first["username"]


def test_without_faker_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without_faker(name: str, *args: Any, **more: Any) -> object:
        if name == "faker":
            raise ImportError(name)
        return real(name, *args, **more)

    monkeypatch.setattr(builtins, "__import__", without_faker)
    with pytest.raises(MissingFakerError, match=r"campaignkit\[demo\]"):
        made()
