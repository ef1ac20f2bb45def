"""What a check that finds something says once one value is left out: of each fault that the lint must find.

After a change that is meant, renew it and read the difference:

    python -m tests.heard.left_out
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from campaignkit.checklists import Answer
from campaignkit.testing import FAULTS, Fault, faulty_plan
from campaignkit.values import UNKNOWN, CampaignKitError
from tests.campaign.unsaying import CHECKS, looked_at, said, saying
from tests.campaign.unsaying import Path as Place
from tests.heard.asking import told

KEPT = Path(__file__).parent / "said" / "left-out.txt"


def left_out(number: int, fault: Fault) -> str:
    """What the check of a fault answers, and what it answers instead once something is left out."""
    room, check = CHECKS[fault.check]
    plan = faulty_plan(fault)
    found = check.answers(looked_at(plan, (room,))[room])
    answers: dict[tuple[Answer, ...], list[str]] = {found: ["as it is"]}
    for place in said(plan):
        try:
            seen = looked_at(saying(plan, place, UNKNOWN), (room,))[room]
        except CampaignKitError:
            continue
        answers.setdefault(check.answers(seen), []).append(f"without {_named(place)}")
    answers[found] = ["as it is"]
    return "".join(f"{line}\n" for line in (f"{number}. {fault}", *_lines(answers)))


def _named(place: Place) -> str:
    return ".".join(str(step) for step in place)


def _lines(answers: dict[tuple[Answer, ...], list[str]]) -> Iterator[str]:
    for given, places in answers.items():
        yield f"  {', '.join(places)}"
        yield from (f"    {told(answer)}" for answer in given)


def kept() -> Mapping[str, str]:
    """What each fault came to when somebody read it, by its first line."""
    found: dict[str, str] = {}
    for line in KEPT.read_text("utf-8").splitlines():
        if not line.startswith(" "):
            name = line
        found[name] = found.get(name, "") + f"{line}\n"
    return found


def whole() -> str:
    """All of it."""
    return "".join(left_out(number, fault) for number, fault in enumerate(FAULTS, start=1))


if __name__ == "__main__":
    KEPT.write_text(whole(), "utf-8")
