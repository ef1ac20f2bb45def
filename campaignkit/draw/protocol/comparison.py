"""What a certificate tells against what the protocol gives, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from campaignkit.draw.protocol.problems import Problem, refuse
from campaignkit.draw.protocol.shapes import Plain
from campaignkit.values import Text

ABSENT = object()
FAILED = Text("la vérification a échoué", "the verification failed")
DO_NOT_TRUST = Text("ne pas se fier à ce tirage avant une explication", "do not trust this draw before it is explained")


class Row(Protocol):
    """A row of a list of the certificate."""

    def to_plain(self) -> Plain:
        """The row as JSON."""
        ...


def compare(clause: str, given: Mapping[str, object], told: Mapping[str, object]) -> None:
    """Refuse every field whose told value is not the one that the protocol gives."""
    refuse(
        (
            Problem(
                step=clause,
                where=where,
                what=Text(
                    f"{told.get(where)} au lieu de {given.get(where)}",
                    f"{told.get(where)} instead of {given.get(where)}",
                ),
            )
            for where in {**given, **told}
            if given.get(where, ABSENT) != told.get(where, ABSENT)
        ),
        FAILED,
        DO_NOT_TRUST,
    )


def under(where: str, fields: Mapping[str, object]) -> dict[str, object]:
    """The fields under the path that they have in the certificate."""
    return {f"{where}.{field}": value for field, value in fields.items()}


def rows_of(kind: str, rows: Iterable[Row]) -> dict[str, object]:
    """Every field of every row, under the path that it has in the certificate."""
    return {
        f"{kind}[{number}].{field}": value for number, row in enumerate(rows) for field, value in row.to_plain().items()
    }
