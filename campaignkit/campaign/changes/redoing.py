"""What says something that a change makes untrue: articles of the rules, visuals, posts, pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pendulum
from attrs import frozen

from campaignkit.campaign.amounts_said import amounts_said
from campaignkit.campaign.anchors import anchors
from campaignkit.campaign.changes.differences import differences
from campaignkit.campaign.changes.mentions import mentions
from campaignkit.campaign.changes.nouns import Redo, Thing, Work
from campaignkit.campaign.moving import civil_day, dates
from campaignkit.campaign.plan import CampaignPlan
from campaignkit.campaign.states import Campaign
from campaignkit.creatives import (
    ChangesAsked,
    Fact,
    Post,
    PostPublished,
    PostTakenDown,
    Scheduled,
    Submitted,
    Visual,
    VisualApproved,
)
from campaignkit.objectives import ObjectivesPlan, Reworked
from campaignkit.prizes import PrizeLine, ValueRange
from campaignkit.values import UNKNOWN, Instant, Maybe, Money, Zone, civil

UNSAID = ("copied_from", "rates", "objectives", "creatives")
"""Where a date is one of the work, or of something else than the contest: no text of it need say it."""
SHOWN = (Submitted, ChangesAsked, VisualApproved)


@frozen(kw_only=True)
class Untrue:
    """What the plan said before a change, and says no more: civil days, words (names of prizes), amounts of money."""

    days: frozenset[date]
    words: frozenset[str]
    amounts: frozenset[Money]
    printed: frozenset[str]
    language: str

    def stands_in(self, text: str) -> bool:
        """Whether the text still says any of it."""
        lower = text.casefold()
        named = (re.search(rf"(?<![\w.,]){re.escape(word)}", lower) for word in self.words)
        return any(named) or self._counts(text) or any(mentions(text, day, self.language) for day in self.days)

    def _counts(self, text: str) -> bool:
        return bool(self.amounts) and any(said.is_of(each) for said in amounts_said(text) for each in self.amounts)


def untrue(before: CampaignPlan, after: CampaignPlan) -> Untrue:
    """What holds before the change and not after it."""
    return Untrue(
        days=_moved_days(before, after),
        words=_words(before) - _words(after),
        amounts=_amounts(before) - _amounts(after),
        printed=_printed(before) - _printed(after),
        language="fr" if before.language is UNKNOWN else before.language,
    )


def to_redo(campaign: Campaign, after: CampaignPlan) -> tuple[Redo, ...]:
    """What says something that is no longer true once the plan is `after`, or says something else there.

    Kind by kind, with the work it takes; what the new plan does not have any more is not redone.
    """
    gone = untrue(campaign.plan, after)
    found = {
        Reworked.RULES: tuple(_articles(campaign.plan, after, gone)),
        Reworked.VISUAL: tuple(_visuals(campaign, after, gone)),
        Reworked.POST: tuple(_posts(campaign, after, gone)),
        Reworked.PAGE: tuple(_pages(campaign, after, gone)),
    }
    return tuple(
        Redo(what=what, things=things, work=_work(campaign.plan.objectives, what, len(things)))
        for what, things in found.items()
        if things
    )


def _work(plan: ObjectivesPlan, what: Reworked, things: int) -> tuple[Work, ...]:
    return tuple(
        Work(role=each.role, hours=each.hours_for(things), rate=plan.rate(each.role))
        for each in plan.rework
        if each.what is what
    )


def _articles(plan: CampaignPlan, after: CampaignPlan, gone: Untrue) -> Iterator[Thing]:
    now = {(text.id, each.id): each.text for text in after.rules.texts for each in text.sections}
    names = (
        each.article or each.id
        for text in plan.rules.texts
        for each in text.sections
        if (text.id, each.id) in now and (gone.stands_in(each.text) or now[text.id, each.id] != each.text)
    )
    yield from (Thing(name=name) for name in dict.fromkeys(names))


def _visuals(campaign: Campaign, after: CampaignPlan, gone: Untrue) -> Iterator[Thing]:
    now = {each.id: each for each in after.creatives.visuals}
    for visual in campaign.plan.creatives.visuals:
        if visual.id in now and (_prints(visual, gone) or now[visual.id].prints != visual.prints):
            state = campaign.creatives.visuals.get(visual.id)
            version = state.version if isinstance(state, SHOWN) else None
            yield Thing(name=visual.id, version=version, approved=isinstance(state, VisualApproved))


def _prints(visual: Visual, gone: Untrue) -> bool:
    return any(
        each.says in gone.printed or (each.what not in (Fact.OPENING, Fact.CLOSING) and gone.stands_in(each.says))
        for each in visual.prints
    )


def _posts(campaign: Campaign, after: CampaignPlan, gone: Untrue) -> Iterator[Thing]:
    now = {each.id: each.text for each in after.creatives.posts}
    for post in campaign.plan.creatives.posts:
        state = campaign.creatives.posts.get(post.id)
        if post.id in now and not isinstance(state, PostTakenDown) and _reads_otherwise(post.text, now[post.id], gone):
            yield Thing(
                name=post.id,
                at=_goes_out(campaign, post),
                public=isinstance(state, PostPublished),
                scheduled=isinstance(state, Scheduled),
            )


def _pages(campaign: Campaign, after: CampaignPlan, gone: Untrue) -> Iterator[Thing]:
    now = {each.id: each.text for each in after.channels.pages}
    for page in campaign.plan.channels.pages:
        if page.id in now and _reads_otherwise(page.text, now[page.id], gone):
            yield Thing(name=page.id, public=campaign.announced)


def _reads_otherwise(text: Maybe[str], now: Maybe[str], gone: Untrue) -> bool:
    """Whether a text that is known is no longer true, or no longer what it should be."""
    return text is not UNKNOWN and (gone.stands_in(text) or (now is not UNKNOWN and now != text))


def _goes_out(campaign: Campaign, post: Post) -> Instant | None:
    match campaign.creatives.posts.get(post.id):
        case Scheduled(publishes_at=at) | PostPublished(at=at):
            return at
        case _:
            return None if post.publishes_at is UNKNOWN else post.publishes_at


def _moved_days(before: CampaignPlan, after: CampaignPlan) -> frozenset[date]:
    """The civil days of dates that moved, even when something else falls on them now."""
    old, new = anchors(before), anchors(after)
    moved: set[Instant | pendulum.Date] = {at for name, at in old.items() if name != "close" and new.get(name) != at}
    for each in differences(before, after):
        if not each.path.startswith(UNSAID):
            there = {at for _path, at in dates(each.after)}
            moved |= {at for _path, at in dates(each.before)} - there
    return frozenset(day for at in moved for day in _days(at, before.clock))


def _days(at: Instant | pendulum.Date, zone: Zone) -> Iterator[date]:
    """The day of a date; one at midnight may also end the day before."""
    yield civil_day(at, zone)
    if isinstance(at, Instant) and civil_day(at.subtract(seconds=1), zone) != civil_day(at, zone):
        yield civil_day(at.subtract(seconds=1), zone)


def _printed(plan: CampaignPlan) -> frozenset[str]:
    """The openings and closings, as visuals print them."""
    moments = (at for each in plan.rounds for at in (each.opens_at, each.closes_at))
    return frozenset(f"{civil(at, plan.clock):%Y-%m-%d %H:%M}" for at in moments if at is not UNKNOWN)


def _words(plan: CampaignPlan) -> frozenset[str]:
    """The names of the prizes and of their parts, in small letters, as texts may say them."""
    names = (name for line in plan.prizes.lines for name in (line.name, *(each.name for each in line.components)))
    return frozenset(word.casefold() for name in names for word in (name.fr, name.en) if word.strip())


def _amounts(plan: CampaignPlan) -> frozenset[Money]:
    """What prizes are worth: a unit, its parts, all units of a line, and all lines, as computed and as declared."""
    found = [each for line in plan.prizes.lines for each in _worths(line)]
    found += [] if plan.prizes.total is None else [plan.prizes.total]
    return frozenset(each for each in (*found, plan.prizes.declared_total) if each is not UNKNOWN)


def _worths(line: PrizeLine) -> Iterator[Maybe[Money]]:
    yield from (part.value for part in line.components)
    if isinstance(line.value, ValueRange):
        yield line.value.lowest
    if line.most is not None:
        yield line.most
        yield line.most * (line.units or 1)
