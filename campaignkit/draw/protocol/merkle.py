"""1.9 The Merkle tree of RFC 6962, built while the lines pass; and the path that proves one line.

Leaves are hashed with a leading 0 byte and nodes with a leading 1, so that no node can pass for
a leaf. The tree is split at the greatest power of two below its size; nothing is duplicated.
Source: RFC 6962, section 2.1.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar, cast

from attrs import frozen

from campaignkit.draw.protocol.problems import Problem, refuse
from campaignkit.draw.protocol.shapes import Plain, each, hexadecimal, integer, matching, record
from campaignkit.values import Digest, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

N = TypeVar("N")
Path: TypeAlias = list[bytes]
Subtree: TypeAlias = tuple[bytes, tuple[Path, ...]]

ONE_LINE = matching("6.6", r"[^\n\r]+", Text("une ligne sans LF", "a line without LF"))
RECEIPT = record(
    "6.6",
    {
        "line": ONE_LINE,
        "index": integer("6.6", 0),
        "entries": integer("6.6", 1),
        "path": each("6.6", hexadecimal("6.6", 32)),
        "root": hexadecimal("6.6", 32),
    },
)
NO_RECEIPT = Text("ce reçu ne prouve rien", "this receipt proves nothing")
ASK_AGAIN = Text("redemander un reçu à l'organisateur", "ask the organiser for another receipt")


class MerkleTree(Generic[N]):
    """The tree over the leaves added so far, held as at most one perfect subtree per power of two.

    What a node is, `join` decides: a hash alone, or a hash with the paths that lead to it.
    """

    def __init__(self, join: Callable[[N, N], N]) -> None:
        self.size: int = 0
        self._join = join
        self._subtrees: list[N] = []

    def add(self, node: N) -> None:
        """Add the node of one leaf."""
        filled = self.size
        while filled & 1:
            node = self._join(self._subtrees.pop(), node)
            filled >>= 1
        self._subtrees.append(node)
        self.size += 1

    def root(self) -> N:
        """The node above every leaf added so far; there must be one."""
        whole, *lefts = reversed(self._subtrees)
        for left in lefts:
            whole = self._join(left, whole)
        return whole


def leaf(line: bytes) -> bytes:
    """The hash of a line, given without its LF."""
    return sha256(b"\0" + line).digest()


def parent(left: bytes, right: bytes) -> bytes:
    """The hash of a node over two others."""
    return sha256(b"\1" + left + right).digest()


@frozen(kw_only=True)
class InclusionReceipt:
    """6.6 What an entrant gets after sealing: `line` (without LF) at `index` (from 0) of a list of `entries` lines.

    The path leads to `root`; a path alone does not prove `entries`, which `standing_of` compares
    with the commitment.
    """

    line: str
    index: int
    entries: int
    path: tuple[Digest, ...]
    root: Digest

    def __attrs_post_init__(self) -> None:
        refuse(_faults(self), NO_RECEIPT, ASK_AGAIN)

    def to_plain(self) -> Plain:
        """The receipt as JSON."""
        return {
            "line": self.line,
            "index": self.index,
            "entries": self.entries,
            "path": list(self.path),
            "root": self.root,
        }


def receipt_from(plain: object) -> InclusionReceipt:
    """The receipt in a JSON value; ProtocolError (6.6) when its form is wrong or its path misses its root."""
    refuse(RECEIPT(plain, ""), NO_RECEIPT, ASK_AGAIN)
    fields = cast("dict[str, Any]", plain)
    return InclusionReceipt(**{**fields, "path": tuple(fields["path"])})


def receipts(lines: Iterable[bytes], ids: Collection[str]) -> Mapping[str, InclusionReceipt]:
    r"""The receipts of these ids, in one pass over a sealed list; an id that is not in it has none.

    >>> lines = [b"id\ttickets\tgroup\tpools\n", b"a1\t1\t-\t-\n", b"b1\t1\t-\t-\n"]
    >>> receipts(lines, ["b1"])["b1"].index
    1
    """
    wanted = {name.encode() for name in ids}
    tree, found = MerkleTree(_joined), dict[bytes, tuple[int, bytes, Path]]()
    coming = iter(lines)
    next(coming, None)
    for line in coming:
        name = line[: line.index(b"\t")]
        if name in wanted:
            found[name] = (tree.size, line[:-1], [])
        tree.add((leaf(line[:-1]), (found[name][2],) if name in wanted else ()))
    if not found:
        return {}
    root = Digest(tree.root()[0].hex())
    return {
        name.decode(): InclusionReceipt(
            line=line.decode(),
            index=index,
            entries=tree.size,
            path=tuple(Digest(node.hex()) for node in path),
            root=root,
        )
        for name, (index, line, path) in found.items()
    }


def root_from(line: bytes, index: int, entries: int, path: Iterable[bytes]) -> bytes | None:
    """The root to which a path leads from a line; None when the path has not the length for that place.

    Source: RFC 9162, section 2.1.3.2.
    """
    if not 0 <= index < entries:
        return None
    node, place, last = leaf(line), index, entries - 1
    for sibling in path:
        if last == 0:
            return None
        if place & 1 or place == last:
            node = parent(sibling, node)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            node = parent(node, sibling)
        place, last = place >> 1, last >> 1
    return node if last == 0 else None


def _faults(receipt: InclusionReceipt) -> Iterator[Problem]:
    path = [bytes.fromhex(node) for node in receipt.path]
    root = root_from(receipt.line.encode(), receipt.index, receipt.entries, path)
    if root is None or root.hex() != receipt.root:
        yield Problem(
            step="6.6",
            where="path",
            what=Text(
                "le chemin ne mène pas de cette ligne à cette racine",
                "the path does not lead from this line to this root",
            ),
        )


def _joined(left: Subtree, right: Subtree) -> Subtree:
    for path in left[1]:
        path.append(right[0])
    for path in right[1]:
        path.append(left[0])
    return parent(left[0], right[0]), left[1] + right[1]
