"""A gate that was passed is asked again: what has un-readied, and what is no more as it was recorded."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from campaignkit.checklists import Answer, Check, Passage, Recheck, Review, ReviewLine, Severity, Verdict
from campaignkit.values import Digest, SubjectId, Text, instant

AT = instant("2026-11-01T09:00:00Z")
KEYS = ("a.one", "a.two", "b.one", "b.two", "c.one")
OPEN = {"fail", "unknown"}
verdicts = st.dictionaries(st.sampled_from(KEYS), st.sampled_from([each.value for each in Verdict]))


def asked(found: dict[str, str]) -> Review:
    return Review(gate="launch", at=AT, lines=tuple(line(key, Verdict(verdict)) for key, verdict in found.items()))


def line(key: str, verdict: Verdict) -> ReviewLine:
    check: Check[object] = Check(
        id=key, question=Text("?", "?"), remedy=Text("!", "!"), signatory="lead", gate="launch",
        severity=Severity.BLOCKING, ask=lambda _case: (),
    )  # fmt: skip
    return ReviewLine(check=check, item="", answers=(Answer(verdict, Text("parce", "because")),), due_at=None)


def rechecked(recorded: dict[str, str], present: dict[str, str]) -> Recheck:
    passage = Passage(gate="launch", at=AT, by=SubjectId("lea"), definition=Digest("d" * 64), verdicts=recorded)
    return Recheck(review=asked(present), passage=passage, same_questions=True)


class TestWhatHasUnreadied:
    """'After the launch the same checks keep running; `review` and `due` show what has un-readied.'"""

    @given(recorded=verdicts, present=verdicts)
    def test_it_stood_in_nobodys_way_then_and_is_open_now(
        self, recorded: dict[str, str], present: dict[str, str]
    ) -> None:
        assert {each.key for each in rechecked(recorded, present).unreadied} == {
            key for key, now in present.items() if now in OPEN and recorded.get(key, "fail") not in OPEN
        }

    @given(recorded=verdicts)
    def test_as_long_as_nothing_changes_nothing_has(self, recorded: dict[str, str]) -> None:
        again = rechecked(recorded, recorded)
        assert (again.unreadied, again.differing) == ((), ())


class TestRecordedAndPresent:
    """'otherwise recorded and present verdicts side by side'"""

    @given(recorded=verdicts, present=verdicts)
    def test_from_one_and_the_differences_the_other_follows(
        self, recorded: dict[str, str], present: dict[str, str]
    ) -> None:
        differing = {each.key: each for each in rechecked(recorded, present).differing}
        assert all(each.recorded != each.present for each in differing.values())
        worked_out = {key: differing[key].present if key in differing else recorded[key] for key in recorded}
        worked_out |= {key: each.present for key, each in differing.items()}
        assert {key: now for key, now in worked_out.items() if now} == present
