"""A check is data above a pure function: one question that a review always asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from attrs import frozen

from campaignkit.checklists.case import Case
from campaignkit.checklists.sizes import Size
from campaignkit.checklists.verdicts import PASSED, Answer, Answered, Severity, unknown
from campaignkit.values import Digest, Text

X = TypeVar("X")


@frozen
class Due:
    """When a check should be answered: so many days after an anchor, before it when negative."""

    anchor: str
    days: int


@frozen(kw_only=True)
class Check(Generic[X]):
    """One question, and everything a person needs in order to answer it.

    `number` is the professional checklist's (1-120), None for a question of our own; `gate` is
    the move that it guards (`launch`, `close`, `seal`, `draw`, `announce`, `ship`, `settle`,
    `end`, `archive`, or `lint` when it guards the launch and is answered by the plan alone);
    `per` is `campaign`, `round` or `winner`; `signatory` is the role that answers; `subject`
    is the plan path that an attested answer is bound to; with `two_people`, whoever decides is not
    the one who records it; `waived_by` is the role that may waive it (empty: the signatory); of a
    rule of `law` a waiver is bound to the content. A `yearly` question is about the agency or the
    client: a house answers it once a year, for the same content; one that is `asked_from` S is asked
    of every campaign, whatever a house's policy says. `ask` is pure; what it raises makes the answer
    UNKNOWN, and so does no answer at all.
    """

    id: str
    question: Text
    remedy: Text
    signatory: str
    gate: str
    ask: Callable[[X], tuple[Answer, ...]]
    number: int | None = None
    source: str = ""
    evidence: Text = Text("", "")
    per: str = "campaign"
    severity: Severity = Severity.BLOCKING
    answered: Answered = Answered.COMPUTED
    due: Due | None = None
    subject: str = ""
    two_people: bool = False
    waived_by: str = ""
    law: bool = False
    yearly: bool = False
    asked_from: Size = Size.S

    def answers(self, case: X) -> tuple[Answer, ...]:
        """Ask; a question that breaks, or gives no answer, is UNKNOWN and names itself."""
        try:
            return self.ask(case) or (unknown(f"{self.id} n'a rien répondu", f"{self.id} gave no answer"),)
        except Exception as broken:  # noqa: BLE001 - whatever a check raises, the review goes on
            why = f"{self.id}: {type(broken).__name__}: {broken}"
            return (unknown(f"le contrôle s'est rompu ({why})", f"the check broke ({why})"),)


def attested(
    *,
    applies: Callable[[Case[Any, Any]], Answer | None] | None = None,
    **about: Any,
) -> Check[Case[Any, Any]]:
    """A check that a person answers by a sign-off bound to the content of `subject`.

    `applies` may give a NOT_APPLICABLE answer; without a sign-off, or with one that has no
    proof or is stale, the answer is UNKNOWN.
    """
    check_id, subject = about["id"], about.get("subject", "")

    def ask(case: Case[Any, Any]) -> tuple[Answer, ...]:
        outside = applies(case) if applies else None
        digest = case.digests.get(subject, Digest(""))
        return (outside or SAID[case.sign_offs.standing(check_id, case.item, digest)],)

    return Check(ask=ask, answered=Answered.ATTESTED, **about)


SAID: Mapping[str, Answer] = {
    "signed": PASSED,
    "missing": unknown("personne ne l'a validé", "nobody has signed it off"),
    "unproven": unknown("validé sans justificatif", "signed off without evidence"),
    "expired": unknown(
        "la réponse de la maison a plus d'un an",
        "the answer of the house is more than a year old",
    ),
    "stale": unknown(
        "la validation portait sur un contenu qui a changé depuis",
        "the sign-off was for content that has changed since",
    ),
}
