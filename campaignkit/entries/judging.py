"""What one entry is worth by itself, whatever the others are: a method that takes it, or a refusal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from unicodedata import combining, normalize

from attrs import field, frozen

from campaignkit.entries import refusals as r
from campaignkit.entries.entry import RawEntry, handle
from campaignkit.entries.plan import Constant, EntriesPlan, EntryMethod
from campaignkit.entries.refusals import Refusal, RefusalKind
from campaignkit.values import UNKNOWN, Window


def _by_handle(excluded: Mapping[str, Refusal]) -> Mapping[str, Refusal]:
    return {handle(name): refusal for name, refusal in excluded.items()}


@frozen(kw_only=True)
class Terms:
    """What entries are judged by: the plan, the window (opening inclusive, close exclusive), who is excluded."""

    plan: EntriesPlan
    window: Window
    excluded: Mapping[str, Refusal] = field(converter=_by_handle)


def judge(entry: RawEntry, terms: Terms) -> EntryMethod | Refusal:
    """The method that takes the entry, or the first reason why none does."""
    barred = terms.excluded.get(entry.author)
    if barred is not None and barred.code == r.BRAND.code:
        return barred
    offered = [m for m in terms.plan.methods if m.source == entry.source and m.action is entry.action]
    here = [m for m in offered if not m.posts or entry.post in m.posts]
    found = _fault(entry, terms.window, offered, here) or _fitting(entry, here)
    return barred if barred is not None and isinstance(found, EntryMethod) else found


def _fault(entry: RawEntry, window: Window, offered: list[EntryMethod], here: list[EntryMethod]) -> Refusal | None:
    kind = _outside(entry, window, here)
    if kind is None and here:
        return None
    article = next((method.article for method in here or offered), "")
    return Refusal((kind or (r.WRONG_POST if offered else r.NO_METHOD)).code, article)


def _outside(entry: RawEntry, window: Window, here: list[EntryMethod]) -> RefusalKind | None:
    if entry.hidden:
        return r.HIDDEN
    if entry.reply_to is not None and not any(method.counts_replies for method in here):
        return r.REPLY
    if entry.at < window.opens_at:
        return r.BEFORE_OPENING
    if entry.at >= window.closes_at:
        return r.AFTER_CLOSE
    return None if window.awake(entry.at) else r.OUTSIDE_HOURS


def _fitting(entry: RawEntry, here: list[EntryMethod]) -> EntryMethod | Refusal:
    takers = [m for m in here if m.counts_replies or entry.reply_to is None]
    wordy = [m for m in takers if _has_word(entry.text, m)]
    if not wordy:
        return Refusal(r.WITHOUT_WORD.code, takers[0].article)
    counted = next((m for m in wordy if tickets(entry, m)), None)
    return counted or Refusal(r.WITHOUT_AMOUNT.code, wordy[0].article)


def _has_word(text: str, method: EntryMethod) -> bool:
    return method.word is UNKNOWN or method.word is None or says(text, method.word)


def tickets(entry: RawEntry, method: EntryMethod) -> int:
    """How many tickets the entry has by this method; 0 when the amount that it weighs by is not known."""
    weight = method.weight
    if isinstance(weight, Constant):
        return weight.tickets
    many = max(entry.amount or 0, 0) * weight.multiplier
    return many if weight.most is None else min(many, weight.most)


def says(text: str, word: str) -> bool:
    """Whether the word stands in the text by itself, whatever its case and its accents.

    >>> says("Ma réponse : PHARE !", "phare"), says("les phares", "phare"), says("Été", "ete")
    (True, False, True)
    """
    return _pattern(word).search(_plain(text)) is not None


@lru_cache(maxsize=256)
def _pattern(word: str) -> re.Pattern[str]:
    plain = _plain(word)
    before, after = (r"(?<!\w)" if plain[:1].isalnum() else ""), (r"(?!\w)" if plain[-1:].isalnum() else "")
    return re.compile(before + re.escape(plain) + after)


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    return "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))
