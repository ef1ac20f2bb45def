"""Plan files, with the files that they extend."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from campaignkit.campaign import CampaignPlan
from campaignkit.values import CampaignKitError, Text, both

if TYPE_CHECKING:
    from campaignkit.codec import Beside, Origin


def load_plan(path: Path) -> CampaignPlan:
    """The plan in a file, over all that it extends; PlanFileError with every mistake, each with its line."""
    from campaignkit.codec import read_plan

    return read_plan(_content(path), CampaignPlan, name=path.name, beside=_beside(path.parent))


def evidence_of(path: Path) -> bytes:
    """The bytes of a plan file that is whole by itself; nothing of one that extends others."""
    from campaignkit.codec import extends_others

    content = _content(path)
    return b"" if extends_others(content, path.name) else content


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
