"""What nodes tell one another of rules: that they changed, and what they hit."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import msgspec
import structlog

from palabre.app.faults import where
from palabre.app.rules.runaway import RunawayWatch, Tally
from palabre.realtime.bus import Bus

log = structlog.get_logger(__name__)

RULES: Final = "rules"
"""The subject."""

_CHANGED: Final = b"*"


class RuleReport(msgspec.Struct, frozen=True, tag="rules", forbid_unknown_fields=True):
    """What one node counted in the last minute."""

    node: str
    texts: int
    hits: dict[str, int]
    people: dict[str, int]


_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[RuleReport] = msgspec.json.Decoder(RuleReport)


class RuleWire:
    """One node's rules among those of the others."""

    def __init__(
        self, *, bus: Bus, watch: RunawayWatch, node: str, reread: Callable[[], Awaitable[None]]
    ) -> None:
        """``reread`` reads the rules again; it may fail, since the beat does it again."""
        self._bus = bus
        self._watch = watch
        self._node = node
        self._reread = reread
        self._task: asyncio.Task[None] | None = None
        self._again = False

    def listen(self) -> None:
        """Hear the others; call it once the bus has started."""
        self._bus.subscribe(RULES, self._heard)

    async def stop(self) -> None:
        """Read nothing more."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    def changed(self) -> None:
        """Let every node, this one included, read the rules again."""
        self._bus.publish(RULES, _CHANGED)

    async def report(self) -> None:
        """Give our counts to the others; nothing is said while there are none."""
        tally = self._watch.counted()
        if tally.texts:
            report = RuleReport(
                node=self._node, texts=tally.texts, hits=dict(tally.hits), people=dict(tally.people)
            )
            self._bus.publish(RULES, _encoder.encode(report))

    def _heard(self, _subject: str, payload: bytes) -> None:
        if payload == _CHANGED:
            self._again = True
            if self._task is None or self._task.done():
                self._task = asyncio.get_running_loop().create_task(self._read())
            return
        try:
            report = _decoder.decode(payload)
        except msgspec.DecodeError:
            return
        numbers = (report.texts, *report.hits.values(), *report.people.values())
        if report.node != self._node and min(numbers) >= 0:
            self._watch.heard(report.node, Tally(texts=report.texts, hits=report.hits, people=report.people))

    async def _read(self) -> None:
        while self._again:
            self._again = False
            try:
                await self._reread()
            except Exception as error:  # noqa: BLE001 - the edge of a task: the beat reads again
                log.error("rules_unread", **where(error))  # noqa: TRY400
