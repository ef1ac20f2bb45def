"""What is said about a node that does not have the shape that is wanted."""

from __future__ import annotations

from campaignkit.codec.near import near_miss
from campaignkit.codec.nodes import Scalar
from campaignkit.codec.shapes import Alternatives, Kind, field_names
from campaignkit.codec.words import refusal
from campaignkit.values import InvalidValueError, Text


def one_word(node: Kind) -> Kind:
    """The node itself, if it is one value and not nothing."""
    if _is_nothing(node):
        raise no_value()
    if isinstance(node, dict | list):
        because = Text("n'est pas une valeur simple", "is not a single value")
        raise refusal(node, because, Text("écrire une seule valeur", "write one value"))
    return node


def no_value() -> InvalidValueError:
    """The refusal of nothing where something is wanted."""
    remedy = Text("écrire la valeur, ou enlever la ligne", "write the value, or remove the line")
    return InvalidValueError(Text("la valeur manque", "the value is missing"), None, remedy)


def no_list(node: object) -> InvalidValueError:
    """The refusal of what is not a list."""
    if _is_nothing(node):
        return no_value()
    because = Text("n'est pas une liste", "is not a list")
    return refusal(node, because, Text("écrire [a, b], ou un tiret par élément", "write [a, b], or one dash per item"))


def not_so_many(node: object, wanted: int) -> InvalidValueError:
    """The refusal of a list of the wrong length."""
    because = Text(f"n'a pas {wanted} éléments", f"does not have {wanted} items")
    return refusal(node, because, Text(f"en écrire {wanted}", f"write {wanted} of them"))


def no_group(node: object, record: type | None = None) -> InvalidValueError:
    """The refusal of what is not a group of keys and values."""
    if _is_nothing(node):
        return no_value()
    because = Text("n'est pas un groupe de clés", "is not a group of keys")
    names = ", ".join(field_names(record)) if record else ""
    if not names:
        return refusal(node, because, Text("écrire des lignes « clé: valeur »", "write lines of `key: value`"))
    return refusal(node, because, Text(f"écrire les clés {names}", f"write the keys {names}"))


def no_kind(group: object, tag: object, sorts: Alternatives) -> InvalidValueError:
    """The refusal of a group whose kind is missing or unknown."""
    if not sorts.tagged:
        return no_member(group, sorts)
    if tag is None:
        listed = ", ".join(sorts.tagged)
        remedy = Text(f"ajouter « kind: », l'un de : {listed}", f"add `kind:`, one of: {listed}")
        return refusal(group, Text("ne dit pas sa sorte", "does not say its kind"), remedy)
    return refusal(tag, Text("n'est pas une sorte connue", "is not a known kind"), near_miss(str(tag), sorts.tagged))


def other_kind(tag: object, wanted: str) -> InvalidValueError:
    """The refusal of a kind where only one is possible."""
    return refusal(
        tag, Text("n'est pas la sorte attendue", "is not the kind wanted here"), near_miss(str(tag), (wanted,))
    )


def no_member(node: object, sorts: Alternatives) -> InvalidValueError:
    """The refusal of what is none of several alternatives."""
    tagged = (f"{{kind: {each}}}" for each in sorts.tagged)
    kinds = (*tagged, *(_named(kind) for kind in (*sorts.words, *sorts.groups, *sorts.lists)))
    listed = ", ".join(dict.fromkeys((*kinds, *_special(sorts))))
    remedy = Text(f"écrire l'un de : {listed}", f"write one of: {listed}")
    return refusal(node, Text("n'est rien de ce qui est attendu", "is nothing that is wanted here"), remedy)


def _special(sorts: Alternatives) -> tuple[str, ...]:
    return ("none",) * sorts.none + ("unknown",) * sorts.unknown


def _named(kind: Kind) -> str:
    return str(getattr(kind, "__name__", None) or kind)


def _is_nothing(node: object) -> bool:
    return node is None or (isinstance(node, Scalar) and node.null)
