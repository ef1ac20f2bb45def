"""Why a command is refused: typed, with a code, an owner and a remedy, in French and English."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from campaignkit.values import Text


@frozen
class ReasonKind:
    """One reason that a guard can give; a room declares each of its kinds once.

    `code` is stable (`prizes.no-proof`); `owner` is the role that can mend it; `text` and
    `remedy` may name parameters in braces.
    """

    code: str
    text: Text
    remedy: Text
    owner: str

    def because(self, where: str = "", **params: str | int) -> Reason:
        """The reason for one case; `where` is a plan path or an item, empty when it is the whole.

        >>> late = ReasonKind("claims.late", Text("{n} jours de retard", "{n} days late"), Text("", ""), "lead")
        >>> late.because(n=3).text.say("fr")
        '3 jours de retard'
        """
        return Reason(self, params, where)


@frozen
class Reason:
    """A reason kind with the parameters and the place of one case."""

    kind: ReasonKind
    params: Mapping[str, str | int] = field(factory=dict)
    where: str = ""

    @property
    def code(self) -> str:
        """The stable code of the kind."""
        return self.kind.code

    @property
    def owner(self) -> str:
        """The role that can mend it."""
        return self.kind.owner

    @property
    def text(self) -> Text:
        """What stands in the way, parameters filled in."""
        return self.kind.text.fill(**self.params)

    @property
    def remedy(self) -> Text:
        """What to do about it, parameters filled in."""
        return self.kind.remedy.fill(**self.params)

    def to_dict(self, lang: str = "en") -> dict[str, str]:
        """Code, text, remedy, owner and place as plain strings."""
        return {
            "code": self.code,
            "text": self.text.say(lang),
            "remedy": self.remedy.say(lang),
            "owner": self.owner,
            "where": self.where,
        }
