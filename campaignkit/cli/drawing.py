"""Commands about entries, draws and certificates: entries import, round close/seal/draw, verify."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from campaignkit.cli.console import Actor, CampaignName, Lang, StorePath, chosen, missing, opened, say
from campaignkit.cli.randomness import Record, beacon_of
from campaignkit.cli.witnessing import NO_WITNESS, NOTHING_BROUGHT, Brought, Witnessed
from campaignkit.desk import Game, Imported
from campaignkit.documents import breakdown_text, write
from campaignkit.values import Text, zone

Round = Annotated[str, Parameter(name="--round", help="The round; the plan's only one otherwise.")]


def register(app: App) -> None:
    """Add the commands to the program."""
    entries = App(name="entries", help="Bring entries in.")
    entries.command(import_file, name="import")
    entries.command(exclude)
    rounds = App(name="round", help="Close, seal and draw a round.")
    for command in (close, seal, draw):
        rounds.command(command)
    rounds.command(write_list, name="list")
    rounds.command(write_commitment, name="commitment")
    rounds.command(write_certificate, name="certificate")
    rounds.command(write_register, name="register")
    app.command(entries)
    app.command(rounds)
    app.command(verify)


def import_file(
    db: StorePath,
    campaign: CampaignName,
    file: Path,
    *,
    round: Round = "",
    tz: str = "",
    shown: int | None = None,
    why: str = "",
    actor: Actor = "desk",
    lang: Lang = "en",
) -> None:
    """Import comments from a file into a round, with a reason for every refusal.

    Parameters
    ----------
    file
        JSON as the Instagram Graph API returns it, or a CSV of the same columns.
    tz
        The zone of times that state no offset.
    shown
        How many entries the network shows.
    why
        Why that is not the number in the file.
    """
    with opened(db, actor, lang) as desk:
        game = desk[campaign]
        done = game.import_entries(file, _round(game, round), tz=zone(tz) if tz else None, shown=shown, why=why)
    _breakdown(done, lang)


def _round(game: Game, asked: str) -> str:
    state = game.state
    return chosen(asked, (*(each.id for each in state.plan.rounds), *state.rounds), "--round")


def _breakdown(done: Imported, lang: str) -> None:
    again = (
        Text(" · déjà importé, rien n'a changé", " · imported before, nothing has changed").say(lang)
        if done.again
        else ""
    )
    print(f"{done.file} · {done.sha256[:8]}…{again}")
    if done.counts is not None:
        print("\n".join(breakdown_text(done.counts, lang)))


def exclude(db: StorePath, campaign: CampaignName, *accounts: str, actor: Actor = "desk", lang: Lang = "en") -> None:
    """Keep accounts (staff, family, suppliers) out of every later import; their names can be erased.

    Parameters
    ----------
    accounts
        The accounts, as the network writes them.
    """
    with opened(db, actor, lang) as desk:
        desk[campaign].exclude(accounts)


def write_list(
    db: StorePath, campaign: CampaignName, *, round: Round = "", out: Path = Path("entrants.tsv"), lang: Lang = "en"
) -> None:
    """Write the sealed list of a round again.

    Parameters
    ----------
    out
        The file to write.
    """
    _written(db, campaign, round, out, lang, Game.sealed_list)


def write_commitment(
    db: StorePath, campaign: CampaignName, *, round: Round = "", out: Path = Path("commitment.json"), lang: Lang = "en"
) -> None:
    """Write the commitment of a round again: to be published, or witnessed, before its randomness comes.

    Parameters
    ----------
    out
        The file to write.
    """
    _written(db, campaign, round, out, lang, Game.commitment)


def write_certificate(
    db: StorePath, campaign: CampaignName, *, round: Round = "", out: Path = Path("certificate.json"), lang: Lang = "en"
) -> None:
    """Write the latest certificate of a round: that of the draw, or the final one.

    Parameters
    ----------
    out
        The file to write.
    """
    _written(db, campaign, round, out, lang, Game.certificate)


def write_register(db: StorePath, *, out: Path = Path("register.json"), lang: Lang = "en") -> None:
    """Write the register: every commitment, certificate and void that the key of this store signed.

    Parameters
    ----------
    out
        The file to write.
    """
    with opened(db, "desk", lang) as desk:
        write(out, desk.register())
    print(Text(f"Écrit : {out}", f"Written: {out}").say(lang))


def _written(db: Path, campaign: str, round: str, out: Path, lang: str, content: Callable[[Game, str], bytes]) -> None:
    with opened(db, "desk", lang) as desk:
        game = desk[campaign]
        write(out, content(game, _round(game, round)))
    print(Text(f"Écrit : {out}", f"Written: {out}").say(lang))


def close(
    db: StorePath, campaign: CampaignName, *, round: Round = "", actor: Actor = "desk", lang: Lang = "en"
) -> None:
    """Take no later entry in a round."""
    with opened(db, actor, lang) as desk:
        game = desk[campaign]
        for fact in game.close(_round(game, round)):
            print(fact.kind)


def seal(
    db: StorePath,
    campaign: CampaignName,
    *,
    round: Round = "",
    list: Path = Path("entrants.tsv"),
    commitment: Path = Path("commitment.json"),
    actor: Actor = "desk",
    lang: Lang = "en",
) -> None:
    """Fix the list of a closed round, and commit to a coming round of public randomness.

    Parameters
    ----------
    list
        Where the sealed list is written.
    commitment
        Where the commitment is written: publish it, or have it witnessed, before the randomness comes.
    """
    with opened(db, actor, lang) as desk:
        game = desk[campaign]
        name = _round(game, round)
        for fact in game.seal(name):
            print(fact.kind)
        write(list, game.sealed_list(name))
        write(commitment, game.commitment(name))
    say(Text(f"Écrit : {list}, {commitment}", f"Written: {list}, {commitment}").say(lang))


def draw(
    db: StorePath,
    campaign: CampaignName,
    *,
    round: Round = "",
    beacon: Record = None,
    witnessed: Witnessed = NO_WITNESS,
    certificate: Path = Path("certificate.json"),
    actor: Actor = "desk",
    lang: Lang = "en",
) -> None:
    """Hold the draw of a sealed round, and write its certificate.

    Parameters
    ----------
    certificate
        Where the certificate is written.
    """
    with opened(db, actor, lang) as desk:
        desk.beacon = beacon_of(beacon)
        game = desk[campaign]
        name = _round(game, round)
        for fact in game.draw(name, witnesses=witnessed.witnesses()):
            print(fact.kind)
        write(certificate, game.certificate(name))
    print(Text(f"Écrit : {certificate}", f"Written: {certificate}").say(lang))


def verify(certificate: Path, *, list: Path, brought: Brought = NOTHING_BROUGHT, lang: Lang = "en") -> None:
    """Recompute a draw from its certificate and its sealed list; names the step that fails.

    Parameters
    ----------
    certificate
        The certificate of the draw.
    list
        The sealed list of entries.
    """
    from campaignkit.draw.protocol import verify as verify_draw

    try:
        content = certificate.read_bytes()
        with list.open("rb") as lines:
            report = verify_draw(content, lines, brought.documents())
    except OSError as cause:
        raise missing(Path(cause.filename or certificate)) from cause
    for line in report.say(lang).splitlines():
        say(line, "", "  ")
