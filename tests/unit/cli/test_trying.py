"""``palabre rules backtest | promote``: figures on standard output, words on standard error, same gates."""

import asyncio
from pathlib import Path

import pytest

from palabre.cli.program import main
from palabre.domain.messages import Draft
from palabre.domain.rules import RuleStage
from palabre.main import Service, prepare
from palabre.settings import Settings
from tests import make

MINE = "spam.fromage"
FILE = """\
format = 1
[[rule]]
id = "spam.fromage"
when = 'text.folded.contains("fromage")'
action = "hold"
categories = ["spam"]
score = 0.7
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house in which two lines were said, and a rule of the staff is a draft."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setenv("PALABRE_DATA_DIR", str(tmp_path / "data"))
    asyncio.run(furnish(Settings(data_dir=tmp_path / "data")))
    (tmp_path / "rules.toml").write_text(FILE, encoding="utf-8")
    return tmp_path


async def furnish(settings: Settings) -> None:
    await prepare(settings)
    service = Service(settings)
    stores, now = service.stores, service.rule_parts.clock.now()
    await stores.database.start()
    await stores.rooms.add(make.room())
    for text in ("Du fromage ?", "Bonsoir"):
        said: Draft = make.draft(text=text, at=now)
        await stores.messages.append(said)
    version = make.rule_version(
        id=MINE, when='text.folded.contains("fromage")', stage=RuleStage.DRAFT, since=now, at=now
    )
    await stores.rules.add(version, make.rule_step(version), make.journal_entry())
    await stores.database.stop()


def test_the_rules_of_a_file_are_tried_and_nothing_is_kept(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", "backtest", "rules.toml", "--days", "7"]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [f"{MINE}\ttexts\t2\thits\t1", f"{MINE}\troom {make.ROOM}\t2\t1"]
    assert f"{MINE}: 0/2" in said.err
    assert main(["rules", "promote", MINE, "shadow"]) == 2


def test_a_rule_of_the_house_is_tried_then_promoted_through_its_gates(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", "promote", MINE, "shadow"]) == 2
    refused = capsys.readouterr()
    assert "backtest: need 1, have 0" in refused.err
    assert "gate_closed" in refused.err
    assert main(["rules", "backtest", MINE]) == 0
    assert main(["rules", "promote", MINE, "shadow"]) == 0
    capsys.readouterr()
    assert main(["rules", "promote", MINE, "share", "--share", "10"]) == 2
    missing = capsys.readouterr().err
    assert "time_or_hits: need 24, have 0, need_hits 200, have_hits 0" in missing
    assert "reviewed: need 30, have 0" in missing


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["backtest", "rien.ici"], "not_found"),
        (["backtest", "rules.toml", "--days", "31"], "invalid_input"),
        (["promote", "rien.ici", "live"], "not_found"),
        (["promote", "spam.link", "stopped"], "rule_built_in"),
        (["promote", MINE, "shadow", "--share", "10"], "invalid_input"),
    ],
)
def test_wrong_use_has_its_code(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: str
) -> None:
    assert main(["rules", *arguments]) == 2
    said = capsys.readouterr()
    assert code in said.err
    assert said.out == ""


def test_a_faulty_file_is_said_with_its_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "rules.toml").write_text(FILE.replace("contains", "contient"), encoding="utf-8")
    assert main(["rules", "backtest", "rules.toml"]) == 1
    assert "rules.toml:4:" in capsys.readouterr().err
