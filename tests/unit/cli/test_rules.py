"""``palabre rules lint``: one line a fault, with its place and a reason in words."""

from pathlib import Path

import pytest

from palabre.cli.program import main
from palabre.cli.rules import sentence
from palabre.engines.rules import Fault, FaultCode, house_rules

HOUSE = Path(__file__).parents[3] / "src" / "palabre" / "engines" / "rules" / "house.toml"
BROKEN = """\
format = 1
[[rule]]
id = "spam.first"
when = 'text.folded.contains("PROMO") && author.rung < REGULAR'
action = "refuse"
categories = ["spam"]
score = 0.9
[[rule]]
id = "spam.second"
when = 'text.folded.matches("a.{0,40}b.{0,40}c")'
action = "hold"
categories = ["spam"]
score = 0.9
"""


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


def test_a_sound_file_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "lint", str(HOUSE)]) == 0
    said = capsys.readouterr()
    assert said.out.startswith(
        f"{HOUSE}: {len(house_rules().rules)} rules, of which 0 are asked about every text; cost "
    )
    assert said.err == ""


def test_each_fault_is_told_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(BROKEN, encoding="utf-8")
    assert main(["rules", "lint", str(file), str(HOUSE)]) == 1
    first, second, third = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{file}:4:30: unfolded")
    assert first.endswith("spam.first\u00a0: text.folded has neither capitals nor accents: write promo")
    assert second.startswith(f"{file}:10:29: pattern_too_large")
    assert third.startswith(str(HOUSE))


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\xff\xfe")
    assert main(["rules", "lint", str(tmp_path / "nothing.toml"), str(binary), str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 3)


@pytest.mark.parametrize("code", FaultCode)
def test_every_fault_has_its_words_in_both_languages(
    code: FaultCode, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = Fault(code=code, parameters=("un", "deux", "trois"))
    english = sentence(fault)
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert {sentence(fault), english} & {""} == set()
    assert sentence(fault) != english
    assert "{" not in sentence(fault) + english
