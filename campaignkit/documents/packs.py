"""Rule packs as text and plain data: what there is, and what of it applies to one plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pendulum

from campaignkit.documents.wrapping import wrapped
from campaignkit.rulepacks import FACTS, Facts, Library, Pack, RuleKind, Ruling, Weight, stale
from campaignkit.values import COLON, UNKNOWN, Text

MARKS = {Weight.BLOCKING: "x", Weight.WARNING: "!", Weight.INFO: "i"}
KINDS = {
    RuleKind.PROHIBITION: Text("interdit", "forbidden"),
    RuleKind.DUTY: Text("à faire", "to do"),
    RuleKind.NOTE: Text("à savoir", "to know"),
}
COUNTED = Text(
    "{packs} paquets, {rules} règles, dont {unverified} non vérifiées et {stale} à relire",
    "{packs} packs, {rules} rules, of which {unverified} are unverified and {stale} are to be read again",
)
APPLYING = Text("{n} règle(s) s'appliquent, {out} ne s'appliquent pas", "{n} rule(s) apply, {out} do not")
TO_ASK = Text(
    "{n} règle(s) attendent ces réponses (« facts: » dans le plan) :",
    "{n} rule(s) wait for these answers (`facts:` in the plan):",
)
NO_PACK = Text("Personne n'a lu le droit de : {places}", "Nobody has read the law of: {places}")
UNVERIFIED = Text("non vérifiée", "unverified")
READ_AGAIN = Text("à relire", "read again")
NOT_ADVICE = Text("Ceci n'est pas un conseil juridique.", "This is not legal advice.")


def pack_rows(library: Library, day: pendulum.Date, lang: str = "en") -> list[dict[str, Any]]:
    """One row per pack: its rules, how many are unverified or old on a day, and the oldest reading."""
    return [_pack_row(pack, day, lang) for pack in library.packs]


def _pack_row(pack: Pack, day: pendulum.Date, lang: str) -> dict[str, Any]:
    read = [rule.source.read_on for rule in pack.rules if rule.source.read_on is not None]
    return {
        "id": pack.id,
        "title": pack.title.say(lang),
        "scope": pack.scope.value,
        "code": pack.code,
        "version": pack.version,
        "rules": len(pack.rules),
        "unverified": sum(not rule.verified for rule in pack.rules),
        "stale": sum(stale(pack, rule, day) for rule in pack.rules),
        "read_on": min(read).isoformat() if read else "",
    }


def packs_text(library: Library, day: pendulum.Date, lang: str = "en", *, width: int = 80) -> Iterator[str]:
    """The packs, one a line, with their number of rules."""
    rows = pack_rows(library, day, lang)
    counts = {name: sum(row[name] for row in rows) for name in ("rules", "unverified", "stale")}
    yield from wrapped(COUNTED.fill(packs=len(rows), **counts).say(lang), width)
    for row in rows:
        marks = [
            f"{row[name]} {word.say(lang)}"
            for name, word in (("unverified", UNVERIFIED), ("stale", READ_AGAIN))
            if row[name]
        ]
        aside = f" ({', '.join(marks)})" if marks else ""
        yield from wrapped(f"{row['id']:<18} {row['rules']:>2}  {row['title']}{aside}", width, "", " " * 23)
    yield NOT_ADVICE.say(lang)


def ruling_rows(rulings: Sequence[Ruling], day: pendulum.Date, lang: str = "en") -> list[dict[str, Any]]:
    """Every ruling as plain data: whether the rule applies (true, false, null for unknown), by which lines, and its source."""
    return [_ruling_row(each, day, lang) for each in rulings]


def _ruling_row(ruling: Ruling, day: pendulum.Date, lang: str) -> dict[str, Any]:
    rule = ruling.rule
    return {
        "id": rule.id,
        "pack": ruling.pack.id,
        "applies": None if ruling.applies is UNKNOWN else ruling.applies,
        "because": [str(each) for each in ruling.because],
        "kind": rule.kind.value,
        "weight": rule.weight.value,
        "gate": rule.gate,
        "title": rule.title.say(lang),
        "says": rule.says.say(lang),
        "remedy": rule.remedy.say(lang),
        "signatory": rule.signatory,
        "satisfied_by": rule.satisfied_by,
        "note": rule.note.say(lang),
        "source": rule.source.title,
        "address": rule.source.official_address or rule.source.address,
        "verified": rule.verified,
        "stale": stale(ruling.pack, rule, day),
    }


def rulings_text(
    rulings: Sequence[Ruling], facts: Facts, without_pack: Sequence[str], day: pendulum.Date, lang: str = "en", *,
    width: int = 80,
) -> Iterator[str]:  # fmt: skip
    """What applies to a plan, the gravest first; then the questions whose answers would settle the rest."""
    applying = [each for each in rulings if each.applies is True]
    unsettled = [each for each in rulings if each.applies is UNKNOWN]
    out = len(rulings) - len(applying) - len(unsettled)
    yield from wrapped(APPLYING.fill(n=len(applying), out=out).say(lang), width)
    for ruling in sorted(applying, key=lambda each: list(MARKS).index(each.rule.weight)):
        yield from _applying(ruling, day, lang, width)
    if unsettled:
        yield from wrapped(TO_ASK.fill(n=len(unsettled)).say(lang), width)
        for name in dict.fromkeys(name for each in unsettled for name in each.open_facts(facts)):
            yield from wrapped(f"? {name}{COLON.say(lang)}{FACTS[name].question.say(lang)}", width, "", "  ")
    if without_pack:
        yield from wrapped(NO_PACK.fill(places=", ".join(without_pack)).say(lang), width, "! ", "  ")
    yield NOT_ADVICE.say(lang)


def _applying(ruling: Ruling, day: pendulum.Date, lang: str, width: int) -> Iterator[str]:
    rule = ruling.rule
    aside = [KINDS[rule.kind].say(lang)]
    aside += [UNVERIFIED.say(lang)] if not rule.verified else []
    aside += [READ_AGAIN.say(lang)] if stale(ruling.pack, rule, day) else []
    head = f"{MARKS[rule.weight]} {rule.id} ({', '.join(aside)}){COLON.say(lang)}"
    yield from wrapped(head + rule.says.say(lang), width, "", "  ")
    if rule.note.say(lang):
        yield from wrapped(rule.note.say(lang), width, "    ", "    ")
    yield from wrapped(f"-> {rule.remedy.say(lang)} [{rule.signatory}, {rule.gate}]", width, "    ", "       ")
    yield from wrapped(rule.source.title, width, "    ", "    ")
