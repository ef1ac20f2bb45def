"""The record of a draw (procès-verbal): what a bailiff reads, completes and signs; and the clause for the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from campaignkit.documents.page import page
from campaignkit.documents.wrapping import wrapped
from campaignkit.values import COLON, Text, Zone, civil

if TYPE_CHECKING:
    from campaignkit.draw.protocol import Award, Certificate

TITLE = Text("Procès-verbal de tirage au sort", "Record of a draw")
LEVELS = {
    "witnessed": Text("attesté par un tiers avant le tour", "witnessed by a third party before the round"),
    "published": Text("publié, à vérifier à l'adresse donnée", "published, to be checked at the address given"),
    "claimed": Text("sur la seule parole de l'organisateur", "on the organiser's word alone"),
}
W = {
    "campaign": Text("Opération et tirage", "Campaign and draw"),
    "rules": Text("Règlement (empreinte SHA-256)", "Rules (SHA-256 digest)"),
    "list": Text("Liste scellée (empreinte SHA-256)", "Sealed list (SHA-256 digest)"),
    "valid": Text("Participations valables", "Valid entries"),
    "sealed": Text("Scellée le", "Sealed on"),
    "level": Text("Date du scellement", "Date of sealing"),
    "method": Text("Méthode", "Method"),
    "source": Text("Aléa public", "Public randomness"),
    "came": Text("Tour paru le", "Round published on"),
    "value": Text("Valeur de l'aléa", "Value of the randomness"),
    "signer": Text("Clé de l'organisateur", "Organiser's key"),
    "commitment": Text("Engagement", "Commitment"),
    "certificate": Text("Certificat (empreinte SHA-256)", "Certificate (SHA-256 digest)"),
    "software": Text("Logiciel", "Software"),
    "winners": Text("Gagnants, dans l'ordre", "Winners, in order"),
    "alternates": Text("Suppléants, dans l'ordre", "Alternates, in order"),
    "unfilled": Text("Lots sans gagnant", "Prizes without a winner"),
    "substitutions": Text("Remplacements", "Substitutions"),
    "nobody": Text("personne", "nobody"),
    "signed": Text("Fait à ................, le ................", "Done at ................, on ................"),
    "operator": Text("L'opérateur : ................", "The operator: ................"),
    "witness": Text("Le témoin : ................", "The witness: ................"),
    "claim": Text(
        "Il ne prouve ni que la liste était complète, ni que l'organisateur n'a pas tenu un autre tirage.",
        "It proves neither that the list was complete nor that the organiser held no other draw.",
    ),
}
COUNTED = Text("{entries}, soit {tickets} chances", "{entries}, that is {tickets} chances")
METHOD = Text(
    "protocole {protocol} : SHA-256 de la graine et de l'identifiant, le plus petit l'emporte",
    "protocol {protocol}: SHA-256 of seed and id, the smallest wins",
)
SOURCE = Text("drand « {chain} », tour {round}", 'drand "{chain}", round {round}')
CLAUSE = Text(
    "Les gagnants sont tirés au sort par le protocole campaignkit.draw/1, que chacun peut recalculer. La liste des "
    "participations valables est scellée, et son empreinte fixée, avant que l'aléa puisse être connu. L'aléa est "
    "celui de la chaîne publique drand « {chain} » ({hash}) : le premier tour qui suit le scellement de {margin} "
    "secondes au moins. Un tour en retard est attendu, jamais remplacé.",
    "Winners are drawn by the protocol campaignkit.draw/1, which anybody can recompute. The list of valid entries is "
    "sealed, and its digest fixed, before the randomness can be known. The randomness is that of the public chain "
    'drand "{chain}" ({hash}): the first round that comes at least {margin} seconds after sealing. A round that is '
    "late is waited for, never replaced.",
)
BODY = """
<style>th{width:16rem}td{overflow-wrap:anywhere}ol.plain{list-style:none;padding:0}</style>
<table><tbody>{% for row in facts %}<tr><th scope="row">{{ row.0 }}</th><td>{{ row.1 }}</td></tr>
{% endfor %}</tbody></table>
{% for part in parts %}<h2>{{ part.0 }}</h2><ol class="plain">{% for line in part.1 %}<li>{{ line }}</li>{% endfor %}</ol>{% endfor %}
<p class="soft">{{ claim }}</p>
<p>{{ signed }}</p><p>{{ operator }}</p><p>{{ witness }}</p>
"""


def clause(chain: str, chain_hash: str, margin_s: int, lang: str = "en") -> str:
    """The clause for the rules: how winners are drawn, by which chain, and how its round is chosen."""
    return CLAUSE.fill(chain=chain, hash=chain_hash, margin=margin_s).say(lang)


def record_rows(certificate: Certificate, zone: Zone, lang: str = "en") -> list[tuple[str, str]]:
    """The facts of the record, each with its name; instants on the clocks of the zone."""
    return [(W[name].say(lang), said) for name, said in _facts(certificate, zone, lang)]


def _facts(certificate: Certificate, zone: Zone, lang: str) -> Iterator[tuple[str, str]]:
    commitment = certificate.commitment
    beacon, sealed = commitment.beacon, commitment.sealed_list
    yield "campaign", f"{commitment.campaign} · {commitment.draw}"
    yield "rules", commitment.rules_sha256
    yield "list", sealed.sha256
    yield "valid", COUNTED.fill(entries=sealed.entries, tickets=sealed.tickets).say(lang)
    yield "sealed", f"{civil(commitment.sealed_at, zone):%Y-%m-%d %H:%M:%S} ({zone})"
    yield "level", LEVELS[certificate.witness.level].say(lang)
    yield "method", METHOD.fill(protocol=commitment.protocol).say(lang)
    yield "source", SOURCE.fill(chain=beacon.chain.name, round=beacon.round).say(lang)
    yield "came", f"{civil(beacon.comes_at, zone):%Y-%m-%d %H:%M:%S} ({zone})"
    yield "value", certificate.beacon.randomness
    yield "signer", commitment.signer
    yield "commitment", certificate.commitment_sha256
    yield "certificate", certificate.digest
    yield "software", certificate.library


def _parts(certificate: Certificate, names: Mapping[str, str], lang: str) -> Iterator[tuple[str, list[str]]]:
    nobody = W["nobody"].say(lang)
    yield W["winners"].say(lang), [_place(award, names) for award in certificate.winners] or [nobody]
    yield W["alternates"].say(lang), [_place(award, names) for award in certificate.alternates] or [nobody]
    if certificate.unfilled:
        yield W["unfilled"].say(lang), [f"{row.tier}: {row.count}" for row in certificate.unfilled]
    if certificate.substitutions:
        moves = ((row, _named(row.to_id, names) if row.to_id else nobody) for row in certificate.substitutions)
        lines = [
            f"{row.tier}: {_named(row.from_id, names)} → {taker} ({row.cause}, {row.reaction})" for row, taker in moves
        ]
        yield W["substitutions"].say(lang), lines


def _place(award: Award, names: Mapping[str, str]) -> str:
    return f"{award.tier} {award.rank}. {_named(award.id, names)}"


def _named(entry: str, names: Mapping[str, str]) -> str:
    return f"{names[entry]} [{entry}]" if entry in names else entry


def record_text(
    certificate: Certificate, zone: Zone, lang: str = "en", *, names: Mapping[str, str] | None = None, width: int = 80
) -> Iterator[str]:
    """The record as text, wrapped to a width; with `names` by id, whoever reads it learns who won."""
    title = TITLE.say(lang)
    yield from (title, "=" * len(title), "")
    for name, said in record_rows(certificate, zone, lang):
        yield from wrapped(f"{name}{COLON.say(lang)}{said}", width, "", "  ")
    for heading, lines in _parts(certificate, names or {}, lang):
        yield from ("", heading, "-" * len(heading))
        for line in lines:
            yield from wrapped(line, width, "", "  ")
    yield ""
    yield from wrapped(W["claim"].say(lang), width)
    for blank in ("signed", "operator", "witness"):
        yield from ("", W[blank].say(lang))


def record_html(
    certificate: Certificate, zone: Zone, lang: str = "en", *, names: Mapping[str, str] | None = None
) -> str:
    """The record as one self-contained page that prints on paper."""
    about: dict[str, Any] = {name: W[name].say(lang) for name in ("claim", "signed", "operator", "witness")}
    parts = list(_parts(certificate, names or {}, lang))
    return page(TITLE.say(lang), BODY, lang, facts=record_rows(certificate, zone, lang), parts=parts, **about)
