"""What waits for somebody in the coming days: as lines for a terminal, and as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import frozen

from campaignkit.calendar import working_days_between
from campaignkit.checklists import Answered, ReviewLine
from campaignkit.documents.naming import day_said, hour_said
from campaignkit.documents.wrapping import NO_BREAK, wrapped
from campaignkit.values import COLON, Instant, Text, Works, Zone, civil, iso

if TYPE_CHECKING:
    from campaignkit.campaign import DueItem, ToSign

NAME_WIDTH = 13
WHEN_WIDTH = {"late": 8, "today": 8, "coming": 17, "undated": 8}
WEEK_LONG = 7
OPEN_ONES = (
    Text("aucune opération ouverte", "no open campaign"),
    Text("1 opération ouverte", "1 open campaign"),
    Text("{n} opérations ouvertes", "{n} open campaigns"),
)
READ_ONLY = Text("lecture seule", "read-only")
FOR = Text("pour {person}", "for {person}")
SECTIONS = {
    "late": Text("EN RETARD", "LATE"),
    "today": Text("AUJOURD'HUI", "TODAY"),
    "coming": Text("DANS LES {days} JOURS", "IN THE NEXT {days} DAYS"),
    "undated": Text("À SIGNER, SANS DATE", "TO SIGN, NO DATE"),
}
WEEK = Text("CETTE SEMAINE", "THIS WEEK")
NOTHING = Text("Rien à faire", "Nothing to do")
BLOCKS = Text("BLOQUE", "BLOCKS")
POINT = Text("point {n}", "item {n}")
WAS_DUE = Text("dû {day}", "due {day}")
LEFT = (Text("reste 1 j ouvré", "1 working day left"), Text("reste {n} j ouvrés", "{n} working days left"))
OPENS_IN = Text("J{n}", "D{n}")
LIVE, OVER, PLANNED = Text("en jeu", "live"), Text("terminé", "over"), Text("en projet", "planned")
SIGN = Text("signer {key} : {remedy}", "sign {key}: {remedy}")
UNREADIED = Text("ne tient plus : {what}", "no longer holds: {what}")


@frozen(kw_only=True)
class Underway:
    """How far a campaign is, in which zone its days are counted, and which of them are working days.

    `opens_at` is None while it is not known.
    """

    zone: Zone
    works: Works
    opens_at: Instant | None
    public: bool
    over: bool


@frozen(kw_only=True)
class Agenda:
    """What waits for a person (empty: for everybody) at one moment, soonest first.

    `items` have a date, `undated` are questions to sign that have none; `open_campaigns` are those that are
    not over, and `campaigns` says how far each of them is.
    """

    now: Instant
    days: int
    person: str = ""
    items: tuple[DueItem, ...]
    undated: tuple[ToSign, ...] = ()
    open_campaigns: tuple[str, ...]
    campaigns: Mapping[str, Underway]

    @property
    def zone(self) -> Zone:
        """The zone of the day at the head: that of the first campaign, UTC without one."""
        return next((each.zone for each in self.campaigns.values()), Zone("UTC"))


def agenda_plain(agenda: Agenda, lang: str = "en") -> list[dict[str, Any]]:
    """Every line as plain data; `working_days` are those left, negative when it is late, null without a date."""
    dated = [_plain(agenda, item, lang) for item in agenda.items]
    return dated + [_undated(each, lang) for each in agenda.undated]


def _plain(agenda: Agenda, item: DueItem, lang: str) -> dict[str, Any]:
    return {
        "campaign": item.campaign,
        "due_at": iso(item.due_at),
        "what": item.what.say(lang),
        "where": item.where,
        "owner": item.owner,
        "people": sorted(item.people),
        "blocks": item.blocks,
        "sign": item.sign,
        "unreadied": item.unreadied,
        "remedy": item.line.check.remedy.say(lang) if item.line else "",
        "late": _section(agenda, item) == "late",
        "working_days": _left(agenda, item),
    }


def _undated(each: ToSign, lang: str) -> dict[str, Any]:
    line = each.line
    return {
        "campaign": each.campaign,
        "due_at": None,
        "what": line.reasons[0].text.say(lang),
        "where": line.key,
        "owner": line.check.signatory,
        "people": [],
        "blocks": line.blocks,
        "sign": True,
        "unreadied": False,
        "remedy": line.check.remedy.say(lang),
        "late": False,
        "working_days": None,
    }


def agenda_text(agenda: Agenda, lang: str = "en", *, width: int = 80) -> Iterator[str]:
    """Late, today, in the coming days, and undated: each line with its remedy below, wrapped to a width."""
    yield from wrapped(_head(agenda, lang), width)
    for section, heading in SECTIONS.items():
        told = list(_told(agenda, section, lang))
        if told:
            week = section == "coming" and agenda.days == WEEK_LONG
            yield (WEEK if week else heading.fill(days=agenda.days)).say(lang)
        for each in told:
            yield from _lines(each, WHEN_WIDTH[section], width)
    yield from _foot(agenda, lang, width)


@frozen
class _Told:
    """One entry of the screen: campaign, when, what, what to do about it, and the mark at the end."""

    campaign: str
    when: str
    what: str
    remedy: str = ""
    mark: str = ""


def _told(agenda: Agenda, section: str, lang: str) -> Iterator[_Told]:
    if section == "undated":
        for each in agenda.undated:
            mark = BLOCKS.say(lang) if each.line.blocks else ""
            yield _Told(each.campaign, "", _question(each.line, lang), _remedy(each.line, lang), mark)
        return
    for item in agenda.items:
        if _section(agenda, item) == section:
            aside = ", ".join(part.replace(" ", NO_BREAK) for part in _aside(agenda, item, section, lang))
            said = f"{_what(item, lang)} ({aside})" if aside else _what(item, lang)
            remedy = _remedy(item.line, lang) if item.line else ""
            mark = BLOCKS.say(lang) if item.blocks else ""
            yield _Told(item.campaign, _when(agenda, item, section, lang), said, remedy, mark)


def _lines(told: _Told, when_width: int, width: int) -> Iterator[str]:
    """The words beside the two columns, the mark at the end of the first line, the remedy below."""
    first = f" {told.campaign:<{NAME_WIDTH}} {told.when:<{when_width}} "
    later = " " * (NAME_WIDTH + when_width + 3)
    room = len(told.mark) + 1 if told.mark else 0
    head, *rest = wrapped(told.what, width - room, first, later)
    yield f"{head:<{width - len(told.mark)}}{told.mark}".rstrip()
    yield from rest
    if told.remedy:
        yield from wrapped(f"→ {told.remedy}", width, later, later + "  ")


def _section(agenda: Agenda, item: DueItem) -> str:
    """A question is late once its day is over; what has an hour, once that is past."""
    if item.late(agenda.now, agenda.campaigns[item.campaign].zone):
        return "late"
    return "today" if _day(agenda, item) == _today(agenda, item) else "coming"


def _day(agenda: Agenda, item: DueItem) -> date:
    return civil(item.due_at, agenda.campaigns[item.campaign].zone).date()


def _today(agenda: Agenda, item: DueItem) -> date:
    return civil(agenda.now, agenda.campaigns[item.campaign].zone).date()


def _left(agenda: Agenda, item: DueItem) -> int:
    """The working days after today, up to the day; since that day, as a negative number."""
    today, day, works = _today(agenda, item), _day(agenda, item), agenda.campaigns[item.campaign].works
    return working_days_between(today, day, works) - working_days_between(day, today, works)


def _aside(agenda: Agenda, item: DueItem, section: str, lang: str) -> Iterator[str]:
    """The number of the professional's list, since when it is late, the working days left."""
    if item.line is not None and item.line.check.number is not None:
        yield POINT.fill(n=item.line.check.number).say(lang)
    if section == "late":
        yield WAS_DUE.fill(day=_short(agenda, item, lang)).say(lang)
    if section == "coming":
        left = _left(agenda, item)
        yield LEFT[left != 1].fill(n=left).say(lang)


