"""How long the public page takes for a million entries, in Chromium: `python -m tests.bench.page`.

The whole process is timed, start of the browser included, and held against the same page with ten entries.
"""

from __future__ import annotations

import shutil
import time
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from campaignkit.documents.draw_page import draw_page
from tests.documents.test_draw_page import body, drawn, seen, tier

MILLION = 1_000_000


def seconds(entries: int, folder: Path) -> float:
    """How long the browser takes to say that the draw is good."""
    certificate, content = drawn([f"e{n:07d}\t1\t-\t-" for n in range(entries)], tier("trip", 1), tier("kit", 99))
    page = draw_page(certificate, content)
    start = time.perf_counter()
    said = body(seen(Path(shutil.which("chromium") or "chromium"), page, folder, budget_ms=600_000))
    took = time.perf_counter() - start
    print(f"{entries:>9,} entries: {said}, {took:.1f} s")
    return took


def main() -> None:
    """Print both, and their difference."""
    with TemporaryDirectory() as folder:
        few = seconds(10, Path(folder))
        many = seconds(MILLION, Path(folder))
    print(f"10 entries {few:.1f} s, 1,000,000 entries {many:.1f} s: {many - few:.1f} s for a million (wanted: 10)")


if __name__ == "__main__":
    import_module("campaignkit.documents.draw_page").EMBEDDED_BYTES = 10**9  # type: ignore[attr-defined]
    main()
