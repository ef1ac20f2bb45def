"""What a store refuses, each with the remedy."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from campaignkit.values import CampaignKitError, InvalidValueError, Text


class StoreError(CampaignKitError):
    """The root of everything that a store refuses."""


class StaleError(StoreError):
    """Somebody wrote to the stream since it was looked at."""


class CommandIdReusedError(StoreError):
    """A command id that the stream has seen before."""


class ClockError(StoreError):
    """An event that would be recorded before the one that precedes it."""


class UnknownEntryError(StoreError):
    """An entry id that the book does not have."""


class BookError(StoreError):
    """The entry book is not what the log says it is; `batch` or `entry` names the place."""

    batch: str = ""
    entry: str = ""


class ChainError(StoreError):
    """The log is not what was written; `position`, `stream` and `version` name the first bad row.

    A row that is gone or unreadable is named by its position alone; `stream` is empty then, `version` 0.
    """

    position: int = 0
    stream: str = ""
    version: int = 0


class CheckpointError(StoreError):
    """A checkpoint that cannot be read, or was not signed by the one who should have."""


class ExportFileError(StoreError):
    """A file that is no export of a log, or not as it was exported; `line`, from 1, names the place.

    `stream` and `version` name the row when it could be read, and are empty and 0 otherwise.
    """

    line: int = 0
    stream: str = ""
    version: int = 0


class Fault(Enum):
    """Why a database cannot be used."""

    DIRECTORY = "directory"
    NO_FOLDER = "no-folder"
    NOT_OURS = "not-ours"
    NEWER = "newer"
    ORPHAN_WAL = "orphan-wal"
    DAMAGED = "damaged"
    NOT_WRITABLE = "not-writable"
    LOCKED = "locked"
    FULL = "full"
    UNSUPPORTED = "unsupported"
    UNREACHABLE = "unreachable"


class ForeignDatabaseError(StoreError):
    """A database that cannot be used, left as it was; `fault` says why."""

    fault: Fault = Fault.DAMAGED


class ErasureUnfinishedError(StoreError):
    """The values are erased, but somebody who reads an older moment still holds their bytes."""


WHY: dict[Fault, tuple[Text, Text]] = {
    Fault.DIRECTORY: (
        Text("c'est un dossier", "it is a directory"),
        Text("donner le chemin d'un fichier", "give the path of a file"),
    ),
    Fault.NO_FOLDER: (
        Text("le dossier n'existe pas", "the directory does not exist"),
        Text("créer d'abord le dossier", "create the directory first"),
    ),
    Fault.NOT_OURS: (
        Text("ce n'est pas une base de campaignkit", "it is not a database of campaignkit"),
        Text("donner un autre chemin ; ce fichier n'a pas été touché", "give another path; this file was not touched"),
    ),
    Fault.NEWER: (
        Text("une version plus récente l'a écrite", "a newer release wrote it"),
        Text("mettre campaignkit à jour", "upgrade campaignkit"),
    ),
    Fault.ORPHAN_WAL: (
        Text("le journal -wal est là sans sa base", "its -wal file is there without the database"),
        Text("remettre les deux fichiers ensemble", "put both files back together"),
    ),
    Fault.DAMAGED: (
        Text("le fichier est abîmé", "the file is damaged"),
        Text("reprendre la dernière sauvegarde", "go back to the last backup"),
    ),
    Fault.NOT_WRITABLE: (
        Text("on ne peut pas y écrire", "it cannot be written to"),
        Text("vérifier les droits du fichier et de son dossier", "check the permissions of the file and its directory"),
    ),
    Fault.LOCKED: (
        Text("un autre programme la tient depuis trop longtemps", "another program has held it for too long"),
        Text("fermer cet autre programme et recommencer", "close that other program and try again"),
    ),
    Fault.FULL: (
        Text("il n'y a plus de place, ou le disque ne répond plus", "there is no room, or the disk does not answer"),
        Text(
            "faire de la place et recommencer ; rien n'est à moitié écrit",
            "make room and try again; nothing is half written",
        ),
    ),
    Fault.UNSUPPORTED: (
        Text("seuls SQLite et PostgreSQL s'ouvrent", "only SQLite and PostgreSQL can be opened"),
        Text("donner le chemin d'un fichier, ou postgresql://…", "give the path of a file, or postgresql://…"),
    ),
    Fault.UNREACHABLE: (
        Text("le serveur ne répond pas, ou ne laisse pas entrer", "the server does not answer, or lets nobody in"),
        Text("vérifier l'adresse, le compte et le serveur", "check the address, the account and the server"),
    ),
}


def unusable(fault: Fault, name: str, detail: str = "") -> ForeignDatabaseError:
    """The error for a database of this name, with what its driver said."""
    because, remedy = WHY[fault]
    if detail:
        because = Text(f"{because.fr} ({detail})", f"{because.en} ({detail})")
    error = ForeignDatabaseError(
        Text(f"la base {name} ne peut pas servir", f"the database {name} cannot be used"), because, remedy
    )
    error.fault = fault
    return error


def stale(stream: str, expected: int, found: int) -> StaleError:
    """The stream is at another version than the one decided on."""
    return StaleError(
        Text(f"« {stream} » a changé entre-temps", f"{stream!r} has changed in the meantime"),
        Text(f"version {found}, et non {expected}", f"it is at version {found}, not {expected}"),
        Text("relire, puis décider de nouveau", "read it again, then decide again"),
    )


def reused(stream: str, command_id: str) -> CommandIdReusedError:
    """The stream has events of this command."""
    return CommandIdReusedError(
        Text(f"la commande {command_id} a déjà servi", f"the command id {command_id} was used before"),
        Text(f"« {stream} » contient ses événements", f"{stream!r} has its events"),
        Text("donner un nouvel identifiant à chaque commande", "give each command an id of its own"),
    )


def clock_ran_back(stream: str, last: int, now: int) -> ClockError:
    """Now is before the last event of the stream."""
    return ClockError(
        Text("l'horloge a reculé", "the clock ran back"),
        Text(
            f"« {stream} » a déjà un événement {last - now} µs plus tard",
            f"{stream!r} already has an event {last - now} µs later",
        ),
        Text("remettre la machine à l'heure", "set the clock of this machine right"),
    )


def unknown_entry(campaign: str, entry: str) -> UnknownEntryError:
    """The book of the campaign has no such entry."""
    return UnknownEntryError(
        Text(f"la participation {entry} est inconnue", f"the entry {entry} is not known"),
        Text(f"le livre de « {campaign} » ne l'a pas", f"the book of {campaign!r} does not have it"),
        Text("prendre l'identifiant dans la liste des participations", "take the id from the list of entries"),
    )


def erasure_unfinished() -> ErasureUnfinishedError:
    """A reader keeps the WAL, in which the erased values still stand."""
    return ErasureUnfinishedError(
        Text("les valeurs sont effacées, mais pas leurs octets", "the values are erased, but not yet their bytes"),
        Text("quelqu'un lit encore un état plus ancien", "somebody still reads an older moment"),
        Text(
            "fermer tous les programmes qui tiennent la base : le dernier efface les octets",
            "close every program that has the database open: the last one removes the bytes",
        ),
    )


def not_text(field: str) -> InvalidValueError:
    """A text that cannot be written as UTF-8."""
    return InvalidValueError(
        Text(f"« {field} » n'est pas un texte", f"{field!r} is no text"),
        Text("il contient NUL ou la moitié d'un caractère", "it holds NUL, or half of a character"),
        Text("corriger le fichier d'où il vient", "mend the file it comes from"),
    )


def not_a_checkpoint() -> CheckpointError:
    """The text is no checkpoint."""
    return CheckpointError(
        Text("ce n'est pas un point de contrôle", "this is not a checkpoint"),
        remedy=Text("redemander le fichier à qui l'a gardé", "ask for the file from whoever kept it"),
    )


def not_signed(signer: str) -> CheckpointError:
    """The signature of a checkpoint is false."""
    return CheckpointError(
        Text("fausse signature du point de contrôle", "false signature on the checkpoint"),
        Text(f"elle n'est pas de la clé {signer}", f"it is not by the key {signer}"),
        Text("redemander le fichier à qui l'a gardé", "ask for the file from whoever kept it"),
    )


def broken_chain(position: int, stream: str, version: int, why: Text) -> ChainError:
    """The first row of the log that is not what was written."""
    because = Text(f"« {stream} », version {version} : {why.fr}", f"{stream!r}, version {version}: {why.en}")
    error = ChainError(
        Text(f"le journal est altéré à la position {position}", f"the log is altered at position {position}"),
        because if stream else why,
        Text("comparer avec la dernière sauvegarde", "compare it with the last backup"),
    )
    error.position, error.stream, error.version = position, stream, version
    return error


def altered_batch(batch: str, why: Text) -> BookError:
    """A batch of the entry book is not what the log says."""
    error = BookError(
        Text(f"le lot {batch} des participations est altéré", f"the batch {batch} of the entry book is altered"),
        why,
        Text("comparer avec la dernière sauvegarde", "compare it with the last backup"),
    )
    error.batch = batch
    return error


def altered_entry(entry: str, why: Text) -> BookError:
    """An entry was taken out, or not, against what the log says."""
    error = BookError(
        Text(f"la participation {entry} est altérée", f"the entry {entry} is altered"),
        why,
        Text("comparer avec la dernière sauvegarde", "compare it with the last backup"),
    )
    error.entry = entry
    return error


def altered_line(line: int, why: Text, stream: str = "", version: int = 0) -> ExportFileError:
    """A line of an export is not what was written."""
    because = Text(f"« {stream} », version {version} : {why.fr}", f"{stream!r}, version {version}: {why.en}")
    error = ExportFileError(
        Text(f"l'export est altéré à la ligne {line}", f"the export is altered at line {line}"),
        because if stream else why,
        Text("exporter de nouveau, ou reprendre une autre copie", "export it again, or take another copy"),
    )
    error.line, error.stream, error.version = line, stream, version
    return error


def not_an_export() -> ExportFileError:
    """The first line is not that of an export that this release reads."""
    error = ExportFileError(
        Text("ce n'est pas un export du journal", "this is no export of a log"),
        Text("la première ligne dit autre chose", "its first line says something else"),
        Text("donner un fichier de « campaignkit log export »", "give a file of `campaignkit log export`"),
    )
    error.line = 1
    return error


def not_empty() -> StoreError:
    """The store that an export should go into has rows."""
    return StoreError(
        Text("la base contient déjà un journal", "the store has a log already"),
        Text("un export entre dans une base vide", "an export goes into an empty store"),
        Text("donner le nom d'une base qui n'existe pas", "give the name of a database that does not exist"),
    )


def no_such_stream(unknown: Iterable[str], known: Iterable[str]) -> StoreError:
    """Streams that the log does not have."""
    missing, there = ", ".join(unknown), ", ".join(known) or "-"
    return StoreError(
        Text(f"le journal n'a pas de flux : {missing}", f"the log has no stream: {missing}"),
        remedy=Text(f"ceux qui existent : {there}", f"those that exist: {there}"),
    )


def already_there(name: str) -> StoreError:
    """The file that a database should be made in exists."""
    return StoreError(
        Text(f"{name} existe déjà", f"{name} exists already"),
        Text("une base n'est jamais remplacée", "a database is never replaced"),
        Text("donner un autre nom, ou déplacer ce fichier", "give another name, or move that file away"),
    )
