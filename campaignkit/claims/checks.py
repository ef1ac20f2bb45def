"""What must be true of the claims; numbers are those of the professional checklist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from campaignkit.checklists import (
    PASSED,
    Answer,
    Case,
    Check,
    Due,
    Quote,
    Severity,
    Size,
    attested,
    clash,
    failed,
    findings,
    not_applicable,
    on_clock,
    unknown,
    unsaid,
)
from campaignkit.claims.moves import NO_NAME
from campaignkit.claims.plan import ClaimClock, ClaimsPlan
from campaignkit.claims.states import Accepted, ClaimsState, ClaimState, Confirmed, Notified, Selected
from campaignkit.values import UNKNOWN, Instant, Text

Claims: TypeAlias = Case[ClaimsPlan, ClaimsState]


def deadline_stated(case: Claims) -> tuple[Answer, ...]:
    """The delay to answer, its beginning, and the fate of an unclaimed prize are known."""
    return findings(_unstated(case.plan))


def _unstated(plan: ClaimsPlan) -> Iterator[Answer]:
    if plan.clock_from is ClaimClock.FIXED:
        if not plan.confirm_by:
            yield unknown("la date limite n'est pas dite", "the last date is not stated", "claims.confirm_by")
    elif plan.reply_within is UNKNOWN:
        yield unknown("le délai de réponse n'est pas dit", "the delay to answer is not stated", "claims.reply_within")
    elif plan.reply_within is not None and plan.clock_from is UNKNOWN:
        yield unknown(
            "on ne sait pas d'où court le délai", "it is not known when the delay begins", "claims.clock_from"
        )
    if plan.unclaimed is UNKNOWN:
        yield unknown(
            "le sort d'un lot non réclamé n'est pas dit",
            "the fate of an unclaimed prize is not stated",
            "claims.unclaimed",
        )


def one_deadline(case: Claims) -> tuple[Answer, ...]:
    """The rules give a delay or a date, to tell winners and to answer; never both."""
    plan = case.plan
    both_ways = (
        ("claims.confirm_by", plan.confirm_by, "claims.reply_within", plan.reply_within),
        ("claims.notify_by", plan.notify_by, "claims.notify_within", plan.notify_within),
    )
    return findings(
        clash(Quote(date, on_clock(last, case.zone)), Quote(delay, within))
        for date, last, delay, within in both_ways
        if isinstance(last, Instant) and within
    )


NOT_TOLD = unknown(
    "on ne sait pas quand les gagnants sont prévenus", "it is not known when winners are told", "claims.notify_within"
)


def claimable_after_draw(case: Claims) -> tuple[Answer, ...]:
    """The last date to answer comes after the draw, or the close, and after the last day to be told."""
    last, anchor = case.plan.confirm_by, "draw" if "draw" in case.anchors else "close"
    chosen = case.anchors.get(anchor)
    if not isinstance(last, Instant) or chosen is None:
        return (not_applicable("pas deux dates à comparer", "no two dates to compare", "claims.confirm_by"),)
    told, notice = _told(case, chosen)
    if last > told:
        if anchor == "close":
            return (unsaid("draw.draws_at"),)
        return (PASSED if notice or case.plan.winner_writes_first else NOT_TOLD,)
    why = Text("trop tard pour répondre dès l'annonce au gagnant", "too late to answer as soon as the winner is told")
    answer = Quote("claims.confirm_by", on_clock(last, case.zone))
    told_by = case.plan.notify_by
    if isinstance(told_by, Instant) and last <= told_by:
        return (clash(answer, *notice, why=why),)
    quotes = answer, case.quoted(anchor), *notice, *case.unsettled(anchor)
    return (clash(*quotes, why=why, verdict=case.too_soon(anchor)),)


def _told(case: Claims, chosen: Instant) -> tuple[Instant, tuple[Quote, ...]]:
    """By when winners are told, with what says so; as soon as they are chosen where nothing does."""
    plan = case.plan
    if isinstance(plan.notify_by, Instant):
        return max(chosen, plan.notify_by), (Quote("claims.notify_by", on_clock(plan.notify_by, case.zone)),)
    if plan.notify_within is UNKNOWN:
        return chosen, ()
    return plan.notify_within.after(chosen, case.zone, case.works), (Quote("claims.notify_within", plan.notify_within),)


def _asked(case: Claims) -> ClaimState:
    return case.state.claims[case.item]


def told_in_private(case: Claims) -> tuple[Answer, ...]:
    """The winner was told before anything is public."""
    if isinstance(_asked(case), Selected):
        return (failed("le gagnant n'est pas prévenu", "the winner has not been told", case.item),)
    return (PASSED,)


def told_otherwise(case: Claims) -> tuple[Answer, ...]:
    """A winner who does not answer is told again by another channel."""
    state = _asked(case)
    if not isinstance(state, Notified):
        return (_answered(case),)
    if case.plan.second_channel is None:
        return (not_applicable("il n'y a pas d'autre canal", "there is no other channel", "claims.second_channel"),)
    if len({attempt.channel for attempt in state.attempts}) > 1:
        return (PASSED,)
    return (failed("un seul canal a été essayé", "only one channel was tried", case.item),)


def told_as_often(case: Claims) -> tuple[Answer, ...]:
    """A winner who does not answer gets as many reminders as the rules say, one at least."""
    state = _asked(case)
    if not isinstance(state, Notified):
        return (_answered(case),)
    sent, wanted = len(state.attempts) - 1, max(case.plan.reminders, 1)
    if sent >= wanted:
        return (PASSED,)
    return (failed(f"{sent} relance sur {wanted}", f"{sent} of {wanted} reminders", case.item),)


def _answered(case: Claims) -> Answer:
    if isinstance(_asked(case), Selected):
        return unknown("le gagnant n'est pas prévenu", "the winner has not been told", case.item)
    return not_applicable("la réponse est connue", "the answer is known", case.item)


def confirmed(case: Claims) -> tuple[Answer, ...]:
    """Age, residence and exclusions were checked, with proof."""
    if isinstance(_asked(case), Confirmed):
        return (PASSED,)
    return (failed("le gagnant n'est pas confirmé", "the winner is not confirmed", case.item),)


def decided_when_late(case: Claims) -> tuple[Answer, ...]:
    """After the deadline somebody has decided: grace, alternate or lapse."""
    state = _asked(case)
    if not isinstance(state, Notified):
        return (_answered(case),)
    if state.deadline is not None and case.now >= state.deadline:
        return (
            failed(
                f"délai passé depuis le {state.deadline:%d.%m.%Y %H:%M} UTC",
                f"deadline passed on {state.deadline:%Y-%m-%d %H:%M} UTC",
                case.item,
            ),
        )
    return (not_applicable("le délai court encore", "the deadline has not passed", case.item),)


def publication_agreed(case: Claims) -> tuple[Answer, ...]:
    """The winner agreed to be named, or is published without a name."""
    if case.plan.publication_consent is UNKNOWN:
        return (
            unknown(
                "on ne sait pas si les gagnants sont nommés",
                "it is not known whether winners are named",
                "claims.publication_consent",
            ),
        )
    if case.plan.publication_consent is False:
        return (PASSED,)
    state = _asked(case)
    consent = state.consent if isinstance(state, Notified | Accepted | Confirmed) else None
    if consent is None:
        return (unknown(f"ni accord ni « {NO_NAME} »", f"neither consent nor {NO_NAME}", case.item),)
    return (PASSED,)


def _no_documents(case: Claims) -> Answer | None:
    if case.plan.documents:
        return None
    return not_applicable("aucune pièce n'est demandée", "no document is asked for", "claims.documents")


def _of_winner(**about: Any) -> Check[Claims]:
    return Check(per="winner", **about)


LAUNCH: tuple[Check[Claims], ...] = (
    Check(
        id="claims.deadline-stated",
        number=36,
        question=Text(
            "Le délai de réponse et le sort d'un lot non réclamé sont-ils dits ?",
            "Are the deadline to claim and the fate of an unclaimed prize stated?",
        ),
        remedy=Text("compléter le chapitre claims du plan", "complete the claims section of the plan"),
        evidence=Text("clause", "clause"),
        signatory="legal",
        gate="launch",
        ask=deadline_stated,
        due=Due("opening", -21),
    ),
    Check(
        id="claims.one-deadline",
        question=Text("N'y a-t-il qu'un délai de réponse ?", "Is there only one deadline to answer?"),
        remedy=Text("garder le délai ou la date", "keep the delay or the date"),
        signatory="legal",
        gate="lint",
        ask=one_deadline,
        due=Due("opening", -21),
    ),
    Check(
        id="claims.after-draw",
        question=Text(
            "Peut-on encore répondre après avoir été prévenu ?", "Can a winner still answer after being told?"
        ),
        remedy=Text("repousser la date limite, ou compter un délai", "move the last date, or count a delay"),
        signatory="legal",
        gate="lint",
        ask=claimable_after_draw,
        due=Due("opening", -21),
    ),
    attested(
        id="claims.notice-ready",
        number=78,
        yearly=True,
        asked_from=Size.M,
        question=Text(
            "Le message au gagnant, son canal, son délai et la relance sont-ils prêts ?",
            "Are the message to winners, its channel, its delay and the second try ready?",
        ),
        remedy=Text("joindre les modèles", "attach the templates"),
        evidence=Text("modèles", "templates"),
        signatory="cm",
        gate="launch",
        subject="claims",
        due=Due("opening", -7),
    ),
    attested(
        id="claims.forms-ready",
        number=79,
        yearly=True,
        asked_from=Size.M,
        question=Text(
            "Formulaire, contrôle d'identité et décharge sont-ils prêts ?",
            "Are the claim form, the check of identity and the release ready?",
        ),
        remedy=Text("joindre les formulaires", "attach the forms"),
        evidence=Text("formulaires", "forms"),
        signatory="legal",
        gate="launch",
        subject="claims.documents",
        applies=_no_documents,
        due=Due("opening", -10),
    ),
)
WINNER: tuple[Check[Claims], ...] = (
    _of_winner(
        id="claims.told-in-private",
        number=98,
        question=Text(
            "Le gagnant est-il prévenu avant toute annonce ?", "Was the winner told before anything is public?"
        ),
        remedy=Text("prévenir le gagnant (claims.notify)", "tell the winner (claims.notify)"),
        evidence=Text("message", "message"),
        signatory="cm",
        gate="announce",
        ask=told_in_private,
        due=Due("draw", 1),
    ),
    _of_winner(
        id="claims.told-by-other-channel",
        number=99,
        question=Text(
            "Le gagnant muet est-il prévenu par un autre canal ?", "Was a silent winner told by another channel?"
        ),
        remedy=Text("prévenir par l'autre canal (claims.notify)", "tell by the other channel (claims.notify)"),
        evidence=Text("message", "message"),
        signatory="cm",
        gate="announce",
        severity=Severity.WARNING,
        ask=told_otherwise,
        due=Due("draw", 3),
    ),
    _of_winner(
        id="claims.reminded",
        number=100,
        question=Text("La dernière relance rappelle-t-elle le délai ?", "Has the last reminder repeated the deadline?"),
        remedy=Text("relancer en rappelant le délai (claims.notify)", "remind, with the deadline (claims.notify)"),
        evidence=Text("message", "message"),
        signatory="cm",
        gate="announce",
        severity=Severity.WARNING,
        ask=told_as_often,
        due=Due("draw", 7),
    ),
    _of_winner(
        id="claims.confirmed",
        number=101,
        question=Text(
            "Âge, résidence et exclusions sont-ils vérifiés sur pièces ?",
            "Have age, residence and exclusions been checked with proof?",
        ),
        remedy=Text("vérifier, puis confirmer (claims.confirm)", "check, then confirm (claims.confirm)"),
        evidence=Text("pièce vue", "document seen"),
        signatory="legal",
        gate="ship",
        ask=confirmed,
    ),
    _of_winner(
        id="claims.late-decided",
        number=102,
        question=Text(
            "Le délai passé, quelqu'un a-t-il choisi entre grâce, suppléant et abandon ?",
            "After the deadline, has somebody decided between grace, alternate and lapse?",
        ),
        remedy=Text(
            "accorder un délai (claims.grant-grace) ou clore (claims.expire)",
            "grant more time (claims.grant-grace) or close it (claims.expire)",
        ),
        evidence=Text("décision", "decision"),
        signatory="lead",
        gate="announce",
        ask=decided_when_late,
        due=Due("claim", 0),
    ),
    _of_winner(
        id="claims.publication-agreed",
        number=103,
        question=Text(
            "Le gagnant accepte-t-il d'être nommé, ou l'annonce est-elle sans nom ?",
            "Does the winner agree to be named, or is the announcement without a name?",
        ),
        remedy=Text(
            f"enregistrer l'accord ou {NO_NAME} (claims.give-publication-consent)",
            f"record the consent or {NO_NAME} (claims.give-publication-consent)",
        ),
        evidence=Text("accord", "consent"),
        signatory="legal",
        gate="announce",
        ask=publication_agreed,
    ),
)
CHECKS: tuple[Check[Claims], ...] = (*LAUNCH, *WINNER)
