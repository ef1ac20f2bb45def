"""What the plan and the log answer about the draw."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from campaignkit.checklists import (
    PASSED,
    Answer,
    Case,
    Quote,
    Verdict,
    clash,
    failed,
    findings,
    not_applicable,
    unknown,
    unsaid,
)
from campaignkit.draw.plan import DrawPlan, Method, Reaction, TierPlan, Within
from campaignkit.draw.protocol import CAUSES, CHAINS, Cause
from campaignkit.draw.states import Committed, DrawState
from campaignkit.values import UNKNOWN, Instant, Maybe, RoundId, Text

Draws: TypeAlias = Case[DrawPlan, DrawState]

JUDGED = (Method.JURY, Method.VOTE, Method.ESTIMATE)
WHILE_OPEN = (Method.INSTANT_WIN, Method.FIRST_COME)


def at(tier: TierPlan) -> str:
    """The plan path of a tier."""
    return f"draw.tiers[{tier.id}]"


def arranged(case: Draws) -> tuple[Answer, ...]:
    """It is known how winners are chosen, by whom, when, before whom, and what follows when a prize falls free."""
    return findings((*_unarranged(case.plan), *_incomplete_tiers(case.plan)))


def _unarranged(plan: DrawPlan) -> Iterator[Answer]:
    for name, fr, en in (
        ("method", "la façon de choisir les gagnants", "how winners are chosen"),
        ("draws_at", "le moment du tirage", "when the draw is held"),
        ("operator", "qui fait le tirage", "who holds the draw"),
        ("witness", "s'il y a un témoin", "whether there is a witness"),
        ("one_prize_per", "qui ne peut gagner qu'une fois", "who can win only once"),
    ):
        places = _undated(plan) if name == "draws_at" else (f"draw.{name}",) * (getattr(plan, name) is UNKNOWN)
        for where in places:
            yield unknown(f"on ne sait pas encore {fr}", f"it is not yet known {en}", where)
    if not plan.tiers:
        yield unknown("aucun rang n'est prévu", "no tier is planned", "draw.tiers")


def _incomplete_tiers(plan: DrawPlan) -> Iterator[Answer]:
    for tier in plan.tiers:
        if tier.count is UNKNOWN:
            yield unknown("le nombre de lots n'est pas connu", "the number of prizes is not known", f"{at(tier)}.count")
        if tier.alternates is UNKNOWN:
            yield unknown(
                "le nombre de suppléants n'est pas connu",
                "the number of alternates is not known",
                f"{at(tier)}.alternates",
            )
        for cause in CAUSES:
            if reaction(tier, cause) is UNKNOWN:
                yield unknown(
                    f"on ne sait pas que faire ({cause})",
                    f"it is not known what follows ({cause})",
                    f"{at(tier)}.on.{cause}",
                )


def reaction(tier: TierPlan, cause: str) -> Maybe[Reaction]:
    """The planned reaction of a tier to one of the four causes."""
    if tier.on is UNKNOWN:
        return UNKNOWN
    planned: Maybe[Reaction] = getattr(tier.on, cause)
    return planned


def date_known(case: Draws) -> tuple[Answer, ...]:
    """It is known when the winners are chosen, unless they win while the round is open."""
    if case.plan.method in WHILE_OPEN:
        return (not_applicable("on gagne pendant la session", "one wins while the round is open", "draw.method"),)
    if isinstance(case.plan.draws_by, Instant):
        return (PASSED,)
    rule = case.plan.draws_when
    beside = Quote("draw.method", case.plan.method) if rule is None else Quote("draw.draws_when", rule)
    return findings(clash(Quote(where, UNKNOWN), beside, verdict=Verdict.UNKNOWN) for where in _undated(case.plan))


def _undated(plan: DrawPlan) -> tuple[str, ...]:
    """Where an instant of the draw is missing: nowhere when there is one for all, or for each round that is named."""
    if plan.draws_at is not UNKNOWN:
        return ()
    return tuple(f"draw.rounds[{each.id}].at" for each in plan.rounds if each.at is UNKNOWN) or (
        () if plan.rounds else ("draw.draws_at",)
    )


def after_close(case: Draws) -> tuple[Answer, ...]:
    """Winners are drawn once nobody can enter any more."""
    if case.plan.method in WHILE_OPEN:
        return (not_applicable("on gagne pendant la session", "one wins while the round is open", "draw.method"),)
    close, drawn = case.anchors.get("close"), case.anchors.get("draw")
    if close is None or drawn is None:
        return (
            not_applicable(
                "la date de fin ou de tirage manque", "the date of the close or of the draw is missing", "draw.draws_at"
            ),
        )
    if drawn < close:
        return (clash(case.quoted("draw"), case.quoted("close")),)
    return (unsaid(case.earlier["draw"]) if "draw" in case.earlier else PASSED,)


def falls_free_known(case: Draws) -> tuple[Answer, ...]:
    """Each tier says what becomes of a prize for each of the four causes for which it falls free."""
    if not case.plan.tiers:
        return (not_applicable("aucun rang n'est prévu", "no tier is planned", "draw.tiers"),)
    return findings(_unforeseen(case.plan))


def _unforeseen(plan: DrawPlan) -> Iterator[Answer]:
    for tier in plan.tiers:
        silent = [cause for cause in CAUSES if reaction(tier, cause) is UNKNOWN]
        for cause in silent if tier.on is not UNKNOWN else silent[:1]:
            where = f"{at(tier)}.on" if tier.on is UNKNOWN else f"{at(tier)}.on.{cause}"
            said = f"{tier.count} x {tier.prize}" if tier.count is not UNKNOWN else tier.prize
            yield clash(
                Quote(where, UNKNOWN),
                Quote(f"{at(tier)}.prize", said),
                why=Text("on ne sait pas à qui va le lot", "it is not known who gets the prize"),
                verdict=Verdict.UNKNOWN,
            )


def alternates_wait(case: Draws) -> tuple[Answer, ...]:
    """Where an alternate is to take a prize that falls free, there are alternates."""
    unsaid = (
        not_applicable("la suite n'est pas dite", "what follows is not stated", f"{at(tier)}.on")
        for tier in case.plan.tiers
        if any(reaction(tier, cause) is UNKNOWN for cause in CAUSES)
    )
    return findings(_without_alternates(case.plan), unsaid)


def _without_alternates(plan: DrawPlan) -> Iterator[Answer]:
    for tier in plan.tiers:
        wanted = [cause for cause in CAUSES if reaction(tier, cause) in (Reaction.NEXT, Reaction.CASCADE)]
        if wanted and tier.alternates is UNKNOWN:
            yield unknown(
                f"un suppléant doit suivre ({', '.join(wanted)}), leur nombre n'est pas dit",
                f"an alternate is to follow ({', '.join(wanted)}), their number is not stated",
                f"{at(tier)}.alternates",
            )
        elif wanted and tier.alternates == 0:
            yield clash(
                Quote(f"{at(tier)}.alternates", tier.alternates),
                *(Quote(f"{at(tier)}.on.{cause}", reaction(tier, cause)) for cause in wanted),
            )


def cascade_possible(case: Draws) -> tuple[Answer, ...]:
    """Winners move up only where all tiers share one pool and one prize is won per draw, and before a parcel leaves."""
    plan = case.plan
    moving_up = [(tier, cause) for tier in plan.tiers for cause in CAUSES if reaction(tier, cause) is Reaction.CASCADE]
    if not moving_up:
        return (not_applicable("personne ne monte d'un rang", "nobody moves up", "draw.tiers"),)
    return findings((*_not_in_one_order(plan, moving_up), *_too_late_to_move(moving_up)))


def _not_in_one_order(plan: DrawPlan, moving_up: list[tuple[TierPlan, Cause]]) -> Iterator[Answer]:
    if len({tier.pool for tier in plan.tiers}) == 1 and plan.within is Within.DRAW:
        return
    why = Text(
        "« cascade » veut un seul groupe et un lot par tirage", '"cascade" wants one pool and one prize per draw'
    )
    others = (Quote("draw.within", plan.within), *(Quote(f"{at(tier)}.pool", tier.pool) for tier in plan.tiers))
    for tier, cause in moving_up:
        yield clash(Quote(f"{at(tier)}.on.{cause}", reaction(tier, cause)), *others, why=why)


def _too_late_to_move(moving_up: list[tuple[TierPlan, Cause]]) -> Iterator[Answer]:
    why = Text(
        "quand un colis revient, ceux d'en dessous ont déjà leur lot",
        "when a parcel comes back, those below have their prizes already",
    )
    for tier, cause in moving_up:
        if cause == "undeliverable":
            yield clash(Quote(f"{at(tier)}.on.{cause}", Reaction.CASCADE), why=why)


def ties_broken(case: Draws) -> tuple[Answer, ...]:
    """Where merit decides, the rules say what decides between equals."""
    if case.plan.method is UNKNOWN:
        return (unknown("la façon de choisir n'est pas connue", "how winners are chosen is not known", "draw.method"),)
    if case.plan.method not in JUDGED:
        return (not_applicable("le mérite ne décide pas", "merit does not decide", "draw.method"),)
    if case.plan.tie_break:
        return (PASSED,)
    return (clash(Quote("draw.tie_break", ()), Quote("draw.method", case.plan.method), verdict=Verdict.UNKNOWN),)


def chain_known(case: Draws) -> tuple[Answer, ...]:
    """The public randomness is one whose key this library pins."""
    if case.plan.method is not Method.DRAW:
        return (not_applicable("pas de tirage par aléa public", "no draw by public randomness", "draw.method"),)
    if case.plan.chain is UNKNOWN:
        return (unknown("l'aléa public n'est pas choisi", "the public randomness is not chosen", "draw.chain"),)
    known = sorted(chain.name for chain in CHAINS.values())
    if case.plan.chain in known:
        return (PASSED,)
    said = ", ".join(known)
    why = Text(f"on connaît {said}", f"those that are known: {said}")
    return (clash(Quote("draw.chain", case.plan.chain), Quote("draw.method", case.plan.method), why=why),)


def no_commitment(case: Draws) -> Answer | None:
    """Without a sealed list there is nothing to attest; beside the point where no lots are drawn."""
    if case.plan.method not in (Method.DRAW, UNKNOWN):
        return not_applicable(
            "les gagnants ne viennent pas d'un tirage", "the winners do not come from a draw", "draw.method"
        )
    if not isinstance(case.state.rounds.get(RoundId(case.item)), Committed):
        return failed("la liste n'est pas scellée", "the list is not sealed", case.item)
    return None


def no_witness(case: Draws) -> Answer | None:
    """Nobody is asked to look on where no witness is announced."""
    return (
        not_applicable("aucun témoin n'est annoncé", "no witness is announced", "draw.witness")
        if case.plan.witness is None
        else None
    )
