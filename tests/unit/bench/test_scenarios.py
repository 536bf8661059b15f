from collections.abc import Sequence

from bench.live.figures import Report
from bench.live.load import Member
from bench.live.scenarios import climb
from bench.live.servers import Running
from tests.unit.bench.test_figures import QUIET


def run_at(rate: float, *, breaks_above: float) -> Report:
    report = QUIET.replace('"rate":100', f'"rate":{rate}')
    return Report.read(report if rate <= breaks_above else report.replace('"lost":0', '"lost":1'))


def test_climbing_doubles_until_something_breaks_and_then_looks_closer() -> None:
    tried: list[Sequence[float]] = []

    def once(rates: Sequence[float]) -> tuple[Report | None, Report | None]:
        tried.append(rates)
        held = None
        for rate in rates:
            report = run_at(rate, breaks_above=300)
            if not report.held():
                return held, report
            held = report
        return held, None

    held, broke = climb(once)
    assert held is not None
    assert held.rate == 250
    assert broke is not None
    assert broke.rate == 312.5
    assert tried[1] == [250, 312.5, 390.625]


def test_climbing_tells_what_broke_at_once() -> None:
    held, broke = climb(lambda rates: (None, run_at(rates[0], breaks_above=0)))
    assert held is None
    assert broke is not None
    assert broke.rate == 25


def test_members_fill_room_after_room_and_take_turns_on_the_nodes() -> None:
    members = Running(pids=[1, 2], ports=[10, 20], tokens=["a", "b", "c", "d"]).members(rooms=2, each=2)
    assert members == [
        Member(port=10, room="salon-0", token="a"),
        Member(port=20, room="salon-0", token="b"),
        Member(port=10, room="salon-1", token="c"),
        Member(port=20, room="salon-1", token="d"),
    ]
