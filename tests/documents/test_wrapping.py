"""Words on lines of a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from campaignkit.documents import wrapped

WORDS = (
    "prêt ?",
    "sceller",
    "n° 12",
    "« main »",
    "reste :",
    "vite !",
    "soit ;",
    "un-nom-entier",
    "2 311",
    "9 h 02",
    "à",
)


class TestLines:
    """A French line never begins with the mark that ends the word before it."""

    @given(words=st.lists(st.sampled_from(WORDS), min_size=1), width=st.integers(20, 80))
    def test_what_belongs_together_stays_on_one_line_and_no_word_is_lost(self, words: list[str], width: int) -> None:
        lines = wrapped(" ".join(words), width, "", "  ")
        assert all(len(line) <= width for line in lines)
        assert " ".join(line.strip() for line in lines) == " ".join(words)
        assert not any(line.strip()[0] in ":;?!»" for line in lines)
        assert not any(line.endswith(("«", "n°")) for line in lines)
