"""What a field of a command may be filled with: values that are sometimes right, and some that never are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from types import NoneType
from typing import Any, get_args, get_origin

from attrs import evolve

from campaignkit.campaign import AdoptedPlan, Campaign, CampaignPlan
from campaignkit.campaign.gates import signable
from campaignkit.draw import DrawnPlace
from campaignkit.prizes import Exactly
from campaignkit.testing.story import adopting
from campaignkit.values import UNKNOWN, CampaignId, Digest, Instant, Money, SealedList, Text, digest_of, instant

NOWHERE = "nowhere"
AFRESH = "again"
SEALED = SealedList(entries=12, tickets=12, sha256=digest_of(b"list"), merkle_root=digest_of(b"root"))
FIXED: Mapping[str, tuple[str, ...]] = {
    "document": ("address", "nothing"),
    "form": ("no-name", "handle", "none", "shout"),
    "fate": ("alternate", "stock", "written-off", "eaten"),
    "trigger": ("mishap", "bad-buzz", "whim"),
    "level": ("claimed", "witnessed", "sworn"),
    "entry": ("e1", "e2", "e7", ""),
    "from_entry": ("e1", "e2", "e7"),
}
BY_TYPE: Mapping[Any, tuple[Any, ...]] = {
    bool: (False, True),
    int: (1, 2, 12, 0, -1, 3, 20),
    str: ("so", "", " ", "main", "1"),
    Decimal: (Decimal(7), Decimal(0), Decimal("-1.5"), Decimal("Infinity")),
    Digest: (digest_of(b"a"), "", digest_of(b"b")),
    Money: (Money(5, "EUR"), Money(-5, "EUR"), Money(5, "USD")),
    SealedList: (SEALED,),
}


def _ids(items: Iterable[Any]) -> list[str]:
    return [each.id for each in items]


def _rounds(campaign: Campaign) -> list[str]:
    return [*_ids(campaign.plan.rounds), *campaign.rounds, AFRESH]


def _lines(campaign: Campaign) -> list[str]:
    return [*_ids(campaign.plan.prizes.lines), *_ids(campaign.plan.objectives.budget)]


def _people(campaign: Campaign) -> list[str]:
    return _ids(campaign.plan.organisers.people)


NAMED: Mapping[str, Callable[[Campaign], Iterable[str]]] = {
    "claim": lambda campaign: campaign.claims.claims,
    "round": _rounds,
    "parent": _rounds,
    "extended": _rounds,
    "shortened": _rounds,
    "line": _lines,
    "visual": lambda campaign: _ids(campaign.plan.creatives.visuals),
    "post": lambda campaign: _ids(campaign.plan.creatives.posts),
    "account": lambda campaign: _ids(campaign.plan.channels.accounts),
    "purpose": lambda campaign: _ids(campaign.plan.privacy.purposes),
    "party": lambda campaign: _ids(campaign.plan.organisers.parties),
    "decided_by": _people,
    "asked_by": _people,
    "role": lambda campaign: [each.role for each in campaign.plan.objectives.hours],
    "kpi": lambda campaign: _ids(campaign.plan.objectives.kpis),
    "incident": lambda campaign: [*campaign.incidents.incidents, "i1"],
    "complaint": lambda campaign: [*campaign.followup.complaints, "c1"],
    "on": lambda campaign: (
        *(key for key, _due in campaign.approvals.awaiting()),
        *campaign.approvals.consents,
        *signable(campaign),
    ),
}


def candidates(campaign: Campaign, field: str, hint: Any) -> tuple[Any, ...]:
    """Values for a field of a command, right ones first; never none."""
    if field in NAMED:
        return (*dict.fromkeys(NAMED[field](campaign)), NOWHERE, " ")
    return FIXED[field] if field in FIXED else _of_type(campaign, hint)


def _of_type(campaign: Campaign, hint: Any) -> tuple[Any, ...]:
    if hint in BY_TYPE:
        return BY_TYPE[hint]
    if hint in FROM_PLAN:
        return FROM_PLAN[hint](campaign.plan)
    inner, origin = get_args(hint), get_origin(hint)
    if NoneType in inner:
        return (None, *(value for each in inner if each is not NoneType for value in _of_type(campaign, each)))
    if origin is tuple:
        one = _of_type(campaign, inner[0])
        return (one[:1], (), one[:2], one[-1:])
    return _of_type(campaign, hint.__supertype__) if origin is None else ({}, {"late": 3}, {"late": 1, "double": -1})


def moments(plan: CampaignPlan) -> tuple[Instant, ...]:
    """Instants around everything that the plan dates."""
    known = [at for each in plan.rounds for at in (each.opens_at, each.closes_at) if at is not UNKNOWN]
    if plan.draw.draws_at is not UNKNOWN:
        known.append(plan.draw.draws_at)
    if not known:
        return (instant("2030-01-01T00:00:00Z"), instant("2031-01-01T00:00:00Z"))
    first, last = min(known), max(known)
    moved = [at for each in plan.rounds if each.closes_at is not UNKNOWN for at in _moved(each.closes_at)]
    return tuple(dict.fromkeys((*moved, *known, first.subtract(days=40), last.add(days=140))))


def _moved(closes_at: Instant) -> tuple[Instant, Instant]:
    """A later closing and an earlier one."""
    return closes_at.add(days=2), closes_at.subtract(hours=6)


@lru_cache(maxsize=64)
def variants(plan: CampaignPlan) -> tuple[AdoptedPlan, ...]:
    """The plan, and others that differ from it by a title, rules, a closing, a prize, a name."""
    return tuple(map(adopting, _others(plan)))


def _others(plan: CampaignPlan) -> Iterator[CampaignPlan]:
    yield plan
    yield evolve(plan, title=Text("Autre titre", "Another title"))
    yield evolve(plan, rules=evolve(plan.rules, version="3"))
    yield evolve(plan, id=CampaignId("another"))
    for number, each in enumerate(plan.rounds[:1]):
        if each.closes_at is not UNKNOWN:
            for closes_at in _moved(each.closes_at):
                rounds = (*plan.rounds[:number], evolve(each, closes_at=closes_at), *plan.rounds[number + 1 :])
                yield evolve(plan, rounds=rounds)
    if plan.prizes.lines:
        first, *rest = plan.prizes.lines
        more = evolve(first, quantity=Exactly(units=(first.units or 0) + 1))
        yield evolve(plan, prizes=evolve(plan.prizes, lines=(more, *rest)))
        yield evolve(plan, prizes=evolve(plan.prizes, lines=tuple(rest)))


def places(plan: CampaignPlan) -> tuple[DrawnPlace, ...]:
    """Entries at the first ranks of each tier, and one at no rank."""
    real = [DrawnPlace(tier=tier.id, rank=rank, entry=f"e{rank}") for tier in plan.draw.tiers for rank in (1, 2)]
    none = [DrawnPlace(tier=tier.id, rank=0, entry="") for tier in plan.draw.tiers]
    return (*real, *none)


FROM_PLAN: Mapping[Any, Callable[[CampaignPlan], tuple[Any, ...]]] = {
    Instant: moments,
    AdoptedPlan: variants,
    DrawnPlace: places,
}
