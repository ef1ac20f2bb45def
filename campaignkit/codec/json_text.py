"""JSON (RFC 8259), read so that every value knows its line."""

from __future__ import annotations

import re
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]
from typing import NoReturn

from attrs import define, field

from campaignkit.codec.building import HaltError, TreeBuilder, problem_at
from campaignkit.codec.nodes import Block, Mark, Row, Scalar
from campaignkit.codec.problems import visible
from campaignkit.codec.yaml_text import mark_at
from campaignkit.values import Text

SPACE = re.compile(r"[ \t\r\n]*")
WORD = re.compile(r"true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?![\w.])")
LONE = re.compile("[\ud800-\udfff]")


def feed_json(text: str, builder: TreeBuilder) -> None:
    """Give the builder everything in the text; HaltError where it stops being JSON."""
    reader = _Json(text=text, builder=builder)
    reader.value()
    if reader.peek():
        reader.halt(Text("rien ne doit suivre la dernière accolade", "nothing may follow the last brace"))


@define
class _Json:
    text: str
    builder: TreeBuilder
    at: int = 0
    _line: int = field(default=1, init=False)
    _line_start: int = field(default=0, init=False)

    def value(self) -> None:
        match self.peek():
            case "{":
                self._group()
            case "[":
                self._list()
            case '"':
                self._string()
            case _:
                self._word()

    def peek(self) -> str:
        """The next character that is no space; empty at the end."""
        found = SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.text[self.at : self.at + 1]

    def halt(self, because: Text) -> NoReturn:
        remedy = Text("vérifier les virgules, les guillemets et les accolades", "check the commas, quotes and braces")
        mark = mark_at(self.text, min(self.at, len(self.text)))
        saw = visible(self.text[self.at : self.at + 20].strip())
        raise HaltError(problem_at(mark, saw, because, remedy))

    def _group(self) -> None:
        self.builder.opened(Block(self._mark(self.at + 1), flow=True))
        self.at += 1
        while self.peek() != "}":
            if self.peek() != '"':
                self.halt(Text("une clé entre guillemets est attendue", "a key in double quotes is expected"))
            self._string()
            self._expect(":")
            self.value()
            if not self._comma("}"):
                break
        self._close("}")

    def _list(self) -> None:
        self.builder.opened(Row(self._mark(self.at + 1), flow=True))
        self.at += 1
        while self.peek() != "]":
            self.value()
            if not self._comma("]"):
                break
        self._close("]")

    def _comma(self, closing: str) -> bool:
        if self.peek() != ",":
            return False
        self.at += 1
        if self.peek() == closing:
            self.halt(Text("une virgule de trop précède la fin", "one comma too many before the end"))
        return True

    def _expect(self, char: str) -> None:
        if self.peek() != char:
            self.halt(Text(f"« {char} » est attendu ici", f"'{char}' is expected here"))
        self.at += 1

    def _close(self, char: str) -> None:
        self._expect(char)
        self.builder.closed(self.at)

    def _string(self) -> None:
        try:
            content, end = scanstring(self.text, self.at + 1, True)  # noqa: FBT003 - positional in the library
        except JSONDecodeError as error:
            self.at = error.pos
            self.halt(
                Text(
                    "ce texte entre guillemets n'est pas fermé ou contient un caractère interdit",
                    "this quoted text is not closed, or holds a forbidden character",
                )
            )
        if LONE.search(content):
            self.halt(Text("ce texte contient une moitié de caractère", "this text holds half a character"))
        self.builder.add(Scalar(content, self._mark(end), quoted=True))
        self.at = end

    def _word(self) -> None:
        found = WORD.match(self.text, self.at)
        if found is None:
            self.halt(Text("une valeur est attendue ici", "a value is expected here"))
        self.builder.add(Scalar(found.group(), self._mark(found.end())))
        self.at = found.end()

    def _mark(self, end: int) -> Mark:
        """The place of what begins here; lines are counted on from the place before."""
        lines = self.text.count("\n", self._line_start, self.at)
        if lines:
            self._line += lines
            self._line_start = self.text.rfind("\n", 0, self.at) + 1
        return Mark(self._line, self.at - self._line_start + 1, self.at, end)
