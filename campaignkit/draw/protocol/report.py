"""What a verification found: first the witness level, then the steps, last what the reader must still check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from campaignkit.values import Text, iso

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from campaignkit.draw.protocol.certificate import Certificate
    from campaignkit.draw.protocol.register import RegisterRow
    from campaignkit.draw.protocol.witness import Evidence, Level

AUTHORITY = Text("une autorité d'horodatage", "a time-stamping authority")


@frozen(kw_only=True)
class Report:
    """A verification that passed; `evidence` is what holds about the time of sealing, whatever was stated."""

    evidence: Evidence
    certificate: Certificate
    steps: tuple[tuple[str, Text], ...]
    still_to_check: tuple[Text, ...]

    @property
    def level(self) -> Level:
        """The witness level that holds."""
        return self.evidence.level

    @property
    def about_time(self) -> Text:
        """How far it is excluded that the list was chosen after the round was known."""
        return said_of_time(self.evidence, self.certificate)

    def say(self, lang: str = "en") -> str:
        """The report as text, one finding a line."""
        return "\n".join(
            (
                self.about_time.say(lang),
                *(f"{number} {text.say(lang)}" for number, text in self.steps),
                Text("Reste à vérifier vous-même :", "Still for you to check:").say(lang),
                *(f"- {text.say(lang)}" for text in self.still_to_check),
            )
        )


def said_of_time(evidence: Evidence, certificate: Certificate) -> Text:
    """The sentence about one level, with what stands behind it."""
    published = certificate.witness.published
    if evidence.at:
        by = Text(f"la clé {evidence.key}", f"the key {evidence.key}") if evidence.key else AUTHORITY
        at = iso(evidence.at)
        return Text(
            f"attesté : {by.fr} a vu cet engagement le {at} au plus tard, avant le tour",
            f"witnessed: {by.en} saw this commitment at {at} at the latest, before the round",
        )
    if evidence.level == "published" and published:
        where, archive = published.address, published.archive
        return Text(
            f"publié : l'engagement se trouverait à {where}, archivé à {archive} ; à vous de le constater",
            f"published: the commitment is said to stand at {where}, archived at {archive}; you must look",
        )
    return Text(
        "déclaré : seul l'organisateur dit que la liste a été scellée avant le tour",
        "claimed: only the organiser says that the list was sealed before the round",
    )


def left_to_the_reader(
    level: Level,
    certificate: Certificate,
    *,
    given: frozenset[str],
    register: Sequence[RegisterRow],
) -> Iterator[Text]:
    """What no step could see; `given` names the documents that the reader brought: rules, earlier, register."""
    commitment = certificate.commitment
    if level == "published":
        yield Text(
            "la publication : sa date, son archive, et que l'empreinte est " + certificate.commitment_sha256,
            "the publication: its date, its archive, and that the digest is " + certificate.commitment_sha256,
        )
    yield from _not_brought(certificate, given)
    yield from _others_in(register)
    if commitment.parent:
        yield Text(
            f"le tirage dont celui-ci découle, {commitment.parent}",
            f"the draw from which this one descends, {commitment.parent}",
        )
    if certificate.substitutions:
        yield Text("que les causes des remplacements sont vraies", "that the causes of the substitutions are true")
    yield Text(
        f"que la clé {commitment.signer} est celle de l'organisateur",
        f"that the key {commitment.signer} is the organiser's",
    )
    yield Text(
        "que la liste réunit ceux qui avaient le droit de participer, et eux seuls",
        "that the list holds those who were entitled to take part, and nobody else",
    )
    yield Text(
        "que l'organisateur n'a pas mené d'autre jeu ailleurs, sous une autre clé",
        "that the organiser ran no other contest elsewhere, under another key",
    )


def _others_in(register: Sequence[RegisterRow]) -> Iterator[Text]:
    others = sum(row.kind == "commitment" for row in register) - 1
    voids = sum(row.kind == "void" for row in register)
    if others > 0:
        yield Text(
            f"les autres engagements du registre ({others}) : l'un d'eux porte-t-il sur le même jeu ?",
            f"the other commitments of the register ({others}): is one of them about the same contest?",
        )
    if voids:
        yield Text(
            f"les annulations du registre ({voids}) : l'une d'elles vise-t-elle ce tirage ?",
            f"the voids of the register ({voids}): is one of them of this draw?",
        )


def _not_brought(certificate: Certificate, given: frozenset[str]) -> Iterator[Text]:
    if "rules" not in given:
        yield Text(
            f"que le règlement publié a l'empreinte {certificate.commitment.rules_sha256}",
            f"that the published rules have the digest {certificate.commitment.rules_sha256}",
        )
    if certificate.supersedes and "earlier" not in given:
        yield Text(
            f"que le certificat du tirage a l'empreinte {certificate.supersedes}",
            f"that the certificate of the draw has the digest {certificate.supersedes}",
        )
    if "register" not in given:
        yield Text(
            "le registre de l'organisateur : a-t-il fait un autre tirage ?",
            "the organiser's register: was there a second draw?",
        )
