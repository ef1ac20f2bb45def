"""The house stays small, pure and in order."""

from __future__ import annotations

import ast

from tests.kit.house import PACKAGE, core_rooms, layers, modules, name, project, tree

LONGEST_FUNCTION = 40
LONGEST_MODULE = 400
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "manager", "managers", "misc", "common", "process", "data"}
CLOCKS = {"now", "utcnow", "today"}


def test_no_function_is_longer_than_forty_lines() -> None:
    long = [
        f"{name(module)}:{node.lineno} {node.name}: {lines} lines"
        for module in modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert not long


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    long = [
        f"{name(module)}: {lines} lines"
        for module in modules()
        if (lines := len(module.read_text("utf-8").splitlines())) > LONGEST_MODULE
    ]
    assert not long


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [name(module) for module in modules() if module.stem in NAMES_THAT_SAY_NOTHING]


def test_every_room_has_its_place_in_the_layers_and_something_in_it() -> None:
    known = {room for layer in layers() for room in layer}
    rooms = {folder.name for folder in PACKAGE.iterdir() if folder.is_dir() and any(folder.glob("*.py"))}
    assert rooms <= known
    assert not [room for room in rooms if not (PACKAGE / room / "__init__.py").exists()]


def test_every_core_room_is_held_to_purity() -> None:
    purity = project()["tool"]["importlinter"]["contracts"][1]
    assert sorted(purity["source_modules"]) == sorted(f"campaignkit.{room}" for room in core_rooms())


def test_the_core_never_asks_what_time_it_is() -> None:
    asked = [
        f"{name(module)}:{node.lineno}"
        for module in modules(*core_rooms())
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS
    ]
    assert not asked
