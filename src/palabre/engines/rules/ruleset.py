"""A set of rules, checked as a whole: from signals, a text and its circumstances to what becomes of it."""

import hashlib
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from palabre.domain.rules import Rule, RuleStage
from palabre.domain.trust import Rung
from palabre.domain.verdicts import Category, Circumstances, ExplanationLevel, Place, Span, VerdictAction
from palabre.engines.rules.checker import Checker
from palabre.engines.rules.environment import Facts
from palabre.engines.rules.expression import Condition, compile_condition
from palabre.engines.rules.faults import Fault, FaultCode
from palabre.engines.rules.index import RuleIndex
from palabre.engines.rules.needs import Key
from palabre.engines.rules.reasons import Read, Sign, spans_of

MOST_RULES: Final = 2_000
COSTLIEST_SET: Final = 40_000
"""Steps of all rules together: about 2 ms on the longest line, if each of them had to be asked."""
_ASKED: Final = frozenset({RuleStage.SHADOW, RuleStage.SHARE, RuleStage.LIVE})
_SEVERITY: Final = {action: rank for rank, action in enumerate(VerdictAction)}
_TELLS: Final = {
    ExplanationLevel.GENERIC: 0, ExplanationLevel.CATEGORY: 1, ExplanationLevel.FULL: 2,
}  # fmt: skip
_REFUSES_NAMES_FROM: Final = 0.55
"""A pseudonym is refused by rules that are at least this sure; there is nobody to ask about it."""


class Text(Protocol):
    """One text, read once."""

    @property
    def text(self) -> str:
        """As its author wrote it."""
        ...

    @property
    def folded(self) -> Read:
        """Without case, accents and disguises."""
        ...


@dataclass(kw_only=True, frozen=True, slots=True)
class Judgement:
    """The rules that fired, the deciding one first, and what they come to."""

    action: VerdictAction
    fired: tuple[Rule, ...] = ()
    categories: tuple[Category, ...] = ()
    spans: tuple[Span, ...] = ()
    """What the fired rules saw, in order, without overlaps."""
    score: float = 0.0
    escalate: bool = False
    told_categories: tuple[Category, ...] | None = None
    """Without those of rules that tell less than the first; None where there are none."""
    told_spans: tuple[Span, ...] | None = None
    shadowed: tuple[Rule, ...] = ()
    """Rules on trial that would have acted."""


_NOTHING: Final = Judgement(action=VerdictAction.ALLOW)


@dataclass(frozen=True, slots=True)
class _Ready:
    rule: Rule
    condition: Condition


