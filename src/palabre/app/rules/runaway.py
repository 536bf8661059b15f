"""The emergency stop: all nodes count together what rules hit, and hold back one that runs away."""

from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

import structlog

from palabre.app.ports.errors import Conflict
from palabre.app.ports.house import Chance, Clock
from palabre.app.ports.rules import Move, RuleStore
from palabre.app.rules.book import LiveRules
from palabre.domain.ids import PersonId
from palabre.domain.journal import Act, JournalEntry
from palabre.domain.overrides import OVERRIDE_TIME, Effect, Override
from palabre.domain.rule_life import ACTING, RuleStep, StepKind
from palabre.domain.rule_names import Running
from palabre.domain.rules import RuleStage
from palabre.domain.runaway import PEOPLE, WINDOW, Reason, Toll, runs_away
from palabre.domain.verdicts import VerdictAction

log = structlog.get_logger(__name__)

BEAT: Final = 2.0
"""Seconds between two looks."""

_STEP: Final = 5.0
"""Texts are counted by so many seconds."""

_SILENCE: Final = 3 * BEAT + 1
"""Seconds after which what another node counted is forgotten."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Tally:
    """What one node counted within the window: texts, and hits and people by the rules' names."""

    texts: int
    hits: Mapping[str, int]
    people: Mapping[str, int]


@dataclass(slots=True)
class _Bucket:
    number: int
    texts: int = 0
    hits: Counter[str] = field(default_factory=Counter[str])
    people: dict[str, set[PersonId]] = field(default_factory=dict[str, set[PersonId]])


