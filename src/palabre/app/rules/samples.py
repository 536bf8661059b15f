"""Hits are looked at by people: what a rule's precision is measured from."""

from collections.abc import Sequence

from palabre.app.ports.errors import Conflict
from palabre.app.ports.house import Clock
from palabre.app.ports.rules import Explainer, Sample, TrialStore
from palabre.app.rules.book import LiveRules
from palabre.domain.errors import NotFound
from palabre.domain.journal import Act, JournalEntry
from palabre.domain.rule_life import Review, RuleVersion
from palabre.domain.rule_names import by_rule
from palabre.domain.staff import StaffMember
from palabre.domain.verdicts import Span


class ReviewSamples:
    """Show samples, and keep what people think of them."""

    def __init__(self, *, trials: TrialStore, live: LiveRules, explainer: Explainer, clock: Clock) -> None:
        """Spans are found again when a sample is shown: only the text is kept, where it always was."""
        self._trials = trials
        self._live = live
        self._explainer = explainer
        self._clock = clock

    async def read(
        self, rule_id: str, number: int | None, *, unseen: bool, limit: int
    ) -> Sequence[tuple[Sample, tuple[Span, ...]]]:
        """Return samples of a version in its present stage, each with its spans; raise NotFound."""
        version = await self._version(rule_id, number)
        samples = await self._trials.samples(rule_id, version.rule.version, unseen=unseen, limit=limit)
        return [(one, self._explainer.spans(version.rule, one.text)) for one in samples]

    async def review(self, member: StaffMember, rule_id: str, number: int, review: Review) -> None:
        """Keep a review, the last one counts; raise NotFound."""
        now = self._clock.now()
        detail = {"rule": rule_id, "sample": str(number), "review": review.value}
        journal = JournalEntry(act=Act.RULE_REVIEWED, at=now, staff_id=member.id, detail=detail)
        try:
            await self._trials.review(rule_id, number, review, member.id, journal)
        except Conflict:
            raise NotFound from None

    async def _version(self, rule_id: str, number: int | None) -> RuleVersion:
        await self._live.reread()
        for one in by_rule(self._live.versions).get(rule_id, ()):
            if number is None or one.rule.version == number:
                return one
        raise NotFound
