"""What the project says to people, in English and in French, and where it says it."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from campaignkit.codec import shipped_library
from campaignkit.values import Text
from tests.kit.house import ROOT, modules, name, tree

Said = tuple[str, str]
SPEAKERS = {"Text", "failed", "unknown", "not_applicable"}
DOCUMENTED = ast.Module | ast.ClassDef | ast.FunctionDef
NO_PROSE = re.compile(r"`[^`]*`|\{[^}]*\}|https?://\S+|\S+[._/@]\S+|--\S+|\S*\d\S*|« [a-z]+ [^»]*»")
QUOTED = re.compile(r"« [^»]*»|`[^`]*`|https?://\S+|\d:\d")
GLUED = re.compile(r"\S*[^\s;:?!(][;:?!](?![^\s;:?!»)])")
DOCTEST = re.compile(r">>>.*?(?:\n\s*\n|\Z)", re.DOTALL)


def plain(text: str) -> str:
    """The text without its code, addresses, examples and places to fill."""
    return NO_PROSE.sub(" ", DOCTEST.sub(" ", text)).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def french() -> Iterator[Said]:
    yield from _messages(0)
    yield from _pages(french=True)
    yield from ((where, words.fr) for where, words in _rules())


def signs(text: str) -> list[str]:
    """Where a sign that French sets apart touches the word before it; what is quoted may be code."""
    return [found[0] for found in GLUED.finditer(QUOTED.sub("« »", text))]


def french_as_written() -> Iterator[Said]:
    """Every French text of the package, an `X` in each place to fill."""
    for module in modules():
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.Call) and _called(node) in SPEAKERS and len(node.args) > 1:
                yield f"{name(module)}:{node.lineno}", _literal(node.args[0], "", "X")
    for pack in shipped_library().packs:
        for rule in pack.rules:
            yield from ((rule.id, each.fr) for each in (rule.title, rule.says, rule.remedy, rule.note))


def english() -> Iterator[Said]:
    yield from _messages(1)
    yield from _pages(french=False)
    yield from ((where, words.en) for where, words in _rules())
    for module in chain(modules(), sorted((ROOT / "tests").rglob("*.py"))):
        yield from _docstrings(module)
        yield from _comments(module)


def _rules() -> Iterator[tuple[str, Text]]:
    """What the rule packs say, pack by pack."""
    for pack in shipped_library().packs:
        for words in (
            pack.title,
            *(each for rule in pack.rules for each in (rule.title, rule.says, rule.remedy, rule.note)),
        ):
            yield pack.id, Text(plain(words.fr), plain(words.en))


def _messages(half: int) -> Iterator[Said]:
    """One half of every text in two languages."""
    for module in modules():
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.Call) and _called(node) in SPEAKERS and len(node.args) > 1:
                yield f"{name(module)}:{node.lineno}", plain(_literal(node.args[half]))


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _literal(node: ast.expr, between: str = " ", filled: str = "") -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return between.join(_literal(part, between, filled) for part in values)
        case ast.BinOp(left=left, right=right):
            return _literal(left, between, filled) + _literal(right, between, filled)
        case ast.Call(func=ast.Attribute(attr="join", value=ast.Constant(value=str(joined)))):
            return filled and f"{filled}{joined}{filled}"
        case _:
            return filled


def _docstrings(module: Path) -> Iterator[Said]:
    for node in ast.walk(tree(module)):
        if isinstance(node, DOCUMENTED) and (said := ast.get_docstring(node)):
            yield f"{name(module)}:{getattr(node, 'lineno', 1)}", plain(said)


def _comments(module: Path) -> Iterator[Said]:
    with tokenize.open(module) as source:
        for token in tokenize.generate_tokens(source.readline):
            if token.type == tokenize.COMMENT:
                yield f"{name(module)}:{token.start[0]}", plain(token.string)


def _pages(*, french: bool) -> Iterator[Said]:
    """The pages of one language; the glossary is of both, and of neither."""
    for page in [*ROOT.glob("*.md"), *sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "changes").glob("*.md"))]:
        if page.name.endswith(".fr.md") == french and page.name != "glossary.md":
            for number, line in enumerate(page.read_text("utf-8").splitlines(), start=1):
                yield f"{name(page)}:{number}", plain(line)
