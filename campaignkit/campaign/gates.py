"""The gates of a campaign: which moves stand behind one, and what each gate asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import Any, TypeAlias

from attrs import evolve, frozen

from campaignkit import (
    channels,
    claims,
    creatives,
    draw,
    entries,
    followup,
    incidents,
    objectives,
    organisers,
    privacy,
    prizes,
    rules,
    shipping,
)
from campaignkit.approvals import Signable, consent_key
from campaignkit.campaign import commands as c
from campaignkit.campaign.anchors import Dated, dated
from campaignkit.campaign.answers import SignOffsNow
from campaignkit.campaign.checks import CROSS_CHECKS
from campaignkit.campaign.contents import contents
from campaignkit.campaign.duties import duties
from campaignkit.campaign.plan import section
from campaignkit.campaign.sizes import sized
from campaignkit.campaign.states import Campaign, adopt
from campaignkit.checklists import (
    PASSED,
    Answer,
    Answered,
    Case,
    Check,
    Review,
    ReviewLine,
    Verdict,
    review_line,
    unknown,
)
from campaignkit.house import House
from campaignkit.rulepacks import NO_PACKS, Library
from campaignkit.values import UNKNOWN, Digest, Instant, SubjectId, Text

RoomCheck: TypeAlias = Check[Case[Any, Any]]
Dates: TypeAlias = Callable[[str], Dated]
ROOMS: Mapping[str, Any] = {
    "objectives": objectives,
    "organisers": organisers,
    "prizes": prizes,
    "rules": rules,
    "entries": entries,
    "draw": draw,
    "claims": claims,
    "shipping": shipping,
    "creatives": creatives,
    "channels": channels,
    "followup": followup,
    "privacy": privacy,
    "incidents": incidents,
}


@frozen
class Gate:
    """A checklist in front of a move: its name, and the item of the command that it asks about.

    `brings` says what the plan that the command brings is asked too, for what is new in it: `lint`, and
    `law` for the rules of law that guard the launch. An amendment may leave a contradiction for
    later, but brings none; no change brings a prohibition, or a question of fact that law asks.
    """

    name: str
    item: Callable[[Any], str] = lambda _command: ""
    brings: frozenset[str] = frozenset()


def _round(command: Any) -> str:
    return str(command.round)


GATES: Mapping[type[Any], Gate] = {
    c.Launch: Gate("launch"),
    c.Pause: Gate("pause"),
    c.Resume: Gate("resume"),
    c.Amend: Gate("amend", brings=frozenset({"lint", "law"})),
    c.Extend: Gate("extend", brings=frozenset({"law"})),
    c.Shorten: Gate("shorten", brings=frozenset({"law"})),
    rules.AmendRules: Gate("amend-rules"),
    c.Cancel: Gate("cancel"),
    c.End: Gate("end"),
    c.Archive: Gate("archive"),
    c.CloseRound: Gate("close", _round),
    draw.CommitDraw: Gate("seal", _round),
    draw.HoldDraw: Gate("draw", _round),
    draw.RecordDecision: Gate("draw", _round),
    c.AnnounceRound: Gate("announce", _round),
    c.SettleRound: Gate("settle", _round),
    shipping.SendParcel: Gate("ship", lambda command: str(command.claim)),
    shipping.HandOver: Gate("ship", lambda command: str(command.claim)),
    shipping.SendCode: Gate("ship", lambda command: str(command.claim)),
}
GATE_NAMES = tuple(dict.fromkeys(gate.name for gate in GATES.values()))


def asked(campaign: Campaign, command: Any, gate: Gate, now: Instant) -> Review:
    """The review that decides on a command: its gate's, and what the plan that it brings would contradict anew."""
    review = reviewed(campaign, gate.name, gate.item(command), now)
    if not gate.brings:
        return review
    open_before = {line.key for line in reviewed(campaign, "launch", "", now).blocking}
    brought = reviewed(adopt(campaign, command.adopted), "launch", "", now).lines
    new = (line for line in brought if line.key not in open_before and _rests_on_the_plan(line) in gate.brings)
    return evolve(review, lines=(*review.lines, *new))


LAW_AGREES = "campaign.law-agrees"


