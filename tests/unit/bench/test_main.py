import pytest

from bench.__main__ import EVERYTHING, read


def test_everything_runs_when_nothing_is_named() -> None:
    assert read([]).wanted == list(EVERYTHING)


def test_what_is_named_runs_alone() -> None:
    wishes = read(["A", "C", "--peers", "none", "--seconds", "10"])
    assert wishes.wanted == ["A", "C"]
    assert (wishes.peers, wishes.seconds, wishes.urgent) == ("none", 10, False)


def test_an_unknown_scenario_is_refused_with_those_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read(["Z"])
    assert "none of opening, A" in capsys.readouterr().err
