from datetime import timedelta

import pytest

from palabre.app.raids import Arrivals, RaidBrake
from palabre.app.speakers import NOWHERE, Whence
from palabre.domain.errors import NewcomersWait
from palabre.domain.persons import Person
from palabre.domain.raids import RaidRule
from palabre.domain.trust import Rung
from tests import make
from tests.fakes import FixedClock
from tests.unit.app.house import KITCHEN, app_house

ROOM = make.ROOM
RULE = RaidRule(entries=100, joins=20, wait=timedelta(minutes=3))


class House:
    """A brake, and people who come."""

    def __init__(self, rule: RaidRule = RULE) -> None:
        self.clock = FixedClock()
        self.brake = RaidBrake(rule=rule, clock=self.clock)

    def enters(self) -> Person:
        self.brake.entered()
        return make.person(entered_at=self.clock.now())

    def crowd(self, count: int) -> list[Person]:
        return [self.enters() for _ in range(count)]

    def rest(self, person: Person, room: str = ROOM, whence: Whence = NOWHERE) -> int:
        return self.brake.rest_of(person, make.room(slug=room).slug, whence)


def test_a_lively_evening_is_no_raid() -> None:
    house = House()
    for _ in range(60):
        house.crowd(1)
        house.clock.move(seconds=5)
    person = house.enters()
    assert house.brake.standing() == ()
    assert house.rest(person) == 0


def test_whoever_came_with_the_wave_waits_and_the_others_do_not() -> None:
    house = House()
    regular = house.enters()
    house.clock.move(minutes=10)
    early, *_, late = house.crowd(100)
    assert [raid.room for raid in house.brake.standing()] == [None]
    assert house.rest(early) == house.rest(late) == 180
    assert house.rest(regular) == 0
    assert house.rest(make.person(entered_at=house.clock.now(), rung=Rung.REGULAR)) == 0
    assert house.rest(late, whence=Whence(staff=True)) == 0
    house.clock.move(seconds=179.5)
    assert house.rest(late) == 1
    house.clock.move(seconds=0.5)
    assert house.rest(late) == 0


def test_whoever_was_there_before_the_wave_never_waits_however_long_the_others_do() -> None:
    house = House(RaidRule(entries=100, joins=0, wait=timedelta(hours=1)))
    before = house.enters()
    house.clock.move(minutes=5.5)
    within = house.enters()
    house.clock.move(minutes=1)
    house.crowd(100)
    assert house.rest(before) == 0
    assert house.rest(within) == 59 * 60


def test_a_raid_ends_by_itself_and_with_it_all_waits() -> None:
    house = House(RaidRule(entries=100, joins=0, wait=timedelta(hours=1)))
    crowd = house.crowd(150)
    house.clock.move(minutes=4)
    house.crowd(60)
    house.clock.move(minutes=1.2)
    # The wave is over, but more than half of what began it came lately.
    house.brake.look()
    assert house.rest(crowd[0])
    house.clock.move(minutes=5)
    assert house.brake.look()
    assert house.brake.standing() == ()
    assert house.rest(crowd[0]) == 0


def test_a_raid_of_one_room_is_none_of_the_others() -> None:
    house = House()
    crowd = house.crowd(20)
    for person in crowd:
        house.brake.joined(person, ROOM)
    assert [raid.room for raid in house.brake.standing()] == [ROOM]
    assert house.rest(crowd[0]) == 180
    assert house.rest(crowd[0], KITCHEN) == 0


def test_neither_coming_back_nor_a_storm_of_reconnections_is_a_raid() -> None:
    house = House()
    (person,) = house.crowd(1)
    for _ in range(200):
        house.brake.joined(person, ROOM)
    old = [make.person(entered_at=make.later(-30)) for _ in range(200)]
    for one in old:
        house.brake.joined(one, ROOM)
    assert house.brake.standing() == ()


def test_nodes_add_up_what_they_count_and_forget_who_is_silent() -> None:
    one, two = House(), House()
    one.crowd(60)
    two.crowd(60)
    counted = two.brake.counted()
    assert counted == Arrivals(house=60, rooms={})
    assert counted is not None
    one.brake.heard("two", counted)
    assert [raid.arrivals for raid in one.brake.standing()] == [120]
    one.clock.move(seconds=8)
    one.brake.look()
    assert [raid.arrivals for raid in one.brake.standing()] == [60]
    one.clock.move(minutes=6)
    assert one.brake.look()
    assert one.brake.standing() == ()


def test_a_quiet_node_has_nothing_to_say_and_zeros_switch_it_off() -> None:
    quiet = House()
    quiet.crowd(4)
    assert quiet.brake.counted() is None
    off = House(RaidRule(entries=0, joins=0, wait=timedelta(minutes=3)))
    crowd = off.crowd(1_000)
    for person in crowd:
        off.brake.joined(person, ROOM)
    assert off.brake.standing() == ()
    assert off.brake.counted() is None


def test_memory_is_bounded_however_many_come() -> None:
    house = House()
    for person in house.crowd(1_000):
        house.brake.joined(person, ROOM)
    counted = house.brake.counted()
    assert counted is not None
    assert counted.rooms[ROOM] == 4 * RULE.joins


async def test_a_newcomer_of_a_raid_reads_and_is_told_when_they_may_write(url: str) -> None:
    rule = RaidRule(entries=5, joins=0, wait=timedelta(minutes=3))
    async with app_house(url, raid_rule=rule) as house:
        crowd = [await house.person() for _ in range(5)]
        with pytest.raises(NewcomersWait) as waits:
            await house.say(crowd[-1], "Bonsoir")
        assert waits.value.retry_after == 180
        assert await house.shown() == []
        house.clock.move(seconds=180)
        await house.said(crowd[-1])
