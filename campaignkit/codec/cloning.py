"""A contest held again: its plan file with other dates, and without what belonged to it alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from attrs import define, frozen

from campaignkit.campaign import (
    CampaignPlan,
    anchors,
    civil_day,
    contest_dates,
    moved_days,
    moved_moment,
    remembered,
)
from campaignkit.codec.composing import Beside, composed
from campaignkit.codec.editing import node_at, with_value, with_words
from campaignkit.codec.left_behind import Left, left_in
from campaignkit.codec.nodes import Node, Scalar, path_of
from campaignkit.codec.structure import read_plan
from campaignkit.codec.words import DAY
from campaignkit.codec.writing import flow_text
from campaignkit.values import (
    CampaignId,
    CampaignKitError,
    Instant,
    InvalidValueError,
    Text,
    Zone,
    civil,
    instant,
    local,
)

DATE = len("2026-12-01")
PRINTED = "%Y-%m-%d %H:%M"
OFFSET = re.compile(r"(Z|[-+][0-9]{2}:?[0-9]{2})$")


@frozen(kw_only=True)
class Clone:
    """The plan file of a contest held again: its text, how many of its dates moved, and those that did not."""

    text: str
    moved: int
    left: tuple[Left, ...]


def cloned(
    text: str,
    *,
    id: CampaignId,  # noqa: A002
    opening: date,
    title: str = "",
    name: str = "plan.yaml",
    beside: Beside | None = None,
) -> Clone:
    """The plan file in YAML for the same contest, opening on another day; comments and order stay.

    Every date of the contest that the file itself says moves with the opening (`moved_days`), and so does
    every date that a visual prints as the plan writes it; times of day stay. A date that stands anywhere else,
    in a text, in a file below, beside a rate, is left and told. What belonged to the old
    contest alone is gone: its id, its id in the CRM, the ids of its posts. `copied_from` says what
    leftovers are looked for by. Raises PlanFileError for a file that cannot be read, and
    CampaignKitError for a plan that does not know its opening.
    """
    plan = read_plan(text, CampaignPlan, name=name, beside=beside)
    whole = composed(text, CampaignPlan, name=name, beside=beside).root
    first = anchors(plan).get("opening")
    if whole is None or first is None:
        raise _no_opening(name)
    clone = _Cloning(plan=plan, whole=whole, text=text.removeprefix("\ufeff"))
    words = dict(clone.words(civil_day(first, plan.clock), opening))
    moved = with_words(text, words)
    for path, value in (("id", id), *clone.dropped(), ("copied_from", remembered(plan))):
        moved = with_value(moved, path, value)
    moved = with_value(moved, "title", Text(title, title)) if title else moved
    after = composed(moved, CampaignPlan, name=name, beside=beside).root
    left = () if after is None or civil_day(first, plan.clock) == opening else tuple(left_in(after, plan, words.keys()))
    return Clone(text=moved, moved=len(words), left=left)


@define(kw_only=True)
class _Cloning:
    plan: CampaignPlan
    whole: Node
    text: str

    def words(self, first: date, opening: date) -> Iterator[tuple[str, str]]:
        """Each place of the file where a date stands, with what is to stand there."""
        zone = self.plan.clock
        found = tuple(contest_dates(self.plan))
        days = moved_days((civil_day(at, zone) for _path, at in found), first, opening, self.plan.works)
        later = {at: moved_moment(at, zone, days) for _path, at in found if isinstance(at, Instant)}
        printed = {f"{civil(at, zone):{PRINTED}}": f"{civil(there, zone):{PRINTED}}" for at, there in later.items()}
        for path, at in found:
            node = self._own(path)
            if isinstance(node, Scalar):
                now = _moment(str(node), later[at], zone) if isinstance(at, Instant) else days[civil_day(at, zone)]
                yield path_of(node), self._instead_of(node, str(now))
        for path, says in _prints(self.plan):
            node = self._own(path)
            if isinstance(node, Scalar) and says in printed:
                yield path_of(node), self._instead_of(node, printed[says])

    def dropped(self) -> Iterator[tuple[str, object]]:
        """What belonged to the old contest alone, with what stands there instead."""
        if self._own("external_ref"):
            yield "external_ref", ""
        for number, method in enumerate(self.plan.entries.methods):
            node = self._own(f"entries.methods[{number}].posts") if method.posts else None
            if node is not None:
                yield path_of(node), ()

    def _own(self, path: str) -> Node | None:
        """What the file itself says at the path; None when it says nothing, or a file below it does."""
        node = node_at(self.whole, path)
        return node if node is not None and not node.mark.file else None

    def _instead_of(self, node: Scalar, now: str) -> str:
        """The new word between the quotes of the old one."""
        source = self.text[node.mark.start : node.mark.end].rstrip()
        return source.replace(str(node), now) if str(node) in source else flow_text(now)


def _prints(plan: CampaignPlan) -> Iterator[tuple[str, str]]:
    for visual, each in enumerate(plan.creatives.visuals):
        for number, printed in enumerate(each.prints):
            yield f"creatives.visuals[{visual}].prints[{number}].says", printed.says


def _moment(said: str, moved: Instant, zone: Zone) -> str:
    """The moment in the form in which the old one was written, or with the offset of the zone."""
    there = civil(moved, zone)
    same_form = f"{there:%Y-%m-%d}{said[DATE:]}"
    kept = DAY.fullmatch(said[:DATE]) is not None and _reads_as(same_form, zone) == moved
    return same_form if kept else there.isoformat()


def _reads_as(text: str, zone: Zone) -> Instant | None:
    try:
        return instant(text) if OFFSET.search(text[DATE:]) else local(text, zone)
    except InvalidValueError:
        return None


def _no_opening(name: str) -> CampaignKitError:
    return CampaignKitError(
        Text(f"{name} ne dit pas quand le jeu ouvre", f"{name} does not say when the contest opens"),
        Text("les dates se comptent de l'ouverture", "dates are counted from the opening"),
        Text("compléter rounds[].opens_at", "complete rounds[].opens_at"),
    )
