"""What falls due in a campaign: read from the plan and the log, no timer runs."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from attrs import frozen

from campaignkit.campaign.anchors import anchors
from campaignkit.campaign.gates import reviewed, signable
from campaignkit.campaign.states import (
    Announced,
    Archived,
    Campaign,
    Cancelled,
    Closed,
    Drawn,
    Ended,
    Live,
    Open,
    Planning,
    Sealed,
    Settled,
    Void,
)
from campaignkit.checklists import Answered, Recheck, Review, ReviewLine, overdue
from campaignkit.claims import Notified
from campaignkit.privacy import Kept, retention_ends
from campaignkit.values import UNKNOWN, Instant, RoundId, SubjectId, Text, Zone

PROOF_WANTED = Text(
    "apporter la preuve de la dérogation par téléphone de {check}", "bring the proof of the waiver by phone of {check}"
)
FELL = Text(
    "la dérogation par téléphone de {check} est tombée sans preuve", "the waiver by phone of {check} fell without proof"
)
WATCHED_GATES = ("close", "seal", "draw", "announce")


@frozen(kw_only=True)
class DueItem:
    """One thing that falls due: when, in which campaign, what, and which role and people it waits for.

    `blocks` says whether a gate stays shut until then; `act` names what `apply_due` would do: `expire` a
    claim, `erase` a purpose, or nothing. `line` is the question, where it is one; `unreadied` says that it
    was answered when its gate was passed, and is open again.
    """

    campaign: str
    due_at: Instant
    what: Text
    where: str
    owner: str
    blocks: bool
    act: str = ""
    people: frozenset[SubjectId] = frozenset()
    line: ReviewLine | None = None
    unreadied: bool = False

    @property
    def timed(self) -> bool:
        """Whether it is due at an hour, and not by the end of a day."""
        return self.line.timed if self.line is not None else self.act != "erase"

    def late(self, now: Instant, zone: Zone) -> bool:
        """Whether it should have been done by now, on the clock of the campaign's zone."""
        return overdue(self.due_at, now, zone, timed=self.timed)

    @property
    def sign(self) -> bool:
        """Whether it waits for somebody's signature."""
        return self.line is not None and self.line.check.answered is Answered.ATTESTED


@frozen(kw_only=True)
class ToSign:
    """A question that waits for a person's signature: in which campaign, and the line of the review that asks it."""

    campaign: str
    line: ReviewLine


@frozen(kw_only=True)
class Outlook:
    """A campaign at one moment, with the gates that stand ahead of it, and those passed that are asked again."""

    campaign: Campaign
    now: Instant
    ahead: tuple[Review, ...]
    again: tuple[Recheck, ...] = ()


def outlook(campaign: Campaign, now: Instant, again: Iterable[Recheck] = ()) -> Outlook:
    """Ask every gate that matters, once."""
    return Outlook(campaign=campaign, now=now, ahead=tuple(_ahead(campaign, now)), again=tuple(again))


def to_sign(seen: Outlook, person: SubjectId) -> Iterator[ToSign]:
    """What a person must sign in a campaign: for the gates ahead, and anew for those passed, each question once."""
    campaign = seen.campaign
    ahead = (line for review in seen.ahead for line in review.lines if line.reasons)
    again = (line for each in seen.again for line in each.unreadied)
    lines = {line.key: line for line in (*again, *ahead) if line.check.answered is Answered.ATTESTED}
    for line in lines.values():
        if person in waiting_for(campaign, line.check.signatory):
            yield ToSign(campaign=campaign.id, line=line)


def watched(campaign: Campaign, gate: str, item: str) -> bool:
    """Whether a gate that was passed still matters: the launch until the end, those of a round until it is settled."""
    if gate == "launch":
        return not campaign.over
    here = campaign.rounds.get(RoundId(item))
    return gate in WATCHED_GATES and here is not None and not isinstance(here, Settled | Void)


def due_of(seen: Outlook) -> Iterator[DueItem]:
    """Everything in a campaign that has a date: open questions of the gates, closings, answers, erasures."""
    campaign = seen.campaign
    if not isinstance(campaign.phase, Archived):
        asked = (*_open_lines(seen), *(item for again in seen.again for item in _unreadied(campaign, again)))
        yield from asked
        yield from _proofs(campaign, seen.now, told={item.where for item in asked})
        yield from _closings(campaign)
        yield from _answers(campaign)
    yield from _retention(campaign)


