"""The laws that every check of the house keeps, asked of your own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import evolve
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from campaignkit.campaign import NOTHING_YET, Campaign, apply, every_check
from campaignkit.campaign.gates import GATE_NAMES, RoomCheck, case_of
from campaignkit.checklists import Answer, Answered, Verdict
from campaignkit.testing.candidates import moments
from campaignkit.testing.purity import LookedOutsideError, nothing_outside
from campaignkit.testing.story import complete_plan, drawn, kept, started
from campaignkit.testing.strategies import each_draft, logs, plans
from campaignkit.values import Instant

ID_FORM = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*")
PER = ("campaign", "round", "winner")
OPEN = (Verdict.FAIL, Verdict.UNKNOWN)


class LawError(AssertionError):
    """Checks that break a law; every law that is broken, one a line."""


def check_all_laws(checks: Iterable[RoomCheck], *, examples: int = 25) -> None:
    """Hold checks of your own, over the whole plan and the whole state, to the laws of the house.

    A check has an id of its own in two words (`agency.vip-seats`), a question and a remedy in French
    and English, a gate, a role that answers. It is answered by the plan and the log. Whatever the draft
    and whatever has happened it gives an answer and does not break, gives the same one when asked
    again, says in both languages why it is open, and asks for no time, no chance and no file.
    Tried are every draft in which one thing is unknown, and as many that lack more, or logs, as
    `examples` says. LawError says which law is broken, and where.
    """
    asked = tuple(checks)
    broken = [*_without_id(asked), *(f"{check.id}: {why}" for check in asked for why in _ill_formed(check))]
    if broken:
        raise LawError("\n".join(broken))
    _try_on_everything(asked, examples)


def _without_id(checks: tuple[RoomCheck, ...]) -> Iterator[str]:
    taken = Counter([*(check.id for _room, check in every_check()), *(check.id for check in checks)])
    if not checks:
        yield "there is no check: an empty list keeps no law"
    for check in checks:
        if not ID_FORM.fullmatch(check.id):
            yield f"{check.id}: an id has the form room.what-holds"
        elif taken[check.id] > 1:
            yield f"{check.id}: another check has this id"


def _ill_formed(check: RoomCheck) -> Iterator[str]:
    for name in ("question", "remedy"):
        said = getattr(check, name)
        if not (said.fr.strip() and said.en.strip()):
            yield f"the {name} is not said in French and English"
    if check.gate not in (*GATE_NAMES, "lint"):
        yield f"there is no gate {check.gate!r}"
    if check.per not in PER:
        yield f"it is asked per {check.per!r}, not per campaign, round or winner"
    if not check.signatory.strip():
        yield "no role answers it"
    if check.answered is not Answered.COMPUTED:
        yield "it is answered by a person or a probe, which only checks of the library can be"


def _try_on_everything(checks: tuple[RoomCheck, ...], examples: int) -> None:
    """On every draft in which one thing is unknown, in planning and after the draw; on others; on logs."""
    for path, draft in each_draft(complete_plan()):
        for stage in (kept(started), kept(drawn)):
            _hold_all(checks, evolve(stage.campaign, plan=draft), stage.now, f" where {path} is unknown or empty")

    @settings(max_examples=examples, deadline=None, database=None, phases=(Phase.generate,))
    @given(data=st.data())
    def holds(data: st.DataObject) -> None:
        drafts = plans().map(lambda draft: evolve(kept(drawn).campaign, plan=draft))
        campaign = data.draw(st.one_of(drafts, logs().map(folded)))
        _hold_all(checks, campaign, data.draw(st.sampled_from(moments(campaign.plan))), "")

    holds()


def folded(facts: Iterable[Any]) -> Campaign:
    """The campaign that these facts lead to."""
    campaign = NOTHING_YET
    for fact in facts:
        campaign = apply(campaign, fact)
    return campaign


def _hold_all(checks: tuple[RoomCheck, ...], campaign: Campaign, now: Instant, where: str) -> None:
    asked = [
        (check, case, _asked(check, case, where))
        for check in checks
        for item in _items(campaign, check)
        for case in (case_of(campaign, "campaign", item, now),)
    ]
    with nothing_outside():
        again = [_asked(check, case, where) for check, case, _answers in asked]
    for (check, _case, answers), later in zip(asked, again, strict=True):
        _hold_to(check, answers, later, where)


def _items(campaign: Campaign, check: RoomCheck) -> tuple[str, ...]:
    return {"campaign": ("",), "round": tuple(campaign.rounds), "winner": tuple(campaign.claims.claims)}[check.per]


def _asked(check: RoomCheck, case: Any, where: str) -> tuple[Answer, ...]:
    try:
        return check.ask(case)
    except LookedOutsideError as looked:
        raise against(check, f"it looks outside ({looked})") from looked
    except Exception as broke:
        raise against(check, f"it breaks{where} ({type(broke).__name__}: {broke})") from broke


def _hold_to(check: RoomCheck, answers: tuple[Answer, ...], later: tuple[Answer, ...], where: str) -> None:
    if not answers:
        raise against(check, f"it gives no answer{where}, and nothing said is no consent")
    if answers != later:
        raise against(check, "asked again, it answers differently")
    if not all(map(_said, answers)):
        raise against(check, f"it does not say in French and English why it is open{where}")


def against(check: RoomCheck, why: str) -> LawError:
    """The error for a check that breaks a law."""
    return LawError(f"{check.id}: {why}")


def _said(answer: Answer) -> bool:
    return answer.verdict not in OPEN or bool(answer.because.fr.strip() and answer.because.en.strip())