class RunawayWatch:
    """Sums over all nodes, kept in memory: a restart begins anew."""

    def __init__(self, *, clock: Clock) -> None:
        """Only the monotonic clock counts."""
        self._clock = clock
        self._buckets: deque[_Bucket] = deque()
        self._others: dict[str, tuple[Tally, float]] = {}

    def noted(self, names: tuple[str, ...], person_id: PersonId) -> None:
        """Count one text that these rules hit; in the path of every line."""
        number = int(self._clock.monotonic() // _STEP)
        if not self._buckets or self._buckets[-1].number != number:
            self._buckets.append(_Bucket(number))
            self._forget()
        bucket = self._buckets[-1]
        bucket.texts += 1
        for name in names:
            bucket.hits[name] += 1
            people = bucket.people.setdefault(name, set())
            if len(people) < PEOPLE:
                people.add(person_id)

    def counted(self) -> Tally:
        """What this node counted."""
        self._forget()
        hits: Counter[str] = Counter()
        people: dict[str, set[PersonId]] = {}
        for bucket in self._buckets:
            hits.update(bucket.hits)
            for name, who in bucket.people.items():
                people.setdefault(name, set()).update(who)
        return Tally(
            texts=sum(bucket.texts for bucket in self._buckets),
            hits=hits,
            people={name: min(len(who), PEOPLE) for name, who in people.items()},
        )

    def heard(self, node: str, tally: Tally) -> None:
        """What another node counted."""
        self._others[node] = (tally, self._clock.monotonic())

    def tolls(self) -> dict[str, Toll]:
        """Return what each rule hit, on all nodes."""
        now = self._clock.monotonic()
        for node in [node for node, (_, at) in self._others.items() if now - at > _SILENCE]:
            del self._others[node]
        tallies = [self.counted(), *(tally for tally, _ in self._others.values())]
        texts = sum(tally.texts for tally in tallies)
        hits: Counter[str] = Counter()
        people: Counter[str] = Counter()
        for tally in tallies:
            hits.update(tally.hits)
            people.update(tally.people)
        return {name: Toll(hits=hits[name], texts=texts, people=people[name]) for name in hits}

    def forget(self, name: str) -> None:
        """Begin anew for a rule that was held back: what it did before is no reason to do it again."""
        for bucket in self._buckets:
            bucket.hits.pop(name, None)
            bucket.people.pop(name, None)

    def _forget(self) -> None:
        oldest = (self._clock.monotonic() - WINDOW) // _STEP
        while self._buckets and self._buckets[0].number < oldest:
            self._buckets.popleft()


class StopRunaways:
    """What runs away is held back: its refusals become holds, or it goes to the shadow."""

    def __init__(
        self, *, store: RuleStore, live: LiveRules, watch: RunawayWatch, clock: Clock, chance: Chance
    ) -> None:
        """Every node looks; the store lets one of them act."""
        self._store = store
        self._live = live
        self._watch = watch
        self._clock = clock
        self._chance = chance

    async def look(self) -> None:
        """Call it every ``BEAT``."""
        now = self._clock.now()
        for name, toll in self._watch.tolls().items():
            running = self._live.by_name.get(name)
            if running is None or not running.acts:
                continue
            reason = runs_away(toll, self._age(running, now))
            if reason is not None:
                await self._hold_back(running, toll, reason, now)
                self._watch.forget(name)

    def _age(self, running: Running, now: datetime) -> timedelta | None:
        override = self._live.override_of(running.version.rule.id)
        if override is not None and override.confirmed_at is not None:
            return now - override.confirmed_at
        since = running.version.since
        return None if since is None else now - since

    async def _hold_back(self, running: Running, toll: Toll, reason: Reason, now: datetime) -> None:
        refuses = VerdictAction.REFUSE in {running.rule.action, running.rule.regular}
        effect = Effect.HOLD if refuses else Effect.SHADOW
        figures = f"{reason.value}: {toll.hits}/{toll.texts}"
        override = self._live.override_of(running.version.rule.id)
        try:
            if override is not None:
                # Whoever let it act like this: below stands what it earned.
                step, journal = self._parts(running, figures, effect, now)
                await self._store.end_override(
                    override.id, now, step, replace(journal, act=Act.RULE_OVERRIDE_ENDED)
                )
            if running.version.built_in:
                await self._override(running, effect, figures, now)
            elif running.version.rule.stage in ACTING:
                await self._move(running, effect, figures, now)
        except Conflict:
            # Another node, or a person, was faster.
            return
        finally:
            self._live.changed()
        log.warning(
            "rule_held_back",
            rule=running.rule.id,
            effect=effect.value,
            reason=reason.value,
            hits=toll.hits,
            texts=toll.texts,
        )

    async def _move(self, running: Running, effect: Effect, figures: str, now: datetime) -> None:
        rule, version = running.version.rule, running.version
        stage = RuleStage.SHADOW if effect is Effect.SHADOW else rule.stage
        step, journal = self._parts(running, figures, effect, now)
        move = Move(
            rule_id=rule.id,
            version=rule.version,
            was=rule.stage,
            was_since=version.since or now,
            stage=stage,
            share=rule.share if stage is rule.stage else 100,
            held=effect is Effect.HOLD,
            at=now,
            step=step,
        )
        await self._store.move([move], journal)

    async def _override(self, running: Running, effect: Effect, figures: str, now: datetime) -> None:
        override = Override(
            id=self._chance.uuid(),
            rule_id=running.version.rule.id,
            version=running.version.rule.version,
            effect=effect,
            reason=figures,
            asked_at=now,
            until=now + OVERRIDE_TIME,
            confirmed_at=now,
        )
        step, journal = self._parts(running, figures, effect, now)
        await self._store.override(override, step, journal)

    def _parts(
        self, running: Running, figures: str, effect: Effect, now: datetime
    ) -> tuple[RuleStep, JournalEntry]:
        rule = running.version.rule
        step = RuleStep(
            rule_id=rule.id,
            kind=StepKind.DEMOTED,
            version=rule.version,
            stage=RuleStage.SHADOW if effect is Effect.SHADOW else rule.stage,
            at=now,
            share=rule.share,
            note=figures,
        )
        detail = {"rule": rule.id, "version": str(rule.version), "effect": effect.value, "figures": figures}
        return step, JournalEntry(act=Act.RULE_DEMOTED, at=now, detail=detail)
