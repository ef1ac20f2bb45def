"""Plans made of several files: what a plan extends lies below it, and the nearer file wins.

`extends: [house.yaml, client.yaml]` names files beside the one that says it. They lie one above
the other in this order, each with what it extends itself below it, and the file itself on top.
Groups are merged key by key, unless they say two different `kind`; lists in which every item has
an `id` of its own are merged item by item; of anything else the upper one stands whole.
What a file says about itself (`OWN`) is not inherited.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from attrs import define, evolve, field, frozen

from campaignkit.codec.building import problem_at
from campaignkit.codec.formats import brought_up, has_formats
from campaignkit.codec.nodes import Block, Node, Row, Scalar, glimpse, path_of
from campaignkit.codec.problems import MOST_PROBLEMS, Problem
from campaignkit.codec.reading import MAX_BYTES, read_tree
from campaignkit.codec.shapes import Kind
from campaignkit.values import Text

Advice: TypeAlias = tuple[Text, Text]
Beside: TypeAlias = Callable[[str], bytes]
"""Gives the bytes of a file, by its way from the folder of the plan; OSError when there is none."""
EXTENDS = Scalar("extends")
KIND = Scalar("kind")
ID = Scalar("id")
OWN = tuple(map(Scalar, ("format", "id", "title", "external_ref", "copied_from")))
MOST_LEVELS = 4
"""How many files may lie one above the other, the plan included."""
MOST_FILES = 16
"""How many files a plan may extend in all, each counted as often as it is named."""
FILE_NAME = re.compile(r"(?!/|~)[^\\:?*\x00-\x1f]+\.(?:yaml|yml|json)")


@frozen
class Composition:
    """A whole plan as one tree, every problem on the way, and what its parts stand in place of.

    `root` is None when a file could not be read. `overrode` gives for a node, by its `id()`, what
    lies below it, the nearest first.
    """

    root: Node | None
    problems: tuple[Problem, ...]
    overrode: Mapping[int, tuple[Node, ...]]


def composed(text: str | bytes, into: Kind, *, name: str, beside: Beside | None) -> Composition:
    """The file over all that it extends; a file that extends nothing is its own tree."""
    layers = _Layers(into=into, beside=beside)
    root = layers.read(text, name, ())
    return Composition(root, tuple(layers.problems[:MOST_PROBLEMS]), layers.overrode)


def extended_by(text: str | bytes, name: str) -> tuple[str, ...]:
    """The names of the files that a file which can be read extends, as it writes them; mostly none."""
    root = read_tree(text, name).root
    said = root.get(EXTENDS) if isinstance(root, Block) else None
    return (str(said),) if isinstance(said, Scalar) else tuple(map(str, said or ()))


def over(below: Node, above: Node, overrode: dict[int, tuple[Node, ...]]) -> Node:
    """The upper node over the lower one; what gives way is noted in `overrode`."""
    if isinstance(below, Block) and isinstance(above, Block) and _of_one_kind(below, above):
        made: Block | Row = Block(above.mark, flow=above.flow)
        _noted(made, below, above, overrode)
        return _placed(made, above, _merged(dict(below), dict(above), overrode))
    if isinstance(below, Row) and isinstance(above, Row):
        lower, upper = _by_id(below), _by_id(above)
        if lower and upper:
            made = Row(above.mark, flow=above.flow)
            _noted(made, below, above, overrode)
            return _placed(made, above, _merged(lower, upper, overrode))
    overrode[id(above)] = (*overrode.get(id(above), ()), below, *overrode.get(id(below), ()))
    return above


def _noted(made: Node, below: Node, above: Node, overrode: dict[int, tuple[Node, ...]]) -> None:
    """What either of two that are merged stands in place of, the merged one stands in place of too."""
    lower = (*overrode.pop(id(above), ()), *overrode.pop(id(below), ()))
    if lower:
        overrode[id(made)] = lower


def _merged(below: Mapping[Any, Node], above: Mapping[Any, Node], overrode: dict[int, tuple[Node, ...]]) -> Any:
    """The lower keys in their order, then those that are new above."""
    upper = {key: over(below[key], node, overrode) if key in below else node for key, node in above.items()}
    return {**below, **upper}


def _placed(made: Block | Row, above: Block | Row, members: Mapping[Any, Node]) -> Node:
    made.within, made.under = above.within, above.under
    if isinstance(made, Block):
        made.update(members)
    else:
        made.extend(members.values())
    return made


def _of_one_kind(below: Block, above: Block) -> bool:
    return KIND not in above or below.get(KIND) == above[KIND]


def _by_id(row: Row) -> dict[str, Node]:
    """The items by their ids; nothing unless every item has one of its own."""
    named: dict[str, Node] = {
        str(item[ID]): item for item in row if isinstance(item, Block) and isinstance(item.get(ID), Scalar)
    }
    return named if len(named) == len(row) else {}


@define(kw_only=True)
class _Layers:
    """Reads one file after another, within the bounds of one plan."""

    into: Kind
    beside: Beside | None
    problems: list[Problem] = field(factory=list)
    overrode: dict[int, tuple[Node, ...]] = field(factory=dict)
    bytes_left: int = MAX_BYTES
    files_left: int = MOST_FILES

    def read(self, content: str | bytes, name: str, above: tuple[str, ...]) -> Node | None:
        """The tree of a file over what it extends; None when any of it cannot be read."""
        label = name if above else ""
        tree = read_tree(content, name)
        self.bytes_left -= len(content)
        self.problems += [evolve(problem, file=label) for problem in tree.problems]
        if tree.root is None:
            return None
        if label:
            _name_file(tree.root, label)
        newer = brought_up(tree.root, self.into)
        self.problems[:] = newer or self.problems
        if newer or not isinstance(tree.root, Block) or not has_formats(self.into) or EXTENDS not in tree.root:
            return None if newer else tree.root
        return self._over_all(tree.root, (*above, name))

    def _over_all(self, root: Block, chain: tuple[str, ...]) -> Node | None:
        said = root.pop(EXTENDS)
        named = said if isinstance(said, Row) else [said]
        if len(named) > self.files_left:
            self._refuse(said, TOO_MANY_FILES)
            return None
        self.files_left -= len(named)
        layers = [self._base(each, chain) for each in named]
        whole: Node = Block(root.mark)
        for layer in (*layers, root):
            if layer is None:
                return None
            whole = over(whole, layer, self.overrode)
        return whole

    def _base(self, said: Node, chain: tuple[str, ...]) -> Node | None:
        """What one name of `extends` stands for, less what that file says about itself."""
        content = self._content(said, chain)
        root = None if content is None else self.read(content, _beside(str(said), chain), chain)
        if isinstance(root, Block):
            for key in OWN:
                root.pop(key, None)
            return root
        if root is not None:
            self._refuse(root, NO_GROUP)
        return None

    def _content(self, said: Node, chain: tuple[str, ...]) -> bytes | None:
        content, refusal = b"", self._barred(said, chain)
        if refusal is None and self.beside is not None:
            try:
                content = self.beside(_beside(str(said), chain))
            except OSError:
                refusal = UNREADABLE
        if len(content) > self.bytes_left:
            refusal = TOO_LONG
        if refusal is not None:
            self._refuse(said, refusal)
            return None
        return content

    def _barred(self, said: Node, chain: tuple[str, ...]) -> Advice | None:
        if not isinstance(said, Scalar) or not FILE_NAME.fullmatch(said):
            return NO_NAME
        if _beside(str(said), chain) in chain:
            return IN_A_CIRCLE
        if len(chain) >= MOST_LEVELS:
            return TOO_MANY_LEVELS
        return NO_FILES if self.beside is None else None

    def _refuse(self, node: Node, advice: Advice) -> None:
        because, remedy = advice
        self.problems.append(problem_at(node.mark, glimpse(node), because, remedy, path_of(node)))


def _beside(said: str, chain: tuple[str, ...]) -> str:
    """The way to a file from the folder of the plan, as the file that names it sees it."""
    folder = posixpath.dirname(chain[-1]) if len(chain) > 1 else ""
    return posixpath.normpath(posixpath.join(folder, said))


def _name_file(root: Node, label: str) -> None:
    """Let every mark of a tree name its file."""
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        node.mark = node.mark._replace(file=label)
        if isinstance(node, Block):
            waiting += node.keys()
            waiting += node.values()
        elif isinstance(node, Row):
            waiting += node


NO_NAME = (
    Text("ce n'est pas le nom d'un fichier de plan", "this is no name of a plan file"),
    Text(
        "écrire un chemin relatif à ce fichier, avec des « / », par exemple « ../maison.yaml »",
        "write a path relative to this file, with `/`, for example `../house.yaml`",
    ),
)
IN_A_CIRCLE = (
    Text("ce fichier s'étend lui-même", "this file extends itself"),
    Text("enlever l'un des « extends » du cercle", "take one `extends` out of the circle"),
)
TOO_MANY_LEVELS = (
    Text(f"plus de {MOST_LEVELS} fichiers l'un sur l'autre", f"more than {MOST_LEVELS} files one above the other"),
    Text("nommer ce fichier dans le plan lui-même", "name this file in the plan itself"),
)
TOO_MANY_FILES = (
    Text(
        f"le plan étend plus de {MOST_FILES} fichiers en tout", f"the plan extends more than {MOST_FILES} files in all"
    ),
    Text("réunir des fichiers", "put files together"),
)
NO_FILES = (
    Text("ce texte est lu sans les fichiers qu'il étend", "this text is read without the files that it extends"),
    Text("le lire de son fichier, avec load_plan", "read it from its file, with load_plan"),
)
UNREADABLE = (
    Text("ce fichier ne se lit pas", "this file cannot be read"),
    Text("vérifier le chemin, relatif à ce fichier", "check the path, relative to this file"),
)
TOO_LONG = (
    Text(
        f"avec ce fichier, le plan dépasse {MAX_BYTES} octets en tout",
        f"with this file, the plan has more than {MAX_BYTES} bytes in all",
    ),
    Text("raccourcir l'un des fichiers", "shorten one of the files"),
)
NO_GROUP = (
    Text("un groupe de clés est attendu", "a group of keys is expected"),
    Text("écrire « clé: valeur »", "write `key: value`"),
)
