"""Whether the texts of the rules promise and describe what the rest of the plan holds.

Texts are compared by a few words of five languages, which a text either has or has not; the rest is for a reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from campaignkit.campaign.checks.texts import section_at
from campaignkit.checklists import Answer, Case, Check, Due, Quote, Severity, clash, findings, not_applicable, on_clock
from campaignkit.draw import Method, Step
from campaignkit.entries import Action
from campaignkit.values import UNKNOWN, Text

if TYPE_CHECKING:
    from campaignkit.campaign.plan import CampaignPlan
    from campaignkit.campaign.states import Campaign

Whole: TypeAlias = "Case[CampaignPlan, Campaign]"


def _words(*parts: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(parts) + r")\b", re.IGNORECASE)


METHODS: Mapping[Method, re.Pattern[str]] = {
    Method.DRAW: _words(
        "tirages? au sort", "tir[ée]e?s? au sort", "(?:is|are|be) drawn", "random draw", "at random", "by lot",
        "verlos\\w*", "das los", "los entscheidet", "sorteo\\w*", "sortea\\w*", "sorteggi\\w*",
        "estratt\\w*", "estrazion\\w*",
    ),
    Method.JURY: _words(
        "jury", "juges?", r"judges?(?!\W{0,2}s?\W?\s*decisions?)", "judged", "jurado", "giuria", "juroren"
    ),
    Method.VOTE: _words("votes?", "voting", "abstimmung", "votación", "votazione"),
    Method.INSTANT_WIN: _words("instants? gagnants?", "instant win\\w*", "winning moments?", "sofortgewinn\\w*"),
    Method.FIRST_COME: _words("premiers? arrivés?", "first come", "wer zuerst kommt"),
    Method.ESTIMATE: _words("question subsidiaire", "tie-break question", "schätzfrage"),
}  # fmt: skip
"""How a text names each way of choosing; in French, English, German, Spanish, Italian."""

SELECTION = "selection"
MIDNIGHT = re.compile(
    r"(?:(?<![\d:.,])0?0\s?[h:]\s?(?:00)?(?!\d)|\bminuit\b|\bmidnight\b|\bmitternacht\b|\bmedianoche\b|\bmezzanotte\b)"
    r"[^.;\n]{0,12}?\b(?:inclus\w*|included|inclusive|einschließlich|inbegriffen|incluid\w+|compres\w+)\b",
    re.IGNORECASE,
)
PAPER = _words("urnes?", "ballot box", "déchirés?", "raturés?", "torn")
ON_PAPER = (Action.LETTER, Action.TICKET, Action.CARD, Action.OTHER)
SEVERAL = r"(?:\d+|deux|trois|quatre|two|three|four|zwei|drei|vier|dos|tres|cuatro|due|tre|quattro)"
ANY = rf"(?:une?|an?|one|eine?n?|una|{SEVERAL})"
NIGHT, FLIGHT = r"(?:nuit(?:ée)?s?|nights?|nächte?|nacht|noches?|nott[ei])", r"(?:vols?|flights?|flüge?|vuelos?|voli)"
VOUCHER = r"(?:bons? d.achat|cartes? cadeaux?|vouchers?|gift cards?|\w*gutscheine?|vales?|buon[oi])"
PROMISED: Mapping[str, tuple[Text, re.Pattern[str]]] = {
    NIGHT: (Text("des nuits", "nights"), _words(SEVERAL + r"\s+" + NIGHT)),
    FLIGHT: (Text("des vols", "flights"), _words(SEVERAL + r"\s+" + FLIGHT)),
    VOUCHER: (Text("des bons d'achat", "vouchers"), _words(ANY + r"\s+" + VOUCHER)),
}
"""What a text promises by number, as a word of any of these languages names it."""


def sections(plan: CampaignPlan) -> Iterator[tuple[str, str, str]]:
    """Every section of the rules: its path, its id, its text."""
    for text in plan.rules.texts:
        yield from ((section_at(text.id, each.id), each.id, each.text) for each in text.sections)


def one_selection(case: Whole) -> tuple[Answer, ...]:
    """The rules choose winners in one way: that of the plan, with another way only to break ties."""
    method = case.plan.draw.method
    if method in (UNKNOWN, Method.RECORDED):
        return (not_applicable("la façon de choisir n'est pas ici", "the way of choosing is not here", "draw.method"),)
    return findings((*_other_steps(case.plan), *_other_words(case.plan)))


def _other_steps(plan: CampaignPlan) -> Iterator[Answer]:
    """Points decide nothing where lots do, unless they come first and the lots among the best."""
    steps = [stage.step for stage in plan.draw.stages]
    lots = steps.index(Step.DRAW) if Step.DRAW in steps else 0
    if plan.draw.method is Method.DRAW:
        for stage in (each for each in plan.draw.stages[lots:] if each.step in (Step.SCORE, Step.RANK)):
            yield clash(Quote(f"draw.stages[{stage.id}].step", stage.step), Quote("draw.method", plan.draw.method))


STAGED = {Step.DRAW: Method.DRAW, Step.RANK: Method.JURY, Step.SCORE: Method.JURY}


def _own(plan: CampaignPlan) -> set[object]:
    """Every way of choosing that the plan itself names: of the draw, of a tier, of a stage, of a tie."""
    staged = {STAGED.get(stage.step) for stage in plan.draw.stages}
    tied = {Method.ESTIMATE} if plan.draw.tie_break else set()
    return {plan.draw.method, *(tier.method for tier in plan.draw.tiers), *staged, *tied}


def _other_words(plan: CampaignPlan) -> Iterator[Answer]:
    own = _own(plan)
    for where, about, text in sections(plan):
        named = [each for each, words in METHODS.items() if about == SELECTION and words.search(text)]
        unsettled = len(named) > 1 and not (plan.draw.tie_break or plan.draw.stages)
        if named and (own.isdisjoint(named) or unsettled):
            yield clash(Quote(where, tuple(named)), Quote("draw.method", plan.draw.method))


def midnight_clear(case: Whole) -> tuple[Answer, ...]:
    """No text ends the contest "at 00:00 included": nobody knows of which day."""
    closes = tuple(
        Quote(f"rounds[{each.id}].closes_at", on_clock(each.closes_at, case.zone))
        for each in case.plan.rounds
        if each.closes_at is not UNKNOWN
    )
    why = Text("0 h est le début d'un jour, et n'en inclut rien", "00:00 begins a day, and includes nothing of it")
    return findings(
        clash(Quote(where, found[0]), *closes, why=why)
        for where, _about, text in sections(case.plan)
        if (found := MIDNIGHT.search(text))
    )


def medium_agrees(case: Whole) -> tuple[Answer, ...]:
    """The rules speak of paper only where somebody enters on paper."""
    methods = case.plan.entries.methods
    if not methods or case.plan.entries.uses(*ON_PAPER):
        return (not_applicable("on participe aussi sur papier", "one enters on paper too", "entries.methods"),)
    actions = tuple(Quote(f"entries.methods[{each.id}].action", each.action) for each in methods)
    return findings(
        clash(Quote(where, found[0]), *actions, why=Text("rien n'est sur papier", "nothing is on paper"))
        for where, _about, text in sections(case.plan)
        if (found := PAPER.search(text))
    )


def promises_kept(case: Whole) -> tuple[Answer, ...]:
    """Nights, flights and vouchers that a text promises by number are in a prize line."""
    lines = case.plan.prizes.lines
    if not lines:
        return (not_applicable("aucun lot n'est décrit", "no prize is described", "prizes.lines"),)
    held = " ".join(_held(case.plan))
    listed = Quote("prizes.lines", tuple(line.name for line in lines))
    return findings(
        clash(Quote(where, found[0]), listed, why=Text(f"aucun lot n'a {what.fr}", f"no prize has {what.en}"))
        for where, _about, text in sections(case.plan)
        for word, (what, promise) in PROMISED.items()
        if (found := promise.search(text)) and not re.search(rf"\b{word}\b", held, re.IGNORECASE)
    )


def _held(plan: CampaignPlan) -> Iterator[str]:
    """Every word that the prize lines say of what is in them."""
    for line in plan.prizes.lines:
        for said in (
            line.name,
            *(part.name for part in line.components),
            *line.choice_of,
            line.varies,
            line.substitute,
        ):
            yield from (said.fr, said.en) if isinstance(said, Text) else ()


PROMISES: tuple[Check[Whole], ...] = (
    Check(
        id="campaign.one-selection",
        question=Text("N'y a-t-il qu'une façon de choisir ?", "Is there only one way of choosing?"),
        remedy=Text(
            "garder une façon, ou écrire l'autre comme départage (draw.tie_break)",
            "keep one way, or write the other as tie-break (draw.tie_break)",
        ),
        signatory="legal",
        gate="lint",
        severity=Severity.WARNING,
        ask=one_selection,
        due=Due("opening", -21),
    ),
    Check(
        id="campaign.midnight-clear",
        question=Text("La fin est-elle dite sans « 0 h inclus » ?", 'Is the end told without "00:00 included"?'),
        remedy=Text("écrire 23 h 59, et le jour", "write 23:59, and the day"),
        signatory="legal",
        gate="lint",
        severity=Severity.WARNING,
        ask=midnight_clear,
        due=Due("opening", -21),
    ),
    Check(
        id="campaign.medium-agrees",
        question=Text(
            "Le règlement parle-t-il du support sur lequel on participe ?",
            "Do the rules speak of the medium on which one enters?",
        ),
        remedy=Text("retirer ce qui vient d'un jeu sur papier", "take out what comes from a contest on paper"),
        signatory="legal",
        gate="lint",
        severity=Severity.WARNING,
        ask=medium_agrees,
        due=Due("opening", -21),
    ),
    Check(
        id="campaign.promises-kept",
        question=Text(
            "Ce que le règlement promet est-il dans les lots ?", "Is what the rules promise among the prizes?"
        ),
        remedy=Text("ajouter le lot, ou corriger le texte", "add the prize, or correct the text"),
        signatory="legal",
        gate="lint",
        severity=Severity.WARNING,
        ask=promises_kept,
        due=Due("opening", -21),
    ),
)
