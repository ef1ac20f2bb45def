"""What must be true of the rules; numbers are those of the professional checklist."""

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
    attested,
    failed,
    findings,
    not_applicable,
    unknown,
)
from campaignkit.rules.plan import ADULT, Action, Eligibility, Purchase, RulesPlan
from campaignkit.rules.states import Deposited, Published, RulesState
from campaignkit.values import UNKNOWN, Text

Rules: TypeAlias = Case[RulesPlan, RulesState]
REQUIRED_SECTIONS = (
    "organiser",
    "object",
    "eligibility",
    "mechanics",
    "selection",
    "prizes",
    "claim",
    "delivery",
    "personal-data",
    "liability",
    "changes",
    "law",
)
"""What the rules must say at least, as the sections of published French, German and US rules do."""


def sections_present(case: Rules) -> tuple[Answer, ...]:
    """The rules are written, and each needed section is there in every language."""
    if not case.plan.texts:
        return (unknown("le règlement n'est pas écrit", "the rules are not written", "rules.texts"),)
    return findings(
        failed(f"la section « {wanted} » manque", f'the section "{wanted}" is missing', f"rules.texts[{text.id}]")
        for text in case.plan.texts
        for wanted in REQUIRED_SECTIONS
        if not any(section.id == wanted and section.text.strip() for section in text.sections)
    )


def one_prevails(case: Rules) -> tuple[Answer, ...]:
    """Where there are several languages, it is said which one prevails, and that one has a text."""
    prevailing, languages = case.plan.prevailing, {text.language for text in case.plan.texts}
    where = "rules.prevailing"
    if len(languages) > 1 and prevailing is UNKNOWN:
        return (unknown("on ne sait pas quelle langue prévaut", "it is not known which language prevails", where),)
    if languages and prevailing is not UNKNOWN and prevailing not in languages:
        return (failed(f"aucun texte en « {prevailing} »", f'there is no text in "{prevailing}"', where),)
    return (PASSED,)


def eligibility_known(case: Rules) -> tuple[Answer, ...]:
    """It is known who may enter: from which age, and living where."""
    entering = [each for each in case.plan.eligibility if each.action is Action.ENTER]
    if not entering:
        return (unknown("on ne sait pas qui peut participer", "it is not known who may enter", "rules.eligibility"),)
    return findings(
        unknown(f"{fr} n'est pas dit", f"the {en} is not stated", f"rules.eligibility[{each.id}].{en}")
        for each in entering
        for en, fr in (("minimum_age", "l'âge minimum"), ("residence", "le domicile"))
        if getattr(each, en) is UNKNOWN
    )


def guardians_fit_age(case: Rules) -> tuple[Answer, ...]:
    """Minors are admitted with a guardian's consent, and adults are not asked for one."""
    return findings(answer for each in case.plan.eligibility for answer in _guardians(each))


def _guardians(each: Eligibility) -> Iterator[Answer]:
    where = f"rules.eligibility[{each.id}].guardian_consent"
    if each.minimum_age is UNKNOWN or each.action is not Action.ENTER:
        return
    minors = each.minimum_age is None or each.minimum_age < ADULT
    floor = "-" if each.minimum_age is None else each.minimum_age
    if minors and each.guardian_consent is not True:
        yield failed(
            f"âge minimum : {floor}, et aucun accord parental n'est demandé",
            f"minimum age: {floor}, and no guardian's consent is asked",
            where,
        )
    if not minors and each.guardian_consent is True:
        yield failed(
            f"âge minimum : {floor}, et pourtant un accord parental est demandé",
            f"minimum age: {floor}, and yet a guardian's consent is asked",
            where,
        )


