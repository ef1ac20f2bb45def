"""Why the draw refuses."""

from __future__ import annotations

from campaignkit.machine import ReasonKind
from campaignkit.values import Text

TERMS_UNKNOWN = ReasonKind(
    "draw.terms-unknown",
    Text("le plan ne dit pas tout de ces rangs : {tiers}", "the plan does not say everything of these tiers: {tiers}"),
    Text(
        "donner nombre de lots, de suppléants et les quatre réactions",
        "give the count, the alternates and the four reactions",
    ),
    "legal",
)
TOO_CLOSE = ReasonKind(
    "draw.too-close",
    Text(
        "moins de {minutes} min entre le scellement et l'aléa", "less than {minutes} min between sealing and randomness"
    ),
    Text("prendre un tour d'aléa plus tardif", "take a later round of randomness"),
    "tech",
)
OUTCOME_KNOWN = ReasonKind(
    "draw.outcome-known",
    Text("l'aléa de {round_time} est déjà public", "the randomness of {round_time} is public already"),
    Text("s'engager sur un tour à venir", "commit to a round that is still to come"),
    "tech",
)
SEALED_LATER = ReasonKind(
    "draw.sealed-later",
    Text("le scellement est daté dans l'avenir : {sealed_at}", "the sealing is dated in the future: {sealed_at}"),
    Text("dater le scellement de maintenant", "date the sealing now"),
    "tech",
)
TOO_EARLY = ReasonKind(
    "draw.too-early",
    Text("l'aléa n'est connu qu'à {round_time}", "the randomness is not known before {round_time}"),
    Text("attendre cette heure", "wait until then"),
    "lead",
)
NO_WINNER = ReasonKind(
    "draw.no-winner",
    Text("aucun gagnant n'est nommé", "no winner is named"),
    Text("donner les gagnants, ou annuler la session", "give the winners, or void the round"),
    "lead",
)
NO_SUCH_TIER = ReasonKind(
    "draw.no-such-tier",
    Text("ces rangs n'existent pas : {tiers}", "these tiers do not exist: {tiers}"),
    Text("ceux qui existent : {known}", "those that exist: {known}"),
    "lead",
)
NO_SUCH_LEVEL = ReasonKind(
    "draw.no-such-level",
    Text("« {level} » n'est pas un niveau de preuve", '"{level}" is no level of proof'),
    Text("donner witnessed, published ou claimed", "give witnessed, published or claimed"),
    "tech",
)
NO_SUCH_CAUSE = ReasonKind(
    "draw.no-such-cause",
    Text("« {cause} » n'est pas une cause", '"{cause}" is no cause'),
    Text("donner silence, refusal, ineligible ou undeliverable", "give silence, refusal, ineligible or undeliverable"),
    "lead",
)
NOT_HOLDER = ReasonKind(
    "draw.not-holder",
    Text(
        "« {entry} » n'a pas maintenant de lot du rang « {tier} »",
        '"{entry}" does not hold a prize of the tier "{tier}" now',
    ),
    Text("ceux qui en ont un : {holders}", "those who do: {holders}"),
    "lead",
)
NO_REASON = ReasonKind(
    "draw.no-reason",
    Text("aucun motif n'est donné", "no reason is given"),
    Text("dire pourquoi", "say why"),
    "lead",
)
NO_SIGNATURE = ReasonKind(
    "draw.no-signature",
    Text("l'annulation n'est pas signée", "the void statement is not signed"),
    Text("signer avec la clé de l'engagement", "sign with the key of the commitment"),
    "lead",
)
NO_MINUTES = ReasonKind(
    "draw.no-minutes",
    Text("aucun procès-verbal n'est joint", "no minutes are attached"),
    Text("joindre le procès-verbal de qui a décidé", "attach the minutes of whoever decided"),
    "legal",
)
REASONS = (
    TERMS_UNKNOWN, TOO_CLOSE, OUTCOME_KNOWN, SEALED_LATER, TOO_EARLY, NO_WINNER, NO_SUCH_TIER, NO_SUCH_LEVEL,
    NO_SUCH_CAUSE, NOT_HOLDER, NO_REASON, NO_SIGNATURE, NO_MINUTES,
)  # fmt: skip
