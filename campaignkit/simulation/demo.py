"""One real contest from its plan to its archive, on made-up entrants: what an agency will live through.

The story has a chapter for each stage; every chapter does what a person would do, through the
same doors, and what is refused there is refused here.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import frozen

from campaignkit.campaign import CampaignPlan, Launch, findings_of, lint
from campaignkit.codec import read_plan
from campaignkit.desk import Desk, Game, SetClock
from campaignkit.documents import breakdown_text, report_html, write
from campaignkit.draw.protocol import verify
from campaignkit.machine import Refused
from campaignkit.simulation import after, before
from campaignkit.simulation.comments import comments
from campaignkit.simulation.telling import Teller
from campaignkit.values import UNKNOWN, Instant, Text, local

CAMPAIGN, ROUND = "ostern", "main"
STAFF = ("catch_anna", "catch_ben", "catch_cem")
COMMENTS = 5000
FILES = ("demo.db", "demo.db.key", "entrants.tsv", "certificate.json", "report.html")


@frozen(kw_only=True)
class Demo:
    """Where the demonstration writes, from which seed it makes its entrants up, and in which language it speaks."""

    out: Path
    seed: int = 20190417
    lang: str = "en"


def run_demo(demo: Demo, teller: Teller) -> tuple[Path, ...]:
    """Play the contest; the files written. A demo.db of an earlier run is replaced."""
    demo.out.mkdir(parents=True, exist_ok=True)
    for end in ("", ".key", "-wal", "-shm"):
        (demo.out / f"demo.db{end}").unlink(missing_ok=True)
    plan = demo_plan()
    clock = SetClock(local("2023-08-21 09:00", plan.clock))
    chance = random.Random(demo.seed)  # noqa: S311 - ids of a demonstration
    with Desk.connect(
        demo.out / "demo.db", clock=clock, lang=demo.lang, fresh=lambda: f"{chance.getrandbits(128):032x}"
    ) as desk:
        desk.use_signing_key(demo.seed.to_bytes(32, "big"))
        with desk.acting_as("p-02"):
            _tell(desk, plan, clock, demo, teller)
    return tuple(demo.out / name for name in FILES)


def demo_plan() -> CampaignPlan:
    """The plan of the demonstration, as it is shipped."""
    text = files("campaignkit.simulation").joinpath("ostern.yaml").read_bytes()
    return read_plan(text, CampaignPlan, name="ostern.yaml")


def _tell(desk: Desk, plan: CampaignPlan, clock: SetClock, demo: Demo, teller: Teller) -> None:
    _lint(desk, plan, teller)
    game = _start(desk, plan, teller)
    before.prepare(game, teller)
    before.sign(game, teller)
    before.correct(game, teller)
    before.launch(game, clock, teller)
    _play(game, clock, demo, teller)
    _draw(game, clock, demo, teller)
    after.award(game, clock, teller)
    after.deliver(game, clock, teller)
    _report(game, clock, demo, teller)
    after.erase(game, clock, teller)
    _archive(game, demo, teller)


def _lint(desk: Desk, plan: CampaignPlan, teller: Teller) -> None:
    teller.title("Le plan est lu, et relu", "The plan is read, and read again")
    review = lint(desk.adopting(plan), desk.clock())
    teller.review(review, plan.clock)
    found = len(findings_of(review))
    teller.line(
        f"{found} constats sur {len(review.lines)} questions : les contradictions du règlement publié.",
        f"{found} findings on {len(review.lines)} questions: the contradictions of the published terms.",
    )


def _start(desk: Desk, plan: CampaignPlan, teller: Teller) -> Game:
    teller.title("L'opération démarre, le lancement est refusé", "The campaign starts, the launch is refused")
    game = desk.start(plan)
    outcome = game.ask(Launch())
    if isinstance(outcome, Refused):
        teller.reasons(outcome.reasons)
        count = len(outcome.reasons)
        teller.line(
            f"Refusé pour {count} raisons ; rien n'a changé.", f"Refused for {count} reasons; nothing has changed."
        )
    return game


def _play(game: Game, clock: SetClock, demo: Demo, teller: Teller) -> None:
    teller.title("Le jeu, la clôture, l'import", "The contest, the close, the import")
    planned = game.plan.rounds[0]
    if planned.opens_at is UNKNOWN or planned.over_at is None:
        raise LookupError(planned.id)
    before.publish_posts(game, clock, teller)
    clock.now = planned.over_at.add(minutes=1)
    game.close(ROUND)
    game.exclude(STAFF)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "comments.json"
        with teller.busy(Text("commentaires", "comments").say(demo.lang)):
            rows = list(_comments(game, planned.opens_at, planned.over_at, demo.seed))
            write(path, json.dumps({"data": rows}, ensure_ascii=False))
        clock.now = clock.now.add(hours=8)
        with teller.busy("import"):
            done = game.import_entries(path, ROUND, shown=len(rows))
        if done.counts is not None:
            teller.lines(breakdown_text(done.counts, demo.lang))
        if game.import_entries(path, ROUND).again:
            teller.line(
                "Le même fichier, importé deux fois : rien n'a changé.",
                "The same file brought in twice: nothing has changed.",
            )


def _comments(game: Game, opens_at: Instant, closes_at: Instant, seed: int) -> Iterator[dict[str, Any]]:
    return comments(
        seed=seed,
        count=COMMENTS,
        media=game.plan.entries.methods[0].posts,
        opens_at=opens_at,
        closes_at=closes_at,
        brand=game.plan.channels.accounts[0].handle,
        staff=STAFF,
        lang="de",
    )


def _draw(game: Game, clock: SetClock, demo: Demo, teller: Teller) -> None:
    teller.title("La liste est scellée, puis tirée", "The list is sealed, then drawn")
    clock.now = local("2023-09-15 11:30", game.plan.clock)
    after.seal(game, teller)
    clock.now = local("2023-09-15 13:00:10", game.plan.clock)
    game.draw(ROUND)
    write(demo.out / "entrants.tsv", game.sealed_list(ROUND))
    write(demo.out / "certificate.json", game.certificate(ROUND))
    _verify(demo, teller)


def _verify(demo: Demo, teller: Teller) -> None:
    content = (demo.out / "certificate.json").read_bytes()
    with (demo.out / "entrants.tsv").open("rb") as lines:
        report = verify(content, lines)
    for line in report.say(demo.lang).splitlines():
        teller.line(line, line)


def _report(game: Game, clock: SetClock, demo: Demo, teller: Teller) -> None:
    after.enter_figures(game, clock, teller)
    html = report_html(game.report(), game.plan.title, game.plan.objectives.objective, demo.lang)
    page = write(demo.out / "report.html", html)
    after.close_books(game, page.read_bytes(), teller)


def _archive(game: Game, demo: Demo, teller: Teller) -> None:
    teller.title("L'archive", "The archive")
    game.archive()
    write(demo.out / "certificate.json", game.certificate(ROUND))
    rows = game.desk.verify().events
    teller.line(f"Journal vérifié : {rows} lignes, aucune altérée.", f"Log verified: {rows} rows, none altered.")
    _verify(demo, teller)
    teller.line("L'opération est archivée.", "The campaign is archived.")
