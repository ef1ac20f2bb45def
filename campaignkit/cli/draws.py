"""Commands for whoever wants only a draw: draw quick, seal, run, void, record, clause."""

from __future__ import annotations

import time
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated, BinaryIO, Literal

from cyclopts import App, Parameter
from cyclopts.validators import Number

from campaignkit.cli.console import WIDTH, Lang, missing, read, say
from campaignkit.cli.randomness import Record, beacon_of, recorded, round_of
from campaignkit.cli.witnessing import NO_WITNESS, Witnessed, committed_in
from campaignkit.cli.witnessing import register as add_witnessing
from campaignkit.desk import system_clock
from campaignkit.engines.named import EngineName
from campaignkit.values import CampaignKitError, Text, Zone, civil, iso, zone

if TYPE_CHECKING:
    from campaignkit.desk.quick import QuickDraw
    from campaignkit.draw.protocol import BeaconRound, Certificate, Commitment

Key = Annotated[Path, Parameter(name="--key", help="The signing key, its register beside it; made at first use.")]
Margin = Annotated[
    int,
    Parameter(name="--margin", validator=Number(gte=60), help="Seconds from sealing to the round, 60 at least."),
]
Column = Annotated[str, Parameter(name="--column", help="The column of a CSV; its first one otherwise.")]
Folder = Annotated[Path | None, Parameter(name="--out", help="The folder of the draw; LIST-draw otherwise.")]
Method = Annotated[
    Literal["campaignkit", "rfc3797"],
    Parameter(name="--method", help="By rfc3797: from the numbers of --source."),
]
EngineOption = Annotated[
    EngineName, Parameter(name="--engine", help="What ranks the list; every engine gives the same winners.")
]
Workers = Annotated[
    int, Parameter(name="--workers", validator=Number(gte=1), help="Processes or threads of the engine.")
]
Source = Annotated[tuple[str, ...], Parameter(name="--source", help='For rfc3797: the numbers of a source, "2 5 12".')]
Winners = Annotated[int, Parameter(name="--winners", help="How many winners are drawn.")]
Alternates = Annotated[int, Parameter(name="--alternates", help="How many alternates are drawn after them.")]
OwnKey = Annotated[
    Path | None, Parameter(name="--key", help="The signing key; made in the folder of the draw otherwise.")
]
Shown = Annotated[str, Parameter(name="--tz", help="The IANA time zone in which times are shown.")]
HOUR = 3600
QUICK_MARGIN = 90
POLL_S = 3


def register(app: App) -> None:
    """Add the commands to the program."""
    draw = App(name="draw", help="A draw without a campaign, with a certificate that anyone can recompute.")
    for command in (quick, seal, run, void, record, clause):
        draw.command(command)
    draw.command(list_of, name="list")
    add_witnessing(draw)
    app.command(draw)


def quick(
    names: Path,
    *,
    winners: Winners,
    alternates: Alternates = 0,
    column: Column = "",
    out: Folder = None,
    key: OwnKey = None,
    beacon: Record = None,
    margin: Margin = QUICK_MARGIN,
    method: Method = "campaignkit",
    source: Source = (),
    tz: Shown = "Europe/Paris",
    lang: Lang = "en",
) -> None:
    """Draw winners from a list of names: sealed now, drawn when the coming round of randomness is there.

    Run it again at any time: what is sealed stays sealed, and a draw that waits goes on.

    Parameters
    ----------
    names
        A text of one name a line, or a CSV.
    """
    from campaignkit.desk.quick import QuickDraw, draw_names, seal_names
    from campaignkit.intake import read_names

    where, rows = zone(tz), read_names(read(names), names.name, column=column)
    found = [each.name for each in rows]
    if rows[0].row > 1:
        say(_first_name(rows[0].row, found[0]).say(lang))
    if method == "rfc3797":
        _by_rfc3797(found, source, winners + alternates)
        return
    made = QuickDraw(folder=out or names.with_name(f"{names.stem}-draw"), key_file=key, lang=lang)
    replayed = None if beacon is None else recorded(beacon)
    now = system_clock() if replayed is None else replayed.reference.comes_at.subtract(seconds=margin)
    commitment = seal_names(found, made, winners=winners, alternates=alternates, now=now, margin_s=margin)
    _sealed(made, commitment, where, lang)
    _won(made, draw_names(made, commitment, replayed or _waited_for(commitment, lang), zone=where), lang)


def _first_name(row: int, name: str) -> Text:
    return Text(f"Premier nom, ligne {row} : {name}", f"First name, row {row}: {name}")


