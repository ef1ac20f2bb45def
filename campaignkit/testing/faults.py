"""What is wrong with plans in the world: each fault, the check that finds it, and a sound plan to make it in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from attrs import field, frozen

from campaignkit.campaign import CampaignPlan
from campaignkit.codec import read_plan, template_text, with_value
from campaignkit.values import UNKNOWN, CampaignId

OPENING = date(2026, 12, 1)


@frozen
class Fault:
    """One mistake: the check of `lint` that finds it, and what stands at which paths of the plan instead."""

    check: str
    instead: Mapping[str, Any] = field(hash=False)

    def __str__(self) -> str:
        return f"{self.check} ({', '.join(self.instead)})"


@cache
def sound_text() -> str:
    """A plan file in which `lint` finds nothing: comments under a post, one prize, two alternates."""
    return template_text("giveaway", id=CampaignId("sound"), title="A hamper", opening=OPENING, lang="en")


def sound_plan() -> CampaignPlan:
    """The plan in which `lint` finds nothing."""
    return read_plan(sound_text(), CampaignPlan)


def faulty_text(*faults: Fault) -> str:
    """The sound plan file with these faults in it, the later above the earlier."""
    text = sound_text()
    for fault in faults:
        for path, value in fault.instead.items():
            text = with_value(text, path, value)
    return text


def faulty_plan(*faults: Fault) -> CampaignPlan:
    """The sound plan with these faults in it."""
    return read_plan(faulty_text(*faults), CampaignPlan)


LINE, TIER, ENTER, METHOD = (
    "prizes.lines[prize]",
    "draw.tiers[prize]",
    "rules.eligibility[enter]",
    "entries.methods[comment]",
)
TEXT = "rules.texts[en]"
MAIN = {"id": "main", "opens_at": "2026-12-01 10:00", "closes_at": "2026-12-07 23:59"}
TWO = {"id": "two", "opens_at": "2026-12-07 12:00", "closes_at": "2026-12-08 10:00"}
WEEKS = [
    {"id": "w1", "opens_at": "2026-12-01 00:00", "closes_at": "2026-12-08 00:00"},
    {"id": "w2", "opens_at": "2026-12-08 00:00", "closes_at": "2026-12-15 00:00"},
]
SHORT = {"opens_at": "2026-12-15 00:00", "closes_at": "2026-12-21 00:00"}
REACTIONS: dict[str, Any] = {"silence": "next", "refusal": "next", "ineligible": "next", "undeliverable": "lapse"}
LIKES: dict[str, Any] = {
    "id": "likes",
    "name": {"fr": "mentions", "en": "likes"},
    "unit": "likes",
    "measures": "likes",
    "primary": True,
}
ANOTHER: dict[str, Any] = {
    "id": "pen",
    "name": {"fr": "stylo", "en": "pen"},
    "quantity": {"kind": "exactly", "units": 1},
    "value": {"kind": "exact", "money": "5 EUR", "tax_included": False},
    "supplier": "brand",
    "reserve": 1,
    "use_by": None,
    "delivered_to": ["FR"],
}
FRENCH: dict[str, Any] = {"id": "fr", "language": "fr", "short": None, "address": "https://brand.example/fr"}
WINNER_GONE = "privacy.purposes[delivery].retention"


def _kept(period: str) -> dict[str, str]:
    return {"kind": "for", "period": period, "after": "draw"}


def _window(what: str, closes_at: str) -> list[dict[str, str]]:
    return [{"id": what, "what": what, "closes_at": closes_at}]


def _says(section: str, text: str) -> dict[str, str]:
    return {f"{TEXT}.sections[{section}].text": text}


FAULTS: tuple[Fault, ...] = (
    Fault("objectives.secondary-kpis", {"objectives.kpis": [{**LIKES, "measures": "sales"}]}),
    Fault("objectives.one-primary", {"objectives.kpis[visits].primary": True}),
    Fault("objectives.beyond-likes", {"objectives.kpis[entrants].measures": "likes"}),
    Fault("objectives.beyond-likes", {"objectives.kpis[entrants].measures": "reach"}),
    Fault(
        "objectives.enough-hours",
        {
            "objectives.networks": ["instagram", "facebook", "tiktok", "youtube"],
            "objectives.hours": [{"id": "cm", "role": "cm", "hours": 9, "rate": "50 EUR"}],
        },
    ),
    Fault("organisers.rights-held", {"organisers.rights": [{"act": "plan", "roles": ["notary"]}]}),
    Fault("organisers.plan-reserved", {"organisers.rights": [{"act": "launch", "roles": ["lead"]}]}),
    Fault("organisers.no-private-address", {"organisers.parties[brand].natural_person": True}),
    Fault("prizes.totals-agree", {"prizes.declared_total": "4060 EUR"}),
    Fault("prizes.spare", {f"{LINE}.substitute": None}),
    Fault("prizes.usable-after-claim", {f"{LINE}.use_by": "2026-12-15 00:00"}),
    Fault("prizes.usable-after-claim", {f"{LINE}.happens_at": "2026-12-12 20:00"}),
    Fault("prizes.usable-once-delivered", {f"{LINE}.use_by": "2027-01-01 00:00"}),
    Fault(
        "prizes.parts-add-up",
        {f"{LINE}.components": [{"id": "jam", "name": {"fr": "x", "en": "jam"}, "value": "9 EUR"}]},
    ),
    Fault(
        "prizes.taxed-alike",
        {"prizes.lines": [{**ANOTHER, "id": "a", "value": {**ANOTHER["value"], "tax_included": True}}, ANOTHER]},
    ),
    Fault(
        "rules.one-language-prevails",
        {"rules.texts": [{**FRENCH, "id": "en", "language": "en"}, FRENCH], "rules.prevailing": UNKNOWN},
    ),
    Fault("rules.one-language-prevails", {"rules.prevailing": "fr"}),
    Fault(
        "rules.editions-follow",
        {
            "rules.editions": [
                {"id": "two", "effective_from": "2026-12-02 00:00"},
                {"id": "one", "effective_from": "2026-12-01 00:00"},
            ]
        },
    ),
    Fault("rules.eligibility-known", {f"{ENTER}.minimum_age": UNKNOWN}),
    Fault("rules.guardians-fit-age", {f"{ENTER}.minimum_age": 16}),
    Fault("rules.guardians-fit-age", {f"{ENTER}.guardian_consent": True}),
    Fault("rules.overrides-clear", {"rules.overrides": [{"id": "de", "residence": ["DE"], "minimum_age": 18}]}),
    Fault("entries.limits-known", {f"{METHOD}.weight": {"kind": "amount-times", "multiplier": 10}}),
    Fault("entries.limits-known", {"entries.unlimited": True}),
    Fault(
        "entries.bonus-bounded",
        {f"{METHOD}.weight": {"kind": "constant", "tickets": 5}, "entries.limits": [], "entries.unlimited": True},
    ),
    Fault("entries.limits-visible", {"entries.limits[one].scope": "household"}),
    Fault("draw.before-close", {"draw.draws_at": "2026-12-07 18:00"}),
    Fault("draw.date-known", {"draw.draws_at": UNKNOWN}),
    Fault("draw.alternates-wait", {f"{TIER}.alternates": 0}),
    Fault("draw.falls-free-known", {f"{TIER}.on": {**REACTIONS, "refusal": UNKNOWN}}),
    Fault("draw.cascade-possible", {f"{TIER}.on": {**REACTIONS, "silence": "cascade"}, "draw.within": "tier"}),
    Fault("draw.ties-broken", {"draw.method": "estimate"}),
    Fault("draw.chain-known", {"draw.chain": "dice"}),
    Fault("claims.one-deadline", {"claims.confirm_by": "2026-12-20 00:00"}),
    Fault("claims.one-deadline", {"claims.notify_by": "2026-12-10 00:00"}),
    Fault("claims.after-draw", {"claims.reply_within": UNKNOWN, "claims.confirm_by": "2026-12-09 00:00"}),
    Fault(
        "channels.odd-closing-watched",
        {"rounds": [{**MAIN, "closes_at": "2026-12-06 23:59"}], "channels.on_call": []},
    ),
    Fault("privacy.outlives-claims", {WINNER_GONE: _kept("P7D")}),
    Fault("privacy.retention-dated", {WINNER_GONE: {"kind": "until", "what": {"fr": "la fin", "en": "the end"}}}),
    Fault("campaign.dates-known", {"rounds": [{"id": "main", "closes_at": "2026-12-07 23:59"}]}),
    Fault("campaign.zone-fits-date", {"zone_as_written": "CEST"}),
    Fault("campaign.rounds-apart", {"rounds": [MAIN, TWO]}),
    Fault("campaign.rounds-apart", {"rounds": [MAIN, {**TWO, "opens_at": "2026-12-08 08:00"}]}),
    Fault("campaign.rounds-alike", {"rounds": [*WEEKS, {**WEEKS[0], "id": "w3", **SHORT}]}),
    Fault(
        "campaign.dates-printed",
        {"creatives.visuals[launch].prints": [{"what": "closing", "says": "2026-12-08 00:00"}]},
    ),
    Fault("campaign.dates-in-turn", {"windows": _window("receive", "2026-12-12 00:00")}),
    Fault("campaign.dates-in-turn", {"windows": _window("receive", "2026-12-05 00:00")}),
    Fault("campaign.dates-in-turn", {"windows": _window("claim", "2026-12-08 00:00")}),
    Fault(
        "campaign.one-end-each",
        {"windows": _window("collect", "2027-01-08 00:00"), "shipping.collect_until": "2027-03-08 00:00"},
    ),
    Fault(
        "campaign.kept-until-collected",
        {"windows": _window("collect", "2027-03-08 00:00"), WINNER_GONE: _kept("P1M")},
    ),
    Fault("campaign.every-prize-drawn", {f"{TIER}.count": 4}),
    Fault("campaign.every-prize-drawn", {f"{TIER}.prize": "cake"}),
    Fault("campaign.purchase-agrees", {"rules.purchase": "required"}),
    Fault("campaign.winners-can-receive", {f"{ENTER}.residence": ["FR", "BE"]}),
    Fault("campaign.winners-can-receive", {f"{LINE}.delivered_to": ["FR-75"]}),
    Fault("campaign.winners-can-receive", {f"{LINE}.delivered_to": ["FR", "CH"]}),
    Fault("campaign.promoter-at-home", {"organisers.parties[brand].country": "CH"}),
    Fault("campaign.law-admitted", {"rules.law": "FR-57", f"{ENTER}.not_in": ["FR-57"]}),
    Fault("campaign.delivery-after-claim", {"shipping.clock_from": "close"}),
    Fault("campaign.references-hold", {f"{LINE}.supplier": "nobody"}),
    Fault("campaign.entry-place-agrees", _says("mechanics", "One enters on brand.example only.")),
    Fault("campaign.one-selection", _says("selection", "A jury judges the comments.")),
    Fault("campaign.one-selection", _says("selection", "Drawn at random; the promoter is sole judge.")),
    Fault("campaign.midnight-clear", _says("object", "Until 8 December at 00:00 included.")),
    Fault("campaign.medium-agrees", _says("mechanics", "A torn slip is void. One enters on Instagram.")),
    Fault("campaign.promises-kept", _says("object", "Win 2 nights at the seaside.")),
    Fault(
        "campaign.no-old-brand",
        {"copied_from": {"id": "old", "brands": ["Acme"]}, **_says("object", "Acme offers a hamper.")},
    ),
    Fault(
        "campaign.no-old-prize",
        {"copied_from": {"id": "old", "prizes": ["bicycle"]}, **_says("prizes", "A bicycle worth 80 €.")},
    ),
    Fault(
        "campaign.no-old-date",
        {"copied_from": {"id": "old", "days": ["2025-11-07"]}, **_says("object", "Until 7 November 2025.")},
    ),
    Fault(
        "campaign.holidays-known",
        {"claims.reply_within": "P5B", "rules.law": UNKNOWN, "organisers.parties[brand].country": UNKNOWN},
    ),
    Fault("campaign.facts-agree", {"facts.open_to": "DE"}),
)
"""Every check of `lint` finds one of these at least, in a plan that is sound without it."""
