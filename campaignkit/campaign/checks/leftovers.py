"""What a copied plan still says of the contest that it was copied from: its brand, its dates, its prizes."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

from campaignkit.campaign.anchors import anchors
from campaignkit.campaign.dates_said import Reading, SaidDate, dates_said
from campaignkit.campaign.moving import civil_day, moments
from campaignkit.campaign.printed import Printable, printed, reachable
from campaignkit.checklists import Answer, Case, Check, Due, Severity, failed, findings, not_applicable, unknown
from campaignkit.creatives import Fact
from campaignkit.values import UNKNOWN, Instant, Text, civil

if TYPE_CHECKING:
    from campaignkit.campaign.plan import CampaignPlan
    from campaignkit.campaign.states import Campaign

Whole: TypeAlias = "Case[CampaignPlan, Campaign]"
WORD = re.compile(r"\w{4,}")
ALIKE = 4
"""How many first letters two words have in common that may be two forms of one."""
NEAR = timedelta(days=730)
"""How far a contest may lie that somebody copied."""
DAY = timedelta(days=1)
NO_COPY = not_applicable("le plan n'est pas une copie", "the plan is no copy", "copied_from")


def no_old_brand(case: Whole) -> tuple[Answer, ...]:
    """No text names a brand or a promoter of the contest that the plan was copied from."""
    copied = case.plan.copied_from
    return (NO_COPY,) if copied is None else findings(_old_brands(case.plan, copied.brands))


def _old_brands(plan: CampaignPlan, brands: Iterable[str]) -> Iterator[Answer]:
    own = (*(() if plan.brand is UNKNOWN else (plan.brand,)), *(party.name for party in plan.organisers.parties))
    for text in (*printed(plan), *reachable(plan)):
        for brand in _others(brands, own):
            if _names(text.words, brand):
                now = own[0] if own else "-"
                yield failed(
                    f"le texte nomme « {brand} » (copied_from.brands), la marque du plan est « {now} »",
                    f'the text names "{brand}" (copied_from.brands), the brand of the plan is "{now}"',
                    text.where,
                )


def no_old_prize(case: Whole) -> tuple[Answer, ...]:
    """No text names a prize of the contest that the plan was copied from, and no visual one that is not in the plan."""
    lines = case.plan.prizes.lines
    if not lines:
        return (not_applicable("le plan n'a pas encore de lot", "the plan has no prize yet", "prizes.lines"),)
    return findings((*_old_prizes(case.plan), *_strange_prizes(case.plan)))


def _old_prizes(plan: CampaignPlan) -> Iterator[Answer]:
    own = [name for each in _prizes(plan) for name in (each.fr, each.en)]
    old = () if plan.copied_from is None else plan.copied_from.prizes
    for text in printed(plan):
        for prize in _others(old, own):
            if _names(text.words, prize):
                yield failed(
                    f"le texte nomme « {prize} » (copied_from.prizes), qui n'est pas dans prizes.lines",
                    f'the text names "{prize}" (copied_from.prizes), which is not in prizes.lines',
                    text.where,
                )


def _strange_prizes(plan: CampaignPlan) -> Iterator[Answer]:
    """Prizes on visuals that have no word in common with those of the plan, in a language in which these have names."""
    lang = plan.language
    if lang not in {"fr", "en"}:
        return
    names = [each.say(str(lang)) for each in _prizes(plan)]
    known = {word[:ALIKE] for name in names for word in WORD.findall(name.lower())}
    for visual in plan.creatives.visuals:
        for each in visual.prints:
            said = {word[:ALIKE] for word in WORD.findall(each.says.lower())}
            if each.what is Fact.PRIZE and said and known and not said & known:
                yield failed(
                    f"le visuel dit « {each.says} », prizes.lines dit « {', '.join(names)} »",
                    f'the visual says "{each.says}", prizes.lines says "{", ".join(names)}"',
                    f"creatives.visuals[{visual.id}].prints",
                )


def no_old_date(case: Whole) -> tuple[Answer, ...]:
    """Every date in a text is one of the plan's, or lies years away from them.

    One of the contest that it was copied from, before the opening, is wrong; any other is asked about, for a date that
    nobody has stated yet may be it.
    """
    texts = [(text, each) for text in printed(case.plan) for each in dates_said(text.words, text.language)]
    exact = _exact_days(case.plan) if texts else set[date]()
    if texts and not exact:
        return (not_applicable("le plan n'a pas encore de date", "the plan has no date yet", "rounds"),)
    return findings(_old_dates(case.plan, texts, exact))


def _old_dates(plan: CampaignPlan, texts: list[tuple[Printable, SaidDate]], exact: set[date]) -> Iterator[Answer]:
    old = set[date]() if plan.copied_from is None else set[date](plan.copied_from.days)
    playing, opening = _days_of_play(plan), _first_day(plan)
    for text, said in texts:
        if _meant(said, exact):
            continue
        if _meant(said, old):
            answer = failed if opening is not None and _before(said, opening) else unknown
            yield _old(answer, text, said, "copied_from.days", old)
        elif not _meant(said, playing) and _is_near(said, exact):
            yield _old(unknown, text, said, "rounds", exact)


def _first_day(plan: CampaignPlan) -> date | None:
    """The first day of play, before which a date is an old one; None as long as it may prove to be another."""
    settled = plan.zone is not UNKNOWN and all(each.opens_at is not UNKNOWN for each in plan.rounds)
    opening = anchors(plan).get("opening") if settled else None
    return None if opening is None else civil_day(opening, plan.clock)


def _old(
    answer: Callable[[str, str, str], Answer], text: Printable, said: SaidDate, place: str, days: set[date]
) -> Answer:
    alike = sorted(day for day in days if any(_is(each, day) for each in said.readings))
    there = f"{alike[0]}" if alike else f"{min(days)} … {max(days)}"
    return answer(
        f"le texte dit « {said.words} », qui n'est pas une date du plan ({place} : {there})",
        f'the text says "{said.words}", which is no date of the plan ({place}: {there})',
        text.where,
    )


def _exact_days(plan: CampaignPlan) -> set[date]:
    """The days of every moment that the plan states or implies; one at midnight also ends the day before.

    Without a zone it is not known on which side of midnight a moment lies, so the days beside it count too.
    """
    shown = [civil(at, plan.clock) for at in _moments(plan)]
    ended = {date(at.year, at.month, at.day) - DAY for at in shown if at.hour == at.minute == at.second == 0}
    days = ended | {date(at.year, at.month, at.day) for at in shown}
    return days if plan.zone is not UNKNOWN else {day + DAY * step for day in days for step in (-1, 0, 1)}


def _moments(plan: CampaignPlan) -> Iterator[Instant]:
    yield from (at for _path, at in moments(plan))
    yield from anchors(plan).values()
    within, drawn = plan.claims.notify_within, (plan.draw.draws_at, *(each.at for each in plan.draw.rounds))
    if within is not UNKNOWN:
        yield from (within.after(at, plan.clock, plan.works) for at in drawn if at is not UNKNOWN)


def _days_of_play(plan: CampaignPlan) -> set[date]:
    known = anchors(plan)
    if "opening" not in known or "close" not in known:
        return set()
    first, last = civil_day(known["opening"], plan.clock), civil_day(known["close"], plan.clock)
    return {first + DAY * ahead for ahead in range((last - first).days + 1)}


def _meant(said: SaidDate, days: set[date]) -> bool:
    return any(_is(each, day) for each in said.readings for day in days)


def _is(reading: Reading, day: date) -> bool:
    year, month, number = reading
    return (month, number) == (day.month, day.day) and year in {None, day.year}


def _before(said: SaidDate, day: date) -> bool:
    return all(_nearest(each, day) < day for each in said.readings)


def _is_near(said: SaidDate, days: set[date]) -> bool:
    """Whether it lies near the contest: a law, a birth or a founding lies further off."""
    first = min(days)
    return all(abs(_nearest(each, first) - first) < NEAR for each in said.readings)


def _nearest(reading: Reading, around: date) -> date:
    """The day that is meant; of a day without a year the one nearest to the contest."""
    said, month, number = reading
    years = (said,) if said else (around.year - 1, around.year, around.year + 1)
    days = (date(year, month, min(number, monthrange(year, month)[1])) for year in years)
    return min(days, key=lambda day: abs(day - around))


def _others(old: Iterable[str], own: Iterable[str]) -> Iterator[str]:
    """The names that are in none of one's own."""
    mine = [name.casefold() for name in own]
    return (name for name in old if not any(name.casefold() in each for each in mine))


