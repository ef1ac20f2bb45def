"""The public page of a draw: one file that recomputes it in the visitor's browser, and asks nothing of anybody."""

from __future__ import annotations

import json
import re
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from campaignkit.values import Text

if TYPE_CHECKING:
    from campaignkit.draw.protocol import Certificate

EMBEDDED_BYTES = 2_000_000
MARK = re.compile("__(?:LANG|TITLE|CERTIFICATE|SAY|LIST)__")
SAY = {
    "title": Text("Vérifier ce tirage", "Check this draw"),
    "lead": Text(
        "Cette page recalcule le tirage ici, dans votre navigateur. Rien n'est envoyé, rien n'est demandé à personne.",
        "This page recomputes the draw here, in your browser. Nothing is sent, nobody is asked anything.",
    ),
    "waiting": Text("Choisir la liste publiée pour vérifier.", "Choose the published list to check."),
    "working": Text("Calcul en cours…", "Computing…"),
    "good": Text("Les gagnants sont ceux que le calcul donne.", "The winners are those that the computation gives."),
    "bad": Text("Quelque chose ne va pas : voir ci-dessous.", "Something is wrong: see below."),
    "broken": Text("Ce navigateur calcule mal SHA-256.", "This browser computes SHA-256 wrongly."),
    "choose": Text("La liste scellée (list.tsv) :", "The sealed list (list.tsv):"),
    "winners": Text("Gagnants", "Winners"),
    "alternates": Text("Suppléants", "Alternates"),
    "nobody": Text("personne", "nobody"),
    "mine": Text("Et moi ?", "And me?"),
    "askid": Text("Mon identifiant", "My id"),
    "look": Text("Chercher", "Look"),
    "first": Text("Choisir d'abord la liste.", "Choose the list first."),
    "other": Text("Ce fichier n'est pas la liste scellée.", "This file is not the sealed list."),
    "out": Text("« {id} » n'est pas dans la liste scellée.", '"{id}" is not in the sealed list.'),
    "in": Text(
        "« {id} » est dans la liste : place {place} sur {of}, sans lot.",
        '"{id}" is in the list: number {place} of {of}, without a prize.',
    ),
    "drawn": Text(
        "« {id} » est dans la liste : place {place} sur {of}, tiré pour « {tier} », rang {rank}.",
        '"{id}" is in the list: number {place} of {of}, drawn for "{tier}", rank {rank}.',
    ),
    "unchecked": Text("Ce que cette page ne vérifie pas", "What this page does not check"),
    "level_claimed": Text(
        "Que la liste a été scellée avant que l'aléa soit connu : seul l'organisateur le dit.",
        "That the list was sealed before the randomness was known: the organiser alone says so.",
    ),
    "level_published": Text(
        "Que l'engagement a été publié avant le tour : regarder l'adresse et l'archive du certificat.",
        "That the commitment was published before the round: look at the address and archive in the certificate.",
    ),
    "level_witnessed": Text(
        "Le témoin qui date le scellement : « campaignkit verify » le vérifie.",
        "The witness who dates the sealing: `campaignkit verify` checks it.",
    ),
    "bls": Text(
        "Que la chaîne drand a signé ce tour : le comparer à un relais, ou « campaignkit verify ».",
        "That the drand chain signed this round: compare it with a relay, or `campaignkit verify`.",
    ),
    "signature": Text("La signature de l'organisateur.", "The organiser's signature."),
    "rest": Text(
        "La forme de la liste, son arbre, les seuils, le registre, le délai avant le tour : « campaignkit verify ».",
        "The form of the list, its tree, the cutoffs, the register, the time before the round: `campaignkit verify`.",
    ),
    "honest": Text(
        "Que la liste était complète, et qu'il n'y a pas eu d'autre tirage.",
        "That the list was complete, and that there was no other draw.",
    ),
    "substitutions": Text("Les remplacements qui ont suivi le tirage.", "The substitutions that came after the draw."),
    "step_list": Text("La liste a l'empreinte promise", "The list has the promised digest"),
    "step_counts": Text(
        "Elle a le nombre promis de participations et de chances", "It has the promised number of entries and chances"
    ),
    "step_commit": Text("L'engagement a l'empreinte écrite", "The commitment has the digest that is written"),
    "step_seed": Text("La graine suit de l'engagement et du tour", "The seed follows from commitment and round"),
    "step_winners": Text("Les gagnants sont les bons", "The winners are right"),
    "step_alternates": Text("Les suppléants sont les bons", "The alternates are right"),
    "step_unfilled": Text("Les lots sans gagnant sont les bons", "The prizes without a winner are right"),
}


def draw_page(certificate: Certificate, sealed_list: bytes, lang: str = "en") -> str:
    """The page, self-contained; a list above 2,000,000 bytes is not embedded but chosen by the visitor.

    Raises ProtocolError for an embedded list that is not canonical; that it is the certificate's is
    for the page to say.
    """
    from campaignkit.draw.protocol import seal

    embedded = ""
    if len(sealed_list) <= EMBEDDED_BYTES:
        seal(sealed_list.splitlines(keepends=True))
        embedded = sealed_list.decode()
    words = {tongue: {name: text.say(tongue) for name, text in SAY.items()} for tongue in ("fr", "en")}
    title = f"{SAY['title'].say(lang)} · {certificate.commitment.campaign}"
    parts = {
        "__LANG__": lang,
        "__TITLE__": escape(title),
        "__CERTIFICATE__": _script(certificate.to_plain()),
        "__SAY__": _script(words),
        "__LIST__": embedded,
    }
    page = files("campaignkit.documents").joinpath("draw_page.html").read_text("utf-8")
    return MARK.sub(lambda found: parts[found[0]], page)


def _script(plain: object) -> str:
    """JSON that cannot end the script element that it stands in."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
