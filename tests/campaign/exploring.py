"""Everything pressed at every stage of a contest, with no clock, no chance and no file: what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeAlias

from attrs import NOTHING, define, evolve, field, fields

from campaignkit.campaign import COMMANDS, SLOTS, Campaign, StartCampaign, apply, decide, explain
from campaignkit.campaign.slots import BY_COMMAND, Slot
from campaignkit.campaign.states import adopt
from campaignkit.claims import ClaimsState
from campaignkit.draw import DrawnPlace, DrawState, TierId, held_as
from campaignkit.draw.protocol import Reactions
from campaignkit.machine import Accepted, Context, Reason, Refused
from campaignkit.organisers import Party, PartyRole
from campaignkit.privacy import EraseData, PurposeId
from campaignkit.simulation.before import LEAD
from campaignkit.testing import nothing_outside
from campaignkit.testing.buttons import pressed
from campaignkit.testing.road import CHAPTERS, REACTING, ROAD, TURNS
from campaignkit.testing.story import FIRST, MAIN, Play, adopting, at, closed, confirming, drawn, ended, kept, waive
from campaignkit.values import Instant, SubjectId, digest_of

Stage: TypeAlias = tuple[Campaign, Instant]
StateOf: TypeAlias = tuple[str, str]
PARTNER = Party(id="partner", name="Eierhof GmbH", roles=(PartyRole.PRIZE_SUPPLIER,))
LATE = at("2024-06-01 09:00")


@define
class Found:
    """What occurred: kinds of events, states of machines with the stage that has one, reasons by code, stages."""

    kinds: set[str] = field(factory=set)
    states: dict[StateOf, Stage] = field(factory=dict)
    reasons: dict[str, Reason] = field(factory=dict)
    stages: list[Stage] = field(factory=list)
    decided: int = 0


def states_of(campaign: Campaign) -> Iterator[StateOf]:
    """Every machine with the states that its items are in."""
    for slot in SLOTS:
        for items in slot.room.items:
            held = getattr(slot.state(campaign), items.field)
            for state in held.values() if items.key else (held,):
                yield items.machine.name, type(state).__name__


def told(found: Found) -> list[Stage]:
    """The contest after each of its chapters, at its hour and long after; and one with a partner."""
    play = Play()
    play.do(StartCampaign(adopting(REACTING)))
    stages = [(play.campaign, play.now)]
    for when, commands in CHAPTERS:
        play.do(*commands, when=when)
        stages += [(play.campaign, play.now), (play.campaign, LATE)]
    found.kinds |= {fact.kind for fact in play.facts}
    partners = evolve(REACTING.organisers, parties=(*REACTING.organisers.parties, PARTNER))
    adopted = adopting(evolve(REACTING, organisers=partners))
    return [*stages, *((adopt(campaign, adopted), now) for campaign, now in stages[:4])]


def _aside(found: Found) -> Iterator[Stage]:
    """Where one step would not lead: a winner who never answered, a choice without a draw, everything erased."""
    silent, chosen, over = kept(drawn), kept(closed), kept(ended)
    silent.do(confirming()[0])
    chosen.do(waive(f"draw.sealed-and-witnessed@{MAIN}"))
    over.do(*(EraseData(PurposeId(name), rows=1, attestation=digest_of(b"gone")) for name in ("contest", "delivery")))
    for play, now in ((silent, LATE), (chosen, chosen.now), (over, LATE)):
        found.kinds |= {fact.kind for fact in play.facts}
        yield play.campaign, now
    yield _below_another(), silent.now


def _below_another() -> Campaign:
    """A winner who was told, and moves up when the one above falls out."""
    told = kept(drawn)
    told.do(confirming()[0])
    held = held_as(told.campaign.draw.rounds[MAIN])
    assert held is not None
    (tier,), up = (
        held.commitment.tiers,
        Reactions(silence="cascade", refusal="cascade", ineligible="cascade", undeliverable="lapse"),
    )
    tiers = tuple(evolve(tier, name=name, on=up) for name in (tier.name, "below"))
    below = DrawnPlace(tier=TierId("below"), rank=1, entry="e3")
    draw = evolve(held, commitment=evolve(held.commitment, tiers=tiers), winners=(*held.winners, below))
    first = told.campaign.claims.claims[FIRST]
    claims = {FIRST: first, "main.below.1": evolve(first, tier="below", entry="e3", winner=SubjectId("e3"))}
    return evolve(told.campaign, draw=DrawState(rounds={MAIN: draw}), claims=ClaimsState(claims=claims))


@cache
def explored() -> Found:
    """Press everything at every stage; whatever leads to something new is a stage as well."""
    found = Found()
    waiting = told(found)
    for stage in waiting:
        _note(found, stage)
    waiting.extend(_press(found, waiting[0]))
    with nothing_outside():
        _press_all(found, waiting)
        aside = list(_aside(found))
        for stage in aside:
            _note(found, stage)
        _press_all(found, aside)
    return found


def _press_all(found: Found, waiting: list[Stage]) -> None:
    while waiting:
        stage = waiting.pop(0)
        found.stages.append(stage)
        waiting.extend(_press(found, stage))


def _note(found: Found, stage: Stage) -> bool:
    """Whether a stage has a state that none had before."""
    new = [state for state in states_of(stage[0]) if state not in found.states]
    found.states.update(dict.fromkeys(new, stage))
    return bool(new)


def _press(found: Found, stage: Stage) -> list[Stage]:
    campaign, now = stage
    explained = {(item, command): outcome for item, command, outcome in explain(campaign, now, LEAD)}
    found.reasons.update((r.code, r) for each in explained.values() if isinstance(each, Refused) for r in each.reasons)
    views = {slot: slot.view(campaign, now) for slot in SLOTS}
    leads = []
    for command in (*(each for kind in COMMANDS for each in pressed(campaign, kind)), *ROAD, *TURNS):
        outcome = _answer(found, stage, command, views[BY_COMMAND[type(command)]])
        _agrees(explained, command, outcome)
        if isinstance(outcome, Accepted):
            new = {fact.kind for fact in outcome.events} - found.kinds
            found.kinds |= new
            after = (_after(campaign, outcome), now)
            if _note(found, after) or new:
                leads.append(after)
    return leads


def _answer(found: Found, stage: Stage, command: Any, view: Any) -> Any:
    """What the room answers, and where it accepts, what the campaign does."""
    campaign, now = stage
    slot = BY_COMMAND[type(command)]
    found.decided += 1
    outcome: Any = slot.room.decide(slot.state(campaign), command, Context(now, LEAD, view))
    if isinstance(outcome, Accepted):
        outcome = decide(campaign, command, now, LEAD)
    if isinstance(outcome, Refused):
        found.reasons.update((reason.code, reason) for reason in outcome.reasons)
    return outcome


def _after(campaign: Campaign, outcome: Accepted[Any]) -> Campaign:
    for fact in outcome.events:
        campaign = apply(campaign, fact)
    return campaign


def _agrees(explained: dict[tuple[str, type[Any]], Any], command: Any, outcome: Any) -> None:
    """What is explained as refused is refused, whatever the arguments that must be given."""
    told_ = explained.get((item_of(command), type(command)))
    if isinstance(told_, Refused) and all(each.default is NOTHING for each in fields(type(command))):
        assert isinstance(outcome, Refused), command


def item_of(command: Any) -> str:
    """The item that a command is about; empty for a machine with one item."""
    slot: Slot = BY_COMMAND[type(command)]
    items = next(each for each in slot.room.items if type(command) in each.machine.commands)
    return str(getattr(command, items.key)) if items.key else ""
