from datetime import timedelta

import pytest

from palabre.domain.decisions import (
    CONTESTABLE,
    LONGEST_BAN,
    LONGEST_MUTE,
    SANCTIONING,
    TIMED,
    DecisionKind,
    check_decision,
)
from palabre.domain.errors import DurationInvalid, ReasonMissing
from tests import make


@pytest.mark.parametrize("kind", list(DecisionKind))
@pytest.mark.parametrize("reason", ["", "  \n "])
def test_a_decision_always_has_a_reason(kind: DecisionKind, reason: str) -> None:
    with pytest.raises(ReasonMissing):
        check_decision(kind, reason, 10)


@pytest.mark.parametrize("kind", sorted(TIMED))
def test_what_restricts_for_a_time_says_how_long(kind: DecisionKind) -> None:
    assert check_decision(kind, "Motif", 90) == timedelta(minutes=90)
    with pytest.raises(DurationInvalid):
        check_decision(kind, "Motif", None)


@pytest.mark.parametrize("kind", sorted(set(DecisionKind) - TIMED))
def test_what_is_done_at_once_takes_no_duration(kind: DecisionKind) -> None:
    assert check_decision(kind, "Motif", None) is None
    with pytest.raises(DurationInvalid):
        check_decision(kind, "Motif", 5)


@pytest.mark.parametrize(
    "kind, longest",
    [
        (DecisionKind.MUTE, LONGEST_MUTE),
        (DecisionKind.ROOM_BAN, LONGEST_BAN),
        (DecisionKind.BAN, LONGEST_BAN),
    ],
)
def test_every_sanction_ends(kind: DecisionKind, longest: timedelta) -> None:
    minutes = int(longest.total_seconds() // 60)
    assert check_decision(kind, "Motif", minutes) == longest
    for wrong in (0, -5, minutes + 1, 10**30):
        with pytest.raises(DurationInvalid) as refusal:
            check_decision(kind, "Motif", wrong)
        assert refusal.value.extra == {"longest_minutes": minutes}


def test_whatever_takes_something_can_be_contested() -> None:
    assert SANCTIONING < CONTESTABLE
    assert frozenset(DecisionKind) - CONTESTABLE == {DecisionKind.NO_ACTION}
    assert TIMED < SANCTIONING


def test_a_decision_without_a_person_was_taken_by_the_filter() -> None:
    assert make.decision(staff_id=None).automated
    assert not make.decision().automated
