"""What is declared is used, and what is used is declared and explained."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator

from tests.kit.house import ROOT, modules, project, tree

IMPORTED_AS = {
    "pyyaml": "yaml",
    "attrs": "attrs",
    "py-arkworks-bls12381": "py_arkworks_bls12381",
    "rfc3161-client": "rfc3161_client",
}
USED_THROUGH_ANOTHER = {"tzdata"}  # `zoneinfo` reads it where the system has no zones


def _distribution(requirement: str) -> str:
    return re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0].lower().replace(".", "-")


def _imports(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module


def _declared() -> set[str]:
    about = project()["project"]
    lines = [*about["dependencies"], *(line for lines in about["optional-dependencies"].values() for line in lines)]
    return {_distribution(line) for line in lines} - {"campaignkit"}


def _used() -> set[str]:
    nodes = (node for module in modules() for node in ast.walk(tree(module)))
    found = {name.partition(".")[0] for node in nodes for name in _imports(node)}
    return found - set(sys.stdlib_module_names) - {"campaignkit"}


def test_every_declared_library_is_imported_somewhere() -> None:
    wanted = {IMPORTED_AS.get(name, name) for name in _declared() - USED_THROUGH_ANOTHER}
    assert not wanted - _used()


def test_every_imported_library_is_declared() -> None:
    assert not _used() - {IMPORTED_AS.get(name, name) for name in _declared()}


def test_every_library_has_a_lower_bound() -> None:
    about = project()["project"]
    every = [*about["dependencies"], *(line for lines in about["optional-dependencies"].values() for line in lines)]
    assert not [line for line in every if ">=" not in line and not line.startswith("campaignkit[")]


def test_every_library_is_explained_in_the_documentation() -> None:
    page = (ROOT / "docs" / "libraries.md").read_text("utf-8")
    assert not [name for name in _declared() if f"| {name} |" not in page]
