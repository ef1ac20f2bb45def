"""What a change of plan entails, as text of 80 columns; nothing in it names a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from campaignkit.campaign import WhatIf
from campaignkit.campaign.changes import Date, Difference, Fallen, Order, Redo, Shift, Thing
from campaignkit.documents.change_words import DATES, SAME, told
from campaignkit.documents.dates import day, days_in_a_row, from_to
from campaignkit.documents.naming import ROLES, hour_said, named
from campaignkit.documents.wrapping import wrapped
from campaignkit.objectives import Reworked
from campaignkit.values import UNKNOWN, Instant, Maybe, Money, Text, civil

WIDTH = 80
ROLE, HOURS = 11, 6
"""The two columns at the right of what is to be redone."""
SECONDS = 3600
LONGEST_ROLE = 24
FOLLOWING: Mapping[Date, tuple[str, ...]] = {
    Date.DRAW: ("draw.draws_at",),
    Date.DRAWN_BY: ("draw.draws_by",),
    Date.ROUND_DRAW: ("draw.rounds[{of}].at",),
    Date.NOTICE: ("claims.notify_by",),
    Date.CLAIM: ("claims.confirm_by",),
    Date.COLLECTION: ("shipping.collect_until",),
    Date.PUBLICATION: ("followup.publication.by",),
    Date.WINDOW_OPENING: ("windows[{of}].opens_at",),
    Date.WINDOW_CLOSING: ("windows[{of}].closes_at",),
}
"""The dates that may follow a closing, and where the plan says them."""
NAMED = frozenset((Date.ERASURE, Date.ROUND_DRAW, Date.WINDOW_OPENING, Date.WINDOW_CLOSING))
"""Dates of which a plan may have several."""
EXCLUSIVE = frozenset(
    (
        Date.DRAWN_BY, Date.NOTICE, Date.CLAIM, Date.DELIVERY, Date.COLLECTION, Date.PUBLICATION, Date.WINDOW_CLOSING,
    )
)  # fmt: skip
"""Dates by the end of which something is over: at midnight, the day before is the last."""
DOING = '.amend({change}, reason=…, asked_by="client", proof="mail.eml")'


def change_text(outcome: WhatIf, lang: str = "en", *, doing: str | None = None) -> Iterator[str]:
    """The answer in lines of at most 80 columns.

    `doing` is how to make the change (None: as in a notebook; empty: that is not said).
    """
    return _Telling(outcome, lang).lines(doing)


class _Telling:
    """One answer, told in one language."""

    def __init__(self, outcome: WhatIf, lang: str) -> None:
        self.it = outcome
        self.lang = lang
        self.zone = outcome.after.clock
        self.colon, self.semicolon = (" : ", " ; ") if lang == "fr" else (": ", "; ")
        self.closing = _only_closing(outcome)

    def lines(self, doing: str | None) -> Iterator[str]:
        yield from self._headline()
        yield from self._permission()
        yield from self._beside("change", self._changes())
        yield from self._beside("contradicts", self._contradictions())
        yield from self._redo()
        yield from self._beside("fallen", self._fallen())
        yield from self._beside("shifts", self._shifts())
        yield from self._beside("same", self._same())
        yield from self._beside("cost", (self._cost(),) if self.it.changed else ())
        if self.it.changed and self.it.permission.granted and doing != "":
            which = f', round="{self.closing.of}"' if self.closing and len(self.it.before.rounds) > 1 else ""
            change = DOING.format(change="plan" if self.closing is None else f"closes_at=…{which}")
            yield from wrapped(self._say("do_it", doing=doing or change), WIDTH, "", "  ")

    def _say(self, name: str, **about: object) -> str:
        return told(name, self.lang, **about)

    def _role(self, code: str) -> str:
        return named(ROLES, code, self.lang)[:LONGEST_ROLE]

    def _beside(self, name: str, lines: Iterable[str]) -> Iterator[str]:
        """A heading, and lines under each other beside it; nothing without a line."""
        head = f"{self._say(name)}  "
        margin = " " * len(head) if len(head) < WIDTH // 4 else "  "
        for number, line in enumerate(lines):
            yield from wrapped(line, WIDTH, margin if number else head, margin)

    def _headline(self) -> Iterator[str]:
        found = len(self.it.changed)
        what = self._say("changes", n=found) if found else self._say("nothing")
        if self.closing is not None:
            round_id = f"{self.closing.of} · " if len(self.it.before.rounds) > 1 else ""
            what = f"{round_id}{self._moved(self.closing)}"
        yield from wrapped(f"{self.it.before.id} · {what}", WIDTH, "", "  ")

    def _moved(self, shift: Shift) -> str:
        """The closing, from when to when, and by how much."""
        old, new = (civil(at, self.zone) for at in (shift.before, shift.after) if at is not None)
        before, after = self._from_to(old, new)
        days, hours = new.toordinal() - old.toordinal(), round((new - old).total_seconds() / SECONDS)
        then, now = hour_said(old, self.zone, self.lang), hour_said(new, self.zone, self.lang)
        return self._say(
            "closing" if days else "closing_hour",
            before=before if then == now else f"{before}, {then}",
            after=after,
            then=then,
            hour=now,
            zone=self.zone.rpartition("/")[2].replace("_", " "),
            by=self._say("days", n=f"{days:+d}") if days else self._say("hours", n=f"{hours:+d}"),
        )

    def _from_to(self, before: Instant, after: Instant) -> tuple[str, str]:
        this_year = civil(self.it.at, self.zone).year
        old, new = civil(before, self.zone).date(), civil(after, self.zone).date()
        return from_to(old, new, self.lang, this_year=this_year)

    def _permission(self) -> Iterator[str]:
        asked = self.it.permission
        if not self.it.changed:
            return
        if not asked.granted:
            yield self._say("refused")
            for reason in asked.reasons:
                remedy = f"{reason.text.say(self.lang)} → {reason.remedy.say(self.lang)}"
                yield from wrapped(f"{remedy} ({self._role(reason.owner)})", WIDTH, "  x ", "    ")
        elif asked.public:
            yield from self._beside("allowed", (self.semicolon.join(self._grounds()),))
        else:
            known = "then_yes" if asked.once_public is True else "then_no"
            then = self._say("then_unsaid" if asked.once_public is UNKNOWN else known)
            yield from self._beside("free", (f"{self._say('not_public')}{self.semicolon}{then}",))

    def _grounds(self) -> Iterator[str]:
        asked = self.it.permission
        version = f" v{asked.version}" if asked.version else ""
        article = f", {self._say('article', it=asked.article)}" if asked.article else ""
        yield f"{self._say('rules')}{version}{article}"
        if asked.announce_before is not None:
            there = civil(asked.announce_before, self.zone)
            when = f"{day(there.date(), self.lang)}, {hour_said(there, self.zone, self.lang)}"
            yield self._say("announce", when=when)

    def _changes(self) -> Iterator[str]:
        """Where the plans differ, the dates aside that other lines tell."""
        shifted = {path for shift in self.it.shifts for path in _paths(shift)}
        yield from (self._difference(each) for each in self.it.changed if each.path not in shifted)

    def _difference(self, each: Difference) -> str:
        order = f" ({self._say('order')})" if isinstance(each.after, Order) else ""
        return f"{each.path}{order}{self.colon}{self._value(each.before)} → {self._value(each.after)}"

    def _value(self, thing: Any) -> str:
        from campaignkit.codec import plain
        from campaignkit.codec.writing import flow_text

        if thing is UNKNOWN:
            return self._say("unknown")
        if thing is None or thing == ():
            return self._say("gone")
        if isinstance(thing, Order):
            return ", ".join(thing.ids)
        if isinstance(thing, Text):
            return thing.say(self.lang)
        if isinstance(thing, Instant):
            return f"{civil(thing, self.zone):%Y-%m-%d %H:%M}"
        said = plain(thing)
        return said if isinstance(said, str) else flow_text(said)

    def _contradictions(self) -> Iterator[str]:
        """What the lint finds anew, those aside for which the change is refused."""
        refused = {reason.code for reason in self.it.permission.reasons}
        for line in self.it.contradictions:
            if line.check.id not in refused:
                yield f"{line.because.say(self.lang)} → {line.check.remedy.say(self.lang)}"

    def _redo(self) -> Iterator[str]:
        room = WIDTH - ROLE - HOURS
        if self.it.redo:
            yield f"{self._say('redo'):<{room}}{self._say('who'):<{ROLE}}{self._say('hours_head'):>{HOURS}}"
        for each in self.it.redo:
            work = [(self._role(it.role), self._hours(it.hours, "0.0")) for it in each.work] or [("?", "?")]
            widest = WIDTH - HOURS - 2 - max(len(who) for who, _hours in work)
            lines = wrapped(self._to_redo(each), widest, "  ", "    ")
            for number in range(max(len(lines), len(work))):
                line, done = "".join(lines[number : number + 1]), work[number : number + 1]
                yield self._row(line, *(done[0] if done else ("", "")))

    @staticmethod
    def _row(line: str, who: str, hours: str) -> str:
        """What is to redo, by whom, in how many hours; a long line pushes the role to the right, a long role to the left."""
        start = max(min(WIDTH - ROLE - HOURS, WIDTH - HOURS - 1 - len(who)), len(line) + 1)
        return f"{f'{line:<{start}}{who}':<{WIDTH - HOURS}}{hours:>{HOURS}}".rstrip()

    def _hours(self, hours: Decimal, form: str = "0.##") -> str:
        from babel.numbers import format_decimal

        return str(format_decimal(hours, form, locale=self.lang))

    def _to_redo(self, each: Redo) -> str:
        names = ", ".join(thing.name for thing in each.things)
        match each.what:
            case Reworked.RULES:
                return f"{self._say('rules')} {self._say('article', it=names)}{self._amendment()}"
            case Reworked.VISUAL:
                shown = ", ".join(f"{it.name} v{it.version}" if it.version else it.name for it in each.things)
                of = len(self.it.before.creatives.visuals)
                return self._say(
                    "visuals",
                    n=len(each.things),
                    of=of,
                    carry=self._say(self._carried(len(each.things))),
                    names=shown,
                )
            case Reworked.POST:
                return ", ".join(self._posts(each.things))
            case Reworked.PAGE:
                return names

    def _amendment(self) -> str:
        if self.it.amendment is None:
            return ""
        deposited = f"v{self.it.permission.version}" if self.it.permission.version else ""
        to_deposit = f" {self._say('to_deposit', version=deposited)}" if self.it.deposited and deposited else ""
        return f" → {self._say('amendment', n=self.it.amendment)}{to_deposit}"

    def _carried(self, things: int) -> str:
        prizes = any(each.path.startswith("prizes") for each in self.it.changed)
        name = ("carry_both" if prizes else "carry_date") if self.it.shifts else "carry_prize"
        return f"{name}_1" if things == 1 else name

    def _posts(self, things: tuple[Thing, ...]) -> Iterator[str]:
        kinds = {
            "scheduled": [each for each in things if each.scheduled],
            "public": [each for each in things if each.public],
            "drafted": [each for each in things if not (each.scheduled or each.public)],
        }
        for name, some in kinds.items():
            if some:
                dates = sorted({civil(each.at, self.zone).date() for each in some if each.at is not None})
                when = f" ({days_in_a_row(dates, self.lang)})" if dates else ""
                yield f"{self._say(name, n=len(some))}{when}"

    def _fallen(self) -> Iterator[str]:
        falling = [self._sign_off(each) for each in self.it.falling]
        approved = sum(thing.approved for each in self.it.redo if each.what is Reworked.VISUAL for thing in each.things)
        falling += [self._say("approved", n=approved)] if approved else []
        at_once = [self._sign_off(each) for each in self.it.fallen]
        for name, some in (("at_once", at_once), ("later", falling)):
            if some:
                yield f"{self._say(name)}{self.colon}{self.semicolon.join(some)}"

    def _sign_off(self, fallen: Fallen) -> str:
        given = f", {day(civil(fallen.at, self.zone).date(), self.lang, 'd MMM')}" if fallen.at is not None else ""
        return f"{fallen.check} ({self._role(fallen.role)}{given})"

    def _shifts(self) -> Iterator[str]:
        rest = [each for each in self.it.shifts if each != self.closing]
        seal, draw = (next((each for each in rest if each.date is kind), None) for kind in (Date.SEAL, Date.DRAW))
        if seal is None or draw is None or not self._same_days(seal, draw):
            seal = None
        for each in rest:
            if seal is not None and draw is not None and each in (seal, draw):
                if each is draw:
                    yield self._drawn_together(seal, draw)
                continue
            of = f" ({each.of})" if each.of and (each.date in NAMED or len(self.it.before.rounds) > 1) else ""
            yield f"{DATES[each.date].say(self.lang)}{of}{self.colon}{self._span(each)}"
        margin = self.it.margin
        if margin is not None and margin.before != margin.after:
            leaves = day(margin.ships_on, self.lang)
            yield self._say("margin", day=leaves, before=margin.before, after=margin.after)

    def _drawn_together(self, seal: Shift, draw: Shift) -> str:
        names = [f"{DATES[each.date].say(self.lang)} {self._clock(each)}" for each in (seal, draw)]
        both = " et " if self.lang == "fr" else " and "
        return f"{both.join(names)}{self.colon}{self._span(draw)}"

    def _same_days(self, one: Shift, other: Shift) -> bool:
        return self._span(one) == self._span(other) and self._clock(one) != ""

    def _clock(self, shift: Shift) -> str:
        """The hour, where it stays; empty where it does not."""
        hours = {hour_said(at, self.zone, self.lang) for at in (shift.before, shift.after) if at is not None}
        return hours.pop() if len(hours) == 1 else ""

    def _span(self, shift: Shift) -> str:
        old, new = (self._last(shift, at) for at in (shift.before, shift.after))
        if old is None or new is None:
            return " → ".join(self._day(at) for at in (old, new))
        before, after = self._from_to(old, new)
        if not self._clock(shift):
            before = f"{before}, {hour_said(old, self.zone, self.lang)}"
            after = f"{after}, {hour_said(new, self.zone, self.lang)}"
        return f"{before} → {after}"

    def _last(self, shift: Shift, at: Instant | None) -> Instant | None:
        """The instant as people say it: of an end at midnight, the last minute of the day before."""
        if at is None or shift.date not in EXCLUSIVE:
            return at
        there = civil(at, self.zone)
        return at.subtract(minutes=1) if there.hour == there.minute == there.second == 0 else at

    def _day(self, at: Instant | None) -> str:
        return self._say("unknown") if at is None else day(civil(at, self.zone).date(), self.lang, "EEE d MMM y")

    def _same(self) -> Iterator[str]:
        if self.it.changed and self.it.same:
            yield ", ".join(self._stays(name) for name in self.it.same)

    def _stays(self, name: str) -> str:
        budget = self.it.before.objectives.budget
        of = f" {budget[0].name.say(self.lang)}" if name == "budget" and len(budget) == 1 else ""
        return f"{SAME[name].say(self.lang)}{of}"

    def _cost(self) -> str:
        cost = self.it.cost
        if not self.it.redo:
            return self._say("free_of_cost")
        if not any(each.work for each in self.it.redo) and cost.fee is None:
            return self._say("not_said")
        least = self._say("at_least") if self.it.unknown_work else ""
        parts = [self._priced(), *([] if cost.fee is None else [self._say("fee", money=self._money(cost.fee))])]
        total = f"{least}{' + '.join(parts)} = {self._money(cost.money)}"
        if cost.asked is None or cost.agreed is None:
            return total
        quote = self._say("beyond" if cost.beyond_quote else "within", asked=cost.asked, agreed=cost.agreed)
        return f"{total}, {quote}"

    def _priced(self) -> str:
        rates = {work.rate for each in self.it.redo for work in each.work}
        one = f" \u00d7 {self._money(next(iter(rates)))}" if len(rates) == 1 and UNKNOWN not in rates else ""
        return f"{self._hours(self.it.cost.hours)} h{one}"

    def _money(self, money: Maybe[Money]) -> str:
        from babel.numbers import format_currency

        if money is UNKNOWN:
            return self._say("unknown")
        places = "0.##" if money.amount == money.amount.to_integral_value() else "0.00"
        form = f"#,##{places} ¤" if self.lang == "fr" else f"¤#,##{places}"
        said = format_currency(money.amount, money.currency, form, locale=self.lang, currency_digits=False)
        return " ".join(str(said).split())


def _only_closing(outcome: WhatIf) -> Shift | None:
    """The closing that moves, when nothing else changes but what follows it."""
    moved = [each for each in outcome.shifts if each.date is Date.CLOSING]
    if len(moved) != 1 or moved[0].before is None or moved[0].after is None:
        return None
    following = (shift for shift in outcome.shifts if shift.date in FOLLOWING)
    told_of = {path for shift in (moved[0], *following) for path in _paths(shift)}
    return moved[0] if {each.path for each in outcome.changed} <= told_of else None


def _paths(shift: Shift) -> tuple[str, ...]:
    """Where the plan says the date itself."""
    field = {Date.OPENING: "opens_at", Date.CLOSING: "closes_at"}.get(shift.date)
    if field is not None:
        return (f"rounds[{shift.of}].{field}",)
    return tuple(path.format(of=shift.of) for path in FOLLOWING.get(shift.date, ()))
