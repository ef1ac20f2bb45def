"""`--help` and wrong use, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from cyclopts import App
from rich.console import Console

from campaignkit.cli.french import commands, parameters, showing
from campaignkit.cli.main import app
from campaignkit.cli.panels import PANELS, WITHIN
from tests.cli.terminal import typed
from tests.kit.prose import signs

ANYWHERE = (
    "--lang fr", "--lang fr --help", "--help --lang=fr", "--lang=fr draw", "draw --lang fr", "new --lang fr --help",
    "--lang fr new --help", "--lang fr draw quick --help",
)  # fmt: skip
PHRASES = (*commands.PHRASES, *parameters.PHRASES)
ENGLISH = re.compile(
    r"\[(required|default|choices|env var)|Usage:|\b(STR|PATH|INT|CHOICE)\b(?! --)|─ (Commands|Parameters)"
)


def chains(at: App, chain: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command and group of the program, as it is typed."""
    yield chain
    for name in at:
        if not name.startswith("-"):
            yield from chains(at[name], (*chain, name))


CHAINS = tuple(chains(app))


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> dict[str, None]:
    """Every phrase that the help of the whole program shows."""
    asked: dict[str, None] = {}
    translate = showing.said

    def noted(english: str) -> str:
        asked.update(dict.fromkeys(showing.paragraphs(english)))
        return translate(english)

    monkeypatch.setattr(showing, "said", noted)
    monkeypatch.setattr(app, "help_formatter", showing.FrenchHelp())
    for chain in CHAINS:
        app.help_print(chain, console=Console(file=StringIO(), width=80))
    return asked


class TestEveryPhrase:
    """'Whatever a person reads is `Text(french, english)`.'"""

    def test_has_its_french(self, shown: dict[str, None]) -> None:
        assert len(shown) > 100
        assert not [english for english in shown if english not in showing.FRENCH]

    def test_no_french_is_left_over(self, shown: dict[str, None]) -> None:
        assert not [each.en for each in PHRASES if each.en not in shown]

    def test_none_is_said_twice(self) -> None:
        assert len(PHRASES) == len(showing.FRENCH)

    def test_french_signs_stand_apart(self) -> None:
        """'French has a space before `;`, `:`, `?`, `!`.'"""
        assert not [each.fr for each in PHRASES if signs(each.fr)]


class TestHelp:
    @pytest.mark.parametrize("chain", CHAINS, ids=" ".join)
    def test_fits_80_columns_and_leaves_no_english(
        self, chain: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "80")
        line = " ".join((*chain, "--help"))
        english, french = typed(line), typed(f"{line} --lang fr")
        assert (english.code, french.code) == (0, 0)
        assert max(map(len, (english.out + french.out).splitlines())) <= 80
        assert not ENGLISH.search(french.out)
        assert '""' not in english.out

    @pytest.mark.parametrize("line", ANYWHERE)
    def test_french_may_be_asked_for_anywhere(self, line: str) -> None:
        said = typed(line)
        assert (said.code, said.err) == (0, "")
        assert said.out.startswith("Usage : ")
        assert typed("--help").out.startswith("Usage: ")

    def test_the_environment_may_ask_for_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CAMPAIGNKIT_LANG", "fr")
        assert "Afficher cette aide" in typed("--help").out

    def test_a_command_may_follow_the_language(self, here: Path) -> None:
        assert typed("--lang fr new p.yaml").out == "Écrit : p.yaml\n"
        assert [path.name for path in here.iterdir()] == ["p.yaml"]

    def test_every_command_stands_in_a_panel(self) -> None:
        placed = [name for names in PANELS.values() for name in names]
        assert sorted(placed) == sorted(name for name in app if not name.startswith("-"))
        for group, names in WITHIN.items():
            assert sorted(names) == sorted(name for name in app[group] if not name.startswith("-"))

    def test_an_empty_default_is_not_shown_but_a_zero_is(self) -> None:
        assert "[default: 0]" in typed("draw quick --help").out
        assert "--empty" not in typed("draw quick --help").out


class TestWrongUse:
    """'An error tells what, because, remedy.'"""

    @pytest.mark.parametrize(
        ("line", "english", "french"),
        [
            ("nwe", 'no command "nwe". perhaps write new', "pas de commande « nwe ». écrire peut-être new"),
            ("draw zz", "commands: quick", "les commandes : quick"),
            ("new --paln x", "no option --paln. perhaps write --plan", "pas d'option --paln. écrire peut-être --plan"),
            ("new", "PLAN is missing. see `campaignkit new --help`", "PLAN manque. voir « campaignkit new --help »"),
            ("sign a b c", "--by is missing", "--by manque"),
            ("new --plan", "--plan wants a value", "--plan attend une valeur"),
            ("due x --days -1", '--days: "-1" is not right. write a whole number (≥ 0', "un nombre entier (≥ 0"),
            ("due x --days no", "write a whole number", "« no » ne convient pas. écrire un nombre entier"),
            ("checks --size X", "write one of: S, M, L", "écrire l'un de : S, M, L"),
            ("lint a b", "too much: b", "de trop : b"),
            ("new x --id a --id b", "--id is given several times", "--id est donné plusieurs fois"),
        ],
    )  # fmt: skip
    def test_is_said_in_the_reader_s_language(self, here: Path, line: str, english: str, french: str) -> None:
        for lang, words in (("en", english), ("fr", french)):
            said = typed(f"--lang {lang} {line}")
            assert (said.code, said.out) == (2, "")
            assert words in said.err
        assert list(here.iterdir()) == []

    def test_a_value_of_the_environment_names_its_place(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CAMPAIGNKIT_LANG", "de")
        assert "CAMPAIGNKIT_LANG" in typed("lint x").err
