"""What a rule of law or of a platform is, with its source; and a pack of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum

import pendulum
from attrs import field, frozen, validators

from campaignkit.rulepacks.conditions import Condition
from campaignkit.values import InvalidValueError, Text

FORMAT = 1
CAMPAIGN_GATES = (
    "launch", "pause", "resume", "amend", "extend", "shorten", "amend-rules", "cancel", "end", "archive",
)  # fmt: skip
GATES = (*CAMPAIGN_GATES, "close", "seal", "draw", "announce", "settle", "ship")
"""The moves that a rule may guard: of the campaign, of a round, and `ship` of a winner's parcel."""
ROLES = (
    "client", "cm", "da", "dpo", "finance", "lead", "legal", "logistics", "media", "partner", "second-reader", "tech",
)  # fmt: skip
"""Who may have to answer for a rule: the roles that people have in a plan."""


class Scope(Enum):
    """What kind of authority a pack speaks for."""

    JURISDICTION = "jurisdiction"
    PLATFORM = "platform"
    DATA = "data"
    ADVERTISING = "advertising"


class RuleKind(Enum):
    """What a rule does: forbid, ask for something, or only tell."""

    PROHIBITION = "prohibition"
    DUTY = "duty"
    NOTE = "note"


class Weight(Enum):
    """How much an open rule weighs."""

    BLOCKING = "blocking"
    WARNING = "warning"
    INFO = "info"


class Basis(Enum):
    """What a rule rests on."""

    LAW = "law"
    SELF_REGULATION = "self_regulation"
    PLATFORM_POLICY = "platform_policy"
    GUIDANCE = "guidance"
    PRACTICE = "practice"


class Reading(Enum):
    """How the text was read: a dated text, a copy without a date, or not at all."""

    DATED_TEXT = "dated_text"
    UNDATED_COPY = "undated_copy"
    NOT_READ = "not_read"


class Confidence(Enum):
    """How sure the reader was."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


@frozen(kw_only=True)
class Source:
    """Where a rule is written, and how and when it was read.

    `as_of` is the state of the text that was read, `read_on` the day of reading; both None: nobody read it.
    `official_address` is the authority's page where the text was read elsewhere.
    """

    title: str
    address: str
    official_address: str = ""
    basis: Basis
    quality: str
    as_of: pendulum.Date | None = None
    reading: Reading
    read_on: pendulum.Date | None = None
    confidence: Confidence


@frozen(kw_only=True)
class Rule:
    """One rule: when it applies, what it asks, how one complies, and who says so.

    It applies when every condition of `when` holds, from `effective_from` to `effective_to` (both
    inclusive). `gate` is the move that it guards; `satisfied_by` the check whose pass fulfils a
    duty (empty: a person of the role `signatory` attests it, or, when it is `yearly`, a house that always
    works so, once a year for this wording); `lead_days` calendar days before the
    opening, `deadline_days` after `deadline_after` (draw, end). `successor` replaces it.
    `waived_by` is the only role that may waive it while it blocks.
    `weight_if_verified` is the weight that an unverified rule would have.
    """

    id: str
    kind: RuleKind
    title: Text
    says: Text
    remedy: Text
    when: tuple[Condition, ...] = ()
    gate: str = "launch"
    weight: Weight
    weight_if_verified: Weight | None = None
    satisfied_by: str = ""
    signatory: str = "legal"
    waived_by: str = "legal"
    yearly: bool = False
    lead_days: int | None = None
    deadline_days: int | None = None
    deadline_after: str = ""
    effective_from: pendulum.Date | None = None
    effective_to: pendulum.Date | None = None
    successor: str = ""
    parameters: Mapping[str, str] = field(factory=dict)
    source: Source
    verified: bool
    note: Text = Text("", "")

    def __attrs_post_init__(self) -> None:
        faults = tuple(_faults(self))
        if faults:
            raise InvalidValueError(
                Text(f"la règle « {self.id} » n'est pas valable", f'the rule "{self.id}" is not valid'),
                Text(" ; ".join(each.fr for each in faults), "; ".join(each.en for each in faults)),
                Text("corriger la règle", "correct the rule"),
            )

    @property
    def per(self) -> str:
        """What it is asked about: the campaign, a round, or a winner."""
        if self.gate in CAMPAIGN_GATES:
            return "campaign"
        return "winner" if self.gate == "ship" else "round"

    def in_force(self, day: pendulum.Date) -> bool:
        """Whether the rule is valid on a day."""
        begun = self.effective_from is None or self.effective_from <= day
        return begun and (self.effective_to is None or day <= self.effective_to)


@frozen(kw_only=True)
class Pack:
    """The rules of one authority: a country, a region, a network. `version` counts its editions (semver).

    `fresh_months` is how long a reading of its rules counts; None: 12 for a law, 6 for the policy of a platform.
    """

    format: int = FORMAT
    id: str
    scope: Scope
    code: str
    version: str
    title: Text
    fresh_months: int | None = field(default=None, validator=validators.optional(validators.ge(1)))
    rules: tuple[Rule, ...] = field(validator=validators.min_len(1))


def _faults(rule: Rule) -> Iterator[Text]:
    for name, word, known in (
        ("gate", rule.gate, GATES),
        ("signatory", rule.signatory, ROLES),
        ("waived_by", rule.waived_by, ROLES),
    ):
        if word not in known:
            listed = ", ".join(known)
            yield Text(f"{name} « {word} » n'existe pas : {listed}", f'there is no {name} "{word}": {listed}')
    for name, days in (("lead_days", rule.lead_days), ("deadline_days", rule.deadline_days)):
        if days is not None and days < 0:
            yield Text(f"{name} vaut {days}, moins de 0", f"{name} is {days}, less than 0")
    if rule.effective_from and rule.effective_to and rule.effective_to < rule.effective_from:
        yield Text("la fin précède le début", "the end comes before the start")
    if not rule.verified and rule.weight is Weight.BLOCKING:
        yield Text("non vérifiée, elle avertit seulement (warning)", "unverified, it may only warn (warning)")
