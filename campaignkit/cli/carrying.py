"""Commands that carry a store elsewhere: log export, log import, backup."""

from __future__ import annotations

from pathlib import Path

from cyclopts import App

from campaignkit.cli.console import Lang, StorePath, missing, opened, say
from campaignkit.values import Text


def register(app: App, log: App) -> None:
    """Add the commands to the program, and to those about the log."""
    log.command(export_log, name="export")
    log.command(import_log, name="import")
    app.command(backup)


def export_log(db: StorePath, *streams: str, out: Path = Path("log.jsonl"), lang: Lang = "en") -> None:
    """Write log and entry book as lines of JSON, once they were verified; nobody is named there.

    Parameters
    ----------
    streams
        The campaigns that are wanted (and `house:NAME`, `register:KEY`); all of them without one.
    out
        The file to write.
    """
    from campaignkit.desk.carrying import export_log as exported

    with opened(db, "desk", lang) as desk:
        exported(desk, out, streams)
    print(Text(f"Écrit : {out}", f"Written: {out}").say(lang))


def import_log(db: StorePath, file: Path, *, lang: Lang = "en") -> None:
    """Make a new database of an export: the same heads, or nothing.

    Parameters
    ----------
    file
        What `log export` wrote.
    """
    from campaignkit.desk.carrying import import_log as imported

    if not file.is_file():
        raise missing(file)
    carried = imported(db, file)
    say(
        Text(
            f"{db} : {carried.events} événements de {carried.streams} flux, {carried.entries} participations, "
            "les mêmes têtes",
            f"{db}: {carried.events} events of {carried.streams} streams, {carried.entries} entries, the same heads",
        ).say(lang)
    )


def backup(db: StorePath, copy: Path, *, lang: Lang = "en") -> None:
    """Copy a database while others write to it, and verify the copy; the key is not copied.

    Parameters
    ----------
    copy
        The file of the copy.
    """
    from campaignkit.desk.carrying import backup as copied

    report = copied(db, copy)
    say(Text(f"{copy} : {report.events} événements vérifiés", f"{copy}: {report.events} events verified").say(lang))
    key = f"{db}.key"
    print(Text(f"Garder aussi la clé, ailleurs : {key}", f"Keep the key too, elsewhere: {key}").say(lang))
