"""Rule packs: what law and platforms ask, as data with its source. Not legal advice."""

from campaignkit.rulepacks.conditions import (
    Comparison,
    Condition,
    Either,
    all_hold,
    comparison,
    facts_of,
    holds,
    why_open,
)
from campaignkit.rulepacks.facts import FACTS, AtLeast, Fact, Facts, Sort, Value, Worth, words_of
from campaignkit.rulepacks.library import NO_PACKS, Library, PackError, Ruling, ruling, stale
from campaignkit.rulepacks.pack import (
    GATES,
    ROLES,
    Basis,
    Confidence,
    Pack,
    Reading,
    Rule,
    RuleKind,
    Scope,
    Source,
    Weight,
)
from campaignkit.rulepacks.places import EU, GROUPS, Territory
from campaignkit.rulepacks.stating import stated

__all__ = [
    "EU",
    "FACTS",
    "GATES",
    "GROUPS",
    "NO_PACKS",
    "ROLES",
    "AtLeast",
    "Basis",
    "Comparison",
    "Condition",
    "Confidence",
    "Either",
    "Fact",
    "Facts",
    "Library",
    "Pack",
    "PackError",
    "Reading",
    "Rule",
    "RuleKind",
    "Ruling",
    "Scope",
    "Sort",
    "Source",
    "Territory",
    "Value",
    "Weight",
    "Worth",
    "all_hold",
    "comparison",
    "facts_of",
    "holds",
    "ruling",
    "stale",
    "stated",
    "why_open",
    "words_of",
]
