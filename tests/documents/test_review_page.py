"""The page of a review in a browser without network: at the width of a phone, and by keyboard."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from campaignkit.documents import review_html
from tests.corpus.reviews import sheets, view_of

pytestmark = pytest.mark.slow
PHONE = 360
FRAME = """<iframe id="f" width="{width}" height="700" src="page.html"></iframe><script>
onload = () => {{
  const page = document.getElementById("f").contentDocument, main = page.documentElement
  const stops = page.querySelectorAll("a[href], summary").length
  document.title = [main.scrollWidth <= main.clientWidth, stops, page.querySelectorAll("article").length].join()
}}</script>"""


def test_nothing_hangs_over_the_edge_of_a_phone_and_a_keyboard_reaches_every_group(
    chromium: Path, tmp_path: Path
) -> None:
    view = view_of(max(sheets(), key=lambda sheet: sheet.stat().st_size))
    (tmp_path / "page.html").write_text(review_html(view), "utf-8")
    (tmp_path / "frame.html").write_text(FRAME.format(width=PHONE), "utf-8")
    command = [
        str(chromium), "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files",
        "--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=10000", "--dump-dom",
        (tmp_path / "frame.html").as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    title = re.search(r"<title>(.*?)</title>", done.stdout)
    assert title is not None, done.stderr
    open_groups = sum(any(row["open"] for row in rows) for _name, rows in view.groups)
    told = sum(row["open"] for _name, rows in view.groups for row in rows)
    assert title[1] == f"true,{open_groups + 1},{told}"
