"""How the rules document stands: reviewed, filed, deposited, published."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from campaignkit.checklists import (
    PASSED,
    Answer,
    Answered,
    Case,
    Check,
    Due,
    Severity,
    Size,
    attested,
    failed,
    not_applicable,
    on_clock,
    unknown,
)
from campaignkit.rules.plan import RulesPlan
from campaignkit.rules.states import Deposited, DepositOwed, Public, RulesState, Visit
from campaignkit.values import UNKNOWN, Text, iso

Rules: TypeAlias = Case[RulesPlan, RulesState]
LOOK_AGAIN_DAYS = 7
"""For how long a look at the address counts."""


def published_somewhere(case: Rules) -> tuple[Answer, ...]:
    """The rules are public at a lasting address, and hold when the first entry can come."""
    document, opening = case.state.document, case.anchors.get("opening")
    if not isinstance(document, Public):
        return (failed("le règlement n'est pas publié", "the rules are not published", "rules"),)
    if document.visit is not None and document.visit.problem:
        return (_unanswered(case, document.newest.address, document.visit),)
    first = document.versions[0].effective_from
    if opening is not None and first > opening:
        return (
            failed(
                f"le règlement ne vaut qu'à partir du {iso(first)}, l'ouverture est le {iso(opening)}",
                f"the rules hold only from {iso(first)}, the opening is on {iso(opening)}",
                "rules.effective_from",
            ),
        )
    return (PASSED,)


def _unanswered(case: Rules, address: str, visit: Visit) -> Answer:
    looked = on_clock(visit.at, case.zone)
    return failed(
        f"{address} n'a rien donné le {looked} ({visit.problem})",
        f"{address} gave nothing on {looked} ({visit.problem})",
        "rules.address",
    )


def seen_where_published(case: Rules) -> tuple[Answer, ...]:
    """The desk has looked within the week, and the address gave the very file that was published."""
    document = case.state.document
    if not isinstance(document, Public):
        return (not_applicable("le règlement n'est pas publié", "the rules are not published", "rules"),)
    visit, newest = document.visit, document.newest
    if visit is None or visit.at.add(days=LOOK_AGAIN_DAYS) <= case.now:
        return (
            unknown(
                f"{newest.address} : personne n'a regardé depuis {LOOK_AGAIN_DAYS} jours",
                f"{newest.address}: nobody has looked for {LOOK_AGAIN_DAYS} days",
                "rules.address",
            ),
        )
    if visit.problem:
        return (_unanswered(case, newest.address, visit),)
    if visit.sha256 != newest.sha256:
        return (
            failed(
                f"{newest.address} donne un autre fichier, vu le {on_clock(visit.at, case.zone)}",
                f"{newest.address} gives another file, seen on {on_clock(visit.at, case.zone)}",
                "rules.address",
            ),
        )
    return (PASSED,)


def deposited_if_chosen(case: Rules) -> tuple[Answer, ...]:
    """Rules that are to be deposited are."""
    if case.plan.deposit is None:
        return (not_applicable("aucun dépôt n'est prévu", "no deposit is planned", "rules.deposit"),)
    if isinstance(case.state.document, Deposited):
        return (PASSED,)
    return (unknown("le dépôt n'est pas fait", "the deposit is not made", "rules.deposit"),)


def deposit_renewed(case: Rules) -> tuple[Answer, ...]:
    """An amended text is deposited like the first, where the rules say so."""
    deposit, document = case.plan.deposit, case.state.document
    if isinstance(document, Deposited) and document.amendments:
        return (PASSED,)
    if deposit is None or not isinstance(document, DepositOwed):
        return (not_applicable("aucun avenant à déposer", "no amendment to deposit", "rules.deposit"),)
    if deposit is not UNKNOWN and deposit.amendments is False:
        return (not_applicable("les avenants ne se déposent pas", "amendments are not deposited", "rules.deposit"),)
    return (
        failed(
            f"« {document.party} » n'a pas l'avenant {document.amendments}",
            f'"{document.party}" does not have amendment {document.amendments}',
            "rules.deposit.amendments",
        ),
    )


def _not_open_in(state: str, fr: str, en: str) -> Callable[[Rules], Answer | None]:
    """NOT_APPLICABLE where nobody who lives in that state can enter."""

    def applies(case: Rules) -> Answer | None:
        if any(each.residence is None for each in case.plan.eligibility):
            return None
        homes = [home for each in case.plan.eligibility for home in each.places or ()]
        if not homes or any(home in ("US", state) or home.startswith(f"{state}-") for home in homes):
            return None
        return not_applicable(fr, en, "rules.eligibility")

    return applies


_not_in_us = _not_open_in("US", "les États-Unis ne sont pas ouverts", "the United States are not open")
_not_in_new_york = _not_open_in("US-NY", "New York n'est pas ouvert", "New York is not open")
_not_in_florida = _not_open_in("US-FL", "la Floride n'est pas ouverte", "Florida is not open")


DOCUMENT: tuple[Check[Rules], ...] = (
    # 26 has no severity in the source: nothing else can stand for a lawyer's reading, so it blocks
    attested(
        id="rules.legal-review",
        number=26,
        yearly=True,
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
    Check(
        id="rules.deposit-renewed",
        question=Text("Les avenants sont-ils déposés ?", "Are the amendments deposited?"),
        remedy=Text("déposer le nouveau texte (rules.deposit)", "deposit the new text (rules.deposit)"),
        evidence=Text("récépissé", "receipt"),
        signatory="legal",
        gate="seal",
        ask=deposit_renewed,
        due=Due("close", 0),
    ),
    attested(
        id="rules.us-filings",
        number=28,
        question=Text("Le jeu est-il enregistré à New York ?", "Is the contest registered in New York?"),
        remedy=Text(
            "l'enregistrer avec sa caution, 30 jours avant, au-dessus de 5 000 $ de lots ; ou dire pourquoi non",
            "register it with its bond, 30 days before, above $5,000 of prizes; or say why not",
        ),
        evidence=Text("récépissés", "filing receipts"),
        signatory="legal",
        gate="launch",
        subject="prizes",
        applies=_not_in_new_york,
        due=Due("opening", -30),
    ),
    attested(
        id="rules.us-florida",
        number=29,
        question=Text("Le jeu est-il enregistré en Floride ?", "Is the contest registered in Florida?"),
        remedy=Text(
            "l'enregistrer avec sa caution, 7 jours avant, au-dessus de 5 000 $ de lots ; ou dire pourquoi non",
            "register it with its bond, 7 days before, above $5,000 of prizes; or say why not",
        ),
        evidence=Text("récépissé", "filing receipt"),
        signatory="legal",
        gate="launch",
        subject="prizes",
        applies=_not_in_florida,
        due=Due("opening", -7),
    ),
    # 30 has no severity in the source: the state returns a form that the agency signed, so it is seen before the filing
    attested(
        id="rules.us-bond",
        number=30,
        question=Text(
            "Le client, et non l'agence, a-t-il signé la caution américaine ?",
            "Has the client, not the agency, signed the US bond?",
        ),
        remedy=Text("faire signer la caution par le client", "have the client sign the bond"),
        evidence=Text("caution", "bond"),
        signatory="client",
        gate="launch",
        severity=Severity.WARNING,
        subject="prizes",
        applies=_not_in_us,
        due=Due("opening", -10),
    ),
    Check(
        id="rules.published",
        number=37,
        question=Text(
            "Le règlement est-il public à une adresse durable ?", "Are the rules public at a lasting address?"
        ),
        remedy=Text(
            "publier le fichier (rules.publish), et le laisser à son adresse",
            "publish the file (rules.publish), and leave it at its address",
        ),
        evidence=Text("adresse et empreinte", "address and digest"),
        signatory="tech",
        gate="launch",
        ask=published_somewhere,
        due=Due("opening", -7),
    ),
    # what blocks is the published digest: a desk may have no way out to the web
    Check(
        id="rules.seen",
        number=37,
        asked_from=Size.M,
        question=Text(
            "L'adresse du règlement donne-t-elle bien ce fichier ?", "Does the address of the rules give that file?"
        ),
        remedy=Text("y regarder (rules.visit)", "look there (rules.visit)"),
        evidence=Text("empreinte de ce que l'adresse a donné", "digest of what the address gave"),
        signatory="tech",
        gate="launch",
        severity=Severity.WARNING,
        answered=Answered.PROBED,
        ask=seen_where_published,
        due=Due("opening", -7),
    ),
)
