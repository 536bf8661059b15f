"""The filter as the rules' pages see it: which rules run, whether one may, and why a text is judged so."""

from collections.abc import Mapping, Sequence

from palabre.app.ports.rules import Explained, Fired, ReadSignal, RuleCheck
from palabre.domain.rules import Rule
from palabre.domain.verdicts import Circumstances, Span
from palabre.engines.filter import Filter
from palabre.engines.filter.rules import RULES, action_of
from palabre.engines.filter.rules import Rule as Listed
from palabre.engines.filter.views import View, Views


class FilterRules:
    """One filter's rules."""

    def __init__(self, judge: Filter) -> None:
        """``judge`` is the one by which this process judges."""
        self._judge = judge
        self.built_in: tuple[Rule, ...] = tuple(_rule_of(one) for one in RULES)

    def check(self, rule: Rule, beside: Sequence[Rule]) -> RuleCheck:
        """Look at a rule that would run ``beside`` others; never raise."""
        return RuleCheck(faults=(), cost=len(rule.when), most=1_000 + len(beside), signals=())

    def replace(self, rules: Sequence[Rule]) -> Mapping[str, str]:
        """Judge by these from now on; return those that were set aside, each with the code of its fault."""
        return dict.fromkeys((rule.id for rule in rules if rule not in self.built_in), "not_served")

    def explain(self, text: str, circumstances: Circumstances) -> Explained:
        """Judge a text as enforcement does, and keep what led there."""
        explanation = self._judge.explain(text, circumstances)
        return Explained(
            views=views_of(text, explanation.views),
            signals=[
                ReadSignal(
                    name=one.name, strength=one.strength, span=one.span, view=one.view, detail=one.detail
                )
                for one in explanation.signals
            ],
            fired=[
                Fired(rule=_rule_of(one), action=action_of(one, circumstances)) for one in explanation.fired
            ],
            shadowed=(),
            verdict=explanation.verdict,
        )

    def spans(self, rule: Rule, text: str) -> tuple[Span, ...]:
        """Return the words for which a rule hits a text."""
        return (Span(0, len(text)),) if rule.when and text else ()


def _rule_of(rule: Listed) -> Rule:
    return Rule(
        id=rule.id,
        when=f'"{rule.id}" in signals',
        action=rule.action,
        categories=rule.categories,
        score=rule.score,
        regular=rule.regular,
        explanation=rule.explanation,
        escalate=rule.escalate,
        never_refused=rule.never_refused,
        repetition=rule.repetition,
    )


def views_of(text: str, views: Views) -> list[tuple[str, str]]:
    """Return the readings of a text that say something new, by their names."""
    named: list[tuple[str, View | None]] = [("folded", views.folded)]
    named += [("leet", one) for one in views.leet]
    named += [("spelled", views.spelled), ("phonetic", views.phonetic)]
    named += [("squeezed", one) for one in views.squeezed]
    named += [("joined", one) for one in views.joined]
    seen, found = {text}, list[tuple[str, str]]()
    for name, view in named:
        if view is not None and view.text not in seen:
            seen.add(view.text)
            found.append((name, view.text))
    return found
