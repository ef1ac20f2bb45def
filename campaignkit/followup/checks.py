"""What must be ready for the days after, and done in them; numbers are those of the professional checklist."""

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
from campaignkit.followup.plan import FollowupPlan, PublicationForm
from campaignkit.followup.states import Debriefed, FollowupState, Received, Reported
from campaignkit.values import UNKNOWN, Text

Followup: TypeAlias = Case[FollowupPlan, FollowupState]


def report_planned(case: Followup) -> tuple[Answer, ...]:
    """It is known when the report is due, and when those concerned will look at it."""
    return findings(_unplanned(case.plan))


def _unplanned(plan: FollowupPlan) -> Iterator[Answer]:
    if plan.report_due is UNKNOWN:
        yield unknown(
            "on ne sait pas quand le bilan est dû", "it is not known when the report is due", "followup.report_due"
        )
    if plan.review_meeting is UNKNOWN:
        yield unknown(
            "la réunion de bilan n'a pas de date", "the review meeting has no date", "followup.review_meeting"
        )
    if plan.review_meeting is None:
        yield failed("aucune réunion de bilan n'est prévue", "no review meeting is planned", "followup.review_meeting")


def publication_known(case: Followup) -> tuple[Answer, ...]:
    """It is known how and where winners are named, and whether they may refuse."""
    publication, where = case.plan.publication, "followup.publication"
    if publication is UNKNOWN:
        return (
            unknown(
                "on ne sait pas comment les gagnants sont publiés", "it is not known how winners are published", where
            ),
        )
    if publication.form is PublicationForm.NONE:
        return (not_applicable("aucun gagnant n'est publié", "no winner is published", f"{where}.form"),)
    return findings(
        unknown(fr, en, f"{where}.{name}")
        for name, fr, en in (
            ("where", "on ne sait pas où", "it is not known where"),
            ("opt_out", "on ne sait pas si un gagnant peut refuser", "it is not known whether a winner may refuse"),
        )
        if getattr(publication, name) is UNKNOWN
    )


def _no_filing(case: Followup) -> Answer | None:
    where = "followup.filed_in"
    if case.plan.filed_in is UNKNOWN:
        return unknown("on ne sait pas où la liste se dépose", "it is not known where the list must be filed", where)
    return None if case.plan.filed_in else not_applicable("aucun dépôt n'est exigé", "no filing is asked for", where)


def _no_tax_papers(case: Followup) -> Answer | None:
    where = "followup.tax_papers"
    if case.plan.tax_papers is UNKNOWN:
        return unknown("on ne sait pas quel fisc veut un papier", "it is not known who wants a tax paper", where)
    return None if case.plan.tax_papers else not_applicable("aucun papier n'est exigé", "no paper is asked for", where)


def complaints_answered(case: Followup) -> tuple[Answer, ...]:
    """Nobody who complained about the round, or about the whole, waits for an answer."""
    about = {name: state for name, state in case.state.complaints.items() if state.round in ("", case.item)}
    if not about:
        return (not_applicable("aucune réclamation n'est venue", "no complaint has come"),)
    return findings(
        failed("la réclamation attend une réponse", "the complaint waits for an answer", name)
        for name, state in about.items()
        if isinstance(state, Received)
    )


def actuals_entered(case: Followup) -> tuple[Answer, ...]:
    """Hours and costs are entered."""
    return findings(
        unknown(fr, en, f"followup.{name}")
        for name, fr, en in (
            ("costs", "aucun coût n'est enregistré", "no cost is recorded"),
            ("hours", "aucune heure n'est enregistrée", "no hours are recorded"),
        )
        if not getattr(case.state.actuals, name)
    )


def report_sent(case: Followup) -> tuple[Answer, ...]:
    """KPIs are entered, and a report of all figures was sent."""
    actuals = case.state.actuals
    if not actuals.kpis:
        return (unknown("aucun indicateur n'est relevé", "no KPI is recorded", "followup.kpis"),)
    if isinstance(actuals, Reported):
        return (PASSED,)
    return (
        unknown("aucun bilan de ces chiffres n'est parti", "no report of these figures was sent", "followup.report"),
    )


def debrief_held(case: Followup) -> tuple[Answer, ...]:
    """It is written what to keep, to change and to stop."""
    if isinstance(case.state.debrief, Debriefed):
        return (PASSED,)
    return (unknown("aucun retour d'expérience n'a eu lieu", "no debrief was held", "followup.debrief"),)


def _no_thanks(case: Followup) -> Answer | None:
    if case.plan.thank_you_post is False:
        return not_applicable("aucun remerciement n'est prévu", "no thanks are planned", "followup.thank_you_post")
    return None