def _rests_on_the_plan(line: ReviewLine) -> str:
    """What a plan alone settles: the `lint`, and of the `law` what it forbids or asks as a fact; else nothing."""
    if line.check.gate == "lint":
        return "lint"
    if line.check.id == LAW_AGREES:
        return "law"
    asks = any(answer.where.startswith("facts.") for answer in line.answers)
    return "law" if line.check.id.startswith("packs.") and (asks or line.verdict is not Verdict.UNKNOWN) else ""


@cache
def every_check() -> tuple[tuple[str, RoomCheck], ...]:
    """Every check with the room that it looks at; `campaign` for the cross-checks."""
    own = [(name, check) for name, room in ROOMS.items() for check in room.CHECKS]
    return (*own, *(("campaign", check) for check in CROSS_CHECKS))


def checks_of(
    gate: str, packs: Library = NO_PACKS, own: tuple[RoomCheck, ...] = ()
) -> tuple[tuple[str, RoomCheck], ...]:
    """The checks of one gate, those of the rule packs and your own included; the launch asks the lint as well."""
    wanted = (gate, "lint") if gate == "launch" else (gate,)
    return tuple((room, check) for room, check in all_checks(packs, own) if check.gate in wanted)


@cache
def all_checks(packs: Library, own: tuple[RoomCheck, ...] = ()) -> tuple[tuple[str, RoomCheck], ...]:
    """Every check of the library, one for each rule of the packs, and `own`: those that an agency adds."""
    added = (*duties(packs, _fulfilled), *own)
    return (*every_check(), *(("campaign", check) for check in added))


def _fulfilled(check_id: str, case: Case[Any, Any]) -> Answer:
    """What the check that a duty names comes to, for the same item.

    A waiver of that check does not fulfil the duty: who may waive the law is for the pack to say.
    """
    room, check = next((room, check) for room, check in every_check() if check.id == check_id)
    item = case.item if check.per != "campaign" else ""
    asked_case = evolve(case, item=item)
    if room != "campaign":
        asked_case = evolve(asked_case, plan=section(case.plan, room), state=getattr(case.state, room))
    line = review_line(check, asked_case, case.plan.clock)
    if line.verdict is Verdict.PASS:
        return PASSED
    if line.verdict is Verdict.NOT_APPLICABLE:
        return unknown(
            f"la règle s'applique, et {check_id} se dit sans objet",
            f"the rule applies, and {check_id} says that it does not",
            check_id,
        )
    return unknown(f"attend le contrôle {check_id}", f"waits for the check {check_id}", check_id)


def reviewed(campaign: Campaign, gate: str, item: str, now: Instant) -> Review:
    """Ask every question of a gate; `item` is the round or the claim that the move is about."""
    return Review(gate=gate, at=now, lines=tuple(_lines(campaign, gate, item, now)))


def _lines(campaign: Campaign, gate: str, item: str, now: Instant) -> Iterator[ReviewLine]:
    dates = cache(partial(dated, campaign.plan))
    case = cache(partial(case_of, campaign, now=now, dates=dates))
    size = sized(campaign, now)
    for room, check in checks_of(gate, campaign.packs, campaign.own):
        for asked_item in _asked_about(campaign, check, gate, item):
            left_out = size.leaves_out(check) if size is not None else None
            yield (
                _said_more(campaign, review_line(check, case(room, asked_item), campaign.plan.clock), now)
                if left_out is None
                else ReviewLine(check=check, item=asked_item, answers=(left_out,), due_at=None)
            )


def _said_more(campaign: Campaign, line: ReviewLine, now: Instant) -> ReviewLine:
    """What a sign-off alone cannot say: where the plan leaves a signed model, or that a role was lost since."""
    given = _given(campaign, now)
    if line.verdict is Verdict.UNKNOWN and line.check.yearly:
        left = given.left(line.check.id)
        return line if left is None else evolve(line, answers=(*line.answers, *_leaving(*left)))
    return _remembering(campaign, line, given)


def _given(campaign: Campaign, now: Instant) -> SignOffsNow:
    return SignOffsNow(own=campaign.approvals, houses=campaign.houses, digests=campaign.digests, now=now)


