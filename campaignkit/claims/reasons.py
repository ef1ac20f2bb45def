"""Why something asked of a claim is refused."""

from campaignkit.machine import ReasonKind
from campaignkit.values import Text

NO_CHANNEL = ReasonKind(
    "claims.no-channel",
    Text("on ne sait pas par quel canal le gagnant a été prévenu", "it is not known how the winner was told"),
    Text(
        "nommer le canal : message privé, courriel, téléphone…", "name the channel: direct message, e-mail, telephone…"
    ),
    "cm",
)
NO_PROOF = ReasonKind(
    "claims.no-proof",
    Text("aucun justificatif n'est joint", "no evidence is attached"),
    Text("joindre le message, la réponse ou la pièce vue", "attach the message, the answer or what was seen"),
    "cm",
)
NO_REASON = ReasonKind(
    "claims.no-reason",
    Text("aucun motif n'est donné", "no reason is given"),
    Text("dire pourquoi", "say why"),
    "cm",
)
NO_ARTICLE = ReasonKind(
    "claims.no-article",
    Text("aucun article du règlement n'est cité", "no article of the rules is quoted"),
    Text("citer l'article qui exclut ce gagnant", "quote the article that excludes this winner"),
    "legal",
)
TOO_LATE = ReasonKind(
    "claims.too-late",
    Text("la réponse était due avant {deadline}", "the answer was due before {deadline}"),
    Text(
        "accorder un délai (claims.grant-grace), ou clore (claims.expire)",
        "grant more time (claims.grant-grace), or close it (claims.expire)",
    ),
    "lead",
)
TOO_EARLY = ReasonKind(
    "claims.too-early",
    Text("le gagnant peut répondre jusqu'à {deadline}", "the winner may answer until {deadline}"),
    Text("attendre la fin du délai", "wait for the deadline"),
    "lead",
)
NO_DEADLINE = ReasonKind(
    "claims.no-deadline",
    Text("aucun délai de réponse ne court", "no deadline runs for this answer"),
    Text(
        "donner un délai de réponse dans le plan, avant de prévenir",
        "give the plan a delay to answer, before winners are told",
    ),
    "legal",
)
NOT_LATER = ReasonKind(
    "claims.not-later",
    Text("ce délai ne donne pas plus de temps", "this gives the winner no more time"),
    Text("donner un instant à venir, après le délai actuel", "give a coming instant, after the present deadline"),
    "lead",
)
ANSWER_NEEDED = ReasonKind(
    "claims.answer-needed",
    Text("le gagnant n'a pas répondu", "the winner has not answered"),
    Text("enregistrer sa réponse (claims.accept)", "record the answer (claims.accept)"),
    "cm",
)
DOCUMENTS_MISSING = ReasonKind(
    "claims.documents-missing",
    Text("il manque : {documents}", "missing: {documents}"),
    Text(
        "demander ces pièces ; les enregistrer (claims.receive-document) une fois le lot accepté",
        "ask for them; record them (claims.receive-document) once the prize is accepted",
    ),
    "legal",
)
NO_SUCH_DOCUMENT = ReasonKind(
    "claims.no-such-document",
    Text("le règlement ne demande pas « {document} »", 'the rules do not ask for "{document}"'),
    Text("celles qu'il demande : {known}", "what they ask for: {known}"),
    "legal",
)
NO_SUCH_FORM = ReasonKind(
    "claims.no-such-form",
    Text("« {form} » n'est pas une forme de publication", '"{form}" is no form of publication'),
    Text("prendre l'une de : {known}", "take one of: {known}"),
    "cm",
)
ABOVE_UNDECIDED = ReasonKind(
    "claims.above-undecided",
    Text(
        "ce gagnant peut encore monter d'un rang : {claims} non décidé(s)",
        "this winner may still move up: {claims} not decided",
    ),
    Text(
        "confirmer, décliner ou clore d'abord les gains des rangs supérieurs",
        "confirm, decline or close the claims of the higher tiers first",
    ),
    "lead",
)
REASONS = (
    NO_CHANNEL, NO_PROOF, NO_REASON, NO_ARTICLE, TOO_LATE, TOO_EARLY, NO_DEADLINE, NOT_LATER, ANSWER_NEEDED,
    DOCUMENTS_MISSING, NO_SUCH_DOCUMENT, NO_SUCH_FORM, ABOVE_UNDECIDED,
)  # fmt: skip
