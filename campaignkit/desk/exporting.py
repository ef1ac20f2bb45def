"""Everything that a store holds about one person, as plain data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from campaignkit.desk.people import claims_of, entries_of
from campaignkit.desk.vault import Vault, vault
from campaignkit.values import from_micros, iso

if TYPE_CHECKING:
    from campaignkit.desk.desk import Desk
    from campaignkit.store import BookEntry, StoredEvent, Transaction


def about(desk: Desk, tx: Transaction, subject: str) -> dict[str, Any]:
    """What is known of a person, what opens the commitments of the log, their entries, the facts about them."""
    people = vault(tx, desk)
    entries: list[dict[str, Any]] = []
    names = {subject}
    for name in desk:
        campaign = desk[name].load(tx)
        rows = {row.id: row for row in entries_of(tx, campaign, subject)}
        entries += [_entry(name, row) for row in rows.values()]
        names |= {f"{name}/{each}" for each in (*rows, *claims_of(campaign, rows))}
    known = people.fields(subject)
    return {
        "subject": subject,
        "known": dict(known),
        "commitments": list(_openings(people, subject, known)),
        "entries": entries,
        "facts": [_fact(row) for row in desk.store.tail() if _names(row, names)],
    }


def _entry(campaign: str, row: BookEntry) -> dict[str, Any]:
    return {
        "campaign": campaign, "id": row.id, "round": row.round, "source": row.source, "source_id": row.source_id,
        "post": row.post, "at": iso(from_micros(row.at)), "status": row.status, "reason": row.reason,
        "article": row.article, "tickets": row.tickets,
    }  # fmt: skip


def _openings(people: Vault, subject: str, known: Any) -> Iterator[dict[str, str]]:
    for field in known:
        opening = people.opening(subject, field)
        if opening is not None:
            yield {"field": field, "value": opening.value, "salt": opening.salt, "commitment": opening.commitment}


def _fact(row: StoredEvent) -> dict[str, Any]:
    return {
        "position": row.position, "stream": row.stream, "kind": row.kind, "actor": row.actor,
        "at": iso(from_micros(row.recorded_at)), "body": json.loads(row.body),
    }  # fmt: skip


def _names(row: StoredEvent, names: set[str]) -> bool:
    """Whether a fact was recorded by the person, or names them, or in its campaign one of their entries or prizes."""
    said = set(_words(json.loads(row.body)))
    return row.actor in names or bool(said & names) or any(f"{row.stream}/{word}" in names for word in said)


def _words(body: Any) -> Iterator[str]:
    match body:
        case str():
            yield body
        case dict():
            for value in body.values():
                yield from _words(value)
        case list():
            for value in body:
                yield from _words(value)
        case _:
            pass
