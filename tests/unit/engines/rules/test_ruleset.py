"""From signals to what becomes of a text: priority, caps, trials, reasons."""

from dataclasses import dataclass, replace
from typing import Any

import pytest

from palabre.domain.rules import Rule, RuleStage
from palabre.domain.trust import Rung
from palabre.domain.verdicts import Category, Circumstances, ExplanationLevel, Place, Span, VerdictAction
from palabre.engines.filter import Filter
from palabre.engines.filter.signals import Signal
from palabre.engines.filter.views import View, fold
from palabre.engines.rules import FaultCode, Judgement, RuleSet, house_rules

HERE = Circumstances()


@dataclass
class Written:
    text: str

    @property
    def folded(self) -> View:
        return fold(self.text)


def rule(name: str, when: str | None = None, action: str = "refuse", **changes: Any) -> Rule:
    made = Rule(
        id=name,
        when=when or f'"{name}" in signals',
        action=VerdictAction(action),
        categories=(Category.SPAM,),
        score=0.8,
    )
    return replace(made, **changes)


def rule_set(*rules: Rule) -> RuleSet:
    built = RuleSet.build(rules)
    assert isinstance(built, RuleSet), built
    return built


def faults(*rules: Rule) -> list[tuple[FaultCode, str]]:
    built = RuleSet.build(rules)
    assert not isinstance(built, RuleSet)
    return [(fault.code, fault.rule) for fault in built]


def signal(name: str, start: int = 0, end: int = 3, strength: float = 1.0) -> Signal:
    return Signal(name=name, span=Span(start, end), view="folded", strength=strength)


def decide(
    rules: RuleSet, *signals: Signal, text: str = "un texte", circumstances: Circumstances = HERE
) -> Judgement:
    return rules.decide(signals, Written(text), circumstances)


def fired(judgement: Judgement) -> list[str]:
    return [one.id for one in judgement.fired]


def test_no_signal_and_no_rule_about_text_is_nothing() -> None:
    assert decide(house_rules()) == Judgement(action=VerdictAction.ALLOW)


def test_the_most_severe_action_decides_and_order_breaks_the_tie() -> None:
    rules = rule_set(rule("a.mild", action="nudge"), rule("b.first"), rule("c.second"))
    judgement = decide(rules, signal("c.second"), signal("a.mild"), signal("b.first"))
    assert (judgement.action, fired(judgement)) == (VerdictAction.REFUSE, ["b.first", "c.second", "a.mild"])
    assert judgement.score == pytest.approx(1 - 0.2**3)


def test_a_rule_that_caps_decides_over_severer_ones() -> None:
    rules = rule_set(rule("a.hard"), rule("b.help", action="hold", never_refused=True, escalate=True))
    judgement = decide(rules, signal("a.hard"), signal("b.help"))
    assert (judgement.action, judgement.escalate, fired(judgement)) == (
        VerdictAction.HOLD,
        True,
        ["b.help", "a.hard"],
    )


@pytest.mark.parametrize(
    ("action", "other", "expected"),
    [
        ("hold", "refuse", "hold"),
        ("nudge", "refuse", "hold"),
        ("nudge", "hold", "hold"),
        ("hold", "nudge", "hold"),
    ],
)
def test_a_rule_about_self_harm_always_caps(action: str, other: str, expected: str) -> None:
    rules = rule_set(
        rule("a.other", action=other), rule("b.help", action=action, categories=(Category.SELF_HARM,))
    )
    judgement = decide(rules, signal("a.other"), signal("b.help"))
    assert (judgement.action, fired(judgement)) == (VerdictAction(expected), ["b.help", "a.other"])
    alone = decide(
        rules, signal("a.other"), signal("b.help"), circumstances=Circumstances(place=Place.PRIVATE)
    )
    assert alone.action is VerdictAction.NUDGE


def test_regulars_have_their_own_action() -> None:
    rules = rule_set(rule("a.link", action="hold", regular=VerdictAction.ALLOW))
    assert decide(rules, signal("a.link")).action is VerdictAction.HOLD
    regular = Circumstances(rung=Rung.REGULAR)
    assert decide(rules, signal("a.link"), circumstances=regular) == Judgement(action=VerdictAction.ALLOW)


@pytest.mark.parametrize(
    ("place", "score", "expected"),
    [
        (Place.PRIVATE, 0.8, VerdictAction.NUDGE),
        (Place.PSEUDONYM, 0.55, VerdictAction.REFUSE),
        (Place.PSEUDONYM, 0.5, VerdictAction.ALLOW),
        (Place.PUBLIC_ROOM, 0.5, VerdictAction.HOLD),
    ],
)
def test_the_place_changes_the_action(place: Place, score: float, expected: VerdictAction) -> None:
    rules = rule_set(rule("a.b", action="hold", score=score))
    assert decide(rules, signal("a.b"), circumstances=Circumstances(place=place)).action is expected


