"""Commands about people: keep, find, export, erase, and where the key is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, TypeAlias

from cyclopts import App, Parameter

from campaignkit.cli.acting import given_fields
from campaignkit.cli.console import Actor, Lang, StorePath, opened, say
from campaignkit.documents import write
from campaignkit.values import CampaignKitError, Text

Why: TypeAlias = Annotated[str, Parameter(help="What for; it is written to the log.")]


def register(app: App) -> None:
    """Add the commands to the program."""
    people = App(name="people", help="Keep, find, export and erase what is known of people.")
    for command in (keep, find, export, erase, key):
        people.command(command)
    app.command(people)


def keep(db: StorePath, subject: str, *fields: str, actor: Actor = "desk", lang: Lang = "en") -> None:
    """Keep what is known of an opaque id, encrypted, such as `p-02 name="Léa Martin"`.

    Parameters
    ----------
    subject
        The opaque id of a person.
    fields
        What is known, each as NAME=VALUE.
    """
    values = given_fields(fields)
    with opened(db, actor, lang) as desk:
        desk.people.keep(subject, **values)


def find(db: StorePath, value: str, *, actor: Actor = "desk", lang: Lang = "en") -> None:
    """Print the opaque ids of whoever has this account, name or e-mail address.

    Parameters
    ----------
    value
        The whole account, name or address.
    """
    with opened(db, actor, lang) as desk:
        found = desk.people.find(value)
    if not found:
        raise CampaignKitError(
            Text(f"personne n'est connu sous « {value} »", f'nobody is known by "{value}"'),
            None,
            Text(
                "chercher le compte entier, le nom entier ou l'adresse ; ce qui est effacé ne se retrouve pas",
                "give the whole account, name or address; what was erased is not found again",
            ),
        )
    print(*found, sep="\n")


def export(
    db: StorePath, subject: str, *, why: Why, out: Path | None = None, actor: Actor = "desk", lang: Lang = "en"
) -> None:
    """Hand out everything about one person as JSON: directory, entries, facts; it is logged that you did.

    Parameters
    ----------
    subject
        The opaque id of a person.
    out
        The file to write; printed otherwise.
    """
    with opened(db, actor, lang) as desk:
        exported = desk.people.export(subject, why=why)
    text = json.dumps(exported, ensure_ascii=False, indent=2)
    if out is None:
        print(text)
        return
    write(out, f"{text}\n")
    print(Text(f"Écrit : {out}", f"Written: {out}").say(lang))


def erase(db: StorePath, subject: str, *, why: Why, actor: Actor = "desk", lang: Lang = "en") -> None:
    """Destroy the key and every value of one person; refused while a round still needs them.

    Parameters
    ----------
    subject
        The opaque id of a person.
    """
    with opened(db, actor, lang) as desk:
        values = desk.people.erase(subject, why=why)
    print(Text(f"Effacé : {values} valeur(s).", f"Erased: {values} value(s).").say(lang))


def key(db: StorePath, *, show: bool = False, lang: Lang = "en") -> None:
    """Say which key this store needs and whether it is there.

    Parameters
    ----------
    show
        Print the key itself, to keep it on paper or in a safe.
    """
    with opened(db, "desk", lang) as desk:
        found = desk.people.key()
        place = desk.keyring.place
    where = "CAMPAIGNKIT_KEY" if place is None or not place.exists() else place.name
    say(Text(f"Clé {found.id}, lue dans {where}.", f"Key {found.id}, read from {where}.").say(lang))
    if show:
        print(found.text)
