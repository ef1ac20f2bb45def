"""The demonstration runs one contest to its archive, and leaves nothing half-written."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import campaignkit.simulation
from campaignkit.draw.protocol import verify
from campaignkit.simulation import Demo, Teller
from tests.cli.terminal import Said, typed

FILES = ("demo.db", "demo.db.key", "entrants.tsv", "certificate.json", "report.html")
PROGRAM = (sys.executable, "-u", "-c", "from campaignkit.cli import main; main()")


@pytest.mark.parametrize("lang", ["fr", "en"])
class TestTheDemonstration:
    """'campaignkit demo … 80 columns; it ends by naming each file it wrote.'"""

    def test_it_ends_well_and_says_nothing_on_stderr(self, told: dict[str, tuple[Path, Said]], lang: str) -> None:
        assert (told[lang][1].code, told[lang][1].err) == (0, "")

    def test_it_ends_by_naming_each_file_it_wrote(self, told: dict[str, tuple[Path, Said]], lang: str) -> None:
        folder, said = told[lang]
        assert said.out.splitlines()[-len(FILES) :] == [f"  d/{name}" for name in FILES]
        assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)

    def test_no_line_is_longer_than_80_columns(self, told: dict[str, tuple[Path, Said]], lang: str) -> None:
        assert [line for line in told[lang][1].out.splitlines() if len(line) > 80] == []

    def test_its_chapters_are_numbered(self, told: dict[str, tuple[Path, Said]], lang: str) -> None:
        titles = [line for line in told[lang][1].out.splitlines() if line[:1].isdigit()]
        assert [title.split(".")[0] for title in titles] == [str(number) for number in range(1, len(titles) + 1)]
        assert len(titles) >= 10

    def test_its_log_and_its_certificate_verify(self, told: dict[str, tuple[Path, Said]], lang: str) -> None:
        folder, _ = told[lang]
        assert typed(f"log verify {folder / 'demo.db'}").code == 0
        assert typed(f"verify {folder / 'certificate.json'} --list {folder / 'entrants.tsv'}").code == 0

    def test_its_report_names_nobody_and_asks_the_network_for_nothing(
        self, told: dict[str, tuple[Path, Said]], lang: str
    ) -> None:
        page = (told[lang][0] / "report.html").read_text("utf-8")
        assert f'<html lang="{lang}">' in page
        assert "src=" not in page
        assert "catch_anna" not in page


def test_the_two_languages_tell_the_same_story(told: dict[str, tuple[Path, Said]]) -> None:
    titles = [[line for line in said.out.splitlines() if line[:1].isdigit()] for _, said in told.values()]
    assert len(titles[0]) == len(titles[1])
    assert all(french != english for french, english in zip(*titles, strict=True))


def test_the_same_seed_makes_the_same_certificate(told: dict[str, tuple[Path, Said]]) -> None:
    lists = {(folder / "entrants.tsv").read_bytes() for folder, _ in told.values()}
    assert len(lists) == 1


def test_a_seed_that_is_no_seed_is_wrong_use(here: Path) -> None:
    assert [typed(f"demo --seed {seed}").code for seed in ("x", "-1", str(2**256))] == [2, 2, 2]
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("out", ["taken", "taken/deeper"])
def test_a_place_that_cannot_be_written_to_is_said(here: Path, out: str) -> None:
    (here / "taken").write_text("mine", "utf-8")
    said = typed(f"demo --out {out}")
    assert said.code == 1
    assert "taken" in said.err
    assert (here / "taken").read_text("utf-8") == "mine"


def test_what_takes_a_moment_shows_a_bar_on_stderr_alone(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def short(demo: Demo, teller: Teller) -> tuple[Path, ...]:
        with teller.busy("comments"):
            teller.line("un pas", "a step")
        return (demo.out,)

    monkeypatch.setattr(campaignkit.simulation, "run_demo", short)
    monkeypatch.setenv("FORCE_COLOR", "1")
    said = typed("demo")
    assert said.out == "   a step\n\nWritten:\n  demo\n"
    assert "comments" in said.err
    assert list(here.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("chapter", ["3.", "7.", "9.", "12."])
def test_a_demonstration_that_is_killed_leaves_no_half_written_file(here: Path, chapter: str) -> None:
    """'nothing lost or half-written.'"""
    with subprocess.Popen(
        [*PROGRAM, "demo", "--out", "d", "--lang", "en"], cwd=here, stdout=subprocess.PIPE
    ) as playing:
        assert playing.stdout is not None
        for line in playing.stdout:
            if line.startswith(chapter.encode()):
                break
        playing.kill()
    there = {path.name for path in (here / "d").iterdir() if path.name in FILES}
    assert typed("log verify d/demo.db").code == 0
    assert ("certificate.json" in there) == (chapter in {"9.", "12."})
    if "certificate.json" in there:
        assert json.loads((here / "d/certificate.json").read_bytes())["commitment"]["list"]["entries"] > 0
        with (here / "d/entrants.tsv").open("rb") as lines:
            verify((here / "d/certificate.json").read_bytes(), lines)
    if "report.html" in there:
        assert (here / "d/report.html").read_text("utf-8").rstrip().endswith("</html>")
