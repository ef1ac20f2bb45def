"""The chapters from the sealing to the erasure."""

from __future__ import annotations

from decimal import Decimal

from campaignkit.campaign import AnnounceRound, SettleRound
from campaignkit.checklists import said
from campaignkit.claims import (
    AcceptPrize,
    ConfirmWinner,
    DeclareIneligible,
    GivePublicationConsent,
    NotifyWinner,
    ReceiveDocument,
)
from campaignkit.creatives import ConfirmPost
from campaignkit.desk import Game, RefusedError, SetClock
from campaignkit.draw import Committed
from campaignkit.followup import HoldDebrief, IssueReport, RecordCost, RecordHours, RecordKpi, Report
from campaignkit.shipping import ConfirmAddress, ConfirmDelivery, PreparePrize, ReportReturn, SendParcel
from campaignkit.simulation.before import CLIENT, LEAD, LEGAL, proof
from campaignkit.simulation.telling import Teller
from campaignkit.values import Money, RoundId, iso, local

ROUND = RoundId("main")
WITNESS = "draw.sealed-and-witnessed@main"


def seal(game: Game, teller: Teller) -> None:
    """Fix the list, commit, and let the missing witness pass by name, shown as what it is."""
    game.seal(ROUND)
    state = game.state.draw.rounds[ROUND]
    if isinstance(state, Committed):
        sealed = state.sealed
        teller.line(
            f"Liste scellée : {sealed.entries} participations, racine {sealed.merkle_root[:16]}…",
            f"List sealed: {sealed.entries} entries, root {sealed.merkle_root[:16]}…",
        )
        when = iso(state.round_time)
        teller.line(
            f"Engagé sur le tour drand {state.beacon_round}, qui vient le {when}.",
            f"Committed to drand round {state.beacon_round}, which comes at {when}.",
        )
    why = "no witness for 50 euros; the certificate says claimed"
    game.waive(WITNESS, reason=why, decided_by=LEAD, until=game.desk.clock().add(days=1))


def award(game: Game, clock: SetClock, teller: Teller) -> None:
    """The first winner may not win; the alternate drawn in advance takes the prize."""
    teller.title("Le premier gagnant ne peut pas gagner", "The first winner may not win")
    (first,) = game.state.standing(ROUND)
    with game.desk.acting_as("p-03"):
        game.do(
            DeclareIneligible(
                first, reason="account suspended during the contest", article="2", proof=proof("screenshot")
            )
        )
    (claim,) = game.state.standing(ROUND)
    teller.line(
        f"{first} : compte suspendu pendant le jeu (art. 2). Le suppléant prend le lot : {claim}.",
        f"{first}: account suspended during the contest (art. 2). The alternate takes the prize: {claim}.",
    )
    clock.now = local("2023-09-18 10:00", game.plan.clock)
    account = game.reveal(claim, why="to tell the winner")
    shown = f"{account[:3]}…"
    teller.line(
        f"Le compte {shown} est révélé à {game.desk.actor}, et c'est inscrit au journal.",
        f"The account {shown} is revealed to {game.desk.actor}, and the log says so.",
    )
    game.do(NotifyWinner(claim, channel="Instagram direct message", proof=proof("message")))
    clock.now = local("2023-09-20 18:20", game.plan.clock)
    game.do(AcceptPrize(claim, proof=proof("answer")))
    game.do(ReceiveDocument(claim, document="address", proof=proof("address message")))
    game.do(ConfirmWinner(claim, proof=proof("identity seen")))
    game.do(GivePublicationConsent(claim, form="no-name", proof=proof("answer")))
    _announce(game, clock, teller)


def _announce(game: Game, clock: SetClock, teller: Teller) -> None:
    for check, who in ((f"draw.record-signed@{ROUND}", LEAD), (f"creatives.winner-visual-agreed@{ROUND}", CLIENT)):
        game.sign(check, decided_by=who, channel="e-mail", proof=proof(check))
    clock.now = local("2023-09-25 10:05", game.plan.clock)
    game.do(AnnounceRound(ROUND))
    game.do(ConfirmPost("thanks", address="https://instagram.example/thanks"))
    teller.line("Annoncé, sans nom, comme le gagnant l'a voulu.", "Announced, without a name, as the winner wished.")


