"""What must be true of the sending of prizes; numbers are those of the professional checklist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from campaignkit.checklists import (
    PASSED,
    Answer,
    Case,
    Check,
    Due,
    Severity,
    Size,
    attested,
    failed,
    findings,
    not_applicable,
    unknown,
)
from campaignkit.shipping.plan import Mode, ShippingPlan
from campaignkit.shipping.states import (
    Abandoned,
    Addressed,
    CodeSent,
    Delivered,
    Lost,
    ParcelState,
    Prepared,
    Ready,
    Returned,
    Sent,
    ShippingState,
    Used,
    WrittenOff,
)
from campaignkit.values import UNKNOWN, Text

Shipping: TypeAlias = Case[ShippingPlan, ShippingState]


def arranged(case: Shipping) -> tuple[Answer, ...]:
    """It is known how prizes reach their winners, by when, who packs, who carries and whether it is insured."""
    return findings(_unarranged(case.plan))


def _unarranged(plan: ShippingPlan) -> Iterator[Answer]:
    wanted = [
        ("mode", "par quelle voie le lot arrive", "which way the prize takes"),
        ("deliver_within", "dans quel délai le lot arrive", "within which delay the prize arrives"),
        ("packer", "qui prépare le lot", "who prepares the prize"),
    ]
    if plan.mode in (Mode.PARCEL, UNKNOWN):
        wanted += [
            ("carrier", "qui transporte", "who carries it"),
            ("insured", "si l'envoi est assuré", "whether the sending is insured"),
            ("paid_by", "qui paie l'envoi", "who pays for the sending"),
        ]
    for name, fr, en in wanted:
        if getattr(plan, name) is UNKNOWN:
            yield unknown(f"on ne sait pas {fr}", f"it is not known {en}", f"shipping.{name}")
    if plan.mode is Mode.PARCEL and plan.carrier is None:
        yield failed("un colis, et aucun transporteur", "a parcel, and no carrier", "shipping.carrier")


def return_ruled(case: Shipping) -> tuple[Answer, ...]:
    """It is written what happens to a parcel that comes back or is lost."""
    plan = case.plan
    if plan.mode not in (Mode.PARCEL, UNKNOWN):
        return (not_applicable("rien n'est envoyé par colis", "nothing is sent as a parcel", "shipping.mode"),)
    if plan.return_rule is UNKNOWN:
        return (
            unknown(
                "on ne sait que faire d'un colis qui revient",
                "it is not known what follows a return",
                "shipping.return_rule",
            ),
        )
    if plan.return_rule is None:
        return (
            failed(
                "aucune règle pour un colis qui revient", "no rule for a parcel that comes back", "shipping.return_rule"
            ),
        )
    return (PASSED,)


def parcel(case: Shipping) -> ParcelState | None:
    """The parcel of the claim asked about; None while there is none."""
    return case.state.parcels.get(case.item)


def address_confirmed(case: Shipping) -> tuple[Answer, ...]:
    """The winner has confirmed the address that the parcel goes to."""
    match parcel(case):
        case Addressed() | Ready():
            return (PASSED,)
        case Returned():
            return (
                failed(
                    "colis revenu : l'adresse est à reconfirmer",
                    "it came back: the address is to be confirmed again",
                    case.item,
                ),
            )
        case None | Prepared():
            return (_address_missing(case),)
        case _:
            return (not_applicable("il n'y a rien à envoyer", "there is nothing to send", case.item),)


def _address_missing(case: Shipping) -> Answer:
    if case.plan.mode in (Mode.COLLECTION, Mode.DIGITAL):
        return not_applicable("le lot ne part pas par colis", "the prize does not go as a parcel", "shipping.mode")
    return unknown("le gagnant n'a pas confirmé d'adresse", "the winner has not confirmed an address", case.item)


def packed(case: Shipping) -> tuple[Answer, ...]:
    """The photo shows that what is packed is the prize announced."""
    match parcel(case):
        case Prepared() | Ready() | Returned():
            return (PASSED,)
        case None | Addressed() | Lost():
            return (unknown("aucun lot n'est préparé", "no prize is prepared", case.item),)
        case _:
            return (not_applicable("il n'y a rien à envoyer", "there is nothing to send", case.item),)


def delivered(case: Shipping) -> tuple[Answer, ...]:
    """The winner has the prize, or its fate is decided."""
    match parcel(case):
        case Delivered() | Used() | Abandoned() | WrittenOff():
            return (PASSED,)
        case Sent() | CodeSent():
            return (unknown("la remise n'est pas confirmée", "the delivery is not confirmed", case.item),)
        case Returned(reason=reason) | Lost(reason=reason):
            return (failed(f"le lot n'est pas arrivé : {reason}", f"the prize did not arrive: {reason}", case.item),)
        case _:
            return (unknown("le lot n'est pas parti", "the prize has not left", case.item),)


def return_handled(case: Shipping) -> tuple[Answer, ...]:
    """A parcel that came back or was lost went out again, or the fate of the prize is decided."""
    here = parcel(case)
    match here:
        case Returned(reason=reason) | Lost(reason=reason):
            return (failed(f"colis en souffrance : {reason}", f"the parcel waits: {reason}", case.item),)
        case Ready(sendings=sendings) if sendings:
            return (
                unknown(
                    "l'adresse est reconfirmée, rien n'est reparti",
                    "the address is confirmed again, nothing went out",
                    case.item,
                ),
            )
        case Abandoned() | WrittenOff():
            return (PASSED,)
        case Sent(attempt=attempt) | CodeSent(attempt=attempt) | Delivered(sendings=attempt) if attempt > 1:
            return (PASSED,)
        case _:
            return (not_applicable("rien n'est revenu", "nothing came back", case.item),)


def _untracked(case: Shipping) -> Answer | None:
    match parcel(case):
        case Sent(tracking=number) | Delivered(tracking=number) if number:
            return None
        case _:
            return not_applicable("aucun colis suivi n'est parti", "no tracked parcel has left", case.item)


CHECKS: tuple[Check[Shipping], ...] = (
    Check(
        id="shipping.arranged",
        number=80,
        asked_from=Size.M,
        question=Text(
            "Transporteur, emballage, assurance, expéditeur et délai sont-ils connus ?",
            "Are carrier, packing, insurance, sender and delay known?",
        ),
        remedy=Text("compléter shipping dans le plan", "complete shipping in the plan"),
        evidence=Text("devis, planning", "quote, rota"),
        signatory="logistics",
        gate="launch",
        ask=arranged,
        due=Due("opening", -10),
    ),
    Check(
        id="shipping.return-rule",
        number=81,
        yearly=True,
        asked_from=Size.L,
        question=Text(
            "Sait-on que faire d'un colis revenu ou perdu ?", "Is it known what follows a returned or lost parcel?"
        ),
        remedy=Text(
            "écrire la règle : renvoi, délai, sort du lot", "write the rule: sending again, delay, fate of the prize"
        ),
        evidence=Text("règle", "rule"),
        signatory="logistics",
        gate="launch",
        severity=Severity.WARNING,
        ask=return_ruled,
        due=Due("opening", -10),
    ),
    Check(
        id="shipping.address-confirmed",
        number=105,
        question=Text(
            "L'adresse est-elle confirmée par le gagnant, non copiée de sa participation ?",
            "Is the address confirmed by the winner, not copied from the entry?",
        ),
        remedy=Text(
            "demander l'adresse et enregistrer la réponse (shipping.confirm-address)",
            "ask for the address and record the answer (shipping.confirm-address)",
        ),
        evidence=Text("message du gagnant", "message of the winner"),
        signatory="logistics",
        gate="ship",
        per="winner",
        ask=address_confirmed,
    ),
    Check(
        id="shipping.packed",
        number=106,
        question=Text("Le lot emballé est-il celui qui fut annoncé ?", "Is the prize packed the prize announced?"),
        remedy=Text(
            "photographier le lot emballé (shipping.prepare-prize)",
            "take a photo of the packed prize (shipping.prepare-prize)",
        ),
        evidence=Text("photo", "photo"),
        signatory="logistics",
        gate="ship",
        per="winner",
        ask=packed,
    ),
    attested(
        id="shipping.tracking-sent",
        number=107,
        question=Text("Le gagnant a-t-il reçu le numéro de suivi ?", "Has the winner been sent the tracking number?"),
        remedy=Text("envoyer le numéro de suivi au gagnant", "send the tracking number to the winner"),
        evidence=Text("message", "message"),
        signatory="cm",
        gate="settle",
        subject="shipping.sending",
        per="winner",
        severity=Severity.WARNING,
        applies=_untracked,
    ),
    Check(
        id="shipping.delivered",
        number=108,
        question=Text("Le lot est-il remis, ou son retour traité ?", "Is the prize delivered, or its return handled?"),
        remedy=Text(
            "enregistrer la remise (shipping.confirm-delivery) ou le retour",
            "record the delivery (shipping.confirm-delivery) or the return",
        ),
        evidence=Text("preuve de remise", "proof of delivery"),
        signatory="logistics",
        gate="settle",
        per="winner",
        ask=delivered,
        due=Due("delivery", 0),
    ),
    Check(
        id="shipping.return-handled",
        number=109,
        question=Text(
            "Le colis revenu est-il reparti, ou le sort du lot décidé ?",
            "Did the returned parcel go out again, or is the fate of the prize decided?",
        ),
        remedy=Text(
            "redemander l'adresse et renvoyer, ou décider (shipping.abandon-parcel)",
            "ask for the address and send again, or decide (shipping.abandon-parcel)",
        ),
        evidence=Text("décision", "decision"),
        signatory="logistics",
        gate="settle",
        per="winner",
        ask=return_handled,
        due=Due("delivery", 7),
    ),
)