def exclusions_known(case: Rules) -> tuple[Answer, ...]:
    """It is said who is excluded, and each exclusion quotes its article."""
    excluded = [(each, exclusion) for each in case.plan.eligibility for exclusion in each.excluded]
    if not excluded:
        return (
            unknown("personne n'est exclu : est-ce voulu ?", "nobody is excluded: is that meant?", "rules.eligibility"),
        )
    return findings(
        unknown(
            "l'exclusion ne cite aucun article",
            "the exclusion quotes no article",
            f"rules.eligibility[{each.id}].excluded[{exclusion.id}]",
        )
        for each, exclusion in excluded
        if not exclusion.article
    )


def free_route_given(case: Rules) -> tuple[Answer, ...]:
    """Where a purchase is asked, it is said whether there is a way in without."""
    match case.plan.purchase:
        case Purchase.NONE:
            return (not_applicable("aucun achat n'est demandé", "no purchase is asked", "rules.purchase"),)
        case Purchase.REQUIRED | Purchase.ONE_OF_WAYS if case.plan.free_route is not UNKNOWN:
            return (PASSED,)
        case _:
            return (
                unknown(
                    "on ne sait pas si l'on entre sans acheter",
                    "it is not known whether one enters without buying",
                    "rules.purchase" if case.plan.purchase is UNKNOWN else "rules.free_route",
                ),
            )


def network_released(case: Rules) -> tuple[Answer, ...]:
    """The rules say that the network is neither sponsor nor administrator."""
    if case.plan.platform_release is UNKNOWN:
        return (
            unknown(
                "on ne sait pas si la phrase y est",
                "it is not known whether the sentence is there",
                "rules.platform_release",
            ),
        )
    if not case.plan.platform_release:
        return (failed("la phrase manque", "the sentence is missing", "rules.platform_release"),)
    return (PASSED,)


def published_somewhere(case: Rules) -> tuple[Answer, ...]:
    """The rules are public at a lasting address."""
    if isinstance(case.state.document, Published | Deposited):
        return (PASSED,)
    return (failed("le règlement n'est pas publié", "the rules are not published", "rules"),)


def deposited_if_chosen(case: Rules) -> tuple[Answer, ...]:
    """Rules that are to be deposited are."""
    if case.plan.deposit is None:
        return (not_applicable("aucun dépôt n'est prévu", "no deposit is planned", "rules.deposit"),)
    if isinstance(case.state.document, Deposited):
        return (PASSED,)
    return (unknown("le dépôt n'est pas fait", "the deposit is not made", "rules.deposit"),)


def _not_in_us(case: Rules) -> Answer | None:
    homes = [home for each in case.plan.eligibility if each.residence is not UNKNOWN for home in each.residence]
    if not homes or any(home.startswith("US") for home in homes):
        return None
    return not_applicable("les États-Unis ne sont pas ouverts", "the United States are not open", "rules.eligibility")


