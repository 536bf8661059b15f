"""The rules' pages and the filter: what may be saved, what runs, and what is set aside."""

from dataclasses import replace

from palabre.adapters.system.rules import FilterRules
from palabre.domain.rules import Rule, RuleStage
from palabre.domain.verdicts import Category, Circumstances, Span, VerdictAction
from palabre.engines.filter import Filter

HERE = Circumstances()
WORD = Rule(
    id="made.word",
    when='text.folded.contains("tombola")',
    action=VerdictAction.HOLD,
    categories=(Category.SPAM,),
    score=0.7,
)
LINE = "Une Tombola ce soir"


def test_a_sound_rule_has_a_cost_and_the_signals_that_it_names() -> None:
    rules = FilterRules(Filter())
    asked = replace(WORD, when='"spam.link" in signals || seen("contact.") || signals["model.spam"] > 0.9')
    check = rules.check(asked, rules.built_in)
    assert (check.faults, check.signals) == ((), ("spam.link", "contact.", "model.spam"))
    assert 0 < check.cost < check.most


def test_a_fault_is_told_where_it_is() -> None:
    rules = FilterRules(Filter())
    (fault,) = rules.check(replace(WORD, when='"a.b" in\n signalz'), rules.built_in).faults
    assert (fault.code, fault.line, fault.column) == ("unknown_name", 2, 2)
    (slow,) = rules.check(replace(WORD, when='text.folded.matches("(a|b)*a(a|b){60}c")'), ()).faults
    assert slow.code == "pattern_too_slow"


def test_a_signal_that_no_detector_gives_may_not_be_saved_but_is_no_reason_to_stop_what_runs() -> None:
    rules = FilterRules(Filter())
    slip = replace(WORD, when='"insult.direkt" in signals')
    (fault,) = rules.check(slip, rules.built_in).faults
    assert (fault.code, fault.parameters) == ("unknown_signal", ("insult.direkt",))
    assert rules.replace([slip, *rules.built_in]) == {}
    assert rules.check(WORD, [replace(slip, id="made.old")]).faults == ()


def test_a_rule_that_is_too_much_beside_the_others_is_told_even_as_a_draft() -> None:
    costly = 'text.folded.matches("[a-z]{0,20}x[a-z]{0,20}y")'
    beside = [replace(WORD, id=f"made.n{number}", when=costly) for number in range(230)]
    rules = FilterRules(Filter())
    drafted = replace(WORD, when=costly, stage=RuleStage.DRAFT)
    assert [fault.code for fault in rules.check(drafted, beside).faults] == []
    more = [*beside, *(replace(one, id=f"{one.id}.b") for one in beside)]
    assert [fault.code for fault in rules.check(drafted, more).faults] == ["set_too_costly"]


def test_what_is_wrong_with_others_is_not_this_rules_fault() -> None:
    rules = FilterRules(Filter())
    assert rules.check(WORD, [replace(WORD, id="made.broken", when="nothing")]).faults == ()
    assert [fault.code for fault in rules.check(WORD, [WORD]).faults] == ["same_id"]


def test_the_filter_judges_by_what_it_is_given_and_sets_the_rest_aside() -> None:
    judge = Filter()
    rules = FilterRules(judge)
    before = judge.version
    assert judge.judge(LINE, HERE).action is VerdictAction.ALLOW
    given = [WORD, replace(WORD, id="made.broken", when="nothing"), *rules.built_in]
    assert rules.replace(given) == {"made.broken": "unknown_name"}
    verdict = judge.judge(LINE, HERE)
    assert (verdict.action, verdict.rule, verdict.spans) == (VerdictAction.HOLD, "made.word", (Span(4, 11),))
    assert judge.judge("quel connard", HERE).rule == "insult.direct"
    assert judge.version != before
    assert rules.replace(rules.built_in) == {}
    assert judge.version == before


def test_an_explanation_names_rules_on_trial_and_what_they_would_do() -> None:
    judge = Filter()
    rules = FilterRules(judge)
    rules.replace([*rules.built_in, replace(WORD, stage=RuleStage.SHADOW)])
    explained = rules.explain(f"{LINE}, connard", HERE)
    assert [(one.rule.id, one.action) for one in explained.fired] == [("insult.direct", VerdictAction.REFUSE)]
    assert [(one.rule.id, one.action) for one in explained.shadowed] == [("made.word", VerdictAction.HOLD)]
    assert explained.verdict == replace(judge.judge(f"{LINE}, connard", HERE), grounds=None)


def test_the_words_for_which_a_rule_hits_are_shown_whatever_its_stage() -> None:
    rules = FilterRules(Filter())
    for stage in (RuleStage.DRAFT, RuleStage.SHADOW, RuleStage.LIVE):
        assert rules.spans(replace(WORD, stage=stage), LINE) == (Span(4, 11),)
    assert rules.spans(WORD, "rien de tel") == ()
    assert rules.spans(replace(WORD, when="nothing"), LINE) == ()
