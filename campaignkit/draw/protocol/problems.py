"""What is wrong with a file of the protocol: each problem under the number of the clause that it breaks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import frozen

from campaignkit.values import SEMICOLON, CampaignKitError, Text


@frozen(kw_only=True)
class Problem:
    """One broken clause: its number (`2.5`), the field (`beacon.round`; empty: the whole), and what is wrong."""

    step: str
    where: str
    what: Text

    @property
    def text(self) -> Text:
        """The whole problem as one line."""
        place = f"{self.step} {self.where}".rstrip()
        return Text(f"{place} : {self.what.fr}", f"{place}: {self.what.en}")


class ProtocolError(CampaignKitError):
    """A file breaks the protocol; `problems` names every clause and field, in order.

    `step` and `where` are those of the first problem.
    """

    def __init__(
        self,
        what: Text,
        because: Text | None = None,
        remedy: Text | None = None,
        problems: tuple[Problem, ...] = (),
    ) -> None:
        super().__init__(what, because, remedy)
        self.args: tuple[Any, ...] = (what, because, remedy, problems)
        self.problems = problems

    @property
    def step(self) -> str:
        """The number of the first broken clause."""
        return self.problems[0].step

    @property
    def where(self) -> str:
        """The field of the first problem."""
        return self.problems[0].where


def refuse(problems: Iterable[Problem], what: Text, remedy: Text) -> None:
    """Raise one ProtocolError that carries every problem; return when there is none."""
    found = tuple(problems)
    if found:
        raise refusal(found, what, remedy)


def refusal(
    problems: tuple[Problem, ...], what: Text, remedy: Text, kind: type[ProtocolError] = ProtocolError
) -> ProtocolError:
    """The error, of this kind, that carries these problems; there must be one."""
    return kind(what, _joined(problems), remedy, problems)


def _joined(problems: tuple[Problem, ...]) -> Text:
    texts = [problem.text for problem in problems]
    return Text(SEMICOLON.fr.join(text.fr for text in texts), SEMICOLON.en.join(text.en for text in texts))
