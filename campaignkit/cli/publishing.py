"""The command that publishes a draw: the page that recomputes it, with certificate and list beside."""

from __future__ import annotations

from pathlib import Path

from cyclopts import App

from campaignkit.cli.console import Lang, missing
from campaignkit.values import Text


def register(app: App) -> None:
    """Add the command to the program."""
    app.command(publish)


def publish(certificate: Path, *, list: Path, out: Path = Path("published"), lang: Lang = "en") -> None:
    """Write a folder that anybody can put on a server: the page, the certificate, the sealed list.

    The draw is verified first; one that does not hold is not published.

    Parameters
    ----------
    certificate
        The certificate of the draw.
    list
        The sealed list of entries.
    out
        The folder.
    """
    from campaignkit.documents import draw_page, write
    from campaignkit.draw.protocol import verify

    try:
        content, lines = certificate.read_bytes(), list.read_bytes()
    except OSError as cause:
        raise missing(Path(cause.filename or certificate)) from cause
    report = verify(content, lines.splitlines(keepends=True))
    page = write(out / "index.html", draw_page(report.certificate, lines, lang))
    write(out / "certificate.json", content)
    write(out / "list.tsv", lines)
    print(Text(f"Écrit : {page}", f"Written: {page}").say(lang))
