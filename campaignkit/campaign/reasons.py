"""Why the campaign itself refuses."""

from __future__ import annotations

from campaignkit.machine import ReasonKind
from campaignkit.values import Text

OTHER_CAMPAIGN = ReasonKind(
    "campaign.other-campaign",
    Text("le plan est celui de « {other} »", 'the plan is that of "{other}"'),
    Text(
        "adopter le plan de cette opération, ou en démarrer une autre", "adopt this campaign's plan, or start another"
    ),
    "lead",
)
NOT_ALLOWED = ReasonKind(
    "campaign.not-allowed",
    Text("{who} n'a pas le droit « {act} »", '{who} has no right to "{act}"'),
    Text(
        "ces rôles l'ont : {roles} ; l'un d'eux agit, ou organisers.rights change",
        "these roles have it: {roles}; one of them acts, or organisers.rights changes",
    ),
    "lead",
)
SAME_PERSON = ReasonKind(
    "campaign.same-person",
    Text("{who} a déjà fait l'autre moitié de « {act} »", '{who} has done the other half of "{act}" already'),
    Text("il faut deux personnes : une autre agit", "two people are wanted: somebody else acts"),
    "lead",
)
SAME_PLAN = ReasonKind(
    "campaign.same-plan",
    Text("ce plan est déjà en vigueur", "this plan is already in force"),
    Text("rien à faire", "nothing to do"),
    "lead",
)
NO_REASON = ReasonKind(
    "campaign.no-reason",
    Text("aucun motif n'est donné", "no reason is given"),
    Text("dire pourquoi", "say why"),
    "lead",
)
NO_PROOF = ReasonKind(
    "campaign.no-proof",
    Text("rien ne prouve la demande", "nothing proves the request"),
    Text("joindre le message qui la demande", "attach the message that asks for it"),
    "lead",
)
OWED = ReasonKind(
    "campaign.owed",
    Text(
        "le nouveau plan promet moins de lots qu'annoncé : {lines}",
        "the new plan promises fewer prizes than announced: {lines}",
    ),
    Text("les lots annoncés restent dus : remettre la quantité", "announced prizes stay owed: restore the quantity"),
    "client",
)
DATES_MOVED = ReasonKind(
    "campaign.dates-moved",
    Text("le nouveau plan déplace les dates d'une session", "the new plan moves the dates of a round"),
    Text(
        "déplacer d'abord la clôture seule (« extend » ou « shorten »), puis changer le reste",
        "first move the closing alone (`extend` or `shorten`), then change the rest",
    ),
    "lead",
)
MORE_THAN_DATE = ReasonKind(
    "campaign.more-than-date",
    Text(
        "le plan joint change autre chose que cette clôture et les dates qui la suivent",
        "the plan given changes more than this closing and the dates that follow it",
    ),
    Text("changer d'abord la date seule, puis amender", "change the date alone first, then amend"),
    "lead",
)
NOT_LATER = ReasonKind(
    "campaign.not-later",
    Text(
        "la nouvelle clôture n'est pas plus tardive, ou l'ancienne est passée",
        "the new closing is not later, or the old one is past",
    ),
    Text("passer par « shorten »", "go through `shorten`"),
    "lead",
)
NOT_EARLIER = ReasonKind(
    "campaign.not-earlier",
    Text(
        "la nouvelle clôture n'est pas plus proche, ou elle est passée", "the new closing is not earlier, or it is past"
    ),
    Text("donner une date entre maintenant et l'ancienne", "give a date between now and the old one"),
    "lead",
)
NO_NOTICE = ReasonKind(
    "campaign.no-notice",
    Text("le règlement voulait une annonce avant le {before}", "the rules wanted it announced before {before}"),
    Text("garder la date, ou demander au juridique", "keep the date, or ask legal"),
    "legal",
)
ROUND_NOT_OPEN = ReasonKind(
    "campaign.round-not-open",
    Text("la session « {round} » n'est plus ouverte", 'the round "{round}" is no longer open'),
    Text("seule une session ouverte change de clôture", "only an open round can change its closing"),
    "lead",
)
ROUNDS_GO_ON = ReasonKind(
    "campaign.rounds-go-on",
    Text("des sessions ne sont pas finies : {rounds}", "rounds are not finished: {rounds}"),
    Text("les mener à leur terme, ou les annuler", "bring them to their end, or void them"),
    "lead",
)
NOT_IN_PHASE = ReasonKind(
    "campaign.not-in-phase",
    Text("impossible tant que l'opération est « {phase} »", 'impossible while the campaign is "{phase}"'),
    Text("possible dans ces phases : {phases}", "possible in these phases: {phases}"),
    "lead",
)
TOO_EARLY = ReasonKind(
    "campaign.too-early",
    Text("la session ferme le {closes_at}", "the round closes at {closes_at}"),
    Text(
        "attendre la clôture, ou l'avancer par « shorten »", "wait for the closing, or bring it forward with `shorten`"
    ),
    "lead",
)
STILL_PLAYED = ReasonKind(
    "campaign.still-played",
    Text("la session est ouverte au public", "the round is open to the public"),
    Text("annuler d'abord l'opération, si le règlement le permet", "cancel the campaign first, if the rules permit it"),
    "legal",
)
COMMITTED = ReasonKind(
    "campaign.committed",
    Text("la session est engagée sur un tirage", "the round is committed to a draw"),
    Text("annuler le tirage par un acte signé (draw.void)", "void the draw by a signed statement (draw.void)"),
    "lead",
)
NOTHING_AFRESH = ReasonKind(
    "campaign.nothing-afresh",
    Text("aucun lot de « {parent} » n'est à tirer de nouveau", 'no prize of "{parent}" is to be drawn afresh'),
    Text(
        "annuler la session, ou laisser la réaction « fresh » libérer un lot",
        "void the round, or let the reaction fresh free a prize",
    ),
    "lead",
)
NOT_ASKED_FOR = ReasonKind(
    "campaign.not-asked-for",
    Text(
        "« {command} » suit d'un autre fait, personne ne le demande",
        '"{command}" follows from another fact, nobody asks for it',
    ),
    Text("passer par le tirage", "go through the draw"),
    "lead",
)
REASONS = (
    OTHER_CAMPAIGN,
    SAME_PLAN,
    NO_REASON,
    NO_PROOF,
    OWED,
    DATES_MOVED,
    MORE_THAN_DATE,
    NOT_LATER,
    NOT_EARLIER,
    NO_NOTICE,
    ROUND_NOT_OPEN,
    ROUNDS_GO_ON,
    NOT_IN_PHASE,
    TOO_EARLY,
    NOTHING_AFRESH,
    STILL_PLAYED,
    COMMITTED,
)
