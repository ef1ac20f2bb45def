"""Write the lifecycle diagrams into the pages that show them: `python docs/diagrams.py`.

A page asks for a diagram with the marks `<!-- diagram:NAME -->` and `<!-- /diagram:NAME -->`; what stands between
them is written from the table that decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from campaignkit.campaign.moves import PHASE, ROUND
from campaignkit.machine import diagram

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", ROOT / "docs" / "index.md")
DIAGRAMS: Mapping[str, str] = {"campaign": diagram(PHASE), "round": diagram(ROUND)}
MARKED = re.compile(r"(<!-- diagram:(\w+) -->\n).*?(<!-- /diagram:\2 -->)", re.DOTALL)


def drawn(page: str) -> str:
    """The page with every diagram that it asks for as the tables have it now."""
    return MARKED.sub(lambda mark: f"{mark[1]}```mermaid\n{DIAGRAMS[mark[2]]}\n```\n{mark[3]}", page)


if __name__ == "__main__":
    for path in PAGES:
        path.write_text(drawn(path.read_text("utf-8")), "utf-8")
