"""Why an entry is refused: each kind declared once, each refusal quoting an article of the rules."""

from __future__ import annotations

from attrs import field, frozen

from campaignkit.values import InvalidValueError, Text


@frozen
class RefusalKind:
    """One reason to refuse an entry; `rests_on_rules` says that it has to quote an article."""

    code: str
    text: Text
    rests_on_rules: bool = True


REPLY = RefusalKind("reply", Text("réponse à un commentaire", "reply to a comment"))
BRAND = RefusalKind("brand", Text("compte de l'organisateur", "account of the organiser"))
HIDDEN = RefusalKind("hidden", Text("commentaire masqué", "hidden comment"))
DUPLICATE = RefusalKind("duplicate", Text("déjà lu", "read already"), rests_on_rules=False)
BEFORE_OPENING = RefusalKind("before-opening", Text("avant l'ouverture", "before the opening"))
AFTER_CLOSE = RefusalKind("after-close", Text("après la clôture", "after the close"))
OUTSIDE_HOURS = RefusalKind("outside-hours", Text("hors des heures d'ouverture", "outside the opening hours"))
NO_METHOD = RefusalKind("no-method", Text("aucune modalité ne s'y prête", "no method of entry takes it"))
WRONG_POST = RefusalKind("wrong-post", Text("sous une autre publication", "under another post"))
WITHOUT_WORD = RefusalKind("without-word", Text("sans le mot demandé", "without the word asked for"))
WITHOUT_AMOUNT = RefusalKind("without-amount", Text("sans montant", "without an amount"))
OVER_LIMIT = RefusalKind(
    "over-limit", Text("au-delà de la limite, le premier reste", "over the limit, the first stays")
)
VOID_EXTRA = RefusalKind("void-extra", Text("au-delà de la limite, nul", "over the limit, void"))
VOID_ALL = RefusalKind("void-all", Text("limite dépassée, tout est nul", "limit exceeded, all of them void"))
EXCLUDED = RefusalKind("excluded", Text("exclu par le règlement", "excluded by the rules"))
RECENT_WINNER = RefusalKind("recent-winner", Text("gagnant récent", "recent winner"))
DISQUALIFIED = RefusalKind("disqualified", Text("disqualifié", "disqualified"))
REFUSALS = (
    REPLY, BRAND, HIDDEN, DUPLICATE, BEFORE_OPENING, AFTER_CLOSE, OUTSIDE_HOURS, NO_METHOD, WRONG_POST, WITHOUT_WORD,
    WITHOUT_AMOUNT, OVER_LIMIT, VOID_EXTRA, VOID_ALL, EXCLUDED, RECENT_WINNER, DISQUALIFIED,
)  # fmt: skip
KINDS = {kind.code: kind for kind in REFUSALS}


@frozen
class Refusal:
    """A declared reason to refuse, and the article of the rules that it rests on (empty: none is named)."""

    code: str = field()
    article: str = ""

    @code.validator
    def _declared(self, _attribute: object, code: str) -> None:
        if code not in KINDS:
            raise InvalidValueError(
                Text(f"« {code} » n'est pas un motif de refus", f"{code!r} is no reason to refuse an entry"),
                Text("ce motif n'est pas déclaré", "it is not declared"),
                Text("prendre l'un de : " + ", ".join(KINDS), "take one of: " + ", ".join(KINDS)),
            )

    @property
    def kind(self) -> RefusalKind:
        """The declared kind."""
        return KINDS[self.code]


def refusal_key(refusal: Refusal) -> str:
    """Code and article in one word, as the log counts refusals.

    >>> refusal_key(Refusal("over-limit", "4.2"))
    'over-limit 4.2'
    """
    return f"{refusal.code} {refusal.article}".rstrip()


def refusal_of(key: str) -> Refusal:
    """The refusal that a key counts; raises InvalidValueError when its code is not declared.

    >>> refusal_of("over-limit 4.2").article
    '4.2'
    """
    code, _, article = key.partition(" ")
    return Refusal(code, article)
