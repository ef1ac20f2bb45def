"""Where each value of a plan stands: which file and line, and what it stands in place of."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from campaignkit.codec.composing import Beside, Composition, composed
from campaignkit.codec.editing import node_at
from campaignkit.codec.nodes import Block, Node, Row, Scalar
from campaignkit.codec.problems import PlanFileError, visible
from campaignkit.codec.shapes import Kind
from campaignkit.values import CampaignKitError, Text


@frozen(kw_only=True)
class Line:
    """A value as a file writes it (shortened, on one line), and the line, counted from 1.

    Of a group: what this file says of it, as `{key: value}`, and the line of the first of them.
    """

    file: str
    line: int
    value: str


@frozen(kw_only=True)
class Origin:
    """The path of one value of the plan, where it stands, and what lies below it, the nearest first."""

    path: str
    place: Line
    overrode: tuple[Line, ...] = ()


def origins(
    text: str | bytes, into: Kind, *, name: str = "plan.yaml", path: str = "", beside: Beside | None = None
) -> tuple[Origin, ...]:
    r"""The origin of every value at the path and below it, in the order of the plan; of all for an empty path.

    Items are named by their number from 0 or by their `id`. What no file says has no origin:
    CampaignKitError. PlanFileError for files that cannot be read.

    >>> from campaignkit.campaign import CampaignPlan
    >>> for each in origins("extends: [house.yaml]\nbrand: A", CampaignPlan, beside=lambda _: b"brand: B\nzone: UTC"):
    ...     print(each.path, each.place.file, each.place.line, [lower.value for lower in each.overrode])
    brand plan.yaml 2 ['B']
    zone house.yaml 2 []
    """
    whole = composed(text, into, name=name, beside=beside)
    if whole.root is None:
        raise PlanFileError(name, whole.problems)
    found = node_at(whole.root, path)
    if found is None:
        raise _nowhere(path)
    return tuple(_below(found, path, _replaced(whole, path), whole, name))


def _replaced(whole: Composition, path: str) -> tuple[Node, ...]:
    """What the groups and lists around the path stand in place of, the nearest first."""
    lower: tuple[Node, ...] = ()
    for cut in (at for at, char in enumerate(path) if char in ".["):
        node = None if whole.root is None else node_at(whole.root, path[:cut])
        lower = (*whole.overrode.get(id(node), ()), *lower)
    return lower


def _below(node: Node, path: str, around: tuple[Node, ...], whole: Composition, name: str) -> Iterator[Origin]:
    lower = (*whole.overrode.get(id(node), ()), *around)
    if isinstance(node, Scalar) or not node:
        below = tuple(line for each in lower for line in _lines(each, whole, name))
        yield Origin(path=path, place=_place(node, name), overrode=below)
        return
    for step, part in _parts(node):
        yield from _below(part, (path + step).removeprefix("."), lower, whole, name)


def _parts(node: Block | Row) -> Iterator[tuple[str, Node]]:
    if isinstance(node, Block):
        yield from ((f".{key}", part) for key, part in node.items())
        return
    for number, item in enumerate(node):
        named = item.get(Scalar("id")) if isinstance(item, Block) else None
        yield f"[{named if isinstance(named, Scalar) else number}]", item


def _place(node: Node, name: str) -> Line:
    return Line(file=node.mark.file or name, line=node.mark.line, value=visible(str(node)) if node else _written(node))


def _lines(node: Node, whole: Composition, name: str) -> Iterator[Line]:
    """What stood there: a word or a list of words on its line, a group in as many lines as files say some of it."""
    if _in_a_word(node):
        yield Line(file=node.mark.file or name, line=node.mark.line, value=visible(_written(node)))
        return
    said: dict[str, list[tuple[str, Node]]] = {node.mark.file: []}
    for path, leaf in reversed(list(_leaves(node, "", whole))):
        said.setdefault(leaf.mark.file, []).insert(0, (path, leaf))
    for file, leaves in said.items():
        parts = ", ".join(f"{path.removeprefix('.')}: {_written(leaf)}" for path, leaf in leaves)
        if leaves:
            line = min(leaf.mark.line for _path, leaf in leaves)
            yield Line(file=file or name, line=line, value=visible(f"{{{parts}}}"))


def _leaves(node: Node, path: str, whole: Composition) -> Iterator[tuple[str, Node]]:
    """Every word in a group, with the way to it, each part followed by what it stands in place of itself."""
    if isinstance(node, Scalar) or _in_a_word(node):
        yield path, node
        return
    for step, part in _parts(node):
        for each in (part, *whole.overrode.get(id(part), ())):
            yield from _leaves(each, path + step, whole)


def _in_a_word(node: Node) -> bool:
    """Whether it is a word, a list of words, or nothing at all."""
    return (
        isinstance(node, Scalar) or not node or (isinstance(node, Row) and all(isinstance(it, Scalar) for it in node))
    )


def _written(node: Node) -> str:
    if isinstance(node, Row):
        return f"[{', '.join(map(str, node))}]"
    return "{}" if isinstance(node, Block) else str(node)


def _nowhere(path: str) -> CampaignKitError:
    return CampaignKitError(
        Text(f"aucun fichier ne dit « {visible(path)} »", f"no file says {visible(path)!r}"),
        Text("ce qu'on n'écrit pas est inconnu", "what is not written is unknown"),
        Text("« campaignkit origin PLAN » montre ce qui est dit", "`campaignkit origin PLAN` shows what is said"),
    )
