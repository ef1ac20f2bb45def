"""Bytes of the protocol's JSON documents: read strictly, written in the one form of RFC 8785."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from campaignkit.draw.protocol.problems import Problem, refusal
from campaignkit.values import Text

if TYPE_CHECKING:
    from collections.abc import Mapping


def read_document(content: bytes) -> object:
    """The JSON value in UTF-8 bytes; ProtocolError (2.1) for anything ambiguous.

    A byte-order mark, a field given twice, NaN or Infinity are refused: two readers could
    understand them differently.

    >>> read_document(b'{"rank": 1}')
    {'rank': 1}
    """
    try:
        return json.loads(content.decode(), object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError) as cause:
        problem = Problem(step="2.1", where="", what=Text(f"JSON illisible : {cause}", f"unreadable JSON: {cause}"))
        raise refusal(
            (problem,),
            Text("document illisible", "unreadable document"),
            Text("redemander le fichier tel qu'il a été publié", "ask for the file as it was published"),
        ) from cause


def canonical(plain: Mapping[str, object]) -> bytes:
    """The RFC 8785 bytes of a document, on which every digest and signature stands.

    >>> canonical({"b": 1, "a": None})
    b'{"a":null,"b":1}'
    """
    import rfc8785

    encoded: bytes = rfc8785.dumps(plain)  # type: ignore[arg-type]
    return encoded


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        told = f"field given twice: {', '.join(twice)}"
        raise ValueError(told)
    return dict(pairs)


def _no_constant(word: str) -> None:
    told = f"{word} is no JSON number"
    raise ValueError(told)
