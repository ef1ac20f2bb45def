"""Rule packs: what law and platforms ask, as data with its source. Not legal advice."""

from campaignkit.rulepacks.conditions import (
    Comparison,
    Condition,
    Either,
    all_hold,
    comparison,
    facts_of,
    holds,
    stated,
)
from campaignkit.rulepacks.facts import FACTS, Fact, Facts, Sort, Value, words_of
from campaignkit.rulepacks.library import NO_PACKS, Library, PackError, Ruling, ruling, stale
from campaignkit.rulepacks.pack import (
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

__all__ = [
    "EU",
    "FACTS",
    "GROUPS",
    "NO_PACKS",
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
    "all_hold",
    "comparison",
    "facts_of",
    "holds",
    "ruling",
    "stale",
    "stated",
    "words_of",
]
