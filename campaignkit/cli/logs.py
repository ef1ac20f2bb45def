"""Commands about the log, diagrams and the demonstration."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, TypeAlias

from cyclopts import App, Parameter
from cyclopts.validators import Number

from campaignkit.campaign import SLOTS
from campaignkit.cli import carrying
from campaignkit.cli.console import AsJson, CampaignName, Lang, StorePath, missing, opened, say_json
from campaignkit.documents import write
from campaignkit.machine import Machine, diagram
from campaignkit.values import CampaignKitError, Text, civil, from_micros

Seed: TypeAlias = Annotated[int, Parameter(validator=Number(gte=0, lt=2**256))]


def register(app: App) -> None:
    """Add the commands to the program."""
    log = App(name="log", help="Read, verify and sign the log.")
    log.command(show)
    log.command(verify)
    log.command(export_checkpoint, name="checkpoint")
    carrying.register(app, log)
    app.command(log)
    app.command(draw_diagram, name="diagram")
    app.command(demo)


def show(db: StorePath, campaign: CampaignName, *, json: AsJson = False, lang: Lang = "en") -> None:
    """Show the facts of a campaign, oldest first."""
    with opened(db, "desk", lang) as desk:
        rows = desk[campaign].history()
        zone = desk[campaign].plan.clock
    if json:
        say_json([
            {"position": r.position, "version": r.version, "kind": r.kind, "recorded_at": r.recorded_at,
             "actor": r.actor, "body": r.body, "hash": r.hash} for r in rows
        ])  # fmt: skip
        return
    for row in rows:
        at = civil(from_micros(row.recorded_at), zone)
        print(f"{row.position:>5} {at:%Y-%m-%d %H:%M}  {row.kind:<32} {row.actor:<12} {row.hash[:12]}")


def verify(
    db: StorePath,
    *,
    checkpoint: Annotated[Path | None, Parameter(help="A signed checkpoint.")] = None,
    lang: Lang = "en",
) -> None:
    """Verify the chain of the log; names the first row that is not as it was recorded."""
    with opened(db, "desk", lang) as desk:
        rows = desk.verify(_bytes(checkpoint) if checkpoint else None).events
    print(Text(f"{rows} lignes, aucune altérée.", f"{rows} rows, none altered.").say(lang))


def export_checkpoint(db: StorePath, *, out: Path = Path("checkpoint.json"), lang: Lang = "en") -> None:
    """Sign the heads of all streams and write them to a file, to be kept elsewhere.

    Parameters
    ----------
    out
        The file to write.
    """
    with opened(db, "desk", lang) as desk:
        write(out, desk.checkpoint())
    print(Text(f"Écrit : {out}", f"Written: {out}").say(lang))


def _bytes(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeError) as cause:
        raise missing(path) from cause


def machines() -> dict[str, Machine[Any, Any]]:
    """Every machine of the library, by name."""
    return {items.machine.name: items.machine for slot in SLOTS for items in slot.room.items}


def draw_diagram(machine: str = "campaign") -> None:
    """Print a machine as Mermaid text, drawn from its own table.

    Parameters
    ----------
    machine
        `campaign, round, prize-line, visual, post, claim, parcel…`
    """
    known = machines()
    if machine not in known:
        raise CampaignKitError(
            Text(f"il n'y a pas de machine « {machine} »", f'there is no machine "{machine}"'),
            None,
            Text(f"celles qui existent : {', '.join(known)}", f"those that exist: {', '.join(known)}"),
        )
    print(diagram(known[machine]))


def demo(*, out: Path = Path("demo"), seed: Seed = 20190417, lang: Lang = "en") -> None:
    """Run one real contest from its plan to its archive, on made-up entrants.

    Parameters
    ----------
    out
        The folder for the four files that it writes.
    seed
        Another seed makes other entrants up.
    """
    from campaignkit.simulation import Demo, run_demo
    from campaignkit.simulation.telling import Teller

    written = run_demo(Demo(out=out, seed=seed, lang=lang), Teller(print, lang, busy))
    print()
    print(Text("Écrits :", "Written:").say(lang))
    for path in written:
        print(f"  {path}")


@contextmanager
def busy(what: str) -> Iterator[None]:
    """A bar while something takes a moment; nothing where no terminal is."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    with Progress(
        TextColumn("   {task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        redirect_stdout=False,
        disable=not console.is_terminal,
    ) as progress:
        progress.add_task(what, total=None)
        yield