def deliver(game: Game, clock: SetClock, teller: Teller) -> None:
    """Sent, returned, sent again to an address asked again, delivered."""
    teller.title("Le colis part, revient, repart, arrive", "The parcel leaves, comes back, leaves again, arrives")
    (claim,) = game.state.standing(ROUND)
    try:
        game.do(SendParcel(claim, carrier="DHL", tracking="00340434161094015902"))
    except RefusedError as refused:
        teller.reasons(refused.reasons)
    game.do(ConfirmAddress(claim, proof=proof("address message")))
    game.do(PreparePrize(claim, prize="parcel", proof=proof("photo")))
    _send(game, clock, claim, "2023-09-26 09:00")
    clock.now = local("2023-10-02 11:00", game.plan.clock)
    game.do(ReportReturn(claim, reason="moved away"))
    game.do(ConfirmAddress(claim, proof=proof("second address message")))
    _send(game, clock, claim, "2023-10-04 09:00")
    clock.now = local("2023-10-06 15:30", game.plan.clock)
    game.do(ConfirmDelivery(claim, proof=proof("signature")))
    teller.line(
        "Envoyé le 26 septembre, revenu le 2 octobre, renvoyé le 4, remis le 6.",
        "Sent on 26 September, back on 2 October, sent again on the 4th, delivered on the 6th.",
    )


def _send(game: Game, clock: SetClock, claim: str, when: str) -> None:
    clock.now = local(when, game.plan.clock)
    game.do(SendParcel(claim, carrier="DHL", tracking="00340434161094015902"))


def enter_figures(game: Game, clock: SetClock, teller: Teller) -> None:
    """What it cost and what it brought, each with its source."""
    teller.title("Le bilan, face à l'objectif", "The report, against the objective")
    clock.now = local("2023-10-09 10:00", game.plan.clock)
    for line, amount in (("prize", 50), ("creation", 460), ("shipping", 22)):
        game.do(RecordCost(line, amount=Money(amount, "EUR")))
    for role, hours in (("cm", "16.5"), ("lead", "6"), ("legal", "2")):
        game.do(RecordHours(role, hours=Decimal(hours)))
    accounts = game.state.entries.tallies[ROUND].accounts
    game.do(RecordKpi("entrants", value=Decimal(accounts), source="entry book"))
    for kpi, value, source in (
        ("visits", 744, "web analytics"),
        ("followers", 388, "insights"),
        ("sales", 71, "web analytics"),
    ):
        game.do(RecordKpi(kpi, value=Decimal(value), source=f"{source}, 2023-10-09"))
    _tell_report(game.report(), teller)


def _tell_report(report: Report, teller: Teller) -> None:
    for kpi in report.rows:
        teller.line(
            f"{kpi.name.fr} : {said(kpi.actual).fr} pour {said(kpi.target).fr} visés"
            f" ({said(kpi.percent_of_target).fr} %)",
            f"{kpi.name.en}: {kpi.actual} of {kpi.target} wanted ({kpi.percent_of_target} %)",
        )
    cost, budget, worked, planned = report.cost, report.planned_cost, report.hours, report.planned_hours
    teller.line(
        f"Coût : {said(cost).fr} pour {said(budget).fr} prévus ; {said(worked).fr} h pour {said(planned).fr} h.",
        f"Cost: {cost} for {budget} planned; {worked} h for {planned} h.",
    )


def close_books(game: Game, page: bytes, teller: Teller) -> None:
    """The report is sent, lessons are written down, the draw and the round are settled, the campaign ends."""
    game.do(IssueReport(sha256=game.desk.attach_bytes("report.html", page)))
    game.do(HoldDebrief(keep=("four posts",), change=("ask for the address twice",), stop=("closing at midnight",)))
    game.settle_draw(ROUND)
    game.do(SettleRound(ROUND))
    game.end()
    teller.line(
        "Bilan envoyé, tirage et session réglés : l'opération est finie.",
        "Report sent, draw and round settled: the campaign has ended.",
    )


def erase(game: Game, clock: SetClock, teller: Teller) -> None:
    """On the dates that were announced the data goes, and the erasure is attested."""
    teller.title("Les données personnelles sont effacées", "Personal data is erased")
    for purpose, day in (("contest", "2023-10-16"), ("delivery", "2023-12-18")):
        clock.now = local(f"{day} 09:00", game.plan.clock)
        with game.desk.acting_as(LEGAL):
            (erased,) = game.erase(purpose)
        teller.line(
            f"{day} : {purpose}, {erased.rows} lignes effacées, attestation {erased.attestation[:16]}…",
            f"{day}: {purpose}, {erased.rows} rows erased, attestation {erased.attestation[:16]}…",
        )
