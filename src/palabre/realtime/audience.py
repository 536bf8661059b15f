"""Those who listen to one room on this node, and the one loop that hands bytes to all of them."""

from collections.abc import Callable, Iterator
from typing import Final

from typing_extensions import override

from palabre.domain.ids import Slug
from palabre.realtime.outbox import CHUNK, Crowd, Outbox, Take

TICK: Final = 0.005
"""Seconds that a frame may wait for others in a room that is not calm."""
SHARE: Final = 2.0
"""A room rests this many times as long as its last delivery took: large ones gather more, the others have
their turn."""
LONGEST_REST: Final = 0.1
"""Seconds that no frame waits longer than, however large the room."""

Now = Callable[[], float]
"""Seconds that only grow."""
Later = Callable[[float, Callable[[], None]], object]
"""Runs a call after so many seconds."""


class Audience(Crowd):
    """In a calm room a frame leaves at once; in a busy one those of a few milliseconds leave in one write.

    Every call is made on the loop. Writing never changes who listens: a connection that ends is taken out
    later, by its listener.
    """

    __slots__ = ("_due", "_floors", "_free_at", "_gathered", "_gathered_bytes", "_highest", "_joining",
                 "_later", "_now", "_others", "_ready", "room")  # fmt: skip

    def __init__(self, room: Slug, *, now: Now, later: Later) -> None:
        """Nobody listens yet; ``now`` and ``later`` are the loop's."""
        self.room = room
        # Dictionaries keep the order of arrival, which a set does not.
        self._ready: dict[Outbox, Take] = {}
        self._others: dict[Outbox, None] = {}
        self._joining: dict[Outbox, list[bytes]] = {}
        self._floors: dict[Outbox, int] = {}
        self._highest = 0
        self._now = now
        self._later = later
        self._free_at = 0.0
        self._gathered: list[bytes] = []
        self._gathered_bytes = 0
        self._due = False

    def __len__(self) -> int:
        """Connections, not people."""
        return len(self._ready) + len(self._others)

    def __contains__(self, outbox: object) -> bool:
        """Whether a connection listens."""
        return outbox in self._ready or outbox in self._others

    def __iter__(self) -> Iterator[Outbox]:
        """The connections that listen."""
        yield from tuple(self._ready)
        yield from tuple(self._others)

    @property
    def deserted(self) -> bool:
        """Nobody listens, nor is about to."""
        return not (self._ready or self._others or self._joining)

    # --- who listens

    def admit(self, outbox: Outbox) -> bool:
        """Listen from now on; False when it did already."""
        if outbox in self:
            return False
        # What was gathered is for those who listened when it was said.
        self.flush()
        outbox.crowds = (*outbox.crowds, self)
        self._place(outbox)
        return True

    def remove(self, outbox: Outbox) -> bool:
        """Listen no more; False when it did not."""
        if outbox not in self:
            return False
        outbox.crowds = tuple(crowd for crowd in outbox.crowds if crowd is not self)
        self._ready.pop(outbox, None)
        self._others.pop(outbox, None)
        self._floors.pop(outbox, None)
        return True

    @override
    def turned(self, outbox: Outbox) -> None:
        """Write to it directly, or through its queue."""
        self._ready.pop(outbox, None)
        self._others.pop(outbox, None)
        self._place(outbox)

    def _place(self, outbox: Outbox) -> None:
        if outbox.ready:
            self._ready[outbox] = outbox.take
        else:
            self._others[outbox] = None

    # --- joining

    def begin(self, outbox: Outbox) -> None:
        """Keep frames aside for this connection while its past is read; see ``Hub.begin_join``."""
        self._joining[outbox] = []
        self.remove(outbox)

    def finish(self, outbox: Outbox, seq: int) -> list[bytes]:
        """Listen from now on; answers what was kept aside. No frame up to ``seq`` will come again."""
        kept = self._joining.pop(outbox, [])
        self.admit(outbox)
        if seq:
            self._floors[outbox] = seq
            self._highest = max(self._highest, seq)
        return kept

    def cancel(self, outbox: Outbox) -> None:
        """Keep nothing aside any more."""
        self._joining.pop(outbox, None)

    # --- delivery

    def broadcast(self, frame: bytes, seq: int = 0) -> None:
        """Hand a frame to all who listen; ``seq`` is its number in the room's log, if any.

        Numbers come in order.
        """
        for kept in self._joining.values():
            kept.append(frame)
        if seq and self._floors:
            if seq <= self._highest:
                self._send_past(frame, seq)
                return
            # Numbers come in order: from here on everybody lacks what comes.
            self._floors.clear()
            self._highest = 0
        if not self._due:
            start = self._now()
            if start >= self._free_at:
                self._send(frame)
                self._rest(start)
                return
            self._due = True
            self._later(self._free_at - start, self._beat)
        self._gathered.append(frame)
        self._gathered_bytes += len(frame)
        if self._gathered_bytes >= CHUNK:
            self.flush()

    def murmur(self, frame: bytes) -> None:
        """Hand a frame that nobody misses to those who keep up, and to nobody in a busy room."""
        if self._due:
            return
        for outbox in tuple(self._ready):
            outbox.offer(frame)

    def flush(self) -> None:
        """Hand over what was gathered, without waiting for more."""
        if not self._gathered:
            return
        frames, self._gathered = self._gathered, []
        self._gathered_bytes = 0
        start = self._now()
        self._send(frames[0] if len(frames) == 1 else b"".join(frames))
        self._rest(start)

    def _beat(self) -> None:
        self._due = False
        self.flush()

    def _rest(self, start: float) -> None:
        end = self._now()
        self._free_at = end + min(max(TICK, SHARE * (end - start)), LONGEST_REST)

    def _send(self, data: bytes) -> None:
        size = len(data)
        others = tuple(self._others)
        short: list[tuple[Outbox, int]] = []
        # The hot loop of the house: one write for each listener, and nothing else.
        for outbox, take in self._ready.items():
            try:
                taken = take(data)
            except OSError:
                taken = 0
            if taken != size:
                short.append((outbox, taken))
        for outbox, taken in short:
            outbox.fell_short(data, taken)
        for outbox in others:
            outbox.offer(data)

    def _send_past(self, frame: bytes, seq: int) -> None:
        """A line may be read from the store before its frame arrives: who has it must not get it twice."""
        self.flush()
        floors = self._floors
        for outbox in self:
            if seq > floors.get(outbox, 0):
                outbox.offer(frame)
