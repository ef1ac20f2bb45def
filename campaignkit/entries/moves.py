"""The table of a round's tally."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from attrs import evolve, frozen

from campaignkit.entries.commands import AdmitBatch, DisqualifyEntry, ExplainDifference, WithdrawEntry
from campaignkit.entries.events import (
    BatchAdmitted,
    DifferenceExplained,
    EntriesEvent,
    EntryDisqualified,
    EntryWithdrawn,
)
from campaignkit.entries.refusals import KINDS
from campaignkit.entries.states import DISQUALIFIED, WITHDRAWN, Batch, EntriesState, NetworkCount, Tally
from campaignkit.machine import Absent, Guard, Items, Machine, ReasonKind, Room, impossible, move, require
from campaignkit.values import RoundId, Text

NOT_COLLECTING = ReasonKind(
    "entries.not-collecting",
    Text("la session « {round} » ne reçoit pas de participation", 'the round "{round}" takes no entries'),
    Text("importer entre le lancement et le scellement", "import between the launch and the sealing"),
    "lead",
)
FIXED = ReasonKind(
    "entries.fixed",
    Text("la liste de « {round} » est scellée : rien n'en sort", 'the list of "{round}" is sealed: nothing leaves it'),
    Text("écarter le gagnant au moment de sa réclamation", "pass over the winner when the prize is claimed"),
    "legal",
)
COUNTS_DISAGREE = ReasonKind(
    "entries.counts-disagree",
    Text(
        "{rows} lignes lues, {admitted} admises et {refused} refusées : le compte n'y est pas",
        "{rows} rows read, {admitted} admitted and {refused} refused: these do not add up",
    ),
    Text("refaire l'import du fichier entier", "import the whole file again"),
    "tech",
)
UNDECLARED = ReasonKind(
    "entries.undeclared-refusal",
    Text("motifs de refus inconnus : {codes}", "unknown reasons of refusal: {codes}"),
    Text("prendre des motifs déclarés", "take declared reasons"),
    "tech",
)
BATCH_KNOWN = ReasonKind(
    "entries.batch-known",
    Text("l'import « {batch} » est déjà enregistré", 'the import "{batch}" is recorded already'),
    Text("rien à faire : rien n'a changé", "nothing to do: nothing has changed"),
    "tech",
)
FILE_KNOWN = ReasonKind(
    "entries.file-known",
    Text("ce fichier est déjà importé, par « {batch} »", 'this file is imported already, by "{batch}"'),
    Text("rien à faire : rien n'a changé", "nothing to do: nothing has changed"),
    "cm",
)
ALREADY_OUT = ReasonKind(
    "entries.already-out",
    Text("la participation « {entry} » est déjà retirée", 'the entry "{entry}" is out already'),
    Text("rien à faire", "nothing to do"),
    "cm",
)
NONE_LEFT = ReasonKind(
    "entries.none-left",
    Text("il ne reste aucune participation", "no entry is left"),
    Text("vérifier la session nommée", "check which round is named"),
    "cm",
)
NO_ENTRY = ReasonKind(
    "entries.no-entry",
    Text("aucune participation n'est nommée", "no entry is named"),
    Text("donner son identifiant dans le cahier", "give its id in the entry book"),
    "cm",
)
NO_REASON = ReasonKind(
    "entries.no-reason",
    Text("aucun motif n'est donné", "no reason is given"),
    Text("dire pourquoi", "say why"),
    "cm",
)
NO_ARTICLE = ReasonKind(
    "entries.no-article",
    Text("aucun article du règlement n'est cité", "no article of the rules is quoted"),
    Text("citer l'article qui exclut cette participation", "quote the article that excludes this entry"),
    "legal",
)
NEGATIVE_COUNT = ReasonKind(
    "entries.negative-count",
    Text("{shown} n'est pas un nombre de participations", "{shown} is no number of entries"),
    Text("donner le nombre que le réseau affiche, 0 ou plus", "give the number that the network shows, 0 or more"),
    "cm",
)
UNEXPLAINED = ReasonKind(
    "entries.unexplained",
    Text(
        "le réseau en affiche {shown}, {read} ont été lues, et rien ne l'explique",
        "the network shows {shown}, {read} were read, and nothing explains it",
    ),
    Text("réexporter, ou dire pourquoi", "export again, or say why"),
    "cm",
)
REASONS = (
    NOT_COLLECTING, FIXED, COUNTS_DISAGREE, UNDECLARED, BATCH_KNOWN, FILE_KNOWN, ALREADY_OUT, NONE_LEFT,
    NO_ENTRY, NO_REASON, NO_ARTICLE, NEGATIVE_COUNT, UNEXPLAINED,
)  # fmt: skip


@frozen(kw_only=True)
class EntriesView:
    """What entries must know of the rounds.

    `collecting` are those that may still receive entries: open or closed, not sealed; `fixed`
    those whose list can no longer change: sealed, or later.
    """

    collecting: frozenset[RoundId]
    fixed: frozenset[RoundId]


Removal: TypeAlias = WithdrawEntry | DisqualifyEntry


def _adds_up(command: AdmitBatch) -> bool:
    counts = (command.admitted, *command.refused_by_reason.values())
    return min(counts) >= 0 and sum(counts) == command.rows


def _undeclared(command: AdmitBatch) -> str:
    codes = (key.partition(" ")[0] for key in command.refused_by_reason)
    return ", ".join(dict.fromkeys(code for code in codes if code not in KINDS))


def _same_file(tally: Tally, command: AdmitBatch) -> str:
    return next((batch.batch for batch in tally.batches if batch.sha256 == command.sha256), "")


still_collecting: Guard[object, AdmitBatch, EntriesView] = require(
    NOT_COLLECTING, lambda _s, c, ctx: c.round in ctx.view.collecting, lambda _s, c, _ctx: {"round": c.round}
)
not_fixed: Guard[object, Removal | ExplainDifference, EntriesView] = require(
    FIXED, lambda _s, c, ctx: c.round not in ctx.view.fixed, lambda _s, c, _ctx: {"round": c.round}
)
counts_agree: Guard[object, AdmitBatch, EntriesView] = require(
    COUNTS_DISAGREE,
    lambda _s, c, _ctx: _adds_up(c),
    lambda _s, c, _ctx: {"rows": c.rows, "admitted": c.admitted, "refused": sum(c.refused_by_reason.values())},
)
declared_only: Guard[object, AdmitBatch, EntriesView] = require(
    UNDECLARED, lambda _s, c, _ctx: not _undeclared(c), lambda _s, c, _ctx: {"codes": _undeclared(c)}
)
new_batch: Guard[Tally, AdmitBatch, EntriesView] = require(
    BATCH_KNOWN,
    lambda s, c, _ctx: c.batch not in {batch.batch for batch in s.batches},
    lambda _s, c, _ctx: {"batch": c.batch},
)
new_file: Guard[Tally, AdmitBatch, EntriesView] = require(
    FILE_KNOWN, lambda s, c, _ctx: not _same_file(s, c), lambda s, c, _ctx: {"batch": _same_file(s, c)}
)
some_left: Guard[Tally, Removal, EntriesView] = require(NONE_LEFT, lambda s, _c, _ctx: s.standing > 0)
not_yet_out: Guard[Tally, Removal, EntriesView] = require(
    ALREADY_OUT, lambda s, c, _ctx: c.entry not in s.out, lambda _s, c, _ctx: {"entry": c.entry}
)
entry_named: Guard[object, Removal, EntriesView] = require(NO_ENTRY, lambda _s, c, _ctx: bool(c.entry.strip()))
has_reason: Guard[object, Removal, EntriesView] = require(NO_REASON, lambda _s, c, _ctx: bool(c.reason.strip()))
has_article: Guard[object, DisqualifyEntry, EntriesView] = require(
    NO_ARTICLE, lambda _s, c, _ctx: bool(c.article.strip())
)
is_a_count: Guard[object, ExplainDifference, EntriesView] = require(
    NEGATIVE_COUNT, lambda _s, c, _ctx: c.shown >= 0, lambda _s, c, _ctx: {"shown": c.shown}
)
equal_or_explained: Guard[Tally, ExplainDifference, EntriesView] = require(
    UNEXPLAINED,
    lambda s, c, _ctx: c.shown == s.read or bool(c.reason.strip()),
    lambda s, c, _ctx: {"shown": c.shown, "read": s.read},
)
IMPORT: tuple[Guard[object, AdmitBatch, EntriesView], ...] = (still_collecting, counts_agree, declared_only)
REMOVAL: tuple[Guard[Tally, Removal, EntriesView], ...] = (not_fixed, entry_named, not_yet_out, some_left, has_reason)


def apply(state: Absent | Tally, event: EntriesEvent) -> Tally:
    """The tally after the event."""
    if isinstance(event, BatchAdmitted):
        return _with_batch(Tally() if isinstance(state, Absent) else state, event)
    if isinstance(state, Absent):
        raise impossible(state, event)
    match event:
        case EntryWithdrawn(entry=entry):
            return evolve(state, out={**state.out, entry: WITHDRAWN})
        case EntryDisqualified(entry=entry):
            return evolve(state, out={**state.out, entry: DISQUALIFIED})
        case DifferenceExplained(shown=shown, reason=reason):
            return evolve(state, network=NetworkCount(shown=shown, read=state.read, reason=reason))
        case _:
            assert_never(event)


def _with_batch(tally: Tally, event: BatchAdmitted) -> Tally:
    batch = Batch(
        batch=event.batch, source=event.source, rows=event.rows, admitted=event.admitted, sha256=event.sha256,
        accounts=event.accounts,
    )  # fmt: skip
    refused = dict(tally.refused_by_reason)
    for key, count in event.refused_by_reason.items():
        refused[key] = refused.get(key, 0) + count
    return evolve(tally, batches=(*tally.batches, batch), refused_by_reason=refused)


ENTRY_TALLY: Machine[EntriesEvent, EntriesView] = Machine(
    "entry-tally",
    Text("décompte des participations", "entry tally"),
    (
        move(AdmitBatch, Absent, Tally, BatchAdmitted, *IMPORT),
        move(AdmitBatch, Tally, Tally, BatchAdmitted, *IMPORT, new_batch, new_file),
        move(WithdrawEntry, Tally, Tally, EntryWithdrawn, *REMOVAL),
        move(DisqualifyEntry, Tally, Tally, EntryDisqualified, *REMOVAL, has_article),
        move(ExplainDifference, Tally, Tally, DifferenceExplained, not_fixed, is_a_count, equal_or_explained),
    ),
    apply,
    final=(Tally,),
)
ENTRIES: Room[EntriesState, EntriesView] = Room("entries", (Items(ENTRY_TALLY, "tallies", "round"),))
