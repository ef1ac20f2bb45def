"""The counts of an import, line by line: what was read, minus what was refused and why, is what takes part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from campaignkit.entries.admission import Ruling, Status
from campaignkit.entries.refusals import KINDS, Refusal, refusal_key
from campaignkit.values import Instant, InvalidValueError, Text

ORDER = {code: place for place, code in enumerate(KINDS)}


@frozen(kw_only=True)
class BreakdownLine:
    """How many entries were refused for one reason under one article, and when the first of them was made."""

    refusal: Refusal
    count: int
    first_at: Instant


@frozen(kw_only=True)
class Breakdown:
    """Read, minus the sum of the lines, is admitted; by so many different accounts.

    Numbers that do not add up raise InvalidValueError.
    """

    read: int
    lines: tuple[BreakdownLine, ...]
    admitted: int
    accounts: int = field()
    tickets: int

    @accounts.validator
    def _adds_up(self, _attribute: object, accounts: int) -> None:
        if self.read - self.refused != self.admitted or accounts > self.admitted:
            raise InvalidValueError(
                Text("le décompte ne tombe pas juste", "the counts do not add up"),
                Text(
                    f"{self.read} - {self.refused} = {self.admitted}, {accounts} comptes",
                    f"{self.read} - {self.refused} = {self.admitted}, {accounts} accounts",
                ),
                Text("refaire l'import", "import again"),
            )

    @property
    def refused(self) -> int:
        """How many were refused."""
        return sum(line.count for line in self.lines)

    @property
    def refused_by_reason(self) -> Mapping[str, int]:
        """How many were refused, by code and article, as the log counts them."""
        return {refusal_key(line.refusal): line.count for line in self.lines}


def breakdown(rulings: Iterable[Ruling]) -> Breakdown:
    """Count rulings, reasons in their declared order and then by article."""
    lines: dict[Refusal, BreakdownLine] = {}
    accounts: set[str] = set()
    read = admitted = tickets = 0
    for ruling in rulings:
        read += 1
        if ruling.status is Status.ADMITTED:
            admitted, tickets = admitted + 1, tickets + ruling.tickets
            accounts.add(ruling.entry.author)
        else:
            _add(lines, ruling)
    ordered = sorted(lines.values(), key=lambda line: (ORDER[line.refusal.code], line.refusal.article))
    return Breakdown(read=read, lines=tuple(ordered), admitted=admitted, accounts=len(accounts), tickets=tickets)


def _add(lines: dict[Refusal, BreakdownLine], ruling: Ruling) -> None:
    refusal = Refusal(ruling.reason, ruling.article)
    before = lines.get(refusal)
    at = ruling.entry.at
    lines[refusal] = BreakdownLine(
        refusal=refusal,
        count=before.count + 1 if before else 1,
        first_at=min(before.first_at, at) if before else at,
    )
