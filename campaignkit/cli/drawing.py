"""Commands about entries, draws and certificates: entries import, round close/seal/draw, verify."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter

from campaignkit.cli.console import Actor, Lang, chosen, missing, opened, say
from campaignkit.desk import Game, Imported
from campaignkit.documents import breakdown_text, write
from campaignkit.values import CampaignKitError, Text, both, zone

if TYPE_CHECKING:
    from campaignkit.draw.protocol import BeaconRound

Round = Annotated[str, Parameter(name="--round", help="the round; the plan's only one otherwise")]


def register(app: App) -> None:
    """Add the commands to the program."""
    entries = App(name="entries", help="Bring entries in.")
    entries.command(import_file, name="import")
    entries.command(exclude)
    rounds = App(name="round", help="Close, seal and draw a round.")
    for command in (close, seal, draw):
        rounds.command(command)
    rounds.command(write_list, name="list")
    rounds.command(write_certificate, name="certificate")
    app.command(entries)
    app.command(rounds)
    app.command(verify)


def import_file(
    db: Path,
    campaign: str,
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


def exclude(db: Path, campaign: str, *accounts: str, actor: Actor = "desk", lang: Lang = "en") -> None:
    """Keep accounts (staff, family, suppliers) out of every later import; their names can be erased."""
    with opened(db, actor, lang) as desk:
        desk[campaign].exclude(accounts)


def write_list(
    db: Path,
    campaign: str,
    *,
    round: Round = "",
    out: Path = Path("entrants.tsv"),
    lang: Lang = "en",
) -> None:
    """Write the sealed list of a round again."""
    with opened(db, "desk", lang) as desk:
        game = desk[campaign]
        write(out, game.sealed_list(_round(game, round)))
    print(Text(f"Écrit : {out}", f"Written: {out}").say(lang))


def write_certificate(
    db: Path,
    campaign: str,
    *,
    round: Round = "",
    out: Path = Path("certificate.json"),
    lang: Lang = "en",
) -> None:
    """Write the latest certificate of a round: that of the draw, or the final one."""
    with opened(db, "desk", lang) as desk:
        game = desk[campaign]
        write(out, game.certificate(_round(game, round)))
    print(Text(f"Écrit : {out}", f"Written: {out}").say(lang))


def close(db: Path, campaign: str, *, round: Round = "", actor: Actor = "desk", lang: Lang = "en") -> None:
    """Take no later entry in a round."""
    with opened(db, actor, lang) as desk:
        game = desk[campaign]
        for fact in game.close(_round(game, round)):
            print(fact.kind)


def seal(
    db: Path,
    campaign: str,
    *,
    round: Round = "",
    list: Path = Path("entrants.tsv"),
    actor: Actor = "desk",
    lang: Lang = "en",
) -> None:
    """Fix the list of a closed round, and commit to a coming round of public randomness.

    Parameters
    ----------
    list
        Where the sealed list is written.
    """
    with opened(db, actor, lang) as desk:
        game = desk[campaign]
        name = _round(game, round)
        for fact in game.seal(name):
            print(fact.kind)
        write(list, game.sealed_list(name))
    print(Text(f"Écrit : {list}", f"Written: {list}").say(lang))


def draw(
    db: Path,
    campaign: str,
    *,
    round: Round = "",
    beacon: Annotated[
        Path | None, Parameter(help="the record of the round of randomness; fetched from drand otherwise")
    ] = None,
    certificate: Path = Path("certificate.json"),
    actor: Actor = "desk",
    lang: Lang = "en",
) -> None:
    """Hold the draw of a sealed round, and write its certificate."""
    from campaignkit.beacons import RecordedBeacon, RelayBeacon

    with opened(db, actor, lang) as desk:
        desk.beacon = RelayBeacon() if beacon is None else RecordedBeacon((recorded(beacon),))
        game = desk[campaign]
        name = _round(game, round)
        for fact in game.draw(name):
            print(fact.kind)
        write(certificate, game.certificate(name))
    print(Text(f"Écrit : {certificate}", f"Written: {certificate}").say(lang))


def recorded(path: Path) -> BeaconRound:
    """The round of public randomness in a file: the field `beacon` of a certificate."""
    from campaignkit.draw.protocol import ProtocolError, beacon_round_from, read_document

    try:
        return beacon_round_from(read_document(path.read_bytes()))
    except (OSError, ProtocolError) as cause:
        raise CampaignKitError(
            Text(f"{path} n'est pas un tour enregistré", f"{path} is no record of a round"),
            cause.what if isinstance(cause, ProtocolError) else both(cause.strerror or ""),
            Text(
                "donner le champ « beacon » d'un certificat, en JSON",
                'give the field "beacon" of a certificate, as JSON',
            ),
        ) from cause


def verify(certificate: Path, *, list: Path, lang: Lang = "en") -> None:
    """Recompute a draw from its certificate and its sealed list; names the step that fails.

    Parameters
    ----------
    list
        The sealed list of entries.
    """
    from campaignkit.draw.protocol import verify as verify_draw

    try:
        content = certificate.read_bytes()
        with list.open("rb") as lines:
            report = verify_draw(content, lines)
    except OSError as cause:
        raise missing(Path(cause.filename or certificate)) from cause
    for line in report.say(lang).splitlines():
        say(line, "", "  ")
