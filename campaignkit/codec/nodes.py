"""A file as a tree in which every scalar is text, and everything knows where it stood."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from campaignkit.codec.problems import visible

NULLS = frozenset(("", "~", "null", "Null", "NULL"))
KEYS_SHOWN = 4


class Mark(NamedTuple):
    """A place in a file: line and column from 1, first character and the one after the last from 0.

    `file` is empty in the file that was asked for, and names one that it extends.
    """

    line: int
    column: int
    start: int
    end: int
    file: str = ""


NOWHERE = Mark(0, 0, 0, 0)


class Scalar(str):
    """Text as it was written: `NO` is "NO" and `01000` is "01000"; `quoted` says whether quotes stood around it."""

    __slots__ = ("mark", "quoted", "under", "within")
    mark: Mark
    quoted: bool
    under: str | int
    within: Block | Row | None

    def __new__(cls, text: str, mark: Mark = NOWHERE, *, quoted: bool = False) -> Scalar:  # noqa: PYI034
        """Text with its place, not yet part of anything."""
        scalar = str.__new__(cls, text)
        scalar.mark, scalar.quoted, scalar.under, scalar.within = mark, quoted, "", None
        return scalar

    @property
    def null(self) -> bool:
        """Whether nothing stands there: empty, `~` or `null` without quotes."""
        return not self.quoted and str(self) in NULLS


class Typed(Scalar):
    """Text given on a command line; where a list or a group is wanted, it is read as one."""

    __slots__ = ()


class Block(dict[Scalar, "Node"]):
    """A group of keys and values."""

    __slots__ = ("flow", "mark", "pending", "under", "within")

    def __init__(self, mark: Mark = NOWHERE, *, flow: bool = False) -> None:
        super().__init__()
        self.mark: Mark = mark
        self.flow: bool = flow
        self.pending: Scalar | None = None
        self.under: str | int = ""
        self.within: Block | Row | None = None


class Row(list["Node"]):
    """A list of values."""

    __slots__ = ("flow", "mark", "under", "within")

    def __init__(self, mark: Mark = NOWHERE, *, flow: bool = False) -> None:
        super().__init__()
        self.mark: Mark = mark
        self.flow: bool = flow
        self.under: str | int = ""
        self.within: Block | Row | None = None


Node: TypeAlias = Scalar | Block | Row


def path_of(node: Node) -> str:
    """The way to the node: `prizes.lines[0].value`; items are counted from 0."""
    steps: list[str] = []
    here: Node = node
    while here.within is not None:
        steps.append(f"[{here.under}]" if isinstance(here.within, Row) else f".{here.under}")
        here = here.within
    return "".join(reversed(steps)).removeprefix(".")


def glimpse(node: object) -> str:
    """What a person would recognise the node by, on one line."""
    if isinstance(node, dict):
        keys = ", ".join(visible(str(key)) for key, _ in zip(node, range(KEYS_SHOWN), strict=False))
        return f"{{{keys}{', …' if len(node) > KEYS_SHOWN else ''}}}"
    return f"[{len(node)}]" if isinstance(node, list) else visible(str(node))


def is_none(node: object) -> bool:
    """Whether the node says that there is none: nothing at all, null, or the bare word `none`."""
    return node is None or (isinstance(node, Scalar) and (node.null or (not node.quoted and str(node) == "none")))
