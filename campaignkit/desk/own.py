"""What an agency adds to every desk of its machine: the packs and checks that the environment names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from campaignkit.campaign import own_checks
from campaignkit.values import CampaignKitError, Text

if TYPE_CHECKING:
    from campaignkit.campaign import RoomCheck
    from campaignkit.rulepacks import Library

PACKS = "CAMPAIGNKIT_PACKS"
CHECKS = "CAMPAIGNKIT_CHECKS"


class NotFoundError(CampaignKitError):
    """The environment names packs or checks that are not there; no gate opens without them."""


def packs_in_force() -> Library:
    """The packs of the package, and the files that CAMPAIGNKIT_PACKS names, set apart as in PATH."""
    from campaignkit.codec import shipped_library, with_packs

    named = tuple(Path(name) for name in os.environ.get(PACKS, "").split(os.pathsep) if name)
    for path in named:
        if not path.is_file():
            raise _missing(PACKS, str(path), "ce n'est pas un fichier", "it is no file")
    return with_packs(shipped_library(), *named)


def checks_in_force() -> tuple[RoomCheck, ...]:
    """The checks that CAMPAIGNKIT_CHECKS names: `module:NAME` of a sequence of checks, several with commas."""
    named = [name.strip() for name in os.environ.get(CHECKS, "").split(",") if name.strip()]
    return own_checks(check for name in named for check in _loaded(name))


def _loaded(name: str) -> Iterator[Any]:
    module, _, attribute = name.partition(":")
    try:
        yield from getattr(import_module(module), attribute)
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        raise _missing(CHECKS, name, f"on ne peut le charger ({error})", f"it cannot be loaded ({error})") from error


def _missing(variable: str, name: str, french: str, english: str) -> NotFoundError:
    return NotFoundError(
        Text(f"{variable} nomme « {name} »", f'{variable} names "{name}"'),
        Text(french, english),
        Text("corriger la variable, ou l'ôter", "mend the variable, or take it away"),
    )
