"""What a house decides once for all its campaigns: which sizes it tells apart, and what each is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from attrs import field, frozen, validators

from campaignkit.checklists import Size
from campaignkit.values import UNKNOWN, InvalidValueError, Maybe, Money, Text


@frozen(kw_only=True)
class Bounds:
    """Up to where (inclusive) a campaign is of this size; beyond all bounds it is of size L.

    `prizes` is the value of all prizes together; `minors` and `purchase` say whether a campaign
    open to minors, or one that asks for a purchase, may be of this size; `networks` counts social
    networks, `countries` the countries that it is open to.
    """

    size: Size = field(validator=validators.in_((Size.S, Size.M)))
    prizes: Money
    minors: bool = False
    purchase: bool = False
    networks: int = field(validator=validators.ge(1))
    countries: int = field(validator=validators.ge(1))


@frozen(kw_only=True)
class Measures:
    """What a campaign is measured by, as far as its plan says; what is unknown fits no bound."""

    prizes: Maybe[Money] = UNKNOWN
    minors: Maybe[bool] = UNKNOWN
    purchase: Maybe[bool] = UNKNOWN
    networks: Maybe[int] = UNKNOWN
    countries: Maybe[int] = UNKNOWN


@frozen(kw_only=True)
class SizePolicy:
    """The bounds of the sizes, the smaller first, and the questions that this house asks from another size.

    A question that is asked of every size by the library cannot be moved, and no policy touches
    what law and platforms ask.
    """

    bounds: tuple[Bounds, ...] = field(validator=validators.min_len(1))
    asked_from: Mapping[str, Size] = field(factory=dict, hash=False)

    @bounds.validator
    def _rising(self, _attribute: object, bounds: tuple[Bounds, ...]) -> None:
        sizes = [each.size for each in bounds]
        if any(later <= earlier for earlier, later in pairwise(sizes)):
            raise InvalidValueError(
                Text("les tailles ne se suivent pas", "the sizes do not follow one another"),
                Text(" ".join(each.value for each in sizes), " ".join(each.value for each in sizes)),
                Text("écrire S, puis M, une fois chacune", "write S, then M, each once"),
            )

    def size(self, measures: Measures) -> tuple[Size, tuple[Text, ...]]:
        """The smallest size whose bounds all hold, with what keeps the campaign out of the smaller ones."""
        outside: list[Text] = []
        for bound in self.bounds:
            found = tuple(_outside(bound, measures))
            if not found:
                return bound.size, tuple(outside)
            outside += found
        return Size.L, tuple(outside)


def _outside(bound: Bounds, measures: Measures) -> Iterator[Text]:
    size = bound.size.value
    if not _within_money(bound.prizes, measures.prizes):
        yield Text(
            f"{size} : lots {_said(measures.prizes, 'fr')}, jusqu'à {bound.prizes.said.fr}",
            f"{size}: prizes {_said(measures.prizes, 'en')}, up to {bound.prizes}",
        )
    for allowed, found, fr, en in (
        (bound.minors, measures.minors, "mineurs", "minors"),
        (bound.purchase, measures.purchase, "achat", "purchase"),
    ):
        if found is not False and not (allowed and found is True):
            yield Text(f"{size} : {fr} {_said(found, 'fr')}", f"{size}: {en} {_said(found, 'en')}")
    for most, count, fr, en in (
        (bound.networks, measures.networks, "réseaux", "networks"),
        (bound.countries, measures.countries, "pays", "countries"),
    ):
        if count is UNKNOWN or count > most:
            yield Text(
                f"{size} : {fr} {_said(count, 'fr')}, jusqu'à {most}",
                f"{size}: {en} {_said(count, 'en')}, up to {most}",
            )


def _within_money(bound: Money, found: Maybe[Money]) -> bool:
    return found is not UNKNOWN and found.currency == bound.currency and found.amount <= bound.amount


def _said(found: object, lang: str) -> str:
    if found is UNKNOWN:
        return Text("inconnu", "unknown").say(lang)
    if isinstance(found, Money):
        return found.said.say(lang)
    return Text("oui", "yes").say(lang) if found is True else str(found)
