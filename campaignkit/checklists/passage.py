"""What was recorded when a gate was passed, beside what the same questions answer now."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from campaignkit.checklists.review import OPEN, Review, ReviewLine
from campaignkit.checklists.verdicts import Verdict
from campaignkit.values import Digest, Instant, SubjectId

READY = frozenset(verdict.value for verdict in Verdict if verdict not in OPEN)


@frozen(kw_only=True)
class Passage:
    """A gate that was passed: the item that it was about, when, by whom, and each question's verdict then.

    `definition` is the digest of what the questions were; under the same one the verdicts can be recomputed.
    """

    gate: str
    item: str = ""
    at: Instant
    by: SubjectId
    definition: Digest
    verdicts: Mapping[str, str]


@frozen(kw_only=True)
class Differing:
    """One question whose verdict is not the recorded one; empty where it was not asked then, or is not now."""

    key: str
    recorded: str
    present: str


@frozen(kw_only=True)
class Recheck:
    """A gate that was passed, asked again: the review now, and the passage that was recorded.

    `same_questions` says whether both are of one definition; otherwise a verdict may differ because the
    question does, and the two stand side by side.
    """

    review: Review
    passage: Passage
    same_questions: bool

    @property
    def unreadied(self) -> tuple[ReviewLine, ...]:
        """The questions that stood in nobody's way when the gate was passed, and that are open now."""
        return tuple(
            line for line in self.review.lines if line.reasons and self.passage.verdicts.get(line.key) in READY
        )

    @property
    def differing(self) -> tuple[Differing, ...]:
        """Every verdict that is not as recorded, those of questions that are new or gone included."""
        recorded, present = self.passage.verdicts, self.review.verdicts
        return tuple(
            Differing(key=key, recorded=recorded.get(key, ""), present=present.get(key, ""))
            for key in dict.fromkeys((*present, *recorded))
            if recorded.get(key) != present.get(key)
        )
