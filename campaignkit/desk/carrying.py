"""The log carried out of a store and into another, and the whole store copied while it is at work."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from campaignkit.desk.desk import Desk
from campaignkit.documents import write_parts

if TYPE_CHECKING:
    from campaignkit.store import Carried, LogReport


def export_log(desk: Desk, file: Path, streams: Collection[str] = ()) -> LogReport:
    """Write the log and the entry book into a file of lines, once they were verified; nobody is named there.

    `streams` are those that are wanted, all without one. Raises what `Desk.verify` raises, and
    StoreError for a stream that does not exist; nothing is written then.
    """
    from campaignkit.store import export_lines

    report = desk.verify()
    write_parts(file, export_lines(desk.store, streams))
    return report


def import_log(path: Path, file: Path) -> Carried:
    """Make a database of an export, verified as `Desk.verify` does: the heads are those of the export.

    Raises StoreError when the path is taken, ExportFileError naming the line that is not as it was
    exported, ChainError or BookError when log and book contradict each other. Nothing is left then.
    """
    from campaignkit.store import import_lines
    from campaignkit.store.sql.copying import made_beside

    with file.open("rb") as lines, made_beside(path) as beside, Desk.connect(beside) as desk:
        carried = import_lines(desk.store, lines)
        desk.verify()
    return carried


def backup(path: Path, copy: Path) -> LogReport:
    """Copy the database at a path, while others write to it, into a new file, and verify the copy.

    The copy holds everything: log, book, directory, files; what is encrypted stays so, and the key
    is not copied. Raises StoreError when the new file is there already, and what `Desk.verify` raises.
    """
    from campaignkit.store.sql.copying import copy_into, made_beside

    with made_beside(copy) as beside:
        copy_into(path, beside)
        with Desk.connect(beside) as desk:
            return desk.verify()
