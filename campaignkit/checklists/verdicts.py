"""What a check can answer, and how much it weighs."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import TYPE_CHECKING

from attrs import frozen

from campaignkit.values import Text

if TYPE_CHECKING:
    from campaignkit.checklists.quotes import Quote


class Verdict(Enum):
    """The five answers; UNKNOWN is never a pass."""

    PASS = "pass"  # noqa: S105 - a verdict
    FAIL = "fail"
    UNKNOWN = "unknown"
    WAIVED = "waived"
    NOT_APPLICABLE = "not-applicable"


class Severity(Enum):
    """A blocking check that fails or is unknown closes its gate; a warning never does."""

    BLOCKING = "blocking"
    WARNING = "warning"


class Answered(Enum):
    """How a check comes to its answer: from plan and state, from a look at the world, from a person."""

    COMPUTED = "computed"
    PROBED = "probed"
    ATTESTED = "attested"


@frozen
class Answer:
    """One verdict on one place; `because` says why, `where` is a plan path or an item id.

    `quotes` are the places of the plan that contradict each other, `where` among them; empty where
    one place alone is wrong, or is missing.
    """

    verdict: Verdict
    because: Text = Text("", "")
    where: str = ""
    quotes: tuple[Quote, ...] = ()


PASSED = Answer(Verdict.PASS)
WORST_FIRST = (Verdict.FAIL, Verdict.UNKNOWN, Verdict.WAIVED, Verdict.PASS, Verdict.NOT_APPLICABLE)


def failed(fr: str, en: str, where: str = "") -> Answer:
    """A FAIL, with its reason in French and English."""
    return Answer(Verdict.FAIL, Text(fr, en), where)


def unknown(fr: str, en: str, where: str = "") -> Answer:
    """An UNKNOWN: nobody has said, or nobody has proved it yet."""
    return Answer(Verdict.UNKNOWN, Text(fr, en), where)


def not_applicable(fr: str, en: str, where: str = "") -> Answer:
    """A NOT_APPLICABLE, with the fact that makes it so."""
    return Answer(Verdict.NOT_APPLICABLE, Text(fr, en), where)


def unsaid(where: str) -> Answer:
    """A NOT_APPLICABLE: as long as this place of the plan says nothing there is nothing to compare.

    >>> unsaid("rounds[main].closes_at").because.en
    'the plan does not say so yet'
    """
    return not_applicable("le plan ne le dit pas encore", "the plan does not say so yet", where)


def findings(found: Iterable[Answer], waiting: Iterable[Answer] = ()) -> tuple[Answer, ...]:
    """Everything that was found; where nothing was, what nobody has said yet; one PASS when all is said and well.

    `waiting` is UNKNOWN for a value that no other check asks for, NOT_APPLICABLE for one that another does.
    """
    return tuple(found) or tuple(waiting) or (PASSED,)


def worst(answers: Iterable[Answer]) -> Verdict:
    """The gravest verdict; of no answer at all, UNKNOWN: empty is not success.

    >>> worst(())
    <Verdict.UNKNOWN: 'unknown'>
    """
    return min((answer.verdict for answer in answers), key=WORST_FIRST.index, default=Verdict.UNKNOWN)
