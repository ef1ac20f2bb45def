"""The common root of every error: what happened, because of what, and the remedy."""

from campaignkit.values.text import Text


class CampaignKitError(Exception):
    """Something that a person can mend; `str()` is English, `say("fr")` is French.

    All three parts are `Text` and reach `args`, so the error survives pickling.

    >>> error = CampaignKitError(Text("fichier illisible", "unreadable file"))
    >>> error.say("fr")
    'fichier illisible'
    """

    def __init__(self, what: Text, because: Text | None = None, remedy: Text | None = None) -> None:
        super().__init__(what, because, remedy)
        self.what = what
        self.because = because
        self.remedy = remedy

    def say(self, lang: str = "en") -> str:
        """The whole message in one language: what, because, remedy."""
        parts = [part.say(lang) for part in (self.what, self.because, self.remedy) if part is not None]
        return ". ".join(part.rstrip(".") for part in parts)

    def __str__(self) -> str:
        return self.say()


class InvalidValueError(CampaignKitError, ValueError):
    """A value that can never be right, refused at birth."""
