"""What must be true of those who stand behind a campaign; numbers are those of the professional checklist."""

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
from campaignkit.organisers.plan import Act, OrganisersPlan, Party, PartyRole, Right
from campaignkit.organisers.states import Expected, OrganisersState, Withdrawn
from campaignkit.values import UNKNOWN, SubjectId, Text

Organisers: TypeAlias = Case[OrganisersPlan, OrganisersState]

NEEDED_ROLES = ("lead", "client", "legal", "finance", "logistics", "cm", "tech", "dpo")
NO_PARTY = unknown("aucune partie n'est décrite", "no party is described", "organisers.parties")
TWO = 2


def at(party: Party) -> str:
    """The plan path of a party."""
    return f"organisers.parties[{party.id}]"


def entity_known(case: Organisers) -> tuple[Answer, ...]:
    """The promoter, and each who promotes with it, is a known legal entity."""
    promoters = case.plan.with_role(PartyRole.PROMOTER)
    if not promoters:
        return (unknown("on ne sait pas qui organise", "it is not known who promotes", "organisers.parties"),)
    beside = (party for party in case.plan.with_role(PartyRole.CO_PROMOTER) if party not in promoters)
    return findings(answer for party in (*promoters, *beside) for answer in _unsaid(party))


def _unsaid(party: Party) -> Iterator[Answer]:
    for name, fr, en in (
        ("legal_form", "sa forme juridique", "its legal form"),
        ("address", "son siège", "its seat"),
        ("registration", "son immatriculation", "its registration"),
        ("country", "son pays", "its country"),
    ):
        said = getattr(party, name)
        if said is UNKNOWN:
            yield unknown(f"on ne connaît pas {fr}", f"{en} is not known", f"{at(party)}.{name}")
        elif said == "" or (said is None and name == "address" and not party.natural_person):
            yield failed(f"{fr} manque", f"{en} is missing", f"{at(party)}.{name}")


def roles_held(case: Organisers) -> tuple[Answer, ...]:
    """For each role that decides there is somebody, and somebody else in their absence."""
    return findings(answer for role in NEEDED_ROLES for answer in _gap(case.plan, role))


def _gap(plan: OrganisersPlan, role: str) -> Iterator[Answer]:
    holders = [person for person in plan.people if role in person.roles]
    where = f"organisers.people[{holders[0].id}].deputy" if holders else "organisers.people"
    if not holders:
        yield unknown(f"personne ne tient le rôle « {role} »", f'nobody holds the role "{role}"', where)
    elif len(plan.holding(role)) < TWO and holders[0].deputy is UNKNOWN:
        yield unknown(f"on ne sait pas qui supplée « {role} »", f'it is not known who stands in for "{role}"', where)
    elif len(plan.holding(role)) < TWO:
        yield failed(f"personne ne supplée « {role} »", f'nobody stands in for "{role}"', where)


def partners_agreed(case: Organisers) -> tuple[Answer, ...]:
    """Each partner has agreed in writing to what the plan counts on."""
    if not case.plan.parties:
        return (NO_PARTY,)
    if not case.state.commitments:
        return (not_applicable("rien n'attend l'accord d'un tiers", "nothing waits for a third party", NO_PARTY.where),)
    return findings(_not_agreed(case))


def _not_agreed(case: Organisers) -> Iterator[Answer]:
    for party, state in case.state.commitments.items():
        where = f"organisers.parties[{party}]"
        match state:
            case Expected():
                yield unknown("l'accord écrit n'est pas enregistré", "the written agreement is not recorded", where)
            case Withdrawn(reason=reason):
                yield failed(f"la partie s'est retirée : {reason}", f"the party withdrew: {reason}", where)
            case _:
                continue


def address_public(case: Organisers) -> tuple[Answer, ...]:
    """No private address stands in the plan, which is kept for ever."""
    return findings(
        failed(
            "l'adresse d'une personne physique est dans le plan, qui ne s'efface pas",
            "a natural person's address is in the plan, which cannot be erased",
            f"{at(party)}.address",
        )
        for party in case.plan.parties
        if party.natural_person and party.address
    )


def rights_held(case: Organisers) -> tuple[Answer, ...]:
    """Whatever is reserved to roles has somebody who holds one, two where two people are wanted."""
    if not case.plan.rights:
        return (not_applicable("rien n'est réservé", "nothing is reserved", "organisers.rights"),)
    return findings(answer for right in case.plan.rights for answer in _unheld(case.plan, right))


def _unheld(plan: OrganisersPlan, right: Right) -> Iterator[Answer]:
    where = f"organisers.rights[{right.act.value}]"
    people = plan.entitled(right.act)
    if not people:
        yield failed("personne n'a ce droit", "nobody has this right", where)
    elif right.two_people and len(people | _others(plan, right.act)) < TWO:
        yield failed("une seule personne aurait les deux moitiés", "one person would have both halves", where)


def _others(plan: OrganisersPlan, act: Act) -> frozenset[SubjectId]:
    """Who may do the other half: give the last go, or seal; anybody else who is named, where it is not reserved."""
    if act is Act.LAUNCH:
        return plan.holding("client")
    if act is Act.DRAW and plan.right(Act.SEAL) is not None:
        return plan.entitled(Act.SEAL)
    return frozenset(person.id for person in plan.people)


