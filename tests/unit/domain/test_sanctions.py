from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.domain.decisions import SANCTIONING, TIMED, DecisionKind
from palabre.domain.errors import Banned, Muted
from palabre.domain.ids import Slug
from palabre.domain.sanctions import Restrictions, Sanction, fold
from tests import make

OTHER = Slug("la-cuisine")


def sanction(kind: DecisionKind, **changes: Any) -> Sanction:
    room = make.ROOM if kind is DecisionKind.ROOM_BAN else None
    return make.sanction(make.decision(kind=kind), **({"room": room} | changes))


def test_nothing_stands_against_an_empty_ledger() -> None:
    restrictions = fold([], make.NOW)
    assert restrictions == Restrictions()
    restrictions.check_may_write(make.ROOM)


def test_a_muted_person_may_listen_but_not_write() -> None:
    mute = sanction(DecisionKind.MUTE)
    restrictions = fold([mute], mute.starts_at)
    restrictions.check_may_join(make.ROOM)
    with pytest.raises(Muted) as refusal:
        restrictions.check_may_write(make.ROOM)
    assert refusal.value.extra == {"case_code": mute.case_code, "until": "2026-11-23T21:01:00Z"}


def test_a_ban_from_one_room_leaves_the_others_open() -> None:
    ban = sanction(DecisionKind.ROOM_BAN)
    restrictions = fold([ban], make.NOW)
    restrictions.check_may_be_here()
    restrictions.check_may_write(OTHER)
    for check in (restrictions.check_may_join, restrictions.check_may_write):
        with pytest.raises(Banned) as refusal:
            check(make.ROOM)
        assert refusal.value.extra["room"] == make.ROOM


def test_a_ban_closes_the_house() -> None:
    ban = sanction(DecisionKind.BAN, ends_at=None)
    restrictions = fold([ban], make.NOW)
    with pytest.raises(Banned) as refusal:
        restrictions.check_may_join(OTHER)
    assert refusal.value.extra == {"case_code": ban.case_code, "until": None}


def test_a_warning_restricts_nothing() -> None:
    assert fold([sanction(DecisionKind.WARN)], make.NOW) == Restrictions()


def test_a_sanction_ends_by_itself_to_the_second() -> None:
    mute = sanction(DecisionKind.MUTE, ends_at=make.later(10))
    assert fold([mute], make.later(9, seconds=59)).mute == mute
    assert fold([mute], make.later(10)).mute is None


def test_withdrawing_one_sanction_never_lifts_another() -> None:
    short = sanction(DecisionKind.BAN, ends_at=make.later(hours=1))
    long = sanction(DecisionKind.BAN, ends_at=make.later(days=3))
    assert fold([short, long], make.NOW).ban == long
    assert fold([short, replace(long, lifted_at=make.NOW)], make.NOW).ban == short


ends = st.one_of(st.none(), st.integers(-60, 60).map(make.later))
ledgers = st.lists(
    st.builds(
        lambda kind, until, room, lifted: sanction(
            kind,
            ends_at=until,
            room=room if kind is DecisionKind.ROOM_BAN else None,
            lifted_at=make.NOW if lifted else None,
        ),
        st.sampled_from(sorted(SANCTIONING)),
        ends,
        st.sampled_from([make.ROOM, OTHER]),
        st.booleans(),
    ),
    max_size=8,
)


def outlasts(one: datetime | None, other: datetime | None) -> bool:
    return one is None or (other is not None and one >= other)


@given(ledgers)
def test_the_fold_keeps_the_longest_of_each_kind_in_any_order(ledger: list[Sanction]) -> None:
    now = make.NOW
    folded = fold(ledger, now)
    kept = [one for one in (folded.ban, folded.mute, *folded.room_bans) if one is not None]
    assert all(one in ledger and one.stands(now) and one.kind in TIMED for one in kept)
    for one in ledger:
        if one.stands(now) and one.kind in TIMED:
            same = [other for other in kept if (other.kind, other.room) == (one.kind, one.room)]
            assert len(same) == 1
            assert outlasts(same[0].ends_at, one.ends_at)
    backwards = fold(ledger[::-1], now)
    assert _reach(backwards) == _reach(folded)


def _reach(restrictions: Restrictions) -> object:
    def end(one: Sanction | None) -> object:
        return None if one is None else (one.kind, one.room, one.ends_at)

    return end(restrictions.ban), end(restrictions.mute), {end(one) for one in restrictions.room_bans}


@given(ledgers, ledgers)
def test_adding_to_the_ledger_never_frees_anybody(ledger: list[Sanction], more: list[Sanction]) -> None:
    before, after = fold(ledger, make.NOW), fold(ledger + more, make.NOW)
    for room in (make.ROOM, OTHER):
        for name in ("check_may_join", "check_may_write"):
            if _refuses(before, name, room):
                assert _refuses(after, name, room)


def _refuses(restrictions: Restrictions, name: str, room: Slug) -> bool:
    try:
        getattr(restrictions, name)(room)
    except (Banned, Muted):
        return True
    return False
