"""What must be true of the channels; numbers are those of the professional checklist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from campaignkit.channels.plan import ChannelsPlan
from campaignkit.channels.states import ChannelsState, Tested
from campaignkit.checklists import (
    PASSED,
    Answer,
    Case,
    Check,
    Due,
    Quote,
    Severity,
    Size,
    Verdict,
    attested,
    clash,
    failed,
    findings,
    not_applicable,
    on_clock,
    unknown,
    unsaid,
)
from campaignkit.values import UNKNOWN, Text, civil

Channels: TypeAlias = Case[ChannelsPlan, ChannelsState]
TWO_ADMINS = 2
WEEKEND = (6, 7)
OFFICE_HOURS = range(8, 19)
DAYS = (
    Text("lundi", "Monday"),
    Text("mardi", "Tuesday"),
    Text("mercredi", "Wednesday"),
    Text("jeudi", "Thursday"),
    Text("vendredi", "Friday"),
    Text("samedi", "Saturday"),
    Text("dimanche", "Sunday"),
)
NOBODY_WATCHES = Text("personne n'est d'astreinte à cette heure", "nobody is on call at that hour")


def access_proved(case: Channels) -> tuple[Answer, ...]:
    """Each account was tried, its token outlives the close, and two people administer it."""
    if not case.plan.accounts:
        return (unknown("aucun compte n'est nommé", "no account is named", "channels.accounts"),)
    undated = () if "close" in case.anchors else (unsaid("rounds"),)
    return findings((*_tokens(case), *_admins(case.plan)), undated)


def _tokens(case: Channels) -> Iterator[Answer]:
    close = case.anchors.get("close", case.now)
    for name, state in case.state.accounts.items():
        if not isinstance(state, Tested):
            yield failed("l'accès n'est pas essayé", "the access was not tried", f"channels.accounts[{name}]")
        elif state.valid_until <= close:
            yield failed(
                "le jeton périme avant la clôture", "the token expires before the close", f"channels.accounts[{name}]"
            )


def _admins(plan: ChannelsPlan) -> Iterator[Answer]:
    for account in plan.accounts:
        where = f"channels.accounts[{account.id}].admins"
        if account.admins is UNKNOWN:
            yield unknown("le nombre d'administrateurs n'est pas connu", "the number of admins is not known", where)
        elif account.admins < TWO_ADMINS:
            yield failed(
                f"{account.admins} administrateur au lieu de deux", f"{account.admins} admin instead of two", where
            )


def moderation_ready(case: Channels) -> tuple[Answer, ...]:
    """The charter is public, and common questions have an answer."""
    missing = []
    if case.plan.charter is UNKNOWN:
        missing.append(unknown("la charte n'est pas connue", "the charter is not known", "channels.charter"))
    if not case.plan.answers:
        missing.append(unknown("aucune réponse n'est prête", "no answer is ready", "channels.answers"))
    return findings(missing)


def closing_watched(case: Channels) -> tuple[Answer, ...]:
    """Somebody is on call at the hour of the close."""
    close = case.anchors.get("close")
    if close is None:
        return (unknown("la clôture n'est pas connue", "the close is not known", "rounds"),)
    if case.plan.watched_at(close.subtract(minutes=1)):
        return (PASSED,)
    return (clash(_rota(case), case.quoted("close"), why=NOBODY_WATCHES),)


def _rota(case: Channels) -> Quote:
    shifts = tuple(
        f"{each.person} {on_clock(each.starts_at, case.zone)} - {on_clock(each.ends_at, case.zone)}"
        for each in case.plan.on_call
    )
    return Quote("channels.on_call", shifts)


def odd_closing_watched(case: Channels) -> tuple[Answer, ...]:
    """A close outside office hours (Monday to Friday, 8:00 to 19:00 on the campaign's clock) has somebody on call."""
    close = case.anchors.get("close")
    if close is None:
        return (not_applicable("la clôture n'est pas connue", "the close is not known", "rounds"),)
    last_minute = civil(close.subtract(minutes=1), case.zone)
    if case.plan.watched_at(last_minute):
        return (PASSED,)
    if last_minute.isoweekday() not in WEEKEND and last_minute.hour in OFFICE_HOURS:
        return (PASSED if case.zoned else unsaid("zone"),)
    day = DAYS[last_minute.isoweekday() - 1]
    why = Text(f"personne n'est d'astreinte ce {day.fr}", f"nobody is on call on that {day.en}")
    verdict = Verdict.FAIL if case.zoned else Verdict.UNKNOWN
    zone = () if case.zoned else (Quote("zone", UNKNOWN),)
    return (clash(_rota(case), case.quoted("close"), *zone, why=why, verdict=verdict),)


def fakes_foreseen(case: Channels) -> tuple[Answer, ...]:
    """Entrants are warned of accounts that pretend to be ours."""
    if case.plan.fake_account_warning is UNKNOWN:
        return (unknown("aucun avertissement n'est écrit", "no warning is written", "channels.fake_account_warning"),)
    return (PASSED,)


def _no_ads(case: Case[Any, Any]) -> Answer | None:
    if case.plan.ads is None:
        return not_applicable("aucune publicité", "no ads", "channels.ads")
    return None


def _no_hashtag(case: Case[Any, Any]) -> Answer | None:
    if case.plan.hashtag is None:
        return not_applicable("aucun mot-dièse", "no hashtag", "channels.hashtag")
    return None


# 62, 66, 67 and 70 have no severity in the source: each can be repaired after the opening, so each warns
CHECKS: tuple[Check[Channels], ...] = (
    attested(
        id="channels.hashtag-free",
        number=59,
        asked_from=Size.L,
        question=Text("Le mot-dièse est-il libre et lisible ?", "Is the hashtag free and readable?"),
        remedy=Text("le chercher sur chaque réseau", "search it on each network"),
        evidence=Text("capture de la recherche", "search screenshot"),
        signatory="cm",
        gate="launch",
        severity=Severity.WARNING,
        subject="channels.hashtag",
        applies=_no_hashtag,
        due=Due("opening", -30),
    ),
    attested(
        id="channels.ads-accepted",
        number=61,
        question=Text("Les publicités sont-elles acceptées par le réseau ?", "Are the ads accepted by the network?"),
        remedy=Text(
            "soumettre les publicités, ou écrire qu'il n'y en a pas", "submit the ads, or write that there are none"
        ),
        evidence=Text("état des publicités", "ad status"),
        signatory="media",
        gate="launch",
        subject="channels.ads",
        applies=_no_ads,
        due=Due("opening", -5),
    ),
    attested(
        id="channels.others-told",
        number=62,
        asked_from=Size.L,
        question=Text(
            "Courriel, site, magasins, presse et personnel sont-ils prévenus ?",
            "Are e-mail, site, shops, press and staff informed?",
        ),
        remedy=Text("prévenir chacun, et en tenir la liste", "inform each of them, and keep the list"),
        evidence=Text("liste", "list"),
        signatory="lead",
        gate="launch",
        severity=Severity.WARNING,
        subject="channels",
        due=Due("opening", -3),
    ),
    # 88 is a daily task of the source: it is asked before the sealing, of every entry that has come
    attested(
        id="channels.fakes-looked-for",
        number=88,
        question=Text("A-t-on cherché les fraudes et les faux comptes ?", "Were frauds and fake accounts looked for?"),
        remedy=Text(
            "regarder les comptes groupés et les faux comptes, et signer", "look at grouped and fake accounts, and sign"
        ),
        evidence=Text("journal", "log"),
        signatory="cm",
        gate="seal",
        per="round",
        severity=Severity.WARNING,
        subject="entries.batches",
        due=Due("close", 1),
    ),
    Check(
        id="channels.access-proved",
        number=63,
        yearly=True,
        asked_from=Size.M,
        question=Text(
            "Chaque compte est-il essayé, à deux administrateurs ?", "Is each account tried, with two admins?"
        ),
        remedy=Text(
            "essayer l'accès (channels.prove-access), nommer un second",
            "try the access (channels.prove-access), name a second one",
        ),
        evidence=Text("journal des essais", "check log"),
        signatory="tech",
        gate="launch",
        ask=access_proved,
        due=Due("opening", -7),
    ),
    attested(
        id="channels.rehearsed",
        number=64,
        asked_from=Size.M,
        question=Text(
            "Le parcours a-t-il été répété : entrer, gagner, perdre, trop tard ?",
            "Was the way rehearsed: enter, win, lose, too late?",
        ),
        remedy=Text("jouer le parcours entier une fois", "play the whole way through once"),
        evidence=Text("compte rendu d'essai", "test report"),
        signatory="tech",
        gate="launch",
        subject="entries",
        due=Due("opening", -5),
    ),
    Check(
        id="channels.moderation-ready",
        number=68,
        yearly=True,
        asked_from=Size.M,
        question=Text(
            "La charte est-elle publique, les réponses prêtes ?", "Is the charter public, are the answers ready?"
        ),
        remedy=Text("publier la charte, écrire les réponses", "publish the charter, write the answers"),
        signatory="cm",
        gate="launch",
        ask=moderation_ready,
        due=Due("opening", -7),
    ),
    Check(
        id="channels.closing-watched",
        number=69,
        asked_from=Size.M,
        question=Text(
            "Quelqu'un est-il d'astreinte à l'heure de clôture ?", "Is somebody on call at the closing hour?"
        ),
        remedy=Text("compléter les astreintes", "complete the on-call rota"),
        evidence=Text("planning d'astreinte", "rota"),
        signatory="lead",
        gate="launch",
        ask=closing_watched,
        due=Due("opening", -7),
    ),
    Check(
        id="channels.odd-closing-watched",
        question=Text(
            "Une clôture du soir ou du week-end est-elle surveillée ?", "Is a close at night or on a weekend watched?"
        ),
        remedy=Text(
            "clore un jour ouvré avant 19 h, ou nommer quelqu'un d'astreinte",
            "close on a working day before 19:00, or put somebody on call",
        ),
        signatory="lead",
        gate="lint",
        severity=Severity.WARNING,
        ask=odd_closing_watched,
        due=Due("opening", -7),
    ),
    Check(
        id="channels.fakes-foreseen",
        number=70,
        yearly=True,
        asked_from=Size.L,
        question=Text("Les participants sont-ils prévenus des faux comptes ?", "Are entrants warned of fake accounts?"),
        remedy=Text("écrire l'avertissement et la voie de signalement", "write the warning and the way to report"),
        signatory="cm",
        gate="launch",
        severity=Severity.WARNING,
        ask=fakes_foreseen,
        due=Due("opening", -3),
    ),
    Check(
        id="channels.closing-hour",
        number=90,
        question=Text("Quelqu'un est-il d'astreinte à cette clôture ?", "Is somebody on call at this closing?"),
        remedy=Text("compléter les astreintes", "complete the on-call rota"),
        signatory="lead",
        gate="close",
        per="round",
        ask=closing_watched,
        due=Due("close", -1),
    ),
)