def test_a_rule_in_the_shadow_is_told_and_does_nothing() -> None:
    rules = rule_set(rule("a.new", stage=RuleStage.SHADOW), rule("b.old", action="nudge"))
    alone = decide(rules, signal("a.new"))
    assert (alone.action, alone.fired, [one.id for one in alone.shadowed]) == (
        VerdictAction.ALLOW,
        (),
        ["a.new"],
    )
    both = decide(rules, signal("a.new", 0, 2), signal("b.old", 4, 6))
    assert (both.action, both.score, both.spans) == (VerdictAction.NUDGE, 0.8, (Span(4, 6),))
    assert [one.id for one in both.shadowed] == ["a.new"]


@pytest.mark.parametrize(("draw", "acts"), [(0.0, True), (0.099, True), (0.1, False), (0.99, False)])
def test_a_rule_on_a_share_acts_on_its_share(draw: float, acts: bool) -> None:
    rules = rule_set(rule("a.new", stage=RuleStage.SHARE, share=10))
    judgement = decide(rules, signal("a.new"), circumstances=Circumstances(draw=draw))
    assert (fired(judgement) == ["a.new"], judgement.shadowed == ()) == (acts, acts)


def test_a_share_of_nothing_never_acts_and_of_everything_always() -> None:
    for share, acts in ((0, False), (100, True)):
        rules = rule_set(rule("a.new", stage=RuleStage.SHARE, share=share))
        for draw in (0.0, 0.999_999):
            judgement = decide(rules, signal("a.new"), circumstances=Circumstances(draw=draw))
            assert bool(judgement.fired) is acts


@pytest.mark.parametrize("stage", [RuleStage.DRAFT, RuleStage.STOPPED])
def test_drafts_and_stopped_rules_are_not_asked(stage: RuleStage) -> None:
    rules = rule_set(rule("a.b", stage=stage))
    assert decide(rules, signal("a.b")) == Judgement(action=VerdictAction.ALLOW)
    assert rules.rules == ()


def test_a_signal_counts_with_its_greatest_strength() -> None:
    rules = rule_set(rule("a.sure", 'signals["model.insult"] > 0.8'))
    weak, strong = signal("model.insult", strength=0.3), signal("model.insult", strength=0.9)
    assert fired(decide(rules, weak)) == []
    assert fired(decide(rules, strong, weak)) == ["a.sure"]
    assert fired(decide(rules, weak, strong)) == ["a.sure"]


def test_a_family_of_signals_is_seen_by_its_first_words() -> None:
    rules = rule_set(rule("a.any", 'seen("contact.")'), rule("a.deep", 'seen("contact.phone.")'))
    assert fired(decide(rules, signal("contact.phone.french"))) == ["a.any", "a.deep"]
    assert fired(decide(rules, signal("contact.email"))) == ["a.any"]
    assert fired(decide(rules, signal("contactless.card"))) == []


def test_words_and_patterns_are_shown_where_the_author_wrote_them() -> None:
    rules = rule_set(
        rule("a.word", 'text.folded.contains("ete")'),
        rule("a.pattern", 'text.folded.matches("plag[ae]s?")'),
        rule("a.original", 'text.original.contains("👋")'),
        rule("a.figures", 'text.original.matches("[0-9]+é")'),
    )
    judgement = decide(rules, text="👋 l’ÉTÉ à la plàge 12é")
    assert fired(judgement) == ["a.word", "a.pattern", "a.original", "a.figures"]
    assert judgement.spans == (Span(0, 1), Span(4, 7), Span(13, 18), Span(19, 22))


def test_only_what_speaks_for_the_rule_is_shown() -> None:
    rules = rule_set(
        rule("a.b", '"insult.mild" in signals && !("quoted.words" in signals) && author.rung < 2')
    )
    judgement = decide(rules, signal("insult.mild", 3, 5), signal("other.thing", 0, 1))
    assert judgement.spans == (Span(3, 5),)


def test_a_rule_about_the_whole_text_shows_the_whole_text() -> None:
    rules = rule_set(rule("a.long", "text.length > 3", action="nudge"))
    assert decide(rules, text="un texte").spans == (Span(0, 8),)
    assert decide(rule_set(rule("a.empty", "text.length < 3")), text="").spans == ()


def test_half_a_character_is_judged_like_any_text() -> None:
    rules = rule_set(
        rule("a.word", 'text.original.contains("mot")'), rule("a.pattern", 'text.original.matches("m.t")')
    )
    assert fired(decide(rules, text="un \ud800 mot")) == ["a.word", "a.pattern"]
    assert decide(rules, text="un \ud800 mot").spans == (Span(5, 8),)


