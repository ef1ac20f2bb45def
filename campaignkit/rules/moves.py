"""The table of the rules document."""

from __future__ import annotations

from typing import Any

from attrs import evolve, frozen

from campaignkit.machine import Guard, Items, Machine, Move, ReasonKind, Room, impossible, move, require
from campaignkit.rules.commands import AmendRules, DepositRules, PublishRules, TakeDownRules, VisitRules
from campaignkit.rules.events import (
    RulesAmended,
    RulesDeposited,
    RulesEvent,
    RulesPublished,
    RulesTakenDown,
    RulesVisited,
)
from campaignkit.rules.states import (
    Deposited,
    DepositOwed,
    Document,
    Drafted,
    Public,
    Published,
    RulesState,
    TakenDown,
    Version,
    Visit,
)
from campaignkit.values import Text, iso

NOT_A_DIGEST = ReasonKind(
    "rules.not-a-digest",
    Text("« {sha256} » n'est pas une empreinte SHA-256", '"{sha256}" is no SHA-256 digest'),
    Text(
        "donner les 64 chiffres hexadécimaux du fichier publié", "give the 64 hexadecimal digits of the published file"
    ),
    "legal",
)
NO_ADDRESS = ReasonKind(
    "rules.no-address",
    Text("aucune adresse n'est donnée", "no address is given"),
    Text("dire où le public lit le règlement", "say where the public reads the rules"),
    "tech",
)
NO_RECEIPT = ReasonKind(
    "rules.no-receipt",
    Text("aucun récépissé n'est joint", "no receipt is attached"),
    Text("joindre le récépissé du dépôt", "attach the receipt of the deposit"),
    "legal",
)
NO_REASON = ReasonKind(
    "rules.no-reason",
    Text("aucun motif n'est donné", "no reason is given"),
    Text("dire pourquoi", "say why"),
    "legal",
)
NO_PROOF = ReasonKind(
    "rules.no-proof",
    Text("rien ne prouve la demande", "nothing proves the request"),
    Text("joindre le message qui la demande", "attach the message that asks for it"),
    "legal",
)
SAME_TEXT = ReasonKind(
    "rules.same-text",
    Text("ce fichier est déjà celui qui est publié", "this file is the published one already"),
    Text("donner l'empreinte du nouveau fichier", "give the digest of the new file"),
    "legal",
)
STILL_NEEDED = ReasonKind(
    "rules.still-needed",
    Text(
        "l'opération n'est pas finie : le règlement doit rester lisible",
        "the campaign is not over: the rules must stay readable",
    ),
    Text("attendre la fin de l'opération", "wait for the end of the campaign"),
    "legal",
)
BACKDATED = ReasonKind(
    "rules.backdated",
    Text("le texte vaudrait depuis le {since}, avant d'être public", "the text would hold since {since}, unpublished"),
    Text("le faire valoir dès maintenant ou plus tard", "let it hold from now or later"),
    "legal",
)
NOT_IN_ORDER = ReasonKind(
    "rules.not-in-order",
    Text(
        "le texte précédent ne vaut qu'à partir du {since}, après celui-ci",
        "the text before it holds only from {since}, after this one",
    ),
    Text("le faire valoir à partir de cette date ou plus tard", "let it hold from that date or later"),
    "legal",
)
ELSEWHERE = ReasonKind(
    "rules.elsewhere",
    Text("le règlement est à l'adresse {address}", "the rules are at {address}"),
    Text("regarder à cette adresse", "look at that address"),
    "tech",
)
REASONS = (
    NOT_A_DIGEST,
    NO_ADDRESS,
    NO_RECEIPT,
    NO_REASON,
    NO_PROOF,
    SAME_TEXT,
    STILL_NEEDED,
    BACKDATED,
    NOT_IN_ORDER,
    ELSEWHERE,
)
HEX = frozenset("0123456789abcdef")
HEX_DIGITS = 64


@frozen(kw_only=True)
class RulesView:
    """What the rules must know of the others: whether the campaign is over."""

    over: bool


