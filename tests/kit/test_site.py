"""The documentation is complete, asks nobody else for anything, and draws its own diagrams."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from campaignkit.campaign import every_check
from tests.kit.house import ROOT

pytestmark = pytest.mark.slow
pytest.importorskip("material", reason="not run: the documentation's tools are not here (pip install --group dev)")

FETCHED = re.compile(r"""<(?:script|img|iframe|source|link)\b[^>]*?\b(?:src|href)=["']?(https?:[^"' >]+)""")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(built)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return built


def test_no_page_fetches_anything_from_elsewhere(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 10
    fetched = {page.name: FETCHED.findall(page.read_text("utf-8")) for page in pages}
    assert not {page: addresses for page, addresses in fetched.items() if addresses}


def test_every_room_with_public_names_has_its_page(site: Path) -> None:
    entrances = ROOT.glob("campaignkit/*/__init__.py")
    rooms = [entrance.parent.name for entrance in entrances if "__all__" in entrance.read_text("utf-8")]
    missing = [room for room in rooms if not (site / "reference" / f"{room}.html").exists()]
    assert rooms
    assert not missing


def test_every_code_of_the_lint_has_its_meaning_an_example_and_a_remedy(site: Path) -> None:
    page = (site / "findings.html").read_text("utf-8")
    told = dict(re.findall(r"<h3[^>]*>([a-z-]+\.[a-z-]+)<.*?</h3>(.*?)(?=<h[23])", page, re.DOTALL))
    assert set(told) == {check.id for _room, check in every_check() if check.gate == "lint"}
    for code, words in told.items():
        assert words.count("<code>") >= 1, code
        assert "<em>Remedy:</em>" in words, code


def test_a_browser_without_network_draws_the_lifecycles(site: Path, chromium: Path) -> None:
    page = _seen(chromium, site / "index.html")
    assert page.count('aria-roledescription="stateDiagram"') == 2
    assert "Syntax error" not in page


def _seen(chromium: Path, page: Path) -> str:
    """The page as a browser has it after its scripts have run, with every address beyond this machine unknown."""
    command = [
        str(chromium),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--virtual-time-budget=20000",
        "--dump-dom",
        page.as_uri(),
    ]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
