"""May this person do this? Yes, no, or needs proof; with every reason and its article.

1. Whoever acts meets the rules of that action and of those that led there: a winner was allowed to
   enter, a claimant to win. 2. Where the home has rules of its own, these hold instead of the
   general ones. 3. One NO is NO; otherwise one missing proof is NEEDS_PROOF. What is not known is
   never a yes; and as long as the home may still decide, it is never a no.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import Enum

from attrs import evolve, field, frozen

from campaignkit.rules.plan import ADULT, Action, AgeAt, Eligibility, Exclusion, Override, RulesPlan, Who
from campaignkit.values import UNKNOWN, Maybe, Place, Text

ALWAYS_OF_AGE = 21
"""No table of ours knows a later majority (Mississippi has this one)."""


class May(Enum):
    """The three answers; what is not known needs proof, and is never a yes."""

    YES = "yes"
    NO = "no"
    NEEDS_PROOF = "needs-proof"


@frozen(kw_only=True)
class EntrantFacts:
    """What is known of a person, none of it stored.

    `born_on` gives the age on any day of `days`; `age` in full years stands for it where only the
    age is known. `belongs_to` are the excluded groups that the person is of, `kinship` the degree
    to the nearest relative among the staff, `months_since` how many full months ago the person
    left a group; `shown` the conditions that were proved (`skill-question` is one).
    """

    born_on: Maybe[date] = UNKNOWN
    days: Mapping[AgeAt, date] = field(factory=dict)
    age: Maybe[int] = UNKNOWN
    residence: Maybe[Place] = UNKNOWN
    guardian_consent: Maybe[bool] = UNKNOWN
    belongs_to: Maybe[frozenset[Who]] = UNKNOWN
    kinship: Maybe[int] = UNKNOWN
    months_since: Mapping[Who, int] = field(factory=dict)
    shown: frozenset[str] = frozenset()

    def age_for(self, rule: Eligibility) -> Maybe[int]:
        """The age on the day that the rule counts it; unknown without birth date or day."""
        if self.born_on is UNKNOWN:
            return self.age
        days = [self.days.get(each) for each in AgeAt] if rule.age_at is UNKNOWN else [self.days.get(rule.age_at)]
        ages = {UNKNOWN if day is None else age_on(self.born_on, day) for day in days}
        return ages.pop() if len(ages) == 1 else UNKNOWN


@frozen(kw_only=True)
class Grounds:
    """One reason for the answer: whether it forbids or only wants proof, and the article it rests on."""

    may: May
    text: Text
    article: str


Answer = tuple[May, tuple[Grounds, ...]]
LED_THERE: Mapping[Action, tuple[Action, ...]] = {
    Action.ENTER: (Action.ENTER,),
    Action.VOTE: (Action.VOTE,),
    Action.WIN: (Action.ENTER, Action.WIN),
    Action.CLAIM: (Action.ENTER, Action.WIN, Action.CLAIM),
    Action.ACCOMPANY: (Action.ACCOMPANY,),
}
WINNING = (Action.WIN, Action.CLAIM)
SKILL_QUESTION = "skill-question"


def age_on(born_on: date, day: date) -> int:
    """The age in full years; whoever was born on 29 February turns a year older on 1 March.

    >>> age_on(date(2008, 2, 29), date(2026, 2, 28)), age_on(date(2008, 2, 29), date(2026, 3, 1))
    (17, 18)
    """
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def eligible(rules: RulesPlan, action: Action, facts: EntrantFacts) -> Answer:
    """The answer with all its grounds.

    >>> adults = Eligibility(id="e", action=Action.ENTER, minimum_age=18, residence=(Place("DE"),), article="2")
    >>> rules = RulesPlan(eligibility=(adults,))
    >>> eligible(rules, Action.WIN, EntrantFacts(age=17, residence=Place("DE"), belongs_to=frozenset()))[0]
    <May.NO: 'no'>
    """
    answers = [_under(rules, local, action, facts) for local in _possible(rules.overrides, facts.residence)]
    said = {may for may, _grounds in answers}
    if len(said) == 1:
        return answers[0]
    grounds = dict.fromkeys(evolve(each, may=May.NEEDS_PROOF) for _may, some in answers for each in some)
    return May.NEEDS_PROOF, tuple(grounds)


def entering_at(rules: RulesPlan, home: Place) -> tuple[Eligibility, ...]:
    """The rules of entry as they hold for whoever lives there."""
    local = override_at(rules, home)
    return tuple(_tailored(each, local) for each in rules.eligibility if each.action is Action.ENTER)


def override_at(rules: RulesPlan, home: Place) -> Override | None:
    """What holds instead of the general rules for whoever lives there; None: nothing does."""
    return _narrowest(rules.overrides, home)


def publicity_at(rules: RulesPlan, home: Place) -> Maybe[bool]:
    """Whether a prize may be tied to leave to publish, for somebody who lives there."""
    local = override_at(rules, home)
    return rules.publicity if local is None or local.publicity is UNKNOWN else local.publicity


def _possible(overrides: tuple[Override, ...], home: Maybe[Place]) -> tuple[Override | None, ...]:
    """The overrides that may hold; those of places inside the home count too, until it is narrowed down."""
    if home is UNKNOWN:
        return (None, *overrides)
    return (_narrowest(overrides, home), *(each for each in overrides if _holds_any(home, each.residence)))


def _narrowest(overrides: tuple[Override, ...], home: Place) -> Override | None:
    holding = [(len(place), each) for each in overrides for place in each.residence if _within(home, (place,))]
    return max(holding, key=lambda pair: pair[0])[1] if holding else None


def _under(rules: RulesPlan, local: Override | None, action: Action, facts: EntrantFacts) -> Answer:
    grounds = tuple(dict.fromkeys(_grounds(rules, local, action, facts)))
    answers = {each.may for each in grounds}
    return (May.NO if May.NO in answers else May.NEEDS_PROOF if answers else May.YES), grounds


def _grounds(rules: RulesPlan, local: Override | None, action: Action, facts: EntrantFacts) -> Iterator[Grounds]:
    asked = [each for each in rules.eligibility if each.action in LED_THERE[action]]
    if not asked:
        silent = Text("le règlement ne dit pas qui le peut", "the rules do not say who may")
        yield Grounds(may=May.NEEDS_PROOF, text=silent, article="")
    if local is not None and local.open is False:
        yield Grounds(may=May.NO, text=Text("exclu à ce domicile", "void at this home"), article=local.article)
    for rule in asked:
        for ground in GROUNDS:
            yield from ground(_tailored(rule, local), facts)
    if action in WINNING:
        yield from _skill(rules, local, facts)


def _tailored(rule: Eligibility, local: Override | None) -> Eligibility:
    if local is None:
        return rule
    told = {name: getattr(local, name) for name in ("minimum_age", "guardian_consent")}
    instead = {name: value for name, value in told.items() if value is not UNKNOWN}
    return evolve(rule, **instead, article=local.article or rule.article) if instead else rule


def _skill(rules: RulesPlan, local: Override | None, facts: EntrantFacts) -> Iterator[Grounds]:
    wanted = rules.skill_question if local is None or local.skill_question is UNKNOWN else local.skill_question
    if wanted and SKILL_QUESTION not in facts.shown:
        text = Text("question d'habileté à résoudre", "skill-testing question to be answered")
        yield Grounds(may=May.NEEDS_PROOF, text=text, article=local.article if local else "")


def _age(rule: Eligibility, facts: EntrantFacts) -> Iterator[Grounds]:
    if rule.persons:
        yield from _too_young(rule, facts)
        yield from _too_old(rule, facts)


def _too_old(rule: Eligibility, facts: EntrantFacts) -> Iterator[Grounds]:
    ceiling, age = rule.maximum_age, facts.age_for(rule)
    if ceiling is None:
        return
    if ceiling is UNKNOWN or age is UNKNOWN:
        yield Grounds(may=May.NEEDS_PROOF, text=Text("âge à prouver", "age to be proved"), article=rule.article)
    elif age > ceiling:
        yield Grounds(may=May.NO, text=Text(f"plus de {ceiling} ans", f"over {ceiling}"), article=rule.article)


def _too_young(rule: Eligibility, facts: EntrantFacts) -> Iterator[Grounds]:
    floor, age = rule.minimum_age, facts.age_for(rule)
    if rule.of_age and (age is UNKNOWN or age < ALWAYS_OF_AGE):
        of_age = Text("majorité à prouver là où l'on vit", "majority where one lives, to be proved")
        yield Grounds(may=May.NEEDS_PROOF, text=of_age, article=rule.article)
    if floor is None:
        return
    if floor is UNKNOWN or age is UNKNOWN:
        yield Grounds(may=May.NEEDS_PROOF, text=Text("âge à prouver", "age to be proved"), article=rule.article)
    elif age < floor:
        yield Grounds(may=May.NO, text=Text(f"moins de {floor} ans", f"under {floor}"), article=rule.article)


def _home(rule: Eligibility, facts: EntrantFacts) -> Iterator[Grounds]:
    outside = _outside(rule, facts.residence)
    if outside is UNKNOWN:
        wanted = Text("domicile à prouver", "residence to be proved")
        yield Grounds(may=May.NEEDS_PROOF, text=wanted, article=rule.article)
    elif outside:
        home = facts.residence
        far = Text(f"{home} est hors du territoire", f"{home} is outside the territory")
        yield Grounds(may=May.NO, text=far, article=rule.article)


def _outside(rule: Eligibility, home: Maybe[Place]) -> Maybe[bool]:
    """Whether a home lies outside; a country alone does not tell where a region of it counts."""
    if rule.residence is UNKNOWN or home is UNKNOWN:
        return UNKNOWN
    if _within(home, rule.not_in):
        return True
    if rule.residence is None or _within(home, rule.residence):
        return UNKNOWN if _holds_any(home, rule.not_in) else False
    return UNKNOWN if _holds_any(home, rule.residence) else True


def _within(home: Place, places: tuple[Place, ...]) -> bool:
    return any(home == place or home.startswith(f"{place}-") for place in places)


def _holds_any(home: Place, places: tuple[Place, ...]) -> bool:
    return any(place.startswith(f"{home}-") for place in places)


def _guardian(rule: Eligibility, facts: EntrantFacts) -> Iterator[Grounds]:
    age = facts.age_for(rule)
    if rule.guardian_consent is not True or (age is not UNKNOWN and age >= ADULT):
        return
    if facts.guardian_consent is not True:
        may = May.NO if facts.guardian_consent is False and age is not UNKNOWN else May.NEEDS_PROOF
        yield Grounds(may=may, text=Text("accord parental", "guardian's consent"), article=rule.article)


def _groups(rule: Eligibility, facts: EntrantFacts) -> Iterator[Grounds]:
    for each in rule.excluded:
        shut_out = UNKNOWN if facts.belongs_to is UNKNOWN else each.who in facts.belongs_to and _reaches(each, facts)
        if shut_out is not False:
            may = May.NEEDS_PROOF if shut_out is UNKNOWN else May.NO
            yield Grounds(may=may, text=each.text, article=each.article)


def _reaches(exclusion: Exclusion, facts: EntrantFacts) -> Maybe[bool]:
    """Whether the exclusion of a group reaches a member of it: near enough in kinship, and recent enough."""
    since = facts.months_since.get(exclusion.who)
    near = _limit(exclusion.degree, facts.kinship, lambda limit, degree: degree <= limit)
    recent = _limit(exclusion.months, UNKNOWN if since is None else since, lambda limit, months: months < limit)
    if near is False or recent is False:
        return False
    return UNKNOWN if near is UNKNOWN or recent is UNKNOWN else True


def _limit(limit: Maybe[int | None], fact: Maybe[int], within: Callable[[int, int], bool]) -> Maybe[bool]:
    if limit is None:
        return True
    return UNKNOWN if limit is UNKNOWN or fact is UNKNOWN else within(limit, fact)


def _conditions(rule: Eligibility, facts: EntrantFacts) -> Iterator[Grounds]:
    for each in rule.conditions:
        if each.proof is not None and each.id not in facts.shown:
            yield Grounds(may=May.NEEDS_PROOF, text=each.text, article=each.article)


GROUNDS = (_age, _guardian, _home, _groups, _conditions)
