"""What the bus may have lost, asked of the store: rooms each second, people every other one."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

import structlog

from palabre.app.faults import where
from palabre.app.ports.cases import DecisionStore
from palabre.app.ports.house import Clock
from palabre.app.ports.messages import MessageStore, SubmissionStore
from palabre.app.ports.persons import PersonStore
from palabre.app.speakers import Speakers
from palabre.domain.errors import StoreUnavailable
from palabre.domain.ids import PersonId
from palabre.domain.sanctions import fold
from palabre.domain.submissions import SubmissionState
from palabre.realtime.node import CLOSE_BANNED, CLOSE_LEFT, Node

CATCH_UP_BEAT: Final = 1.0
"""Seconds between two looks."""
PEOPLE_EVERY: Final = 2
"""Looks between two at people."""
HELD_EVERY: Final = 30
"""Looks between two at held lines, when nothing seems to have been lost."""
SKEW: Final = timedelta(minutes=1)
"""How far the clocks of nodes may lie apart."""

log = structlog.get_logger(__name__)


class CatchUp:
    """A publication may be lost without any node noticing: its node died, or the broker did.

    So a node that shares a house looks at the ends of the logs, at who left and at who was sanctioned. Both
    questions are small, and cost the same whether thousands listen here or nobody.
    """

    def __init__(
        self,
        *,
        node: Node,
        healthy: Callable[[], bool],
        messages: MessageStore,
        submissions: SubmissionStore,
        persons: PersonStore,
        decisions: DecisionStore,
        speakers: Speakers,
        clock: Clock,
    ) -> None:
        """``healthy``: whether the bus is there now."""
        self._node = node
        self._healthy = healthy
        self._messages = messages
        self._submissions = submissions
        self._persons = persons
        self._decisions = decisions
        self._speakers = speakers
        self._clock = clock
        self._looked_at: datetime | None = None
        self._known: dict[tuple[PersonId, datetime], None] = {}
        self._looks = 0
        self._doubt = False
        self._looking = asyncio.Lock()
        self._hurried: asyncio.Task[None] | None = None

    def restored(self) -> None:
        """The bus is back, or lost something: look now."""
        self._doubt = True
        if self._hurried is None or self._hurried.done():
            self._hurried = asyncio.get_running_loop().create_task(self._hurry(), name="catch-up")

    async def stop(self) -> None:
        """End what is under way."""
        if self._hurried is not None:
            self._hurried.cancel()
            await asyncio.gather(self._hurried, return_exceptions=True)

    async def look(self) -> None:
        """Ask the store; call it every ``CATCH_UP_BEAT``."""
        async with self._looking:
            self._doubt = self._doubt or not self._healthy()
            self._looks += 1
            try:
                await self._rooms()
                if self._doubt or self._looks % PEOPLE_EVERY == 0:
                    await self._people()
                if self._doubt or self._looks % HELD_EVERY == 0:
                    await self._held()
            except StoreUnavailable:
                # It was logged where it happened, and nothing can be said meanwhile either.
                return
            if self._doubt and self._healthy():
                self._doubt = False
                self._speakers.forget_all()

    async def _hurry(self) -> None:
        try:
            await self.look()
        except Exception as error:  # noqa: BLE001 - the edge of a task: the next look may succeed
            log.error("catch_up_failed", **where(error))  # noqa: TRY400

    async def _rooms(self) -> None:
        order = self._node.order
        if not order.rooms():
            return
        ends = await self._messages.seqs()
        for room in order.rooms():
            order.reach(room, ends.get(room, 0))

    async def _people(self) -> None:
        now = self._clock.now()
        since = (self._looked_at or now) - SKEW
        left = await self._persons.left_since(since)
        sanctioned = await self._decisions.sanctioned_since(since)
        known, self._known = self._known, {}
        for person_id, at in left:
            self._known[person_id, at] = None
            if (person_id, at) not in known:
                self._node.hub.close_person(person_id, CLOSE_LEFT)
        for person_id, at in sanctioned:
            if (person_id, at) not in known:
                await self._restrict(person_id)
            self._known[person_id, at] = None
        self._looked_at = now

    async def _restrict(self, person_id: PersonId) -> None:
        if not self._node.hub.outboxes_of(person_id):
            return
        self._speakers.forget(person_id)
        restrictions = fold(await self._decisions.sanctions(person_id), self._clock.now())
        if restrictions.ban is not None:
            self._node.hub.close_person(person_id, CLOSE_BANNED)
        for sanction in restrictions.room_bans:
            if sanction.room is not None:
                self._node.expel(person_id, sanction.room)

    async def _held(self) -> None:
        for person_id, ref in self._speakers.held():
            if not self._node.hub.outboxes_of(person_id):
                continue
            submission = await self._submissions.by_ref(person_id, ref)
            if submission is not None and submission.state is not SubmissionState.HELD:
                self._speakers.forget(person_id)
                self._node.tell_settled(submission)
