"""Rule packs from their files: those of the package, and those that somebody adds."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from campaignkit.campaign import every_check
from campaignkit.codec.structure import read_plan
from campaignkit.rulepacks import Library, Pack, PackError
from campaignkit.values import Text, both


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
    added = tuple(read_pack(sheet.read_bytes(), name=sheet.name) for sheet in sheets)
    refuse_unknown_checks(added)
    return Library(packs=(*library.packs, *added)) if added else library


def refuse_unknown_checks(packs: tuple[Pack, ...]) -> None:
    """A duty may only name a check that there is: PackError names every one that does not."""
    known = {check.id for _room, check in every_check()}
    lost = [(rule.id, rule.satisfied_by) for pack in packs for rule in pack.rules if rule.satisfied_by]
    strange = [f"{rule} -> {check}" for rule, check in lost if check not in known]
    if strange:
        raise PackError(
            Text("une règle nomme un contrôle qui n'existe pas", "a rule names a check that does not exist"),
            both(", ".join(strange)),
            Text("« campaignkit checks » donne leurs noms", "`campaignkit checks` gives their names"),
        )
