"""Strategies of Hypothesis: plans, commands, entrants, logs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, TypeAlias

from attrs import evolve, fields, has
from hypothesis import strategies as st

from campaignkit.campaign import COMMANDS, NOTHING_YET, Campaign, CampaignPlan, StartCampaign, apply, decide
from campaignkit.entries import RawEntry
from campaignkit.machine import Accepted
from campaignkit.simulation.before import LEAD
from campaignkit.testing.buttons import fillings
from campaignkit.testing.nouns import another, put
from campaignkit.testing.road import CHAPTERS, REACTING, TURNS
from campaignkit.testing.story import adopting, at, complete_plan, started
from campaignkit.values import UNKNOWN, CampaignKitError, Window

Path: TypeAlias = tuple[str | int, ...]
MOST_LEFT_OUT, MOST_SAID = 8, 16
KEPT = ("id", "format", "kind")


@st.composite
def plans(draw: st.DrawFn, whole: CampaignPlan | None = None) -> CampaignPlan:
    """Plans with every noun there is: up to 16 things are said otherwise or besides, and up to eight left out.

    `whole` is the plan that they are made of; None: `complete_plan()`. Shrinks towards the whole.
    """
    plan = complete_plan() if whole is None else whole
    told = _fields(plan)
    for _time in range(draw(st.integers(0, MOST_SAID))):
        path, owner, name = draw(st.sampled_from(draw(st.sampled_from(told))))
        plan = _with(plan, (*path, name), draw(another(owner, name)))
    paths = tuple(_droppable(plan, ()))
    for path in draw(st.lists(st.sampled_from(paths), max_size=MOST_LEFT_OUT, unique=True)):
        plan = _without(plan, path)
    return plan


@lru_cache(maxsize=8)
def _fields(plan: CampaignPlan) -> tuple[tuple[tuple[Path, Any, str], ...], ...]:
    """Each field of each kind of noun, with every place where the plan has it: a kind with many items counts once."""
    found: dict[tuple[type[Any], str], list[tuple[Path, Any, str]]] = {}
    for path, owner in _nouns(plan, ()):
        for each in fields(type(owner)):
            if each.init and each.alias not in KEPT:
                found.setdefault((type(owner), each.alias), []).append((path, owner, each.alias))
    return tuple(map(tuple, found.values()))


def _nouns(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Every noun of the plan with its path, the plan itself included; values such as money are none."""
    yield path, value
    for each in fields(type(value)):
        here = getattr(value, each.name)
        inner = enumerate(here) if isinstance(here, tuple) else [(None, here)]
        for number, item in inner:
            if has(type(item)) and not type(item).__module__.startswith("campaignkit.values"):
                yield from _nouns(item, (*path, each.alias) if number is None else (*path, each.alias, number))


def _with(value: Any, path: Path, what: Any) -> Any:
    """The value with something else at the end of the path; as it was where that cannot be."""
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        items: tuple[Any, ...] = value
        return (*items[:first], *(_with(each, rest, what) for each in items[first : first + 1]), *items[first + 1 :])
    if not hasattr(value, first):
        return value
    return put(value, first, _with(getattr(value, first), rest, what) if rest else what)


def each_draft(plan: CampaignPlan) -> Iterator[tuple[str, CampaignPlan]]:
    """Every draft in which one thing of the plan is unknown or empty, with the path of that thing."""
    for path in _droppable(plan, ()):
        yield ".".join(map(str, path)), _without(plan, path)


def _droppable(value: Any, path: Path) -> Iterator[Path]:
    """Where something could be unknown, or a list empty."""
    for each in fields(type(value)):
        here = getattr(value, each.name)
        if (each.default is UNKNOWN or each.default == ()) and here != each.default:
            yield (*path, each.alias)
        if has(type(here)):
            yield from _droppable(here, (*path, each.alias))
        if isinstance(here, tuple):
            for number, item in enumerate(here):
                if has(type(item)):
                    yield from _droppable(item, (*path, each.alias, number))


def _without(value: Any, path: Path) -> Any:
    """The value with the end of the path at its default; as it was where that cannot be, or nothing is there."""
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        items: tuple[Any, ...] = value
        return (*items[:first], *(_without(each, rest) for each in items[first : first + 1]), *items[first + 1 :])
    if not has(type(value)):
        return value
    default = next(each.default for each in fields(type(value)) if each.alias == first)
    try:
        return evolve(value, **{first: _without(getattr(value, first), rest) if rest else default})
    except CampaignKitError:
        return value


def button(command: type[Any], campaign: Campaign) -> st.SearchStrategy[Any]:
    """Any command of this kind, as it may be asked of the campaign."""
    given = {name: st.sampled_from(values) for name, values in fillings(campaign, command).items()}
    return st.builds(command, **given)


def commands(campaign: Campaign | None = None) -> st.SearchStrategy[Any]:
    """Any command there is, filled with what the campaign has and with nonsense; None: one that is being planned."""
    asked = started().campaign if campaign is None else campaign
    return st.sampled_from(COMMANDS).flatmap(lambda command: button(command, asked))


def entrants(window: Window, *, post: str = "p1", most: int = 20) -> st.SearchStrategy[tuple[RawEntry, ...]]:
    """Comments under a post, as an import reads them: some of few accounts, some replies, some hidden.

    Their moments lie around the edges of the window; `most` is how many there are at most, and none
    has the id of another.
    """
    moments = [at.add(seconds=by) for at in (window.opens_at, window.closes_at) for by in (-1, 0, 1, 3600)]
    row = st.builds(
        RawEntry,
        source=st.just("instagram"),
        source_id=st.integers(0, 10**6).map("c{}".format),
        post=st.just(post),
        text=st.sampled_from(["ja", "", "gern!"]),
        at=st.sampled_from(moments),
        author=st.sampled_from([f"account-{name}" for name in "abcde"]),
        reply_to=st.sampled_from([None, None, "c0"]),
        hidden=st.sampled_from([False, False, True]),
    )
    return st.lists(row, max_size=most, unique_by=lambda entry: entry.source_id).map(tuple)


@st.composite
def logs(draw: st.DrawFn) -> tuple[Any, ...]:
    """The facts of a contest: some chapters of its road, then a few turns, as far as they were accepted."""
    chapters = draw(st.integers(0, len(CHAPTERS)))
    turns = draw(st.lists(st.sampled_from(TURNS), max_size=4))
    last = CHAPTERS[max(chapters - 1, 0)][0]
    _campaign, facts = _told(*_road(chapters), last, tuple(turns))
    return facts


@cache
def _road(chapters: int) -> tuple[Campaign, tuple[Any, ...]]:
    """The contest after some chapters of its road, and the facts so far: the same for every log."""
    if not chapters:
        return _told(NOTHING_YET, (), "2023-08-21 09:00", (StartCampaign(adopting(REACTING)),))
    return _told(*_road(chapters - 1), *CHAPTERS[chapters - 1])


def _told(
    campaign: Campaign, facts: tuple[Any, ...], when: str, asked: tuple[object, ...]
) -> tuple[Campaign, tuple[Any, ...]]:
    """The campaign and its facts, with those of the commands that are accepted at this moment."""
    for command in asked:
        outcome = decide(campaign, command, at(when), LEAD)
        for fact in outcome.events if isinstance(outcome, Accepted) else ():
            campaign = apply(campaign, fact)
            facts = (*facts, fact)
    return campaign, facts