CHECKS: tuple[Check[Rules], ...] = (
    attested(
        id="rules.mechanic-allowed",
        number=24,
        question=Text("La mécanique est-elle permise par chaque réseau ?", "Is the mechanic allowed by each network?"),
        remedy=Text("relire les règles du réseau pour les concours", "read the network's rules for promotions"),
        evidence=Text("règles lues, par réseau", "rules read, by network"),
        signatory="legal",
        gate="launch",
        subject="entries",
        due=Due("opening", -30),
    ),
    Check(
        id="rules.written",
        number=25,
        question=Text("Le règlement dit-il tout ce qu'il doit ?", "Do the rules say all that they must?"),
        remedy=Text("écrire la section qui manque", "write the missing section"),
        evidence=Text("règlement", "rules document"),
        signatory="legal",
        gate="launch",
        ask=sections_present,
        due=Due("opening", -21),
    ),
    # 26 has no severity in the source: nothing else can stand for a lawyer's reading, so it blocks
    attested(
        id="rules.legal-review",
        number=26,
        question=Text("Le juridique a-t-il relu cette version ?", "Has legal reviewed this version?"),
        remedy=Text("demander l'avis et le joindre", "ask for the opinion and attach it"),
        evidence=Text("avis signé", "signed opinion"),
        signatory="legal",
        gate="launch",
        subject="rules",
        due=Due("opening", -14),
    ),
    Check(
        id="rules.deposited",
        number=27,
        question=Text("Le règlement est-il déposé, si c'est prévu ?", "Are the rules deposited, if that is planned?"),
        remedy=Text(
            "déposer, ou écrire qu'aucun dépôt n'est prévu", "deposit them, or write that no deposit is planned"
        ),
        evidence=Text("récépissé", "receipt"),
        signatory="legal",
        gate="launch",
        severity=Severity.WARNING,
        ask=deposited_if_chosen,
        due=Due("opening", -10),
    ),
    attested(
        id="rules.us-filings",
        number=28,
        question=Text("Les enregistrements américains sont-ils faits ?", "Are the US registrations made?"),
        remedy=Text(
            "enregistrer à New York et en Floride, avec caution, si les seuils sont passés",
            "register in New York and Florida, with a bond, above the thresholds",
        ),
        evidence=Text("récépissés", "filing receipts"),
        signatory="legal",
        gate="launch",
        subject="prizes",
        applies=_not_in_us,
        due=Due("opening", -30),
    ),
    Check(
        id="rules.free-route",
        number=31,
        question=Text("La participation sans achat est-elle décrite ?", "Is the way in without purchase described?"),
        remedy=Text(
            "décrire la voie gratuite, ou écrire qu'il n'y en a pas",
            "describe the free route, or write that there is none",
        ),
        signatory="legal",
        gate="launch",
        ask=free_route_given,
        due=Due("opening", -21),
    ),
    Check(
        id="rules.network-released",
        number=32,
        question=Text("Le règlement dégage-t-il le réseau social ?", "Do the rules release the network?"),
        remedy=Text(
            "ajouter que le réseau n'est ni parrain ni gestionnaire",
            "add that the network is neither sponsor nor administrator",
        ),
        signatory="legal",
        gate="launch",
        ask=network_released,
        due=Due("opening", -14),
    ),
    # 34 has no severity in the source: a missing list is repaired at the claim, so it warns
    Check(
        id="rules.exclusions",
        number=34,
        question=Text(
            "Les exclusions sont-elles dites, avec leur article ?", "Are the exclusions stated, with their article?"
        ),
        remedy=Text(
            "lister personnel, famille, fournisseurs, gagnants récents", "list staff, family, suppliers, recent winners"
        ),
        signatory="legal",
        gate="launch",
        severity=Severity.WARNING,
        ask=exclusions_known,
        due=Due("opening", -21),
    ),
    Check(
        id="rules.eligibility-known",
        question=Text("Sait-on qui peut participer ?", "Is it known who may enter?"),
        remedy=Text("écrire l'âge minimum et le domicile", "write the minimum age and the residence"),
        signatory="legal",
        gate="lint",
        ask=eligibility_known,
        due=Due("opening", -21),
    ),
    Check(
        id="rules.guardians-fit-age",
        number=35,
        question=Text(
            "L'accord parental va-t-il avec l'âge minimum ?", "Does the guardian's consent fit the minimum age?"
        ),
        remedy=Text("accorder l'âge et l'accord parental", "make age and consent agree"),
        signatory="legal",
        gate="lint",
        ask=guardians_fit_age,
        due=Due("opening", -21),
    ),
    Check(
        id="rules.one-language-prevails",
        question=Text("Sait-on quelle langue prévaut ?", "Is it known which language prevails?"),
        remedy=Text("écrire rules.prevailing", "write rules.prevailing"),
        signatory="legal",
        gate="lint",
        ask=one_prevails,
    ),
    Check(
        id="rules.published",
        number=37,
        question=Text(
            "Le règlement est-il public à une adresse durable ?", "Are the rules public at a lasting address?"
        ),
        remedy=Text("publier le fichier (rules.publish)", "publish the file (rules.publish)"),
        evidence=Text("adresse et empreinte", "address and digest"),
        signatory="tech",
        gate="launch",
        ask=published_somewhere,
        due=Due("opening", -7),
    ),
)
