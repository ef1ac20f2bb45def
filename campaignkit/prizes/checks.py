"""What must be true of the prizes; numbers are those of the professional checklist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from campaignkit.checklists import (
    PASSED,
    Answer,
    Case,
    Check,
    Due,
    Quote,
    Severity,
    Size,
    attested,
    clash,
    failed,
    findings,
    not_applicable,
    on_clock,
    said,
    unknown,
    unsaid,
)
from campaignkit.prizes.plan import ExactValue, PrizeLine, PrizesPlan, ValueRange
from campaignkit.prizes.states import PrizesState, in_hand, on_order
from campaignkit.values import UNKNOWN, Instant, Maybe, Money, Text

Prizes: TypeAlias = Case[PrizesPlan, PrizesState]


def at(line: PrizeLine) -> str:
    """The plan path of a line."""
    return f"prizes.lines[{line.id}]"


def described(case: Prizes) -> tuple[Answer, ...]:
    """Each line has a quantity, a value and a supplier; a contest without a line has no prize."""
    if not case.plan.lines:
        return (unknown("aucun lot n'est décrit", "no prize is described", "prizes.lines"),)
    return findings(_missing(case.plan))


def _missing(plan: PrizesPlan) -> Iterator[Answer]:
    for line in plan.lines:
        for what, fr in (("quantity", "la quantité"), ("value", "la valeur"), ("supplier", "le fournisseur")):
            if getattr(line, what) is UNKNOWN:
                yield unknown(
                    f"{fr} n'est pas connue" if fr[1] == "a" else f"{fr} n'est pas connu",
                    f"the {what} is not known",
                    f"{at(line)}.{what}",
                )


def totals_agree(case: Prizes) -> tuple[Answer, ...]:
    """The declared total is the sum of the lines."""
    declared, summed = case.plan.declared_total, case.plan.total
    if declared is UNKNOWN or summed is None:
        return (not_applicable("pas de total à comparer", "no total to compare", "prizes.declared_total"),)
    if declared == summed:
        return (PASSED,)
    lines = (Quote(f"{at(line)}.value", _times(line.units, line.most)) for line in case.plan.lines)
    why = Text(f"les lignes font {summed.said.fr}", f"the lines add up to {summed}")
    return (clash(Quote("prizes.declared_total", declared), *lines, why=why),)


def _times(units: int | None, each: Money | None) -> Text:
    return Text(f"{said(units).fr} x {said(each).fr}", f"{said(units).en} x {said(each).en}")


def in_stock(case: Prizes) -> tuple[Answer, ...]:
    """Every promised unit is in hand, or firmly ordered; never "to be bought"."""
    missing = (
        failed(
            f"{_held(case, line)} sur {line.units} en main ou commandés",
            f"{_held(case, line)} of {line.units} in hand or ordered",
            at(line),
        )
        for line in case.plan.lines
        if line.units is not None and _held(case, line) < line.units
    )
    uncounted = (
        unknown("le nombre d'unités n'est pas dit", "the number of units is not stated", f"{at(line)}.quantity")
        for line in case.plan.lines
        if line.quantity is UNKNOWN
    )
    return findings(missing, uncounted)


def _held(case: Prizes, line: PrizeLine) -> int:
    state = case.state.lines[line.id]
    return in_hand(state) + on_order(state)


def has_spare(case: Prizes) -> tuple[Answer, ...]:
    """A spare unit, or a substitute that the rules name, waits for a mishap."""
    alone = [line for line in case.plan.lines if not line.reserve and not isinstance(line.substitute, Text)]
    return findings(
        unknown("on ne sait pas s'il y a de quoi remplacer", "it is not known whether there is a spare", at(line))
        if UNKNOWN in (line.reserve, line.substitute)
        else failed("ni réserve ni lot de remplacement", "neither a spare unit nor a substitute", at(line))
        for line in alone
    )


def can_be_delivered(case: Prizes) -> tuple[Answer, ...]:
    """It is known where each prize can be sent."""
    return findings(
        unknown(
            "on ne sait pas où le lot peut être livré", "it is not known where the prize can be delivered", at(line)
        )
        for line in case.plan.lines
        if line.delivered_to is UNKNOWN
    )


def usable_after_claim(case: Prizes) -> tuple[Answer, ...]:
    """A prize can still be used when the last winner has claimed it."""
    if "claim" not in case.anchors:
        return (not_applicable("pas de délai de réponse connu", "no claim deadline is known"),)
    why = Text("périmé avant la fin du délai de réponse", "of no use before the claim deadline")
    later = [unsaid(case.later["claim"])] if "claim" in case.later else []
    return findings(_unusable(case, "claim", why), (*_undated(case.plan), *later))


def usable_once_delivered(case: Prizes) -> tuple[Answer, ...]:
    """A prize that is sent arrives before the last day of its use; a dated event comes well after the draw."""
    if "draw" not in case.anchors:
        return (not_applicable("la date du tirage n'est pas connue", "the date of the draw is not known"),)
    anchor = "delivery" if "delivery" in case.anchors else "draw"
    why = Text("périmé avant d'arriver", "of no use when it arrives")
    sent = () if "delivery" in case.anchors else (unsaid("shipping.deliver_within"),)
    return findings(_unusable(case, anchor, why), (*_undated(case.plan), *sent))


def _undated(plan: PrizesPlan) -> Iterator[Answer]:
    return (unsaid(where) for where, last in _lasts(plan) if last is UNKNOWN)


def _unusable(case: Prizes, anchor: str, why: Text) -> Iterator[Answer]:
    for where, last in _lasts(case.plan):
        if isinstance(last, Instant) and last <= case.anchors[anchor]:
            yield clash(
                Quote(where, on_clock(last, case.zone)),
                case.quoted(anchor),
                *case.unsettled(anchor),
                why=why,
                verdict=case.too_soon(anchor),
            )


def _lasts(plan: PrizesPlan) -> list[tuple[str, Maybe[Instant | None]]]:
    """Until when each prize and each part of it can be used."""
    lines = plan.lines
    parts = [(f"{at(line)}.use_by", line.use_by) for line in lines]
    parts += [(f"{at(line)}.happens_at", line.happens_at) for line in lines]
    parts += [(f"{at(line)}.components[{part.id}].use_by", part.use_by) for line in lines for part in line.components]
    return parts


def parts_add_up(case: Prizes) -> tuple[Answer, ...]:
    """The parts of a prize are worth no more, and no less, than the prize."""
    unvalued = (
        not_applicable("une valeur n'est pas dite", "a value is not stated", f"{at(line)}.value")
        for line in case.plan.lines
        if line.components and UNKNOWN in (line.value, *(part.value for part in line.components))
    )
    return findings(_misvalued(case.plan), unvalued)


def _misvalued(plan: PrizesPlan) -> Iterator[Answer]:
    for line in plan.lines:
        values = [part.value for part in line.components if part.value is not UNKNOWN]
        if not values or len(values) < len(line.components) or len({each.currency for each in values}) > 1:
            continue
        summed = sum(values[1:], values[0])
        if isinstance(line.value, ExactValue) and line.value.money != summed and not _up_to(line):
            parts = (Quote(f"{at(line)}.components[{part.id}].value", part.value) for part in line.components)
            why = Text(f"les éléments font {summed.said.fr}", f"the parts add up to {summed}")
            yield clash(Quote(f"{at(line)}.value", line.value.money), *parts, why=why)


def _up_to(line: PrizeLine) -> bool:
    """Whether a part is worth at most so much: then the sum says nothing."""
    return any(part.up_to for part in line.components)


def taxed_alike(case: Prizes) -> tuple[Answer, ...]:
    """Values are given all with tax, or all without."""
    taxed = {
        line.value.tax_included: line for line in case.plan.lines if isinstance(line.value, ExactValue | ValueRange)
    }
    if not (True in taxed and False in taxed):
        return tuple(_untaxed(case.plan)) or (PASSED,)
    return (
        clash(
            *(Quote(f"{at(taxed[each])}.value.tax_included", each) for each in (False, True)),
            why=Text("les valeurs ne se comparent pas", "the values cannot be compared"),
        ),
    )


def _untaxed(plan: PrizesPlan) -> Iterator[Answer]:
    """Of several values, those that do not say whether tax is in them: a question once one of the others does."""
    values = [(line, line.value) for line in plan.lines if isinstance(line.value, ExactValue | ValueRange)]
    told = any(value.tax_included is not UNKNOWN for _line, value in values)
    several = len(plan.lines) > 1
    yield from (unsaid(f"{at(line)}.value") for line in plan.lines if line.value is UNKNOWN and several)
    for line, value in values if several else ():
        if value.tax_included is UNKNOWN:
            where = f"{at(line)}.value.tax_included"
            asked = unknown("on ne sait pas si les taxes y sont", "it is not known whether tax is in it", where)
            yield asked if told else unsaid(where)


def _no_regulated(case: Prizes) -> Answer | None:
    if any(line.regulated for line in case.plan.lines):
        return None
    return not_applicable("aucun lot n'est réglementé", "no prize is regulated", "prizes.lines")


def _no_travel(case: Prizes) -> Answer | None:
    if any(line.travel for line in case.plan.lines):
        return None
    return not_applicable("aucun lot n'est un voyage", "no prize is a journey", "prizes.lines")


CHECKS: tuple[Check[Prizes], ...] = (
    Check(
        id="prizes.described",
        number=16,
        question=Text(
            "Chaque lot a-t-il nom, quantité, valeur et fournisseur ?",
            "Has each prize a name, quantity, value and supplier?",
        ),
        remedy=Text("compléter la ligne du lot dans le plan", "complete the prize line in the plan"),
        evidence=Text("liste des lots", "prize list"),
        signatory="client",
        gate="launch",
        ask=described,
        due=Due("opening", -40),
    ),
    Check(
        id="prizes.totals-agree",
        question=Text("Le total annoncé est-il la somme des lots ?", "Is the declared total the sum of the prizes?"),
        remedy=Text("corriger le total ou les lignes", "correct the total or the lines"),
        signatory="lead",
        gate="lint",
        ask=totals_agree,
        due=Due("opening", -21),
    ),
    Check(
        id="prizes.in-stock",
        number=17,
        question=Text("Chaque lot est-il en main ou fermement commandé ?", "Is every prize in hand or firmly ordered?"),
        remedy=Text(
            "enregistrer la commande (prizes.order) ou la réception (prizes.secure)",
            "record the order (prizes.order) or the receipt (prizes.secure)",
        ),
        evidence=Text("bon de livraison ou de commande", "delivery note or order"),
        signatory="logistics",
        gate="launch",
        ask=in_stock,
        due=Due("opening", -15),
    ),
    Check(
        id="prizes.spare",
        number=18,
        asked_from=Size.M,
        question=Text("Y a-t-il une réserve ou un lot de remplacement ?", "Is there a spare unit or a substitute?"),
        remedy=Text(
            "prévoir une unité de plus, ou nommer le lot de remplacement", "keep one more unit, or name the substitute"
        ),
        signatory="logistics",
        gate="lint",
        severity=Severity.WARNING,
        ask=has_spare,
        due=Due("opening", -15),
    ),
    attested(
        id="prizes.appeal",
        number=19,
        asked_from=Size.L,
        question=Text(
            "Les lots attirent-ils la cible plutôt que les concouristes ?",
            "Do the prizes appeal to the audience rather than to prize hunters?",
        ),
        remedy=Text(
            "dire en une phrase pourquoi la cible veut ce lot", "say in one sentence why the audience wants this prize"
        ),
        evidence=Text("justification", "rationale"),
        signatory="cm",
        gate="launch",
        severity=Severity.WARNING,
        subject="prizes.lines",
        due=Due("opening", -40),
    ),
    attested(
        id="prizes.regulated-cleared",
        number=20,
        question=Text(
            "Les lots réglementés sont-ils autorisés par le juridique ?", "Are regulated goods cleared by legal?"
        ),
        remedy=Text("demander la note juridique", "ask for the legal note"),
        evidence=Text("note juridique", "legal note"),
        signatory="legal",
        gate="launch",
        subject="prizes.lines",
        applies=_no_regulated,
        due=Due("opening", -40),
    ),
    Check(
        id="prizes.deliverable",
        number=21,
        asked_from=Size.M,
        question=Text("Sait-on où chaque lot peut être livré ?", "Is it known where each prize can be delivered?"),
        remedy=Text("donner les pays de livraison", "give the places of delivery"),
        evidence=Text("devis du transporteur", "carrier quote"),
        signatory="logistics",
        gate="launch",
        ask=can_be_delivered,
        due=Due("opening", -21),
    ),
    attested(
        id="prizes.travel-terms",
        number=22,
        question=Text(
            "Le voyage a-t-il dates, exclusions, accompagnant et réservation ?",
            "Has the journey dates, exclusions, companion and booking?",
        ),
        remedy=Text("joindre les conditions du bon de voyage", "attach the terms of the voucher"),
        evidence=Text("conditions du bon", "voucher terms"),
        signatory="client",
        gate="launch",
        subject="prizes.lines",
        applies=_no_travel,
        due=Due("opening", -40),
    ),
    attested(
        id="prizes.announced-is-bought",
        number=23,
        question=Text("Le texte annoncé est-il ce qui est acheté ?", "Is the announced text what is bought?"),
        remedy=Text("comparer le texte et la commande, ligne à ligne", "compare the text and the order, line by line"),
        evidence=Text("comparaison", "side-by-side"),
        signatory="lead",
        gate="launch",
        subject="prizes.lines",
        due=Due("opening", -10),
    ),
    Check(
        id="prizes.usable-after-claim",
        question=Text(
            "Le lot est-il encore utilisable à la fin du délai de réponse ?",
            "Can the prize still be used at the end of the claim deadline?",
        ),
        remedy=Text(
            "repousser la date limite d'usage, ou raccourcir le délai de réponse",
            "move the use-by date, or shorten the claim deadline",
        ),
        signatory="lead",
        gate="lint",
        ask=usable_after_claim,
    ),
    Check(
        id="prizes.usable-once-delivered",
        question=Text(
            "Le lot est-il encore utilisable quand il arrive ?", "Can the prize still be used when it arrives?"
        ),
        remedy=Text(
            "tirer plus tôt, livrer plus vite, ou repousser la date limite d'usage",
            "draw earlier, deliver sooner, or move the use-by date",
        ),
        signatory="logistics",
        gate="lint",
        severity=Severity.WARNING,
        ask=usable_once_delivered,
    ),
    Check(
        id="prizes.parts-add-up",
        question=Text("Les éléments d'un lot font-ils sa valeur ?", "Do the parts of a prize add up to its value?"),
        remedy=Text("corriger la valeur du lot ou celle d'un élément", "correct the value of the prize or of a part"),
        signatory="lead",
        gate="lint",
        severity=Severity.WARNING,
        ask=parts_add_up,
    ),
    Check(
        id="prizes.taxed-alike",
        question=Text(
            "Les valeurs sont-elles toutes avec taxes, ou toutes sans ?", "Are all values with tax, or all without?"
        ),
        remedy=Text("donner toutes les valeurs taxes comprises", "give every value with tax included"),
        signatory="finance",
        gate="lint",
        severity=Severity.WARNING,
        ask=taxed_alike,
    ),
)
