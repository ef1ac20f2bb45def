"""How gates, rooms, roles and dates are called in front of people."""

from __future__ import annotations

from collections.abc import Mapping

from campaignkit.documents.dates import day
from campaignkit.values import Instant, Text, Zone, both, civil

GATES: Mapping[str, Text] = {
    "lint": Text("relecture du plan", "lint"),
    "launch": Text("lancement", "launch"),
    "close": Text("clôture", "close"),
    "seal": Text("scellement", "seal"),
    "draw": Text("tirage", "draw"),
    "announce": Text("annonce", "announce"),
    "ship": Text("envoi", "ship"),
    "settle": Text("solde", "settle"),
    "end": Text("fin", "end"),
    "archive": Text("archivage", "archive"),
    "pause": Text("pause", "pause"),
    "resume": Text("reprise", "resume"),
    "amend": Text("avenant", "amend"),
    "amend-rules": Text("avenant au règlement", "amend-rules"),
    "extend": Text("prolongation", "extend"),
    "shorten": Text("clôture avancée", "shorten"),
    "cancel": Text("annulation", "cancel"),
}
ROOMS: Mapping[str, Text] = {
    "campaign": Text("Ensemble", "The whole"),
    "objectives": Text("Objectifs et budget", "Objectives and budget"),
    "organisers": Text("Organisateurs", "Organisers"),
    "prizes": Text("Lots", "Prizes"),
    "rules": Text("Règlement", "Rules"),
    "creatives": Text("Visuels et publications", "Visuals and posts"),
    "channels": Text("Comptes et diffusion", "Accounts and distribution"),
    "entries": Text("Participations", "Entries"),
    "draw": Text("Tirage", "Draw"),
    "claims": Text("Gagnants", "Winners"),
    "shipping": Text("Envoi des lots", "Shipping"),
    "followup": Text("Suivi et bilan", "Follow-up"),
    "privacy": Text("Données personnelles", "Personal data"),
    "incidents": Text("Imprévus", "Incidents"),
    "packs": Text("Droit et réseaux", "Law and networks"),
}
ROLES: Mapping[str, Text] = {
    "lead": Text("pilote", "lead"),
    "client": Text("client", "client"),
    "legal": Text("juridique", "legal"),
    "finance": Text("finances", "finance"),
    "logistics": Text("logistique", "logistics"),
    "cm": both("CM"),
    "da": Text("DA", "art director"),
    "tech": Text("technique", "tech"),
    "media": Text("médias", "media"),
    "dpo": both("DPO"),
    "partner": Text("partenaire", "partner"),
    "second-reader": Text("second lecteur", "second reader"),
}


def named(names: Mapping[str, Text], code: str, lang: str) -> str:
    """The word for a code; a code that has none is its own."""
    return names.get(code, both(code)).say(lang)


def day_said(moment: Instant, zone: Zone, lang: str, pattern: str = "EEE d MMM y") -> str:
    """The civil day of an instant, as a person says it; the pattern is one of CLDR.

    >>> from campaignkit.values import instant
    >>> day_said(instant("2026-11-16T08:02:00Z"), Zone("Europe/Paris"), "fr")
    'lun. 16 nov. 2026'
    """
    return day(civil(moment, zone).date(), lang, pattern)


def hour_said(moment: Instant, zone: Zone, lang: str) -> str:
    """The civil hour of an instant, as a person says it.

    >>> from campaignkit.values import instant
    >>> hour_said(instant("2026-11-16T08:02:00Z"), Zone("Europe/Paris"), "fr")
    '9 h 02'
    """
    at = civil(moment, zone)
    if lang != "fr":
        return f"{at:%H:%M}"
    return f"{at.hour} h {at.minute:02}" if at.minute else f"{at.hour} h"
