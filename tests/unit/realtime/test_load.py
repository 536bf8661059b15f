import pytest

from palabre.domain.errors import Overloaded
from palabre.realtime.load import BEAT, Load
from tests.fakes import FixedClock


async def beats(load: Load, clock: FixedClock, count: int, *, late: float = 0.0) -> None:
    for _ in range(count):
        clock.move(seconds=BEAT + late)
        await load.beat()


def refusals(load: Load, count: int) -> int:
    refused = list[int]()
    for _ in range(count):
        try:
            load.check("send")
        except Overloaded as refusal:
            refused.append(refusal.retry_after or 0)
    assert all(1 <= seconds <= 3 for seconds in refused)
    return len(refused)


async def a_load(threshold: float = 0.5) -> tuple[Load, FixedClock]:
    clock = FixedClock()
    load = Load(threshold=threshold, monotonic=clock.monotonic)
    await load.beat()
    return load, clock


async def test_a_loop_on_time_refuses_nothing() -> None:
    load, clock = await a_load()
    await beats(load, clock, 100, late=0.3)
    assert refusals(load, 1_000) == 0
    assert load.lag == pytest.approx(0.3)
    assert not load.strained


async def test_one_long_stall_is_no_overload() -> None:
    load, clock = await a_load()
    await beats(load, clock, 2, late=20)
    assert refusals(load, 1_000) == 0


async def test_a_late_loop_refuses_a_growing_share_but_never_all() -> None:
    load, clock = await a_load()
    await beats(load, clock, 3, late=0.6)
    some = refusals(load, 1_000)
    assert 0 < some < 500
    await beats(load, clock, 3, late=0.6)
    more = refusals(load, 1_000)
    assert some < more
    await beats(load, clock, 100, late=0.6)
    assert refusals(load, 1_000) == pytest.approx(900, abs=2)
    assert load.refused["send"] == some + more + 900


async def test_it_recovers_within_five_seconds_by_itself() -> None:
    load, clock = await a_load()
    await beats(load, clock, 100, late=1.0)
    strained = [load.strained]
    await beats(load, clock, round(5 / BEAT))
    strained.append(load.strained)
    assert strained == [True, False]
    assert refusals(load, 1_000) == 0


async def test_a_threshold_of_zero_switches_it_off() -> None:
    load, clock = await a_load(0)
    await beats(load, clock, 100, late=5)
    assert refusals(load, 1_000) == 0
