import math

import msgspec
import pytest

from bench.live.figures import DELIVERY, Report, Row, Waits, delivery_row, noise, table

QUIET = """{"rate":100,"sent":400,"answered":400,"refused":0,"deliveries":4000,"expected":4000,"lost":0,
"doubled":0,"reordered":0,"conflicts":0,"closed":0,"close_code":0,"window_deliveries":2000,"window_bytes":578000,
"window":2000000,"load":400000,"machine":1100000,"processor":[10000,2000],
"receive":{"count":100,"longest":9999,"buckets":[[1000,50],[2000,49],[9984,1]]},
"answer":{"count":0,"longest":0,"buckets":[]},"late":{"count":1,"longest":10,"buckets":[[10,1]]},"example":""}"""


def report(**changed: int) -> Report:
    line = QUIET
    for name, value in changed.items():
        line = line.replace(f'"{name}":0', f'"{name}":{value}')
    return Report.read(line)


def test_percentiles_are_the_lower_edges_of_their_buckets() -> None:
    waits = Waits(count=100, longest=9999, buckets=[(1000, 50), (2000, 49), (9984, 1)])
    assert [waits.percentile(share) for share in (0.0, 0.5, 0.51, 0.99, 1.0)] == [1.0, 1.0, 2.0, 2.0, 9.984]


def test_a_percentile_of_nothing_is_no_number() -> None:
    assert math.isnan(Waits(count=0, longest=0, buckets=[]).percentile(0.5))


def test_cpu_of_every_process_counts_for_each_delivery() -> None:
    assert report().each == pytest.approx(6.0)
    assert report().size == pytest.approx(289)


def test_a_run_without_faults_below_a_quarter_second_held() -> None:
    assert report().faults() == []
    assert report().held()


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        ("lost", "3 missing"),
        ("doubled", "3 doubled"),
        ("reordered", "3 out of order"),
        ("conflicts", "3 not understood"),
        ("closed", "3 connections closed (0)"),
    ],
)
def test_each_planted_fault_is_told_and_breaks_the_run(planted: str, said: str) -> None:
    broken = report(**{planted: 3})
    assert broken.faults() == [said]
    assert not broken.held()


def test_messages_without_an_answer_are_told() -> None:
    assert Report.read(QUIET.replace('"answered":400', '"answered":398')).faults() == ["2 unanswered"]


def test_order_is_not_asked_of_servers_that_number_nothing() -> None:
    assert report(reordered=3).held(ordered=False)


def test_a_slow_hundredth_breaks_the_run() -> None:
    slow = Report.read(QUIET.replace("[2000,49],[9984,1]", "[2000,40],[300000,10]"))
    assert slow.faults() == []
    assert not slow.held()


def test_a_row_tells_the_ratio_to_the_limit_of_its_run() -> None:
    cells = dict(zip(DELIVERY, delivery_row(Row(server="x", report=report(), limit=5.0)), strict=True))
    assert cells["× limit"] == "1.20"
    assert cells["µs CPU/delivery"] == "6.00"
    assert cells["faults"] == "none"
    assert delivery_row(Row(server="x", report=report()))[2] == "–"


def test_columns_of_a_table_are_as_wide_as_their_widest_cell() -> None:
    assert table(("a", "long"), [("wide", 1)]) == "| a    | long |\n|------|------|\n| wide | 1    |"


def test_other_work_on_the_machine_is_told() -> None:
    assert noise([report()]) == "Other work used up to 0.3 processors meanwhile: take the figures as noisy."
    assert noise([Report.read(QUIET.replace("1100000", "500000"))]) is None


def test_a_generator_at_its_own_limit_is_told() -> None:
    busy = Report.read(QUIET.replace('"load":400000,"machine":1100000', '"load":1900000,"machine":1912000'))
    assert noise([busy]) == "The generator used up to 95% of a processor: some waits are its own."


@pytest.mark.parametrize("change", ['"sent":400', '"deliveries":4000'])
def test_what_the_generator_did_not_say_is_not_guessed(change: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        Report.read(QUIET.replace(change, '"unknown":1'))