def _names(words: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", words.casefold()) is not None


def _prizes(plan: CampaignPlan) -> Iterator[Text]:
    for line in plan.prizes.lines:
        yield line.name
        yield from (each.name for each in line.components)


LEFTOVERS: tuple[Check[Whole], ...] = (
    Check(
        id="campaign.no-old-brand",
        question=Text(
            "Aucun texte ne nomme-t-il la marque d'un ancien jeu ?", "Does no text name the brand of an old contest?"
        ),
        remedy=Text("remplacer l'ancienne marque", "replace the old brand"),
        signatory="lead",
        gate="lint",
        severity=Severity.WARNING,
        ask=no_old_brand,
        due=Due("opening", -21),
    ),
    Check(
        id="campaign.no-old-date",
        question=Text(
            "Chaque date écrite dans un texte est-elle une date du plan ?",
            "Is every date in a text one of the plan's?",
        ),
        remedy=Text("corriger la date du texte, ou compléter le plan", "correct the text's date, or complete the plan"),
        signatory="lead",
        gate="lint",
        severity=Severity.WARNING,
        ask=no_old_date,
        due=Due("opening", -21),
    ),
    Check(
        id="campaign.no-old-prize",
        question=Text(
            "Chaque lot nommé dans un texte ou sur un visuel est-il du plan ?",
            "Is every prize that a text or a visual names in the plan?",
        ),
        remedy=Text("nommer le lot comme le plan", "name the prize as the plan does"),
        signatory="lead",
        gate="lint",
        severity=Severity.WARNING,
        ask=no_old_prize,
        due=Due("opening", -21),
    ),
)
