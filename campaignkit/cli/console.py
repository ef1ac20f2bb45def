"""What the commands share: language, files, and how things are said at 80 columns."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

from cyclopts import Parameter

from campaignkit.desk import Desk
from campaignkit.documents import wrapped
from campaignkit.machine import Reason
from campaignkit.values import COLON, CampaignKitError, SubjectId, Text, both

WIDTH = 80
COLOURS = {"x ": "red", "! ": "yellow"}
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:\S+|[0-9a-f]{64}")
SERVER = re.compile(r"^(postgres(?:ql)?):/(?!/)")
PLAN_ENDINGS = {".yaml", ".yml", ".json"}
StorePath: TypeAlias = Annotated[Path, Parameter(help="The store: an SQLite file, or an address postgresql://…")]
CampaignName: TypeAlias = Annotated[str, Parameter(help="The campaign's short name.")]
Lang: TypeAlias = Annotated[
    Literal["fr", "en"], Parameter(name="--lang", env_var="CAMPAIGNKIT_LANG", help="The language.")
]
Actor: TypeAlias = Annotated[str, Parameter(name="--as", env_var="CAMPAIGNKIT_ACTOR", help="Who acts, an opaque id.")]
AsJson: TypeAlias = Annotated[bool, Parameter(name="--json", negative="", help="Plain data for other programs.")]


class Failed(Exception):  # noqa: N818 - an answer, not an error: a check said no
    """The command answers no; what it found is printed already."""


class WrongUseError(CampaignKitError):
    """A command line that lacks something, or says two things that exclude each other: exit 2."""


def language(tokens: list[str]) -> str:
    """The language that a command line asks for, readable even when the rest of it is wrong."""
    asked = [after for before, after in pairwise(tokens) if before == "--lang"]
    asked += [each.removeprefix("--lang=") for each in tokens if each.startswith("--lang=")]
    return asked[-1] if asked else os.environ.get("CAMPAIGNKIT_LANG", "en")


def say_error(error: CampaignKitError, lang: str) -> None:
    """An error on stderr, in the reader's language."""
    print(error.say(lang), file=sys.stderr)


def barred(error: OSError) -> CampaignKitError:
    """A file or a folder that the system does not let us read or write, in our words."""
    place, why = error.filename2 or error.filename or "?", both(error.strerror or type(error).__name__)
    return CampaignKitError(
        Text(f"{place} ne se lit ou ne s'écrit pas", f"{place} cannot be read or written"),
        why,
        Text("vérifier le chemin, les droits et la place", "check the path, the permissions and the space left"),
    )


def missing(path: Path) -> CampaignKitError:
    """A file that is wanted and cannot be read."""
    return CampaignKitError(
        Text(f"{path} ne se lit pas", f"{path} cannot be read"), None, Text("vérifier le chemin", "check the path")
    )


def read(path: Path) -> bytes:
    """The bytes of a file that is wanted."""
    try:
        return path.read_bytes()
    except OSError as cause:
        raise missing(path) from cause


def chosen(asked: str, known: Iterable[str], option: str) -> str:
    """The one that was asked for, or the only one that there is; an error names those that there are."""
    names = tuple(dict.fromkeys(known))
    if asked in names or (not asked and len(names) == 1):
        return asked or names[0]
    there = ", ".join(names) or "-"
    remedy = Text(f"écrire l'un de : {there}", f"write one of: {there}")
    if names and not asked:
        raise WrongUseError(Text(f"{option} manque", f"{option} is missing"), None, remedy)
    none = Text(f"{option} : il n'y a pas « {asked} »", f'{option}: there is no "{asked}"')
    raise CampaignKitError(none if asked else Text(f"{option} manque", f"{option} is missing"), None, remedy)


def say_json(plain: Any) -> None:
    """Plain data on stdout."""
    print(json.dumps(plain, ensure_ascii=False, indent=2))


def say(words: str, first: str = "", later: str = "") -> None:
    """Words wrapped at 80 columns."""
    print("\n".join(wrapped(words, WIDTH, first, later)))


def show(lines: Iterable[str]) -> None:
    """Lines that are laid out already; on a terminal with colours, what blocks in red and what warns in yellow."""
    if not sys.stdout.isatty():
        print("\n".join(lines))
        return
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    for line in lines:
        console.print(line, style=COLOURS.get(line[:2], "bold" if line.isupper() else ""), soft_wrap=True)


def say_reasons(reasons: Iterable[Reason], lang: str) -> None:
    """Reasons on stdout, each with its remedy."""
    for reason in reasons:
        where = f" [{reason.where}]" if reason.where else ""
        say(f"{reason.code}{where}{COLON.say(lang)}{reason.text.say(lang)}", "  x ", "    ")
        say(f"-> {reason.remedy.say(lang)} ({reason.owner})", "    ", "       ")


def evidence(proof: str) -> str | Path:
    """A file that is there, or an address or digest as it stands."""
    if not proof or (ADDRESS.fullmatch(proof) and not Path(proof).is_file()):
        return proof
    if not Path(proof).is_file():
        raise missing(Path(proof))
    return Path(proof)


def told(facts: tuple[Any, ...]) -> None:
    """The facts that were recorded, by their kinds."""
    for fact in facts:
        print(fact.kind)


@contextmanager
def opened(db: Path, actor: str, lang: str, *, new: bool = False) -> Iterator[Desk]:
    """The desk on this file, or this server; a file that does not exist is only made when `new`."""
    address = SERVER.sub(r"\1://", str(db))  # a path keeps one of two slashes
    if address == str(db) and not new and not (db.exists() and db.stat().st_size):
        raise CampaignKitError(
            Text(f"{db} n'existe pas, ou est vide", f"{db} does not exist, or is empty"),
            None,
            Text("lancer d'abord « campaignkit start DB PLAN »", "run `campaignkit start DB PLAN` first"),
        )
    place = db.absolute() if address == str(db) else address
    with Desk.connect(place, lang=lang) as desk, desk.acting_as(SubjectId(actor)):
        yield desk
