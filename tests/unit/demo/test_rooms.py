"""The rooms of the demonstration house."""

import re

from palabre.demo.rooms import DEMO_ROOMS


def test_there_are_a_handful_of_rooms_each_with_its_own_slug_and_name() -> None:
    assert 6 <= len(DEMO_ROOMS) <= 8
    assert len({room.slug for room in DEMO_ROOMS}) == len(DEMO_ROOMS)
    assert len({room.name for room in DEMO_ROOMS}) == len(DEMO_ROOMS)


def test_slugs_are_plain_and_texts_are_typographic() -> None:
    assert [room.slug for room in DEMO_ROOMS if not re.fullmatch(r"[a-z]+(?:-[a-z]+)*", room.slug)] == []
    assert [room for room in DEMO_ROOMS if "'" in room.name + room.description] == []


def test_some_rooms_can_be_glimpsed_before_entry_and_others_cannot() -> None:
    assert {room.preview for room in DEMO_ROOMS} == {True, False}
