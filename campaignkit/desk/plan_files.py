"""Plan files, with the files that they extend."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from campaignkit.campaign import CampaignPlan
from campaignkit.values import CampaignKitError, Text, both

if TYPE_CHECKING:
    from campaignkit.codec import Beside, Clone, Origin
    from campaignkit.values import CampaignId


def load_plan(path: Path) -> CampaignPlan:
    """The plan in a file, over all that it extends; PlanFileError with every mistake, each with its line.

    What it extends is named relative to its own folder and may lie above it (`../house.yaml`): only files that
    end as plans do are read, as plans, but of a plan from a stranger read `extends` first, or give its text
    to `codec.read_plan`, which reads no other file.
    """
    from campaignkit.codec import read_plan

    return read_plan(_content(path), CampaignPlan, name=path.name, beside=_beside(path.parent))


def clone_plan(source: Path, target: Path, *, id: CampaignId, opening: date, title: str = "") -> Clone:  # noqa: A002
    """The file `target` for the contest of a plan file, held again from another day on; YAML, whatever the source.

    What the file extends is named as the folder of `target` sees it. Raises as `codec.cloned`.
    """
    from campaignkit.codec import cloned, extended_by, plan_text, with_value

    plan, below = load_plan(source), extended_by(_content(source), source.name)
    if source.suffix == ".json":
        return cloned(plan_text(plan), id=id, opening=opening, title=title)
    beside = _beside(source.parent)
    copy = cloned(_content(source).decode(), id=id, opening=opening, title=title, name=source.name, beside=beside)
    if not below or source.parent.resolve() == target.parent.resolve():
        return copy
    moved = [Path(os.path.relpath(source.parent / each, target.parent)).as_posix() for each in below]
    return evolve(copy, text=with_value(copy.text, "extends", moved))


def evidence_of(path: Path) -> bytes:
    """The bytes of a plan file that is whole by itself; nothing of one that extends others."""
    from campaignkit.codec import extended_by

    content = _content(path)
    return b"" if extended_by(content, path.name) else content


def load_origins(path: Path, at: str = "") -> tuple[Origin, ...]:
    """Which file and line gives each value of a plan file at the path `at`, and what it stands in place of."""
    from campaignkit.codec import origins

    return origins(_content(path), CampaignPlan, name=path.name, path=at, beside=_beside(path.parent))


def _content(path: Path) -> bytes:
    try:
        return _beside(path.parent)(path.name)
    except OSError as cause:
        raise CampaignKitError(
            Text(f"{path} ne se lit pas", f"{path} cannot be read"),
            both(type(cause).__name__),
            Text("vérifier le chemin", "check the path"),
        ) from cause


def _beside(folder: Path) -> Beside:
    from campaignkit.codec import MAX_BYTES

    def read(name: str) -> bytes:
        with (folder / name).open("rb") as file:
            return file.read(MAX_BYTES + 1)

    return read
