import asyncio
import random
from collections.abc import Callable

import pytest

from palabre.domain.errors import StoreUnavailable
from palabre.domain.ids import Slug
from palabre.realtime import order as module
from palabre.realtime.order import MOST_AHEAD, Missed, Order

ROOM, OTHER = Slug("sous-l-arbre"), Slug("la-riviere")


class Log:
    """A store whose log is as long as it is told, and what was handed out."""

    def __init__(self, length: int = 0) -> None:
        self.length = length
        self.reads: list[int] = []
        self.out: list[int] = []
        self.fails = 0
        self.holes: set[int] = set()
        self.gate: asyncio.Event | None = None
        self._news = asyncio.Event()
        self.order = Order(hand_out=self._hand_out, read=self._read)

    def _hand_out(self, room: Slug, seq: int, event: bytes) -> None:
        assert event == b"%d" % seq
        if room == ROOM:
            self.out.append(seq)
        self._news.set()

    async def _read(self, room: Slug, after: int) -> Missed:
        self.reads.append(after)
        length = self.length
        if self.gate is not None:
            await self.gate.wait()
        if self.fails:
            self.fails -= 1
            raise StoreUnavailable
        numbers = [seq for seq in range(after + 1, length + 1) if seq not in self.holes]
        return Missed(until=length, events=[(seq, b"%d" % seq) for seq in numbers])

    def come(self, *numbers: int) -> None:
        """These entries come by the bus."""
        for seq in numbers:
            self.length = max(self.length, seq)
            self.order.take(ROOM, seq, b"%d" % seq)

    async def until(self, found: Callable[[], bool]) -> None:
        async with asyncio.timeout(10):
            while not found():
                self._news.clear()
                await self._news.wait()


def following(length: int = 0) -> Log:
    log = Log(length)
    log.order.begin(ROOM)
    log.order.start(ROOM, length)
    return log


async def test_entries_in_order_pass_and_nothing_is_read() -> None:
    log = following(4)
    log.come(5, 6, 7)
    assert log.out == [5, 6, 7]
    assert log.order.last(ROOM) == 7
    await asyncio.sleep(2 * module.GAP_SECONDS)
    assert log.reads == []


async def test_late_and_repeated_entries_are_dropped() -> None:
    log = following(4)
    log.come(5, 5, 4, 6, 1, 6)
    assert log.out == [5, 6]


async def test_entries_that_overtook_each_other_are_put_in_order_without_reading() -> None:
    log = following(4)
    log.come(6, 8, 7)
    assert log.out == []
    log.come(5)
    assert log.out == [5, 6, 7, 8]
    await asyncio.sleep(2 * module.GAP_SECONDS)
    assert log.reads == []


async def test_what_does_not_come_is_read_from_the_store() -> None:
    log = following(4)
    log.come(5, 8)
    await log.until(lambda: len(log.out) == 4)
    assert log.out == [5, 6, 7, 8]
    assert log.reads == [5]
    assert log.order.repaired == 3
    log.come(7, 9)
    assert log.out[-2:] == [8, 9]


async def test_what_the_store_is_known_to_hold_is_read_without_waiting_for_the_next_entry() -> None:
    log = following(4)
    log.length = 6
    log.order.reach(ROOM, 6)
    assert log.out == []
    await log.until(lambda: log.out == [5, 6])
    log.order.reach(ROOM, 6)
    await asyncio.sleep(2 * module.GAP_SECONDS)
    assert log.reads == [4]


async def test_entries_wait_until_somebody_was_shown_the_past() -> None:
    log = Log(3)
    log.order.begin(ROOM)
    log.come(4, 6, 5)
    log.order.reach(ROOM, 6)
    assert log.out == []
    log.order.start(ROOM, 4)
    assert log.out == [5, 6]
    # Who joins later saw more than was handed out: the others are still told.
    log.length = 8
    log.order.start(ROOM, 8)
    await log.until(lambda: log.out == [5, 6, 7, 8])


async def test_entries_of_a_room_that_nobody_follows_are_dropped() -> None:
    log = Log(3)
    log.come(4)
    log.order.begin(ROOM)
    log.order.start(ROOM, 4)
    log.come(6)
    log.order.end(ROOM)
    log.come(5, 7)
    log.order.end(ROOM)
    await asyncio.sleep(2 * module.GAP_SECONDS)
    assert (log.out, log.reads, log.order.rooms(), log.order.last(ROOM)) == ([], [], (), 0)


async def test_entries_that_come_during_a_repair_are_handed_out_once_and_after_it() -> None:
    log = following(0)
    log.gate = asyncio.Event()
    log.come(3)
    async with asyncio.timeout(10):
        while not log.reads:
            await asyncio.sleep(0.01)
    log.come(4, 5)
    log.come(1)
    assert log.out == [1]
    log.gate.set()
    await log.until(lambda: len(log.out) == 5)
    assert log.out == [1, 2, 3, 4, 5]


async def test_a_long_absence_is_made_good_in_slices() -> None:
    log = following(0)
    log.length = 1_000
    log.order.reach(ROOM, 1_000)
    await log.until(lambda: len(log.out) >= module.SLICE)
    assert len(log.out) == module.SLICE
    await log.until(lambda: len(log.out) == 1_000)
    assert log.out == list(range(1, 1_001))


async def test_what_is_kept_aside_is_bounded_and_lost_by_nobody() -> None:
    log = following(0)
    log.come(*range(2, 2 * MOST_AHEAD))
    await log.until(lambda: len(log.out) == 2 * MOST_AHEAD - 1)
    assert log.out == list(range(1, 2 * MOST_AHEAD))


async def test_a_store_that_does_not_answer_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RETRY_SECONDS", 0.05)
    log = following(4)
    log.fails = 2
    log.come(6)
    await log.until(lambda: log.out == [5, 6])
    assert log.reads == [4, 4, 4]


async def test_a_hole_in_the_store_is_left_to_the_clients() -> None:
    log = following(4)
    log.holes = {6}
    log.come(8)
    await log.until(lambda: log.out == [5, 7, 8])
    log.come(9)
    assert log.out == [5, 7, 8, 9]


async def test_a_log_that_ends_before_what_was_said_is_asked_slowly() -> None:
    log = following(4)
    log.order.reach(ROOM, 9)
    await asyncio.sleep(5 * module.GAP_SECONDS)
    assert log.reads == [4]
    log.come(5)
    assert log.out == [5]


async def test_rooms_do_not_disturb_one_another() -> None:
    log = following(0)
    log.order.begin(OTHER)
    log.order.start(OTHER, 0)
    log.order.take(OTHER, 2, b"2")
    log.come(1, 2)
    assert log.out == [1, 2]
    await log.order.stop()
    assert log.order.rooms() == ()


@pytest.mark.parametrize("seed", range(20))
async def test_any_shuffling_repetition_and_loss_ends_in_the_whole_log(seed: int) -> None:
    chance, log = random.Random(seed), following(0)
    numbers = [seq for seq in range(1, 301) if chance.random() > 0.1]
    numbers += [chance.randint(1, 300) for _ in range(50)]
    numbers.sort(key=lambda seq: seq + chance.uniform(0, 20))
    for seq in numbers:
        log.come(seq)
        if chance.random() < 0.02:
            await asyncio.sleep(module.GAP_SECONDS / 2)
    log.length = 300
    log.order.reach(ROOM, 300)
    await log.until(lambda: len(log.out) == 300)
    assert log.out == list(range(1, 301))
