"""The tables of a visual and of a post."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_never

from attrs import frozen

from campaignkit.creatives.commands import (
    ApproveVisual,
    AskChanges,
    ConfirmPost,
    MissPost,
    SchedulePost,
    SubmitVisual,
    TakeDownPost,
)
from campaignkit.creatives.events import (
    PostConfirmed,
    PostEvent,
    PostMissed,
    PostRemoved,
    PostScheduled,
    VisualChangesAsked,
    VisualEvent,
    VisualSubmitted,
    VisualWasApproved,
)
from campaignkit.creatives.plan import Moment
from campaignkit.creatives.states import (
    Briefed,
    ChangesAsked,
    CreativesState,
    Drafted,
    Missed,
    PostPublished,
    PostState,
    PostTakenDown,
    Scheduled,
    Submitted,
    VisualApproved,
    VisualState,
)
from campaignkit.machine import Guard, Items, Machine, ReasonKind, Room, impossible, move, require
from campaignkit.values import Text

NO_FILE = ReasonKind(
    "creatives.no-file",
    Text("ce n'est pas l'empreinte d'un fichier", "this is no digest of a file"),
    Text("donner l'empreinte SHA-256 du fichier montré", "give the SHA-256 digest of the file shown"),
    "da",
)
SAME_FILE = ReasonKind(
    "creatives.same-file",
    Text("c'est le fichier déjà validé", "this is the file already approved"),
    Text("rien à faire", "nothing to do"),
    "da",
)
NO_COMMENT = ReasonKind(
    "creatives.no-comment",
    Text("le client ne dit pas ce qu'il faut changer", "the client does not say what to change"),
    Text("demander un commentaire", "ask for a comment"),
    "client",
)
ROUNDS_USED_UP = ReasonKind(
    "creatives.rounds-used-up",
    Text("les {agreed} allers-retours convenus sont faits", "the {agreed} agreed rounds of changes are used up"),
    Text("faire accepter le surcoût par le client", "have the client accept the extra cost (charged=true)"),
    "client",
)
NO_PROOF = ReasonKind(
    "creatives.no-proof",
    Text("aucun justificatif n'est joint", "no evidence is attached"),
    Text("joindre le message ou l'adresse", "attach the message or the address"),
    "cm",
)
PAST = ReasonKind(
    "creatives.past",
    Text("la publication serait programmée dans le passé", "the post would be programmed in the past"),
    Text("donner une date à venir, ou confirmer la publication", "give a coming date, or confirm the post"),
    "cm",
)
NOT_PUBLIC_YET = ReasonKind(
    "creatives.not-public-yet",
    Text("l'opération n'est pas lancée", "the campaign is not launched"),
    Text("lancer d'abord : avant, seul un teasing peut paraître", "launch first: before that only a teaser may go out"),
    "lead",
)
NO_REASON = ReasonKind(
    "creatives.no-reason",
    Text("aucun motif n'est donné", "no reason is given"),
    Text("dire pourquoi", "say why"),
    "cm",
)
HEX = frozenset("0123456789abcdef")
HEX_DIGITS = 64
VISUAL_REASONS = (NO_FILE, SAME_FILE, NO_COMMENT, ROUNDS_USED_UP, NO_PROOF)
POST_REASONS = (NO_PROOF, PAST, NOT_PUBLIC_YET, NO_REASON)
REASONS = (*VISUAL_REASONS, *POST_REASONS[1:])


@frozen(kw_only=True)
class CreativesView:
    """What creatives must know of the others: is anything public, how many rounds of changes are agreed."""

    announced: bool
    revision_rounds: int | None
    moments: Mapping[str, Moment]


has_file: Guard[object, SubmitVisual, CreativesView] = require(
    NO_FILE, lambda _s, c, _ctx: len(c.sha256) == HEX_DIGITS and set(c.sha256) <= HEX
)
other_file: Guard[VisualApproved, SubmitVisual, CreativesView] = require(
    SAME_FILE, lambda s, c, _ctx: c.sha256 != s.sha256
)
has_comment: Guard[object, AskChanges, CreativesView] = require(NO_COMMENT, lambda _s, c, _ctx: bool(c.comment.strip()))
within_rounds: Guard[Submitted | VisualApproved, AskChanges, CreativesView] = require(
    ROUNDS_USED_UP,
    lambda s, c, ctx: c.charged or ctx.view.revision_rounds is None or s.asked < ctx.view.revision_rounds,
    lambda _s, _c, ctx: {"agreed": ctx.view.revision_rounds or 0},
)
is_proved: Guard[object, ApproveVisual, CreativesView] = require(NO_PROOF, lambda _s, c, _ctx: bool(c.proof.strip()))
has_reference: Guard[object, SchedulePost, CreativesView] = require(
    NO_PROOF, lambda _s, c, _ctx: bool(c.reference.strip())
)
has_address: Guard[object, ConfirmPost, CreativesView] = require(NO_PROOF, lambda _s, c, _ctx: bool(c.address.strip()))
to_come: Guard[object, SchedulePost, CreativesView] = require(PAST, lambda _s, c, ctx: c.publishes_at > ctx.now)
may_be_public: Guard[object, ConfirmPost, CreativesView] = require(
    NOT_PUBLIC_YET, lambda _s, c, ctx: ctx.view.announced or ctx.view.moments[c.post] is Moment.TEASING
)
has_reason: Guard[object, Any, CreativesView] = require(NO_REASON, lambda _s, c, _ctx: bool(c.reason.strip()))


def apply_visual(state: VisualState, event: VisualEvent) -> VisualState:
    """The visual after the event."""
    version = 0 if isinstance(state, Briefed) else state.version
    asked = 0 if isinstance(state, Briefed) else state.asked
    match event, state:
        case VisualSubmitted(sha256=sha256), _:
            return Submitted(version=version + 1, sha256=sha256, asked=asked)
        case VisualChangesAsked(comment=comment), _:
            return ChangesAsked(version=version, comment=comment, asked=asked + 1)
        case VisualWasApproved(decided_by=who, proof=proof), Submitted(sha256=sha256):
            return VisualApproved(version=version, sha256=sha256, asked=asked, decided_by=who, proof=proof)
        case _:
            raise impossible(state, event)


def apply_post(_state: PostState, event: PostEvent) -> PostState:
    """The post after the event."""
    match event:
        case PostScheduled():
            return Scheduled(reference=event.reference, publishes_at=event.publishes_at)
        case PostConfirmed():
            return PostPublished(address=event.address, at=event.at)
        case PostMissed():
            return Missed(reason=event.reason)
        case PostRemoved():
            return PostTakenDown(reason=event.reason)
        case _:
            assert_never(event)


VISUAL: Machine[VisualEvent, CreativesView] = Machine(
    "visual",
    Text("visuel", "visual"),
    (
        move(SubmitVisual, Briefed, Submitted, VisualSubmitted, has_file),
        move(SubmitVisual, Submitted, Submitted, VisualSubmitted, has_file),
        move(SubmitVisual, ChangesAsked, Submitted, VisualSubmitted, has_file),
        move(SubmitVisual, VisualApproved, Submitted, VisualSubmitted, has_file, other_file),
        move(AskChanges, Submitted, ChangesAsked, VisualChangesAsked, has_comment, within_rounds),
        move(AskChanges, VisualApproved, ChangesAsked, VisualChangesAsked, has_comment, within_rounds),
        move(ApproveVisual, Submitted, VisualApproved, VisualWasApproved, is_proved),
    ),
    apply_visual,
    initial=(Briefed,),
    final=(VisualApproved,),
)
POST: Machine[PostEvent, CreativesView] = Machine(
    "post",
    Text("publication", "post"),
    (
        move(SchedulePost, Drafted, Scheduled, PostScheduled, has_reference, to_come),
        move(SchedulePost, Scheduled, Scheduled, PostScheduled, has_reference, to_come),
        move(SchedulePost, Missed, Scheduled, PostScheduled, has_reference, to_come),
        move(ConfirmPost, Drafted, PostPublished, PostConfirmed, has_address, may_be_public),
        move(ConfirmPost, Scheduled, PostPublished, PostConfirmed, has_address, may_be_public),
        move(ConfirmPost, Missed, PostPublished, PostConfirmed, has_address, may_be_public),
        move(MissPost, Scheduled, Missed, PostMissed, has_reason),
        move(TakeDownPost, PostPublished, PostTakenDown, PostRemoved, has_reason),
    ),
    apply_post,
    initial=(Drafted,),
    final=(PostPublished, PostTakenDown),
)
CREATIVES: Room[CreativesState, CreativesView] = Room(
    "creatives", (Items(VISUAL, "visuals", "visual"), Items(POST, "posts", "post"))
)
