"""A person's mistake is a clear sentence and an exit code, never a traceback; what was there stays as it was."""

from __future__ import annotations

import os
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir, closing, redirect_stdout
from importlib.resources import files
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import campaignkit.beacons
import campaignkit.simulation
from campaignkit.beacons import RecordedBeacon
from campaignkit.cli import main
from campaignkit.cli.main import run
from tests.cli.conftest import comments
from tests.cli.terminal import Said, bytes_of, ran, typed

Store = Callable[[str], Path]
ON_A_STORE = (
    "review {} ostern",
    "sign {} ostern campaign.go --by p-01 --channel e-mail",
    "waive {} ostern campaign.go --by p-02 --reason r --by-phone --until '2023-09-20 00:00'",
    "launch {} ostern",
    "do {} ostern campaign.cancel reason=x",
    "explain {} ostern",
    "reveal {} ostern main.parcel.1 --why r",
    "due {}",
    "entries import {} ostern comments.json",
    "round close {} ostern",
    "round seal {} ostern",
    "round draw {} ostern",
    "log show {} ostern",
    "log verify {}",
    "log checkpoint {}",
)
COMMANDS = (
    "demo", "new", "lint", "review", "start", "sign", "waive", "prove", "launch", "entries", "entries import", "round",
    "round close", "round seal", "round draw", "verify", "due", "do", "explain", "reveal", "log", "log show",
    "log verify", "log checkpoint", "diagram",
)  # fmt: skip
WORDS = (
    "store.db", "ostern", "plan.yaml", "comments.json", "certificate.json", "entrants.tsv", "text.db",
    "foreign.db", "folder", "nothing", "store.db/x", ":memory:", "main", "main.parcel.1", "p-02",
    "rules.legal-review", "draw.sealed-and-witnessed@main", "2023-09-20 00:00", "9999-12-31T23:59:59Z", "campaign",
    "ship", "close", "Europe/Paris", "prizes.secure", "campaign.adopt-plan", "draw.settle", "entries.admit-batch",
    "line=parcel", "units=1", "units=x", "plan=plan.yaml", "round=main", "=", "--lang", "fr", "--lang=xx",
    "--json", "--as", "--by", "--channel", "--proof", "--reason", "--until", "--gate", "--item", "--html",
    "--round", "--list", "--beacon", "--certificate", "--tz", "--shown", "--why", "--days", "--checkpoint",
    "--out", "--seed", "--id", "--title", "-1", "7", "1e9", "9" * 30, "--help", "--", "-", "", ".", "--no-json",
    "é", "\U0001f423", "a" * 300,
)  # fmt: skip
JUNK = st.text(st.characters(codec="utf-8", exclude_characters="\0/"), max_size=12).filter(lambda word: word != "..")
LINES = st.builds(
    lambda command, rest: [*command.split(), *rest],
    st.sampled_from((*COMMANDS, "")),
    st.lists(st.sampled_from(WORDS) | JUNK, max_size=9),
)
FILLED = st.builds(
    lambda line, rest: [*line, *rest],
    st.sampled_from([shlex.split(line.format("store.db")) for line in ON_A_STORE]),
    st.lists(st.sampled_from(WORDS) | JUNK, max_size=4),
)


