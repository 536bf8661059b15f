"""Two persons set a rule's stage aside for a day."""

from uuid import UUID

from palabre.app.ports.errors import Conflict
from palabre.app.ports.house import Chance, Clock
from palabre.app.ports.rules import RuleStore
from palabre.app.rules.book import LiveRules
from palabre.domain.errors import NotFound, OverrideMissing, OverrideStands
from palabre.domain.ids import StaffId
from palabre.domain.journal import Act, JournalEntry
from palabre.domain.overrides import ASKED_TIME, OVERRIDE_TIME, Effect, Override
from palabre.domain.permissions import StaffSession
from palabre.domain.rule_life import RuleStep, StepKind
from palabre.domain.rule_names import by_rule, main_of

_ACTS = {
    StepKind.OVERRIDE_ASKED: Act.RULE_OVERRIDE_ASKED,
    StepKind.OVERRIDDEN: Act.RULE_OVERRIDDEN,
    StepKind.OVERRIDE_ENDED: Act.RULE_OVERRIDE_ENDED,
}


class OverrideRule:
    """Ask, confirm, end."""

    def __init__(self, *, store: RuleStore, live: LiveRules, clock: Clock, chance: Chance) -> None:
        """An override ends by itself; nobody has to be there."""
        self._store = store
        self._live = live
        self._clock = clock
        self._chance = chance

    async def ask(self, first: StaffSession, rule_id: str, effect: Effect, reason: str) -> None:
        """Ask for the version that stands for the rule now. Raises NotFound or OverrideStands."""
        await self._live.reread()
        several = by_rule(self._live.versions).get(rule_id)
        if several is None:
            raise NotFound
        now, version = self._clock.now(), main_of(several)
        override = Override(
            id=self._chance.uuid(),
            rule_id=rule_id,
            version=version.rule.version,
            effect=effect,
            reason=reason,
            asked_at=now,
            until=now + ASKED_TIME,
            asked_by=first.member.id,
            asked_session=first.token_hash,
        )
        parts = self._parts(override, StepKind.OVERRIDE_ASKED, first.member.id)
        try:
            await self._store.override(override, *parts)
        except Conflict:
            raise OverrideStands from None
        self._live.changed()

    async def confirm(self, second: StaffSession, rule_id: str, override_id: UUID) -> None:
        """Put it in force.

        Raises OverrideMissing, OverrideExpired, OverrideSamePerson or OverrideTooNew.
        """
        await self._live.reread()
        now = self._clock.now()
        override = await self._store.override_of(rule_id)
        if override is None or override.id != override_id:
            raise OverrideMissing
        override.check_confirmable(second, now)
        until = now + OVERRIDE_TIME
        parts = self._parts(override, StepKind.OVERRIDDEN, second.member.id)
        try:
            await self._store.confirm(override, second.member.id, now, until, *parts)
        except Conflict:
            raise OverrideMissing from None
        self._live.changed()

    async def end(self, member_id: StaffId, rule_id: str) -> None:
        """End a wish or an override before its time: one person suffices. Raises OverrideMissing."""
        await self._live.reread()
        now = self._clock.now()
        override = await self._store.override_of(rule_id)
        if override is None or not (override.stands(now) or override.waits(now)):
            raise OverrideMissing
        parts = self._parts(override, StepKind.OVERRIDE_ENDED, member_id)
        try:
            await self._store.end_override(override.id, now, *parts)
        except Conflict:
            raise OverrideMissing from None
        self._live.changed()

    def _parts(self, override: Override, kind: StepKind, staff_id: StaffId) -> tuple[RuleStep, JournalEntry]:
        now = self._clock.now()
        several = by_rule(self._live.versions)[override.rule_id]
        stage = main_of(several).rule.stage
        step = RuleStep(
            rule_id=override.rule_id,
            kind=kind,
            version=override.version,
            stage=stage,
            at=now,
            staff_id=staff_id,
            note=override.reason if kind is StepKind.OVERRIDE_ASKED else override.effect.value,
        )
        detail = {
            "rule": override.rule_id,
            "version": str(override.version),
            "effect": override.effect.value,
            "override": str(override.id),
        }
        return step, JournalEntry(act=_ACTS[kind], at=now, staff_id=staff_id, detail=detail)
