"""Who stands behind a campaign: parties with their roles, people with theirs, and who steps in."""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen

from campaignkit.values import UNKNOWN, InvalidValueError, Maybe, Place, SubjectId, Text


class PartyRole(Enum):
    """What a party does in a campaign; read off 47 published rules from ten countries."""

    PROMOTER = "promoter"
    CO_PROMOTER = "co-promoter"
    SUCCESSOR = "successor"
    ADMINISTRATOR = "administrator"
    DELEGATE = "delegate"
    AGENCY = "agency"
    PRIZE_SUPPLIER = "prize-supplier"
    COUNTERPARTY = "counterparty"
    HOST = "host"
    INFLUENCER = "influencer"
    POINT_OF_SALE = "point-of-sale"
    JUDGE = "judge"
    MODERATOR = "moderator"
    WITNESS = "witness"
    DEPOSITARY = "depositary"
    REGULATOR = "regulator"
    PLATFORM = "platform"
    CHARITY = "charity"
    DATA_CONTROLLER = "data-controller"
    PROCESSOR = "processor"
    TIMEKEEPER = "timekeeper"
    RANDOMNESS = "randomness"
    COUNSEL = "counsel"
    BRAND_PARTNER = "brand-partner"


OWES_NOTHING = frozenset({PartyRole.PROMOTER, PartyRole.PLATFORM, PartyRole.REGULATOR})


@frozen(kw_only=True)
class Party:
    """A company, an association, a ministry or a person with a part in the campaign.

    `legal_form` and `registration` are None where there is none (a natural person, a ministry);
    `address` is the registered seat, and None for a natural person, whose address stays out of
    the plan, as does their civil name where they are known by another. `agreement` says what is
    agreed with the party in writing: prize, posts, dates, data (None: nothing is asked of it).
    `external_ref` is its id in the CRM, empty without one.
    """

    id: str
    name: str
    roles: tuple[PartyRole, ...] = ()
    legal_form: Maybe[str | None] = UNKNOWN
    address: Maybe[str | None] = UNKNOWN
    registration: Maybe[str | None] = UNKNOWN
    country: Maybe[Place] = UNKNOWN
    natural_person: bool = False
    agreement: Maybe[Text | None] = UNKNOWN
    external_ref: str = ""

    @property
    def must_agree(self) -> bool:
        """Whether the campaign waits for this party's written agreement; never for promoter, platform or regulator."""
        return self.agreement is not None and not OWES_NOTHING.intersection(self.roles)


@frozen(kw_only=True)
class Person:
    """Somebody of a party, by an opaque id, with the roles that they decide for.

    `roles` are those that checks and reasons name: lead, client, legal, finance, logistics, cm,
    da, tech, media, dpo, partner, second-reader. `deputy` decides in their absence (None: nobody).
    """

    id: SubjectId
    roles: tuple[str, ...] = ()
    party: Maybe[str] = UNKNOWN
    deputy: Maybe[SubjectId | None] = field(default=UNKNOWN)

    @deputy.validator
    def _somebody_else(self, _attribute: object, deputy: Maybe[SubjectId | None]) -> None:
        if deputy == self.id:
            raise InvalidValueError(
                Text(f"« {self.id} » serait son propre suppléant", f"{self.id!r} would be their own deputy"),
                Text("un suppléant est quelqu'un d'autre", "a deputy is somebody else"),
                Text("nommer une autre personne, ou écrire null", "name another person, or write null"),
            )


class Act(Enum):
    """What a plan may reserve: a group of commands, or a thing that the desk does with personal data."""

    PLAN = "plan"
    SIGN = "sign"
    LAUNCH = "launch"
    STOP = "stop"
    SEAL = "seal"
    DRAW = "draw"
    ANNOUNCE = "announce"
    REVEAL = "reveal"
    ERASE = "erase"


FOUR_EYES = frozenset({Act.SIGN, Act.LAUNCH, Act.DRAW})
"""What two people can be wanted for: to decide and to record it, to agree and to launch, to seal and to draw."""


@frozen(kw_only=True)
class Right:
    """Something that only people with one of these roles, or their deputies, may do.

    With `two_people`, one person does not do both halves: the one who records a sign-off did not
    decide it, the one who launches did not give the last go, the one who draws did not seal.
    """

    act: Act
    roles: tuple[str, ...]
    two_people: bool = field(default=False)

    @two_people.validator
    def _has_two_halves(self, _attribute: object, two_people: bool) -> None:  # noqa: FBT001 (attrs calls it so)
        if two_people and self.act not in FOUR_EYES:
            raise InvalidValueError(
                Text(f"« {self.act.value} » n'a pas deux moitiés", f"{self.act.value!r} has no two halves"),
                Text("une seule personne le fait", "one person does it"),
                Text(
                    "retirer two_people : seuls signature, lancement et tirage en ont deux",
                    "leave two_people to sign, launch, draw",
                ),
            )


@frozen(kw_only=True)
class OrganisersPlan:
    """Everybody with a part in the campaign, as far as it is decided.

    `rights` reserves acts to roles; what it does not name, whoever works at the desk may do.
    """

    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    rights: tuple[Right, ...] = ()

    def party(self, party: str) -> Party | None:
        """The party of this id, or None."""
        return next((each for each in self.parties if each.id == party), None)

    def with_role(self, role: PartyRole) -> tuple[Party, ...]:
        """The parties that have this role, in the order of the plan."""
        return tuple(each for each in self.parties if role in each.roles)

    def right(self, act: Act) -> Right | None:
        """To whom an act is reserved; None when it is not."""
        return next((each for each in self.rights if each.act is act), None)

    def entitled(self, act: Act) -> frozenset[SubjectId]:
        """The people who have the right to an act that is reserved."""
        right = self.right(act)
        return frozenset[SubjectId]().union(*(self.holding(role) for role in (right.roles if right else ())))

    def holding(self, role: str) -> frozenset[SubjectId]:
        """The people who may decide for this role, their deputies included.

        >>> lea = Person(id=SubjectId("lea"), roles=("lead",), deputy=SubjectId("max"))
        >>> sorted(OrganisersPlan(people=(lea,)).holding("lead"))
        ['lea', 'max']
        """
        holders = [each for each in self.people if role in each.roles]
        deputies = {each.deputy for each in holders if each.deputy is not UNKNOWN and each.deputy is not None}
        return frozenset(each.id for each in holders) | deputies
