"""One campaign as its log tells it now: its state, its reviews, what it would answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from campaignkit.campaign import (
    NOTHING_YET,
    Campaign,
    CampaignPlan,
    WhatIf,
    anchors,
    decide,
    explain,
    reviewed,
    what_if,
)
from campaignkit.checklists import Passage, Recheck, Review
from campaignkit.desk.changing import changed
from campaignkit.desk.home import houses_of
from campaignkit.followup import Report
from campaignkit.machine import Outcome
from campaignkit.rules import Action, AgeAt, EntrantFacts, Grounds, May, eligible
from campaignkit.values import CampaignId, civil

if TYPE_CHECKING:
    from campaignkit.desk.desk import Desk
    from campaignkit.documents import By, ReviewView
    from campaignkit.store import ReadView, StoredEvent


@frozen(kw_only=True)
class Seen:
    """What was folded so far: the last row, and the state after it."""

    last: StoredEvent | None = None
    campaign: Campaign

    @property
    def version(self) -> int:
        """The version of the last row; 0 before the first."""
        return self.last.version if self.last else 0


class Standing:
    """What is asked of a campaign; its state is always the fold of its log, and nothing here changes it."""

    def __init__(self, desk: Desk, campaign: CampaignId) -> None:
        self.desk = desk
        self.id = campaign
        self._seen: Seen | None = None

    @property
    def state(self) -> Campaign:
        """The state that the log leads to now."""
        with self.desk.store.read() as tx:
            return self.load(tx)

    @property
    def version(self) -> int:
        """How many facts the log of this campaign holds."""
        with self.desk.store.read() as tx:
            return self._look(tx).version

    @property
    def plan(self) -> CampaignPlan:
        """The plan in force."""
        return self.state.plan

    def load(self, tx: ReadView) -> Campaign:
        """The state as this transaction sees it.

        What was folded before is kept only while its last row is still there: an undone
        transaction leaves no trace here either.
        """
        campaign = self._look(tx).campaign
        return evolve(campaign, houses=houses_of(self.desk, tx, campaign.plan)) if campaign.plan.houses else campaign

    def _look(self, tx: ReadView) -> Seen:
        seen = self._seen
        if seen is None or (
            seen.last is not None and next(tx.events(self.id, seen.last.version - 1), None) != seen.last
        ):
            seen = Seen(campaign=evolve(NOTHING_YET, packs=self.desk.packs, own=self.desk.checks))
        if bodies := tx.bodies(self.id, seen.version):
            (last,) = tx.events(self.id, seen.version + len(bodies) - 1)
            seen = Seen(last=last, campaign=self.desk.log.fold(seen.campaign, bodies))
        self._seen = seen
        return seen

    def ask(self, command: object) -> Outcome[Any]:
        """What `do` would answer; nothing changes."""
        return decide(self.state, command, self.desk.clock(), self.desk.actor)

    def review(self, gate: str = "launch", item: str = "") -> Review:
        """Every question of a gate with its answers now; `item` names the round or the claim it is about."""
        return reviewed(self.state, gate, item, self.desk.clock())

    def recheck(self, gate: str = "launch", item: str = "") -> Recheck | None:
        """The gate's last passage with its questions asked again now; None while it was never passed."""
        from campaignkit.desk.passages import latest, recheck

        passage = latest(self).get((gate, item))
        return None if passage is None else recheck(self, self.state, passage)

    def review_view(self, gate: str = "launch", item: str = "", *, by: By = "room") -> ReviewView:
        """A gate's review as `campaignkit.documents` makes text, Markdown and a page of it, in the desk's language."""
        from campaignkit.desk.reviewing import review_view

        again = self.recheck(gate, item)
        found = again.review if again else self.review(gate, item)
        return review_view(self.state, found, lang=self.desk.lang, by=by, recheck=again)

    def passages(self) -> tuple[Passage, ...]:
        """Every gate that was passed, oldest first, with the verdicts recorded then."""
        from campaignkit.desk.passages import passages

        return passages(self)

    def recomputed_passages(self) -> Iterator[tuple[Passage, Mapping[str, str]]]:
        """Each passage beside its verdicts worked out anew from the log before it; equal under one definition."""
        from campaignkit.desk.passages import recomputed_passages

        return recomputed_passages(self)

    def eligible(self, action: Action, facts: EntrantFacts) -> tuple[May, tuple[Grounds, ...]]:
        """May this person do this under the rules of the plan? The answer with its grounds; nothing is recorded.

        An age is counted on the days of the plan, in its zone, unless `facts.days` says otherwise.
        """
        plan, dates = self.plan, anchors(self.plan)
        over = dates.get("close")
        known = {AgeAt.OPENING: dates.get("opening"), AgeAt.CLOSE: over and over.subtract(microseconds=1)}
        days = {at: civil(day, plan.clock).date() for at, day in known.items() if day is not None}
        return eligible(plan.rules, action, evolve(facts, days={**days, **facts.days}))

    def explain(self) -> Iterator[tuple[str, type[Any], Any]]:
        """For each item and command: accepted, refused and why, or which arguments are wanted."""
        return explain(self.state, self.desk.clock(), self.desk.actor)

    def history(self) -> tuple[StoredEvent, ...]:
        """The rows of this campaign's log, oldest first."""
        with self.desk.store.read() as tx:
            return tuple(tx.events(self.id, 0))

    def what_if(self, plan: CampaignPlan | None = None, /, **changes: object) -> WhatIf:
        """What would follow from another plan, or from changes to this one; nothing is written.

        `changes` are said as in `campaignkit.desk.changing`: `closes_at="2026-11-25 23:59"`. The answer
        is for whoever acts at the desk now, and holds for this moment.
        """
        state = self.state
        adopted = self.desk.adopting(changed(plan or state.plan, changes))
        return what_if(state, adopted, self.desk.clock(), self.desk.actor)

    def report(self) -> Report:
        """What was wanted, what came of it, and what it cost, as the log says now."""
        from campaignkit.desk.reporting import report_of

        return report_of(self.state)
