"""Between facts and rows: what a stored event means, and what a command is known by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from itertools import starmap
from typing import TYPE_CHECKING, Any

from campaignkit.campaign import EVENTS, HOUSE_EVENTS, all_checks, replay, rule_terms
from campaignkit.campaign.states import Campaign
from campaignkit.values import Digest, InvalidValueError, Text

if TYPE_CHECKING:
    from campaignkit.campaign import RoomCheck
    from campaignkit.codec import EventCodec
    from campaignkit.rulepacks import Library
    from campaignkit.store import Body, NewEvent, StoredEvent
    from campaignkit.values import Instant, SubjectId

LONG_BODY, LONG_ONES, SHORT_ONES = 10_000, 32, 4_096
"""From how many characters on a body is as long as a plan, and how many of either sort are read once for all desks."""


@cache
def _every_event() -> EventCodec:
    from campaignkit.codec import EventCodec

    return EventCodec(tuple(dict.fromkeys((*EVENTS, *HOUSE_EVENTS))))


@lru_cache(maxsize=LONG_ONES)
def long_fact(kind: str, schema: int, body: str) -> Any:
    """What a body as long as a plan says."""
    return _every_event().decode(kind, schema, body)


@lru_cache(maxsize=SHORT_ONES)
def short_fact(kind: str, schema: int, body: str) -> Any:
    """What any other body says."""
    return _every_event().decode(kind, schema, body)


def _fact(kind: str, schema: int, body: str) -> Any:
    """What a row says: facts never change, so desks share them."""
    return (long_fact if len(body) > LONG_BODY else short_fact)(kind, schema, body)


@lru_cache(maxsize=8)
def _definition(packs: Library, own: tuple[RoomCheck, ...]) -> Digest:
    from campaignkit.codec import digest

    asked = tuple(
        (
            room, check.id, check.question, check.gate, check.per, check.severity, check.answered,
            check.subject, check.yearly, check.asked_from,
        )
        for room, check in all_checks(packs, own)
    )  # fmt: skip
    return digest((asked, tuple(rule_terms(packs))))


class Log:
    """Encodes facts into rows and folds rows into a state; `packs` and `checks` are what gates ask."""

    def __init__(self, packs: Callable[[], Library], checks: Callable[[], tuple[RoomCheck, ...]]) -> None:
        self._packs = packs
        self._checks = checks

    @property
    def events(self) -> EventCodec:
        """The codec of every event of the library."""
        return _every_event()

    @property
    def definition(self) -> Digest:
        """The digest of what every check asks, weighs and guards, and of what every rule says: verdicts are of it."""
        return _definition(self._packs(), self._checks())

    def command_sha256(self, command: object) -> Digest:
        """The digest of a command, by which a repetition is told from another use of its id."""
        from campaignkit.codec import digest

        return digest((getattr(command, "name", type(command).__name__), command))

    def rows(self, facts: Iterable[object], now: Instant, actor: SubjectId) -> list[NewEvent]:
        """Facts as rows to be appended."""
        from campaignkit.store import NewEvent
        from campaignkit.values import to_micros

        encoded = [self._checked(fact) for fact in facts]
        return [
            NewEvent(
                kind=kind, schema=schema, definition=self.definition, recorded_at=to_micros(now), actor=actor, body=body
            )
            for kind, schema, body in encoded
        ]

    def _checked(self, fact: object) -> tuple[str, int, str]:
        """The fact as it is stored; refused when it would be read back as something else, or not at all."""
        from campaignkit.codec import DamagedBodyError

        kind, schema, body = self.events.encode(fact)
        try:
            same = self.events.decode(kind, schema, body) == fact
        except DamagedBodyError:
            same = False
        if not same:
            raise InvalidValueError(
                Text(f"« {kind} » ne se relirait pas", f'"{kind}" could not be read back'),
                Text("une valeur n'a pas le type de son champ", "a value is not of its field's type"),
                Text(
                    "lire le plan d'un fichier, ou corriger la valeur", "read the plan from a file, or mend the value"
                ),
            )
        return kind, schema, body

    def fact(self, row: StoredEvent) -> Any:
        """What a row says."""
        return _fact(row.kind, row.schema, row.body)

    def fold(self, campaign: Campaign, bodies: Iterable[Body]) -> Campaign:
        """The state after what these rows say."""
        return replay(campaign, starmap(_fact, bodies))
