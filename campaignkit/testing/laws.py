"""The laws that every check of the house keeps, asked of your own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from attrs import evolve
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from campaignkit.campaign import NOTHING_YET, Campaign, CampaignPlan, RoomCheck, all_checks, replay
from campaignkit.campaign.duties import law_of
from campaignkit.campaign.gates import case_of
from campaignkit.campaign.own import faults_of
from campaignkit.checklists import Answer, Verdict
from campaignkit.rulepacks import NO_PACKS, Library
from campaignkit.testing.candidates import moments
from campaignkit.testing.purity import LookedOutsideError, nothing_outside
from campaignkit.testing.story import complete_plan, drawn, kept, started
from campaignkit.testing.strategies import each_draft, logs, plans
from campaignkit.values import Instant

OPEN = (Verdict.FAIL, Verdict.UNKNOWN)


class LawError(AssertionError):
    """Checks that break a law; every law that is broken, one a line."""


def check_all_laws(checks: Iterable[RoomCheck] = (), packs: Library = NO_PACKS, *, examples: int = 25) -> None:
    """Hold checks of your own and each rule of packs to the laws of the house.

    A check of your own looks at the whole plan and the whole state. It has an id in two words
    (`agency.vip-seats`), a question and a remedy in French and English, a gate, a role that answers.
    It is answered by the plan and the log, or by a sign-off for a part of the plan. Whatever the
    draft and whatever has happened it gives an answer and does not break, gives the same one when
    asked again, says in both languages why it is open, and asks for no time, no chance and no file.
    A rule is asked as the check that a gate makes of it. Tried are every draft in which one thing is
    unknown, and as many that lack more, or logs, as `examples` says. LawError says which law is
    broken, and where.
    """
    own = tuple(checks)
    asked = (*own, *(check for _room, check in all_checks(packs) if check.id.startswith("packs.")))
    broken = [fault.en for fault in faults_of(own)]
    if not asked:
        broken.append("there is neither check nor rule: an empty list keeps no law")
    if broken:
        raise LawError("\n".join(broken))
    _try_on_everything(asked, packs, examples)


def _try_on_everything(checks: tuple[RoomCheck, ...], packs: Library, examples: int) -> None:
    """On every draft in which one thing is unknown, in planning and after the draw; on others; on logs."""
    for path, draft in each_draft(complete_plan()):
        for stage in (kept(started), kept(drawn)):
            _hold_all(checks, _under(stage.campaign, draft, packs), stage.now, f" where {path} is unknown or empty")

    @settings(max_examples=examples, deadline=None, database=None, phases=(Phase.generate,))
    @given(data=st.data())
    def holds(data: st.DataObject) -> None:
        drafts = plans().map(lambda draft: _under(kept(drawn).campaign, draft, packs))
        campaign = data.draw(st.one_of(drafts, logs().map(partial(folded, packs=packs))))
        _hold_all(checks, campaign, data.draw(st.sampled_from(moments(campaign.plan))), "")

    holds()


def _under(campaign: Campaign, plan: CampaignPlan, packs: Library) -> Campaign:
    law = law_of(packs, plan)
    return evolve(campaign, plan=plan, packs=packs, facts=law.facts, rulings=law.rulings)


def folded(happened: Iterable[Any], packs: Library = NO_PACKS) -> Campaign:
    """The campaign that these facts lead to, under these packs."""
    return replay(evolve(NOTHING_YET, packs=packs), happened)


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