def _short(agenda: Agenda, item: DueItem, lang: str) -> str:
    near = abs(_day(agenda, item).toordinal() - _today(agenda, item).toordinal()) <= WEEK_LONG
    zone = agenda.campaigns[item.campaign].zone
    return day_said(item.due_at, zone, lang, "EEE d" if near else "d MMM")


def _when(agenda: Agenda, item: DueItem, section: str, lang: str) -> str:
    """How far the campaign is, for what is late; the hour, or the day with it, for what is to come."""
    here = agenda.campaigns[item.campaign]
    at = hour_said(item.due_at, here.zone, lang) if item.timed else ""
    if section == "today":
        return at
    if section == "coming":
        return ", ".join(filter(None, (_short(agenda, item, lang), at)))
    if here.public or here.opens_at is None:
        return (OVER if here.over else LIVE if here.public else PLANNED).say(lang)
    days = _today(agenda, item).toordinal() - civil(here.opens_at, here.zone).toordinal()
    return OPENS_IN.fill(n=f"{days:+d}").say(lang)


def _what(item: DueItem, lang: str) -> str:
    said = _question(item.line, lang) if item.line else item.what.say(lang)
    return UNREADIED.fill(what=said).say(lang) if item.unreadied else said


def _question(line: ReviewLine, lang: str) -> str:
    return line.check.question.say(lang)


def _remedy(line: ReviewLine, lang: str) -> str:
    """What to sign, or what is open and what mends it."""
    remedy, because = line.check.remedy.say(lang), line.because.say(lang)
    if line.check.answered is Answered.ATTESTED:
        remedy = SIGN.fill(key=line.key, remedy=remedy).say(lang)
        return f"{because} → {remedy}" if line.timed else remedy
    return f"{because} → {remedy}" if because else remedy


def _head(agenda: Agenda, lang: str) -> str:
    day = day_said(agenda.now, agenda.zone, lang, "EEEE d MMMM y")
    moment = f"{day[:1].upper()}{day[1:]}, {hour_said(agenda.now, agenda.zone, lang)}"
    n = len(agenda.open_campaigns)
    parts = [moment, OPEN_ONES[min(n, 2)].fill(n=n).say(lang)]
    parts += [FOR.fill(person=agenda.person).say(lang)] if agenda.person else []
    return " · ".join((*parts, READ_ONLY.say(lang)))


def _foot(agenda: Agenda, lang: str, width: int) -> Iterator[str]:
    """The open campaigns in which nothing waits."""
    busy = {item.campaign for item in agenda.items} | {each.campaign for each in agenda.undated}
    idle = [name for name in agenda.open_campaigns if name not in busy]
    if idle and busy:
        yield from wrapped(f"{NOTHING.say(lang)}{COLON.say(lang)}{', '.join(idle)}.", width)
    elif not busy:
        yield f"{NOTHING.say(lang)}."
