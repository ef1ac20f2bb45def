"""The table of a claim."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias, TypeVar, assert_never

from attrs import field, fields_dict, frozen

from campaignkit.claims.commands import (
    AcceptPrize,
    ConfirmWinner,
    DeclareIneligible,
    DeclinePrize,
    ExpireClaim,
    GivePublicationConsent,
    GrantGrace,
    MoveUp,
    NotifyWinner,
    ReceiveDocument,
    SelectWinner,
)
from campaignkit.claims.events import (
    ClaimEvent,
    ClaimExpired,
    DocumentReceived,
    GraceGranted,
    PrizeAccepted,
    PrizeDeclined,
    PublicationConsentGiven,
    WinnerConfirmed,
    WinnerIneligible,
    WinnerMovedUp,
    WinnerNotified,
    WinnerSelected,
)
from campaignkit.claims.plan import ClaimClock
from campaignkit.claims.reasons import (
    ABOVE_UNDECIDED,
    ANSWER_NEEDED,
    DOCUMENTS_MISSING,
    NO_ARTICLE,
    NO_CHANNEL,
    NO_DEADLINE,
    NO_PROOF,
    NO_REASON,
    NO_SUCH_DOCUMENT,
    NO_SUCH_FORM,
    NOT_LATER,
    TOO_EARLY,
    TOO_LATE,
)
from campaignkit.claims.states import (
    Accepted,
    Attempt,
    ClaimsState,
    ClaimState,
    Confirmed,
    Consent,
    Declined,
    Expired,
    Ineligible,
    MovedUp,
    Notified,
    PassedOn,
    Selected,
)
from campaignkit.machine import Absent, Context, Guard, Items, Machine, Move, Room, impossible, move, require
from campaignkit.values import UNKNOWN, Instant, Maybe, Period, RoundId, Text, Works, Zone, iso, weekday

NAMED_FORMS = ("full-name", "first-name", "initials", "handle")
NO_NAME = "no-name"
FORMS = (*NAMED_FORMS, NO_NAME)


@frozen(kw_only=True)
class ClaimsView:
    """What claims must know of the plan and of the draw.

    The first five are those of `ClaimsPlan`, `documents` as ids; `zone` is the campaign's,
    and `works` tells its working days; `drawn_at` says when each round was drawn, `over_at` when it
    was over; `above` names, for a claim whose winner may still move up, the undecided claims that would
    make it so.
    """

    reply_within: Maybe[Period | None]
    clock_from: Maybe[ClaimClock]
    confirm_by: Maybe[Instant | None]
    documents: tuple[str, ...]
    zone: Zone
    drawn_at: Mapping[RoundId, Instant]
    over_at: Mapping[RoundId, Instant] = field(factory=dict)
    works: Works = weekday
    above: Mapping[str, tuple[str, ...]] = field(factory=dict)

    @property
    def needs_answer(self) -> bool:
        """Whether a winner has to answer at all."""
        return self.reply_within is not None or self.clock_from is ClaimClock.FIXED

    def deadline(self, round_id: RoundId, told_at: Instant) -> Instant | None:
        """The instant before which a winner first told at `told_at` must answer; None when no deadline runs.

        A clock that nobody has decided runs from the first notice.
        """
        if self.clock_from is ClaimClock.FIXED:
            return None if self.confirm_by is UNKNOWN else self.confirm_by
        if self.reply_within is UNKNOWN or self.reply_within is None:
            return None
        return self.reply_within.after(self._start(round_id, told_at), self.zone, self.works)

    def _start(self, round_id: RoundId, told_at: Instant) -> Instant:
        match self.clock_from:
            case ClaimClock.CLOSE:
                return self.over_at.get(round_id, told_at)
            case ClaimClock.DRAW:
                return self.drawn_at.get(round_id, told_at)
            case _:
                return told_at


Asking: TypeAlias = Context[ClaimsView]
Proved: TypeAlias = (
    NotifyWinner | AcceptPrize | ReceiveDocument | ConfirmWinner | DeclareIneligible | GivePublicationConsent
)
S = TypeVar("S", bound=ClaimState)


def _missing(state: Notified | Accepted, ctx: Asking) -> str:
    held = state.documents if isinstance(state, Accepted) else {}
    return ", ".join(document for document in ctx.view.documents if document not in held)


has_proof: Guard[object, Proved, ClaimsView] = require(NO_PROOF, lambda _s, c, _ctx: bool(c.proof.strip()))
has_channel: Guard[object, NotifyWinner, ClaimsView] = require(NO_CHANNEL, lambda _s, c, _ctx: bool(c.channel.strip()))
has_reason: Guard[object, DeclinePrize | DeclareIneligible | GrantGrace, ClaimsView] = require(
    NO_REASON, lambda _s, c, _ctx: bool(c.reason.strip())
)
has_article: Guard[object, DeclareIneligible, ClaimsView] = require(
    NO_ARTICLE, lambda _s, c, _ctx: bool(c.article.strip())
)
in_time: Guard[Notified, AcceptPrize, ClaimsView] = require(
    TOO_LATE,
    lambda s, _c, ctx: s.deadline is None or ctx.now < s.deadline,
    lambda s, _c, _ctx: {"deadline": iso(s.deadline) if s.deadline else "-"},
)
deadline_runs: Guard[Notified, ExpireClaim | GrantGrace, ClaimsView] = require(
    NO_DEADLINE, lambda s, _c, _ctx: s.deadline is not None
)
deadline_passed: Guard[Notified, ExpireClaim, ClaimsView] = require(
    TOO_EARLY,
    lambda s, _c, ctx: s.deadline is None or ctx.now >= s.deadline,
    lambda s, _c, _ctx: {"deadline": iso(s.deadline) if s.deadline else "-"},
)
is_later: Guard[Notified, GrantGrace, ClaimsView] = require(
    NOT_LATER, lambda s, c, ctx: c.until > ctx.now and (s.deadline is None or c.until > s.deadline)
)
no_answer_needed: Guard[object, ConfirmWinner, ClaimsView] = require(
    ANSWER_NEEDED, lambda _s, _c, ctx: not ctx.view.needs_answer
)
documents_in: Guard[Notified | Accepted, ConfirmWinner, ClaimsView] = require(
    DOCUMENTS_MISSING, lambda s, _c, ctx: not _missing(s, ctx), lambda s, _c, ctx: {"documents": _missing(s, ctx)}
)
none_above: Guard[Notified | Accepted, ConfirmWinner, ClaimsView] = require(
    ABOVE_UNDECIDED,
    lambda _s, c, ctx: not ctx.view.above.get(c.claim),
    lambda _s, c, ctx: {"claims": ", ".join(ctx.view.above.get(c.claim, ()))},
)
document_known: Guard[object, ReceiveDocument, ClaimsView] = require(
    NO_SUCH_DOCUMENT,
    lambda _s, c, ctx: c.document in ctx.view.documents,
    lambda _s, c, ctx: {"document": c.document, "known": ", ".join(ctx.view.documents) or "-"},
)
form_known: Guard[object, GivePublicationConsent, ClaimsView] = require(
    NO_SUCH_FORM, lambda _s, c, _ctx: c.form in FORMS, lambda _s, c, _ctx: {"form": c.form, "known": ", ".join(FORMS)}
)


def first_told(state: Selected, command: NotifyWinner, ctx: Asking) -> WinnerNotified:
    """The first message starts the clock."""
    return _told(command, ctx, ctx.view.deadline(state.round, ctx.now))


def told_again(state: Notified, command: NotifyWinner, ctx: Asking) -> WinnerNotified:
    """A reminder moves no deadline."""
    return _told(command, ctx, state.deadline)


def _told(command: NotifyWinner, ctx: Asking, deadline: Instant | None) -> WinnerNotified:
    return WinnerNotified(
        claim=command.claim, channel=command.channel, proof=command.proof, at=ctx.now, deadline=deadline
    )


def _ineligible(source: type[Any]) -> Move[ClaimEvent, ClaimsView]:
    return move(DeclareIneligible, source, Ineligible, WinnerIneligible, has_reason, has_article, has_proof)


def _moves_up(source: type[Any]) -> Move[ClaimEvent, ClaimsView]:
    return move(MoveUp, source, MovedUp, WinnerMovedUp)


def _consents(state: type[Any]) -> Move[ClaimEvent, ClaimsView]:
    return move(GivePublicationConsent, state, state, PublicationConsentGiven, form_known, has_proof)


ROWS: tuple[Move[ClaimEvent, ClaimsView], ...] = (
    move(SelectWinner, Absent, Selected, WinnerSelected),
    move(NotifyWinner, Selected, Notified, WinnerNotified, has_channel, has_proof, emit=first_told),
    move(NotifyWinner, Notified, Notified, WinnerNotified, has_channel, has_proof, emit=told_again),
    move(AcceptPrize, Notified, Accepted, PrizeAccepted, in_time, has_proof),
    move(ReceiveDocument, Accepted, Accepted, DocumentReceived, document_known, has_proof),
    move(ConfirmWinner, Accepted, Confirmed, WinnerConfirmed, documents_in, none_above, has_proof),
    move(ConfirmWinner, Notified, Confirmed, WinnerConfirmed, no_answer_needed, documents_in, none_above, has_proof),
    move(DeclinePrize, Notified, Declined, PrizeDeclined, has_reason),
    move(DeclinePrize, Accepted, Declined, PrizeDeclined, has_reason),
    *(_ineligible(source) for source in (Selected, Notified, Accepted)),
    *(_moves_up(source) for source in (Selected, Notified, Accepted)),
    move(ExpireClaim, Notified, Expired, ClaimExpired, deadline_runs, deadline_passed),
    move(GrantGrace, Notified, Notified, GraceGranted, deadline_runs, is_later, has_reason),
    *(_consents(state) for state in (Notified, Accepted, Confirmed)),
)
POSSIBLE = frozenset((row.event, row.source) for row in ROWS)


def apply(state: Any, event: ClaimEvent) -> ClaimState:
    """The claim after the event."""
    if (type(event), type(state)) not in POSSIBLE:
        raise impossible(state, event)
    match event:
        case WinnerSelected():
            return _become(event, Selected)
        case WinnerNotified():
            return _notified(state, event)
        case PrizeAccepted(at=at, proof=proof):
            return _become(state, Accepted, at=at, proof=proof)
        case DocumentReceived(document=document, proof=proof):
            return _become(state, Accepted, documents={**state.documents, document: proof})
        case WinnerConfirmed(at=at, proof=proof):
            return _become(state, Confirmed, at=at, proof=proof)
        case PrizeDeclined() | WinnerIneligible() | ClaimExpired() | WinnerMovedUp():
            return _passed_on(state, event)
        case GraceGranted(until=until):
            return _become(state, Notified, deadline=until)
        case PublicationConsentGiven(form=form, proof=proof):
            same: ClaimState = _become(state, type(state), consent=Consent(form=form, proof=proof))
            return same
        case _:
            assert_never(event)


def _passed_on(state: Any, event: PrizeDeclined | WinnerIneligible | ClaimExpired | WinnerMovedUp) -> PassedOn:
    match event:
        case PrizeDeclined(reason=reason):
            return _become(state, Declined, reason=reason)
        case WinnerIneligible(reason=reason, article=article, proof=proof):
            return _become(state, Ineligible, reason=reason, article=article, proof=proof)
        case ClaimExpired(at=at):
            return _become(state, Expired, at=at)
        case WinnerMovedUp(to_tier=to_tier):
            return _become(state, MovedUp, to_tier=to_tier)
        case _:
            assert_never(event)


def _notified(state: Selected | Notified, event: WinnerNotified) -> Notified:
    before = state.attempts if isinstance(state, Notified) else ()
    attempts = (*before, Attempt(channel=event.channel, at=event.at))
    return _become(state, Notified, attempts=attempts, deadline=event.deadline)


def _become(before: Any, target: type[S], **known: object) -> S:
    """The next state: what it shares with what was before, and what is known now."""
    names = fields_dict(target)
    shared = {name: getattr(before, name) for name in fields_dict(type(before)) if name in names}
    return target(**{**shared, **known})


CLAIM: Machine[ClaimEvent, ClaimsView] = Machine(
    "claim",
    Text("réclamation d'un lot", "claim"),
    ROWS,
    apply,
    final=(Confirmed, Declined, Ineligible, Expired, MovedUp),
)
CLAIMS: Room[ClaimsState, ClaimsView] = Room("claims", (Items(CLAIM, "claims", "claim"),))
