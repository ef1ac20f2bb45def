"""From a plan file to a tree of text: YAML 1.2 or JSON, with every scalar as it was written."""

from __future__ import annotations

from attrs import frozen

from campaignkit.codec.building import HaltError, TreeBuilder, problem_at
from campaignkit.codec.json_text import feed_json
from campaignkit.codec.nodes import Mark, Node
from campaignkit.codec.problems import Problem
from campaignkit.codec.yaml_text import feed_yaml
from campaignkit.values import Text

MAX_BYTES = 1_000_000
"""The longest plan file that is read, in bytes."""
TOP = Mark(1, 1, 0, 0)


@frozen
class Tree:
    """What was read, and every problem met on the way; `root` is None when nothing could be read."""

    root: Node | None
    problems: tuple[Problem, ...] = ()


def read_tree(source: str | bytes, name: str = "plan.yaml") -> Tree:
    r"""Read a file's content, as JSON when its name ends in `.json`, otherwise as YAML.

    Anchors, aliases, tags, duplicate keys, a second document, more than 1,000,000 bytes, more
    than 40 levels or 50,000 values are problems.

    >>> tree = read_tree("country: NO\npostcode: 01000\n")
    >>> tree.root
    {'country': 'NO', 'postcode': '01000'}
    """
    builder = TreeBuilder()
    try:
        text = _decoded(source)
        (feed_json if name.endswith(".json") else feed_yaml)(text, builder)
    except HaltError as halt:
        return Tree(None, (*builder.problems, halt.problem))
    if builder.root is None:
        return Tree(None, (_empty(),))
    return Tree(builder.root, tuple(builder.problems))


def _decoded(source: str | bytes) -> str:
    content = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    if len(content) > MAX_BYTES:
        raise HaltError(_too_long())
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise HaltError(_not_utf8(line, content[error.start : error.start + 1])) from None


def _too_long() -> Problem:
    because = Text(
        f"le fichier est trop long, un plan a au plus {MAX_BYTES} octets",
        f"the file is too long, a plan has {MAX_BYTES} bytes at most",
    )
    return problem_at(TOP, "", because, Text("retirer ce qui n'est pas le plan", "take out what is not the plan"))


def _not_utf8(line: int, byte: bytes) -> Problem:
    because = Text("le fichier n'est pas en UTF-8", "the file is not UTF-8")
    remedy = Text("l'enregistrer en UTF-8", "save it as UTF-8")
    return problem_at(Mark(line, 1, 0, 0), f"0x{byte.hex()}", because, remedy)


def _empty() -> Problem:
    remedy = Text("commencer par « id: » et « title: »", "begin with `id:` and `title:`")
    return problem_at(TOP, "", Text("le fichier est vide", "the file is empty"), remedy)