def plan_reserved(case: Organisers) -> tuple[Answer, ...]:
    """Where anything is reserved, so is the plan, which says what is."""
    if not case.plan.rights:
        return (not_applicable("rien n'est réservé", "nothing is reserved", "organisers.rights"),)
    if case.plan.right(Act.PLAN) is not None:
        return (PASSED,)
    return (
        failed(
            "qui peut changer le plan peut se donner tous les droits",
            "whoever may change the plan may take every right",
            "organisers.rights",
        ),
    )


def _unless(case: Organisers, roles: tuple[PartyRole, ...], fr: str, en: str) -> Answer | None:
    """Not applicable without a party in one of these roles; unknown without any party at all."""
    if not case.plan.parties:
        return NO_PARTY
    if any(case.plan.with_role(role) for role in roles):
        return None
    return not_applicable(fr, en, NO_PARTY.where)


def _no_influencer(case: Organisers) -> Answer | None:
    roles = (PartyRole.INFLUENCER, PartyRole.HOST)
    return _unless(case, roles, "aucun influenceur n'est prévu", "no influencer is planned")


def _no_agency(case: Organisers) -> Answer | None:
    return _unless(case, (PartyRole.AGENCY,), "aucune agence n'est prévue", "no agency is planned")


CHECKS: tuple[Check[Organisers], ...] = (
    Check(
        id="organisers.entity-known",
        number=7,
        yearly=True,
        question=Text(
            "Connaît-on forme, siège et immatriculation de l'organisateur ?",
            "Are legal form, seat and registration of the promoter known?",
        ),
        remedy=Text("compléter la partie dans le plan", "complete the party in the plan"),
        evidence=Text("extrait du registre", "company extract"),
        signatory="client",
        gate="launch",
        ask=entity_known,
        due=Due("opening", -45),
    ),
    Check(
        id="organisers.roles-held",
        number=8,
        yearly=True,
        asked_from=Size.M,
        question=Text(
            "Chaque rôle qui décide a-t-il quelqu'un, et un suppléant ?",
            "Has every role that decides somebody, and a deputy?",
        ),
        remedy=Text("nommer la personne et son suppléant dans organisers.people", "name both in organisers.people"),
        evidence=Text("tableau des rôles", "RACI"),
        signatory="lead",
        gate="launch",
        ask=roles_held,
        due=Due("opening", -45),
    ),
    Check(
        id="organisers.partners-agreed",
        number=9,
        question=Text(
            "Chaque partenaire a-t-il accepté par écrit : lot, publications, dates, données ?",
            "Has each partner agreed in writing: prize, posts, dates, data?",
        ),
        remedy=Text("enregistrer l'accord écrit (organisers.agree)", "record the written agreement (organisers.agree)"),
        evidence=Text("accord signé", "signed agreement"),
        signatory="partner",
        gate="launch",
        ask=partners_agreed,
        due=Due("opening", -21),
    ),
    attested(
        id="organisers.influencers-contracted",
        number=10,
        question=Text(
            "Les influenceurs ont-ils un contrat et la mention de partenariat ?",
            "Have influencers a contract, and the wording that discloses it?",
        ),
        remedy=Text("joindre le contrat et la légende", "attach the contract and the caption"),
        evidence=Text("contrat, légende", "contract, caption"),
        signatory="legal",
        gate="launch",
        subject="organisers.parties",
        applies=_no_influencer,
        due=Due("opening", -21),
    ),
    attested(
        id="organisers.agency-terms",
        number=11,
        yearly=True,
        asked_from=Size.M,
        question=Text(
            "Le devis de l'agence dit-il les tours de correction et le délai de réponse ?",
            "Do the agency's terms state the rounds included and the delay to answer?",
        ),
        remedy=Text("joindre la clause du devis", "attach the clause of the quote"),
        evidence=Text("clause du devis", "quote clause"),
        signatory="client",
        gate="launch",
        severity=Severity.WARNING,
        subject="organisers.parties",
        applies=_no_agency,
        due=Due("opening", -45),
    ),
    Check(
        id="organisers.rights-held",
        question=Text("Chaque droit réservé a-t-il quelqu'un ?", "Has every reserved right somebody?"),
        remedy=Text(
            "donner le rôle à quelqu'un dans organisers.people, ou changer organisers.rights",
            "give the role to somebody in organisers.people, or change organisers.rights",
        ),
        signatory="lead",
        gate="lint",
        ask=rights_held,
    ),
    Check(
        id="organisers.plan-reserved",
        question=Text("Le plan est-il réservé, dès qu'un droit l'est ?", "Is the plan reserved as soon as a right is?"),
        remedy=Text("ajouter le droit « plan » à organisers.rights", "add the right `plan` to organisers.rights"),
        signatory="lead",
        gate="lint",
        severity=Severity.WARNING,
        ask=plan_reserved,
    ),
    Check(
        id="organisers.no-private-address",
        question=Text(
            "Le plan est-il libre d'adresses de personnes physiques ?", "Is the plan free of private addresses?"
        ),
        remedy=Text(
            "écrire `address: null` ; l'adresse va dans le règlement",
            "write `address: null`; it belongs in the rules",
        ),
        source="GDPR, article 5(1)(c)",
        signatory="dpo",
        gate="lint",
        severity=Severity.WARNING,
        ask=address_public,
    ),
)
