"""What must be true of objective, budget and hours; numbers are those of the professional checklist."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
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
    unknown,
)
from campaignkit.objectives.plan import Kpi, Measures, ObjectivesPlan
from campaignkit.objectives.states import Approved, ObjectivesState, Revised
from campaignkit.values import UNKNOWN, Maybe, Text, figures

Objectives: TypeAlias = Case[ObjectivesPlan, ObjectivesState]

FEWEST_SECONDARY, MOST_SECONDARY = 3, 4
LEAST_CONTINGENCY, MOST_CONTINGENCY = Decimal(10), Decimal(15)
MANY_NETWORKS, FEW_HOURS = 4, Decimal(10)
VANITY = (Measures.LIKES, Measures.REACH)
NO_HOURS = (Quote("objectives.hours", None),)
NO_PRIMARY = unknown("aucun indicateur principal n'est choisi", "no primary KPI is chosen", "objectives.kpis")


def at(kpi: Kpi) -> str:
    """The plan path of a KPI."""
    return f"objectives.kpis[{kpi.id}]"


def written(case: Objectives) -> tuple[Answer, ...]:
    """The objective is written."""
    return _text_written(case.plan.objective, "objectives.objective", "l'objectif", "the objective")


def _text_written(text: Maybe[Text], where: str, fr: str, en: str) -> tuple[Answer, ...]:
    match text:
        case Text(fr=french, en=english) if french.strip() and english.strip():
            return (PASSED,)
        case Text():
            return (failed(f"{fr} est vide", f"{en} is empty", where),)
        case _:
            return (unknown(f"{fr} reste à écrire", f"{en} is not written", where),)


def primary_measured(case: Objectives) -> tuple[Answer, ...]:
    """The primary KPI has a number to start from, one to reach, and a place where it will be read."""
    if not case.plan.primary_kpis:
        return (NO_PRIMARY,)
    return findings(answer for kpi in case.plan.primary_kpis for answer in _unmeasured(kpi))


def _unmeasured(kpi: Kpi) -> Iterator[Answer]:
    for name, fr, en in (
        ("baseline", "le point de départ n'est pas connu", "the baseline is not known"),
        ("target", "la cible n'est pas connue", "the target is not known"),
        ("source", "on ne sait pas où le chiffre se lira", "it is not known where the number will be read"),
    ):
        if getattr(kpi, name) is UNKNOWN:
            yield unknown(fr, en, f"{at(kpi)}.{name}")


def few_secondary(case: Objectives) -> tuple[Answer, ...]:
    """Three or four other KPIs, each with a target, stand beside the primary one."""
    others = [kpi for kpi in case.plan.kpis if not kpi.primary]
    if not FEWEST_SECONDARY <= len(others) <= MOST_SECONDARY:
        count = len(others)
        return (failed(f"indicateurs secondaires : {count}", f"secondary KPIs: {count}", "objectives.kpis"),)
    return findings(
        unknown("la cible n'est pas connue", "the target is not known", f"{at(kpi)}.target")
        for kpi in others
        if kpi.target is UNKNOWN
    )


def one_primary(case: Objectives) -> tuple[Answer, ...]:
    """Exactly one KPI decides."""
    count = len(case.plan.primary_kpis)
    if not case.plan.kpis:
        return (NO_PRIMARY,)
    if count == 1:
        return (PASSED,)
    if not count:
        return (failed("0 indicateur principal au lieu d'un", "0 primary KPIs, not one", "objectives.kpis"),)
    return (clash(*(Quote(f"{at(kpi)}.primary", kpi.primary) for kpi in case.plan.primary_kpis)),)


def beyond_likes(case: Objectives) -> tuple[Answer, ...]:
    """The KPI that decides counts more than likes or reach."""
    if not case.plan.primary_kpis:
        return (NO_PRIMARY,)
    return findings(answer for kpi in case.plan.primary_kpis for answer in _vain(kpi))


def _vain(kpi: Kpi) -> Iterator[Answer]:
    where = f"{at(kpi)}.measures"
    if kpi.measures is UNKNOWN:
        yield unknown("on ne sait pas ce qu'il compte", "it is not known what it counts", where)
    elif kpi.measures in VANITY:
        yield clash(Quote(where, kpi.measures), Quote(f"{at(kpi)}.primary", kpi.primary))


def audience_known(case: Objectives) -> tuple[Answer, ...]:
    """It is written whom the campaign is for, and where they live."""
    said = _text_written(case.plan.audience, "objectives.audience", "la cible", "the audience")
    return findings((*(answer for answer in said if answer != PASSED), *_nowhere(case.plan)))


def _nowhere(plan: ObjectivesPlan) -> Iterator[Answer]:
    if plan.countries is UNKNOWN:
        yield unknown("les pays ne sont pas connus", "the countries are not known", "objectives.countries")
    elif not plan.countries:
        yield failed("aucun pays n'est visé", "no country is aimed at", "objectives.countries")


def budgeted(case: Objectives) -> tuple[Answer, ...]:
    """Every line of the budget has an amount, and all are in one currency."""
    if not case.plan.budget:
        return (unknown("aucune ligne de budget", "no budget line", "objectives.budget"),)
    return findings((*_without_amount(case.plan), *_mixed(case.plan)))


def _without_amount(plan: ObjectivesPlan) -> Iterator[Answer]:
    for line in plan.budget:
        if line.amount is UNKNOWN:
            where = f"objectives.budget[{line.id}].amount"
            yield unknown("le montant n'est pas connu", "the amount is not known", where)


def _mixed(plan: ObjectivesPlan) -> Iterator[Answer]:
    money = [*(line.amount for line in plan.budget), *(line.rate for line in plan.hours)]
    currencies = ", ".join(sorted({each.currency for each in money if each is not UNKNOWN}))
    if "," in currencies:
        yield failed(f"plusieurs devises : {currencies}", f"several currencies: {currencies}", "objectives.budget")


def hours_counted(case: Objectives) -> tuple[Answer, ...]:
    """The hours of work are counted, each at its rate: a contest is not free."""
    if not case.plan.hours:
        return (unknown("aucune heure n'est prévue", "no hours are planned", "objectives.hours"),)
    if not case.plan.planned_hours:
        return (failed("zéro heure de travail", "zero hours of work", "objectives.hours"),)
    return findings(
        unknown("le taux horaire n'est pas connu", "the hourly rate is not known", f"objectives.hours[{line.id}].rate")
        for line in case.plan.hours
        if line.rate is UNKNOWN
    )


def contingency_kept(case: Objectives) -> tuple[Answer, ...]:
    """Ten to fifteen percent are kept for what nobody foresaw."""
    kept, where = case.plan.contingency_percent, "objectives.contingency_percent"
    if kept is UNKNOWN:
        return (unknown("la provision n'est pas décidée", "the contingency is not decided", where),)
    if LEAST_CONTINGENCY <= kept <= MOST_CONTINGENCY:
        return (PASSED,)
    return (failed(f"la provision est de {figures(kept).fr} %", f"the contingency is {kept} %", where),)


def orders_approved(case: Objectives) -> tuple[Answer, ...]:
    """Every line of the budget is approved, as it stands now."""
    if not case.state.budget:
        return (unknown("aucune ligne de budget", "no budget line", "objectives.budget"),)
    return findings(_not_approved(case))


def _not_approved(case: Objectives) -> Iterator[Answer]:
    for line, state in case.state.budget.items():
        where = f"objectives.budget[{line}]"
        if isinstance(state, Revised):
            why = state.reason
            yield failed(f"révisée depuis, et à approuver : {why}", f"revised since, to be approved: {why}", where)
        elif not isinstance(state, Approved):
            yield unknown("personne ne l'a approuvée", "nobody has approved it", where)


def enough_hours(case: Objectives) -> tuple[Answer, ...]:
    """Whoever plays on four networks or more has ten hours of work for it."""
    networks, hours = len(set(case.plan.networks)), case.plan.planned_hours
    if not networks:
        return (not_applicable("aucun réseau n'est nommé", "no network is named", "objectives.networks"),)
    if networks < MANY_NETWORKS or hours >= FEW_HOURS:
        return (PASSED,)
    lines = (Quote(f"objectives.hours[{line.id}].hours", line.hours) for line in case.plan.hours)
    why = Text(f"réseaux : {networks}, heures : {figures(hours).fr}", f"networks: {networks}, hours: {hours}")
    return (
        clash(Quote("objectives.networks", case.plan.networks), *(lines if case.plan.hours else NO_HOURS), why=why),
    )


CHECKS: tuple[Check[Objectives], ...] = (
    Check(
        id="objectives.written",
        number=1,
        question=Text("L'objectif principal est-il écrit ?", "Is the primary objective written?"),
        remedy=Text("écrire un objectif précis, mesurable et daté", "write an objective: specific, measurable, dated"),
        evidence=Text("cahier des charges", "brief"),
        signatory="client",
        gate="launch",
        ask=written,
        due=Due("opening", -60),
    ),
    Check(
        id="objectives.primary-kpi",
        number=2,
        question=Text(
            "L'indicateur principal a-t-il départ, cible et source ?",
            "Has the primary KPI a baseline, a target and a source?",
        ),
        remedy=Text("compléter l'indicateur dans le plan", "complete the KPI in the plan"),
        evidence=Text("fiche des indicateurs", "KPI sheet"),
        signatory="client",
        gate="launch",
        ask=primary_measured,
        due=Due("opening", -60),
    ),
    Check(
        id="objectives.secondary-kpis",
        number=2,
        asked_from=Size.M,
        question=Text("Y a-t-il trois ou quatre indicateurs secondaires ?", "Are there three or four secondary KPIs?"),
        remedy=Text("en garder trois ou quatre, chacun avec sa cible", "keep three or four, each with its target"),
        signatory="client",
        gate="lint",
        severity=Severity.WARNING,
        ask=few_secondary,
        due=Due("opening", -60),
    ),
    Check(
        id="objectives.one-primary",
        question=Text("Un seul indicateur décide-t-il ?", "Does exactly one KPI decide?"),
        remedy=Text("marquer un seul indicateur comme principal", "mark one KPI alone as primary"),
        signatory="client",
        gate="lint",
        ask=one_primary,
        due=Due("opening", -60),
    ),
    Check(
        id="objectives.beyond-likes",
        question=Text(
            "L'indicateur principal compte-t-il autre chose que des mentions ou des vues ?",
            "Does the primary KPI count more than likes or reach?",
        ),
        remedy=Text(
            "choisir ce que le client veut obtenir : inscrits, ventes, visites",
            "choose what the client is after: sign-ups, sales, visits",
        ),
        signatory="client",
        gate="lint",
        severity=Severity.WARNING,
        ask=beyond_likes,
        due=Due("opening", -60),
    ),
    Check(
        id="objectives.audience",
        number=3,
        asked_from=Size.M,
        question=Text("La cible et ses pays sont-ils connus ?", "Are the audience and its countries known?"),
        remedy=Text("écrire pour qui, et dans quels pays", "write for whom, and in which countries"),
        evidence=Text("cahier des charges", "brief"),
        signatory="client",
        gate="launch",
        severity=Severity.WARNING,
        ask=audience_known,
        due=Due("opening", -60),
    ),
    attested(
        id="objectives.tools-serve",
        number=4,
        asked_from=Size.L,
        question=Text("Chaque outil sert-il un objectif nommé ?", "Does every tool serve an objective that is named?"),
        remedy=Text("dire pour chaque canal quel objectif il sert", "say for each channel which objective it serves"),
        evidence=Text("une ligne par canal", "one line for each channel"),
        signatory="lead",
        gate="launch",
        severity=Severity.WARNING,
        subject="objectives.networks",
        due=Due("opening", -45),
    ),
    attested(
        id="objectives.format",
        number=5,
        asked_from=Size.M,
        question=Text(
            "Le format est-il choisi : tirage, instant gagnant, concours, jury ?",
            "Is the format chosen: draw, instant win, skill contest, jury?",
        ),
        remedy=Text(
            "joindre la fiche de la mécanique, relue par le juridique", "attach the mechanic sheet, seen by legal"
        ),
        evidence=Text("fiche de la mécanique", "mechanic sheet"),
        signatory="lead",
        gate="launch",
        subject="draw.method",
        due=Due("opening", -45),
    ),
    attested(
        id="objectives.good-date",
        number=6,
        asked_from=Size.L,
        question=Text(
            "Les dates évitent-elles fêtes, dimanches et opérations rivales ?",
            "Do the dates avoid holidays, Sundays and rival campaigns?",
        ),
        remedy=Text("vérifier les calendriers, ou déplacer l'ouverture", "check the calendars, or move the opening"),
        evidence=Text("vérification du calendrier", "calendar check"),
        signatory="cm",
        gate="launch",
        severity=Severity.WARNING,
        subject="rounds",
        due=Due("opening", -45),
    ),
    Check(
        id="objectives.budgeted",
        number=12,
        asked_from=Size.M,
        question=Text("Chaque ligne du budget a-t-elle un montant ?", "Has every budget line an amount?"),
        remedy=Text(
            "chiffrer lots, publicité, création, outil, envoi, huissier, taxes, influenceurs",
            "price prizes, ads, creation, tool, shipping, bailiff, tax, influencers",
        ),
        evidence=Text("budget", "budget sheet"),
        signatory="finance",
        gate="launch",
        ask=budgeted,
        due=Due("opening", -45),
    ),
    Check(
        id="objectives.hours-counted",
        number=13,
        asked_from=Size.M,
        question=Text(
            "Les heures sont-elles comptées par rôle, à leur taux ?", "Are hours counted by role, at their rate?"
        ),
        remedy=Text("écrire les heures et le taux de chaque rôle", "write the hours and the rate of each role"),
        evidence=Text("prévision des heures", "time sheet plan"),
        signatory="lead",
        gate="launch",
        ask=hours_counted,
        due=Due("opening", -45),
    ),
    Check(
        id="objectives.contingency",
        number=14,
        asked_from=Size.L,
        question=Text("La provision est-elle de 10 à 15 % ?", "Is the contingency 10 to 15 %?"),
        remedy=Text("prévoir 10 à 15 % pour les imprévus", "keep 10 to 15 % for the unforeseen"),
        evidence=Text("ligne du budget", "budget line"),
        signatory="finance",
        gate="launch",
        severity=Severity.WARNING,
        ask=contingency_kept,
        due=Due("opening", -45),
    ),
    Check(
        id="objectives.orders-approved",
        number=15,
        asked_from=Size.M,
        question=Text("Les dépenses sont-elles approuvées ?", "Are the expenses approved?"),
        remedy=Text(
            "enregistrer le bon de commande (objectives.approve-budget)",
            "record the purchase order (objectives.approve-budget)",
        ),
        evidence=Text("numéros de commande", "order numbers"),
        signatory="finance",
        gate="launch",
        severity=Severity.WARNING,
        ask=orders_approved,
        due=Due("opening", -30),
    ),
    Check(
        id="objectives.enough-hours",
        question=Text(
            "Y a-t-il assez d'heures pour tous les réseaux ?", "Are there enough hours for all the networks?"
        ),
        remedy=Text("prévoir dix heures, ou choisir moins de réseaux", "plan ten hours, or choose fewer networks"),
        signatory="lead",
        gate="lint",
        severity=Severity.WARNING,
        ask=enough_hours,
        due=Due("opening", -45),
    ),
)
