"""From a stream of openings, closings and scalars to a tree, within fixed bounds."""

from __future__ import annotations

from campaignkit.codec.nodes import Block, Mark, Node, Row, Scalar, path_of
from campaignkit.codec.problems import MOST_PROBLEMS, Problem, visible
from campaignkit.values import Text

MAX_DEPTH = 40
MAX_NODES = 50_000


class HaltError(Exception):
    """The file cannot be read any further, because of this one problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class TreeBuilder:
    """Puts nodes in their places, and notes what a plan file may not contain."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._open: list[Block | Row] = []
        self._nodes = 0

    def opened(self, container: Block | Row) -> None:
        """A group or a list begins."""
        self.add(container)
        self._open.append(container)
        if len(self._open) > MAX_DEPTH:
            raise HaltError(_too_deep(container.mark))

    def closed(self, end: int) -> None:
        """The group or list opened last ends before character `end`."""
        container = self._open.pop()
        container.mark = container.mark._replace(end=end)

    def add(self, node: Node) -> None:
        """A value or a key, in the group or list that is open."""
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise HaltError(_too_many(node.mark))
        if not self._open:
            self._set_root(node)
            return
        within = self._open[-1]
        if isinstance(within, Block):
            self._add_to_block(within, node)
        else:
            node.within, node.under = within, len(within)
            within.append(node)

    def complain(self, mark: Mark, saw: str, because: Text, remedy: Text) -> None:
        """Note a mistake in what comes next, and go on."""
        self._note(mark, saw, because, remedy, self._here())

    def _note(self, mark: Mark, saw: str, because: Text, remedy: Text, path: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem_at(mark, saw, because, remedy, path))

    def _here(self) -> str:
        """The path of what comes next."""
        if not self._open:
            return ""
        within = self._open[-1]
        if isinstance(within, Row):
            return f"{path_of(within)}[{len(within)}]"
        return path_of(within if within.pending is None else within.pending)

    def _set_root(self, node: Node) -> None:
        if self.root is not None:
            raise HaltError(_second_document(node.mark))
        self.root = node

    def _add_to_block(self, block: Block, node: Node) -> None:
        key = block.pending
        if key is None:
            block.pending = key = _as_key(node)
            node.within, node.under = block, key
            return
        block.pending = None
        node.within, node.under = block, key
        if key in block:
            self._complain_of_twin(key)
        else:
            block[key] = node

    def _complain_of_twin(self, key: Scalar) -> None:
        because = Text("cette clé est déjà écrite plus haut", "this key is already written above")
        remedy = Text("n'en garder qu'une", "keep one of the two")
        self._note(key.mark, visible(key), because, remedy, path_of(key))


def _as_key(node: Node) -> Scalar:
    if not isinstance(node, Scalar):
        raise HaltError(_no_key(node.mark))
    return node


def problem_at(mark: Mark, saw: str, because: Text, remedy: Text, path: str = "") -> Problem:
    """A problem at this place of the file."""
    return Problem(
        path=path, line=mark.line, column=mark.column, saw=saw, because=because, remedy=remedy, file=mark.file
    )


def _too_deep(mark: Mark) -> Problem:
    because = Text(f"plus de {MAX_DEPTH} niveaux imbriqués", f"more than {MAX_DEPTH} levels are nested")
    return problem_at(mark, "", because, Text("aplatir le fichier", "make the file flatter"))


def _too_many(mark: Mark) -> Problem:
    because = Text(f"plus de {MAX_NODES} valeurs dans un fichier", f"more than {MAX_NODES} values in one file")
    remedy = Text("vérifier que c'est bien un plan, puis le raccourcir", "check that this is a plan, then shorten it")
    return problem_at(mark, "", because, remedy)


def _second_document(mark: Mark) -> Problem:
    because = Text("un second document commence ici", "a second document begins here")
    return problem_at(mark, "---", because, Text("écrire un seul plan par fichier", "write one plan per file"))


def _no_key(mark: Mark) -> Problem:
    because = Text("une clé doit être un simple texte", "a key must be plain text")
    remedy = Text(
        "écrire « clé: valeur », sans crochets ni accolades", "write `key: value`, without brackets or braces"
    )
    return problem_at(mark, "", because, remedy)