is_digest: Guard[object, PublishRules | AmendRules, RulesView] = require(
    NOT_A_DIGEST,
    lambda _s, c, _ctx: len(c.sha256) == HEX_DIGITS and set(c.sha256) <= HEX,
    lambda _s, c, _ctx: {"sha256": c.sha256},
)
has_address: Guard[object, PublishRules | AmendRules, RulesView] = require(
    NO_ADDRESS, lambda _s, c, _ctx: bool(c.address.strip())
)
has_receipt: Guard[object, DepositRules, RulesView] = require(NO_RECEIPT, lambda _s, c, _ctx: bool(c.receipt.strip()))
has_reason: Guard[object, Any, RulesView] = require(NO_REASON, lambda _s, c, _ctx: bool(c.reason.strip()))
has_proof: Guard[object, AmendRules, RulesView] = require(NO_PROOF, lambda _s, c, _ctx: bool(c.proof.strip()))
other_text: Guard[Public, AmendRules, RulesView] = require(SAME_TEXT, lambda s, c, _ctx: c.sha256 != s.newest.sha256)
not_backdated: Guard[object, PublishRules | AmendRules, RulesView] = require(
    BACKDATED,
    lambda _s, c, ctx: c.effective_from is None or c.effective_from >= ctx.now,
    lambda _s, c, ctx: {"since": iso(c.effective_from or ctx.now)},
)
in_order: Guard[Public, AmendRules, RulesView] = require(
    NOT_IN_ORDER,
    lambda s, c, ctx: (c.effective_from or ctx.now) >= s.newest.effective_from,
    lambda s, _c, _ctx: {"since": iso(s.newest.effective_from)},
)
at_its_address: Guard[Public, VisitRules, RulesView] = require(
    ELSEWHERE,
    lambda s, c, _ctx: c.address == s.newest.address,
    lambda s, _c, _ctx: {"address": s.newest.address},
)
is_over: Guard[object, TakeDownRules, RulesView] = require(STILL_NEEDED, lambda _s, _c, ctx: ctx.view.over)


def _version(event: RulesPublished | RulesAmended) -> Version:
    return Version(
        name=event.version,
        sha256=event.sha256,
        address=event.address,
        published_at=event.at,
        effective_from=event.effective_from or event.at,
    )


def apply(state: Document, event: RulesEvent) -> Document:
    """The document after the event."""
    match event, state:
        case RulesPublished(), _:
            return Published(versions=(_version(event),))
        case RulesDeposited(), Published() | DepositOwed():
            return Deposited(versions=state.versions, visit=state.visit, party=event.party, receipt=event.receipt)
        case RulesAmended(), Published():
            return Published(versions=(*state.versions, _version(event)))
        case RulesAmended(), Deposited() | DepositOwed():
            return DepositOwed(versions=(*state.versions, _version(event)), party=state.party)
        case RulesVisited(), Published() | Deposited() | DepositOwed():
            return evolve(state, visit=Visit(sha256=event.sha256, problem=event.problem, at=event.at))
        case RulesTakenDown(), Published() | Deposited() | DepositOwed():
            return TakenDown(versions=state.versions)
        case _:
            raise impossible(state, event)


def _amending(source: type[Public], target: type[Public]) -> Move[RulesEvent, RulesView]:
    needs = (is_digest, has_address, has_reason, has_proof, other_text, not_backdated, in_order)
    return move(AmendRules, source, target, RulesAmended, *needs)


RULES_DOCUMENT: Machine[RulesEvent, RulesView] = Machine(
    "rules-document",
    Text("règlement", "rules document"),
    (
        move(PublishRules, Drafted, Published, RulesPublished, is_digest, has_address, not_backdated),
        move(DepositRules, Published, Deposited, RulesDeposited, has_receipt),
        move(DepositRules, DepositOwed, Deposited, RulesDeposited, has_receipt),
        _amending(Published, Published),
        _amending(Deposited, DepositOwed),
        _amending(DepositOwed, DepositOwed),
        *(
            move(VisitRules, public, public, RulesVisited, at_its_address)
            for public in (Published, Deposited, DepositOwed)
        ),
        *(
            move(TakeDownRules, public, TakenDown, RulesTakenDown, is_over, has_reason)
            for public in (Published, Deposited, DepositOwed)
        ),
    ),
    apply,
    initial=(Drafted,),
    final=(Published, Deposited, DepositOwed, TakenDown),
)
RULES: Room[RulesState, RulesView] = Room("rules", (Items(RULES_DOCUMENT, "document"),))
