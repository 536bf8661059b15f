from datetime import timedelta

import pytest

from palabre.domain.cases import CLAIM_LEASE, CaseStatus, urgency
from palabre.domain.errors import CaseClaimed, CaseClosed, CaseNotClaimed
from palabre.domain.reports import SEVERITY, ReportReason
from tests import make


def test_a_claim_is_a_lease() -> None:
    by = make.staff()
    case = make.case(claim=make.claim(by))
    assert case.status(make.NOW) is CaseStatus.CLAIMED
    assert case.status(make.NOW + CLAIM_LEASE) is CaseStatus.OPEN


def test_a_living_lease_keeps_others_away_and_says_who_holds_it() -> None:
    case = make.case(claim=make.claim(make.staff(name="Ana")))
    with pytest.raises(CaseClaimed) as refusal:
        case.check_claimable(make.staff().id, make.NOW)
    assert refusal.value.extra == {"claimed_by": "Ana"}
    case.check_claimable(make.staff().id, make.NOW + CLAIM_LEASE)


def test_one_may_renew_ones_own_lease() -> None:
    by = make.staff()
    make.case(claim=make.claim(by)).check_claimable(by.id, make.NOW)


def test_deciding_needs_a_living_lease_of_ones_own() -> None:
    by = make.staff()
    held = make.case(claim=make.claim(by))
    held.check_decidable(by.id, make.NOW)
    with pytest.raises(CaseNotClaimed):
        held.check_decidable(by.id, make.NOW + CLAIM_LEASE)
    with pytest.raises(CaseNotClaimed):
        make.case().check_decidable(by.id, make.NOW)
    with pytest.raises(CaseNotClaimed):
        held.check_decidable(make.staff().id, make.NOW + CLAIM_LEASE)
    with pytest.raises(CaseClaimed):
        held.check_decidable(make.staff().id, make.NOW)


def test_a_closed_case_is_over() -> None:
    by = make.staff()
    case = make.case(claim=make.claim(by), closed_at=make.later(1))
    assert case.status(make.NOW) is CaseStatus.CLOSED
    with pytest.raises(CaseClosed):
        case.check_claimable(by.id, make.NOW)
    with pytest.raises(CaseClosed):
        case.check_decidable(by.id, make.NOW)


def test_every_reason_has_a_severity_and_children_come_first() -> None:
    assert set(SEVERITY) == set(ReportReason)
    assert max(SEVERITY, key=lambda reason: SEVERITY[reason]) is ReportReason.MINORS


def test_urgency_is_the_sum_of_its_shown_terms() -> None:
    case = make.case(reason=ReportReason.THREAT, reports=3)
    terms = urgency(case, make.later(hours=2))
    assert (terms.severity, terms.reports, terms.waiting) == (80, 10, 4)
    assert terms.total == 94


def test_neither_a_crowd_nor_a_long_wait_outweighs_danger_to_a_child() -> None:
    crowd = make.case(reason=ReportReason.SPAM, reports=10_000, opened_at=make.later(days=-30))
    child = make.case(reason=ReportReason.MINORS)
    assert urgency(crowd, make.NOW).total < urgency(child, make.NOW).total


def test_a_clock_behind_the_case_counts_as_no_wait() -> None:
    case = make.case(opened_at=make.later(hours=5))
    assert urgency(case, make.NOW).waiting == 0
    assert timedelta(minutes=5) == CLAIM_LEASE