def _by_rfc3797(names: list[str], source: tuple[str, ...], want: int) -> None:
    from campaignkit.draw.rfc3797 import key_of, picked

    try:
        sources = [[int(number) for number in each.split()] for each in source]
    except ValueError as cause:
        raise CampaignKitError(
            Text("une source n'est pas faite de nombres", "a source is not made of numbers"),
            None,
            Text('écrire par exemple --source "2 5 12 8 10"', 'write for example --source "2 5 12 8 10"'),
        ) from cause
    if not sources or not all(sources):
        raise CampaignKitError(
            Text("aucune source n'est donnée", "no source is given"),
            None,
            Text("donner les nombres annoncés (--source)", "give the numbers that were announced (--source)"),
        )
    key = key_of(sources)
    print(f"RFC 3797 · {key}")
    for rank, place in enumerate(picked(key, len(names), want), 1):
        print(f"{rank:>4}. {names[place - 1]} ({place})")


def _sealed(made: QuickDraw, commitment: Commitment, where: Zone, lang: str) -> None:
    count, at = commitment.sealed_list.entries, civil(commitment.beacon.comes_at, where)
    say(Text(f"{count} noms scellés : {made.commitment}", f"{count} names sealed: {made.commitment}").say(lang))
    say(f"  SHA-256 {commitment.commit}")
    say(
        Text(
            f"Tour {commitment.beacon.round}, le {at:%Y-%m-%d à %H:%M:%S} ({where}). Publier l'engagement avant : sans "
            "cela, seul votre mot dit quand la liste fut scellée.",
            f"Round {commitment.beacon.round}, on {at:%Y-%m-%d at %H:%M:%S} ({where}). Publish the commitment before: "
            "otherwise your word alone says when the list was sealed.",
        ).say(lang)
    )


def _waited_for(commitment: Commitment, lang: str) -> BeaconRound:
    """The round, once it has come; waiting shows how long, and can be interrupted."""
    from rich.console import Console

    wanted, beacon = commitment.beacon, beacon_of(None)
    waiting = Text(
        "Le tour {round} vient dans {left} s ; on peut interrompre et relancer",
        "Round {round} comes in {left} s; you may interrupt and run again",
    )
    with Console(stderr=True).status("") as status:
        while True:
            left = int((wanted.comes_at - system_clock()).total_seconds())
            if left <= 0 and (found := beacon.round(wanted.chain_hash, wanted.round)) is not None:
                return found
            status.update(waiting.fill(round=wanted.round, left=max(left, 0)).say(lang))
            time.sleep(min(max(left, 1), POLL_S))


def _won(made: QuickDraw, certificate: Certificate, lang: str) -> None:
    behind = made.behind()
    for title, awards in (
        (Text("Gagnants", "Winners"), certificate.winners),
        (Text("Suppléants", "Alternates"), certificate.alternates),
    ):
        if awards:
            print(title.say(lang))
            for award in awards:
                print(f"{award.rank:>4}. {behind[award.id]}")
    files = ", ".join(str(path) for path in (made.certificate, made.record("html"), made.record("txt")))
    say(Text(f"Écrit : {files}", f"Written: {files}").say(lang))
    command = f"campaignkit verify {quote(str(made.certificate))} --list {quote(str(made.list))}"
    print(Text(f"Vérifier : {command}", f"Check it: {command}").say(lang))


def list_of(table: Path, *, out: Path = Path("list.tsv"), lang: Lang = "en") -> None:
    """Write the canonical list of a CSV or Parquet file: `id`, and `tickets`, `group`, `pools` where there are any.

    Parameters
    ----------
    table
        The CSV or Parquet file.
    out
        The file to write.
    """
    from campaignkit.engines import write_list

    _lines(table).close()
    sealed = write_list(table, out)
    said = Text(
        f"{out} · {sealed.entries} participations, {sealed.tickets} tickets",
        f"{out} · {sealed.entries} entries, {sealed.tickets} tickets",
    )
    say(said.say(lang))


def seal(
    list: Path,
    *,
    spec: Path,
    key: Key = Path("draw.key"),
    out: Path = Path("commitment.json"),
    margin: Margin = HOUR,
    lang: Lang = "en",
) -> None:
    """Check a canonical list and commit to it; one list, one round, one draw.

    Parameters
    ----------
    list
        The list: id, tickets, group and pools by tabs, sorted, as the protocol writes it.
    spec
        The terms: the commitment's fields but protocol, signer and list. `rules: FILE` stands for its digest.
    out
        Where the commitment is written.
    """
    from campaignkit.codec import read_plan
    from campaignkit.desk.alone import enter_again, seal_list
    from campaignkit.desk.keys import signing_key
    from campaignkit.desk.terms import DrawSpec
    from campaignkit.documents import write
    from campaignkit.draw.protocol import canonical

    terms = read_plan(read(spec), DrawSpec, name=spec.name)
    before = committed_in(out) if out.exists() else None
    with signing_key(key, make=before is None) as held, _lines(list) as lines:
        if before is not None:
            enter_again(before, lines, terms, held, margin_s=margin, beside=spec.parent)
        commitment = before or seal_list(
            lines, terms, held, now=system_clock(), margin_s=margin, beside=spec.parent,
            keep=lambda made: write(out, canonical(made.to_plain())),
        )  # fmt: skip
    comes = iso(commitment.beacon.comes_at)
    say(f"{out} · SHA-256 {commitment.commit}")
    say(Text(f"Tour {commitment.beacon.round}, le {comes}", f"Round {commitment.beacon.round}, on {comes}").say(lang))


