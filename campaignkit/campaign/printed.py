"""What the public will read: every text of a plan, with its place and its language."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from campaignkit.campaign.plan import CampaignPlan
from campaignkit.creatives import Fact
from campaignkit.values import UNKNOWN, Text

DATED = (Fact.OPENING, Fact.CLOSING)


@frozen
class Printable:
    """A text of the plan: its path, its language (empty while unknown), its words."""

    where: str
    language: str
    words: str


def printed(plan: CampaignPlan) -> Iterator[Printable]:
    """The title, the rules, and all that is posted, shown or answered; dates that visuals print aside."""
    language = "" if plan.language is UNKNOWN else plan.language
    yield from _both("title", language, plan.title)
    yield from _rules(plan)
    for visual in plan.creatives.visuals:
        where = f"creatives.visuals[{visual.id}]"
        yield from _both(f"{where}.brief", language, visual.brief)
        for each in visual.prints:
            if each.what not in DATED:
                yield Printable(f"{where}.prints", language, each.says)
    for post in plan.creatives.posts:
        yield from _one(f"creatives.posts[{post.id}].text", language, post.text)
    yield from _channels(plan, language)


def reachable(plan: CampaignPlan) -> Iterator[Printable]:
    """The public names and addresses of the contest: hashtag, accounts, pages, notices."""
    channels, privacy = plan.channels, plan.privacy
    yield from _one("channels.hashtag", "", channels.hashtag)
    yield from _one("channels.charter", "", channels.charter)
    for account in channels.accounts:
        yield Printable(f"channels.accounts[{account.id}].handle", "", account.handle)
    for page in channels.pages:
        yield Printable(f"channels.pages[{page.id}].address", "", page.address)
    for text in plan.rules.texts:
        yield from _one(f"rules.texts[{text.id}].address", "", text.address)
    yield from _one("privacy.notice", "", privacy.notice)
    yield from _one("privacy.contact", "", privacy.contact)


def _rules(plan: CampaignPlan) -> Iterator[Printable]:
    for text in plan.rules.texts:
        yield from _one(f"rules.texts[{text.id}].short", text.language, text.short)
        for section in text.sections:
            yield Printable(f"rules.texts[{text.id}].sections[{section.id}]", text.language, section.text)


def _channels(plan: CampaignPlan, language: str) -> Iterator[Printable]:
    yield from _both("channels.ads", language, plan.channels.ads)
    yield from _both("channels.fake_account_warning", language, plan.channels.fake_account_warning)
    for number, answer in enumerate(plan.channels.answers):
        yield from _both(f"channels.answers[{number}]", language, answer)


def _both(where: str, language: str, text: object) -> Iterator[Printable]:
    """A text in both languages, or in that of the plan when it is the same in both."""
    if isinstance(text, Text) and text.fr == text.en:
        yield Printable(where, language, text.fr)
    elif isinstance(text, Text):
        yield Printable(where, "fr", text.fr)
        yield Printable(where, "en", text.en)


def _one(where: str, language: str, text: object) -> Iterator[Printable]:
    if isinstance(text, str):
        yield Printable(where, language, text)
