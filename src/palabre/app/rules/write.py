"""A rule is written: checked first, then kept as a draft that does nothing yet."""

from collections.abc import Sequence
from dataclasses import dataclass

from palabre.app.ports.errors import Conflict
from palabre.app.ports.house import Clock
from palabre.app.ports.rules import RuleCheck, RuleChecker, RuleFault, RuleStore
from palabre.app.rules.book import LiveRules
from palabre.domain.errors import NotFound, RuleBuiltIn, RuleChanged, RuleExists, RuleFaulty
from palabre.domain.journal import Act, JournalEntry
from palabre.domain.rule_life import RuleStep, RuleVersion, StepKind
from palabre.domain.rule_names import by_rule
from palabre.domain.rules import Rule, RuleStage
from palabre.domain.staff import StaffMember


@dataclass(kw_only=True, frozen=True, slots=True)
class Draft:
    """What somebody wrote; the rule's version and stage do not count."""

    rule: Rule
    note: str = ""


class CheckRule:
    """Tell what is wrong with an expression, before it is kept and while it is typed."""

    def __init__(self, *, live: LiveRules, checker: RuleChecker) -> None:
        """The cost of all rules that run counts, too."""
        self._live = live
        self._checker = checker

    def __call__(self, rule: Rule) -> RuleCheck:
        """Look at a rule beside all that run, its own other versions apart."""
        beside = [one.rule for one in self._live.running if one.version.rule.id != rule.id]
        return self._checker.check(rule, beside)


class WriteRule:
    """A new rule, or a new version of one; what runs goes on until the new version is promoted."""

    def __init__(self, *, store: RuleStore, live: LiveRules, check: CheckRule, clock: Clock) -> None:
        """Nothing that does not pass the check is stored."""
        self._store = store
        self._live = live
        self._check = check
        self._clock = clock

    async def create(self, member: StaffMember, draft: Draft) -> None:
        """Store the first version. Raises RuleExists or RuleFaulty."""
        await self._live.reread()
        if draft.rule.id in by_rule(self._live.versions):
            raise RuleExists
        if not await self._keep(member, draft, 1):
            raise RuleExists

    async def change(self, member: StaffMember, draft: Draft) -> None:
        """Store a new version as a draft. Raises NotFound, RuleBuiltIn, RuleFaulty or RuleChanged."""
        await self._live.reread()
        several = by_rule(self._live.versions).get(draft.rule.id)
        if several is None:
            raise NotFound
        if several[0].built_in:
            raise RuleBuiltIn
        if not await self._keep(member, draft, several[0].rule.version + 1):
            raise RuleChanged

    async def _keep(self, member: StaffMember, draft: Draft, number: int) -> bool:
        now = self._clock.now()
        rule = _as_draft(draft.rule, number)
        check_passes(self._check(rule).faults)
        version = RuleVersion(rule=rule, since=now, at=now, author=member.id, note=draft.note)
        step = RuleStep(
            rule_id=rule.id,
            kind=StepKind.WRITTEN,
            version=number,
            stage=RuleStage.DRAFT,
            at=now,
            staff_id=member.id,
            note=draft.note,
        )
        detail = {"rule": rule.id, "version": str(number)}
        journal = JournalEntry(act=Act.RULE_WRITTEN, at=now, staff_id=member.id, detail=detail)
        try:
            await self._store.add(version, step, journal)
        except Conflict:
            return False
        self._live.changed()
        return True


def check_passes(faults: Sequence[RuleFault]) -> None:
    """Raise RuleFaulty with all that is wrong."""
    if faults:
        shown = [
            {
                "code": one.code,
                "line": one.line,
                "column": one.column,
                "parameters": list(one.parameters),
            }
            for one in faults
        ]
        raise RuleFaulty(extra={"rule_faults": shown})


def _as_draft(rule: Rule, number: int) -> Rule:
    return Rule(
        id=rule.id,
        when=rule.when,
        action=rule.action,
        categories=rule.categories,
        score=rule.score,
        version=number,
        regular=rule.regular,
        explanation=rule.explanation,
        escalate=rule.escalate,
        stage=RuleStage.DRAFT,
        least_precision=rule.least_precision,
    )