def test_words_inside_words_are_all_found() -> None:
    words = ["abc", "ab", "bcd", "xabcx"]
    rules = rule_set(*(rule(f"w.{word}", f'text.folded.contains("{word}")') for word in words))
    assert fired(decide(rules, text="xabcx")) == ["w.abc", "w.ab", "w.xabcx"]
    assert fired(decide(rules, text="abcd")) == ["w.abc", "w.ab", "w.bcd"]


def test_the_version_changes_with_any_rule_that_is_asked() -> None:
    first = rule("a.b")
    version = rule_set(first).version
    assert rule_set(rule("a.b")).version == version
    assert rule_set(rule("a.b", '"a.b"  in  signals')).version == version
    changes: tuple[dict[str, Any], ...] = (
        {"version": 2},
        {"score": 0.7},
        {"when": '"a.c" in signals'},
        {"stage": RuleStage.SHADOW},
        {"escalate": True},
    )
    for change in changes:
        assert rule_set(replace(first, **change)).version != version
    assert rule_set(first, rule("b.c")).version != rule_set(rule("b.c"), first).version


def test_all_faults_of_a_set_are_told_at_once() -> None:
    assert faults(
        rule("a.b", "nothing"),
        rule("a.b"),
        rule("c.d", "1 < "),
        rule("e.help", categories=(Category.SELF_HARM,)),
    ) == [
        (FaultCode.UNKNOWN_NAME, "a.b"),
        (FaultCode.SAME_ID, "a.b"),
        (FaultCode.UNFINISHED, "c.d"),
        (FaultCode.HELP_REFUSED, "e.help"),
    ]


def test_help_is_never_refused_to_regulars_either() -> None:
    made = rule("e.help", categories=(Category.SELF_HARM,), action="hold", regular=VerdictAction.REFUSE)
    assert faults(made) == [(FaultCode.HELP_REFUSED, "e.help")]


def test_a_rule_that_hides_its_words_may_not_mask_them() -> None:
    made = [
        rule("a.words", action="mask"),
        rule("b.kind", action="mask", explanation=ExplanationLevel.CATEGORY),
        rule("c.regular", regular=VerdictAction.MASK, explanation=ExplanationLevel.GENERIC),
    ]
    assert faults(*made) == [(FaultCode.MASK_TELLS, "b.kind"), (FaultCode.MASK_TELLS, "c.regular")]


def test_a_set_that_costs_too_much_together_is_refused() -> None:
    costly = 'text.folded.matches("[a-z]{0,20}x[a-z]{0,20}y")'
    assert faults(*(rule(f"a.r{number}", costly) for number in range(400)))[0][0] is FaultCode.SET_TOO_COSTLY
    assert faults(*(rule(f"a.r{number}") for number in range(2_001)))[0][0] is FaultCode.TOO_MANY_RULES


def test_what_may_not_run_is_set_aside_and_the_rest_runs() -> None:
    costly = 'text.folded.matches("[a-z]{0,20}x[a-z]{0,20}y")'
    rules, set_aside = RuleSet.of_sound(
        [
            rule("a.b"),
            rule("a.wrong", "nothing"),
            rule("a.b", '"x.y" in signals'),
            *(rule(f"c.r{number}", costly) for number in range(300)),
        ]
    )
    codes = {fault.rule: fault.code for fault in set_aside}
    assert (codes["a.wrong"], codes["a.b"]) == (FaultCode.UNKNOWN_NAME, FaultCode.SAME_ID)
    assert codes["c.r299"] is FaultCode.SET_TOO_COSTLY
    assert (len(rules.rules), rules.cost) < (300, 40_000)
    assert fired(decide(rules, signal("a.b"))) == ["a.b"]


def test_what_is_kept_stays_in_its_place_and_others_make_room() -> None:
    costly = 'text.folded.matches("[a-z]{0,20}x[a-z]{0,20}y")'
    given = [*(rule(f"c.r{number}", costly) for number in range(300)), rule("z.house")]
    rules, set_aside = RuleSet.of_sound(given, keep={"z.house"})
    assert rules.rules[0].id == "c.r0"
    assert rules.rules[-1].id == "z.house"
    assert len(rules.rules) + len(set_aside) == 301
    assert "z.house" not in {fault.rule for fault in set_aside}


def test_the_filter_obeys_the_rules_it_is_given() -> None:
    judge = Filter()
    other = judge.with_rules(
        rule_set(
            rule("insult.direct", stage=RuleStage.SHADOW),
            rule("a.word", 'text.folded.contains("connard")', action="nudge"),
        )
    )
    verdict = other.judge("quel connard", HERE)
    assert (verdict.action, verdict.rule, verdict.shadowed) == (
        VerdictAction.NUDGE,
        "a.word",
        ("insult.direct",),
    )
    assert verdict.spans == (Span(5, 12),)
    assert other.version != judge.version
    assert judge.judge("quel connard", HERE).rule == "insult.direct"
