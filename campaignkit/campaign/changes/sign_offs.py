"""The sign-offs that a change makes stale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from campaignkit.approvals import Signed, Waived
from campaignkit.campaign.answers import SignOffsNow
from campaignkit.campaign.changes.nouns import Fallen, Redo
from campaignkit.campaign.gates import all_checks, signable
from campaignkit.campaign.states import Campaign
from campaignkit.objectives import Reworked
from campaignkit.values import Instant

ROOMS: Mapping[Reworked, str] = {
    Reworked.RULES: "rules",
    Reworked.VISUAL: "creatives",
    Reworked.POST: "creatives",
    Reworked.PAGE: "channels",
}


def stale_sign_offs(campaign: Campaign, now: Instant) -> tuple[Fallen, ...]:
    """Every sign-off that was given, by the campaign or by a house, for content that is no longer there."""
    return tuple(_standing(campaign, now, "stale"))


def _standing(campaign: Campaign, now: Instant, wanted: str) -> Iterator[Fallen]:
    given = SignOffsNow(own=campaign.approvals, houses=campaign.houses, now=now)
    for key, about in signable(campaign).items():
        check, _, item = key.partition("@")
        if given.standing(check, item, about.digest) == wanted:
            yield _fallen(campaign, key, about.role)


def _fallen(campaign: Campaign, key: str, role: str) -> Fallen:
    consent = campaign.approvals.consents.get(key)
    sign_off = consent.sign_off if isinstance(consent, Signed | Waived) else None
    if sign_off is None:
        return Fallen(check=key, role=role, decided_by=None, at=None)
    return Fallen(check=key, role=role, decided_by=sign_off.decided_by, at=sign_off.at)


def falling_later(campaign: Campaign, redo: tuple[Redo, ...], now: Instant) -> tuple[Fallen, ...]:
    """The sign-offs that hold, and speak of something that has to be redone."""
    subjects = {check.id: check.subject for _room, check in all_checks(campaign.packs, campaign.own)}
    return tuple(
        fallen
        for fallen in _standing(campaign, now, "signed")
        if any(_speaks_of(subjects[fallen.check.partition("@")[0]], each) for each in redo)
    )


def _speaks_of(subject: str, redo: Redo) -> bool:
    """Whether a path of the plan holds something that is redone, or is one of those things."""
    room = ROOMS[redo.what]
    if subject in (room, f"{room}.{redo.what.value}s", f"{room}.texts", f"{room}.text"):
        return True
    return any(subject == f"{room}.{redo.what.value}s[{thing.name}]" for thing in redo.things)
