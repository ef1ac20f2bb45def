"""The chapters before and at the launch: preparing, signing, correcting, going public."""

from __future__ import annotations

from attrs import evolve

from campaignkit.approvals import SignOff
from campaignkit.campaign import CampaignPlan, Launch
from campaignkit.channels import ProveAccess
from campaignkit.creatives import ApproveVisual, AskChanges, ConfirmPost, SchedulePost, SubmitVisual
from campaignkit.desk import Game, SetClock
from campaignkit.machine import Refused
from campaignkit.objectives import ApproveBudget
from campaignkit.prizes import LineId, SecurePrize
from campaignkit.rules import PublishRules, RulesPlan
from campaignkit.simulation.telling import Teller
from campaignkit.values import UNKNOWN, SubjectId, digest_of, local

CLIENT, LEAD, LEGAL, CM = SubjectId("p-01"), SubjectId("p-02"), SubjectId("p-03"), SubjectId("p-04")
ATTESTED = (
    ("objectives.format", LEAD),
    ("creatives.backward-plan", LEAD),
    ("prizes.announced-is-bought", LEAD),
    ("rules.mechanic-allowed", LEGAL),
    ("rules.legal-review", LEGAL),
    ("entries.mobile-checked", CM),
    ("claims.notice-ready", CM),
    ("claims.forms-ready", LEGAL),
    ("channels.rehearsed", SubjectId("p-05")),
    ("packs.de-uwg-false-prize", LEGAL),
    ("campaign.go", CLIENT),
)


def proof(name: str) -> str:
    """The digest of a made-up document, as a file attached would have it."""
    return digest_of(name.encode())


def prepare(game: Game, teller: Teller) -> None:
    """Prize, visuals, posts, accounts, orders: everything that the gate wants to see done."""
    teller.title("On prépare : lot, visuels, publications, comptes", "Preparing: prize, visuals, posts, accounts")
    for line in game.plan.objectives.budget:
        game.do(ApproveBudget(line.id, reference=f"PO-{line.id}"))
    game.do(SecurePrize(LineId("parcel"), units=2, proof=proof("delivery note")))
    for visual in game.plan.creatives.visuals:
        game.do(SubmitVisual(visual.id, sha256=digest_of(f"{visual.id} v1".encode())))
    game.do(AskChanges("launch", comment="logo larger, please"))
    game.do(SubmitVisual("launch", sha256=digest_of(b"launch v2")))
    for visual in game.plan.creatives.visuals:
        game.do(ApproveVisual(visual.id, decided_by=CLIENT, proof=proof(f"approval {visual.id}")))
    for post in game.plan.creatives.posts:
        if post.publishes_at is not UNKNOWN:
            game.do(SchedulePost(post.id, reference=f"ig-{post.id}", publishes_at=post.publishes_at))
    game.do(ProveAccess("catch", valid_until=local("2023-12-31 23:00", game.plan.clock), proof=proof("token test")))
    teller.line(
        "Lot en stock, 4 visuels validés (le premier au 2e aller-retour), 5 publications programmées.",
        "Prize in stock, 4 visuals approved (the first at its 2nd round), 5 posts scheduled.",
    )


def sign(game: Game, teller: Teller) -> None:
    """Whoever must decides, and says through which channel, with what proof."""
    teller.title("Chacun valide ce qui lui revient", "Everybody signs off what is theirs")
    for check, who in ATTESTED:
        game.sign(check, decided_by=who, channel="e-mail", proof=proof(check))
        teller.line(f"{who} valide {check}", f"{who} signs off {check}")
    nobody = game.ask(SignOff("rules.legal-review", decided_by=CM, channel="e-mail", proof=proof("note")))
    if isinstance(nobody, Refused):
        teller.line(
            "Le community manager ne peut pas valider pour le juridique :",
            "The community manager cannot sign for legal:",
        )
        teller.reasons(nobody.reasons)


def correct(game: Game, teller: Teller) -> None:
    """The contradictions are mended in a new version, and the sign-offs that rested on the old one fall."""
    teller.title("Le règlement est corrigé, des validations tombent", "The rules are corrected, sign-offs fall")
    game.adopt(corrected(game.plan))
    outcome = game.ask(Launch())
    if isinstance(outcome, Refused):
        teller.reasons(outcome.reasons)


def corrected(plan: CampaignPlan) -> CampaignPlan:
    """The plan with the season's zone, and with the place where one really enters."""
    return evolve(plan, zone_as_written="MESZ", rules=_with_place(plan.rules))


def _with_place(rules: RulesPlan) -> RulesPlan:
    (text,) = rules.texts
    words = "Die Teilnahme ist nur auf Instagram möglich, einmal je Beitrag."
    sections = tuple(evolve(each, text=words) if each.id == "mechanics" else each for each in text.sections)
    return evolve(rules, version="2", texts=(evolve(text, sections=sections),))


def launch(game: Game, clock: SetClock, teller: Teller) -> None:
    """Published, signed anew, and launched."""
    teller.title("Publié, revalidé, lancé", "Published, signed anew, launched")
    address = "https://catch.example/ostern"
    game.do(PublishRules(sha256=digest_of(b"the published rules, version 2"), address=address))
    for check, who in (("rules.legal-review", LEGAL), ("campaign.go", CLIENT)):
        game.sign(check, decided_by=who, channel="e-mail", proof=proof(f"{check} v2"))
        teller.line(f"{who} revalide {check}", f"{who} signs off {check} again")
    clock.now = local("2023-09-13 09:55", game.plan.clock)
    passed = game.launch()[0]
    green = sum(verdict == "pass" for verdict in passed.verdicts.values())
    teller.line(
        f"Lancé : {len(passed.verdicts)} verdicts inscrits au journal, dont {green} oui.",
        f"Launched: {len(passed.verdicts)} verdicts are in the log, {green} of them yes.",
    )
    teller.review(game.review("launch"), game.plan.clock)


def publish_posts(game: Game, clock: SetClock, teller: Teller) -> None:
    """The four posts go out at their hours."""
    for post in game.plan.creatives.posts[:4]:
        if post.publishes_at is not UNKNOWN:
            clock.now = post.publishes_at.add(minutes=1)
            game.do(ConfirmPost(post.id, address=f"https://instagram.example/{post.id}"))
    teller.line("Les quatre publications sont parues à l'heure.", "The four posts went out on time.")
