"""A checker that never fails proves nothing: each rule is broken on purpose, and seen."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from tests.proof.check import check
from tests.proof.history import (
    Ack,
    Deliver,
    Entry,
    Event,
    Fail,
    Gone,
    History,
    Invoke,
    Kind,
    Line,
    Resume,
    Unknown,
)

Story = tuple[list[Event], list[Entry]]


def heard(
    client: str, seq: int, kind: Kind = Kind.CREATED, id_: str = "", text: str | None = "mot"
) -> Deliver:
    return Deliver(client=client, room="salon", seq=seq, kind=kind, id=id_ or f"m{seq}", text=text)


def said(seq: int, nonce: str, text: str | None = "mot") -> Entry:
    return Entry(room="salon", seq=seq, kind=Kind.CREATED, id=f"m{seq}", nonce=nonce, text=text)


def story() -> Story:
    """Two clients; Ada says four lines, edits one and removes one; Bob is away for a while.

    n1 to n4 are answered, n5 is refused, n6 is never answered and stored.
    """
    events: list[Event] = [
        Resume(client="ada", room="salon", since=0, seq=0),
        Resume(client="bob", room="salon", since=None, seq=0),
        Invoke(client="ada", nonce="n1", room="salon"),
        heard("ada", 1),
        heard("bob", 1),
        Ack(client="ada", nonce="n1", seq=1, id="m1"),
        Invoke(client="ada", nonce="n2", room="salon"),
        Invoke(client="ada", nonce="n3", room="salon"),
        heard("ada", 2),
        Ack(client="ada", nonce="n3", seq=3, id="m3"),
        heard("ada", 3),
        Invoke(client="ada", nonce="n2", room="salon"),
        Ack(client="ada", nonce="n2", seq=2, id="m2"),
        Ack(client="ada", nonce="n2", seq=2, id="m2"),
        Invoke(client="ada", nonce="e1", room="salon", kind=Kind.EDITED),
        Ack(client="ada", nonce="e1", seq=4, id="m1"),
        heard("ada", 4, Kind.EDITED, "m1", "autre"),
        Invoke(client="ada", nonce="r1", room="salon", kind=Kind.REMOVED),
        Ack(client="ada", nonce="r1", seq=5, id="m2"),
        heard("ada", 5, Kind.REMOVED, "m2", None),
        Invoke(client="ada", nonce="n5", room="salon"),
        Fail(client="ada", nonce="n5"),
        Resume(
            client="bob",
            room="salon",
            since=1,
            seq=5,
            created=(Line(seq=2, id="m2"), Line(seq=3, id="m3", text="mot")),
            changed=(Line(seq=4, id="m1", text="autre"),),
        ),
        Invoke(client="ada", nonce="n6", room="salon"),
        Unknown(client="ada", nonce="n6"),
        heard("ada", 6),
        heard("bob", 6),
        Resume(client="eve", room="salon", since=None, seq=6, created=(Line(seq=6, id="m6", text="mot"),)),
        Gone(client="dan"),
    ]
    store = [
        said(1, "n1", "autre"),
        said(2, "n2", None),
        said(3, "n3"),
        Entry(room="salon", seq=4, kind=Kind.EDITED, id="m1"),
        Entry(room="salon", seq=5, kind=Kind.REMOVED, id="m2"),
        said(6, "n6"),
    ]
    return events, store


def broken_rules(events: Sequence[Event], store: Sequence[Entry]) -> set[int]:
    return {violation.rule for violation in check(History(events=list(events)), store).violations}


def place(events: list[Event], wanted: type[Event], number: int = 0) -> int:
    return [at for at, event in enumerate(events) if isinstance(event, wanted)][number]


def test_a_faultless_history_has_no_violation() -> None:
    events, store = story()
    history = History(seed=7, events=events)
    history.faults["cut"] = 2
    report = check(history, store)
    report.require_none()
    assert str(report) == (
        "8 operations (6 ack, 1 fail, 1 unknown), 8 deliveries, 4 joins; faults: 2 cut; violations: 0; seed 7"
    )


# --- 1: what was answered is in the store


def test_an_answered_line_that_is_lost() -> None:
    events, store = story()
    lost = Ack(client="ada", nonce="n7", seq=7, id="m7")
    assert broken_rules([*events, Invoke(client="ada", nonce="n7", room="salon"), lost], store) == {1}


@pytest.mark.parametrize(
    "answer",
    [
        Ack(client="ada", nonce="n6", seq=6, id="m9"),
        Ack(client="ada", nonce="n6", seq=3, id="m3"),
        Ack(client="ada", nonce="n6", seq=4, id="m1"),
        Ack(client="ada", nonce="n9", seq=6, id="m6"),
    ],
    ids=["another id", "another's line", "a change", "never asked"],
)
def test_an_answer_that_names_something_else(answer: Ack) -> None:
    events, store = story()
    assert 1 in broken_rules([*events, answer], store)


def test_two_changes_that_were_given_one_number() -> None:
    events, store = story()
    again = Invoke(client="ada", nonce="e2", room="salon", kind=Kind.EDITED)
    events[place(events, Invoke, 4) : place(events, Invoke, 4)] = [again]
    assert broken_rules([*events, Ack(client="ada", nonce="e2", seq=4, id="m1")], store) == {1}


# --- 2: what was refused is absent


def test_a_refused_line_that_is_stored() -> None:
    events, store = story()
    assert broken_rules([*events, Fail(client="ada", nonce="n6")], store) == {2}


# --- 3: dense numbers, one line for one send


def test_a_hole_in_the_log() -> None:
    assert 3 in broken_rules([], [said(1, "n1"), said(3, "n3")])


def test_a_number_that_was_given_twice() -> None:
    assert broken_rules([], [said(1, "n1"), said(1, "n2")]) == {3}


def test_a_line_that_is_doubled() -> None:
    events, store = story()
    again = Entry(room="autre", seq=1, kind=Kind.CREATED, id="m7", nonce="n6", text="mot")
    assert 3 in broken_rules(events, [*store, again])


# --- 4: what was heard


def without(events: list[Event], wanted: Callable[[Event], bool]) -> list[Event]:
    kept = [event for event in events if not wanted(event)]
    assert len(kept) < len(events)
    return kept


def test_a_frame_that_never_came() -> None:
    events, store = story()
    assert 4 in broken_rules(without(events, lambda event: event == heard("ada", 3)), store)


def test_a_frame_that_came_twice() -> None:
    events, store = story()
    assert broken_rules([*events, heard("bob", 6)], store) == {4}


def test_frames_that_came_in_the_wrong_order() -> None:
    events, store = story()
    first, second = events.index(heard("ada", 2)), events.index(heard("ada", 3))
    events[first], events[second] = events[second], events[first]
    assert broken_rules(events, store) == {4}


def test_a_frame_that_the_store_does_not_know() -> None:
    events, store = story()
    wrong = events.index(heard("bob", 6))
    events[wrong] = heard("bob", 6, id_="m9")
    assert 4 in broken_rules(events, store)
    events[wrong] = heard("bob", 6, Kind.REMOVED)
    assert 4 in broken_rules(events, store)


def test_a_frame_of_a_room_that_was_not_joined() -> None:
    events, store = story()
    assert broken_rules([heard("dan", 1), *events], store) == {4}


def missed(**changes: Any) -> set[int]:
    """What the check says when Bob's return brought something else."""
    events, store = story()
    at = place(events, Resume, 2)
    back = events[at]
    assert isinstance(back, Resume)
    events[at] = replace(back, **changes)
    return broken_rules(events, store)


