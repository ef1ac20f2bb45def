"""What the tests of the command line begin with, each made once and copied: the demonstration, and three stores."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import chdir
from importlib.resources import files
from pathlib import Path

import pendulum
import pytest

from campaignkit.desk import Desk, Game, SetClock
from campaignkit.rules import PublishRules
from campaignkit.simulation import Teller, before, demo_plan
from campaignkit.values import Instant, digest_of, local
from tests.cli.terminal import Said, ran

ACCOUNTS = 12
SILENT = Teller(lambda _line: None, "en")


def at(text: str) -> Instant:
    """A civil time of the contest."""
    return local(text, demo_plan().clock)


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Said]]:
    """The demonstration in each language: its folder, and what it said."""
    done = {}
    for lang in ("fr", "en"):
        folder = tmp_path_factory.mktemp(f"demo-{lang}")
        with chdir(folder):
            done[lang] = folder / "d", ran("demo", "--out", "d", "--lang", lang)
    return done


@pytest.fixture
def demo(told: dict[str, tuple[Path, Said]], here: Path) -> Path:
    """Copies of the four files of the demonstration, in the working folder."""
    shutil.copytree(told["en"][0], here, dirs_exist_ok=True)
    return here


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, and an environment that says nothing."""
    monkeypatch.chdir(tmp_path)
    for name in ("CAMPAIGNKIT_LANG", "CAMPAIGNKIT_ACTOR", "CAMPAIGNKIT_KEY"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def plan(here: Path) -> Path:
    """The plan of the demonstration, in the working folder."""
    (here / "plan.yaml").write_bytes(files("campaignkit.simulation").joinpath("ostern.yaml").read_bytes())
    return here / "plan.yaml"


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sets the time that the machine says."""

    def become(text: str) -> None:
        monkeypatch.setattr(pendulum, "now", lambda _zone: at(text))

    return become


def stored(folder: Path, bring: Callable[[Game, SetClock, Path], None]) -> Path:
    """A store in which the contest of the demonstration was brought somewhere."""
    path, standing = folder / "store.db", SetClock(at("2023-08-21 09:00"))
    with Desk.connect(path, clock=standing) as desk, desk.acting_as("p-02"):
        bring(desk.start(demo_plan()), standing, folder)
    return path


def ready(game: Game, _standing: SetClock, _folder: Path) -> None:
    for chapter in (before.prepare, before.sign, before.correct):
        chapter(game, SILENT)
    game.do(PublishRules(sha256=digest_of(b"rules"), address="https://catch.example/ostern"))
    for check, who in (("rules.legal-review", before.LEGAL), ("campaign.go", before.CLIENT)):
        game.sign(check, decided_by=who, channel="e-mail", proof=before.proof(check))


def launched(game: Game, standing: SetClock, folder: Path) -> None:
    ready(game, standing, folder)
    standing.now = at("2023-09-13 09:55")
    game.launch()
    before.publish_posts(game, standing, SILENT)


def comments(*authors: str) -> str:
    """A file of comments, as the network returns it."""
    stamp = f"{at('2023-09-13 12:00'):%Y-%m-%dT%H:%M:%S}+0000"
    post = {"id": "17900000000000001"}
    return json.dumps([
        {"id": f"c-{author}", "media": post, "text": "ja", "timestamp": stamp, "username": author} for author in authors
    ])  # fmt: skip


def closed(game: Game, standing: SetClock, folder: Path) -> None:
    launched(game, standing, folder)
    standing.now = at("2023-09-15 08:00")
    game.close("main")
    file = folder / "comments.json"
    file.write_text(comments(*(f"account{number}" for number in range(ACCOUNTS))), "utf-8")
    game.import_entries(file, "main", shown=ACCOUNTS)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Stores whose contest is planned, ready to launch, public, and closed with its entries counted."""
    bringing: dict[str, Callable[[Game, SetClock, Path], None]] = {
        "planned": lambda *_: None,
        "ready": ready,
        "launched": launched,
        "closed": closed,
    }
    return {name: stored(tmp_path_factory.mktemp(name), bring) for name, bring in bringing.items()}


@pytest.fixture
def store(made: dict[str, Path], here: Path) -> Callable[[str], Path]:
    """Copies one of the stores into the working folder, as store.db, with its key if it has one."""

    def copied(name: str) -> Path:
        key = made[name].with_name("store.db.key")
        if key.exists():
            shutil.copy(key, here / "store.db.key")
        return Path(shutil.copy(made[name], here / "store.db"))

    return copied