class RuleSet:
    """Rules in the order of their priority; immutable, so that the next set replaces it in one step."""

    def __init__(self, ready: Iterable[tuple[Rule, Condition]]) -> None:
        """Use ``build``, which checks."""
        self._ready: Final = tuple(_Ready(rule, condition) for rule, condition in ready)
        self.rules: Final = tuple(ready.rule for ready in self._ready)
        """Those that are asked: neither drafts nor stopped ones."""
        self.by_id: Final = {rule.id: rule for rule in self.rules}
        self.conditions: Final = {ready.rule.id: ready.condition for ready in self._ready}
        self._index: Final = RuleIndex([ready.condition.needs for ready in self._ready])
        self.version: Final = _digest(self._ready)
        """Changes with any rule that is asked."""
        self.cost: Final = sum(ready.condition.cost for ready in self._ready)

    @classmethod
    def build(cls, rules: Iterable[Rule], checker: Checker | None = None) -> "RuleSet | tuple[Fault, ...]":
        """The set, or all faults of its rules; never raises."""
        rules = tuple(rules)
        faults: list[Fault] = []
        ready: list[tuple[Rule, Condition]] = []
        seen: set[str] = set()
        for rule in rules:
            if rule.id in seen:
                faults.append(Fault(code=FaultCode.SAME_ID, rule=rule.id, parameters=(rule.id,)))
            seen.add(rule.id)
            condition = check_rule(rule, checker)
            if isinstance(condition, Condition):
                if rule.stage in _ASKED:
                    ready.append((rule, condition))
            else:
                faults.append(condition)
        together = _fault_together(len(ready), sum(condition.cost for _, condition in ready))
        if together is not None:
            faults.append(together)
        return tuple(faults) if faults else cls(ready)

    @classmethod
    def of_sound(
        cls, rules: Iterable[Rule], checker: Checker | None = None, *, keep: Container[str] = ()
    ) -> "tuple[RuleSet, tuple[Fault, ...]]":
        """The set of those that may run together, and a fault for each that was set aside.

        Where all cost too much together, the last ones are, but never those with an id in ``keep`` as long as
        there are others; never raises.
        """
        order = sorted(enumerate(rules), key=lambda one: (one[1].id not in keep, one[0]))
        ready: list[tuple[int, Rule, Condition]] = []
        faults: list[Fault] = []
        seen: set[str] = set()
        cost = 0
        for number, rule in order:
            condition = check_rule(rule, checker)
            if isinstance(condition, Fault):
                faults.append(condition)
            elif rule.id in seen:
                faults.append(Fault(code=FaultCode.SAME_ID, rule=rule.id, parameters=(rule.id,)))
            elif rule.stage in _ASKED:
                together = _fault_together(len(ready) + 1, cost + condition.cost)
                if together is not None:
                    faults.append(replace(together, rule=rule.id))
                    continue
                cost += condition.cost
                seen.add(rule.id)
                ready.append((number, rule, condition))
        ready.sort(key=lambda one: one[0])
        return cls((rule, condition) for _, rule, condition in ready), tuple(faults)

    def decide(self, signals: Sequence[Sign], text: Text, circumstances: Circumstances) -> Judgement:
        """The most severe action of the rules that fired, capped where a person must never be refused."""
        if not signals and not self._index.reads_texts:
            return _NOTHING
        facts = facts_of(signals, text, circumstances)
        acting: list[tuple[VerdictAction, int, _Ready]] = []
        shadowed: list[Rule] = []
        for number in self._index.candidates(facts):
            ready = self._ready[number]
            if not ready.condition.holds(facts):
                continue
            action = action_of(ready.rule, circumstances)
            if action is VerdictAction.ALLOW:
                continue
            if _acts(ready.rule, circumstances.draw):
                acting.append((action, number, ready))
            else:
                shadowed.append(ready.rule)
        if not acting:
            return replace(_NOTHING, shadowed=tuple(shadowed)) if shadowed else _NOTHING
        # A capped rule decides over severer ones: its author needs help first, and is told so.
        acting.sort(key=lambda one: (not _helps(one[2].rule), -_SEVERITY[one[0]], one[1]))
        fired = tuple(ready.rule for _, _, ready in acting)
        acted = [one for _, _, one in acting]
        judgement = Judgement(
            action=_decided([action for action, _, _ in acting], acting[0][2].rule, circumstances.place),
            fired=fired,
            categories=_categories(acted),
            spans=spans_of(_grounds(acted), signals, facts, text.folded),
            score=_together(fired),
            escalate=any(rule.escalate for rule in fired),
            shadowed=tuple(shadowed),
        )
        # Whoever sees the words of one rule must not learn by them what another one looks for.
        level = _TELLS[fired[0].explanation]
        told = [one for one in acted if _TELLS[one.rule.explanation] >= level]
        if len(told) == len(acted):
            return judgement
        return replace(
            judgement,
            told_categories=_categories(told),
            told_spans=spans_of(_grounds(told), signals, facts, text.folded),
        )


def _categories(ready: Iterable[_Ready]) -> tuple[Category, ...]:
    return tuple(dict.fromkeys(category for one in ready for category in one.rule.categories))


