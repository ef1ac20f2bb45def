"""Bring entries in: read a file, rule on every row, write the book, and record what was done; all or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from campaignkit.campaign import Campaign
from campaignkit.desk.directory import Directory
from campaignkit.desk.errors import RefusedError
from campaignkit.entries import (
    AdmitBatch,
    Breakdown,
    DisqualifyEntry,
    ExplainDifference,
    LimitKey,
    LimitPeriod,
    RawEntry,
    Refusal,
    Ruling,
    Status,
    admit,
    breakdown,
    handle,
    limit_keys,
    refusal_key,
)
from campaignkit.machine import NO_SUCH_ITEM
from campaignkit.rules import Who
from campaignkit.values import UNKNOWN, Digest, RoundId, Window, Zone, from_micros, to_micros

if TYPE_CHECKING:
    from campaignkit.desk.game import Game
    from campaignkit.store import Admission, BookEntry, EntryRow, Transaction


OUT_OF_WINDOW = frozenset({"before-opening", "after-close", "outside-hours"})
"""Refusals of one round that another round may admit: with several rounds they do not enter the book."""

COULD_HAVE_BEEN = frozenset({"void-all", "disqualified"})
"""Refusals of entries that count towards a limit all the same: their going over it is what threw them out."""


@frozen(kw_only=True)
class Imported:
    """What an import did; `again` when the same file had been brought in before, and nothing changed.

    `counts` adds up the file's rows; after an import made again it is None.
    """

    file: str
    sha256: Digest
    counts: Breakdown | None
    admitted: int
    accounts: int
    again: bool


def import_entries(
    game: Game, path: Path, round_id: str, *, tz: Zone | None = None, shown: int | None = None, why: str = ""
) -> Imported:
    """Import a file of entries into a round.

    `tz` reads times without an offset; `shown` is how many entries the network shows, when
    somebody has looked, and `why` explains a difference. Raises IntakeError with every broken row,
    and then nothing is imported.
    """
    from campaignkit.intake import read_entries

    read = read_entries(path, tz)
    with game.desk.store.transaction() as tx:
        command_id = f"import:{round_id}:{read.sha256}"
        again = bool(tx.recorded(game.id, command_id))
        counts = None if again else _import(game, tx, round_id, command_id, read.entries)
        if shown is not None:
            game.do_within(tx, ExplainDifference(RoundId(round_id), shown=shown, reason=why))
        tally = game.load(tx).entries.tallies[RoundId(round_id)]
    return Imported(
        file=path.name,
        sha256=read.sha256,
        counts=counts,
        admitted=tally.admitted,
        accounts=tally.accounts,
        again=again,
    )


def _import(game: Game, tx: Transaction, round_id: str, command_id: str, entries: Iterable[RawEntry]) -> Breakdown:
    campaign = game.load(tx)
    people = Directory(tx, game)
    entries = tuple(entries)
    people.recognise(entry.author for entry in entries)
    window = window_of(campaign, round_id)
    rulings = tuple(
        admit(
            entries,
            campaign.plan.entries,
            window,
            excluded(campaign, people),
            _already(campaign, tx, people, round_id),
            zone=campaign.plan.clock,
            known=_known(campaign, tx),
        )
    )
    counts = breakdown(rulings)
    gone_over = {ruling.entry.author for ruling in rulings if ruling.reason in COULD_HAVE_BEEN}
    reach_back = _admitted_before(tx, campaign, people, gone_over)
    several = len(campaign.plan.rounds) > 1
    kept = [each for each in rulings if not (several and each.reason in OUT_OF_WINDOW)]
    people.enter(ruling.entry.author for ruling in kept)
    written = tx.admit(game.id, _rows(kept, people, round_id))
    game.do_within(tx, _command(tx, campaign, round_id, counts, written), command_id=command_id)
    for row in reach_back:
        article = next((r.article for r in rulings if r.reason in COULD_HAVE_BEEN and r.article), "-")
        why = "a later import goes over a limit that voids everything"
        game.do_within(tx, DisqualifyEntry(RoundId(row.round), entry=row.id, reason=why, article=article))
    return counts


def _admitted_before(tx: Transaction, campaign: Campaign, people: Directory, authors: set[str]) -> list[BookEntry]:
    """Entries of earlier imports by accounts that a limit now throws out altogether."""
    return [
        row
        for each in campaign.plan.rounds
        for row in (tx.entries(campaign.id, each.id) if authors else ())
        if row.status == "admitted" and people.account(row.subject) in authors
    ]


def window_of(campaign: Campaign, round_id: str) -> Window:
    """When entries of a round count; refused when the round is not in the plan, or its dates are unknown."""
    planned = campaign.plan.round(round_id)
    if planned is None or planned.opens_at is UNKNOWN or planned.over_at is None:
        known = ", ".join(each.id for each in campaign.plan.rounds if each.over_at) or "-"
        raise RefusedError((NO_SUCH_ITEM.because(kind="round", item=round_id, known=known),))
    return Window(opens_at=planned.opens_at, closes_at=planned.over_at, hours=planned.hours, zone=campaign.plan.clock)


def excluded(campaign: Campaign, people: Directory) -> dict[str, Refusal]:
    """Accounts that may not take part: the organiser's own, and those that the desk was told to exclude."""
    entering = next(iter(campaign.plan.rules.eligibility), None)
    article = entering.article if entering else ""
    staff = next((each.article for each in (entering.excluded if entering else ()) if each.who is Who.STAFF), article)
    brand = {handle(account.handle): Refusal("brand", staff) for account in campaign.plan.channels.accounts}
    return {**{account: Refusal("excluded", staff) for account in people.excluded()}, **brand}


