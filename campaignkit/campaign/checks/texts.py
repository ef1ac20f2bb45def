"""Whether what the texts say is what the plan says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from campaignkit.checklists import Answer, Case, Check, Due, Quote, clash, findings, unknown
from campaignkit.values import Text

if TYPE_CHECKING:
    from campaignkit.campaign.plan import CampaignPlan
    from campaignkit.campaign.states import Campaign

Whole: TypeAlias = "Case[CampaignPlan, Campaign]"

NETWORKS = (
    "instagram",
    "facebook",
    "tiktok",
    "youtube",
    "twitter",
    "linkedin",
    "pinterest",
    "snapchat",
    "twitch",
    "threads",
)
DOMAIN = re.compile(
    r"\b((?:[a-z0-9-]+\.)+(?:com|net|org|eu|fr|de|ch|at|be|it|es|nl|lu|uk|ie|us|ca|io|app|shop|example))\b"
)
ENTRY_SECTION = "mechanics"


def places_named(words: str) -> set[str]:
    """The networks and web domains that a text names, in lower case.

    >>> sorted(places_named("Only on shop.example, not on Instagram."))
    ['instagram', 'shop.example']
    """
    lower = words.lower()
    return {name for name in NETWORKS if name in lower} | set(DOMAIN.findall(lower))


def entry_place_agrees(case: Whole) -> tuple[Answer, ...]:
    """The rules say that one enters where the entry methods are."""
    if not case.plan.entries.methods:
        return (
            unknown(
                "aucune modalité de participation n'est décrite", "no method of entry is described", "entries.methods"
            ),
        )
    return findings(_elsewhere(case.plan))


def _elsewhere(plan: CampaignPlan) -> Iterator[Answer]:
    sources = {method.source.lower() for method in plan.entries.methods}
    for text in plan.rules.texts:
        for section in text.sections:
            named = places_named(section.text) if section.id == ENTRY_SECTION else set()
            if named and not named & sources:
                methods = (Quote(f"entries.methods[{each.id}].source", each.source) for each in plan.entries.methods)
                yield clash(Quote(section_at(text.id, section.id), tuple(sorted(named))), *methods)


def section_at(text: str, section: str) -> str:
    """The plan path of a section of the rules."""
    return f"rules.texts[{text}].sections[{section}]"


TEXTS: tuple[Check[Whole], ...] = (
    Check(
        id="campaign.entry-place-agrees",
        question=Text(
            "Le règlement fait-il participer là où sont les modalités ?",
            "Do the rules have people enter where the methods of entry are?",
        ),
        remedy=Text(
            "nommer dans le règlement l'endroit où l'on participe", "name in the rules the place where one enters"
        ),
        signatory="legal",
        gate="lint",
        ask=entry_place_agrees,
        due=Due("opening", -21),
    ),
)
