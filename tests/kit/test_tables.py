"""The tables of the documentation are made of the code, and nothing of it is missing."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from typing import Any

import pytest

from campaignkit.campaign import every_check
from campaignkit.codec import shipped_library
from campaignkit.rulepacks import fresh_until
from tests.kit.house import ROOT

pytest.importorskip("mkdocs", reason="not run: the documentation's tools are not here (pip install --group dev)")
ITEMS = 120


@cache
def hooks() -> Any:
    """What writes the tables when the site is built."""
    spec = spec_from_file_location("docs_hooks", ROOT / "docs" / "hooks.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(table: str) -> list[list[str]]:
    """The rows of a table below its heading, cell by cell."""
    lines = [line for line in hooks().TABLES[table]() if line.startswith("|")]
    assert lines[1].startswith("|---")
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


class TestEveryItem:
    """'a table in the docs shows item x how it is answered'"""

    def test_each_of_the_120_has_its_row_and_says_how_it_is_answered(self) -> None:
        told = rows("items")
        assert {int(row[0]) for row in told} == set(range(1, ITEMS + 1))
        assert {row[5].partition(",")[0] for row in told} <= {"computed", "probed", "attested"}
        assert len(told) == sum(check.number is not None for _room, check in every_check())


class TestEveryPack:
    """'and pack x rules x freshness'"""

    def test_each_has_its_row_with_its_rules_and_the_day_until_which_it_is_fresh(self) -> None:
        told = {found[1]: row for row in rows("packs") if (found := re.search(r"\(`(.+)`\)", row[0]))}
        packs = shipped_library().packs
        assert list(told) == [pack.id for pack in packs]
        for pack in packs:
            days = [day for day in (fresh_until(pack, rule) for rule in pack.rules) if day is not None]
            assert told[pack.id][2] == str(len(pack.rules))
            assert told[pack.id][6] == (str(min(days)) if days else "-")
            assert told[pack.id][7] == (str(len(pack.rules) - len(days)) if len(days) < len(pack.rules) else "-")


def test_every_table_is_asked_for_on_a_page() -> None:
    pages = "".join(page.read_text("utf-8") for page in (ROOT / "docs").rglob("*.md"))
    assert all(f"<!-- {name} -->" in pages for name in hooks().TABLES)