def _already(campaign: Campaign, tx: Transaction, people: Directory, round_id: str) -> Counter[LimitKey]:
    """What earlier imports used of each limit: over all rounds per contest, in this round otherwise."""
    used: Counter[LimitKey] = Counter()
    for each in campaign.plan.rounds:
        for row in tx.entries(campaign.id, each.id):
            if row.status == "refused" and row.reason not in COULD_HAVE_BEEN:
                continue
            entry = RawEntry(
                source=row.source, source_id=row.source_id, post=row.post, text="", at=from_micros(row.at),
                author=people.account(row.subject), reply_to=None, hidden=False,
            )  # fmt: skip
            used.update(
                key
                for limit, key in limit_keys(entry, campaign.plan.entries, campaign.plan.clock)
                if each.id == round_id or limit.period is LimitPeriod.CONTEST
            )
    return used


def _known(campaign: Campaign, tx: Transaction) -> frozenset[tuple[str, str]]:
    rounds = (each.id for each in campaign.plan.rounds)
    return frozenset((row.source, row.source_id) for name in rounds for row in tx.entries(campaign.id, name))


def _rows(rulings: Iterable[Ruling], people: Directory, round_id: str) -> Iterator[EntryRow]:
    from campaignkit.store import EntryRow

    for ruling in rulings:
        entry = ruling.entry
        yield EntryRow(
            source=entry.source,
            source_id=entry.source_id,
            round=round_id,
            subject=people.subject(entry.author),
            post=entry.post,
            at=to_micros(entry.at),
            status=ruling.status.value,
            reason=ruling.reason,
            article=ruling.article,
            tickets=ruling.tickets if ruling.status is Status.ADMITTED else 0,
            pools=",".join(ruling.pools),
        )


def _command(tx: Transaction, campaign: Campaign, round_id: str, counts: Breakdown, written: Admission) -> AdmitBatch:
    accounts = {
        row.subject
        for each in campaign.plan.rounds
        for row in tx.entries(campaign.id, each.id)
        if row.status == "admitted"
    }
    return AdmitBatch(
        RoundId(round_id),
        batch=written.batch,
        source="instagram",
        rows=counts.read,
        admitted=counts.admitted,
        refused_by_reason={refusal_key(line.refusal): line.count for line in counts.lines},
        accounts=len(accounts),
        sha256=written.sha256,
    )
