"""What a check is given to look at, in a test."""

from __future__ import annotations

from typing import Any, TypeAlias

from campaignkit.approvals import Approvals, Signed, SignedOff
from campaignkit.checklists import Case, Check, Verdict, worst
from campaignkit.codec import cloned
from campaignkit.values import Digest, SubjectId, instant

Checks: TypeAlias = tuple[Check[Case[Any, Any]], ...]
NOON = instant("2026-12-01T12:00:00Z")


def signed(check: str, *, proof: str = "proof", subject: str = "") -> Approvals:
    """Approvals in which one check is signed off."""
    sign_off = SignedOff(
        on=check,
        subject=Digest(subject),
        decided_by=SubjectId("max"),
        by=SubjectId("lea"),
        channel="e-mail",
        proof=proof,
        at=NOON,
    )
    return Approvals(consents={check: Signed(sign_off)})


def case(plan: object, state: object, **about: object) -> Case[Any, Any]:
    """A case without sign-offs, digests or dates, unless they are given."""
    given: dict[str, Any] = {"sign_offs": Approvals(), "digests": {}, "now": NOON, **about}
    return Case(plan=plan, state=state, **given)


def by_id(checks: Checks, check: str) -> Check[Case[Any, Any]]:
    """The check of this id."""
    (found,) = (each for each in checks if each.id == check)
    return found


def verdict(checks: Checks, check: str, seen: Case[Any, Any]) -> Verdict:
    """What the check comes to."""
    return worst(by_id(checks, check).answers(seen))


def places(checks: Checks, check: str, seen: Case[Any, Any]) -> list[str]:
    """Where the check finds something."""
    return [answer.where for answer in by_id(checks, check).answers(seen)]


def copied(text: str, **about: Any) -> str:
    """The file of the contest held again: what `cloned` takes, and of what it gives the text."""
    return cloned(text, **about).text