def _leaving(model: str, paths: tuple[str, ...]) -> Iterator[Answer]:
    for path in paths:
        yield unknown(f"diffère du modèle « {model} » signé", f'differs from the signed model "{model}"', path)


def _remembering(campaign: Campaign, line: ReviewLine, given: SignOffsNow) -> ReviewLine:
    """A word stands though whoever gave it has lost the role since, and the line says so."""
    check, waived = line.check, line.verdict is Verdict.WAIVED
    if not waived and (line.verdict is not Verdict.PASS or check.answered is not Answered.ATTESTED):
        return line
    role = (check.waived_by if waived else "") or check.signatory
    speaking = _waiver_of(campaign, line) if waived else _signers_of(campaign, line, given)
    lost = [who for who, house in speaking if who not in (house or campaign.plan.organisers).holding(role)]
    if not lost or len(lost) < len(speaking):
        return line
    return evolve(line, answers=tuple(_with_role(answer, lost[0], role) for answer in line.answers))


Speaking: TypeAlias = tuple[tuple[SubjectId, House | None], ...]


def _waiver_of(campaign: Campaign, line: ReviewLine) -> Speaking:
    who = campaign.approvals.decided_by(line.check.id, line.item, waiver=True)
    return () if who is None else ((who, None),)


def _signers_of(campaign: Campaign, line: ReviewLine, given: SignOffsNow) -> Speaking:
    """Whoever gave an answer that holds for what the question is about now."""
    digest = contents(campaign, line.item).get(line.check.subject, Digest(""))
    return tuple(given.signers(line.check.id, line.item, digest))


def _with_role(answer: Answer, who: str, role: str) -> Answer:
    said = Text(
        f"décidé par {who}, qui avait alors le rôle « {role} »", f'decided by {who}, who had the role "{role}" then'
    )
    if not answer.because.en:
        return evolve(answer, because=said)
    return evolve(answer, because=Text(f"{answer.because.fr} ; {said.fr}", f"{answer.because.en}; {said.en}"))


def case_of(campaign: Campaign, room: str, item: str, now: Instant, dates: Dates | None = None) -> Case[Any, Any]:
    """What one check is given to look at: its room's part of plan and state, or the whole for the cross-checks.

    `item` is a round, a claim, or empty for the whole campaign.
    """
    claim = campaign.claims.claims.get(item)
    round_id = claim.round if claim is not None else item
    if room == "entries":
        item = round_id = campaign.root(item)
    whole = room == "campaign"
    known = (dates or partial(dated, campaign.plan))(round_id)
    return Case(
        plan=campaign.plan if whole else section(campaign.plan, room),
        state=campaign if whole else getattr(campaign, room),
        sign_offs=_given(campaign, now),
        digests=contents(campaign, item),
        now=now,
        anchors=known.anchors,
        item=item,
        told=known.told,
        earlier=known.earlier,
        later=known.later,
        zone=campaign.plan.clock,
        zoned=campaign.plan.zone is not UNKNOWN,
        works=campaign.plan.works,
    )


def _asked_about(campaign: Campaign, check: RoomCheck, gate: str, item: str) -> tuple[str, ...]:
    if check.per == "campaign":
        return ("",)
    if check.per == "round" or gate == "ship":
        return (item,)
    return campaign.standing(item)


def signable(campaign: Campaign) -> Mapping[str, Signable]:
    """Every check that a person may sign or waive now, with its content, its role and that role's people."""
    digests = cache(partial(contents, campaign))
    holding = cache(campaign.plan.organisers.holding)
    return {
        consent_key(check.id, item): Signable(
            digest=digests(item).get(check.subject, Digest("")),
            role=check.signatory,
            people=holding(check.signatory),
            two_people=check.two_people,
            waived_by=check.waived_by,
            waivers=holding(check.waived_by),
            law=check.law,
        )
        for _room, check in all_checks(campaign.packs, campaign.own)
        for item in _items(campaign, check)
    }


def _items(campaign: Campaign, check: RoomCheck) -> tuple[str, ...]:
    if check.per == "campaign":
        return ("",)
    if check.per == "round":
        return tuple(campaign.rounds)
    return tuple(campaign.claims.claims)
