"""Commands about people: keep, find, export, erase, key."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.terminal import typed

Store = Callable[[str], Path]


def test_somebody_is_kept_found_exported_and_erased(here: Path, store: Store) -> None:
    store("planned")
    assert typed("people keep store.db p-02 'name=Léa Martin' email=lea@agency.example").code == 0
    assert typed("people find store.db 'léa martin'").out == "p-02\n"
    said = typed("people export store.db p-02 --why 'she asked' --as dpo")
    assert json.loads(said.out)["known"] == {"email": "lea@agency.example", "name": "Léa Martin"}
    assert typed("people export store.db p-02 --why 'she asked' --out lea.json").out == "Written: lea.json\n"
    assert json.loads((here / "lea.json").read_text("utf-8"))["subject"] == "p-02"
    assert typed("people erase store.db p-02 --why 'she left'").out == "Erased: 2 value(s).\n"
    assert typed("people find store.db 'léa martin'").code == 1


@pytest.mark.parametrize(("lang", "words"), [("fr", "personne n'est connu sous"), ("en", "nobody is known by")])
def test_who_is_not_known_is_said(store: Store, lang: str, words: str) -> None:
    store("planned")
    assert words in typed(f"people find store.db nobody --lang {lang}").err


def test_without_the_key_no_name_is_read_and_the_log_verifies(here: Path, store: Store) -> None:
    store("closed")
    (here / "store.db.key").unlink()
    said = typed("people find store.db account7 --lang fr")
    assert (said.code, said.out) == (1, "")
    assert "remettre le fichier de clé à côté de la base" in said.err
    assert typed("log verify store.db").code == 0


def test_the_key_is_shown_only_when_asked(here: Path, store: Store) -> None:
    store("closed")
    kept = (here / "store.db.key").read_text()
    said = typed("people key store.db")
    assert said.out == f"Key {kept.split()[2]}, read from store.db.key.\n"
    assert typed("people key store.db --show").out.endswith(kept)
