from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.domain.ids import PersonId, Slug
from palabre.realtime.presence import EXPIRY, REFRESH, Presence

ANNE, BASILE = PersonId(UUID(int=1)), PersonId(UUID(int=2))
TREE, RIVER = Slug("sous-l-arbre"), Slug("la-riviere")


def test_two_tabs_of_one_person_are_one() -> None:
    presence = Presence(node="a")
    presence.arrived(TREE, ANNE)
    presence.arrived(TREE, ANNE)
    presence.arrived(TREE, BASILE)
    assert presence.present(TREE, 0) == 2
    presence.left(TREE, ANNE)
    assert presence.present(TREE, 0) == 2
    presence.left(TREE, ANNE)
    assert presence.present(TREE, 0) == 1


def test_leaving_without_having_come_does_nothing() -> None:
    presence = Presence(node="a")
    presence.left(TREE, ANNE)
    presence.arrived(TREE, ANNE)
    presence.left(TREE, BASILE)
    assert presence.present(TREE, 0) == 1
    assert presence.present(RIVER, 0) == 0


def test_nodes_add_up_and_their_own_words_do_not() -> None:
    here, there = Presence(node="a"), Presence(node="b")
    here.arrived(TREE, ANNE)
    there.arrived(TREE, BASILE)
    there.arrived(RIVER, BASILE)
    own, other = here.report(0, 10), there.report(0, 10)
    assert own is not None
    assert other is not None
    assert not here.heard(own, 10)
    assert here.heard(other, 10)
    assert here.present(TREE, 10) == 2
    assert here.here(TREE) == 1
    assert here.everywhere(10) == {TREE: 2, RIVER: 1}


def test_a_node_speaks_once_a_second_and_only_of_changes() -> None:
    presence = Presence(node="a")
    presence.arrived(TREE, ANNE)
    assert presence.report(1, 100) is not None
    presence.arrived(RIVER, ANNE)
    assert presence.report(1, 100.9) is None
    second = presence.report(1, 101)
    assert second is not None
    assert msgspec.json.decode(second) == {
        "type": "presence",
        "node": "a",
        "whole": False,
        "people": 1,
        "rooms": {RIVER: 1},
    }
    beat = presence.report(1, 102)
    assert beat is not None
    assert msgspec.json.decode(beat)["rooms"] == {}
    third = presence.report(1, 100 + REFRESH)
    assert third is not None
    assert msgspec.json.decode(third)["rooms"] == {TREE: 1, RIVER: 1}
    assert msgspec.json.decode(third)["whole"]


def test_a_room_that_empties_there_empties_here() -> None:
    here, there = Presence(node="a"), Presence(node="b")
    there.arrived(TREE, BASILE)
    _pass(there, here, 10)
    there.left(TREE, BASILE)
    _pass(there, here, 11)
    assert here.present(TREE, 11) == 0


def test_a_lost_report_is_made_good_by_the_next_refresh() -> None:
    here, there = Presence(node="a"), Presence(node="b")
    there.arrived(TREE, BASILE)
    _pass(there, here, 10)
    there.left(TREE, BASILE)
    assert there.report(0, 11) is not None  # and lost
    assert here.present(TREE, 12) == 1
    _pass(there, here, 12)
    assert here.present(TREE, 12) == 1
    _pass(there, here, 10 + REFRESH)
    assert here.present(TREE, 10 + REFRESH) == 0


def test_a_silent_node_is_forgotten() -> None:
    here, there = Presence(node="a"), Presence(node="b")
    there.arrived(TREE, BASILE)
    _pass(there, here, 10)
    assert here.news(10) == {TREE: 1}
    assert here.present(TREE, 10 + EXPIRY - 0.1) == 1
    assert here.present(TREE, 10 + EXPIRY) == 0
    assert here.everywhere(10 + EXPIRY) == {}
    assert here.news(10 + EXPIRY) == {TREE: 0}


def test_people_are_counted_once_in_however_many_rooms() -> None:
    here, there = Presence(node="a"), Presence(node="b")
    for room in (TREE, RIVER):
        here.arrived(room, ANNE)
        there.arrived(room, BASILE)
    report = there.report(2, 10)
    assert report is not None
    assert here.heard(report, 10)
    assert here.people(1, 10) == 3
    assert here.others(10) == 1
    assert here.people(1, 10 + EXPIRY) == 1
    assert here.others(10 + EXPIRY) == 0


def test_who_says_goodbye_is_forgotten_at_once() -> None:
    here, there = Presence(node="a"), Presence(node="b")
    there.arrived(TREE, BASILE)
    report = there.report(1, 10)
    assert report is not None
    assert here.heard(report, 10)
    assert here.news(10) == {TREE: 1}
    assert here.heard(there.farewell(), 10)
    assert (here.people(0, 10), here.news(10)) == (0, {TREE: 0})


def test_after_a_long_pause_a_node_tells_all_its_rooms() -> None:
    presence = Presence(node="a")
    presence.arrived(TREE, ANNE)
    assert presence.report(1, 10) is not None
    back = presence.report(1, 10 + 2 * EXPIRY)
    assert back is not None
    assert msgspec.json.decode(back)["rooms"] == {TREE: 1}


def test_news_are_told_once_and_only_when_the_total_differs() -> None:
    here, there = Presence(node="a"), Presence(node="b")
    here.arrived(TREE, ANNE)
    assert here.news(0) == {TREE: 1}
    assert here.news(1) == {}
    here.left(TREE, ANNE)
    here.arrived(TREE, ANNE)
    assert here.news(2) == {}
    here.left(TREE, ANNE)
    there.arrived(TREE, ANNE)
    _pass(there, here, 3)
    assert here.news(3) == {}  # one left here, one came there
    there.left(TREE, ANNE)
    _pass(there, here, 4)
    assert here.news(4) == {TREE: 0}


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b'{"type":"presence","node":"b"}',
        b'{"type":"other","node":"b","whole":true,"people":0,"rooms":{}}',
        b'{"type":"presence","node":"b","whole":true,"people":0,"rooms":{"a":"1"}}',
        b'{"type":"presence","node":"b","whole":true,"people":0,"rooms":{"a":-1}}',
        b'{"type":"presence","node":"b","whole":true,"people":-1,"rooms":{}}',
        b'{"type":"presence","node":"b","whole":true,"people":0,"rooms":{},"more":1}',
    ],
)
def test_what_is_no_report_is_ignored(payload: bytes) -> None:
    presence = Presence(node="a")
    assert not presence.heard(payload, 0)
    assert presence.everywhere(0) == {}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "b"]), st.booleans(), st.sampled_from([TREE, RIVER]), st.integers(0, 4)
        )
    )
)
def test_after_an_exchange_both_nodes_agree(steps: list[tuple[str, bool, Slug, int]]) -> None:
    nodes = {"a": Presence(node="a"), "b": Presence(node="b")}
    now = 0.0
    for name, arrives, room, number in steps:
        person = PersonId(UUID(int=number))
        if arrives:
            nodes[name].arrived(room, person)
        else:
            nodes[name].left(room, person)
        now += 1
        _pass(nodes["a"], nodes["b"], now)
        _pass(nodes["b"], nodes["a"], now)
        assert nodes["a"].everywhere(now) == nodes["b"].everywhere(now)


def _pass(speaker: Presence, listener: Presence, now: float) -> None:
    report = speaker.report(0, now)
    if report is not None:
        assert listener.heard(report, now)