def test_a_return_that_brings_too_little_too_much_or_from_elsewhere() -> None:
    mot = Line(seq=3, id="m3", text="mot")
    gone = Line(seq=2, id="m2")
    assert missed() == set()
    assert 4 in missed(created=(mot,))
    assert 4 in missed(created=(gone, mot, mot))
    assert 4 in missed(created=(mot, gone))
    assert 4 in missed(changed=())
    assert 4 in missed(changed=(Line(seq=4, id="m1", text="autre"),) * 2)
    assert 4 in missed(since=0)
    assert 4 in missed(since=2, created=(mot,))
    assert 4 in missed(seq=0, created=(), changed=())


def test_what_was_heard_between_asking_and_the_answer_may_come_twice() -> None:
    events, store = story()
    again = Resume(client="ada", room="salon", since=5, seq=6, created=(Line(seq=6, id="m6", text="mot"),))
    assert broken_rules([*events, again], store) == set()
    back = Resume(client="ada", room="salon", since=5, seq=5)
    assert broken_rules([*events, back], store) == {4, 6}


def test_a_newest_page_with_a_hole() -> None:
    events, store = story()
    first = Line(seq=3, id="m3", text="mot")
    assert 4 in broken_rules(
        [*events, Resume(client="gus", room="salon", since=None, seq=6, created=(first,))], store
    )


def test_a_resync_drops_what_was_kept() -> None:
    events, store = story()
    page = (Line(seq=6, id="m6", text="mot"),)
    again = Resume(client="bob", room="salon", since=99, seq=6, created=page, resync=True)
    assert broken_rules([*events, again], store) == set()


# --- 5: real time


def test_a_line_that_overtook_one_answered_before_it_was_asked() -> None:
    events: list[Event] = [
        Invoke(client="ada", nonce="n2", room="salon"),
        Ack(client="ada", nonce="n2", seq=2, id="m2"),
        Invoke(client="bob", nonce="n1", room="salon"),
    ]
    store = [said(1, "n1"), said(2, "n2")]
    assert broken_rules(events, store) == {5}
    assert broken_rules([events[2], *events[:2]], store) == set()


def test_a_change_that_overtook_one_answered_before_it_was_asked() -> None:
    store = [said(1, "n1"), Entry(room="salon", seq=2, kind=Kind.EDITED, id="m1"), said(3, "n3")]
    events: list[Event] = [
        Invoke(client="ada", nonce="n3", room="salon"),
        Ack(client="ada", nonce="n3", seq=3, id="m3"),
        Invoke(client="bob", nonce="e1", room="salon", kind=Kind.EDITED),
        Ack(client="bob", nonce="e1", seq=2, id="m1"),
    ]
    assert broken_rules(events, store) == {5}


# --- 6: the same state for all


def test_whoever_heard_less_than_there_is() -> None:
    events, store = story()
    assert broken_rules(without(events, lambda event: event == heard("bob", 6)), store) == {6}


def test_whoever_left_may_have_heard_less() -> None:
    events, store = story()
    events = without(events, lambda event: event == heard("bob", 6))
    assert broken_rules([*events, Gone(client="bob")], store) == set()
    assert broken_rules([*events, Gone(client="bob", room="salon")], store) == set()


def test_whoever_still_shows_what_was_removed_or_edited() -> None:
    events, store = story()
    at = events.index(heard("ada", 5, Kind.REMOVED, "m2", None))
    events[at] = heard("ada", 5, Kind.REMOVED, "m2", "mot")
    assert broken_rules(events, store) == {6}
    assert missed(changed=(Line(seq=4, id="m1", text="mot"),)) == {6}
