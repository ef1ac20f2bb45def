"""Rule packs from their files: those of the package, and those that somebody adds."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from campaignkit.codec.structure import read_plan
from campaignkit.rulepacks import Library, Pack


def read_pack(text: str | bytes, *, name: str) -> Pack:
    """Read one pack; raises PlanFileError with every problem, each with its line and remedy."""
    return read_plan(text, Pack, name=name)


@cache
def shipped_library() -> Library:
    """Every pack of the package, in the order of their names."""
    folder = files("campaignkit.rulepacks") / "packs"
    sheets = sorted((sheet for sheet in folder.iterdir() if sheet.name.endswith(".yaml")), key=lambda each: each.name)
    return Library(packs=tuple(read_pack(sheet.read_bytes(), name=sheet.name) for sheet in sheets))


def with_packs(library: Library, *sheets: Path) -> Library:
    """The library with packs of one's own: house rules, or the policy of a client.

    Raises PlanFileError or PackError; the library given stays as it is.
    """
    return Library(packs=(*library.packs, *(read_pack(sheet.read_bytes(), name=sheet.name) for sheet in sheets)))
