from datetime import timedelta

import pytest

from palabre.domain.appeals import check_contestable, check_judge
from palabre.domain.decisions import APPEAL_WINDOW, CONTESTABLE, DecisionKind
from palabre.domain.errors import AppealExists, AppealWindowOver, NothingToContest, SamePerson
from tests import make


@pytest.mark.parametrize("kind", sorted(CONTESTABLE))
def test_a_decision_can_be_contested_for_six_months(kind: DecisionKind) -> None:
    decision = make.decision(kind=kind)
    check_contestable(decision, None, decision.at + APPEAL_WINDOW)
    with pytest.raises(AppealWindowOver):
        check_contestable(decision, None, decision.at + APPEAL_WINDOW + make.SECOND)
    assert timedelta(days=181) < APPEAL_WINDOW


def test_a_decision_is_contested_once() -> None:
    decision = make.decision()
    with pytest.raises(AppealExists):
        check_contestable(decision, make.appeal(decision), decision.at)


def test_there_is_nothing_to_contest_where_nothing_was_taken() -> None:
    decision = make.decision(kind=DecisionKind.NO_ACTION)
    with pytest.raises(NothingToContest):
        check_contestable(decision, None, decision.at)


def test_nobody_judges_the_appeal_against_their_own_decision() -> None:
    by = make.staff()
    with pytest.raises(SamePerson):
        check_judge(make.decision(by=by), by.id)
    check_judge(make.decision(by=by), make.staff().id)


def test_anybody_may_judge_what_the_filter_decided() -> None:
    check_judge(make.decision(staff_id=None), make.staff().id)