def run(
    commitment: Path,
    *,
    list: Path,
    key: Key = Path("draw.key"),
    beacon: Record = None,
    engine: EngineOption = "python",
    workers: Workers = 1,
    witnessed: Witnessed = NO_WITNESS,
    out: Path = Path("certificate.json"),
    lang: Lang = "en",
) -> None:
    """Hold the draw of a commitment, and write its certificate.

    Parameters
    ----------
    commitment
        The commitment, as `draw seal` wrote it.
    list
        The list that was sealed.
    out
        Where the certificate is written.
    """
    from campaignkit.desk.alone import hold_draw
    from campaignkit.desk.keys import signing_key
    from campaignkit.desk.witnessing import witness_of
    from campaignkit.engines import engine_named

    committed, ranking = committed_in(commitment), engine_named(engine, workers=workers)
    spoken, found = witness_of(committed, witnessed.witnesses()), round_of(committed, beacon)
    with signing_key(key) as held:
        _ = hold_draw(
            committed, list, found, held, engine=ranking, witness=spoken, keep=lambda made: once(out, made.content)
        )
    print(Text(f"Écrit : {out}", f"Written: {out}").say(lang))


def void(
    commitment: Path, *, reason: str, key: Key = Path("draw.key"), out: Path = Path("void.json"), lang: Lang = "en"
) -> None:
    """Close a sealed draw that will not be held, by a signed statement that everyone can see.

    Parameters
    ----------
    commitment
        The commitment, as `draw seal` wrote it.
    reason
        Why the draw is not held; everyone can read it.
    out
        The file to write.
    """
    from campaignkit.desk.alone import void_draw
    from campaignkit.desk.keys import signing_key
    from campaignkit.draw.protocol import canonical, outcome_was_knowable

    committed = committed_in(commitment)
    with signing_key(key) as held:
        statement = void_draw(committed, held, reason=reason, now=system_clock())
        once(out, canonical(statement.to_plain()))
    print(Text(f"Écrit : {out}", f"Written: {out}").say(lang))
    if outcome_was_knowable(statement, committed):
        say(Text("Annulé alors que l'issue pouvait être connue.", "Aborted when the outcome could be known.").say(lang))


def record(
    certificate: Path,
    *,
    names: Path | None = None,
    html: Path | None = None,
    tz: str = "Europe/Paris",
    lang: Lang = "en",
) -> None:
    """Show the record of a draw for a bailiff to sign, or write it as a page.

    Parameters
    ----------
    certificate
        The certificate of the draw.
    names
        The private file of names by id; without it the record names ids alone.
    html
        Write a page that prints on paper.
    tz
        The IANA time zone in which times are shown.
    """
    from campaignkit.desk.quick import read_behind
    from campaignkit.documents import record_html, record_text, write
    from campaignkit.draw.protocol import read_certificate

    held = read_certificate(read(certificate))
    behind = read_behind(names) if names else {}
    if html is None:
        print("\n".join(record_text(held, zone(tz), lang, names=behind, width=WIDTH)))
        return
    write(html, record_html(held, zone(tz), lang, names=behind))
    print(Text(f"Écrit : {html}", f"Written: {html}").say(lang))


def clause(*, chain: Literal["quicknet", "default"] = "quicknet", margin: Margin = HOUR, lang: Lang = "en") -> None:
    """Print the clause for the rules: how winners are drawn, by which chain, how its round is chosen.

    Parameters
    ----------
    chain
        The chain of public randomness (drand).
    """
    from campaignkit.documents import clause as written
    from campaignkit.draw.protocol import CHAINS

    (found,) = (each for each in CHAINS.values() if each.name == chain)
    say(written(found.name, found.hash, margin, lang))


def _lines(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as cause:
        raise missing(path) from cause


def once(out: Path, content: bytes) -> None:
    """Write a file that is not there, or leave it when it says the same; another file is left alone."""
    from campaignkit.documents import write

    if out.exists() and out.read_bytes() != content:
        raise CampaignKitError(
            Text(f"{out} existe déjà, et dit autre chose", f"{out} exists, and says something else"),
            None,
            Text("donner un autre nom (--out)", "give another name (--out)"),
        )
    write(out, content)
