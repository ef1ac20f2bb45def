"""Rule packs from their files: those of the package, and those that somebody adds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import evolve

from campaignkit.campaign import every_check
from campaignkit.codec.reading import read_tree
from campaignkit.codec.structure import read_plan
from campaignkit.rulepacks import AgeTable, Library, Pack, PackError, faults_of, not_together
from campaignkit.values import Text, both

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Texts: TypeAlias = tuple[tuple[str, bytes], ...]


def read_pack(text: str | bytes, *, name: str) -> Pack:
    """Read one pack; raises PlanFileError with every problem, each with its line and remedy."""
    return read_plan(text, Pack, name=name)


@cache
def shipped_library() -> Library:
    """Every pack and table of the package, in the order of their names."""
    packs, tables = (_sheets(folder) for folder in ("packs", "tables"))
    return Library(
        packs=tuple(read_pack(sheet.read_bytes(), name=sheet.name) for sheet in packs),
        tables=tuple(read_table(sheet.read_bytes(), name=sheet.name) for sheet in tables),
    )


def read_table(text: str | bytes, *, name: str) -> AgeTable:
    """Read one table of ages; raises PlanFileError with every problem, each with its line and remedy."""
    return read_plan(text, AgeTable, name=name)


def _sheets(folder: str) -> list[Traversable]:
    found = (files("campaignkit.rulepacks") / folder).iterdir()
    return sorted((sheet for sheet in found if sheet.name.endswith(".yaml")), key=lambda each: each.name)


def with_packs(library: Library, *sheets: Path) -> Library:
    """The library with packs of one's own: house rules, or the policy of a client.

    Raises PlanFileError or PackError, which tells file and line; the library given stays as it is.
    """
    texts = tuple((sheet.name, sheet.read_bytes()) for sheet in sheets)
    added = tuple(read_pack(text, name=name) for name, text in texts)
    faults = faults_of((*library.packs, *added))
    if faults:
        raise not_together(tuple(_at(texts, each.about, each.said) for each in faults))
    refuse_unknown_checks(added, texts)
    return evolve(library, packs=(*library.packs, *added)) if added else library


def refuse_unknown_checks(packs: tuple[Pack, ...], texts: Texts) -> None:
    """A duty may only name a check that there is: PackError names every one that does not, with file and line."""
    known = {check.id for _room, check in every_check()}
    lost = [(rule.id, rule.satisfied_by) for pack in packs for rule in pack.rules if rule.satisfied_by]
    strange = [_at(texts, rule, both(f"{rule} -> {check}")) for rule, check in lost if check not in known]
    if strange:
        raise PackError(
            Text("une règle nomme un contrôle qui n'existe pas", "a rule names a check that does not exist"),
            both(", ".join(each.en for each in strange)),
            Text("« campaignkit checks » donne leurs noms", "`campaignkit checks` gives their names"),
        )


def _at(texts: Texts, about: str, said: Text) -> Text:
    """What is said, after every file and line where the rule or pack of this id begins."""
    places = ", ".join(f"{name}:{line}" for name, text in texts for line in _lines(text, name, about))
    return Text(f"{places} : {said.fr}", f"{places}: {said.en}") if places else said


def _lines(text: bytes, name: str, about: str) -> Iterator[int]:
    sheet: Any = read_tree(text, name).root
    yield from (each["id"].mark.line for each in (sheet, *sheet["rules"]) if each["id"] == about)
