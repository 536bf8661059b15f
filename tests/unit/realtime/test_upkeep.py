import asyncio

from palabre.realtime.upkeep import LOOSE, Chore, Upkeep


class Turns:
    """Something to do, which counts, and can be waited for."""

    def __init__(self, *, fails: int = 0) -> None:
        self.count = 0
        self._fails = fails
        self._news = asyncio.Event()

    async def __call__(self) -> None:
        self.count += 1
        self._news.set()
        if self.count <= self._fails:
            raise LookupError

    async def reach(self, count: int) -> None:
        async with asyncio.timeout(10):
            while self.count < count:
                self._news.clear()
                await self._news.wait()


async def test_each_chore_has_turns_of_its_own_until_the_end() -> None:
    often, never = Turns(), Turns()
    upkeep = Upkeep([Chore(name="often", every=0.01, do=often), Chore(name="never", every=3_600, do=never)])
    assert often.count == 0
    upkeep.start()
    await often.reach(3)
    await upkeep.stop()
    counted = often.count
    await asyncio.sleep(0.03)
    assert (often.count, never.count) == (counted, 0)


async def test_a_chore_that_fails_has_its_next_turn() -> None:
    turns = Turns(fails=2)
    upkeep = Upkeep([Chore(name="fails", every=0.001, do=turns)])
    upkeep.start()
    await turns.reach(4)
    await upkeep.stop()


async def test_loose_chores_of_nodes_that_started_together_come_at_different_times() -> None:
    loop, done = asyncio.get_running_loop(), dict[str, float]()

    def noting(name: str) -> Chore:
        async def note() -> None:
            done.setdefault(name, loop.time() - begun)

        return Chore(name=name, every=1.0, do=note, loose=True)

    begun = loop.time()
    early = Upkeep([noting("early")], chance=lambda: 1.0)
    late = Upkeep([noting("late")], chance=lambda: 0.0)
    for upkeep in (early, late):
        upkeep.start()
    async with asyncio.timeout(10):
        while len(done) < 2:
            await asyncio.sleep(0.01)
    for upkeep in (early, late):
        await upkeep.stop()
    assert done["late"] - done["early"] > LOOSE / 2


async def test_what_is_done_first_is_done_once_in_pieces() -> None:
    done, turns = list[int](), Turns()
    upkeep = Upkeep([Chore(name="often", every=0.001, do=turns)], first=map(done.append, range(3)))
    assert done == []
    upkeep.start()
    async with asyncio.timeout(10):
        while len(done) < 3:
            await asyncio.sleep(0)
    await turns.reach(turns.count + 1)
    await upkeep.stop()
    assert done == [0, 1, 2]
