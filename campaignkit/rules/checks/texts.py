"""What the text of the rules must say."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias

from campaignkit.checklists import (
    PASSED,
    Answer,
    Case,
    Check,
    Due,
    Quote,
    Severity,
    Size,
    Verdict,
    attested,
    clash,
    failed,
    findings,
    not_applicable,
    on_clock,
    unknown,
)
from campaignkit.rules.plan import Purchase, RulesPlan
from campaignkit.rules.states import RulesState
from campaignkit.values import UNKNOWN, Text

Rules: TypeAlias = Case[RulesPlan, RulesState]
REQUIRED_SECTIONS = (
    "organiser",
    "object",
    "eligibility",
    "mechanics",
    "selection",
    "prizes",
    "claim",
    "delivery",
    "personal-data",
    "liability",
    "changes",
    "law",
)
"""What the rules must say at least, as the sections of published French, German and US rules do."""


def sections_present(case: Rules) -> tuple[Answer, ...]:
    """The rules are written, and each needed section is there in every language."""
    if not case.plan.texts:
        return (unknown("le règlement n'est pas écrit", "the rules are not written", "rules.texts"),)
    return findings(
        failed(f"la section « {wanted} » manque", f'the section "{wanted}" is missing', f"rules.texts[{text.id}]")
        for text in case.plan.texts
        for wanted in REQUIRED_SECTIONS
        if not any(section.id == wanted and section.text.strip() for section in text.sections)
    )


def one_prevails(case: Rules) -> tuple[Answer, ...]:
    """Where there are several languages, it is said which one prevails, and that one has a text."""
    prevailing, texts = case.plan.prevailing, case.plan.texts
    languages = {text.language for text in texts}
    if not languages or prevailing in languages or (len(languages) == 1 and prevailing is UNKNOWN):
        return (PASSED,)
    verdict = Verdict.UNKNOWN if prevailing is UNKNOWN else Verdict.FAIL
    written = (Quote(f"rules.texts[{text.id}].language", text.language) for text in texts)
    return (clash(Quote("rules.prevailing", prevailing), *written, verdict=verdict),)


def short_forms_ready(case: Rules) -> tuple[Answer, ...]:
    """Captions and advertisements have an abbreviated text to quote, or it is decided that they need none."""
    if not case.plan.texts:
        return (unknown("le règlement n'est pas écrit", "the rules are not written", "rules.texts"),)
    return findings(
        unknown("l'extrait n'est pas écrit", "the abbreviated text is not written", f"rules.texts[{text.id}].short")
        for text in case.plan.texts
        if text.short is UNKNOWN or text.short == ""
    )


def free_route_given(case: Rules) -> tuple[Answer, ...]:
    """Where a purchase is asked, it is said whether there is a way in without."""
    match case.plan.purchase:
        case Purchase.NONE:
            return (not_applicable("aucun achat n'est demandé", "no purchase is asked", "rules.purchase"),)
        case Purchase.REQUIRED | Purchase.ONE_OF_WAYS if case.plan.free_route is not UNKNOWN:
            return (PASSED,)
        case _:
            return (
                unknown(
                    "on ne sait pas si l'on entre sans acheter",
                    "it is not known whether one enters without buying",
                    "rules.purchase" if case.plan.purchase is UNKNOWN else "rules.free_route",
                ),
            )


def network_released(case: Rules) -> tuple[Answer, ...]:
    """The rules say that the network is neither sponsor nor administrator."""
    if case.plan.platform_release is UNKNOWN:
        return (
            unknown(
                "on ne sait pas si la phrase y est",
                "it is not known whether the sentence is there",
                "rules.platform_release",
            ),
        )
    if case.plan.platform_release is None:
        return (not_applicable("aucun réseau n'est employé", "no network is used", "rules.platform_release"),)
    if not case.plan.platform_release:
        return (failed("la phrase manque", "the sentence is missing", "rules.platform_release"),)
    return (PASSED,)


def editions_follow(case: Rules) -> tuple[Answer, ...]:
    """Each edition of evergreen rules has a start, later than that of the edition before."""
    starts = [(each.id, each.effective_from) for each in case.plan.editions]
    return findings(
        (
            *(
                unknown(f"l'édition {name} n'a pas de début", f"edition {name} has no start", _edition(name))
                for name, start in starts
                if start is UNKNOWN
            ),
            *(
                clash(
                    Quote(_edition(name), on_clock(start, case.zone)),
                    Quote(_edition(before), on_clock(earlier, case.zone)),
                )
                for (before, earlier), (name, start) in pairwise(starts)
                if earlier is not UNKNOWN and start is not UNKNOWN and start <= earlier
            ),
        )
    )


def _edition(name: str) -> str:
    return f"rules.editions[{name}].effective_from"


TEXTS: tuple[Check[Rules], ...] = (
    attested(
        id="rules.mechanic-allowed",
        number=24,
        question=Text("La mécanique est-elle permise par chaque réseau ?", "Is the mechanic allowed by each network?"),
        remedy=Text("relire les règles du réseau pour les concours", "read the network's rules for promotions"),
        evidence=Text("règles lues, par réseau", "rules read, by network"),
        signatory="legal",
        gate="launch",
        subject="entries",
        due=Due("opening", -30),
    ),
    Check(
        id="rules.written",
        number=25,
        question=Text("Le règlement dit-il tout ce qu'il doit ?", "Do the rules say all that they must?"),
        remedy=Text("écrire la section qui manque", "write the missing section"),
        evidence=Text("règlement", "rules document"),
        signatory="legal",
        gate="launch",
        ask=sections_present,
        due=Due("opening", -21),
    ),
    Check(
        id="rules.free-route",
        number=31,
        question=Text("La participation sans achat est-elle décrite ?", "Is the way in without purchase described?"),
        remedy=Text(
            "décrire la voie gratuite, ou écrire qu'il n'y en a pas",
            "describe the free route, or write that there is none",
        ),
        signatory="legal",
        gate="launch",
        ask=free_route_given,
        due=Due("opening", -21),
    ),
    Check(
        id="rules.network-released",
        number=32,
        asked_from=Size.M,
        question=Text("Le règlement dégage-t-il le réseau social ?", "Do the rules release the network?"),
        remedy=Text(
            "ajouter que le réseau n'est ni parrain ni gestionnaire",
            "add that the network is neither sponsor nor administrator",
        ),
        signatory="legal",
        gate="launch",
        ask=network_released,
        due=Due("opening", -14),
    ),
    # a contest can run without one, so it only warns
    Check(
        id="rules.short-form",
        question=Text(
            "Y a-t-il un extrait du règlement pour légendes et publicités ?",
            "Is there an abbreviated text for captions and advertisements?",
        ),
        remedy=Text(
            "écrire l'extrait (short), ou « none » s'il n'en faut pas",
            'write the abbreviated text (short), or "none" if none is needed',
        ),
        evidence=Text("extrait", "abbreviated rules"),
        signatory="legal",
        gate="launch",
        severity=Severity.WARNING,
        ask=short_forms_ready,
        due=Due("opening", -14),
    ),
    Check(
        id="rules.one-language-prevails",
        question=Text("Sait-on quelle langue prévaut ?", "Is it known which language prevails?"),
        remedy=Text("écrire rules.prevailing", "write rules.prevailing"),
        signatory="legal",
        gate="lint",
        ask=one_prevails,
    ),
    Check(
        id="rules.editions-follow",
        question=Text("Les éditions se suivent-elles ?", "Do the editions follow each other?"),
        remedy=Text("donner à chaque édition son début, dans l'ordre", "give each edition its start, in order"),
        signatory="legal",
        gate="lint",
        ask=editions_follow,
        due=Due("opening", -21),
    ),
)
