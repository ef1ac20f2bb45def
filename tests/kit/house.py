"""The tree as the tests of the kit see it: its rooms, its layers, its files."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "campaignkit"
CORE_ENDS_BELOW = "codec"


@cache
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def layers() -> list[list[str]]:
    """The rooms that import-linter knows, from the roof down, side by side within a layer."""
    contract = project()["tool"]["importlinter"]["contracts"][0]
    return [re.findall(r"\w+", layer) for layer in contract["layers"]]


def core_rooms() -> list[str]:
    """The rooms under the codec that exist: the pure part of the house."""
    below = layers()[[CORE_ENDS_BELOW] in layers() and layers().index([CORE_ENDS_BELOW]) + 1 :]
    return [room for layer in below for room in layer if (PACKAGE / room / "__init__.py").exists()]


def modules(*rooms: str) -> Iterator[Path]:
    for folder in [PACKAGE / room for room in rooms] or [PACKAGE]:
        yield from sorted(folder.rglob("*.py"))


@cache
def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
