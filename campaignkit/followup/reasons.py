"""Why something cannot be recorded after the announcement."""

from __future__ import annotations

from campaignkit.machine import ReasonKind
from campaignkit.values import Text

NOT_ANNOUNCED = ReasonKind(
    "followup.not-announced",
    Text(
        "les gagnants de la session « {round} » ne sont pas annoncés",
        'the winners of round "{round}" are not announced',
    ),
    Text("annoncer la session d'abord", "announce the round first"),
    "lead",
)
NO_ADDRESS = ReasonKind(
    "followup.no-address",
    Text("on ne sait pas où la liste est publiée", "it is not said where the list is published"),
    Text("donner l'adresse de la page", "give the address of the page"),
    "cm",
)
NO_SUCH_FORM = ReasonKind(
    "followup.no-such-form",
    Text("« {form} » n'est pas une forme de publication", '"{form}" is no form of publication'),
    Text("choisir : {known}", "choose: {known}"),
    "legal",
)
NO_REASON = ReasonKind(
    "followup.no-reason",
    Text("aucun motif n'est donné", "no reason is given"),
    Text("dire pourquoi", "say why"),
    "lead",
)
NO_NAME = ReasonKind(
    "followup.no-name",
    Text("on ne sait pas à quoi ce chiffre se rapporte", "it is not said what this number belongs to"),
    Text("nommer la ligne, le rôle ou l'indicateur du plan", "name the line, the role or the KPI of the plan"),
    "lead",
)
NO_NUMBER = ReasonKind(
    "followup.no-number",
    Text("{number} n'est pas un nombre exact", "{number} is no exact number"),
    Text('écrire par exemple 12.5, et en Python Decimal("12.5")', 'write for example 12.5, in Python Decimal("12.5")'),
    "lead",
)
NO_NOTE = ReasonKind(
    "followup.no-note",
    Text(
        "un chiffre négatif corrige ou rend, et rien ne dit quoi",
        "a number below zero corrects or gives back, and nothing says what",
    ),
    Text("dire dans la note ce qui est corrigé", "say in the note what is corrected"),
    "finance",
)
NO_SOURCE = ReasonKind(
    "followup.no-source",
    Text("on ne sait pas où le chiffre a été lu", "it is not said where the number was read"),
    Text("donner la source : export, statistiques du réseau…", "give the source: export, statistics of the network…"),
    "cm",
)
NO_DIGEST = ReasonKind(
    "followup.no-digest",
    Text("le bilan n'est pas joint", "the report is not attached"),
    Text(
        "joindre le bilan : son empreinte a 64 chiffres hexadécimaux", "attach it: its digest has 64 hexadecimal digits"
    ),
    "lead",
)
NOTHING_TO_REPORT = ReasonKind(
    "followup.nothing-to-report",
    Text("aucun chiffre n'est enregistré", "no figure is recorded"),
    Text("enregistrer coûts, heures et indicateurs d'abord", "record costs, hours and KPIs first"),
    "lead",
)
NOT_SAID = ReasonKind(
    "followup.not-said",
    Text("on ne sait pas de quoi il s'agit", "it is not said what it is about"),
    Text("le dire en une phrase, sans nommer personne", "say it in a sentence, naming nobody"),
    "legal",
)
NO_ANSWER = ReasonKind(
    "followup.no-answer",
    Text("aucune réponse n'est donnée", "no answer is given"),
    Text("écrire ce qui a été répondu", "write what was answered"),
    "legal",
)
NO_LESSON = ReasonKind(
    "followup.no-lesson",
    Text("aucune leçon n'est tirée", "no lesson is drawn"),
    Text("écrire ce qu'il faut garder, changer ou cesser", "write what to keep, to change or to stop"),
    "lead",
)
PUBLICATION_REASONS = (NOT_ANNOUNCED, NO_ADDRESS, NO_SUCH_FORM, NO_REASON)
ACTUALS_REASONS = (NO_NAME, NO_NUMBER, NO_NOTE, NO_SOURCE, NO_DIGEST, NOTHING_TO_REPORT)
COMPLAINT_REASONS = (NOT_SAID, NO_ANSWER)
DEBRIEF_REASONS = (NO_LESSON,)
REASONS = (*PUBLICATION_REASONS, *ACTUALS_REASONS, *COMPLAINT_REASONS, *DEBRIEF_REASONS)
