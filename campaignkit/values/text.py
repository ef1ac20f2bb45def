"""What a person reads, in the two languages of the house."""

from __future__ import annotations

from attrs import frozen


@frozen
class Text:
    """One message in French and in English, with `{name}` places for parameters.

    >>> Text("{n} lots", "{n} prizes").fill(n=3).say("fr")
    '3 lots'
    """

    fr: str
    en: str

    def say(self, lang: str = "en") -> str:
        """The French text for `fr`, the English one for any other language."""
        return self.fr if lang == "fr" else self.en

    def fill(self, **params: object) -> Text:
        """Put the parameters in their places; a missing one raises KeyError."""
        return Text(self.fr.format(**params), self.en.format(**params))


COLON = Text(" : ", ": ")
"""What stands between a name and what is said of it; French puts a space before it."""
SEMICOLON = Text(" ; ", "; ")
"""What stands between two things that are said of one; French puts a space before it."""


def both(words: str) -> Text:
    """Words that are the same in every language: a name, a path, a code.

    >>> both("prizes[0].value").fr
    'prizes[0].value'
    """
    return Text(words, words)
