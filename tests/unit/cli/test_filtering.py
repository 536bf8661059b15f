"""`palabre filter evaluate`: a column for each file, beside the goals, or the line that cannot be read."""

from pathlib import Path

import pytest

from palabre.cli.program import main

LINES = """
{"id":"a","text":"espèce d'abruti","label":1,"action":"block","categories":["insult"],"source":"adv_x"}
{"id":"b","text":"quel beau temps","label":1,"action":"flag","categories":["threat"],"source":"adv_x"}
"""


def test_figures_stand_beside_their_goals(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "few.jsonl").write_text(LINES, "utf-8")
    assert main(["filter", "evaluate", str(tmp_path / "few.jsonl"), "--wrong"]) == 0
    shown = capsys.readouterr().out.splitlines()
    recall = next(line for line in shown if "catégorie" in line or "category recall" in line)
    assert recall.split()[-6:] == ["≥", "0.85", "≥", "0.92", "0.50", "-"]
    assert [line.split("\t")[1] for line in shown if "→" in line] == ["quel beau temps"]


@pytest.mark.parametrize(
    ("content", "place"), [("{", "few.jsonl:1"), ("", "few.jsonl:0"), (None, "few.jsonl")]
)
def test_a_set_that_cannot_be_read_is_named_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None, place: str
) -> None:
    if content is not None:
        (tmp_path / "few.jsonl").write_text(content, "utf-8")
    assert main(["filter", "evaluate", str(tmp_path / "few.jsonl")]) == 1
    assert place in capsys.readouterr().err
