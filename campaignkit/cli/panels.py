"""In which order `--help` shows the commands: by what one does, in the order of the work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cyclopts import App, Group

PANELS: Mapping[str, tuple[str, ...]] = {
    "The plan": ("new", "lint", "diff", "origin", "schema", "packs", "checks"),
    "The campaign": ("start", "review", "sign", "waive", "prove", "launch", "due", "explain", "do"),
    "Entries and draws": ("entries", "round", "draw", "verify", "publish"),
    "People and houses": ("people", "reveal", "house"),
    "The log": ("log", "backup", "diagram"),
    "To begin with": ("demo",),
}
WITHIN: Mapping[str, tuple[str, ...]] = {
    "draw": (
        "quick",
        "clause",
        "list",
        "seal",
        "request",
        "witness",
        "run",
        "record",
        "void",
    ),
    "round": ("close", "seal", "commitment", "list", "draw", "certificate", "register"),
    "house": ("adopt", "policy", "sign", "model", "review"),
    "people": ("keep", "find", "export", "erase", "key"),
    "log": ("show", "verify", "checkpoint", "export", "import"),
}


def arrange(app: App) -> None:
    """Put every command into its panel, and those of a group into the order of the work."""
    for title, names in PANELS.items():
        panel = Group.create_ordered(title)
        for place, name in enumerate(names):
            app[name].group = panel
            app[name].sort_key = place
    last = Group.create_ordered("Help and version")
    for flag in ("--help", "--version"):
        app[flag].group = last
    for group, names in WITHIN.items():
        for place, name in enumerate(names):
            app[group][name].sort_key = place


def shown_default(value: Any) -> str | None:
    """What `--help` says of a default; nothing of one that is empty, or of a switch that is off."""
    return None if value is False or value in ("", None, ()) else str(value)