CHECKS: tuple[Check[Followup], ...] = (
    Check(
        id="followup.report-planned",
        number=82,
        yearly=True,
        asked_from=Size.M,
        question=Text("Le bilan et sa réunion ont-ils une date ?", "Have the report and its meeting a date?"),
        remedy=Text("dater le bilan et la réunion dans le plan", "date the report and the meeting in the plan"),
        evidence=Text("modèle du bilan", "template of the report"),
        signatory="lead",
        gate="launch",
        ask=report_planned,
        due=Due("opening", -7),
    ),
    Check(
        id="followup.publication-known",
        number=83,
        yearly=True,
        asked_from=Size.M,
        question=Text(
            "Sait-on comment, où et avec quel accord les gagnants sont publiés ?",
            "Is it known how, where and with what consent winners are published?",
        ),
        remedy=Text("compléter followup.publication", "complete followup.publication"),
        evidence=Text("clause du règlement", "clause of the rules"),
        signatory="legal",
        gate="launch",
        severity=Severity.WARNING,
        ask=publication_known,
        due=Due("opening", -7),
    ),
    attested(
        id="followup.filings-dated",
        number=84,
        question=Text(
            "Les dépôts de la liste des gagnants ont-ils leur date ?",
            "Have the filings of the winners list their dates?",
        ),
        remedy=Text(
            "noter les délais : Floride 60 jours, New York 90 jours",
            "note the delays: Florida 60 days, New York 90 days",
        ),
        source="Florida Statutes, section 849.094; New York General Business Law, section 369-e",
        evidence=Text("calendrier", "calendar"),
        signatory="legal",
        gate="launch",
        severity=Severity.WARNING,
        subject="followup.filed_in",
        applies=_no_filing,
        due=Due("opening", -7),
    ),
    Check(
        id="followup.complaints-answered",
        number=110,
        question=Text("Les réclamations ont-elles leur réponse ?", "Have the complaints been answered?"),
        remedy=Text(
            "répondre, et l'enregistrer (followup.answer-complaint)",
            "answer, and record it (followup.answer-complaint)",
        ),
        evidence=Text("journal des réclamations", "log of complaints"),
        signatory="legal",
        gate="settle",
        per="round",
        ask=complaints_answered,
    ),
    attested(
        id="followup.winners-filed",
        number=111,
        question=Text(
            "La liste des gagnants est-elle déposée ou publiée là où la loi le veut ?",
            "Is the list of winners filed or published where the law asks?",
        ),
        remedy=Text("déposer la liste, et joindre le récépissé", "file the list, and attach the receipt"),
        evidence=Text("récépissé", "receipt"),
        signatory="legal",
        gate="settle",
        per="round",
        subject="draw.outcome",
        applies=_no_filing,
    ),
    attested(
        id="followup.tax-papers-sent",
        number=112,
        question=Text("Les papiers du fisc sont-ils partis ?", "Have the tax papers been sent?"),
        remedy=Text("établir le papier de chaque gagnant, et l'envoyer", "make out each winner's paper, and send it"),
        evidence=Text("formulaire", "form"),
        signatory="finance",
        gate="settle",
        per="round",
        subject="draw.outcome",
        applies=_no_tax_papers,
    ),
    attested(
        id="followup.partners-told",
        number=113,
        asked_from=Size.M,
        question=Text(
            "Les partenaires connaissent-ils le résultat, et leur visibilité est-elle prouvée ?",
            "Have the partners been told the result, and is their visibility proved?",
        ),
        remedy=Text("envoyer à chaque partenaire son compte rendu", "send each partner their account"),
        evidence=Text("compte rendu", "report"),
        signatory="lead",
        gate="settle",
        subject="draw.outcome",
        per="round",
        severity=Severity.WARNING,
        due=Due("close", 14),
    ),
    Check(
        id="followup.actuals-entered",
        number=114,
        question=Text("Heures et coûts réels sont-ils enregistrés ?", "Are actual hours and costs entered?"),
        remedy=Text(
            "les enregistrer (followup.record-cost, followup.record-hours)",
            "record them (followup.record-cost, followup.record-hours)",
        ),
        evidence=Text("relevé d'heures", "time sheet"),
        signatory="lead",
        gate="settle",
        per="round",
        ask=actuals_entered,
        due=Due("close", 14),
    ),
    Check(
        id="followup.report-sent",
        number=115,
        question=Text(
            "Les indicateurs sont-ils relevés avec leur source, et le bilan envoyé ?",
            "Are KPI actuals entered with their source, and is the report sent?",
        ),
        remedy=Text(
            "relever (followup.record-kpi), puis envoyer le bilan (followup.issue-report)",
            "record (followup.record-kpi), then send the report (followup.issue-report)",
        ),
        evidence=Text("bilan", "report"),
        signatory="lead",
        gate="settle",
        per="round",
        ask=report_sent,
        due=Due("close", 14),
    ),
    Check(
        id="followup.debrief-held",
        number=116,
        asked_from=Size.M,
        question=Text(
            "A-t-on écrit ce qu'il faut garder, changer et cesser ?",
            "Is it written what to keep, to change and to stop?",
        ),
        remedy=Text("tenir la réunion (followup.hold-debrief)", "hold the meeting (followup.hold-debrief)"),
        evidence=Text("compte rendu", "minutes"),
        signatory="lead",
        gate="settle",
        per="round",
        severity=Severity.WARNING,
        ask=debrief_held,
        due=Due("close", 14),
    ),
    attested(
        id="followup.community-thanked",
        number=117,
        asked_from=Size.M,
        question=Text(
            "La communauté est-elle remerciée, et le prochain rendez-vous prévu ?",
            "Is the community thanked, and the next meeting with it planned?",
        ),
        remedy=Text("publier le remerciement, fixer le rendez-vous", "publish the thanks, set the meeting"),
        evidence=Text("publication", "post"),
        signatory="cm",
        gate="settle",
        subject="draw.outcome",
        per="round",
        severity=Severity.WARNING,
        applies=_no_thanks,
        due=Due("close", 7),
    ),
)
