"""The filter as the rules' pages see it: which rules run, whether one may, and why a text is judged so."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from palabre.app.ports.rules import Explained, Fired, ReadSignal, RuleCheck, RuleFault
from palabre.domain.rules import Rule, RuleStage
from palabre.domain.verdicts import Circumstances, Span, VerdictAction
from palabre.engines.filter import Filter
from palabre.engines.filter.engine import rule_checker
from palabre.engines.filter.views import View, Views
from palabre.engines.rules import COSTLIEST, Fault, RuleSet, action_of, check_to_save, house_rules


class FilterRules:
    """One filter's rules."""

    def __init__(self, judge: Filter) -> None:
        """``judge`` is the one by which this process judges."""
        self._judge = judge
        self._checker = rule_checker()
        self.built_in: tuple[Rule, ...] = house_rules().rules

    def check(self, rule: Rule, beside: Sequence[Rule]) -> RuleCheck:
        """Look at a rule that would run ``beside`` others; never raise."""
        condition = check_to_save(rule, checker=self._checker, clock=time.thread_time)
        if isinstance(condition, Fault):
            return RuleCheck(faults=(_told(condition),), cost=0, most=COSTLIEST, signals=())
        lenient = rule_checker(lenient=True)
        together = RuleSet.build([*beside, replace(rule, stage=RuleStage.LIVE)], lenient)
        # The others run already: what is wrong with one of them is not this rule's fault.
        faults = (
            [] if isinstance(together, RuleSet) else [one for one in together if one.rule in {rule.id, ""}]
        )
        return RuleCheck(
            faults=tuple(map(_told, faults)), cost=condition.cost, most=COSTLIEST, signals=condition.signals
        )

    def replace(self, rules: Sequence[Rule]) -> Mapping[str, str]:
        """Judge by these from now on; return those that were set aside, each with the code of its fault.

        Rules that came with the product are the last to be set aside when all cost too much together.
        """
        sound, faults = RuleSet.of_sound(rules, rule_checker(lenient=True), keep=house_rules().by_id)
        self._judge.use(sound)
        return {fault.rule: fault.code.value for fault in faults}

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
            fired=[Fired(rule=one, action=action_of(one, circumstances)) for one in explanation.fired],
            shadowed=[Fired(rule=one, action=action_of(one, circumstances)) for one in explanation.shadowed],
            verdict=explanation.verdict,
        )

    def spans(self, rule: Rule, text: str) -> tuple[Span, ...]:
        """Return the words for which a rule hits a text."""
        alone = _alone(rule)
        if alone is None:
            return ()
        return self._judge.with_rules(alone).judge(text, Circumstances()).spans


@lru_cache(maxsize=64)
def _alone(rule: Rule) -> RuleSet | None:
    """A page of samples asks for one rule a hundred times."""
    found = RuleSet.build([replace(rule, action=VerdictAction.HOLD, regular=None, stage=RuleStage.LIVE)])
    return found if isinstance(found, RuleSet) else None


def _told(fault: Fault) -> RuleFault:
    return RuleFault(code=fault.code, line=fault.line, column=fault.column, parameters=fault.parameters)


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
