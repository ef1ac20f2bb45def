"""YAML as events of libyaml; what YAML offers beyond text, lists and groups is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from campaignkit.codec.building import MAX_DEPTH, HaltError, TreeBuilder, problem_at
from campaignkit.codec.nodes import Block, Mark, Row, Scalar
from campaignkit.codec.problems import Problem, visible
from campaignkit.values import Text

if TYPE_CHECKING:
    import yaml

Event: TypeAlias = Any
CONTAINERS: Mapping[str, type[Block | Row]] = {"MappingStartEvent": Block, "SequenceStartEvent": Row}
ENDS = frozenset(("MappingEndEvent", "SequenceEndEvent"))
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
SYNTAX: tuple[tuple[str, Text, Text], ...] = (
    (
        "nesting depth",
        Text(f"plus de {MAX_DEPTH} niveaux imbriqués", f"more than {MAX_DEPTH} levels are nested"),
        Text("aplatir le fichier", "make the file flatter"),
    ),
    (
        "tab character",
        Text("une tabulation commence cette ligne", "a tab begins this line"),
        Text("la remplacer par des espaces", "replace it by spaces"),
    ),
    (
        "mapping values are not allowed",
        Text("deux-points inattendu", "a colon is not expected here"),
        Text(
            "aligner la ligne, ou mettre entre guillemets le texte qui contient « : »",
            "align the line, or put quotes around the text that contains ': '",
        ),
    ),
    (
        "could not find expected ':'",
        Text("il manque « : » après une clé", "a ':' is missing after a key"),
        Text(
            "écrire « clé: valeur », ou aligner la ligne avec ce qui précède",
            "write `key: value`, or align the line with what comes before",
        ),
    ),
    (
        "cannot start any token",
        Text("ce caractère ne peut pas commencer une valeur", "this character cannot begin a value"),
        Text(
            "remplacer les tabulations par des espaces, ou mettre la valeur entre guillemets",
            "replace tabs by spaces, or put the value in quotes",
        ),
    ),
    (
        "unexpected end of stream",
        Text("un guillemet n'est pas fermé", "a quotation mark is not closed"),
        Text("ajouter le guillemet qui manque", "add the missing quotation mark"),
    ),
    (
        "',' or ",
        Text("un crochet ou une accolade n'est pas fermé", "a bracket or a brace is not closed"),
        Text("ajouter la virgule, le crochet ou l'accolade qui manque", "add the missing comma, bracket or brace"),
    ),
    (
        "escape c",
        Text("cet échappement n'existe pas", "there is no such escape"),
        Text(
            "doubler la barre oblique inverse, ou prendre des guillemets simples",
            "double the backslash, or use single quotes",
        ),
    ),
)
ELSE = (
    Text("la ligne ne s'accorde pas avec ce qui précède", "the line does not fit what comes before"),
    Text(
        "vérifier l'alignement, les guillemets et les tirets de cette ligne",
        "check the indentation, the quotes and the dashes of this line",
    ),
)


def feed_yaml(text: str, builder: TreeBuilder) -> None:
    """Give the builder everything in the text; HaltError where it stops being YAML."""
    import yaml

    _refuse_unprintable(text)
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
            _take(event, builder)
    except yaml.MarkedYAMLError as error:
        raise HaltError(_syntax(error, text)) from None


def _take(event: Event, builder: TreeBuilder) -> None:
    name = type(event).__name__
    if name == "ScalarEvent":
        if event.anchor is not None or event.tag is not None:
            _refuse_extras(event, builder)
        builder.add(Scalar(event.value, _mark(event), quoted=event.style != ""))
    elif name in CONTAINERS:
        _refuse_extras(event, builder)
        builder.opened(CONTAINERS[name](_mark(event), flow=event.flow_style))
    elif name in ENDS:
        builder.closed(event.end_mark.index)
    elif name == "AliasEvent":
        _refuse_extras(event, builder)
        builder.add(Scalar("", _mark(event)))


def _refuse_extras(event: Event, builder: TreeBuilder) -> None:
    if event.anchor is not None:
        because = Text(
            "les ancres (&) et les renvois (*) ne sont pas acceptés", "anchors (&) and aliases (*) are not accepted"
        )
        remedy = Text(
            "écrire la valeur en entier, ou la mettre entre guillemets", "write the value out, or put it in quotes"
        )
        builder.complain(_mark(event), visible(event.anchor), because, remedy)
    if getattr(event, "tag", None) is not None:
        because = Text("les étiquettes (!) ne sont pas acceptées", "tags (!) are not accepted")
        remedy = Text(
            "enlever l'étiquette, ou mettre la valeur entre guillemets", "remove the tag, or put the value in quotes"
        )
        builder.complain(_mark(event), visible(event.tag), because, remedy)


def _mark(event: Event) -> Mark:
    start, end = event.start_mark, event.end_mark
    return Mark(start.line + 1, start.column + 1, start.index, end.index)


def _refuse_unprintable(text: str) -> None:
    found = UNPRINTABLE.search(text)
    if found is not None:
        because = Text(
            "ce caractère est invisible et n'a rien à faire dans un plan",
            "this character is invisible and has no place in a plan",
        )
        remedy = Text("l'effacer, et enregistrer le fichier en UTF-8", "delete it, and save the file as UTF-8")
        raise HaltError(problem_at(mark_at(text, found.start()), visible(found.group()), because, remedy))


def mark_at(text: str, index: int) -> Mark:
    """The place of one character of the text."""
    return Mark(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index), index, index + 1)


def _syntax(error: yaml.MarkedYAMLError, text: str) -> Problem:
    where = error.problem_mark or error.context_mark
    line = min(where.line, text.count("\n")) if where else 0
    said = f"{error.problem} {error.context}"
    because, remedy = next((rest for known, *rest in SYNTAX if known in said), ELSE)
    written = text.split("\n")[line].strip()
    return problem_at(Mark(line + 1, where.column + 1 if where else 1, 0, 0), visible(written), because, remedy)
