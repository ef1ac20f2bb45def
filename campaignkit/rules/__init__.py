"""Rules: the rules document, who may take part, and how it is published, deposited and amended."""

from campaignkit.rules.checks import CHECKS
from campaignkit.rules.commands import AmendRules, DepositRules, PublishRules, TakeDownRules
from campaignkit.rules.eligibility import EntrantFacts, Grounds, May, eligible
from campaignkit.rules.events import RulesAmended, RulesDeposited, RulesEvent, RulesPublished, RulesTakenDown
from campaignkit.rules.moves import REASONS, RULES, RULES_DOCUMENT, RulesView
from campaignkit.rules.plan import (
    Action,
    AgeAt,
    Condition,
    Deposit,
    Edition,
    Eligibility,
    Exclusion,
    Purchase,
    RulesPlan,
    RulesText,
    Section,
    Who,
)
from campaignkit.rules.states import Deposited, Document, Drafted, Published, RulesState, TakenDown

__all__ = [
    "CHECKS",
    "REASONS",
    "RULES",
    "RULES_DOCUMENT",
    "Action",
    "AgeAt",
    "AmendRules",
    "Condition",
    "Deposit",
    "DepositRules",
    "Deposited",
    "Document",
    "Drafted",
    "Edition",
    "Eligibility",
    "EntrantFacts",
    "Exclusion",
    "Grounds",
    "May",
    "PublishRules",
    "Published",
    "Purchase",
    "RulesAmended",
    "RulesDeposited",
    "RulesEvent",
    "RulesPlan",
    "RulesPublished",
    "RulesState",
    "RulesTakenDown",
    "RulesText",
    "RulesView",
    "Section",
    "TakeDownRules",
    "TakenDown",
    "Who",
    "eligible",
]
