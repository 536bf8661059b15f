"""Domain → the pages of the rules."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from palabre.app.ports.rules import Fired, RuleCheck, Sample
from palabre.app.rules.backtests import Tried
from palabre.app.rules.desk import RuleFile, RuleLine
from palabre.app.rules.judgements import Judged
from palabre.domain.backtests import Backtest
from palabre.domain.ids import StaffId
from palabre.domain.overrides import Override
from palabre.domain.rule_life import RuleStep, RuleVersion, StepKind
from palabre.domain.rules import RuleStage
from palabre.domain.verdicts import Span, VerdictAction
from palabre.wire.events import SpanPair
from palabre.wire.http import rules as wire

Names = dict[StaffId, str]
HOUSE = "house"
PRODUCT = "palabre"
"""Who wrote the built-in rules."""


def rule_row(line: RuleLine, names: Names, reader: StaffId, now: datetime) -> wire.RuleRow:
    """A rule in the list."""
    version, newest, measured = line.version, line.newest, line.measured
    low = measured.precision_low
    return wire.RuleRow(
        id=version.rule.id,
        built_in=version.built_in,
        version=version.rule.version,
        newest=newest.rule.version,
        newest_stage=newest.rule.stage.value,
        stage=version.rule.stage.value,
        share=version.rule.share,
        held=version.held,
        since=version.since,
        when=version.rule.when,
        action=version.rule.action.value,
        categories=[one.value for one in version.rule.categories],
        hits_today=line.hits_today,
        hits_7_days=line.hits_week,
        reviewed=measured.reviewed,
        precision=None if measured.precision is None else round(measured.precision, 4),
        precision_low=None if low is None else round(low, 4),
        least_precision=newest.rule.least_precision,
        last_backtest=None if line.backtest is None else backtest_row(line.backtest, names, now),
        next_stage=None if line.next_stage is None else line.next_stage.value,
        missing=[wire.MissingView(code=one.code, figures=dict(one.figures)) for one in line.missing],
        override=None if line.override is None else override_view(line.override, names, reader),
        set_aside=line.set_aside,
    )


def rule_view(file: RuleFile, names: Names, reader: StaffId, now: datetime) -> wire.RuleView:
    """A rule with its history."""
    return wire.RuleView(
        rule=rule_row(file.line, names, reader, now),
        versions=[_version_view(one, names) for one in file.versions],
        steps=[_step_view(one, names) for one in file.steps],
        backtests=[backtest_row(one, names, now) for one in file.backtests],
    )


def _version_view(version: RuleVersion, names: Names) -> wire.RuleVersionView:
    rule = version.rule
    return wire.RuleVersionView(
        version=rule.version,
        when=rule.when,
        action=rule.action.value,
        categories=[one.value for one in rule.categories],
        score=rule.score,
        regular=None if rule.regular is None else rule.regular.value,
        explanation=rule.explanation.value,
        escalate=rule.escalate,
        least_precision=rule.least_precision,
        note=version.note,
        stage=rule.stage.value,
        share=rule.share,
        held=version.held,
        at=version.at,
        by=PRODUCT if version.built_in else _name(version.author, names),
    )


def _step_view(step: RuleStep, names: Names) -> wire.RuleStepView:
    return wire.RuleStepView(
        at=step.at,
        by=_name(step.staff_id, names),
        act=step.kind.value,
        version=step.version,
        stage=step.stage.value,
        share=step.share,
        note=step.note,
    )


def alerts(steps: Sequence[RuleStep], set_aside: Mapping[str, str]) -> list[wire.RuleAlert]:
    """What the staff should know of, newest first, then what does not run."""
    found = [
        wire.RuleAlert(
            rule=step.rule_id,
            code="demoted_to_shadow" if step.stage is RuleStage.SHADOW else "demoted_to_hold",
            at=step.at,
            detail=step.note,
        )
        for step in steps
        if step.kind is StepKind.DEMOTED
    ]
    aside = [wire.RuleAlert(rule=rule, code="set_aside", detail=code) for rule, code in set_aside.items()]
    return [*found, *aside]


def backtest_row(backtest: Backtest, names: Names, now: datetime) -> wire.BacktestRow:
    """How a backtest stands."""
    return wire.BacktestRow(
        number=backtest.number,
        version=backtest.version,
        state=backtest.state.value,
        days=backtest.days,
        at=backtest.at,
        by=_name(backtest.staff_id, names),
        scanned=backtest.scanned,
        total=backtest.total,
        hits=backtest.hits,
        eta_seconds=backtest.eta(now),
        ended_at=backtest.ended_at,
        fault=backtest.fault,
    )


def backtest_view(tried: Tried, names: Names, now: datetime) -> wire.BacktestView:
    """A backtest with what it found."""
    backtest = tried.backtest
    row, found = backtest_row(backtest, names, now), backtest.findings
    return wire.BacktestView(
        number=row.number,
        version=row.version,
        state=row.state,
        days=row.days,
        at=row.at,
        by=row.by,
        scanned=row.scanned,
        total=row.total,
        hits=row.hits,
        eta_seconds=row.eta_seconds,
        ended_at=row.ended_at,
        fault=row.fault,
        rooms=[wire.RoomHits(room=one.room, scanned=one.scanned, hits=one.hits) for one in found.rooms],
        overlaps=[wire.OverlapView(rule=rule, hits=hits) for rule, hits in found.overlaps],
        sample=[
            wire.HitView(
                text=one.text,
                spans=_pairs(one.spans),
                room=one.room,
                at=one.at,
                other_rules=list(one.others),
            )
            for one in tried.sample
        ],
    )


def sample_view(sample: Sample, spans: Sequence[Span], names: Names) -> wire.SampleView:
    """A hit to be looked at."""
    return wire.SampleView(
        number=sample.number,
        version=sample.version,
        stage=sample.stage.value,
        text=sample.text,
        spans=_pairs(spans),
        room=sample.room,
        at=sample.at,
        review=None if sample.review is None else sample.review.value,
        reviewed_by=None if sample.reviewed_by is None else _name(sample.reviewed_by, names),
    )


def check_view(check: RuleCheck) -> wire.RuleCheckView:
    """What is wrong with an expression."""
    return wire.RuleCheckView(
        faults=[
            wire.RuleFaultView(
                code=one.code, line=one.line, column=one.column, parameters=list(one.parameters)
            )
            for one in check.faults
        ],
        cost=check.cost,
        most=check.most,
        signals=list(check.signals),
    )


def override_view(override: Override, names: Names, reader: StaffId) -> wire.OverrideView:
    """An override that stands or waits."""
    return wire.OverrideView(
        id=override.id,
        effect=override.effect.value,
        reason=override.reason,
        asked_by=_name(override.asked_by, names),
        asked_at=override.asked_at,
        mine=override.asked_by == reader,
        confirmed_by=None if override.confirmed_at is None else _name(override.confirmed_by, names),
        confirmed_at=override.confirmed_at,
        until=override.until,
    )


def judgement_view(judged: Judged) -> wire.JudgementView:
    """Everything behind a verdict."""
    explained = judged.explained
    verdict = explained.verdict
    return wire.JudgementView(
        views=[wire.TextView(name=name, text=text) for name, text in explained.views],
        signals=[
            wire.SignalView(
                name=one.name,
                strength=round(one.strength, 4),
                span=(one.span.start, one.span.end),
                view=one.view,
                detail=one.detail,
            )
            for one in explained.signals
        ],
        fired=[_fired_view(one) for one in explained.fired],
        shadowed=[_fired_view(one) for one in explained.shadowed],
        verdict=wire.VerdictView(
            action=verdict.action.value,
            categories=[one.value for one in verdict.categories],
            spans=_pairs(verdict.spans),
            rule=verdict.rule,
            explanation=verdict.explanation.value,
            score=round(verdict.score, 4),
            escalate=verdict.escalate,
            version=verdict.version,
            failed=list(verdict.failed),
        ),
        microseconds=judged.microseconds,
    )


def _fired_view(fired: Fired) -> wire.FiredView:
    return wire.FiredView(
        rule=fired.rule.id,
        version=fired.rule.version,
        stage=fired.rule.stage.value,
        when=fired.rule.when,
        action=VerdictAction(fired.action).value,
    )


def _pairs(spans: Sequence[Span]) -> list[SpanPair]:
    return [(one.start, one.end) for one in spans]


def _name(staff_id: StaffId | None, names: Names) -> str:
    return HOUSE if staff_id is None else names.get(staff_id, HOUSE)
