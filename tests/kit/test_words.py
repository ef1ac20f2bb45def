"""The project speaks of contests only, and spells both its languages."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.kit.house import ROOT, layers, name
from tests.kit.prose import Said, english, french, french_as_written, signs

TEXT_FILES = {".py", ".md", ".toml", ".yml", ".yaml", ".json", ".csv", ".html", ".css", ""}
ELSEWHERE = {"site", "build", "dist", "demo", "htmlcov", "node_modules", "__pycache__"}
# Written in two halves, so that this file does not contain them.
NOT_OUR_WORDS = ["/wo" + "rk/", "/ro" + "ot/", "/tm" + "p/venv", "TO" + "DO", "FIX" + "ME"]
WORD = re.compile(r"[a-zàâäçéèêëîïôöùûüÿœæ][\w'-]*", re.IGNORECASE)
NAME = re.compile(r"^[A-Z]+$|.[A-Z]")  # NPAI, sha256sum, JJThh
OUR_FRENCH = (ROOT / "tests" / "kit" / "french.txt").read_text("utf-8").split()
ROOMS = [room for layer in layers() for room in layer]


@pytest.mark.parametrize("word", NOT_OUR_WORDS)
def test_no_file_speaks_of_the_place_where_it_was_written(word: str) -> None:
    assert not [where for where, text in _texts().items() if word in text]


def test_that_check_sees_every_kind_of_file() -> None:
    assert {"README.md", "pyproject.toml", ".ci/run", "docs/index.md", "campaignkit/__init__.py"} <= _texts().keys()


def test_every_french_word_is_spelt_as_the_french_do(hunspell: Path) -> None:
    assert not _wrong_in_french(hunspell, french())


def test_our_own_french_words_are_really_used() -> None:
    used = {word.lower() for _, said in french() for word in WORD.findall(said)}
    assert not [word for word in OUR_FRENCH if word not in used]


def test_every_french_sign_stands_apart_from_the_word_before_it() -> None:
    """'French has a space before `;`, `:`, `?`, `!`'"""
    said = list(french_as_written())
    assert len(said) > 1000
    assert not [(where, signs(text)) for where, text in said if signs(text)]


def test_that_check_sees_a_sign_that_touches() -> None:
    wrong = ("Pourquoi?", "X: rien", "X; X", "« id »; « zone »", "fini!")
    right = ("Pourquoi ?", "X : rien", "écrire « id: a » ; puis", "à 10:00", "https://a.example/b", "aléa ;")
    assert [bool(signs(text)) for text in (*wrong, *right)] == [True] * len(wrong) + [False] * len(right)


def test_no_english_word_is_misspelt() -> None:
    assert not _wrong_in_english(english())


def test_both_spelling_checks_see_a_misspelt_word(hunspell: Path) -> None:
    assert _wrong_in_french(hunspell, [("here", "le réglement"), ("there", "le règlement")]) == {"réglement": "here"}
    recieve = "rec" + "ieve"
    assert _wrong_in_english([("here", "what we receive"), ("there", f"what they {recieve}")]) == {recieve: "there"}


@cache
def _texts() -> dict[str, str]:
    """Every text file of the project, by its name."""
    return {name(path): path.read_text("utf-8") for path in _files(ROOT)}


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in ELSEWHERE or (path.name.startswith(".") and path.name != ".ci"):
            continue
        if path.is_dir():
            yield from _files(path)
        elif path.suffix in TEXT_FILES:
            yield path


def _wrong_in_french(hunspell: Path, said: Iterable[Said]) -> dict[str, str]:
    """Words that the dictionary does not have and that are not ours; names are nobody's."""
    words = {word: where for where, text in said for word in WORD.findall(text) if not NAME.search(word)}
    done = subprocess.run(
        [hunspell, "-d", "fr_FR", "-i", "utf-8", "-l"],
        input="\n".join(words),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return {word: words.get(word, "?") for word in done.stdout.split() if word.lower() not in {*OUR_FRENCH, *ROOMS}}


def _wrong_in_english(said: Iterable[Said]) -> dict[str, str]:
    """Words that are known to be misspelt."""
    lines = [(where, line) for where, text in said for line in text.splitlines()]
    done = subprocess.run(
        [sys.executable, "-m", "codespell_lib", "-"],
        input="\n".join(line for _, line in lines),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    found = re.findall(r"^(\d+): .*\n\t(\S+) ==>", done.stdout, re.MULTILINE)
    return {word: lines[int(number) - 1][0] for number, word in found}
