"""A draw from a list of names, in one folder: sealed once, drawn when the round has come.

Ids say nothing: each is an HMAC of the name under a salt of this draw, so a name cannot be moved
to another id after sealing, and whoever has the salt can check their own. The folder can be run
again at any time: what is sealed stays sealed.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from campaignkit.desk.alone import (
    hold_draw,
    refuse_other_signer,
    refuse_short,
    seal_list,
)
from campaignkit.desk.keys import SigningKey, signing_key
from campaignkit.desk.terms import AloneError, DrawSpec, SpecTier
from campaignkit.documents import clause, record_html, record_text, write
from campaignkit.values import Instant, Text, Zone, digest_of

if TYPE_CHECKING:
    from campaignkit.draw.protocol import BeaconRound, Certificate, Commitment

ID_DIGITS = 32
SALT_BYTES = 32
TIER = "prize"
BEHIND = "id\tname\tsalt "


@frozen(kw_only=True)
class QuickDraw:
    """The folder of one draw and the files in it; `key_file` is a key of yours instead of one made in the folder."""

    folder: Path
    key_file: Path | None = None
    lang: str = "en"

    @property
    def list(self) -> Path:
        """The sealed list: ids alone. Publish it with the commitment."""
        return self.folder / "list.tsv"

    @property
    def names(self) -> Path:
        """Which name is behind which id, and the salt: keep it to yourself, and erase it afterwards."""
        return self.folder / "names.tsv"

    @property
    def rules(self) -> Path:
        """The terms that the commitment binds."""
        return self.folder / "rules.txt"

    @property
    def commitment(self) -> Path:
        """The commitment: publish it before the round comes."""
        return self.folder / "commitment.json"

    @property
    def certificate(self) -> Path:
        """The certificate of the draw."""
        return self.folder / "certificate.json"

    @property
    def key(self) -> Path:
        """The signing key, with its register beside it."""
        return self.key_file or self.folder / "key"

    def record(self, ending: str) -> Path:
        """The record, as `html` or `txt`."""
        return self.folder / f"record.{ending}"

    def behind(self) -> dict[str, str]:
        """The name behind each id."""
        return read_behind(self.names)


def entry_id(salt: bytes, name: str) -> str:
    """The id of a name under a salt: 32 hexadecimal digits of HMAC-SHA-256.

    >>> entry_id(b"salt of this draw", "Léa")[:8]
    'a1aad7e1'
    """
    return hmac.new(salt, name.encode(), sha256).hexdigest()[:ID_DIGITS]


def read_behind(path: Path) -> dict[str, str]:
    """The name behind each id, in a file that `draw quick` wrote; AloneError for any other file."""
    try:
        heading, *rows = path.read_bytes().decode().split("\n")
        behind = dict(row.split("\t", 1) for row in rows if row)
    except (UnicodeDecodeError, ValueError):
        heading, behind = "", {}
    if not heading.startswith(BEHIND):
        raise AloneError(
            Text(f"{path} n'est pas le fichier des noms", f"{path} is not the file of names"),
            Text("sa première ligne n'est pas celle d'un tel fichier", "its first line is not that of such a file"),
            Text("donner le names.tsv du dossier du tirage", "give the names.tsv of the draw's folder"),
        )
    return behind


def seal_names(
    names: Sequence[str], quick: QuickDraw, *, winners: int, alternates: int, now: Instant, margin_s: int
) -> Commitment:
    """Seal the names, or read the commitment that the folder holds already; it is never sealed twice.

    Raises AloneError when the folder holds the draw of other names, terms or key, or the terms
    cannot be; nothing is written then.
    """
    sealed = quick.commitment.exists()
    if not sealed:
        _refuse_few(names, winners)
        refuse_short(margin_s)
    with signing_key(quick.key, make=not sealed) as held:
        if sealed:
            return _again(names, quick, held, winners, alternates)
        _lay(names, quick, winners, alternates, margin_s)
        tier = SpecTier(name=TIER, count=winners, alternates=alternates)
        spec = DrawSpec(campaign=_word(quick.folder.name), draw="main", rules=quick.rules.name, tiers=(tier,))
        with quick.list.open("rb") as lines:
            return seal_list(
                lines, spec, held, now=now, margin_s=margin_s, beside=quick.folder, keep=_keep(quick.commitment)
            )


def _again(names: Sequence[str], quick: QuickDraw, held: SigningKey, winners: int, alternates: int) -> Commitment:
    from campaignkit.draw.protocol import commitment_from, read_document

    commitment = commitment_from(read_document(quick.commitment.read_bytes()))
    refuse_other_signer(commitment, held)
    tier = commitment.tiers[0]
    if sorted(names) != sorted(quick.behind().values()) or (winners, alternates) != (tier.count, tier.alternates):
        raise _others(quick, tier.count, tier.alternates)
    held.enter("commitment", commitment.commit)
    return commitment


def draw_names(quick: QuickDraw, commitment: Commitment, beacon: BeaconRound, *, zone: Zone) -> Certificate:
    """Draw by the round that came, and write certificate and record; instants on the clocks of the zone."""
    with signing_key(quick.key) as held:
        certificate = hold_draw(commitment, quick.list, beacon, held, keep=_keep(quick.certificate))
    names = quick.behind()
    write(quick.record("html"), record_html(certificate, zone, quick.lang, names=names))
    write(quick.record("txt"), "\n".join(record_text(certificate, zone, quick.lang, names=names)) + "\n")
    return certificate


def _lay(names: Sequence[str], quick: QuickDraw, winners: int, alternates: int, margin_s: int) -> None:
    from campaignkit.draw.protocol import QUICKNET, Entry, list_lines

    salt = secrets.token_bytes(SALT_BYTES)
    behind = sorted((entry_id(salt, name), name) for name in names)
    terms = Text(
        f"{len(names)} noms, {winners} gagnant(s), {alternates} suppléant(s).",
        f"{len(names)} names, {winners} winner(s), {alternates} alternate(s).",
    )
    drawn_by = clause(QUICKNET.name, QUICKNET.hash, margin_s, quick.lang)
    write(quick.rules, f"{terms.say(quick.lang)}\n{drawn_by}\n")
    rows = (f"{entry}\t{name}\n" for entry, name in behind)
    write(quick.names, "".join((f"{BEHIND}{salt.hex()}\n", *rows)), private=True)
    write(quick.list, b"".join(list_lines(Entry(id=entry) for entry, _name in behind)))


def _keep(path: Path) -> Callable[[Commitment | Certificate], object]:
    from campaignkit.draw.protocol import canonical

    return lambda document: write(path, canonical(document.to_plain()))


def _refuse_few(names: Sequence[str], winners: int) -> None:
    if not 0 < winners <= len(names):
        raise AloneError(
            Text(
                f"seulement {len(names)} nom(s) pour {winners} gagnants",
                f"only {len(names)} name(s) for {winners} winners",
            ),
            None,
            Text(
                "demander un gagnant au moins, et pas plus qu'il n'y a de noms",
                "ask for one winner or more, and no more than there are names",
            ),
        )


def _others(quick: QuickDraw, winners: int, alternates: int) -> AloneError:
    return AloneError(
        Text(f"{quick.folder} contient déjà un autre tirage", f"{quick.folder} holds another draw already"),
        Text(
            f"{winners} gagnant(s), {alternates} suppléant(s), des noms à lui ; une liste scellée ne change plus",
            f"{winners} winner(s), {alternates} alternate(s), names of its own; a sealed list does not change",
        ),
        Text(
            "reprendre la même liste et les mêmes nombres, ou un autre dossier (--out)",
            "take the same list and the same numbers, or another folder (--out)",
        ),
    )


def _word(name: str) -> str:
    """A name that the protocol takes: other characters become hyphens."""
    kept = "".join(each if each.isascii() and (each.isalnum() or each in "._-") else "-" for each in name).strip("-._")
    return kept[:64] or f"draw-{digest_of(name.encode())[:8]}"
