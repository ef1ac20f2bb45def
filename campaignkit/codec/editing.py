"""Change one value in a plan file, and leave every other character as it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from campaignkit.codec.canonical import Plain, plain
from campaignkit.codec.nodes import Block, Node, Row, Scalar
from campaignkit.codec.problems import PlanFileError, visible
from campaignkit.codec.reading import read_tree
from campaignkit.codec.structure import own_zone
from campaignkit.codec.writing import clock_of, flow_text
from campaignkit.values import CampaignKitError, Text

Outline: TypeAlias = Any
Step: TypeAlias = "str | int"
STEP = re.compile(r"\.?([^.\[\]]+)|\[([^\[\]]+)\]")
PLAN = "plan.yaml"
BOM = "\ufeff"


class EditError(CampaignKitError):
    """A change that cannot be made by itself; the file is as it was."""


def with_value(text: str, path: str, value: object) -> str:
    r"""The YAML text with `value` at `path`: `rounds[0].closes_at`, `prizes.lines[p1].name`.

    An item is found by its number from 0 or by its `id`. A key that its group does not have is
    added at the end of the group, and a group that is not there, or is unknown, is made. Comments, order and
    spacing of everything else stay. Raises EditError when the path leads nowhere, or when anything
    else would change; PlanFileError when the text is no YAML.

    >>> print(with_value("id: a  # the name\ntitle: b\n", "id", "c"), end="")
    id: c  # the name
    title: b
    """
    mark, content = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
    root = _root(content)
    path, said = _from_what_is_there(root, path, plain(value, clock=clock_of(own_zone(root))))
    written = flow_text(said)
    parent, steps = _way(root, path)
    node = _child(parent, steps[-1])
    label = f"{flow_text(str(steps[-1]))}: {written}"
    changed = _added(content, parent, label) if node is None else _replaced(content, node, written)
    after = read_tree(changed)
    if after.root is None or after.problems or _outline(after.root) != _expected(_outline(root), steps, written):
        raise _impossible(path)
    return mark + changed


def with_words(text: str, words: Mapping[str, str]) -> str:
    r"""The YAML text with other words, in YAML, at paths where one word stands: many changes for one reading.

    Raises as `with_value`.

    >>> print(with_words("a: 1  # one\nb: [x, y]\n", {"a": "2", "b[1]": "z"}), end="")
    a: 2  # one
    b: [x, z]
    """
    mark, content = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
    root = _root(content)
    found = [(node, path) for path in words if isinstance(node := node_at(root, path), Scalar)]
    changed, expected = content, _outline(root)
    for node, path in sorted(found, key=lambda pair: pair[0].mark.start, reverse=True):
        changed = _replaced(changed, node, words[path])
        expected = _expected(expected, _way(root, path)[1], words[path])
    after = read_tree(changed)
    if len(found) < len(words) or after.root is None or after.problems or _outline(after.root) != expected:
        raise _impossible(", ".join(words))
    return mark + changed


def node_at(root: Node, path: str) -> Node | None:
    """The node at a path, the root for an empty one; None when the path leads nowhere."""
    node: Node | None = root
    for key, item in STEP.findall(path):
        node = None if node is None else _child(node, _step(node, key or item))
    return node


def _root(text: str) -> Node:
    tree = read_tree(text)
    if tree.root is None or tree.problems:
        raise PlanFileError(PLAN, tree.problems)
    return tree.root


def _from_what_is_there(root: Node, path: str, said: Plain) -> tuple[str, Plain]:
    """The path as far as the file goes, and the value in the groups that are still to be made below."""
    here: Node | None = root
    found = list(STEP.finditer(path))
    for number, step in enumerate(found[:-1]):
        here = None if here is None else _child(here, _step(here, step[1] or step[2]))
        rest = [each[1] for each in found[number + 1 :]]
        if (here is None or _is_unknown(here)) and step[1] and all(rest):
            for key in reversed(rest):
                said = {key: said}
            return path[: step.end()], said
    return path, said


def _is_unknown(node: Node) -> bool:
    return isinstance(node, Scalar) and (node.null or (not node.quoted and str(node) == "unknown"))


def _way(root: Node, path: str) -> tuple[Node, list[Step]]:
    """The group or list that holds the last step, and every step as it is counted in the file."""
    steps: list[Step] = []
    parent, node = root, root
    for step in STEP.finditer(path):
        parent = node
        steps.append(_step(parent, step[1] or step[2]))
        found = _child(parent, steps[-1])
        if isinstance(parent, Row) and found is None:
            raise _no_item(path, path[: step.start()], parent)
        node = Scalar("") if found is None else found
    if not steps or isinstance(parent, Scalar):
        raise _impossible(path)
    return parent, steps


def _step(parent: Node, word: str) -> Step:
    if not isinstance(parent, Row):
        return word
    named = (number for number, item in enumerate(parent) if isinstance(item, Block) and item.get(Scalar("id")) == word)
    return int(word) if word.isdecimal() and int(word) < len(parent) else next(named, word)


def _child(parent: Node, step: Step) -> Node | None:
    if isinstance(parent, Row):
        return parent[step] if isinstance(step, int) else None
    return parent.get(Scalar(str(step))) if isinstance(parent, Block) else None


def _replaced(text: str, node: Node, written: str) -> str:
    start, end = node.mark.start, _end(text, node)
    if isinstance(node, Block | Row) and not node.flow and isinstance(node.within, Block):
        key = next(key for key in node.within if key == node.under)
        start = text.index(":", key.mark.end) + 1
    space = " " if text[start - 1 : start] == ":" else ""
    return text[:start] + space + written + text[end:]


def _added(text: str, parent: Node, label: str) -> str:
    end = _end(text, parent)
    if isinstance(parent, Block) and parent.flow:
        return text[: end - 1].rstrip() + (", " if parent else "") + label + text[end - 1 :]
    margin = " " * (parent.mark.column - 1)
    before, _, after = text[end:].partition("\n")
    return f"{text[:end]}{before}\n{margin}{label}\n{after}"


def _end(text: str, node: Node) -> int:
    """The character after the last one that belongs to the node, blank lines and comments aside."""
    if isinstance(node, Block | Row) and not node.flow:
        return _end(text, (list(node.values()) if isinstance(node, Block) else node)[-1])
    start = node.mark.start
    return start + len(text[start : node.mark.end].rstrip())


def _outline(node: Node) -> Outline:
    match node:
        case Block():
            return {str(key): _outline(value) for key, value in node.items()}
        case Row():
            return [_outline(item) for item in node]
        case _:
            return str(node)


def _expected(whole: Outline, steps: list[Step], written: str) -> Outline:
    here = whole
    for step in steps[:-1]:
        here = here[step]
    here[steps[-1]] = _outline(_root(written))
    return whole


def _no_item(path: str, where: str, row: Row) -> EditError:
    named = (item.get(Scalar("id")) if isinstance(item, Block) else None for item in row)
    there = ", ".join(visible(str(number if name is None else name)) for number, name in enumerate(named)) or "-"
    return EditError(
        Text(f"« {visible(path)} » ne mène à rien", f"{visible(path)!r} leads nowhere"),
        Text(f"dans {visible(where)} il y a : {there}", f"in {visible(where)} there is: {there}"),
        Text("nommer l'un d'eux, ou changer le fichier à la main", "name one of these, or change the file by hand"),
    )


def _impossible(path: str) -> EditError:
    return EditError(
        Text(f"« {visible(path)} » ne peut pas être changé seul", f"{visible(path)!r} cannot be changed by itself"),
        Text("le fichier ne le contient pas sous cette forme", "the file does not hold it in that form"),
        Text("changer le fichier à la main", "change the file by hand"),
    )
