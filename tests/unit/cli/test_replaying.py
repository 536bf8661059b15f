"""``palabre filter replay``: stored verdicts are come to again, and what was changed is found."""

import asyncio
import json
import sqlite3
from pathlib import Path

import pytest

from palabre.cli.program import main
from palabre.engines.filter import Filter
from tests.unit.app.house import app_house

RUDE = "tu es vraiment un connard"
SAD = "envie de mourir ce soir"


async def _stop_some(url: str) -> tuple[str, str]:
    async with app_house(url, messages_per_minute=600, judge=Filter()) as house:
        ada = await house.person()
        refused, held = await house.refused(ada, RUDE), await house.held(ada, SAD)
        assert refused.submission.case_code is not None
        return refused.submission.case_code, str(held.submission.case_id)


@pytest.fixture
def codes(url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[str, str]:
    """The case code of a refused text, and the id of the case of a held one, in the database here."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PALABRE_DATABASE_URL", url)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return asyncio.run(_stop_some(url))


def change(url: str, statement: str) -> None:
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    with connection:
        connection.execute(statement)
    connection.close()


def test_all_that_is_kept_is_the_same(codes: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    del codes
    assert main(["filter", "replay", "--all"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip() == "2  same verdict, by signals and by text"


def test_named_texts_are_told_one_by_one_without_their_words(
    codes: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["filter", "replay", "--json", *codes]) == 0
    said = capsys.readouterr()
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert [(row["case"], row["outcome"], row["rule"]) for row in rows] == [
        (codes[0], "same", "insult.direct"),
        (codes[1], "same", "self_harm.signal"),
    ]
    for word in ("connard", "mourir"):
        assert word not in said.out + said.err


def test_what_was_changed_in_the_database_is_found(
    url: str, codes: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    change(url, "UPDATE submissions SET verdict = replace(verdict, 'insult.direct', 'insult.mild')")
    assert main(["filter", "replay", "--all"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split("\t")[:2] == [codes[0], "different"]
    assert [line.split("\t")[1:4] for line in lines[1:]] == [
        ["signals", "rule", "insult.mild"],
        ["text", "rule", "insult.mild"],
    ]


@pytest.mark.parametrize(
    "statement", ["DELETE FROM rule_sets", "UPDATE rule_sets SET rules = replace(rules, '0.9', '0.8')"]
)
def test_rules_that_are_gone_or_changed_are_not_believed(
    url: str, codes: tuple[str, str], capsys: pytest.CaptureFixture[str], statement: str
) -> None:
    change(url, statement)
    assert main(["filter", "replay", codes[0]]) == 1
    assert capsys.readouterr().out.split("\t")[:2] == [codes[0], "unreadable"]


def test_a_case_that_is_not_there_is_an_error(
    codes: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["filter", "replay", codes[0], "NOTHING"]) == 1
    assert "NOTHING: nothing to replay" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["--all", "CODE"]])
def test_one_says_which(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["filter", "replay", *arguments])
    assert end.value.code == 2