@pytest.fixture(scope="module")
def desk_drawer(
    made: dict[str, Path], told: dict[str, tuple[Path, Said]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """A folder with a bit of everything; the demonstration and the network are out of reach."""
    folder = tmp_path_factory.mktemp("drawer")
    shutil.copy(made["closed"], folder / "store.db")
    (folder / "plan.yaml").write_bytes(files("campaignkit.simulation").joinpath("ostern.yaml").read_bytes())
    (folder / "comments.json").write_text(comments("anna", "ben"), "utf-8")
    shutil.copy(told["en"][0] / "certificate.json", folder)
    (folder / "entrants.tsv").write_bytes((told["en"][0] / "entrants.tsv").read_bytes()[:2000])
    (folder / "text.db").write_text("Dear diary", "utf-8")
    (folder / "foreign.db").write_bytes(foreign())
    (folder / "folder").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(campaignkit.simulation, "run_demo", lambda *_: ())
        patch.setattr(campaignkit.beacons, "RelayBeacon", lambda **_: RecordedBeacon(()))
        yield folder


def foreign() -> bytes:
    """The SQLite file of another program."""
    with tempfile.TemporaryDirectory() as folder:
        with closing(sqlite3.connect(f"{folder}/other.db")) as raw, raw:
            raw.execute("CREATE TABLE recipe (name TEXT)")
        return Path(folder, "other.db").read_bytes()


class TestNoTraceback:
    """'No traceback for a person's mistake.' 'Exit codes: 0 good, 1 refused or a check failed, 2 wrong use.'"""

    @given(tokens=LINES | FILLED)
    @example(tokens=["demo", "--seed", "-1"])
    @example(tokens=["round", "draw", "store.db", "ostern"])
    @example(tokens=["due", "store.db", "--days", "9" * 30])
    @example(tokens=["log", "verify", "store.db", "--checkpoint", "store.db"])
    @example(tokens=["new", "a" * 300 + ".yaml"])
    @example(tokens=["sign", "store.db", "ostern", "x", "--by", "y", "--channel", "z", "--proof", "a" * 300])
    @example(tokens=["do", "store.db", "ostern", "prizes.secure", "line=parcel", "units=" + "9" * 30, "proof=x"])
    def test_whatever_is_typed_ends_with_an_exit_code(self, desk_drawer: Path, tokens: list[str]) -> None:
        with tempfile.TemporaryDirectory() as folder, chdir(shutil.copytree(desk_drawer, folder, dirs_exist_ok=True)):
            said = ran(*tokens)
        assert said.code in {0, 1, 2}
        assert "Traceback" not in said.err
        assert said.code == 0 or said.err.strip() or said.out.strip()

    @pytest.mark.parametrize("line", ["nonsense", "lint", "lint --nope x", "round", "lint a b", "diagram --lang de"])
    def test_wrong_use_ends_with_2_or_help(self, here: Path, line: str) -> None:
        said = typed(line)
        assert (said.code, bool(said.err)) == ((0, False) if line == "round" else (2, True))
        assert list(here.iterdir()) == []

    @pytest.mark.parametrize("line", ["", "--help", "round --help", "--version"])
    def test_help_is_no_mistake(self, line: str) -> None:
        said = typed(line)
        assert (said.code, said.err) == (0, "")
        assert said.out

    def test_a_language_that_we_do_not_speak_is_wrong_use(self, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        assert typed(f"lint {plan.name} --lang de").code == 2
        monkeypatch.setenv("CAMPAIGNKIT_LANG", "de")
        said = typed(f"lint {plan.name}")
        assert said.code == 2
        assert "de" in said.err

    def test_the_line_speaks_louder_than_the_environment(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CAMPAIGNKIT_LANG", "fr")
        assert "ne se lit pas" in typed("lint nothing.yaml").err
        assert "cannot be read" in typed("lint nothing.yaml --lang en").err
        assert "cannot be read" in typed("lint nothing.yaml --lang=en").err
        assert list(here.iterdir()) == []


class TestADatabaseThatIsNotOurs:
    """'A damaged or foreign database …: a clear error, and nothing lost or half-written.'"""

    @pytest.mark.parametrize("line", [*ON_A_STORE, "start {} plan.yaml"])
    @pytest.mark.parametrize("name", ["text.db", "foreign.db", "folder", "newer.db"])
    def test_every_command_says_so_and_leaves_it_as_it_was(
        self, desk_drawer: Path, here: Path, name: str, line: str
    ) -> None:
        shutil.copytree(desk_drawer, here, dirs_exist_ok=True)
        with closing(sqlite3.connect(shutil.copy(here / "store.db", here / "newer.db"))) as raw:
            raw.execute("PRAGMA user_version = 99")
        before = bytes_of(here)
        said = typed(line.format(name))
        assert said.code == 1
        assert name in said.err
        assert bytes_of(here) == before

    @pytest.mark.parametrize("line", ON_A_STORE)
    @pytest.mark.parametrize("name", ["nothing.db", "empty.db", "nowhere/store.db"])
    def test_one_that_is_not_there_is_not_made(self, here: Path, name: str, line: str) -> None:
        (here / "empty.db").touch()
        (here / "comments.json").write_text(comments("anna"), "utf-8")
        before = bytes_of(here)
        said = typed(line.format(name))
        assert (said.code, said.out) == (1, "")
        assert name in said.err
        assert bytes_of(here) == before

    @given(data=st.data())
    def test_a_store_cut_off_anywhere_is_found_out_and_left_as_it_was(
        self, made: dict[str, Path], data: st.DataObject
    ) -> None:
        whole = made["launched"].read_bytes()
        length = data.draw(st.integers(0, len(whole) - 1))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "store.db")
            path.write_bytes(whole[:length])
            said = typed(f"log verify {path}")
            assert (said.code, said.out) == (1, "")
            assert bytes_of(Path(folder)) == {"store.db": whole[:length]}
            for line in ("explain {} ostern", "due {}", "log show {} ostern"):
                assert typed(line.format(path)).code in {0, 1}

    @given(data=st.data())
    def test_a_store_with_any_byte_changed_never_makes_a_command_break(
        self, made: dict[str, Path], data: st.DataObject
    ) -> None:
        whole = bytearray(made["launched"].read_bytes())
        for _ in range(data.draw(st.integers(1, 8))):
            where = data.draw(st.integers(0, len(whole) - 1))
            whole[where] ^= data.draw(st.integers(1, 255))
        with tempfile.TemporaryDirectory() as folder, chdir(folder):
            Path("store.db").write_bytes(whole)
            Path("comments.json").write_text(comments("anna"), "utf-8")
            line = data.draw(st.sampled_from([line for line in ON_A_STORE if "draw" not in line]))
            assert typed(line.format("store.db")).code in {0, 1}


class TestTheProgram:
    def test_it_leaves_with_its_exit_code(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "argv", ["campaignkit", "lint", "nothing.yaml"])
        with pytest.raises(SystemExit) as left:
            main()
        assert left.value.code == 1
        with redirect_stdout(StringIO()), pytest.raises(SystemExit) as left:
            main(["--version"])
        assert left.value.code == 0
        assert list(here.iterdir()) == []

    @pytest.mark.parametrize(("stopped", "code"), [(KeyboardInterrupt(), 130), (BrokenPipeError(), 0)])
    def test_stopped_by_a_person_or_by_a_pager_it_says_nothing(
        self, monkeypatch: pytest.MonkeyPatch, stopped: BaseException, code: int
    ) -> None:
        def stop(*_: object, **__: object) -> None:
            raise stopped

        monkeypatch.setitem(run.__globals__, "behind_the_command", stop)
        assert ran("lint") == Said(code, "", "")

    def test_an_error_of_the_system_without_a_place_is_said_too(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def stop(*_: object, **__: object) -> None:
            raise TimeoutError

        monkeypatch.setitem(run.__globals__, "behind_the_command", stop)
        said = ran("lint", "--lang", "fr")
        assert (said.code, said.out) == (1, "")
        assert "TimeoutError" in said.err

    def test_a_terminal_without_accents_shows_escapes(self, plan: Path) -> None:
        env = os.environ | {"PYTHONIOENCODING": "ascii", "CAMPAIGNKIT_LANG": "fr"}
        done = subprocess.run(
            [sys.executable, "-c", "from campaignkit.cli import main; main()", "lint", plan.name],
            cwd=plan.parent, env=env, capture_output=True, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (1, b"")
        assert rb"\xab relecture du plan \xbb" in done.stdout
