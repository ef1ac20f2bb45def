"""The professional checklist, whole: every item is a check of some room, and says how it is answered."""

from __future__ import annotations

from collections import Counter

from campaignkit.campaign import every_check
from campaignkit.checklists import Answered, Size

ITEMS = range(1, 121)


def test_each_of_the_120_items_is_asked() -> None:
    """'All 120 items as checks or tasks in their rooms'"""
    assert {check.number for _room, check in every_check() if check.number is not None} == set(ITEMS)


def test_every_id_is_given_once() -> None:
    ids = Counter(check.id for _room, check in every_check())
    assert not [name for name, times in ids.items() if times > 1]


def test_a_question_says_what_to_do_and_who_does_it_in_both_languages() -> None:
    for _room, check in every_check():
        assert all((check.question.fr, check.question.en, check.remedy.fr, check.remedy.en, check.signatory))


def test_what_a_person_attests_is_bound_to_content() -> None:
    """'an attestation without its evidence is UNKNOWN': it names what it is bound to."""
    assert all(check.subject for _room, check in every_check() if check.answered is Answered.ATTESTED)


def test_what_is_asked_of_every_size_is_at_most_half_of_what_is_asked_before_a_launch() -> None:
    before = [check for _room, check in every_check() if check.number in range(1, 87)]
    assert sum(check.asked_from is Size.S for check in before) <= len(before) / 2
