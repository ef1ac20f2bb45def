"""The closed vocabulary that conditions are written in: every fact with its sort, its values and its question."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

import pendulum
from attrs import frozen

from campaignkit.rulepacks.places import Territory
from campaignkit.values import Maybe, Money, Text


@frozen
class AtLeast:
    """A set of which only some members are known: what is not among them may be there too."""

    values: frozenset[str]


@frozen
class Worth:
    """One amount in every currency that is known of it: as it was said first, then converted."""

    sums: tuple[Money, ...]

    def __str__(self) -> str:
        return " = ".join(str(each) for each in self.sums)

    @property
    def said(self) -> Text:
        """The amounts as a reader of each language writes them."""
        return Text(" = ".join(each.said.fr for each in self.sums), str(self))


Value: TypeAlias = bool | Decimal | Money | Worth | pendulum.Date | str | frozenset[str] | AtLeast | Territory
Facts: TypeAlias = Mapping[str, Maybe[Value]]


class Sort(Enum):
    """What a fact is made of."""

    FLAG = "flag"
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"
    CHOICE = "choice"
    SET = "set"
    PLACES = "places"


@frozen(kw_only=True)
class Fact:
    """One thing that a condition may ask about.

    `values` are all that a choice or a set may hold; `winner` says that it can be known only once
    somebody has won. Money counts in major units; a number of days or people is whole. A place
    `within` another fact can only be where that one is: nobody wins where nobody may enter.
    """

    name: str
    sort: Sort
    question: Text
    values: tuple[str, ...] = ()
    winner: bool = False
    within: str = ""


def _fact(name: str, sort: Sort, fr: str, en: str, values: str = "", *, winner: bool = False, within: str = "") -> Fact:
    return Fact(name=name, sort=sort, question=Text(fr, en), values=tuple(values.split()), winner=winner, within=within)


CHANNELS = (
    "android_app apple_app discord email facebook instagram ios_app linkedin linkedin_ads pinterest postal_mail reddit "
    "retail snapchat sms threads tiktok twitch website x youtube"
)
ACTIONS = (
    "comment follow hashtag like paid_feature post_text post_ugc repost review save_pin save_specific_pin share "
    "share_friend_timeline share_story share_timeline subscribe subscribe_paid tag_friend tag_self_in_photo tip view"
)
ALL = (
    _fact("open_to", Sort.PLACES, "Où habitent ceux qui peuvent participer ?", "Where may entrants live?"),
    _fact("mechanic", Sort.CHOICE, "Comment gagne-t-on ?", "How does one win?",
          "chance mixed instant_win skill jury vote"),
    _fact("channels", Sort.SET, "Par quels canaux le jeu passe-t-il ?", "Which channels are used?", CHANNELS),
    _fact("entry_payment", Sort.CHOICE, "Que faut-il payer pour participer ?", "What must be paid to enter?",
          "none postage purchase fee premium_rate advance_refundable"),
    _fact("entry_actions", Sort.SET, "Que faut-il faire pour participer ?", "What must be done to enter?", ACTIONS),
    _fact("amoe", Sort.FLAG, "Y a-t-il une voie gratuite ?", "Is there a free way in?"),
    _fact("min_age", Sort.NUMBER, "À partir de quel âge participe-t-on ?", "From which age may one enter?"),
    _fact("max_entries_per_person", Sort.NUMBER, "Combien de participations par personne ?", "How many entries each?"),
    _fact("prize_total", Sort.MONEY, "Combien valent tous les lots ?", "What are all prizes worth?"),
    _fact("prize_max_single", Sort.MONEY, "Combien vaut le plus gros lot ?", "What is the largest prize worth?"),
    _fact("prize_kinds", Sort.SET, "De quelle sorte sont les lots ?", "Of which kind are the prizes?",
          "alcohol cash experience gift_card in_kind life_insurance securities tobacco travel"),
    _fact("prize_per_winner_year", Sort.MONEY, "Combien un gagnant reçoit-il dans l'année ?",
          "What does a winner get in the year?", winner=True),
    _fact("prizes_at_year_total", Sort.MONEY, "Combien de lots l'organisateur donne-t-il en Autriche dans l'année ?",
          "What does the promoter give away in Austria in the year?"),
    _fact("prize_delivery_days", Sort.NUMBER, "En combien de jours les lots sont-ils remis ?",
          "Within how many days are prizes delivered?"),
    _fact("guaranteed_reward", Sort.FLAG, "Chaque participant reçoit-il quelque chose ?",
          "Does every entrant get something?"),
    _fact("draw_count", Sort.NUMBER, "Combien de tirages y a-t-il ?", "How many draws are there?"),
    _fact("duration_days_total", Sort.NUMBER, "Combien de jours dure l'opération ?",
          "How many days does the campaign last?"),
    _fact("games_this_year_same_product", Sort.NUMBER, "Combien d'autres jeux cette année pour le même produit ?",
          "How many other games this year for the same product?"),
    _fact("online", Sort.FLAG, "Participe-t-on en ligne ?", "Does one enter online?"),
    _fact("commercial", Sort.FLAG, "Le jeu sert-il une activité commerciale ?", "Does the contest serve a trade?"),
    _fact("promoter_kind", Sort.CHOICE, "Qui est l'organisateur ?", "What is the promoter?",
          "company association public_body individual"),
    _fact("promoter_country", Sort.PLACES, "Où l'organisateur est-il établi ?", "Where is the promoter established?"),
    _fact("promoter_sector", Sort.CHOICE, "Que vend l'organisateur ?", "What does the promoter sell?",
          "alcohol tobacco gambling finance medicine other"),
    _fact("promoter_medium", Sort.CHOICE, "L'organisateur est-il un média ?", "Is the promoter a medium?",
          "none media press radio tv"),
    _fact("promoter_has_retail_in", Sort.PLACES, "Où l'organisateur a-t-il des magasins ?",
          "Where does the promoter have shops?"),
    _fact("joint_promoters", Sort.FLAG, "Y a-t-il plusieurs organisateurs ?", "Are there several promoters?"),
    _fact("partner_count", Sort.NUMBER, "Combien de partenaires diffusent le jeu ?",
          "How many partners spread the contest?"),
    _fact("partner_kinds", Sort.SET, "De quelle sorte sont les partenaires ?", "Of which kind are the partners?",
          "influencer brand shop media charity"),
    _fact("partner_value_year", Sort.MONEY, "Combien un influenceur reçoit-il dans l'année ?",
          "What does an influencer get in the year?"),
    _fact("copy_claims", Sort.SET, "Que promettent les textes ?", "What do the texts claim?",
          "free winner last_chance"),
    _fact("claim_cost", Sort.FLAG, "Le gagnant doit-il payer pour recevoir son lot ?",
          "Must a winner pay to get the prize?"),
    _fact("communication_cost", Sort.MONEY, "Combien coûte au plus une participation ?",
          "What does one entry cost at most?"),
    _fact("permits", Sort.SET, "Quelles autorisations sont données ?", "Which permits were given?",
          "bond filing licence notary permit"),
    _fact("personal_data", Sort.FLAG, "Des données personnelles sont-elles traitées ?", "Is personal data processed?"),
    _fact("data_collected", Sort.SET, "Quelles données demande-t-on ?", "Which data is asked for?",
          "name email phone postal_address birth_date id_document bank_details photo account"),
    _fact("collect_stage", Sort.CHOICE, "Quand demande-t-on ces données ?", "When is it asked for?", "entry win"),
    _fact("legal_basis", Sort.SET, "Sur quelles bases les traite-t-on ?", "On which legal bases?",
          "consent contract legal_obligation legitimate_interest"),
    _fact("marketing_reuse", Sort.FLAG, "Les données serviront-elles à la prospection ?",
          "Will the data be used for marketing?"),
    _fact("marketing_channels", Sort.SET, "Par quels moyens prospecter ?", "Through which means?",
          "email sms phone postal_mail"),
    _fact("uses_processor", Sort.FLAG, "Un sous-traitant traite-t-il les données ?", "Is there a processor?"),
    _fact("winner_publication", Sort.FLAG, "Le nom des gagnants est-il publié ?", "Are winners' names published?"),
    _fact("ugc_rights", Sort.CHOICE, "Quels droits prend-on sur les contributions ?",
          "Which rights are taken in contributions?", "none licence assignment"),
    _fact("winner_country", Sort.PLACES, "Où habite le gagnant ?", "Where does the winner live?", winner=True,
          within="open_to"),
    _fact("award_date", Sort.DAY, "Quel jour le lot est-il attribué ?", "On which day is the prize awarded?"),
    _fact("racj_notice_date", Sort.DAY, "Quel jour le jeu a-t-il été déclaré au Québec ?",
          "On which day was the contest filed in Quebec?"),
)  # fmt: skip
FACTS: Mapping[str, Fact] = {fact.name: fact for fact in ALL}


def words_of(value: Maybe[Value]) -> str:
    """A value as text that is the same for the same value: what a sign-off is bound to.

    >>> words_of(frozenset({"sms", "email"}))
    'email, sms'
    """
    match value:
        case frozenset():
            return ", ".join(sorted(value))
        case AtLeast(values=values):
            return f"{words_of(values)}, …"
        case Territory(everywhere=True, without=without):
            return f"everywhere - {words_of(frozenset(without))}"
        case Territory(places=places, without=without):
            return f"{words_of(frozenset(places))} - {words_of(frozenset(without))}"
        case _:
            return str(value)
