"""From a plan file to an object of the domain, or every mistake at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from functools import cache
from typing import NoReturn, TypeVar

from attrs import define, field
from cattrs import Converter
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError, StructureHandlerNotFoundError

from campaignkit.codec.building import problem_at
from campaignkit.codec.composing import Beside, composed
from campaignkit.codec.hooks import Given, NotedError, converter_for
from campaignkit.codec.near import near_miss, nearest
from campaignkit.codec.nodes import Block, Node, Scalar, glimpse, path_of
from campaignkit.codec.problems import MOST_PROBLEMS, PlanFileError, Problem, visible
from campaignkit.codec.shapes import Kind, field_names
from campaignkit.codec.words import CIVIL_ZONE, WRITTEN, Reader
from campaignkit.values import CampaignKitError, InvalidValueError, Text, Zone, zone

T = TypeVar("T")
REASON = 300


def read_plan(text: str | bytes, into: type[T], *, name: str = "plan.yaml", beside: Beside | None = None) -> T:
    """Read a whole plan file, YAML or (when `name` ends in `.json`) JSON, into the class.

    A civil time without an offset is read in the zone that the plan's own `zone:` names; a file
    of an older format is brought up to the current one first. What the file extends is read by
    `beside`; without it, a file that extends others is refused.
    Raises PlanFileError with every problem that could be found; never gives a part of a plan.

    >>> from campaignkit.values import Money
    >>> read_plan("{amount: 50, currency: EUR}", Money)
    Money(amount=Decimal('50'), currency='EUR')
    """
    whole = composed(text, into, name=name, beside=beside)
    if whole.root is None:
        raise PlanFileError(name, whole.problems)
    built, problems = structure(whole.root, into, civil_zone=own_zone(whole.root))
    known = {_place(problem) for problem in whole.problems}
    found = (*whole.problems, *(each for each in problems if _place(each) not in known))
    if found or built is None:
        raise PlanFileError(name, tuple(sorted(found, key=_place)[:MOST_PROBLEMS]))
    return built


def structure(node: Node, into: type[T], *, civil_zone: Zone | None = None) -> tuple[T | None, tuple[Problem, ...]]:
    """Build the object, or None with every problem; after 200 problems the rest is not looked at."""
    notes = _Notes()
    noting, reading = NOTES.set(notes), CIVIL_ZONE.set(civil_zone)
    try:
        return plan_converter().structure(node, into), ()
    except NotedError:
        return None, tuple(notes.problems)
    finally:
        NOTES.reset(noting)
        CIVIL_ZONE.reset(reading)


@cache
def plan_converter() -> Converter:
    """The converter for everything that a person writes."""
    return converter_for(_Written())


@define
class _Notes:
    problems: list[Problem] = field(factory=list)

    def add(self, node: Given, because: Text, remedy: Text) -> None:
        """Note a problem at a node, unless there are too many already."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(_problem(node, because, remedy))


NOTES: ContextVar[_Notes] = ContextVar("NOTES")


class _Written:
    """What a person writes: every mistake is noted, and reading goes on."""

    words: Mapping[Kind, Reader] = WRITTEN
    detailed = True

    def refuse(self, node: Given, error: Exception) -> NoReturn:
        notes = NOTES.get()
        found = _mistakes(node, error) if isinstance(error, BaseValidationError) else ((node, *_reason(error)),)
        for where, because, remedy in found:
            notes.add(where, because, remedy)
        raise NotedError from None


def _mistakes(group: Given, error: BaseValidationError) -> Iterator[tuple[Given, Text, Text]]:
    """What cattrs found in one group, less what was noted further down."""
    strange = _strange_keys(error)
    names = field_names(error.cl)
    meant = {nearest(key, names) for key in strange}
    for key in strange:
        yield key, Text("clé inconnue", "unknown key"), near_miss(key, names)
    for found in error.exceptions:
        match found:
            case NotedError() | BaseValidationError() | ForbiddenExtraKeysError():
                continue
            case StructureHandlerNotFoundError():
                raise found
            case KeyError(args=(name,)) if name in names and name not in group:
                yield from _missing(group, name, meant)
            case _:
                yield group, *_reason(found)


def _strange_keys(error: BaseValidationError) -> list[Given]:
    """The unknown keys in the order of the file, as many as will be told."""
    found: list[Given] = []
    for each in error.exceptions:
        if isinstance(each, ForbiddenExtraKeysError):
            found.extend(each.extra_fields)
    return sorted(found, key=lambda key: key.mark)[:MOST_PROBLEMS]


def _missing(group: Given, name: str, meant: set[str | None]) -> Iterator[tuple[Given, Text, Text]]:
    if name not in meant:
        yield (
            group,
            Text(f"la clé {name} manque", f"the key {name} is missing"),
            Text(f"ajouter « {name}: »", f"add `{name}:`"),
        )


def _reason(error: Exception) -> tuple[Text, Text]:
    """Why, and what to do, in the error's own words when it has them."""
    if not isinstance(error, CampaignKitError):
        said = visible(str(error))
        return (
            Text(f"la valeur ne convient pas ({said})", f"the value does not fit ({said})"),
            Text("corriger ou enlever cette valeur", "correct or remove this value"),
        )
    why = error.because
    french = error.what.fr + (f" : {why.fr}" if why else "")
    english = error.what.en + (f": {why.en}" if why else "")
    because = Text(visible(french, REASON), visible(english, REASON))
    return because, error.remedy or Text("corriger cette valeur", "correct this value")


def _place(problem: Problem) -> tuple[str, int, int]:
    return problem.file, problem.line, problem.column


def _problem(node: Given, because: Text, remedy: Text) -> Problem:
    return problem_at(node.mark, glimpse(node), because, remedy, path_of(node))


def own_zone(root: Node) -> Zone | None:
    """The zone that the file's own `zone:` names; None without one, or when it is no zone."""
    named = root.get(Scalar("zone")) if isinstance(root, Block) else None
    try:
        return zone(str(named)) if isinstance(named, Scalar) and named != "unknown" else None
    except InvalidValueError:
        return None
