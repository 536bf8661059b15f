"""What rules hit, counted in memory while people talk, and stored every few seconds."""

import heapq
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from palabre.app.ports.house import Clock
from palabre.app.ports.rules import KEYS, HitCount, NewSample, TrialKey, TrialStore
from palabre.app.rules.book import LiveRules
from palabre.app.rules.runaway import RunawayWatch
from palabre.domain.errors import StoreUnavailable
from palabre.domain.ids import MessageId, PersonId, Ref
from palabre.domain.verdicts import Verdict

FLUSH: Final = 5.0
"""Seconds between two writes of what was counted."""

SAMPLES: Final = 200
"""Kept of each version in a stage, drawn at random from all its hits."""

_SETTLED: Final = timedelta(seconds=2)
"""After which a text that was judged is stored, if it ever will be."""

_Offered = tuple[int, int, NewSample]
"""Ordered with the largest key first; the number keeps samples from being compared."""


class RuleCounts:
    """Told of each verdict on what somebody said; adds up, draws samples, never waits."""

    def __init__(
        self,
        *,
        trials: TrialStore,
        live: LiveRules,
        watch: RunawayWatch,
        clock: Clock,
        chance: Callable[[], float],
    ) -> None:
        """``chance`` gives a number from 0 to 1. Memory is bounded by the rules that run."""
        self._trials = trials
        self._live = live
        self._watch = watch
        self._clock = clock
        self._chance = chance
        self._hits: Counter[TrialKey] = Counter()
        self._offered: dict[TrialKey, list[_Offered]] = {}
        self._largest: dict[TrialKey, int] = {}
        self._number = 0
        self.since_start: Counter[str] = Counter()
        """Texts that a rule was true of, by its name, whether it acted or only watched."""

    def __call__(
        self, verdict: Verdict, person_id: PersonId, ref: Ref, message_id: MessageId | None = None
    ) -> None:
        """Count one text; ``message_id`` names the message of which it is a new form."""
        names = verdict.fired + verdict.shadowed
        self._watch.noted(names, person_id)
        for name in names:
            running = self._live.by_name.get(name)
            if running is None:
                continue
            rule = running.version.rule
            key = rule.id, rule.version, rule.stage
            self._hits[key] += 1
            self.since_start[name] += 1
            if not running.version.built_in:
                self._offer(key, person_id, ref, message_id)

    async def flush(self) -> None:
        """Store what was counted; what cannot be stored now is kept for the next time."""
        now = self._clock.now()
        hits, self._hits = self._hits, Counter()
        counts = [
            HitCount(rule_id=rule_id, version=version, stage=stage, hits=number)
            for (rule_id, version, stage), number in hits.items()
        ]
        try:
            await self._trials.count(counts, _day(now))
        except StoreUnavailable:
            self._hits.update(hits)
            raise
        ripe = self._ripe(now - _SETTLED)
        if ripe:
            # Samples that are lost by a fault are no harm: the next hits give others.
            self._largest.update(await self._trials.keep_samples(ripe, SAMPLES))

    def _offer(self, key: TrialKey, person_id: PersonId, ref: Ref, message_id: MessageId | None) -> None:
        drawn = int(self._chance() * KEYS)
        if drawn >= self._largest.get(key, KEYS):
            return
        offered = self._offered.setdefault(key, [])
        rule_id, version, stage = key
        sample = NewSample(
            rule_id=rule_id,
            version=version,
            stage=stage,
            key=drawn,
            at=self._clock.now(),
            person_id=person_id,
            ref=ref,
            message_id=message_id,
        )
        self._number += 1
        heapq.heappush(offered, (-drawn, self._number, sample))
        if len(offered) > SAMPLES:
            heapq.heappop(offered)

    def _ripe(self, before: datetime) -> list[NewSample]:
        ripe: list[NewSample] = []
        for key in tuple(self._offered):
            rest: list[_Offered] = []
            for one in self._offered[key]:
                if one[2].at <= before:
                    ripe.append(one[2])
                else:
                    rest.append(one)
            if rest:
                heapq.heapify(rest)
                self._offered[key] = rest
            else:
                del self._offered[key]
        return ripe


def _day(now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0)
