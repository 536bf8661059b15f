"""A rule goes on by what was measured of it, and by nothing else."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from palabre.domain.rule_life import (
    REVIEWED,
    STAGE_HITS,
    Measured,
    Missing,
    RuleVersion,
    held_back,
    missing_for,
    next_stage,
)
from palabre.domain.rules import RuleStage
from palabre.domain.verdicts import VerdictAction
from tests import make

ENOUGH = Measured(backtested=True, right=28, wrong=2)


def in_stage(stage: RuleStage, *, hours: float = 24, hits: int = 0) -> RuleVersion:
    return make.rule_version(stage=stage, since=make.NOW - timedelta(hours=hours), hits=hits)


def lacks(wanted: RuleStage, version: RuleVersion, measured: Measured) -> list[str]:
    return [one.code for one in missing_for(wanted, version, measured, make.NOW)]


def test_a_draft_reaches_the_shadow_after_a_backtest_of_this_version() -> None:
    draft = in_stage(RuleStage.DRAFT)
    assert missing_for(RuleStage.SHADOW, draft, Measured(), make.NOW) == (
        Missing(code="backtest", figures={"need": 1, "have": 0}),
    )
    assert lacks(RuleStage.SHADOW, draft, Measured(backtested=True)) == []


def test_no_stage_is_skipped() -> None:
    assert lacks(RuleStage.LIVE, in_stage(RuleStage.SHADOW), ENOUGH) == ["stage_skipped"]
    assert lacks(RuleStage.SHARE, in_stage(RuleStage.DRAFT), ENOUGH) == ["stage_skipped"]
    assert lacks(RuleStage.LIVE, in_stage(RuleStage.STOPPED), ENOUGH) == ["stage_skipped"]


@pytest.mark.parametrize(
    ("now", "wanted"), [(RuleStage.SHADOW, RuleStage.SHARE), (RuleStage.SHARE, RuleStage.LIVE)]
)
def test_it_takes_a_day_or_many_hits(now: RuleStage, wanted: RuleStage) -> None:
    young = in_stage(now, hours=23.9, hits=STAGE_HITS - 1)
    (missing,) = missing_for(wanted, young, ENOUGH, make.NOW)
    assert missing == Missing(
        code="time_or_hits",
        figures={"need": 24, "have": 23.9, "need_hits": STAGE_HITS, "have_hits": STAGE_HITS - 1},
    )
    assert lacks(wanted, in_stage(now, hours=24), ENOUGH) == []
    assert lacks(wanted, in_stage(now, hours=0.1, hits=STAGE_HITS), ENOUGH) == []


def test_it_takes_reviewed_samples_and_their_precision() -> None:
    shadow = in_stage(RuleStage.SHADOW)
    few = Measured(backtested=True, right=REVIEWED - 1)
    (missing,) = missing_for(RuleStage.SHARE, shadow, few, make.NOW)
    assert missing == Missing(code="reviewed", figures={"need": REVIEWED, "have": REVIEWED - 1})
    poor = Measured(backtested=True, right=26, wrong=4)
    (missing,) = missing_for(RuleStage.SHARE, shadow, poor, make.NOW)
    assert missing == Missing(code="precision", figures={"need": 0.9, "have": 0.866})
    assert lacks(RuleStage.SHARE, shadow, Measured(right=27, wrong=3)) == []
    assert lacks(RuleStage.SHARE, shadow, Measured()) == ["reviewed"]


@pytest.mark.parametrize("now", list(RuleStage))
def test_going_back_is_always_allowed(now: RuleStage) -> None:
    order = [RuleStage.DRAFT, RuleStage.SHADOW, RuleStage.SHARE, RuleStage.LIVE]
    back = order[: order.index(now) + 1] if now in order else [RuleStage.DRAFT]
    for wanted in (*back, RuleStage.STOPPED):
        assert lacks(wanted, in_stage(now, hours=0), Measured()) == []


def test_nothing_comes_after_live() -> None:
    assert next_stage(RuleStage.LIVE) is None


def test_the_lower_end_of_the_interval_lies_below_and_rises_with_the_number() -> None:
    assert Measured().precision_low is None
    few, many = Measured(right=27, wrong=3), Measured(right=270, wrong=30)
    assert few.precision == many.precision == 0.9
    assert few.precision_low is not None
    assert many.precision_low is not None
    assert 0.74 < few.precision_low < many.precision_low < 0.9


@given(right=st.integers(0, 10_000), wrong=st.integers(0, 10_000))
@example(right=0, wrong=203)
def test_the_interval_never_leaves_its_bounds(right: int, wrong: int) -> None:
    measured = Measured(right=right, wrong=wrong)
    if measured.precision is not None and measured.precision_low is not None:
        assert 0 <= measured.precision_low <= measured.precision <= 1


@given(
    stage=st.sampled_from(RuleStage),
    wanted=st.sampled_from(RuleStage),
    hours=st.floats(0, 100),
    hits=st.integers(0, 400),
    measured=st.builds(
        Measured, backtested=st.booleans(), right=st.integers(0, 60), wrong=st.integers(0, 60)
    ),
)
def test_whoever_acts_has_earned_it(
    stage: RuleStage, wanted: RuleStage, hours: float, hits: int, measured: Measured
) -> None:
    version = in_stage(stage, hours=hours, hits=hits)
    if missing_for(wanted, version, measured, make.NOW):
        return
    order = [RuleStage.DRAFT, RuleStage.SHADOW, RuleStage.SHARE, RuleStage.LIVE]
    rank = order.index(stage) if stage in order else 0
    if wanted in order and order.index(wanted) > max(rank, 1):
        assert measured.reviewed >= REVIEWED
        assert (measured.precision or 0) >= version.rule.least_precision
        assert hours >= 23.999 or hits >= STAGE_HITS


def test_held_back_refuses_nothing_and_is_else_the_same() -> None:
    rule = make.rule_version(action=VerdictAction.REFUSE, regular=VerdictAction.REFUSE).rule
    held = held_back(rule)
    assert (held.action, held.regular) == (VerdictAction.HOLD, VerdictAction.HOLD)
    assert replace(held, action=rule.action, regular=rule.regular) == rule
    mild = make.rule_version(action=VerdictAction.NUDGE).rule
    assert held_back(mild) == mild