def _grounds(ready: Iterable[_Ready]) -> frozenset[Key]:
    return frozenset[Key]().union(*(one.condition.grounds for one in ready))


def check_rule(rule: Rule, checker: Checker | None = None) -> Condition | Fault:
    """What the rule asks, or the first thing that is wrong with it."""
    if Category.SELF_HARM in rule.categories and VerdictAction.REFUSE in {rule.action, rule.regular}:
        # Who speaks of hurting oneself is never sent away.
        return Fault(code=FaultCode.HELP_REFUSED, rule=rule.id)
    if rule.explanation is not ExplanationLevel.FULL and VerdictAction.MASK in {rule.action, rule.regular}:
        # What is masked shows which words were found.
        return Fault(code=FaultCode.MASK_TELLS, rule=rule.id)
    condition = compile_condition(rule.when, checker)
    return replace(condition, rule=rule.id) if isinstance(condition, Fault) else condition


def facts_of(signals: Iterable[Sign], text: Text, circumstances: Circumstances) -> Facts:
    """The values that expressions name."""
    strengths: dict[str, float] = {}
    for signal in signals:
        if signal.strength >= strengths.get(signal.name, 0.0):
            strengths[signal.name] = signal.strength
    return Facts(
        signals=strengths,
        folded=text.folded.text,
        original=text.text,
        rung=circumstances.rung,
        recent=len(circumstances.recent),
        place=circumstances.place,
        room=circumstances.room,
        minimum_age=circumstances.minimum_age,
    )


def action_of(rule: Rule, circumstances: Circumstances) -> VerdictAction:
    """The rule's action for this author and place."""
    action = rule.action
    if rule.regular is not None and circumstances.rung >= Rung.REGULAR:
        action = rule.regular
    if circumstances.place is Place.PRIVATE and action is VerdictAction.HOLD:
        # Nobody reads a private conversation, so nobody could let a held line go: its author is asked.
        return VerdictAction.NUDGE
    if circumstances.place is Place.PSEUDONYM and action is not VerdictAction.ALLOW:
        return VerdictAction.REFUSE if rule.score >= _REFUSES_NAMES_FROM else VerdictAction.ALLOW
    return action


def _helps(rule: Rule) -> bool:
    """Whether its author is to be helped rather than refused, whatever else is in the text."""
    return rule.never_refused or Category.SELF_HARM in rule.categories


def _decided(actions: Sequence[VerdictAction], first: Rule, place: Place) -> VerdictAction:
    """The action of the deciding rule; beside severer ones a mere nudge must not let a line pass."""
    severest = max(actions, key=_SEVERITY.__getitem__)
    if first.never_refused or not _helps(first) or place is not Place.PUBLIC_ROOM:
        return actions[0]
    return severest if severest is not VerdictAction.REFUSE else VerdictAction.HOLD


def _acts(rule: Rule, draw: float) -> bool:
    if rule.stage is RuleStage.SHARE:
        return draw * 100 < rule.share
    return rule.stage is RuleStage.LIVE


def _fault_together(count: int, cost: int) -> Fault | None:
    if count > MOST_RULES:
        return Fault(code=FaultCode.TOO_MANY_RULES, parameters=(str(count), str(MOST_RULES)))
    if cost > COSTLIEST_SET:
        return Fault(code=FaultCode.SET_TOO_COSTLY, parameters=(str(cost), str(COSTLIEST_SET)))
    return None


def _digest(ready: Sequence[_Ready]) -> str:
    digest = hashlib.sha256()
    for one in ready:
        digest.update(repr(replace(one.rule, when=one.condition.text)).encode())
    return digest.hexdigest()[:16]


def _together(fired: Sequence[Rule]) -> float:
    """Independent signs add up: one minus the product of what each leaves in doubt."""
    doubt = 1.0
    for rule in fired:
        doubt *= 1.0 - rule.score
    return round(1.0 - doubt, 4)
