"""Commands and options about who saw the commitment: draw request, draw witness."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from attrs import frozen
from cyclopts import App, Parameter

from campaignkit.cli.console import Lang, read, say
from campaignkit.desk import system_clock
from campaignkit.values import Text

if TYPE_CHECKING:
    from campaignkit.desk.witnessing import Witnesses
    from campaignkit.draw.protocol import Commitment, Documents


@frozen(kw_only=True)
class WitnessFiles:
    """What a draw may state about the time of sealing.

    Parameters
    ----------
    timestamp
        The answer of a time-stamping authority (RFC 3161), with --roots.
    roots
        The certificates (PEM) of the authorities that are trusted.
    witness
        The file of `draw witness`.
    published
        The address and the archive where the commitment was shown.
    """

    timestamp: Path | None = None
    roots: Path | None = None
    witness: Path | None = None
    published: tuple[str, str] | None = None

    def witnesses(self) -> Witnesses:
        """The contents of these files."""
        from campaignkit.desk.witnessing import Witnesses
        from campaignkit.draw.protocol import Published, read_document, statement_from

        shown = self.published
        return Witnesses(
            answer=read(self.timestamp) if self.timestamp else None,
            roots=read(self.roots) if self.roots else None,
            statement=statement_from(read_document(read(self.witness))) if self.witness else None,
            published=Published(address=shown[0], archive=shown[1]) if shown else None,
        )


@frozen(kw_only=True)
class ReaderFiles:
    """What a reader may bring beside the certificate and the list.

    Parameters
    ----------
    witness_key
        A key (base64) of a witness whom the published rules name; once for each.
    roots
        The certificates (PEM) of the time-stamping authorities that are trusted.
    rules
        The published rules.
    earlier
        The certificate of the draw, when this one is that of the settlement.
    register
        The export of the organiser's register.
    """

    witness_key: tuple[str, ...] = ()
    roots: Path | None = None
    rules: Path | None = None
    earlier: Path | None = None
    register: Path | None = None

    def documents(self) -> Documents:
        """The bytes of these files."""
        from campaignkit.draw.protocol import Documents

        found = {name: getattr(self, name) for name in ("rules", "earlier", "register")}
        brought = {name: read(path) for name, path in found.items() if path is not None}
        return Documents(
            witness_keys=self.witness_key, tsa_roots=None if self.roots is None else read(self.roots), **brought
        )


def committed_in(path: Path) -> Commitment:
    """The commitment in a file."""
    from campaignkit.draw.protocol import commitment_from, read_document

    return commitment_from(read_document(read(path)))


Witnessed = Annotated[WitnessFiles, Parameter(name="*")]
Brought = Annotated[ReaderFiles, Parameter(name="*")]
NO_WITNESS = WitnessFiles()
NOTHING_BROUGHT = ReaderFiles()


def register(draw: App) -> None:
    """Add the commands to those of a draw."""
    for command in (request, witness):
        draw.command(command)


def request(commitment: Path, *, out: Path = Path("commitment.tsq"), lang: Lang = "en") -> None:
    """Write the request for a time stamp (RFC 3161), which any authority answers.

    Parameters
    ----------
    commitment
        The commitment, as `draw seal` wrote it.
    out
        The file to write.
    """
    from campaignkit.documents import write
    from campaignkit.draw.protocol import canonical, time_stamp_request

    write(out, time_stamp_request(canonical(committed_in(commitment).to_plain())))
    print(Text(f"Écrit : {out}", f"Written: {out}").say(lang))
    say(
        Text(
            "À envoyer à une autorité, en application/timestamp-query ; garder sa réponse pour --timestamp.",
            "Send it to an authority, as application/timestamp-query; keep its answer for --timestamp.",
        ).say(lang)
    )


def witness(
    commitment: Path, *, key: Path = Path("witness.key"), out: Path = Path("witness.json"), lang: Lang = "en"
) -> None:
    """Sign, as a witness, that this commitment is there now.

    Parameters
    ----------
    commitment
        The commitment, as `draw seal` wrote it.
    key
        The key of the witness, which the rules name; made at the first use.
    out
        The file to write.
    """
    from campaignkit.desk.keys import signing_key
    from campaignkit.documents import write
    from campaignkit.draw.protocol import canonical, sign_as_witness

    commit = committed_in(commitment).commit
    with signing_key(key, make=True) as held:
        statement = sign_as_witness(held.private, commit, system_clock().replace(microsecond=0))
    write(out, canonical(statement.to_plain()))
    print(Text(f"Clé du témoin : {statement.key}", f"Key of the witness: {statement.key}").say(lang))
    print(Text(f"Écrit : {out}", f"Written: {out}").say(lang))
