"""What happened, for other programs: read on from the last position, and nothing is missed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from campaignkit.values import Instant, SubjectId, from_micros

if TYPE_CHECKING:
    from campaignkit.desk.desk import Desk

REGISTER = "register:"


@frozen(kw_only=True)
class Told:
    """One event of the log.

    `position` counts over the whole log, from 1 and without gaps: keep it, and ask from it. `stream`
    is a campaign, `house:NAME` or `register:KEY`; `fact` is what happened, None in a register,
    whose rows are told by `body` (canonical JSON).
    """

    position: int
    stream: str
    version: int
    kind: str
    at: Instant
    actor: SubjectId
    command_id: str
    fact: Any = field(repr=False)
    body: str = field(repr=False)


def told(desk: Desk, after: int) -> Iterator[Told]:
    """Every event above a position, over all streams, in order."""
    for row in desk.store.tail(after):
        yield Told(
            position=row.position, stream=row.stream, version=row.version, kind=row.kind,
            at=from_micros(row.recorded_at), actor=SubjectId(row.actor), command_id=row.command_id,
            fact=None if row.stream.startswith(REGISTER) else desk.log.fact(row), body=row.body,
        )  # fmt: skip
