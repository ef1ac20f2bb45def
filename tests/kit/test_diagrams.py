"""The pictures are the tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.diagrams import DIAGRAMS, PAGES, drawn


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_shows_the_lifecycles_as_the_tables_have_them(page: Path) -> None:
    text = page.read_text("utf-8")
    assert all(f"<!-- diagram:{name} -->" in text for name in DIAGRAMS)
    assert drawn(text) == text, "run: python docs/diagrams.py"


def test_a_diagram_that_no_longer_holds_is_replaced() -> None:
    old = "before\n<!-- diagram:round -->\nan old one\n<!-- /diagram:round -->\nafter\n"
    new = drawn(old)
    assert "an old one" not in new
    assert new.startswith("before\n<!-- diagram:round -->\n```mermaid\nstateDiagram-v2\n")
    assert new.endswith("```\n<!-- /diagram:round -->\nafter\n")
    assert drawn(new) == new