def _ahead(campaign: Campaign, now: Instant) -> Iterator[Review]:
    """The gates that stand before the next moves."""
    if isinstance(campaign.phase, Planning):
        yield reviewed(campaign, "launch", "", now)
    for name, state in campaign.rounds.items():
        match state:
            case Open():
                yield reviewed(campaign, "close", name, now)
            case Closed():
                yield reviewed(campaign, "seal", name, now)
            case Sealed():
                yield reviewed(campaign, "draw", name, now)
            case Drawn():
                yield reviewed(campaign, "announce", name, now)
            case Announced():
                yield reviewed(campaign, "settle", name, now)
            case _:
                pass


def _open_lines(seen: Outlook) -> Iterator[DueItem]:
    for review in seen.ahead:
        for line in review.lines:
            if line.due_at is not None and line.reasons:
                yield _open_line(seen.campaign, line, line.due_at)


def _unreadied(campaign: Campaign, again: Recheck) -> Iterator[DueItem]:
    """What no longer holds of a gate that was passed; it is wanted now where the question has no date."""
    for line in again.unreadied:
        yield _open_line(campaign, line, line.due_at or again.review.at, unreadied=True)


def _open_line(campaign: Campaign, line: ReviewLine, due_at: Instant, *, unreadied: bool = False) -> DueItem:
    what = line.reasons[-1 if line.timed else 0].text
    return DueItem(
        campaign=campaign.id, due_at=due_at, what=what, where=line.key, owner=line.check.signatory,
        blocks=line.blocks, people=waiting_for(campaign, line.check.signatory), line=line, unreadied=unreadied,
    )  # fmt: skip


def waiting_for(campaign: Campaign, role: str) -> frozenset[SubjectId]:
    """Whom a role's work waits for: those who hold it and their deputies; those who lead where nobody does."""
    holding = campaign.plan.organisers.holding
    return holding(role) or holding("lead")


def _proofs(campaign: Campaign, now: Instant, *, told: Container[str]) -> Iterator[DueItem]:
    """The proofs that waivers by phone still owe: soon, or too late unless the open question tells so."""
    owed = tuple(each for each in campaign.approvals.awaiting() if now < each[1] or each[0] not in told)
    asked = signable(campaign) if owed else {}
    for key, due_at in owed:
        what = (PROOF_WANTED if now < due_at else FELL).fill(check=key)
        role = (asked[key].waived_by or asked[key].role) if key in asked else "lead"
        yield _dated(campaign, due_at, what, key, role)


def _closings(campaign: Campaign) -> Iterator[DueItem]:
    for each in campaign.plan.rounds:
        if each.closes_at is not UNKNOWN and isinstance(campaign.rounds.get(each.id), Open):
            what = Text(f"clôture de la session « {each.id} »", f'close of the round "{each.id}"')
            yield _dated(campaign, each.closes_at, what, each.id, "cm")


def _answers(campaign: Campaign) -> Iterator[DueItem]:
    for claim, state in campaign.claims.claims.items():
        if isinstance(state, Notified) and state.deadline is not None:
            what = Text("fin du délai de réponse d'un gagnant", "a winner's deadline ends")
            yield _dated(campaign, state.deadline, what, claim, "lead", act="expire")


def _retention(campaign: Campaign) -> Iterator[DueItem]:
    known = anchors(campaign.plan)
    for purpose in campaign.plan.privacy.purposes:
        ends = retention_ends(purpose, known, campaign.plan.clock, campaign.plan.works)
        state = campaign.privacy.purposes.get(purpose.id)
        if (
            ends is not None
            and isinstance(state, Kept)
            and isinstance(campaign.phase, Live | Ended | Archived | Cancelled)
        ):
            what = Text(f"effacer : {purpose.text.fr}", f"erase: {purpose.text.en}")
            yield _dated(campaign, ends, what, purpose.id, "dpo", act="erase")


def _dated(campaign: Campaign, due_at: Instant, what: Text, where: str, role: str, *, act: str = "") -> DueItem:
    return DueItem(
        campaign=campaign.id, due_at=due_at, what=what, where=where, owner=role, blocks=False, act=act,
        people=waiting_for(campaign, role),
    )  # fmt: skip
