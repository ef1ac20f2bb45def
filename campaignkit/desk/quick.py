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

from campaignkit.desk.alone import AloneError, DrawSpec, SpecTier, hold_draw, seal_list
from campaignkit.desk.keys import signing_key
from campaignkit.documents import clause, record_html, record_text, write
from campaignkit.values import Instant, Text, Zone, digest_of

if TYPE_CHECKING:
    from campaignkit.draw.protocol import BeaconRound, Certificate, Commitment

ID_DIGITS = 32
SALT_BYTES = 32
TIER = "prize"


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
        rows = self.names.read_text("utf-8").splitlines()[1:]
        return dict(row.split("\t", 1) for row in rows)


def entry_id(salt: bytes, name: str) -> str:
    """The id of a name under a salt: 32 hexadecimal digits of HMAC-SHA-256.

    >>> entry_id(b"salt of this draw", "Léa")[:8]
    'a1aad7e1'
    """
    return hmac.new(salt, name.encode(), sha256).hexdigest()[:ID_DIGITS]


def seal_names(
    names: Sequence[str], quick: QuickDraw, *, winners: int, alternates: int, now: Instant, margin_s: int
) -> Commitment:
    """Seal the names, or read the commitment that the folder holds already; it is never sealed twice.

    Raises AloneError when the folder holds the draw of other names, ProtocolError when the terms
    cannot be.
    """
    from campaignkit.draw.protocol import commitment_from, read_document

    if not quick.commitment.exists():
        _refuse_few(names, winners)
    with signing_key(quick.key, make=True) as held:
        if quick.commitment.exists():
            commitment = commitment_from(read_document(quick.commitment.read_bytes()))
            _refuse_others(names, quick)
            held.enter("commitment", commitment.commit)
            return commitment
        _lay(names, quick, winners, alternates, margin_s)
        tier = SpecTier(name=TIER, count=winners, alternates=alternates)
        spec = DrawSpec(campaign=_word(quick.folder.name), draw="main", rules=quick.rules.name, tiers=(tier,))
        with quick.list.open("rb") as lines:
            return seal_list(
                lines, spec, held, now=now, margin_s=margin_s, beside=quick.folder, keep=_keep(quick.commitment)
            )


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
    write(quick.names, "".join((f"id\tname\tsalt {salt.hex()}\n", *rows)), private=True)
    write(quick.list, b"".join(list_lines(Entry(id=entry) for entry, _name in behind)))


def _keep(path: Path) -> Callable[[Commitment | Certificate], object]:
    from campaignkit.draw.protocol import canonical

    return lambda document: write(path, canonical(document.to_plain()))


def _refuse_few(names: Sequence[str], winners: int) -> None:
    if len(names) < winners:
        raise AloneError(
            Text(
                f"seulement {len(names)} nom(s) pour {winners} gagnants",
                f"only {len(names)} name(s) for {winners} winners",
            ),
            None,
            Text("demander moins de gagnants, ou compléter la liste", "ask for fewer winners, or complete the list"),
        )


def _refuse_others(names: Sequence[str], quick: QuickDraw) -> None:
    if sorted(names) != sorted(quick.behind().values()):
        raise AloneError(
            Text(f"{quick.folder} tient le tirage d'autres noms", f"{quick.folder} holds the draw of other names"),
            Text("une liste scellée ne change plus", "a sealed list does not change"),
            Text(
                "reprendre la même liste, ou un autre dossier (--out)", "take the same list, or another folder (--out)"
            ),
        )


def _word(name: str) -> str:
    """A name that the protocol takes: other characters become hyphens."""
    kept = "".join(each if each.isascii() and (each.isalnum() or each in "._-") else "-" for each in name).strip("-._")
    return kept[:64] or f"draw-{digest_of(name.encode())[:8]}"
