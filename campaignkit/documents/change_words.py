"""The words in which a change of plan is told."""

from __future__ import annotations

from collections.abc import Mapping

from campaignkit.campaign.changes import Date
from campaignkit.values import Text

WORDS: Mapping[str, Text] = {
    "changes": Text("{n} changement(s)", "{n} change(s)"),
    "nothing": Text("rien ne change", "nothing changes"),
    "closing": Text(
        "clôture du {before} au {after}, {hour} ({zone}) : {by}", "closing {before} to {after}, {hour} ({zone}): {by}"
    ),
    "closing_hour": Text(
        "clôture du {after} : {then} → {hour} ({zone}), {by}", "closing of {after}: {then} → {hour} ({zone}), {by}"
    ),
    "days": Text("{n} jour(s)", "{n} day(s)"),
    "hours": Text("{n} h", "{n} h"),
    "allowed": Text("PERMIS", "ALLOWED"),
    "free": Text("LIBRE", "FREE"),
    "refused": Text("REFUSÉ", "REFUSED"),
    "rules": Text("règlement", "rules"),
    "article": Text("art. {it}", "art. {it}"),
    "announce": Text("à annoncer avant {when}", "announce before {when}"),
    "not_public": Text("rien n'est encore public", "nothing is public yet"),
    "then_yes": Text("après le lancement : permis", "after the launch: allowed"),
    "then_no": Text("après le lancement : interdit", "after the launch: forbidden"),
    "then_unsaid": Text("après le lancement : le règlement ne le dit pas", "after the launch: the rules do not say"),
    "change": Text("CHANGE", "CHANGES"),
    "order": Text("ordre", "order"),
    "contradicts": Text("SE CONTREDIT", "CONTRADICTS"),
    "redo": Text("À REFAIRE", "TO REDO"),
    "who": Text("qui", "who"),
    "hours_head": Text("heures", "hours"),
    "amendment": Text("avenant n° {n}", "amendment no. {n}"),
    "to_deposit": Text("à déposer ({version} déposée)", "to deposit ({version} deposited)"),
    "visuals": Text("{n} visuel(s) sur {of} {carry} : {names}", "{n} visual(s) of {of} {carry}: {names}"),
    "carry_date": Text("portent la date", "with the date"),
    "carry_date_1": Text("porte la date", "with the date"),
    "carry_prize": Text("portent le lot", "with the prize"),
    "carry_prize_1": Text("porte le lot", "with the prize"),
    "carry_both": Text("à refaire", "to redo"),
    "carry_both_1": Text("à refaire", "to redo"),
    "scheduled": Text("{n} légende(s) programmée(s)", "{n} caption(s) scheduled"),
    "public": Text("{n} légende(s) déjà publique(s)", "{n} caption(s) public already"),
    "drafted": Text("{n} légende(s) à venir", "{n} caption(s) to come"),
    "fallen": Text("VALIDATIONS QUI TOMBENT", "SIGN-OFFS THAT FALL"),
    "at_once": Text("aussitôt", "at once"),
    "later": Text("une fois refait", "once redone"),
    "approved": Text("{n} visuel(s) (client)", "{n} visual(s) (client)"),
    "shifts": Text("SE DÉCALE", "SHIFTS"),
    "margin": Text(
        "marge avant l'envoi du {day} : {before} → {after} jours ouvrés",
        "margin before parcels leave on {day}: {before} → {after} working days",
    ),
    "same": Text("NE BOUGE PAS", "STAYS"),
    "cost": Text("COÛT", "COST"),
    "free_of_cost": Text("rien à refaire que l'on sache", "nothing to redo, as far as is known"),
    "not_said": Text(
        "inconnu : dire dans objectives.rework ce que refaire demande",
        "unknown: say in objectives.rework what redoing takes",
    ),
    "at_least": Text("au moins ", "at least "),
    "unknown": Text("inconnu", "unknown"),
    "fee": Text("avenant {money}", "amendment {money}"),
    "beyond": Text("hors devis (aller-retour {asked} sur {agreed})", "beyond the quote (round {asked} of {agreed})"),
    "within": Text("dans le devis (aller-retour {asked} sur {agreed})", "within the quote (round {asked} of {agreed})"),
    "do_it": Text("Le faire : {doing}", "Do it: {doing}"),
    "gone": Text("(rien)", "(nothing)"),
}  # fmt: skip
DATES: Mapping[Date, Text] = {
    Date.OPENING: Text("ouverture", "opening"),
    Date.CLOSING: Text("clôture", "closing"),
    Date.SEAL: Text("scellement", "sealing"),
    Date.DRAW: Text("tirage", "draw"),
    Date.DRAWN_BY: Text("tirage au plus tard", "draw at the latest"),
    Date.ROUND_DRAW: Text("tirage de session", "draw of a round"),
    Date.NOTICE: Text("gagnants prévenus au plus tard", "winners told at the latest"),
    Date.COLLECTION: Text("retrait au plus tard", "collection at the latest"),
    Date.PUBLICATION: Text("publication au plus tard", "publication at the latest"),
    Date.CLAIM: Text("réponse des gagnants", "answer of the winners"),
    Date.DELIVERY: Text("livraison", "delivery"),
    Date.WINDOW_OPENING: Text("début de fenêtre", "window opens"),
    Date.WINDOW_CLOSING: Text("fin de fenêtre", "window ends"),
    Date.ERASURE: Text("effacement", "erasure"),
}
SAME: Mapping[str, Text] = {
    "prizes": Text("lots", "prizes"),
    "budget": Text("budget", "budget"),
    "alternates": Text("suppléants", "alternates"),
    "retention": Text("durée de conservation", "retention period"),
}


def told(name: str, lang: str, **about: object) -> str:
    """The words of this name; `(s)` in them goes by `n`.

    >>> told("scheduled", "fr", n=1), told("scheduled", "fr", n=3)
    ('1 légende programmée', '3 légendes programmées')
    """
    many = str(about.get("n", 1)).lstrip("+-") not in ("0", "1")
    return WORDS[name].say(lang).replace("(s)", "s" if many else "").format(**about)
