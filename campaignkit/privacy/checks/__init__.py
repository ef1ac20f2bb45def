"""What must be true of personal data; numbers are those of the professional checklist."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import wraps
from typing import TypeAlias

from campaignkit.checklists import (
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
from campaignkit.privacy.checks.lasting import at, outlives_claims
from campaignkit.privacy.plan import About, PrivacyPlan, Purpose, RetentionUntil
from campaignkit.privacy.states import Erased, Held, PrivacyState
from campaignkit.values import UNKNOWN, Text

Privacy: TypeAlias = Case[PrivacyPlan, PrivacyState]

ADDRESS_WORDS = frozenset(
    {"address", "adresse", "anschrift", "street", "rue", "postcode", "zip", "city", "ville", "domicile"}
)
NOT_POSTAL = frozenset({"email", "mail", "e", "ip", "electronic", "courriel", "web"})
NO_DATA = not_applicable(
    "aucune donnée personnelle n'est collectée", "no personal data is collected", "privacy.no_data"
)
NO_PURPOSE = unknown("aucune finalité n'est décrite", "no purpose is described", "privacy.purposes")


def _where_data_is_held(ask: Callable[[Privacy], tuple[Answer, ...]]) -> Callable[[Privacy], tuple[Answer, ...]]:
    """The check, not applicable where the plan says that no personal data is collected."""

    @wraps(ask)
    def asked(case: Privacy) -> tuple[Answer, ...]:
        return (NO_DATA,) if case.plan.holds_none else ask(case)

    return asked


@_where_data_is_held
def informed(case: Privacy) -> tuple[Answer, ...]:
    """Entrants know who holds their data, on what basis, and consent to marketing by itself."""
    return findings((*_unsaid(case.plan), *_without_basis(case.plan), *_opt_in_faults(case.plan)))


def _unsaid(plan: PrivacyPlan) -> Iterator[Answer]:
    for name, fr, en in (
        ("controller", "qui est responsable du traitement", "who is the controller"),
        ("contact", "à qui écrire", "to whom one writes"),
        ("notice", "où se lit l'information", "where the notice is"),
        ("opt_in", "si un accord commercial est demandé", "whether marketing consent is asked"),
    ):
        if getattr(plan, name) is UNKNOWN:
            yield unknown(f"on ne sait pas {fr}", f"it is not known {en}", f"privacy.{name}")


def _without_basis(plan: PrivacyPlan) -> Iterator[Answer]:
    if not plan.purposes:
        yield NO_PURPOSE
    for purpose in plan.purposes:
        if purpose.basis is UNKNOWN:
            yield unknown("la base légale n'est pas connue", "the legal basis is not known", f"{at(purpose)}.basis")


def _opt_in_faults(plan: PrivacyPlan) -> Iterator[Answer]:
    if plan.opt_in is False:
        yield failed(
            "l'accord commercial vient avec la participation",
            "marketing consent comes with the entry",
            "privacy.opt_in",
        )
    if plan.opt_in is None:
        for purpose in plan.purposes:
            if purpose.about is About.MARKETING:
                yield failed(
                    "une finalité commerciale, et aucun accord demandé",
                    "a marketing purpose, and no consent asked",
                    at(purpose),
                )


@_where_data_is_held
def only_needed(case: Privacy) -> tuple[Answer, ...]:
    """No postal address is asked of those who only enter."""
    entrants = [purpose for purpose in case.plan.purposes if purpose.about is About.ENTRANT]
    if not entrants:
        return (
            unknown(
                "rien n'est dit des données des participants",
                "nothing is said of the entrants' data",
                "privacy.purposes",
            ),
        )
    return findings(_too_much(entrants))


def _too_much(entrants: list[Purpose]) -> Iterator[Answer]:
    for purpose in entrants:
        if not purpose.fields:
            yield unknown(
                "les champs demandés ne sont pas listés", "the fields asked are not listed", f"{at(purpose)}.fields"
            )
        for name in filter(is_postal, purpose.fields):
            yield failed(
                f"« {name} » est demandé à tous, il suffit de le demander aux gagnants",
                f'"{name}" is asked of all, it is enough to ask winners',
                f"{at(purpose)}.fields",
            )


def is_postal(name: str) -> bool:
    """Whether the name of a field means a postal address, whole or in part.

    >>> is_postal("postal-address"), is_postal("email_address")
    (True, False)
    """
    words = set(re.split(r"[^a-zé]+", name.lower()))
    return bool(words & ADDRESS_WORDS) and not words & NOT_POSTAL


@_where_data_is_held
def bases_known(case: Privacy) -> tuple[Answer, ...]:
    """For each purpose it is known on which legal basis its data is handled."""
    if not case.plan.purposes:
        return (NO_PURPOSE,)
    return findings(
        unknown("la base légale n'est pas dite", "the legal basis is not stated", f"{at(purpose)}.basis")
        for purpose in case.plan.purposes
        if purpose.basis is UNKNOWN
    )


@_where_data_is_held
def retention_known(case: Privacy) -> tuple[Answer, ...]:
    """For each purpose it is known how long its data is kept."""
    if not case.plan.purposes:
        return (NO_PURPOSE,)
    return findings(
        unknown(
            "on ne sait pas combien de temps ces données sont gardées",
            "it is not known how long this data is kept",
            f"{at(purpose)}.retention",
        )
        for purpose in case.plan.purposes
        if purpose.retention is UNKNOWN
    )


def processors_bound(case: Privacy) -> tuple[Answer, ...]:
    """Whoever handles data for the controller has a contract to do so."""
    if not case.plan.processors:
        return (
            not_applicable("le plan ne nomme aucun sous-traitant", "the plan names no processor", "privacy.processors"),
        )
    return findings(_unbound(case.plan))


def _unbound(plan: PrivacyPlan) -> Iterator[Answer]:
    for processor in plan.processors:
        where = f"privacy.processors[{processor.party}].contract"
        if processor.contract is UNKNOWN:
            yield unknown(
                "on ne sait pas si le contrat est signé", "it is not known whether the contract is signed", where
            )
        elif not processor.contract:
            yield failed("sans contrat de sous-traitance", "without a processor contract", where)


def retention_dated(case: Privacy) -> tuple[Answer, ...]:
    """Retention ends on a date, not when "the contest is completed"."""
    endless = (
        failed(
            f"« {purpose.retention.what.fr} » n'est pas une date",
            f'"{purpose.retention.what.en}" is no date',
            f"{at(purpose)}.retention",
        )
        for purpose in case.plan.purposes
        if isinstance(purpose.retention, RetentionUntil)
    )
    forgotten = (
        not_applicable("la durée n'est pas dite", "the retention is not stated", f"{at(purpose)}.retention")
        for purpose in case.plan.purposes
        if purpose.retention is UNKNOWN
    )
    return findings(endless, forgotten)


@_where_data_is_held
def all_erased(case: Privacy) -> tuple[Answer, ...]:
    """The data of every purpose is gone, with an attestation."""
    if not case.state.purposes:
        return (NO_PURPOSE,)
    return findings(_still_there(case.state))


def _still_there(state: PrivacyState) -> Iterator[Answer]:
    for name, here in state.purposes.items():
        if isinstance(here, Held):
            yield failed(f"sous séquestre : {here.reason}", f"on legal hold: {here.reason}", name)
        elif not isinstance(here, Erased):
            yield failed("les données sont encore là", "the data is still there", name)


def _no_opt_in(case: Privacy) -> Answer | None:
    return (
        not_applicable("aucun accord commercial n'est demandé", "no marketing consent is asked", "privacy.opt_in")
        if case.plan.opt_in is None
        else None
    )


CHECKS: tuple[Check[Privacy], ...] = (
    Check(
        id="privacy.informed",
        number=38,
        yearly=True,
        question=Text(
            "Base légale, information et case d'accord séparée sont-elles là ?",
            "Are legal basis, notice and separate opt-in there?",
        ),
        remedy=Text(
            "compléter privacy dans le plan ; une case à part, non cochée",
            "complete privacy in the plan; a box of its own, not ticked",
        ),
        source="GDPR, articles 6, 7 and 13",
        evidence=Text("capture du formulaire", "form screenshot"),
        signatory="dpo",
        gate="launch",
        ask=informed,
        due=Due("opening", -21),
    ),
    Check(
        id="privacy.only-needed",
        number=39,
        asked_from=Size.M,
        question=Text(
            "Ne demande-t-on que le nécessaire, l'adresse aux seuls gagnants ?",
            "Is only what is needed asked, the address of winners only?",
        ),
        remedy=Text("retirer l'adresse du formulaire de participation", "take the address out of the entry form"),
        source="GDPR, article 5(1)(c)",
        evidence=Text("liste des champs", "field list"),
        signatory="dpo",
        gate="launch",
        severity=Severity.WARNING,
        ask=only_needed,
        due=Due("opening", -21),
    ),
    Check(
        id="privacy.retention-known",
        number=40,
        yearly=True,
        question=Text(
            "La durée de conservation est-elle fixée par finalité ?", "Is the retention set for each purpose?"
        ),
        remedy=Text("donner une durée et la date dont elle part", "give a period and the date that it counts from"),
        source="GDPR, article 5(1)(e)",
        evidence=Text("tableau des durées", "retention table"),
        signatory="dpo",
        gate="launch",
        ask=retention_known,
        due=Due("opening", -14),
    ),
    Check(
        id="privacy.bases-known",
        question=Text("Chaque finalité a-t-elle sa base légale ?", "Has each purpose its legal basis?"),
        remedy=Text("écrire la base de chaque finalité", "write the basis of each purpose"),
        source="GDPR, article 6(1)",
        signatory="dpo",
        gate="launch",
        ask=bases_known,
        due=Due("opening", -14),
    ),
    Check(
        id="privacy.processors-bound",
        number=41,
        yearly=True,
        asked_from=Size.M,
        question=Text("Chaque sous-traitant a-t-il un contrat ?", "Has every processor a contract?"),
        remedy=Text("faire signer le contrat de sous-traitance", "have the processor contract signed"),
        source="GDPR, article 28",
        evidence=Text("contrat de sous-traitance", "data processing agreement"),
        signatory="dpo",
        gate="launch",
        severity=Severity.WARNING,
        ask=processors_bound,
        due=Due("opening", -21),
    ),
    Check(
        id="privacy.outlives-claims",
        question=Text(
            "Les données durent-elles jusqu'à la fin du délai de réponse ?",
            "Does the data last until the end of the claim deadline?",
        ),
        remedy=Text(
            "allonger la conservation, ou raccourcir le délai de réponse",
            "keep the data longer, or shorten the claim deadline",
        ),
        signatory="dpo",
        gate="lint",
        ask=outlives_claims,
        due=Due("opening", -14),
    ),
    Check(
        id="privacy.retention-dated",
        question=Text("La conservation finit-elle à une date ?", "Does the retention end on a date?"),
        remedy=Text("remplacer l'événement par une durée après une date", "replace the event by a period after a date"),
        signatory="dpo",
        gate="lint",
        severity=Severity.WARNING,
        ask=retention_dated,
        due=Due("opening", -14),
    ),
    attested(
        id="privacy.opt-ins-exported",
        number=118,
        question=Text(
            "Les accords commerciaux sont-ils exportés avec leur preuve, et rien d'autre ?",
            "Are marketing opt-ins exported with their proof, and nothing else?",
        ),
        remedy=Text(
            "exporter les seuls accords, avec date et texte", "export the opt-ins alone, with date and wording"
        ),
        evidence=Text("export", "export"),
        signatory="dpo",
        gate="settle",
        subject="entries.batches",
        per="round",
        applies=_no_opt_in,
        due=Due("close", 14),
    ),
    Check(
        id="privacy.erased",
        number=119,
        question=Text(
            "Les données personnelles sont-elles effacées, avec attestation ?",
            "Is personal data erased, with an attestation?",
        ),
        remedy=Text(
            "effacer, et enregistrer l'attestation (privacy.erase)", "erase, and record the attestation (privacy.erase)"
        ),
        source="GDPR, article 5(1)(e)",
        evidence=Text("attestation", "attestation"),
        signatory="dpo",
        gate="archive",
        ask=all_erased,
        due=Due("retention", 0),
    ),
)
