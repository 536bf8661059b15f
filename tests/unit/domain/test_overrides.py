"""An override takes two persons, and ends by itself."""

from dataclasses import replace
from datetime import timedelta

import pytest

from palabre.domain.errors import (
    OverrideExpired,
    OverrideMissing,
    OverrideSamePerson,
    OverrideTooNew,
    Refusal,
)
from palabre.domain.overrides import ASKED_TIME, ENROLLED, OVERRIDE_TIME, Effect, Override
from palabre.domain.permissions import StaffSession
from tests import make

ANA = StaffSession(token_hash=make.digest("ana"), member=make.staff())
BEA = StaffSession(
    token_hash=make.digest("bea"), member=make.staff(name="Béa", created_at=make.NOW - ENROLLED)
)
WISH = Override(
    id=make.uuid(),
    rule_id="insult.direct",
    version=1,
    effect=Effect.LIVE,
    reason="Vague d’insultes.",
    asked_at=make.NOW,
    until=make.NOW + ASKED_TIME,
    asked_by=ANA.member.id,
    asked_session=ANA.token_hash,
)


def refused(wish: Override, second: StaffSession, minutes: float = 5) -> type[Refusal]:
    with pytest.raises(Refusal) as caught:
        wish.check_confirmable(second, make.later(minutes))
    return type(caught.value)


def test_another_person_may_confirm() -> None:
    WISH.check_confirmable(BEA, make.later(59.9))


def test_neither_the_same_person_nor_the_same_session_may() -> None:
    assert refused(WISH, ANA) is OverrideSamePerson
    assert refused(WISH, replace(ANA, token_hash=make.digest("other"))) is OverrideSamePerson
    assert refused(WISH, replace(BEA, token_hash=ANA.token_hash)) is OverrideSamePerson


def test_a_wish_is_over_after_its_time() -> None:
    assert refused(WISH, BEA, 60) is OverrideExpired
    assert not WISH.waits(make.later(60))


def test_what_was_confirmed_is_not_confirmed_again() -> None:
    stands = replace(WISH, confirmed_at=make.NOW, confirmed_by=BEA.member.id, until=make.NOW + OVERRIDE_TIME)
    assert refused(stands, BEA) is OverrideMissing


def test_who_has_just_come_may_confirm_a_hold_only() -> None:
    fresh = replace(BEA, member=replace(BEA.member, created_at=make.NOW - ENROLLED + timedelta(hours=1)))
    assert refused(WISH, fresh) is OverrideTooNew
    replace(WISH, effect=Effect.HOLD).check_confirmable(fresh, make.later(5))


def test_it_stands_for_a_day_and_not_a_second_longer() -> None:
    stands = replace(WISH, confirmed_at=make.NOW, until=make.NOW + OVERRIDE_TIME)
    assert stands.stands(make.later(hours=23, minutes=59))
    assert not stands.stands(make.later(hours=24))
    assert not WISH.stands(make.NOW)
