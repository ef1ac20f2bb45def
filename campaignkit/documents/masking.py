"""What a page that leaves the house does not show: mail addresses, and names of accounts that bear their sign."""

from __future__ import annotations

import re

ADDRESS = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,}(?![.\w-]*\w)")
ACCOUNT = re.compile(r"(?<![\w.@])@[\w.-]*\w")


def masked(words: str) -> str:
    """The words without mail addresses and names of accounts; a name that bears no sign stays.

    >>> masked("tell @lea.martin or lea@mail.example about draw.drawn@main")
    'tell @… or …@… about draw.drawn@main'
    """
    return ACCOUNT.sub("@…", ADDRESS.sub("…@…", words))
