"""Whether everything that has a time of its own comes in its turn, and has one end only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from campaignkit.campaign.windows import WindowFor, WindowPlan, first_after
from campaignkit.checklists import (
    Answer,
    Case,
    Check,
    Quote,
    Severity,
    Verdict,
    clash,
    findings,
    on_clock,
    unknown,
    unsaid,
)
from campaignkit.privacy import About, RetentionFor, endless, retention_ends
from campaignkit.shipping import Mode
from campaignkit.values import UNKNOWN, Instant, Maybe, Text

if TYPE_CHECKING:
    from campaignkit.campaign.plan import CampaignPlan
    from campaignkit.campaign.states import Campaign

Whole: TypeAlias = "Case[CampaignPlan, Campaign]"
Ends: TypeAlias = "tuple[tuple[str, Instant], ...]"
"""Ends of one thing: the plan path of each, and its instant."""

BEFORE_DRAW: Mapping[WindowFor, Text] = {
    WindowFor.RECEIVE: Text("on tire avant la dernière arrivée", "the draw comes before the last receipt"),
    WindowFor.VOTE: Text("on choisit avant la fin du vote", "the choice comes before the end of the vote"),
    WindowFor.JUDGE: Text("on choisit avant la fin du jugement", "the choice comes before the end of the judging"),
}
AFTER_DRAW: Mapping[WindowFor, Text] = {
    WindowFor.CLAIM: Text("personne ne peut plus réclamer", "nobody can claim any more"),
    WindowFor.COLLECT: Text("personne ne peut plus retirer son lot", "nobody can collect a prize any more"),
    WindowFor.USE: Text("personne ne peut plus s'en servir", "nobody can use it any more"),
    WindowFor.EVENT: Text("l'événement est passé", "the event is over"),
}
COMPARED = frozenset({WindowFor.ENTER, *BEFORE_DRAW, *AFTER_DRAW})
"""The windows whose end is held against that of the rounds or against the draw."""
ARRIVES_TOO_LATE = Text("qui participe à la fin arrive trop tard", "whoever enters at the end arrives too late")
TOLD_TOO_EARLY = Text("avant que les gagnants soient choisis", "before the winners are chosen")
ERASED = Text("effacées pendant qu'un lot peut être retiré", "erased while a prize can be collected")


def at(window: WindowPlan) -> str:
    """The plan path of the end of a window."""
    return f"windows[{window.id}].closes_at"


def in_turn(case: Whole) -> tuple[Answer, ...]:
    """Entries arrive before the draw, and whatever winners do comes after it; each round is drawn once it is over."""
    found = (*_arriving(case), *_around_draw(case), *_drawn_while_open(case), *_around_own_draws(case))
    return findings(found, tuple(_endless(case)) or _without_date(case.plan))


def _endless(case: Whole) -> Iterator[Answer]:
    """The windows of which nobody has said when they end, but for those that open after the draw: none can be late."""
    drawn = case.anchors.get("draw")
    for window in case.plan.windows:
        late = drawn is not None and isinstance(window.opens_at, Instant) and window.opens_at > drawn
        if window.what not in COMPARED or (late and window.what in AFTER_DRAW):
            continue
        if window.closes_at is UNKNOWN and window.closes_when is None:
            yield unknown("la fin n'est pas dite", "the end is not stated", at(window))


def _without_date(plan: CampaignPlan) -> Iterator[Answer]:
    """The ends of windows and rounds, and the draws, that are not known, where something has a time beside them."""
    if not (plan.windows or plan.draw.rounds or any(_dated(plan))):
        return
    ended = [at(each) for each in plan.windows if each.what in COMPARED and each.closes_at is UNKNOWN]
    closings = [f"rounds[{each.id}].closes_at" for each in plan.rounds if each.closes_at is UNKNOWN]
    drawn = [plan.draw.date_of(each.id) for each in plan.rounds] or [(plan.draw.draws_at, "draw.draws_at")]
    for where in dict.fromkeys((*ended, *closings, *(where for date, where in drawn if date is UNKNOWN))):
        yield unsaid(where)


def _arriving(case: Whole) -> Iterator[Answer]:
    """Postal entries of the last day are still received, and no way in outlasts the rounds."""
    close = case.anchors.get("close")
    for window in case.plan.windows:
        if close is None or not isinstance(window.closes_at, Instant) or window.rounds:
            continue
        over = first_after(window.closes_at)
        quote = Quote(at(window), on_clock(window.closes_at, case.zone))
        if window.what is WindowFor.RECEIVE and over < close:
            yield clash(quote, case.quoted("close"), why=ARRIVES_TOO_LATE)
        if window.what is WindowFor.ENTER and over > close:
            yield clash(quote, case.quoted("close"), why=Text("la session est close", "the round is closed"))


def _around_draw(case: Whole) -> Iterator[Answer]:
    drawn = case.anchors.get("draw")
    if drawn is None:
        return
    only_by = "draw" in case.earlier
    for where, end, before, why in _dated(case.plan):
        too_early = end < drawn if only_by else end <= drawn
        verdict = Verdict.FAIL if before else case.too_soon("draw")
        if (end > drawn) if before else too_early:
            unsettled = () if before else case.unsettled("draw")
            quotes = Quote(where, on_clock(end, case.zone)), case.quoted("draw"), *unsettled
            yield clash(*quotes, why=why, verdict=verdict)


def _drawn_while_open(case: Whole) -> Iterator[Answer]:
    for draw in case.plan.draw.rounds:
        played = case.plan.round(draw.id)
        if played is None or played.closes_at is UNKNOWN or draw.at is UNKNOWN:
            continue
        if draw.at < first_after(played.closes_at):
            yield clash(
                Quote(f"draw.rounds[{draw.id}].at", on_clock(draw.at, case.zone)),
                Quote(f"rounds[{played.id}].closes_at", on_clock(played.closes_at, case.zone)),
                why=Text("la session est encore ouverte", "the round is still open"),
            )


def _around_own_draws(case: Whole) -> Iterator[Answer]:
    """The windows of single rounds beside the draws of these."""
    for window in case.plan.windows:
        end = window.closes_at
        drawn = [quoted for name in window.rounds if (quoted := _drawn(name, case))]
        if not drawn or not isinstance(end, Instant):
            continue
        quote, first, last = Quote(at(window), on_clock(end, case.zone)), min(drawn), max(drawn)
        if window.what in BEFORE_DRAW and end > first[0]:
            yield clash(quote, Quote(first[1], on_clock(first[0], case.zone)), why=BEFORE_DRAW[window.what])
        if window.what in AFTER_DRAW and end <= last[0]:
            yield clash(quote, Quote(last[1], on_clock(last[0], case.zone)), why=AFTER_DRAW[window.what])


def _drawn(round_id: str, case: Whole) -> tuple[Instant, str] | None:
    """When a round is drawn, and the place that says it; None while no instant is known."""
    drawn, where = case.plan.draw.date_of(round_id)
    return None if drawn is UNKNOWN else (drawn, where)


def _dated(plan: CampaignPlan) -> Iterator[tuple[str, Instant, bool, Text]]:
    """Each end beside the draw: its place, its instant, whether it comes before, and why it must."""
    for window in plan.windows:
        if isinstance(window.closes_at, Instant) and not window.rounds:
            if window.what in BEFORE_DRAW:
                yield at(window), window.closes_at, True, BEFORE_DRAW[window.what]
            if window.what in AFTER_DRAW:
                yield at(window), window.closes_at, False, AFTER_DRAW[window.what]
    published = UNKNOWN if plan.followup.publication is UNKNOWN else plan.followup.publication.by
    later = (
        ("claims.notify_by", plan.claims.notify_by, TOLD_TOO_EARLY),
        ("followup.publication.by", published, TOLD_TOO_EARLY),
        ("shipping.collect_until", plan.shipping.collect_until, AFTER_DRAW[WindowFor.COLLECT]),
    )
    yield from ((where, end, False, why) for where, end, why in later if isinstance(end, Instant))


def collected(plan: CampaignPlan) -> Ends:
    """Until when prizes are collected, wherever the plan says it for all of them."""
    ends: list[tuple[str, Maybe[Instant | None]]] = [
        *((at(each), each.closes_at) for each in plan.windows if each.what is WindowFor.COLLECT),
        ("shipping.collect_until", plan.shipping.collect_until),
    ]
    return tuple((where, end) for where, end in ends if isinstance(end, Instant))


def claimed(plan: CampaignPlan) -> Ends:
    """Until when prizes are claimed, wherever the plan gives a date for all of them."""
    ends: list[tuple[str, Maybe[Instant | None]]] = [
        *((at(each), each.closes_at) for each in plan.windows if each.what is WindowFor.CLAIM and not each.rounds),
        ("claims.confirm_by", plan.claims.confirm_by),
    ]
    return tuple((where, end) for where, end in ends if isinstance(end, Instant))


def one_end_each(case: Whole) -> tuple[Answer, ...]:
    """Claiming, collecting and drawing have one last date each."""
    return findings((*_twice(case, claimed(case.plan)), *_twice(case, _whole(case.plan)), *_drawn_by(case)))


def _whole(plan: CampaignPlan) -> Ends:
    of_rounds = {at(each) for each in plan.windows if each.rounds}
    return tuple((where, end) for where, end in collected(plan) if where not in of_rounds)


def _twice(case: Whole, ends: Ends) -> Iterator[Answer]:
    for (one, earlier), (other, later) in combinations(ends, 2):
        if earlier != later:
            yield clash(Quote(other, on_clock(later, case.zone)), Quote(one, on_clock(earlier, case.zone)))


def _drawn_by(case: Whole) -> Iterator[Answer]:
    by = case.plan.draw.draws_by
    if isinstance(by, Instant) and case.plan.draw.draws_at is not UNKNOWN and case.plan.draw.draws_at >= by:
        yield clash(case.quoted("draw"), Quote("draw.draws_by", on_clock(by, case.zone)))


def kept_until_collected(case: Whole) -> tuple[Answer, ...]:
    """What is known of winners is not erased while they may still collect or claim by date."""
    plan = case.plan
    ends = [
        (purpose, gone)
        for purpose in plan.privacy.purposes
        if purpose.about is About.WINNER
        and (gone := retention_ends(purpose, case.anchors, case.zone, case.works)) is not None
    ]
    untils = (*collected(plan), *(each for each in claimed(plan) if each[0].startswith("windows")))
    found = (
        clash(
            Quote(f"privacy.purposes[{purpose.id}].retention", on_clock(gone, case.zone)),
            Quote(where, on_clock(until, case.zone)),
            why=ERASED,
        )
        for purpose, gone in ends
        for where, until in untils
        if gone < until
    )
    return findings(found, _not_to_compare(case))


def _not_to_compare(case: Whole) -> Iterator[Answer]:
    """What has no end yet: the data of winners, and the time in which they collect or claim."""
    for purpose in case.plan.privacy.purposes:
        if purpose.about is About.WINNER and retention_ends(purpose, case.anchors, case.zone) is None:
            yield endless(f"privacy.purposes[{purpose.id}].retention")
        elif purpose.about is About.WINNER and isinstance(purpose.retention, RetentionFor):
            yield from (unsaid(each.where) for each in case.unsettled(purpose.retention.after.anchor))
    for window in case.plan.windows:
        if window.what in (WindowFor.COLLECT, WindowFor.CLAIM) and window.closes_at is UNKNOWN:
            yield unsaid(at(window))
    shipping = case.plan.shipping
    modes = (shipping.mode, *(each.mode for each in shipping.lines))
    if shipping.collect_until is UNKNOWN and Mode.COLLECTION in modes:
        yield unknown("on ne sait pas jusqu'à quand", "it is not known until when", "shipping.collect_until")


ORDER: tuple[Check[Whole], ...] = (
    Check(
        id="campaign.dates-in-turn",
        question=Text(
            "Les périodes se suivent-elles : participer, arriver, tirer, réclamer, retirer ?",
            "Do the periods come in turn: enter, arrive, draw, claim, collect?",
        ),
        remedy=Text("déplacer l'une des deux dates", "move one of the two dates"),
        signatory="lead",
        gate="lint",
        ask=in_turn,
    ),
    Check(
        id="campaign.one-end-each",
        question=Text(
            "N'y a-t-il qu'une date limite pour chaque chose ?", "Is there only one last date for each thing?"
        ),
        remedy=Text("garder une seule des deux dates", "keep one of the two dates alone"),
        signatory="legal",
        gate="lint",
        ask=one_end_each,
    ),
    Check(
        id="campaign.kept-until-collected",
        question=Text(
            "Les données durent-elles tant qu'un lot peut être retiré ?",
            "Does the data last as long as a prize can be collected?",
        ),
        remedy=Text("allonger la conservation, ou raccourcir le retrait", "keep the data longer, or shorten the time"),
        signatory="dpo",
        gate="lint",
        severity=Severity.WARNING,
        ask=kept_until_collected,
    ),
)
